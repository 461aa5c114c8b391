import type { SeriesRecord } from '../../model.js';
import type { Cell } from '../numbers/cells.js';
import type { SeriesRun } from '../extraction.js';
import type { Reading } from '../numbers/numbers.js';
import { isComplete, type Evidence, type Placement } from './placing.js';

/**
 * Rules of evidence: what else in a document tells which years the cells of a short row belong to.
 *
 * Each rule tries every reading of the row and every way to spread its cells over the columns in order, keeps the ways that the evidence
 * allows, and places a cell only where all of them agree.
 */

/** One way to spread a row's cells over the columns: for each cell its column. */
type Spread = readonly number[];

/** Rows with more cells or columns than these are not spread: they are no year tables. */
const MOST_COLUMNS = 14;

/** Two percentages and shares agree when they differ by no more than the rounding of their parts. */
const SHARE_TOLERANCE = 0.15;
const LEAST_SHARES = 3;
const LEAST_RESIDUALS = 3;

/** The same volumes stand in the budget summary (or, for a summary row, in the passport). */
export function bySameVolumes(run: SeriesRun, evidence: Evidence): Placement | null {
  const twin = twinOf(run, evidence);
  const values = twin === null ? null : valuesByYear(twin, evidence);
  if (twin === null || values === null) return null;
  const fits = (cells: readonly Cell[], spread: Spread): boolean => {
    const matches = cells.every((cell, index) => numberOf(cell) === (values.get(run.years[spread[index] ?? -1] ?? 0) ?? 0));
    const left = run.years.every((year, column) => spread.includes(column) || (values.get(year) ?? 0) === 0);
    return matches && left && cells.some((cell) => numberOf(cell) !== 0);
  };
  return agreed(run, run.reading.readings, fits, `same volumes printed in ${twin}`);
}

/** The parts of a total are all placed but this one: what they leave of the total tells its years. */
export function byParts(run: SeriesRun, evidence: Evidence): Placement | null {
  const series = evidence.series.get(run.seriesId);
  const total = series?.parent_series_id ? valuesByYear(series.parent_series_id, evidence) : null;
  const others = siblingsOf(run.seriesId, evidence);
  if (total === null || others.length === 0) return null;
  const left = residuals(run, total, others, evidence);
  if (left === null) return null;
  const matchesOf = (cells: readonly Cell[], spread: Spread): number =>
    cells.filter((cell, index) => numberOf(cell) !== 0 && near(numberOf(cell), left[spread[index] ?? -1] ?? Number.NaN, 1e-6)).length;
  // One of the values may contradict the total; the others must meet it.
  const fits = (cells: readonly Cell[], spread: Spread): boolean => {
    const numbers = cells.filter((cell) => numberOf(cell) !== 0).length;
    return numbers >= LEAST_RESIDUALS && matchesOf(cells, spread) >= Math.max(LEAST_RESIDUALS, numbers - 1);
  };
  return agreed(run, likelyReadings(run), fits, `what the other parts leave of ${series?.parent_series_id ?? ''}`);
}

/** Shares of one whole: what the other shares leave of 100 tells the years, where it meets every cell. */
export function byWhole(run: SeriesRun, evidence: Evidence): Placement | null {
  const series = evidence.series.get(run.seriesId);
  const others = siblingsOf(run.seriesId, evidence);
  if (series?.parent_series_id == null || evidence.runs.has(series.parent_series_id) || series.unit !== '%' || others.length === 0) return null;
  const left = residuals(run, new Map(run.years.map((year) => [year, 100])), others, evidence);
  if (left === null) return null;
  const fits = (cells: readonly Cell[], spread: Spread): boolean =>
    cells.length >= LEAST_SHARES && cells.every((cell, index) => near(numberOf(cell), left[spread[index] ?? -1] ?? Number.NaN, SHARE_TOLERANCE));
  return agreed(run, likelyReadings(run), fits, `shares under ${series.parent_series_id} make 100 %`);
}

// ── spreading ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The chosen reading where no other comes near it, else all that were weighed. */
export function likelyReadings({ reading }: SeriesRun): readonly Reading[] {
  return reading.certain ? [reading.chosen] : reading.readings;
}

/** The reading and the years that all spreads allowed by `fits` agree on; null where no spread, or spreads of two readings, are allowed. */
export function agreed(run: SeriesRun, readings: readonly Reading[], fits: (cells: readonly Cell[], spread: Spread) => boolean, basis: string): Placement | null {
  if (run.years.length > MOST_COLUMNS) return null;
  // A range or a date says nothing that sums could meet.
  if (readings.some(({ cells }) => cells.some((cell) => cell.value === null && cell.absence === null))) return null;
  const allowed = readings
    .map(({ cells }) => ({ cells, spreads: spreadsOf(cells.length, run.years.length).filter((spread) => fits(cells, spread)) }))
    .filter(({ spreads }) => spreads.length > 0);
  const [only, rival] = allowed;
  if (only === undefined || rival !== undefined) return null;
  const [first] = only.spreads;
  const years = only.cells.map((_, index) => {
    const column = first?.[index];
    return column !== undefined && only.spreads.every((spread) => spread[index] === column) ? (run.years[column] ?? null) : null;
  });
  return { cells: only.cells, years, status: 'inferred', basis };
}

/** All ways to put `count` cells into `columns` columns in order. */
function spreadsOf(count: number, columns: number): Spread[] {
  if (count > columns) return [];
  let spreads: number[][] = [[]];
  for (let cell = 0; cell < count; cell += 1) {
    spreads = spreads.flatMap((spread) => {
      const next: number[][] = [];
      for (let column = (spread.at(-1) ?? -1) + 1; column <= columns - (count - cell); column += 1) next.push([...spread, column]);
      return next;
    });
  }
  return spreads;
}

export function numberOf(cell: Cell): number {
  return cell.value === null ? 0 : Number(cell.value);
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + 1e-9;
}

// ── what is known ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Values by year of a row all of whose cells are placed (a dash is zero); null for any other. */
function valuesByYear(seriesId: string, { placements }: Evidence): Map<number, number> | null {
  const placement = placements.get(seriesId);
  if (placement === undefined || !isComplete(placement)) return null;
  return new Map(placement.cells.flatMap((cell, index) => (placement.years[index] == null ? [] : [[placement.years[index], numberOf(cell)] as const])));
}

const BY_PROGRAMME = new WeakMap<Evidence['series'], Map<string | null, SeriesRecord[]>>();

/** The series of a programme, in the order of the document; gathered once for all programmes. */
export function seriesOf(code: string, { series }: Evidence): readonly SeriesRecord[] {
  let programmes = BY_PROGRAMME.get(series);
  if (programmes === undefined) {
    programmes = new Map<string | null, SeriesRecord[]>();
    for (const one of series.values()) {
      const known = programmes.get(one.programme_code);
      if (known === undefined) programmes.set(one.programme_code, [one]);
      else known.push(one);
    }
    BY_PROGRAMME.set(series, programmes);
  }
  return programmes.get(code) ?? [];
}

/** The row that prints the same money in another table: a passport's volume and its line of the summary. */
function twinOf(run: SeriesRun, evidence: Evidence): string | null {
  const series = evidence.series.get(run.seriesId);
  if (series === undefined || series.programme_code === null) return null;
  if (series.kind === 'programme_indicator' && series.block === 'volume') return summaryLineOf(series.programme_code, evidence);
  if (series.kind !== 'budget_line' || series.starred) return null;
  return onlyOne(seriesOf(series.programme_code, evidence).filter((one) => one.block === 'volume'));
}

/** The summary's line for a code. Starred codes are programmes of former years whose numbers were given to others. */
function summaryLineOf(code: string, evidence: Evidence): string | null {
  return onlyOne(seriesOf(code, evidence).filter((one) => one.kind === 'budget_line' && !one.starred));
}

function onlyOne(found: readonly { series_id: string }[]): string | null {
  return found.length === 1 ? (found[0]?.series_id ?? null) : null;
}

/** The money of a programme by year: its line of the summary, else its own volume. */
export function moneyOf(code: string, evidence: Evidence): { seriesId: string; values: Map<number, number> } | null {
  const volume = onlyOne(seriesOf(code, evidence).filter((one) => one.block === 'volume'));
  for (const seriesId of [summaryLineOf(code, evidence), volume]) {
    const values = seriesId === null ? null : valuesByYear(seriesId, evidence);
    if (seriesId !== null && values !== null) return { seriesId, values };
  }
  return null;
}

function siblingsOf(seriesId: string, { series }: Evidence): string[] {
  const parent = series.get(seriesId)?.parent_series_id ?? null;
  return parent === null ? [] : [...series.values()].filter((one) => one.parent_series_id === parent && one.series_id !== seriesId).map((one) => one.series_id);
}

/** What placed siblings leave of a whole, column by column; null where one of them is not placed. */
function residuals(run: SeriesRun, whole: ReadonlyMap<number, number>, siblings: readonly string[], evidence: Evidence): number[] | null {
  const left = run.years.map((year) => whole.get(year) ?? 0);
  for (const sibling of siblings) {
    const values = valuesByYear(sibling, evidence);
    if (values === null) return null;
    for (const [column, year] of run.years.entries()) left[column] = (left[column] ?? 0) - (values.get(year) ?? 0);
  }
  return left;
}
