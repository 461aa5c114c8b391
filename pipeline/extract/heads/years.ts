import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine, YearRecord } from '../../model.js';
import { headerTest, readHeader, type Header } from './header.js';
import { labelBegins, squeezedLine } from '../text/squeezing.js';

/** A narrow column breaks a header's label over so many lines. */
const MOST_LABEL_LINES = 4;
/** So many headers of a kind that print the same years agree on them; a single one may be cut short by a page. */
const LEAST_VOTES = 2;

/** The year columns of a plan's tables, as most of its headers print them. */
export interface PlanYears {
  readonly indicators: readonly number[];
  readonly measures: readonly number[];
  /** Of passports and of the summary, which may print other years than the indicators of goals and tasks. */
  readonly programmes: readonly number[];
}

/**
 * The years that most headers of a kind agree on. A flattened header may print its years out of order, repeated or cut short by a page;
 * the columns of such a table are those of its kin.
 */
export function planYears(lines: readonly SourceLine[], lexicon: Lexicon): PlanYears {
  const indicators: Header[] = [];
  const measures: Header[] = [];
  const programmes: Header[] = [];
  // By the place: what heads an indicator here may head a passport's there.
  let isBudget = false;
  const starts = [lexicon.goalIndicatorHeader, lexicon.taskIndicatorHeader, lexicon.programmeIndicatorHeader, lexicon.summaryHeader];
  const isHeaderText = headerTest(lexicon);
  for (let index = 0; index < lines.length; index += 1) {
    const squeezed = squeezedLine(lines[index]);
    if (lexicon.passport.test(squeezed) || lexicon.summary.test(squeezed)) isBudget = true;
    else if (lexicon.goal.test(squeezed) || lexicon.task.test(squeezed)) isBudget = false;
    if (!isHeaderText(squeezed)) continue;
    const begins = (label: RegExp): boolean => labelBegins(lines, index, label, MOST_LABEL_LINES);
    const isMeasures = begins(lexicon.measureHeader);
    if (!isMeasures && !starts.some(begins)) continue;
    const header = readHeader(lines, index, lexicon);
    if (header.years.length >= 2) (isMeasures ? measures : isBudget ? programmes : indicators).push(header);
  }
  return yearsByKind(indicators, measures, programmes);
}

interface Years {
  readonly years: readonly number[];
}

/** The years of each kind of table; of one whose own headers do not agree, those of all but the measures. */
export function yearsByKind(indicators: readonly Years[], measures: readonly Years[], programmes: readonly Years[]): PlanYears {
  const all = [...indicators, ...programmes];
  const own = (headers: readonly Years[]): number[] => agreedYears((votesOf(headers)[0]?.[1] ?? 0) >= LEAST_VOTES ? headers : all);
  return { indicators: own(indicators), measures: agreedYears(measures), programmes: own(programmes) };
}

/** Distinct years in order, of the set that most headers print; the longer of two equally common ones. */
export function agreedYears(headers: readonly Years[]): number[] {
  const [winner] = votesOf(headers);
  return winner === undefined ? [] : winner[0].split(' ').map(Number);
}

/** The sets of years that headers print, with how many print each; the most common first. */
function votesOf(headers: readonly Years[]): [years: string, count: number][] {
  const votes = new Map<string, number>();
  for (const { years } of headers) {
    const set = [...new Set(years)].sort((a, b) => a - b).join(' ');
    votes.set(set, (votes.get(set) ?? 0) + 1);
  }
  return [...votes].sort(([a, countA], [b, countB]) => countB - countA || b.length - a.length);
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
  const all = [...new Set([...years.indicators, ...years.measures, ...years.programmes])].sort((a, b) => a - b);
  const [firstPlanned] = years.measures;
  if (firstPlanned !== undefined) {
    const basis = 'the measures’ header names the years of the planned period';
    return all.map((year) => ({ year, period: year < firstPlanned ? 'reported' : 'planned', basis }));
  }
  const printed = headers.find((header) => header.periods.length > 0)?.periods ?? [];
  const basis = 'periods of the header cannot be told apart in the text';
  return all.map((year) => ({ year, period: printed.length === 1 ? (printed[0]?.period ?? 'planned') : 'planned', basis }));
}
