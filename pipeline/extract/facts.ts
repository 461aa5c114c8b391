import type { FactRecord, Qualifier } from '../model.js';
import { freshId, type Extraction } from './extraction.js';
import { squeeze } from './glyphs.js';
import { rangeOf } from './ledger.js';
import { squeezedWords } from './squeezing.js';
import type { Word } from './words.js';

/**
 * Numbers stated in prose.
 *
 * Only what can be read with confidence: a sentence that names one year and one number with a unit, or a list of pairs (`2012 – 50 %`).
 * Everything else in prose stays prose.
 */
export function readFacts(extraction: Extraction, ownerId: string, words: readonly Word[]): void {
  for (const sentence of sentencesOf(words, extraction)) {
    const pairs = pairsIn(sentence, extraction);
    for (const pair of pairs) addFact(extraction, ownerId, sentence, pair);
    if (pairs.length > 0) continue;
    const stated = clausesOf(sentence).map((clause) => statedIn(clause, extraction)).filter((fact) => fact !== null);
    const [whole] = stated.length === 0 ? [statedIn(sentence, extraction)] : [];
    for (const { words: clause, found } of whole ? [whole] : stated) addFact(extraction, ownerId, clause, found);
  }
}

/** The fact of a clause that names one year and one number with a unit. */
function statedIn(words: readonly Word[], extraction: Extraction): { words: readonly Word[]; found: Found } | null {
  const years = yearsIn(words, extraction);
  const amounts = amountsIn(words, extraction);
  const [year] = years;
  const [amount] = amounts;
  if (years.length !== 1 || amounts.length !== 1 || year === undefined || amount === undefined) return null;
  return { words, found: { year: year.year, amount, subject: subjectOf(words, year, amount, extraction) } };
}

/** Clauses: words up to a comma at a word's end. */
function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]];
  for (const word of words) {
    clauses.at(-1)?.push(word);
    if (/\p{L}.*,$/u.test(word.text)) clauses.push([]);
  }
  return clauses;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Amount extends Stretch {
  readonly value: string;
  readonly unit: string;
  readonly qualifier: Qualifier | null;
}

interface Year extends Stretch {
  readonly year: number;
}

interface Found {
  readonly year: number;
  readonly amount: Amount;
  readonly subject: string | null;
}

const YEAR = /^[(«"]?(?<year>(?:19|20)\d{2})[,)]?$/u;
const NUMBER = /^[(–-]?\d+(?:[.,]\d+)?$/u;
const GROUP = /^\d{3}(?:,\d+)?$/u;
const LIST_MARK = /^\d{1,2}[.)]$/u;
/** A subject is named in at least so many words. */
const LEAST_SUBJECT_WORDS = 3;
/** An inflected unit is recognised by its stem. */
const LEAST_STEM = 4;

/** Sentences: words up to a full stop before a capital, or a semicolon. */
function sentencesOf(words: readonly Word[], { lexicon }: Extraction): Word[][] {
  const sentences: Word[][] = [[]];
  for (const [index, word] of words.entries()) {
    sentences.at(-1)?.push(word);
    const next = words[index + 1]?.text ?? '';
    const isAbbreviation = lexicon.abbreviation.test(squeeze(word.text));
    if (/[;:]$/u.test(word.text) || (/\.$/u.test(word.text) && !isAbbreviation && /^\p{Lu}/u.test(next))) sentences.push([]);
  }
  return sentences;
}

function yearsIn(words: readonly Word[], { lexicon }: Extraction): Year[] {
  return words.flatMap((word, index) => {
    const year = YEAR.exec(word.text)?.groups?.year;
    const next = squeeze(words[index + 1]?.text ?? '');
    return year !== undefined && lexicon.yearWord.test(next) ? [{ year: Number(year), from: index, to: index + (lexicon.yearTail.test(squeeze(words[index + 2]?.text ?? '')) ? 3 : 2) }] : [];
  });
}

/** Numbers with a unit; a number without one makes the sentence unsure, unless it is a year or an item's mark. */
function amountsIn(words: readonly Word[], extraction: Extraction): Amount[] {
  const amounts: Amount[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const text = words[index]?.text ?? '';
    if (!NUMBER.test(text) || (index === 0 && LIST_MARK.test(text)) || YEAR.test(text)) continue;
    let end = index + 1;
    while (/^\d{1,3}$/u.test(text) && GROUP.test(words[end]?.text ?? '')) end += 1;
    const unit = unitAt(words, end, extraction);
    if (unit === null) return [];
    const value = words.slice(index, end).map((word) => word.text).join('').replace(/^\(/u, '').replace(',', '.').replace(/^–/u, '-');
    amounts.push({ value, unit: unit.unit, qualifier: qualifierNear(words, unit.to, extraction), from: index, to: unit.to });
    index = unit.to - 1;
  }
  return amounts;
}

/** The unit (perhaps inflected, perhaps after «thousand») that begins at `index`. */
function unitAt(words: readonly Word[], index: number, { lexicon }: Extraction): { unit: string; to: number } | null {
  const first = squeeze(words[index]?.text ?? '').replace(/[.,;)]+$/u, '');
  const multiplier = lexicon.multipliers.map((one) => one.replace('.', '')).find((one) => first === one || (first.startsWith(one) && one.length >= 3 && first.length <= one.length + 3));
  const at = multiplier === undefined ? index : index + 1;
  const word = squeeze(words[at]?.text ?? '').replace(/[.,;)]+$/u, '');
  const unit = [...lexicon.units].find((one) => (word === one && one.length > 1) || (one === '%' && word.startsWith('%')) || (one.length >= LEAST_STEM && word.startsWith(one))) ?? null;
  if (unit === null) return multiplier === undefined ? null : { unit: multiplier, to: at };
  return { unit: multiplier === undefined ? unit : `${multiplier} ${unit}`, to: at + 1 };
}

function qualifierNear(words: readonly Word[], index: number, { lexicon }: Extraction): Qualifier | null {
  const next = squeezedWords(words.slice(index, index + 1)).replace(/[.,;]+$/u, '');
  return lexicon.qualifiers.get(next)?.qualifier ?? null;
}

/** `2012 – 50 %`, one after the other. */
function pairsIn(words: readonly Word[], extraction: Extraction): Found[] {
  const found: Found[] = [];
  let first = -1;
  for (let index = 0; index < words.length; index += 1) {
    const year = YEAR.exec(words[index]?.text ?? '')?.groups?.year;
    if (year === undefined) continue;
    let at = index + 1;
    if (extraction.lexicon.yearWord.test(squeeze(words[at]?.text ?? ''))) at += 1;
    if (!/^[–-]$/u.test(words[at]?.text ?? '')) continue;
    const [amount] = amountsIn(words.slice(at + 1, at + 4), extraction);
    if (amount === undefined || amount.from !== 0) continue;
    if (first === -1) first = index;
    const subject = wordingBefore(words, first, extraction);
    found.push({ year: Number(year), amount: { ...amount, from: at + 1, to: at + 1 + amount.to }, subject });
  }
  return found.length >= 2 ? found : [];
}

function wordingBefore(words: readonly Word[], end: number, { ledger }: Extraction): string | null {
  const before = words.slice(LIST_MARK.test(words[0]?.text ?? '') ? 1 : 0, end);
  return before.length === 0 ? null : ledger.wording(before);
}

/** What stands before the number in its clause, without the year; null where that is no subject. */
function subjectOf(words: readonly Word[], year: Year, amount: Amount, { ledger, lexicon }: Extraction): string | null {
  const isMark = LIST_MARK.test(words[0]?.text ?? '');
  const taken = words.filter((_, index) => index < amount.from && !(index >= year.from && index < year.to) && !(isMark && index === 0));
  const clause = taken.slice(taken.findLastIndex((word, index) => word.text.endsWith(',') && index < taken.length - LEAST_SUBJECT_WORDS) + 1);
  if (taken.length < LEAST_SUBJECT_WORDS || lexicon.pronoun.test(squeeze(clause[0]?.text ?? ''))) return null;
  return ledger.wording(clause).replace(/[\s,–(-]+$/u, '');
}

function addFact(extraction: Extraction, ownerId: string, sentence: readonly Word[], { year, amount, subject }: Found): void {
  if (subject === null || !/\p{L}{3}/u.test(subject)) return;
  const { ledger, records } = extraction;
  const id = freshId(extraction, `fact:${ownerId}/${year}`);
  ledger.take(id, 'value', sentence.slice(amount.from, amount.to), null);
  const record: FactRecord = {
    fact_id: id, owner_id: ownerId, subject, value: amount.value, value_max: null, unit: amount.unit, year, qualifier: amount.qualifier,
    text: ledger.wording(sentence), ...rangeOf(sentence),
  };
  records.facts.push(record);
}
