import type { Lexicon } from '../../lexicon/lexicon.js';
import type { FactRecord, Qualifier } from '../../model.js';
import { freshId, type Extraction } from '../extraction.js';
import { squeeze } from '../text/glyphs.js';
import { rangeOf } from '../ledger.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/**
 * Numbers stated in prose.
 *
 * Only what can be read with confidence: a sentence that names one year and one number with a unit, years and numbers in turn
 * (`2008 жылы 12,7 %, 2009 жылы 9 %`; `с 12,7 % в 2008 году до 9 % в 2009 году`), or a list of pairs (`2012 – 50 %`). Everything else in prose
 * stays prose.
 */
export function readFacts(extraction: Extraction, ownerId: string, words: readonly Word[]): void {
  for (const sentence of sentencesOf(words, extraction)) {
    // Without a year there is no fact, and most sentences name none.
    if (!sentence.some(({ text }) => YEAR.test(text))) continue;
    const listed = pairsIn(sentence, extraction);
    const turns = listed.length > 0 ? listed : turnsIn(sentence, extraction);
    const pairs = turns.length > 0 ? turns : bracketedIn(sentence, extraction);
    for (const pair of pairs) addFact(extraction, ownerId, sentence, pair, sentence);
    if (pairs.length > 0) continue;
    const stated = clausesOf(sentence, extraction).flatMap((clause) => statedIn(clause, extraction) ?? []);
    const [whole] = stated.length === 0 ? [statedIn(sentence, extraction)] : [];
    for (const { bare, words: clause, found } of whole ? [whole] : stated) addFact(extraction, ownerId, bare, found, clause);
  }
}

/** The fact of a clause that names one year and one number with a unit, and compares with nothing; what stands in brackets counts where nothing else does. */
function statedIn(clause: readonly Word[], extraction: Extraction): { words: readonly Word[]; bare: readonly Word[]; found: Found } | null {
  if (extraction.lexicon.comparison.test(squeezedWords(clause))) return null;
  const outside = withoutBrackets(clause);
  const words = amountsIn(outside, extraction).length > 0 ? outside : clause;
  const years = yearsIn(words, extraction);
  const amounts = amountsIn(words, extraction);
  const [year] = years;
  const [amount] = amounts;
  if (years.length !== 1 || amounts.length !== 1 || year === undefined || amount === undefined) return null;
  return { words: clause, bare: words, found: { year: year.year, amount, subject: subjectOf(words, year, amount, extraction) } };
}

/** Words without those in brackets that hold numbers. */
function withoutBrackets(words: readonly Word[]): readonly Word[] {
  const bare: Word[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const end = word.text.startsWith('(') ? words.findIndex(({ text }, at) => at >= index && /\)[,.;:]*$/u.test(text)) : -1;
    if (end >= index && words.slice(index, end + 1).some(({ text }) => /\d/u.test(text))) index = end;
    else bare.push(word);
  }
  return bare;
}

/** The amount with its year in brackets behind it, and the one that follows behind its year: `from 7 % (2003) in 2010 to 9 %`. */
function bracketedIn(words: readonly Word[], extraction: Extraction): Found[] {
  const amounts = words.flatMap((_, index) => amountAt(words, index, extraction) ?? []);
  const years = yearsIn(words, extraction);
  const [first] = amounts;
  const year = years.find(({ from }) => from === first?.to && words[from]?.text.startsWith('('));
  if (first === undefined || year === undefined || extraction.lexicon.comparison.test(squeezedWords(words))) return [];
  const subject = turnSubject(words.slice(0, first.from), extraction);
  const next = years.find(({ from }) => from === year.to);
  const second = amounts.find(({ from }) => from === next?.to);
  const found = [{ year: year.year, amount: first, subject }];
  return next === undefined || second === undefined ? found : [...found, { year: next.year, amount: { ...second, qualifier: null }, subject }];
}

/** Clauses: words up to a comma at a word's end, or at that of an amount before a year. */
function clausesOf(words: readonly Word[], { lexicon }: Extraction): Word[][] {
  const clauses: Word[][] = [[]];
  for (const [index, word] of words.entries()) {
    clauses.at(-1)?.push(word);
    if (word.text.endsWith(',') && (LETTER.test(word.text) || beginsWithYear(words, index + 1, lexicon))) clauses.push([]);
  }
  return clauses;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Amount extends Stretch {
  readonly value: string;
  /** The upper end of a range. */
  readonly most: string | null;
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
/** `12,7%`, `12,7%-дан`, `9%,`. */
const PERCENT = /^\(?(?<number>\d+(?:[.,]\d+)?)%(?:-\p{L}+)?[,;.)]*$/u;
const GROUP = /^\d{3}(?:,\d+)?$/u;
const LETTER = /\p{L}/u;
const LIST_MARK = /^\d{1,2}[.)]$/u;
/** Words between a year and its amount: `2008 году составил 5 %`. */
const MOST_WORDS_BETWEEN = 1;
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
    const isStop = word.text.endsWith('.') && !lexicon.abbreviation.test(word.squeezed);
    if (word.text.endsWith(';') || word.text.endsWith(':') || (isStop && (/^\p{Lu}/u.test(next) || beginsWithYear(words, index + 1, lexicon)))) sentences.push([]);
  }
  return sentences;
}

function beginsWithYear(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  return YEAR.test(words[index]?.text ?? '') && lexicon.yearWord.test(words[index + 1]?.squeezed ?? '');
}

function yearsIn(words: readonly Word[], { lexicon }: Extraction): Year[] {
  return words.flatMap((word, index) => {
    const year = YEAR.exec(word.text)?.groups?.year;
    const next = words[index + 1]?.squeezed ?? '';
    // The years of a period are two, of which neither is meant alone.
    const isPeriod = /^[–—-]$/u.test(words[index + 1]?.text ?? '') && YEAR.test(words[index + 2]?.text ?? '');
    if (year === undefined || !(isPeriod || lexicon.yearWord.test(next))) return [];
    const hasLead = index > 0 && lexicon.yearLead?.test(words[index - 1]?.squeezed ?? '') === true;
    return [{ year: Number(year), from: hasLead ? index - 1 : index, to: index + (lexicon.yearTail.test(words[index + 2]?.squeezed ?? '') ? 3 : 2) }];
  });
}

/** Numbers with a unit; a number without one makes the sentence unsure, unless it is a year or an item's mark. */
function amountsIn(words: readonly Word[], extraction: Extraction): Amount[] {
  const amounts: Amount[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const text = words[index]?.text ?? '';
    if ((!NUMBER.test(text) && !PERCENT.test(text)) || (index === 0 && LIST_MARK.test(text)) || YEAR.test(text)) continue;
    const amount = amountAt(words, index, extraction);
    if (amount === null) return [];
    amounts.push(amount);
    index = amount.to - 1;
  }
  return amounts;
}

/** The number with its unit that begins at `index`; null where it has none. */
function amountAt(words: readonly Word[], index: number, extraction: Extraction): Amount | null {
  const text = words[index]?.text ?? '';
  const percent = PERCENT.exec(text)?.groups?.number;
  if (percent !== undefined) return { value: percent.replace(',', '.'), most: null, unit: '%', qualifier: qualifierNear(words, index + 1, extraction), from: index, to: index + 1 };
  if (!NUMBER.test(text)) return null;
  const range = rangeAt(words, index, extraction);
  if (range !== null) return range;
  let end = index + 1;
  while (/^\d{1,3}$/u.test(text) && GROUP.test(words[end]?.text ?? '')) end += 1;
  const unit = unitAt(words, end, extraction);
  if (unit === null) return null;
  const value = words.slice(index, end).map((word) => word.text).join('').replace(/^\(/u, '').replace(',', '.').replace(/^–/u, '-');
  return { value, most: null, unit: unit.unit, qualifier: qualifierNear(words, unit.to, extraction), from: index, to: unit.to };
}

/** `11,1 – 11,3 %`, `14,7 -15%`: a smaller and a larger number with one unit. */
function rangeAt(words: readonly Word[], index: number, extraction: Extraction): Amount | null {
  const [first, second, third] = words.slice(index, index + 3);
  if (first === undefined || second === undefined) return null;
  const isApart = /^[–—-]$/u.test(second.text);
  const upper = isApart ? undefined : /^[–—-](?<upper>\d.*)$/u.exec(second.text)?.groups?.upper;
  const last = isApart ? third : upper === undefined ? undefined : { ...second, text: upper, squeezed: second.squeezed.slice(1), from: second.from + 1 };
  if (last === undefined || YEAR.test(last.text) || !/^\d/u.test(last.text)) return null;
  const at = index + (isApart ? 2 : 1);
  const amount = amountAt([last, ...words.slice(at + 1)], 0, extraction);
  const value = first.text.replace(/^\(/u, '').replace(',', '.');
  if (amount === null || amount.most !== null || !(Number(value) < Number(amount.value))) return null;
  return { ...amount, value, most: amount.value, from: index, to: at + amount.to };
}

/** The unit (perhaps inflected, perhaps after «thousand») that begins at `index`; «thousand» alone where no word follows that it may count. */
function unitAt(words: readonly Word[], index: number, { lexicon }: Extraction): { unit: string; to: number } | null {
  const first = (words[index]?.squeezed ?? '').replace(/(?<![.,;)])[.,;)]+$/u, '');
  const multiplier = lexicon.multipliers.map((one) => one.replace('.', '')).find((one) => first === one || (first.startsWith(one) && one.length >= 3 && first.length <= one.length + 3));
  const at = multiplier === undefined ? index : index + 1;
  const word = (words[at]?.squeezed ?? '').replace(/(?<![.,;)])[.,;)]+$/u, '');
  const unit = [...lexicon.units].find((one) => (word === one && one.length > 1) || (one === '%' && word.startsWith('%')) || (one.length >= LEAST_STEM && word.startsWith(one))) ?? null;
  if (unit === null) return multiplier === undefined || (first === multiplier && /^\p{L}/u.test(words[at]?.text ?? '')) ? null : { unit: multiplier, to: at };
  return { unit: multiplier === undefined ? unit : `${multiplier} ${unit}`, to: at + 1 };
}

function qualifierNear(words: readonly Word[], index: number, { lexicon }: Extraction): Qualifier | null {
  const next = squeezedWords(words.slice(index, index + 1)).replace(/(?<![.,;])[.,;]+$/u, '');
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
    if (extraction.lexicon.yearWord.test(words[at]?.squeezed ?? '')) at += 1;
    if (!/^[–-]$/u.test(words[at]?.text ?? '')) continue;
    const amount = amountAt(words, at + 1, extraction);
    if (amount === null) continue;
    if (first === -1) first = index;
    found.push({ year: Number(year), amount, subject: wordingBefore(words, first, extraction) });
  }
  return found.length >= 2 ? found : [];
}

/** Years and amounts in turn, each year beside its amount: all before them, or all behind. */
function turnsIn(words: readonly Word[], extraction: Extraction): Found[] {
  const years = yearsIn(words, extraction);
  const amounts = amountsIn(words, extraction);
  if (extraction.lexicon.comparison.test(squeezedWords(words)) || years.length < 2 || years.length !== amounts.length || new Set(years.map(({ year }) => year)).size < years.length) return [];
  const beside = (before: Stretch | undefined, after: Stretch | undefined): boolean => before !== undefined && after !== undefined && after.from >= before.to && after.from - before.to <= MOST_WORDS_BETWEEN;
  const isYearFirst = years.every((year, index) => beside(year, amounts[index]));
  const isAmountFirst = years.every((year, index) => beside(amounts[index], year));
  if (isYearFirst === isAmountFirst) return [];
  const subject = turnSubject(words.slice(0, Math.min(years[0]?.from ?? 0, amounts[0]?.from ?? 0)), extraction);
  return years.flatMap(({ year }, index) => (amounts[index] === undefined ? [] : [{ year, amount: amounts[index], subject }]));
}

/** What years and amounts in turn are of: the words before the first, in their clause, without the little words that lead over to it. */
function turnSubject(before: readonly Word[], extraction: Extraction): string | null {
  const words = before.slice(before.findLastIndex(({ text }) => /[:,]$/u.test(text)) + 1);
  const end = words.findLastIndex(({ text }) => !/^(?:\p{L}{1,2}|[–—-])$/u.test(text)) + 1;
  const from = LIST_MARK.test(words[0]?.text ?? '') ? 1 : 0;
  const subject = words.slice(from, end);
  const isWhole = subject.length >= LEAST_SUBJECT_WORDS - 1 && !extraction.lexicon.pronoun.test(squeeze(subject[0]?.text ?? ''));
  return isWhole ? extraction.ledger.wording(subject) : null;
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
  const apart = clause.slice(clause.findLastIndex(({ text }) => /^[–—-]$/u.test(text)) + 1);
  const named = withoutTail(withoutLead(apart.length < LEAST_SUBJECT_WORDS - 1 ? clause : apart, lexicon), lexicon);
  if (named.length < LEAST_SUBJECT_WORDS - 1 || lexicon.pronoun.test(squeeze(named[0]?.text ?? '')) || lexicon.notSubject.test(squeeze(named.at(-1)?.text ?? ''))) return null;
  return ledger.wording(named).replace(/(?<![\s,–(-])[\s,–(-]+$/u, '');
}

/** A clause without the words that say when or by whom it was counted: «by the year's results». */
function withoutLead(clause: readonly Word[], { subjectLead }: Lexicon): readonly Word[] {
  const length = subjectLead.exec(squeezedWords(clause))?.[0].length ?? 0;
  let seen = 0;
  return clause.filter((word) => {
    const isLead = seen < length;
    seen += word.squeezed.length;
    return !isLead;
  });
}

/** A clause without the words that lead over to its number. */
function withoutTail(clause: readonly Word[], { subjectTail }: Lexicon): readonly Word[] {
  return clause.slice(0, clause.findLastIndex(({ squeezed }) => !subjectTail.test(squeezed)) + 1);
}

/** Records a fact; `bare` are the words that its places are counted in, `sentence` those that state it. */
function addFact(extraction: Extraction, ownerId: string, bare: readonly Word[], { year, amount, subject }: Found, sentence: readonly Word[]): void {
  if (subject === null || !/\p{L}{3}/u.test(subject)) return;
  const { ledger, records } = extraction;
  const id = freshId(extraction, `fact:${ownerId}/${year}`);
  ledger.take(id, 'value', bare.slice(amount.from, amount.to), null);
  const record: FactRecord = {
    fact_id: id, owner_id: ownerId, subject, value: amount.value, value_max: amount.most, unit: amount.unit, year, qualifier: amount.qualifier,
    text: ledger.wording(sentence), ...rangeOf(sentence),
  };
  records.facts.push(record);
}
