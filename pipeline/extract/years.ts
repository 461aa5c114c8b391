import type { Lexicon } from '../lexicon/lexicon.js';
import type { SourceLine, YearRecord } from '../model.js';
import { headerTest, readHeader, type Header } from './header.js';
import { labelBegins, squeezedLine } from './squeezing.js';

/** A narrow column breaks a header's label over so many lines. */
const MOST_LABEL_LINES = 4;

/** The year columns of a plan's tables, as most of its headers print them. */
export interface PlanYears {
  readonly indicators: readonly number[];
  readonly measures: readonly number[];
}

/**
 * The years that most headers of a kind agree on. A flattened header may print its years out of order, repeated or cut short by a page;
 * the columns of such a table are those of its kin.
 */
export function planYears(lines: readonly SourceLine[], lexicon: Lexicon): PlanYears {
  const indicators: Header[] = [];
  const measures: Header[] = [];
  const starts = [lexicon.goalIndicatorHeader, lexicon.taskIndicatorHeader, lexicon.programmeIndicatorHeader, lexicon.summaryHeader];
  const isHeaderText = headerTest(lexicon);
  for (let index = 0; index < lines.length; index += 1) {
    if (!isHeaderText(squeezedLine(lines[index]))) continue;
    const begins = (label: RegExp): boolean => labelBegins(lines, index, label, MOST_LABEL_LINES);
    const isMeasures = begins(lexicon.measureHeader);
    if (!isMeasures && !starts.some(begins)) continue;
    const header = readHeader(lines, index, lexicon);
    if (header.years.length >= 2) (isMeasures ? measures : indicators).push(header);
  }
  return { indicators: agreedYears(indicators), measures: agreedYears(measures) };
}

/** Distinct years in order, of the set that most headers print; the longer of two equally common ones. */
export function agreedYears(headers: readonly { readonly years: readonly number[] }[]): number[] {
  const votes = new Map<string, number>();
  for (const { years } of headers) {
    const set = [...new Set(years)].sort((a, b) => a - b).join(' ');
    votes.set(set, (votes.get(set) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([a, countA], [b, countB]) => countB - countA || b.length - a.length);
  return winner === undefined ? [] : winner[0].split(' ').map(Number);
}

/** The year columns of one table: its own header's where these are whole and in step, else those of its kin. */
export function columnYears(header: Header | null, kin: readonly number[]): readonly number[] {
  const own = [...new Set(header?.years ?? [])].sort((a, b) => a - b);
  const whole = header !== null && own.length >= 2 && own.length === header.years.length && own.every((year, index) => year === (own[0] ?? 0) + index);
  if (!whole) return kin.length > 0 ? kin : own;
  const cutShort = own.length < kin.length && own.every((year) => kin.includes(year));
  return cutShort ? kin : own;
}

/** The plan's years with their periods: those of the measures are planned, the ones before them reported. */
export function yearRecords(years: PlanYears, headers: readonly Header[]): YearRecord[] {
  const all = [...new Set([...years.indicators, ...years.measures])].sort((a, b) => a - b);
  const [firstPlanned] = years.measures;
  if (firstPlanned !== undefined) {
    const basis = 'the measures’ header names the years of the planned period';
    return all.map((year) => ({ year, period: year < firstPlanned ? 'reported' : 'planned', basis }));
  }
  const printed = headers.find((header) => header.periods.length > 0)?.periods ?? [];
  const basis = 'periods of the header cannot be told apart in the text';
  return all.map((year) => ({ year, period: printed.length === 1 ? (printed[0]?.period ?? 'planned') : 'planned', basis }));
}
