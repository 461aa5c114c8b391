import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import { itemMarkAt } from './item-marks.js';
import { unitBefore, type Phrases } from '../text/phrases.js';
import { squeezedWords } from '../text/squeezing.js';
import { partOfWord, type Word } from '../text/words.js';

/**
 * Units that no list holds, right before a row's values: what a reader knows them by.
 */

/** Letters that two forms of one word share at least. */
const LEAST_STEM = 4;
/** Letters in which two forms of one word differ at most. */
const MOST_ENDING = 6;
/** Words of a name that a unit is looked for in. */
const MOST_NAME_WORDS = 30;
/** Words of a name that are left before a unit which nothing but its form tells. */
const LEAST_NAME_WORDS = 2;

/**
 * Where an unknown unit begins that ends right before the values at `end`; -1 where none can be told.
 *
 * @param from where the row's words begin.
 * @param always whether every row of such a table prints its unit.
 */
export function ownUnit(words: readonly Word[], from: number, end: number, always: boolean, phrases: Phrases): number {
  const broken = brokenNoun(words, from, end, always, phrases);
  if (broken >= 0) return phrases.lexicon.multipliers.includes(wordOf(words[broken - 1])) && broken - 1 > from ? broken - 1 : broken;
  const at = end - 1;
  const counted = countedNoun(words, from, end, phrases);
  if (counted >= 0) return isMultiplied(words, at, phrases) ? at - 1 : wholeUnit(words, from, counted, end, phrases);
  const last = words[at];
  // White space behind it tells that its text wraps on.
  if (last === undefined || at <= from || last.trailing > 0 || itemMarkAt(words, at) !== null || phrases.nameEnds.has(wordOf(last))) return -1;
  if (isMultiplied(words, at, phrases) && at - 1 > from) return at - 1;
  if (isShortForm(words, at, phrases)) return at;
  const measured = /^\p{Ll}+$/u.test(last.text) ? withAdjective(words, from, at, phrases) : -1;
  if (measured >= 0) return measured;
  const perTime = Math.max(unitPerTime(words, from, at, phrases), unitPerNoun(words, from, at, phrases));
  if (perTime >= 0) return perTime;
  if (isAcronymOf(last, nameBefore(words, from, at))) return at;
  return isBareBehindName(words, from, at, always, phrases) ? at : -1;
}

/** Words of a known unit before what it is counted by. */
const MOST_UNIT_WORDS = 2;
/** Letters of a fragment that is no word and no ending of a name by itself. */
const MOST_FRAGMENT = 2;

/** Where a unit begins that its narrow cell broke inside its word, over one or two lines: `автомашин ⏎а`, `подсисте ⏎ма`; -1 where none is. */
function brokenNoun(words: readonly Word[], from: number, end: number, always: boolean, phrases: Phrases): number {
  const at = end - 2;
  const [first, rest] = words.slice(at, end);
  const isBroken = rest !== undefined && rest.gap !== 'space' && rest.gap !== 'page' && /^\p{Ll}+$/u.test(rest.text) && /^\p{Ll}{3,}$/u.test(first?.text ?? '');
  if (!isBroken || first === undefined || at <= from + 1 || rest.trailing > 0 || phrases.nameEnds.has(wordOf(rest))) return -1;
  const joined = [...words.slice(0, at), { ...first, text: first.text + rest.text, squeezed: first.squeezed + rest.squeezed, trailing: rest.trailing }];
  if (countedNoun(joined, from, at + 1, phrases) === at) return at;
  const forms = LABEL_FORMS[phrases.lexicon.language];
  const isFragment = rest.text.length <= MOST_FRAGMENT && always && !forms.leadsOn.test(wordOf(words[at - 1])) && !forms.modifies.test(wordOf(words[at - 1]));
  return isFragment ? at : -1;
}

/**
 * Where a unit begins that the name itself tells: it repeats, bare, the noun that the name counts (`шығарылған материалдардың саны материал`, `проведенных
 * экспертиз экспертиза`), right before the values at `end`. -1 where the last word is none; a word that ends names elsewhere in the document (`саны`) never is.
 */
export function countedNoun(words: readonly Word[], from: number, end: number, { nameEnds, lexicon }: Phrases): number {
  const at = end - 1;
  const [before, last] = [words[at - 1], words[at]];
  if (before === undefined || last === undefined || at <= from + 1 || nameEnds.has(wordOf(last))) return -1;
  const forms = LABEL_FORMS[lexicon.language];
  const name = nameBefore(words, from, at);
  // `Число ЦОН … ЦОН`
  if (/^\p{Lu}{2,}$/u.test(last.text)) return !forms.leadsOn.test(wordOf(before)) && !forms.modifies.test(wordOf(before)) && name.some((word) => bare(word) === wordOf(last)) ? at : -1;
  if (!/^\p{Ll}[\p{Ll}-]+$/u.test(last.text)) return -1;
  if (wordOf(before) === wordOf(last)) return at;
  if (name.some((word) => isInflected(bare(word), wordOf(last)))) return at;
  const mayEndName = forms.leadsOn.test(wordOf(before)) || forms.modifies.test(wordOf(before)) || forms.modifies.test(wordOf(last));
  return !mayEndName && name.some((word) => isOtherForm(bare(word), wordOf(last))) ? at : -1;
}

/**
 * Where a known unit at `unit` really begins: what stands before a slash (`тыс. тенге/⏎га`), a short form in the same cell (`п. км`), what is counted per it (`дел
 * в день`), and the first of two words that the name has in the same order (`рабочих мест` `рабочее место`, `населенных пунктов` `нас. пункт`) belong to it.
 */
export function wholeUnit(words: readonly Word[], from: number, unit: number, end: number, phrases: Phrases): number {
  const before = words[unit - 1];
  if (before === undefined || unit - 1 <= from || itemMarkAt(words, unit - 1) !== null) return unit;
  if (/\p{L}\/$/u.test(before.text)) return dividend(words, from, unit - 1, phrases);
  if (/^\p{Ll}{1,4}\.$/u.test(before.text) && before.gap === 'chunk' && words[unit]?.gap === 'space') return unit - 1;
  const measured = withAdjective(words, from, unit, phrases);
  if (measured >= 0) return measured;
  const counted = countedPer(words, from, unit, phrases);
  if (counted >= 0) return counted;
  if (end - unit > 1 || !/^\p{Ll}+\.?$/u.test(before.text)) return unit;
  const name = nameBefore(words, from, unit - 1);
  const [first, second] = [wordOf(before), wordOf(words[unit])];
  const isFirst = (word: string): boolean => (first.endsWith('.') ? word.startsWith(first.slice(0, -1)) : isAkin(word, first));
  return name.some((word, index) => isFirst(bare(word)) && isAkin(bare(name[index + 1]), second)) ? unit - 1 : unit;
}

/**
 * Where a unit begins whose noun at `at` has the adjective of a measure before it, and perhaps its thousands: `тыс. рабочих мест`; or one in the singular, with which
 * no name ends: `летный час`. -1 where it has none.
 */
function withAdjective(words: readonly Word[], from: number, at: number, { lexicon }: Phrases): number {
  const { leadsOn, singularAdjective, unitAdjective } = LABEL_FORMS[lexicon.language];
  const start = pieceStart(words, at - 1);
  const adjective = words.slice(start, at).map(wordOf).join('');
  const isSingular = singularAdjective?.test(adjective) === true && /^\p{Ll}/u.test(words[start]?.text ?? '') && hasLetters(words[start - 1]) && !leadsOn.test(wordOf(words[start - 1]));
  if (isSingular && start - from > LEAST_NAME_WORDS - 1 && /^\p{Ll}+$/u.test(words[at]?.text ?? '')) return start;
  if (at - 1 <= from + 1 || !unitAdjective.test(wordOf(words[at - 1]))) return -1;
  return lexicon.multipliers.includes(wordOf(words[at - 2])) && at - 2 > from + 1 ? at - 2 : at - 1;
}

/** Where the unit before a slash begins: `тыс. тенге/`, or the one unknown word `проверок/`. */
function dividend(words: readonly Word[], from: number, at: number, phrases: Phrases): number {
  const slashed = words[at];
  if (slashed === undefined) return at;
  const bare = [...words.slice(from, at), partOfWord(slashed, 0, slashed.text.length - 1)];
  const start = unitBefore(bare, bare.length, 1, phrases);
  return start < 0 ? at : from + start;
}

/** Where what is counted per the unit at `unit` begins, a known unit or one word: no name ends with the word that leads over. -1 where none leads over. */
function countedPer(words: readonly Word[], from: number, unit: number, phrases: Phrases): number {
  const { leadsOn, modifies, per } = LABEL_FORMS[phrases.lexicon.language];
  const leading = words[unit - 1];
  if (per === null || leading === undefined || !per.test(wordOf(leading))) return -1;
  // A name that wraps on behind it, over another cell.
  if (leading.trailing > 0 && words[unit]?.gap !== 'wrap' && words[unit]?.gap !== 'line') return -1;
  const known = unitBefore(words, unit - 1, from + 1, phrases);
  if (known >= 0) return known;
  const isWord = /^\p{Ll}+$/u.test(words[unit - 2]?.text ?? '') && unit - 2 > from + LEAST_NAME_WORDS - 1 && itemMarkAt(words, unit - 2) === null;
  const asking = wordOf(words[unit - 3]);
  return isWord && !leadsOn.test(asking) && !modifies.test(asking) ? unit - 2 : -1;
}

/** `рейсов в сутки`, behind words that end a name. */
function unitPerTime(words: readonly Word[], from: number, at: number, { lexicon }: Phrases): number {
  const { per, perTime, leadsOn, modifies } = LABEL_FORMS[lexicon.language];
  if (per === null || perTime?.test(wordOf(words[at])) !== true || !per.test(wordOf(words[at - 1])) || at - 2 < from + LEAST_NAME_WORDS) return -1;
  const [before, counted] = [words[at - 3], words[at - 2]];
  const isCounted = /^\p{Ll}{2,}$/u.test(counted?.text ?? '') && !leadsOn.test(wordOf(before)) && !modifies.test(wordOf(before)) && nameBefore(words, from, at - 2).length > LEAST_NAME_WORDS;
  return isCounted ? pieceStart(words, at - 2) : -1;
}

/** Where a word begins of which a line's end cut off so few letters that they are none: `мероприят ⏎ий`. */
function pieceStart(words: readonly Word[], at: number): number {
  const [before, piece] = [words[at - 1], words[at]];
  const isPiece = piece !== undefined && piece.gap !== 'space' && piece.gap !== 'page' && /^\p{Ll}{1,2}$/u.test(piece.text) && /^\p{Ll}{3,}$/u.test(before?.text ?? '');
  return isPiece ? at - 1 : at;
}

/** `млн. тенге на случай`: a known unit for each of something. */
function unitPerNoun(words: readonly Word[], from: number, at: number, phrases: Phrases): number {
  const { per } = LABEL_FORMS[phrases.lexicon.language];
  if (per?.test(wordOf(words[at - 1])) !== true || !/^\p{Ll}{2,}$/u.test(words[at]?.text ?? '')) return -1;
  const known = unitBefore(words, at - 1, from + 1, phrases);
  return known >= 0 && at - 1 - known <= MOST_UNIT_WORDS && hasLetters(words[known - 1]) ? known : -1;
}

function hasLetters(word: Word | undefined): boolean {
  return /[\p{L})»”"]$/u.test(word?.text ?? '');
}

/** `Технико-экономические обоснования ТЭО`: the initials of words of the name. */
function isAcronymOf(word: Word, name: readonly Word[]): boolean {
  if (!/^\p{Lu}{2,}$/u.test(word.text)) return false;
  const initials = name.flatMap(({ squeezed }) => squeezed.split('-')).map((part) => part.charAt(0)).join('');
  return initials.includes(wordOf(word));
}

/** `тыс. дел`: thousands of something. */
function isMultiplied(words: readonly Word[], at: number, { lexicon }: Phrases): boolean {
  const before = words[at - 2]?.text ?? '';
  return /^\p{Ll}{2,}\.?$/u.test(words[at]?.text ?? '') && lexicon.multipliers.includes(wordOf(words[at - 1])) && !/\d$/u.test(before);
}

/** `е.м.`, `экз.`: a short form that is none of those which end sentences and years. */
function isShortForm(words: readonly Word[], at: number, { lexicon }: Phrases): boolean {
  const before = words[at - 1]?.text ?? '';
  return /^(?:\p{Ll}{1,5}\.)+$/u.test(words[at]?.text ?? '') && /[\p{L}»”")]$/u.test(before) && !LABEL_FORMS[lexicon.language].shortEnd.test(wordOf(words[at]));
}

/**
 * Whether the word at `at` is a bare noun behind a name that has ended. A noun that could end the name is one where each row prints its unit, and the
 * name before it can be whole.
 */
export function isBareBehindName(words: readonly Word[], from: number, at: number, always: boolean, { lexicon }: Phrases): boolean {
  const forms = LABEL_FORMS[lexicon.language];
  const [before, last] = [words[at - 1], words[at]];
  if (before === undefined || last === undefined || !/^\p{Ll}[\p{Ll}-]+$/u.test(last.text) || !/[\p{L}»”")]$/u.test(before.text)) return false;
  const squeezed = wordOf(before);
  if (forms.leadsOn.test(squeezed) || forms.leadsOn.test(wordOf(last)) || itemMarkAt(words, at - 1) !== null) return false;
  if (forms.endsName !== null) return forms.bareNoun.test(wordOf(last)) && forms.endsName.test(squeezed) && !forms.modifies.test(squeezed);
  const isNoun = forms.bareNoun.test(wordOf(last)) || (always && forms.nounOrEnd.test(wordOf(last)));
  return isNoun && !forms.modifies.test(squeezed) && nameBefore(words, from, at).length >= LEAST_NAME_WORDS;
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

/** A word without the punctuation behind it. */
function bare(word: Word | undefined): string {
  return wordOf(word).replace(/(?<![,.;:)»”"])[,.;:)»”"]+$/u, '');
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

/** Letters of the end in which two forms of one noun differ. */
const MOST_CHANGED = 2;

/** Whether a word, or the end of one put together (`телепередач`), is another form of a noun: all but their last letters agree. */
function isOtherForm(word: string, noun: string): boolean {
  const stem = noun.slice(0, Math.max(LEAST_STEM, noun.length - MOST_CHANGED));
  const at = word.lastIndexOf(stem);
  const rest = at < 0 ? '' : word.slice(at + stem.length);
  return at >= 0 && word !== noun && noun.length > LEAST_STEM && rest.length <= MOST_CHANGED && /^\p{L}*$/u.test(rest);
}
