import type { Block, SeriesRecord } from '../../model.js';
import type { Cell } from '../numbers/cells.js';
import { agreed, likelyReadings, moneyOf, numberOf, seriesOf } from './evidence.js';
import type { SeriesRun } from '../extraction.js';
import type { Evidence, Placement } from './placing.js';

/** What a programme pays for itself, and what that leads to later: each has years of its own. */
type Kind = 'bought' | 'lasting';

/** Results that may outlast the money that they were bought with, or come after it: by themselves they do not tell its years. */
const LASTING: ReadonlySet<Block | null> = new Set<Block | null>(['final', 'quality']);

/** Rows of a document that must show its results to keep to the years with money, none against them, before any other row is placed by that. */
const LEAST_WITNESSES = 3;

/**
 * A programme pays, and so has results, only in the years in which money is printed for it.
 *
 * That is a habit, not a law: a building paid for this year opens in the next. So a document must show by rows that print every year that its
 * results of this kind keep to the years with money, and by none that they do not; and what results lead to may go on through a year without
 * money, so that where money comes and goes it is not placed.
 */
export function byActiveYears(run: SeriesRun, evidence: Evidence): Placement | null {
  const series = evidence.series.get(run.seriesId);
  if (series?.kind !== 'programme_indicator' || series.programme_code === null) return null;
  const money = moneyOf(series.programme_code, evidence);
  if (money === null) return null;
  const active = new Set(run.years.flatMap((year, column) => (isPaid(money.values, year) ? [column] : [])));
  if (active.size === 0 || active.size === run.years.length || !isHabit(series, evidence)) return null;
  if (kindOf(series) === 'lasting' && !isUnbroken([...active])) return null;
  const fits = (cells: readonly Cell[], spread: readonly number[]): boolean =>
    cells.some((cell) => numberOf(cell) !== 0) && cells.every((cell, index) => numberOf(cell) === 0 || active.has(spread[index] ?? -1));
  const basis = `money is printed for ${[...active].map((column) => run.years[column]).join(', ')} only (${money.seriesId})`;
  // A row that can be read in several ways has most likely as many results as there are years with money.
  const likely = likelyReadings(run);
  const full = likely.filter(({ cells }) => cells.filter((cell) => numberOf(cell) !== 0).length === active.size);
  return agreed(run, full.length > 0 ? full : likely, fits, basis);
}

function kindOf({ block }: SeriesRecord): Kind {
  return LASTING.has(block) ? 'lasting' : 'bought';
}

function isPaid(money: ReadonlyMap<number, number>, year: number | null | undefined): boolean {
  return (money.get(year ?? 0) ?? 0) !== 0;
}

function isUnbroken(columns: readonly number[]): boolean {
  return columns.every((column, index) => index === 0 || column === (columns[index - 1] ?? 0) + 1);
}

// ── what the document shows ─────────────────────────────────────────────────────────────────────────────────────────

/** How many rows of a kind keep to the years with money, of those that print every year; and the programmes of which a row does not. */
interface Witnesses {
  readonly keeping: Readonly<Record<Kind, number>>;
  readonly breaking: Readonly<Record<Kind, number>>;
  readonly breakers: ReadonlySet<string>;
}

/** Whether results of a row's kind keep to the years with money, as far as the document shows it; those of its own programme of either kind. */
function isHabit(series: SeriesRecord, evidence: Evidence): boolean {
  const { keeping, breaking, breakers } = witnessesOf(evidence);
  const kind = kindOf(series);
  return keeping[kind] >= LEAST_WITNESSES && breaking[kind] === 0 && !breakers.has(series.programme_code ?? '');
}

const WITNESSES = new WeakMap<Evidence['series'], Witnesses>();

/** Rows that are stated do not change while others are placed: they are heard once. */
function witnessesOf(evidence: Evidence): Witnesses {
  const known = WITNESSES.get(evidence.series);
  if (known !== undefined) return known;
  const keeping = { bought: 0, lasting: 0 };
  const breaking = { bought: 0, lasting: 0 };
  const breakers = new Set<string>();
  for (const code of new Set([...evidence.series.values()].flatMap(({ programme_code: one }) => one ?? []))) {
    const money = moneyOf(code, evidence)?.values;
    const paid = [...(money?.values() ?? [])].filter((amount) => amount !== 0).length;
    if (money === undefined || paid === 0 || paid === money.size) continue;
    for (const series of seriesOf(code, evidence)) {
      const years = yearsWithResults(series, evidence);
      if (years === null) continue;
      const keeps = years.every((year) => isPaid(money, year));
      (keeps ? keeping : breaking)[kindOf(series)] += 1;
      if (!keeps) breakers.add(code);
    }
  }
  const witnesses = { keeping, breaking, breakers };
  WITNESSES.set(evidence.series, witnesses);
  return witnesses;
}

/** The years in which a stated row of results prints more than nothing; null for any other row, and for one without results. */
function yearsWithResults(series: SeriesRecord, { placements }: Evidence): (number | null)[] | null {
  if (series.kind !== 'programme_indicator' || series.block === 'volume') return null;
  const placement = placements.get(series.series_id);
  if (placement?.status !== 'stated') return null;
  const years = placement.cells.flatMap((cell, index) => (numberOf(cell) === 0 ? [] : [placement.years[index] ?? null]));
  return years.length > 0 ? years : null;
}
