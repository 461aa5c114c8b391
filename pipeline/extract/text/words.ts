import type { SourceLine } from '../../model.js';
import { squeeze } from './glyphs.js';
import { lineOf } from './line.js';

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
  /** Its {@link squeeze}d text, worked out with the word: every recogniser compares it. */
  readonly squeezed: string;
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

/** `позиция4.`, `км/сут.1)`: the end of one cell and the item number of the next, printed without a space. */
const GLUED_ITEM = /^(\p{L}{3,}|\p{L}+\/\p{L}+\.?)(\d{1,3}[.)])$/u;
/** `4.Әлеуметтік`: an item number without the space after it. */
const NUMBERED_WORD = /^(\d{1,3}[.)])(\p{L}.*)$/u;
const SPACE = /\s/u;

/** The words of some lines in reading order, with the gap before each. */
export function wordsOf(lines: readonly SourceLine[]): Word[] {
  const words: Word[] = [];
  let last: SourceLine | null = null;
  let empties = 0;
  for (const each of lines) {
    const line = lineOf(each);
    const own = line.words;
    if (own.length === 0) {
      if (line.text === '') empties += 1;
      continue;
    }
    const first = line.firstBehind(gapBetween(last, line, empties));
    if (first !== undefined) words.push(first);
    for (let index = 1; index < own.length; index += 1) words.push(own[index] as Word);
    last = line;
    empties = 0;
  }
  return words;
}

/** The words of one line, the first as behind a finished line. {@link Line} remembers them. */
export function splitLine(line: SourceLine): Word[] {
  const text = unspaced(line.text);
  const end = text.trimEnd().length;
  const isJoined = text.includes(JOINED);
  const words: Word[] = [];
  let lastEnd = 0;
  for (let from = 0; from < end; from += 1) {
    if (isSpace(text.charCodeAt(from))) continue;
    let to = from + 1;
    while (to < end && !isSpace(text.charCodeAt(to))) to += 1;
    const printed = text.slice(from, to);
    const word: Word = {
      text: printed, squeezed: squeeze(printed), line: line.no, from, to, gap: words.length === 0 ? 'line' : 'space', wide: words.length > 0 && from - lastEnd >= 2,
      trailing: to === end ? text.length - to : 0,
    };
    const parts = DIGIT.test(word.text) ? partsOf(word) : [word];
    words.push(...(isJoined ? parts.map((part) => ({ ...part, text: part.text.replaceAll(JOINED, '') })) : parts));
    lastEnd = to;
    from = to;
  }
  return words;
}

const DIGIT = /\d/;

/** What the language calls white space. */
function isSpace(code: number): boolean {
  return code === 32 || (code < 128 ? code >= 9 && code <= 13 : code >= 160 && (code < 0x1680 ? code === 160 : SPACE.test(String.fromCharCode(code))));
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
  return isSpace(last.text.charCodeAt(last.text.length - 1)) ? 'wrap' : 'line';
}

/** A word with a digit: as it stands, or two that were printed without a space. */
function partsOf(word: Word): Word[] {
  const glued = GLUED_ITEM.exec(word.text);
  if (glued?.[1] !== undefined) return cut(word, glued[1].length, 'line');
  const numbered = NUMBERED_WORD.exec(word.text);
  if (numbered?.[1] !== undefined) return cut(word, numbered[1].length, 'space');
  return [word];
}

/** A word cut in two, with a gap between them that was not printed. */
function cut(word: Word, length: number, gap: Gap): Word[] {
  return [partOfWord(word, 0, length), { ...partOfWord(word, length), gap, wide: false }];
}

/** The characters of a word from `from` up to, not including, `to`: a title glued to its label, a name without its mark. */
export function partOfWord(word: Word, from: number, to: number = word.text.length): Word {
  const text = word.text.slice(from, to);
  return { ...word, text, squeezed: squeeze(text), from: word.from + from, to: word.from + from + text.length };
}

/** Puts words behind others, where there are any; a whole document's may be too many for the arguments of one call. */
export function appendWords(words: Word[] | undefined, more: readonly Word[]): void {
  for (const word of more) words?.push(word);
}
