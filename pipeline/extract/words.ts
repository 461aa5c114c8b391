import type { SourceLine } from '../model.js';

/**
 * Words of the source with what separates them.
 *
 * A text dump has lost the columns; what is left of the layout is white space. A trailing space tells that a cell's text wraps on, an
 * empty line that another cell (or a part of one further down the page) follows, and a page break may cut anything.
 */
export type Gap =
  /** First word of the text, or glued to the word before it. */
  | 'start'
  /** White space in a line. */
  | 'space'
  /** A line break after trailing white space: the text wraps. */
  | 'wrap'
  /** A line break with nothing before it. */
  | 'line'
  /** At least one empty line. */
  | 'chunk'
  /** A page break. */
  | 'page';

export interface Word {
  readonly text: string;
  readonly line: number;
  /** Characters of the line, 0-based, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly gap: Gap;
  /** Whether more than one space stands before it in its line: between words of a letter-spaced line. */
  readonly wide: boolean;
  /** The line's text after this word, where it is the last one: white space only. Two or more tell a justified line. */
  readonly trailing: number;
}

const NON_SPACE = /\S+/gu;
/** `позиция4.`: the end of one cell and the item number of the next, printed without a space. */
const GLUED_ITEM = /^(\p{L}{3,})(\d{1,3}[.)])$/u;
/** `4.Әлеуметтік`: an item number without the space after it. */
const NUMBERED_WORD = /^(\d{1,3}[.)])(\p{L}.*)$/u;

/** The words of some lines in reading order, with the gap before each. */
export function wordsOf(lines: readonly SourceLine[]): Word[] {
  const words: Word[] = [];
  let last: SourceLine | null = null;
  let empties = 0;
  for (const line of lines) {
    if (line.text.trim() === '') {
      if (line.text === '') empties += 1;
      continue;
    }
    let gap: Gap = gapBetween(last, line, empties);
    const matches = [...unspaced(line.text).matchAll(NON_SPACE)];
    let lastEnd = 0;
    for (const [index, match] of matches.entries()) {
      const from = match.index;
      const trailing = index === matches.length - 1 ? line.text.length - from - match[0].length : 0;
      for (const part of partsOf(match[0])) {
        const start = from + part.offset;
        const wide = index > 0 && part.offset === 0 && from - lastEnd >= 2;
        words.push({ text: part.text.replaceAll(JOINED, ''), line: line.no, from: start, to: start + part.text.length, gap: part.offset > 0 ? part.gap : gap, wide, trailing });
      }
      lastEnd = from + match[0].length;
      gap = 'space';
    }
    last = line;
    empties = 0;
  }
  return words;
}

/** Digits and a decimal comma printed apart: `0 , 8`. */
const SPACED_DECIMAL = /(?<=^|\s)\d(?: \d){0,5} , \d(?: \d){0,3}(?=\s|$)/gu;
/** Stands for a space inside a letter-spaced decimal, so that it is one word. */
const JOINED = '\u2060';

/** A line whose letter-spaced decimals are one word each; no character changes its place. */
function unspaced(text: string): string {
  return text.includes(' , ') ? text.replace(SPACED_DECIMAL, (decimal) => decimal.replaceAll(' ', JOINED)) : text;
}

function gapBetween(last: SourceLine | null, line: SourceLine, empties: number): Gap {
  if (last === null) return 'start';
  if (last.page !== line.page) return 'page';
  if (empties > 0) return 'chunk';
  return /\s$/u.test(last.text) ? 'wrap' : 'line';
}

function partsOf(text: string): { text: string; offset: number; gap: Gap }[] {
  const glued = GLUED_ITEM.exec(text);
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    return [{ text: glued[1], offset: 0, gap: 'start' }, { text: glued[2], offset: glued[1].length, gap: 'line' }];
  }
  const numbered = NUMBERED_WORD.exec(text);
  if (numbered?.[1] !== undefined && numbered[2] !== undefined) {
    return [{ text: numbered[1], offset: 0, gap: 'start' }, { text: numbered[2], offset: numbered[1].length, gap: 'space' }];
  }
  return [{ text, offset: 0, gap: 'start' }];
}
