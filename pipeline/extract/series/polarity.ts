import type { Lexicon, PolarityWords } from '../../lexicon/lexicon.js';
import type { DocumentRecords, Polarity, SeriesRecord } from '../../model.js';

/** Which way is better, and the words that say so; a basis without a way tells what keeps the words from saying it. */
interface Verdict {
  readonly polarity: Polarity;
  readonly basis: string | null;
}

const UNKNOWN: Verdict = { polarity: 'unknown', basis: null };
/** Shorter words of a title (and, of) say nothing of what it is about. */
const WORD_LETTERS = 4;
/** Letters at a word's end that its case and number may change. */
const ENDING_LETTERS = 3;
/** A longer name or title is none: nothing is taken from it, and its words would take the square of its length to look for. */
const MOST_CHARACTERS = 2000;
/** Per cent, and how far rounded parts may miss it. */
const WHOLE = 100;
const ROUNDING = 0.5;

/**
 * Says of every series which way is better, from words alone: those of its name and unit, of the row that it is a part of, of its task's and
 * its goal's title. Never from the values: a plan that lets unemployment rise does not thereby want it to. Money has no better way.
 */
export function settlePolarities(records: DocumentRecords, lexicon: Lexicon): void {
  const titles = new Map(records.outline.map(({ node_id, title }) => [node_id, title]));
  const settled = new Map<string, SeriesRecord>();
  const wholes = wholesOf(records);
  // Parts of one row measure the same thing: what one of them says of its rate holds for all.
  const rates = new Map(records.series.flatMap((series) => (series.parent_series_id === null ? [] : [[series.parent_series_id, rateIn(series, lexicon.polarity)] as const]))
    .filter(([, rate]) => rate !== null));
  for (const series of records.series) {
    const parent = wholes.has(series.parent_series_id) ? undefined : settled.get(series.parent_series_id ?? '');
    const rate = rateIn(series, lexicon.polarity) ?? rates.get(series.parent_series_id ?? '') ?? null;
    const { polarity, basis } = verdictOn(wantedWay(series, lexicon.polarity, titles, parent), rate);
    Object.assign(series, { polarity, polarity_basis: basis });
    settled.set(series.series_id, series);
  }
}

/** The words that make a row a rate against the year before, or null. */
function rateIn({ name, unit }: SeriesRecord, words: PolarityWords): string | null {
  return words.yearly.exec(`${name} ${unit ?? ''}`.toLowerCase())?.[0] ?? null;
}

function verdictOn(verdict: Verdict, rate: string | null): Verdict {
  return verdict.polarity !== 'up' || rate === null ? verdict : { polarity: 'unknown', basis: `${verdict.basis ?? ''}; ${rate}` };
}

function wantedWay(series: SeriesRecord, words: PolarityWords, titles: ReadonlyMap<string, string>, parent: SeriesRecord | undefined): Verdict {
  if (series.kind === 'budget_line' || series.block === 'volume') return { polarity: 'none', basis: 'money' };
  const own = byName(series.name, series.unit, words);
  if (own !== UNKNOWN) return own;
  if (parent?.polarity === 'up' || parent?.polarity === 'down') return { polarity: parent.polarity, basis: `${parent.series_id}: ${parent.polarity_basis ?? ''}` };
  for (const id of [series.task_id, series.goal_id]) {
    // A part's name is a fragment: that it shares a word with a title says nothing.
    const title = id === null || series.parent_series_id !== null ? undefined : titles.get(id);
    const found = title === undefined ? UNKNOWN : byTitle(measured(series.name, words), title, words);
    if (found !== UNKNOWN) return { ...found, basis: `${id ?? ''}: ${found.basis ?? ''}` };
  }
  return UNKNOWN;
}

/** Rows whose parts, in per cent, make up the whole in some year: if one grows another falls, so none has the better way of the whole. */
function wholesOf({ series, observations }: DocumentRecords): Set<string | null> {
  const parts = new Map(series.filter(({ parent_series_id, unit }) => parent_series_id !== null && unit === '%').map((row) => [row.series_id, row.parent_series_id]));
  const sums = new Map<string, { parent: string | null; sum: number; count: number }>();
  for (const { series_id, year, value } of observations) {
    const parent = parts.get(series_id);
    if (parent === undefined || year === null || value === null) continue;
    const key = `${parent ?? ''} ${year}`;
    const known = sums.get(key) ?? { parent, sum: 0, count: 0 };
    sums.set(key, { parent, sum: known.sum + Number(value), count: known.count + 1 });
  }
  return new Set([...sums.values()].filter(({ sum, count }) => count > 1 && Math.abs(sum - WHOLE) <= ROUNDING).map(({ parent }) => parent));
}

/** What an indicator's own name and unit say, the first rule that knows. */
export function byName(name: string, unit: string | null, words: PolarityWords): Verdict {
  if (name.length > MOST_CHARACTERS) return UNKNOWN;
  const subject = measured(name, words);
  const said = (pattern: RegExp, polarity: Polarity): Verdict | null => {
    const match = pattern.exec(subject);
    return match === null ? null : { polarity, basis: `name: ${match[0].trim()}` };
  };
  if (words.rank.some(([place, ranking]) => place.test((unit ?? '').toLowerCase()) && ranking?.test(name.toLowerCase()) !== false)) {
    return { polarity: 'down', basis: `unit: ${unit ?? ''}` };
  }
  const reduction = words.reduction.exec(subject);
  if (reduction !== null) {
    // 20 % may be how far it falls (more is better) or where it stands (less is better).
    if ((unit ?? '').includes('%') && !words.level.test(subject)) return { polarity: 'unknown', basis: `name: ${reduction[0].trim()}, %` };
    return { polarity: 'down', basis: `name: ${reduction[0].trim()}` };
  }
  const done = words.done.exec(subject);
  return said(words.remedy, 'up') ?? said(words.effort, 'unknown') ?? said(words.ill, 'down') ?? said(words.cost, 'unknown')
    ?? (done === null ? null : { polarity: (unit ?? '').includes('%') ? 'up' : 'unknown', basis: `name: ${done[0].trim()}, ${unit ?? ''}` }) ?? said(words.gain, 'up') ?? UNKNOWN;
}

/** A title that wants more or less of something, where the name measures just that. */
function byTitle(subject: string, title: string, words: PolarityWords): Verdict {
  if (title.length > MOST_CHARACTERS) return UNKNOWN;
  const own = wordsOf(subject);
  for (const [pattern, polarity] of words.aims) {
    const match = pattern.exec(title.toLowerCase());
    const wanted = wordsOf(match?.groups?.object ?? '');
    if (match !== null && wanted.length > 0 && wanted.every((word) => own.some((other) => sameStem(word, other)))) return { polarity, basis: match[0].trim() };
  }
  return UNKNOWN;
}

/** What a name measures: without brackets, names of programmes, and what it is measured among. */
function measured(name: string, words: PolarityWords): string {
  if (name.length > MOST_CHARACTERS) return '';
  const bare = name.toLowerCase().replace(/\([^)]*\)?|«[^»]*»|"[^"]*"|“[^”]*”/gu, ' ').replace(words.among, ' ');
  return bare.replace(/\s+/gu, ' ').replace(/(?<![\s:;,.])[\s:;,.]+$/u, '').trim();
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}-]+/gu) ?? []).filter((word) => word.length >= WORD_LETTERS);
}

function sameStem(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const stem = Math.max(ENDING_LETTERS, shorter - ENDING_LETTERS);
  return a.slice(0, stem) === b.slice(0, stem);
}
