import { itemMarkAt } from './item-marks.js';
import { isUnit, phraseBefore, type Phrases } from './phrases.js';
import { squeezedWords } from './squeezing.js';
import type { Word } from './words.js';

/** Letters that two forms of one word share at least. */
const LEAST_STEM = 4;
/** Letters in which two forms of one word differ at most. */
const MOST_ENDING = 6;
/** Words of a name that a unit is looked for in. */
const MOST_NAME_WORDS = 30;

/**
 * Where a unit begins that the name itself tells: it repeats, bare, the noun that the name counts (`шығарылған материалдардың саны материал`), right
 * before the values at `end`. -1 where the last word is none; a word that ends names elsewhere in the document (`саны`) never is.
 */
export function countedNoun(words: readonly Word[], from: number, end: number, { nameEnds }: Phrases): number {
  const at = end - 1;
  const [before, last] = [words[at - 1], words[at]];
  if (before === undefined || last === undefined || at <= from + 1 || !/^\p{Ll}[\p{Ll}-]+$/u.test(last.text) || nameEnds.has(wordOf(last))) return -1;
  if (wordOf(before) === wordOf(last)) return at;
  const name = nameBefore(words, from, at);
  return name.some((word) => isInflected(wordOf(word), wordOf(last))) ? at : -1;
}

/**
 * Where a known unit at `unit` really begins: what stands before a slash (`тыс. тенге/⏎га`), a short form in the same cell (`п. км`), and the first of two words
 * that the name has in the same order (`рабочих мест` `рабочее место`) belong to it.
 */
export function wholeUnit(words: readonly Word[], from: number, unit: number, end: number, phrases: Phrases): number {
  const before = words[unit - 1];
  if (before === undefined || unit - 1 <= from || itemMarkAt(words, unit - 1) !== null) return unit;
  if (/\p{L}\/$/u.test(before.text)) return dividend(words, from, unit - 1, phrases);
  if (/^\p{Ll}{1,4}\.$/u.test(before.text) && before.gap === 'chunk' && words[unit]?.gap === 'space') return unit - 1;
  if (end - unit > 1 || !/^\p{Ll}+$/u.test(before.text)) return unit;
  const name = nameBefore(words, from, unit - 1);
  const [first, second] = [wordOf(before), wordOf(words[unit])];
  return name.some((word, index) => isAkin(wordOf(word), first) && isAkin(wordOf(name[index + 1]), second)) ? unit - 1 : unit;
}

/** Where the unit before a slash begins: `тыс. тенге/`, or the one unknown word `проверок/`. */
function dividend(words: readonly Word[], from: number, at: number, phrases: Phrases): number {
  const slashed = words[at];
  if (slashed === undefined) return at;
  const bare = [...words.slice(from, at), { ...slashed, text: slashed.text.slice(0, -1) }];
  const start = phraseBefore(bare, bare.length, 1, phrases, isUnit);
  return start < 0 ? at : from + start;
}

/** The words of the name that ends before `end`. */
function nameBefore(words: readonly Word[], from: number, end: number): readonly Word[] {
  const least = Math.max(from, end - MOST_NAME_WORDS);
  let start = end;
  while (start > least && (start === end || itemMarkAt(words, start) === null)) start -= 1;
  return words.slice(start, end);
}

function wordOf(word: Word | undefined): string {
  return word === undefined ? '' : squeezedWords([word]);
}

/** Whether a word is another with an ending. */
function isInflected(word: string, bare: string): boolean {
  return word.startsWith(bare) && word.length > bare.length && word.length - bare.length <= bare.length + MOST_ENDING && /^\p{L}+$/u.test(word.slice(bare.length));
}

/** Whether two words are forms of one. */
function isAkin(one: string, other: string): boolean {
  const least = Math.max(LEAST_STEM, Math.min(one.length, other.length) - 2);
  return one.length >= LEAST_STEM && one.slice(0, least) === other.slice(0, least) && Math.abs(one.length - other.length) <= MOST_ENDING;
}
