import { LABEL_FORMS, type LabelForms } from '../../lexicon/label-forms.js';
import type { Language } from '../../model.js';
import { asks, mayBegin, opensSource } from './common-endings.js';
import { itemMarkAt } from './item-marks.js';
import type { Phrases } from '../text/phrases.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/**
 * Where a source of information begins that stands right before a row's unit, in its name's last line or cut by an empty line.
 */

/** Words of a source that is known by the word it begins with. */
const MOST_SOURCE_WORDS = 14;
/** Words of a source behind the capital of the body that it names. */
const MOST_BODY_WORDS = 5;

/** Whether the word at an index is none of a known unit, source or value. */
export type IsName = (index: number) => boolean;

/**
 * Index of a source's first word, told by the word that it begins or ends with; -1 where none tells.
 *
 * @param end where the unit begins.
 * @param from where what is known of the source begins; -1 where nothing is.
 */
export function sourceStart(words: readonly Word[], isName: IsName, end: number, from: number, phrases: Phrases): number {
  const told = Math.max(headBefore(words, isName, end, from, phrases), bodyBefore(words, isName, end, from, phrases));
  if (told >= 0) return told;
  const opening = openingBefore(words, isName, end, from, phrases);
  return opening >= 0 ? opening : paragraphBefore(words, isName, from, phrases);
}

/** Where the paragraph begins whose last word asks for what is known of a source, from an empty line on: `учет лесного ⏎⏎фонда`. -1 where none does. */
function paragraphBefore(words: readonly Word[], isName: IsName, from: number, { lexicon }: Phrases): number {
  const forms = LABEL_FORMS[lexicon.language];
  const isCut = from > 0 && words[from]?.gap === 'chunk' && isName(from - 1);
  const last = isCut ? squeezedWords(words.slice(from - 1, from)) : '';
  if (!isCut || !(asks(last, forms) || (forms.endsName === null && forms.modifies.test(last)))) return -1;
  for (let index = from - 1; index > Math.max(0, from - MOST_BODY_WORDS) && isName(index) && itemMarkAt(words, index) === null; index -= 1) {
    if (words[index]?.gap === 'chunk') return hasName(words, isName, index) && mayBegin(words, index, forms) ? index : -1;
  }
  return -1;
}

/**
 * Where a source begins that a word known to begin sources tells, though it stands in the name's last line or its cell is cut by an empty
 * line; -1 where none does. `from` is where what is known of it begins (-1: nothing is); a name stands before it.
 */
function headBefore(words: readonly Word[], isName: IsName, end: number, from: number, { heads, lexicon }: Phrases): number {
  const least = Math.max(0, end - MOST_SOURCE_WORDS);
  for (let index = from < 0 ? end - 1 : from - 1; index > least && isName(index) && itemMarkAt(words, index) === null; index -= 1) {
    const isHead = heads.has(squeezedWords(words.slice(index, index + 1))) && index + 1 < end;
    const isCut = from > 0 && words[from]?.gap === 'chunk' && lexicon.sourceHead?.test(squeezedWords(words.slice(index, index + 2))) === true;
    if ((isHead || isCut) && isName(index - 1) && hasName(words, isName, index)) return index;
  }
  return -1;
}

/**
 * Where a source begins that ends in a word known to end sources and names a body: at the body's initial in the name's last line; or at the
 * quotation mark that a border cuts off. -1 where neither tells.
 */
function bodyBefore(words: readonly Word[], isName: IsName, end: number, from: number, { lexicon, nameEnds }: Phrases): number {
  if (lexicon.sourceTail?.test(squeezedWords(words.slice(end - 1, end))) !== true) return -1;
  const known = from < 0 ? '' : squeezedWords(words.slice(from, end));
  const opening = /^[^«]*»/u.test(known) ? /«/u : from < 0 ? /^[«"“„]?\p{Lu}/u : null;
  if (opening === null) return -1;
  const last = (from < 0 ? end : from) - 1;
  for (let index = last; index > Math.max(0, last - MOST_BODY_WORDS) && isName(index) && itemMarkAt(words, index) === null; index -= 1) {
    if (nameEnds.has(squeezedWords(words.slice(index, index + 1)))) return -1;
    if (!opening.test(words[index]?.text ?? '')) continue;
    let start = index;
    while (/^[«"“„]?\p{Lu}/u.test(words[start - 1]?.text ?? '') && words[start]?.gap === 'space' && hasName(words, isName, start - 1)) start -= 1;
    return hasName(words, isName, start) ? start : -1;
  }
  return -1;
}

/**
 * Where a source begins that a body or document opens, as nothing in a name before it asks for: with a capital (`документов Комитет по исполнению судебных
 * актов`), in a paragraph of its own (`внутренний учет`), with its number (`форма 4-ОН`), or right before what is known of it.
 */
function openingBefore(words: readonly Word[], isName: IsName, end: number, from: number, { lexicon }: Phrases): number {
  const forms = LABEL_FORMS[lexicon.language];
  const last = (from < 0 ? end : from) - 1;
  if (forms.endsName !== null) return bodyAtEnd(words, isName, end, from, lexicon.language);
  for (let index = last; index > Math.max(0, end - MOST_SOURCE_WORDS) && isName(index) && itemMarkAt(words, index) === null; index -= 1) {
    if (!opensSource(words, index, forms) || !hasName(words, isName, index) || !mayBegin(words, index, forms)) continue;
    const word = words[index];
    const isSetApart = word?.gap === 'chunk' || word?.gap === 'page' || (index === from - 1 && !opensSource(words, from, forms));
    const isNumbered = /^\d\S*\p{L}/u.test(words[index + 1]?.text ?? '');
    const isDocument = [index, index + 1].some((at) => at < end && forms.sourceDocument?.test(squeezedWords(words.slice(at, at + 1))) === true);
    if (isSetApart || isNumbered || isDocument || /^\p{Lu}/u.test(word?.text ?? '')) return index;
  }
  return -1;
}

/** Where a source begins that ends in a body or document: at the capital or quotation mark behind the end of a name. */
function bodyAtEnd(words: readonly Word[], isName: IsName, end: number, from: number, language: Language): number {
  const forms = LABEL_FORMS[language];
  const last = words[end - 1];
  if (last === undefined || forms.endsName === null || !isName(end - 1)) return -1;
  const isShort = /^\p{Lu}{2,}$/u.test(last.text);
  if (!isShort && !forms.sourceWord.test(squeezedWords([last]))) return -1;
  for (let index = end - 1; index > Math.max(0, end - 1 - MOST_BODY_WORDS) && isName(index) && itemMarkAt(words, index) === null; index -= 1) {
    const before = words[index - 1];
    if (before === undefined || !hasName(words, isName, index)) continue;
    const squeezed = squeezedWords([before]);
    if (from < 0 && isFirmlyBehind(words, index, end, forms)) return index;
    if (!/^[«"“„]?\p{Lu}/u.test(words[index]?.text ?? '')) continue;
    // The initials of a body stand together: `ҚР СА деректері`.
    if (isCapitals(before.text) && words[index]?.gap === 'space') continue;
    const isInitials = isCapitals(words[index]?.text ?? '') && index < end - 1 && !/[»”"]$/u.test(before.text) && !forms.modifies.test(squeezed) && mayBegin(words, index, forms);
    if (isInitials || /[)]$/u.test(before.text) || (forms.endsName.test(squeezed) && !forms.modifies.test(squeezed) && mayBegin(words, index, forms))) return index;
  }
  return -1;
}

/** Whether a phrase that no clause and no plural begins stands behind the firm end of another: `спорт алаңдары` `қабылдау актілері`. */
function isFirmlyBehind(words: readonly Word[], index: number, end: number, { clause, endsFirmly }: LabelForms): boolean {
  const before = words[index - 1];
  if (endsFirmly === null || clause === null || before === undefined || words[index]?.gap !== 'space' || !endsFirmly.test(before.squeezed)) return false;
  return words.slice(index, end).every((word) => /^\p{Ll}[\p{Ll}-]*$/u.test(word.text) && !clause.test(word.squeezed));
}

function isCapitals(text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
}

/** Whether words of a name, not its mark alone, stand before `index`. */
export function hasName(words: readonly Word[], isName: IsName, index: number): boolean {
  const before = words[index - 1];
  return before !== undefined && isName(index - 1) && /\p{L}|\d/u.test(before.text) && itemMarkAt(words, index - 1) === null;
}

