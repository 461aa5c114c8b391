import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Qualifier } from '../../model.js';
import { atomsOf, isCross, isDash, isMark, qualifierAt, type Cell } from '../numbers/cells.js';
import type { Word } from '../text/words.js';

/**
 * What one cell of a value's column holds. All of its digits are one number, where they can be: a space groups them by three, a line's end
 * may stand anywhere. What can be read in two ways, or is no value, is not read.
 */
export interface CellReading {
  readonly cell: Cell;
  /** Other readings, where there is no telling: each the numbers that it would hold. */
  readonly rivals: readonly (readonly string[])[];
}

/** Reads the words of a cell, of which there is at least one. */
export function readCell(words: readonly Word[], lexicon: Lexicon): CellReading {
  const unread: Cell = { value: null, absence: null, qualifier: null, marks: '', words };
  const [first] = words;
  if (first !== undefined && words.length === 1 && (isDash(first.text) || isCross(first.text))) {
    return { cell: { ...unread, absence: isDash(first.text) ? 'dash' : 'cross' }, rivals: [] };
  }
  const { digits, qualifier } = withoutQualifiers(words, lexicon);
  const number = digits === null ? null : numberOf(digits);
  if (number !== null) return { cell: { ...unread, ...number, qualifier }, rivals: [] };
  const apart = atomsOf(words, lexicon).flatMap(({ kind, text, negative }) => (kind === 'digits' || kind === 'decimal' ? [`${negative ? '-' : ''}${text}`] : []));
  return { cell: unread, rivals: apart.length > 1 ? [apart] : [] };
}

/** The words that hold digits, and what the others say of the number; no digits where words stand that say something else. */
function withoutQualifiers(words: readonly Word[], lexicon: Lexicon): { digits: readonly Word[] | null; qualifier: Qualifier | null } {
  const digits: Word[] = [];
  let qualifier: Qualifier | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    const found = qualifierAt(words, index, lexicon);
    if (found !== null) {
      // It stands on its side of the number, and only once.
      const isInPlace = found.place === 'before' ? digits.length === 0 : index + found.length === words.length;
      if (qualifier !== null || !isInPlace) return { digits: null, qualifier: null };
      qualifier = found.qualifier;
      index += found.length - 1;
    } else if (/^[-−–]?[\d.,*]+$/u.test(word.text) || /^[-−–]$/u.test(word.text)) digits.push(word);
    else return { digits: null, qualifier: null };
  }
  return { digits, qualifier };
}

const NUMBER = /^(?<sign>[-−–]?)(?<whole>\d{1,24})(?:[.,](?<fraction>\d{1,8}))?(?<marks>\*{0,3})$/u;

/** The one number that words make; null where they make none, or may make two. */
function numberOf(words: readonly Word[]): Pick<Cell, 'value' | 'marks'> | null {
  const match = NUMBER.exec(words.map(({ text }) => text).join(''));
  if (match?.groups === undefined || !isOneNumber(words)) return null;
  const { sign = '', whole = '', fraction, marks = '' } = match.groups;
  return { value: `${sign === '' ? '' : '-'}${whole}${fraction === undefined ? '' : `.${fraction}`}`, marks };
}

/** Whether a word is a digit of a line that is spread to fill its cell: single digits alone, and the number goes on in the next line. */
function isSpread(words: readonly Word[], index: number): boolean {
  const line = words.filter((word) => word.line === words[index]?.line);
  return (line.at(-1)?.trailing ?? 0) > 0 && line.every(({ text }) => /^\d$/u.test(text));
}

/**
 * Whether digits are grouped as one number's: behind a space by three. A line that is full may end anywhere in a number; one that has room
 * left for what follows ends it.
 */
function isOneNumber(words: readonly Word[]): boolean {
  const segments: Word[][] = [];
  for (const [index, word] of words.entries()) {
    const last = words[index - 1];
    if (last !== undefined && word.gap !== 'space' && last.trailing === 0) return false;
    if (last === undefined || (word.gap === 'space' && /^\d/u.test(word.text) && !isSpread(words, index))) segments.push([word]);
    else segments.at(-1)?.push(word);
  }
  return segments.every((segment, index) => {
    const whole = segment.map(({ text }) => text).join('').replace(/[.,].*$/u, '').replace(/\D/gu, '');
    if (index > 0) return whole.length > 0 && whole.length % 3 === 0 && (segment.length > 1 || whole.length === 3);
    return segments.length === 1 || segment.length > 1 || whole.length <= 3;
  });
}

/** Whether a cell of marks holds a cross or a dash, or as many as its item has lines. */
export function markOf(words: readonly Word[]): 'cross' | 'dash' | null {
  if (words.length === 0) return null;
  if (words.every(({ text }) => isMark(text))) return 'cross';
  return words.every(({ text }) => isDash(text)) ? 'dash' : null;
}
