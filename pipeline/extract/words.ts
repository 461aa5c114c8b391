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

/** `позиция4.`: the end of one cell and the item number of the next, printed without a space. */
const GLUED_ITEM = /^(\p{L}{3,})(\d{1,3}[.)])$/u;
/** `4.Әлеуметтік`: an item number without the space after it. */
const NUMBERED_WORD = /^(\d{1,3}[.)])(\p{L}.*)$/u;
const SPACE = /\s/u;

/** The words of some lines in reading order, with the gap before each. */
export function wordsOf(lines: readonly SourceLine[]): Word[] {
  const words: Word[] = [];
  let last: SourceLine | null = null;
  let empties = 0;
  for (const line of lines) {
    const [first, ...others] = wordsOfLine(line);
    if (first === undefined) {
      if (line.text === '') empties += 1;
      continue;
    }
    const gap = gapBetween(last, line, empties);
    words.push(gap === first.gap ? first : { ...first, gap }, ...others);
    last = line;
    empties = 0;
  }
  return words;
}

const LINES = new WeakMap<SourceLine, readonly Word[]>();

/** The words of one line; remembered, since every recogniser asks for them. */
function wordsOfLine(line: SourceLine): readonly Word[] {
  let words = LINES.get(line);
  if (words === undefined) {
    words = splitLine(line);
    LINES.set(line, words);
  }
  return words;
}

function splitLine(line: SourceLine): Word[] {
  const text = unspaced(line.text);
  const end = text.trimEnd().length;
  const words: Word[] = [];
  let lastEnd = 0;
  for (let from = 0; from < end; from += 1) {
    if (isSpace(text.charCodeAt(from))) continue;
    let to = from + 1;
    while (to < end && !isSpace(text.charCodeAt(to))) to += 1;
    const trailing = to === end ? text.length - to : 0;
    for (const part of partsOf(text.slice(from, to))) {
      const start = from + part.offset;
      words.push({
        text: part.text.replaceAll(JOINED, ''), line: line.no, from: start, to: start + part.text.length,
        gap: part.offset > 0 ? part.gap : words.length === 0 ? 'line' : 'space', wide: words.length > 0 && part.offset === 0 && from - lastEnd >= 2, trailing,
      });
    }
    lastEnd = to;
    from = to;
  }
  return words;
}

/** What the language calls white space. */
function isSpace(code: number): boolean {
  return code === 32 || (code < 128 ? code >= 9 && code <= 13 : SPACE.test(String.fromCharCode(code)));
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
  if (!/\d/u.test(text)) return [{ text, offset: 0, gap: 'start' }];
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
