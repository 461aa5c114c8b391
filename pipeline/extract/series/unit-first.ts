import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import { opensSource } from './common-endings.js';
import { itemMarkAt } from './item-marks.js';
import { isSource, sourceBefore, unitBefore, unitFrom, type Phrases } from '../text/phrases.js';
import { hasName } from './source-starts.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/** Where a row's unit and the source behind it begin; both end before the row's values. */
export interface UnitAndSource {
  readonly unit: number;
  readonly source: number;
}

const MOST_UNIT_CHARACTERS = 40;
const MOST_SOURCE_CHARACTERS = 100;

/**
 * The unit and the source before the values at `end`, in a table whose unit stands before its source: `Валовой сбор зерна тыс. тонн статистические данные`.
 * The last known unit with what may be a source behind it is the one; an unknown unit is a paragraph of its own before a known source. Null where neither is told.
 */
export function unitAndSource(words: readonly Word[], isName: (index: number) => boolean, end: number, phrases: Phrases): UnitAndSource | null {
  let start = end;
  while (start > 0 && isName(start - 1) && (start === end || itemMarkAt(words, start) === null)) start -= 1;
  for (let unit = end - 1; unit > start; unit -= 1) {
    const source = unitFrom(words, unit, phrases);
    if (source < 0 || source > end || !(hasName(words, isName, unit) || isAloneBehindHeading(words, unit))) continue;
    if (source === end || isSourceLike(words, source, end, phrases) || isCell(words, unit, source, end)) return { unit: wholeStart(words, start, unit, source, phrases), source };
  }
  const source = sourceBefore(words, end, start, phrases);
  const unit = source < 0 ? -1 : paragraphBefore(words, start, source);
  return unit < 0 ? null : { unit, source };
}

/** Where a unit really begins: with its thousands, and with the preposition that its paragraph begins with (`в % к предыдущему году`). */
function wholeStart(words: readonly Word[], start: number, unit: number, source: number, phrases: Phrases): number {
  const longest = unitBefore(words, source, start + 1, phrases);
  const whole = longest >= 0 ? Math.min(longest, unit) : unit;
  const before = words[whole - 1];
  const isLed = whole - 1 > start && before?.gap === 'chunk' && LABEL_FORMS[phrases.lexicon.language].leadsOn.test(before.squeezed);
  return isLed ? whole - 1 : whole;
}

function isAloneBehindHeading(words: readonly Word[], unit: number): boolean {
  return /:$/u.test(words[unit - 1]?.text ?? '');
}

/** Whether words are a source, by what they are known to be or begin or end with. */
function isSourceLike(words: readonly Word[], from: number, to: number, phrases: Phrases): boolean {
  const forms = LABEL_FORMS[phrases.lexicon.language];
  const last = words[to - 1]?.squeezed ?? '';
  if (squeezedWords(words.slice(from, to)).length > MOST_SOURCE_CHARACTERS) return false;
  if (isSource(squeezedWords(words.slice(from, to)), phrases) || opensSource(words.slice(0, to), from, forms)) return true;
  return phrases.lexicon.sourceTail?.test(last) === true || (forms.endsName !== null && forms.sourceWord.test(last)) || (to === from + 1 && /^\p{Lu}{2,}$/u.test(words[from]?.text ?? ''));
}

/** Whether a unit begins a line, and a short text behind it a cell of its own. */
function isCell(words: readonly Word[], unit: number, source: number, end: number): boolean {
  return words[unit]?.gap === 'chunk' && words[source]?.gap === 'chunk' && squeezedWords(words.slice(source, end)).length <= MOST_SOURCE_CHARACTERS;
}

/** Where the paragraph right before a source begins, if it may be a unit behind a name; -1 where not. */
function paragraphBefore(words: readonly Word[], start: number, source: number): number {
  if (words[source]?.gap !== 'chunk') return -1;
  let unit = source - 1;
  while (unit > start && words[unit]?.gap !== 'chunk') unit -= 1;
  const isShort = squeezedWords(words.slice(unit, source)).length <= MOST_UNIT_CHARACTERS;
  return unit > start && isShort && words[unit]?.gap === 'chunk' && itemMarkAt(words, unit) === null ? unit : -1;
}
