import type { SeriesRecord } from '../../model.js';
import type { Cell } from '../numbers/cells.js';
import { agreed, likelyReadings, moneyOf, numberOf, seriesOf } from './evidence.js';
import type { SeriesRun } from '../extraction.js';
import { isComplete, type Evidence, type Placement } from './placing.js';

/** What is counted, and what one of it costs, may be printed in other units than the money: so many times less or more. */
const SCALES = [1, 1e-3, 1e-6, 1e3];

/** Cells of a row that must make money, at the least; one more may contradict it. */
const LEAST_PRODUCTS = 3;

/** By so large a part of the money a product may differ: an average is rounded. */
const ROUNDING = 0.005;

/**
 * A count times its average makes the money of a year: a programme's results and their mean cost, printed in as many cells, are placed where
 * their products are the money that is printed, all but one at most.
 */
export function byProduct(run: SeriesRun, evidence: Evidence): Placement | null {
  const series = evidence.series.get(run.seriesId);
  if (series?.kind !== 'programme_indicator' || series.programme_code === null || series.block === 'volume') return null;
  const money = moneyOf(series.programme_code, evidence);
  if (money === null) return null;
  const placements = seriesOf(series.programme_code, evidence)
    .filter((other) => isPair(series, other))
    .flatMap((other) => placedBeside(run, other, money.values, evidence) ?? []);
  const [only, rival] = placements;
  return rival === undefined || placements.every(({ years }) => years.join() === only?.years.join()) ? (only ?? null) : null;
}

/** Whether one of two rows of a programme counts, and the other may say what one costs. */
function isPair(one: SeriesRecord, other: SeriesRecord): boolean {
  if (other.kind !== 'programme_indicator' || other.block === 'volume') return false;
  return (one.block === 'efficiency') !== (other.block === 'efficiency');
}

/** Where a row's cells make the money together with those of another: one that is placed, or one with as many cells, which then stand in the same years. */
function placedBeside(run: SeriesRun, other: SeriesRecord, money: ReadonlyMap<number, number>, evidence: Evidence): Placement | null {
  const beside = evidence.placements.get(other.series_id);
  if (beside === undefined || evidence.runs.get(other.series_id)?.reading.certain !== true) return null;
  const isPlaced = isComplete(beside);
  const besides = (index: number, year: number): number => numberAt(beside, isPlaced ? beside.years.indexOf(year) : index);
  const fitsBut = (exceptions: number) => (cells: readonly Cell[], spread: readonly number[]): boolean => {
    if (!isPlaced && cells.length !== beside.cells.length) return false;
    const years = spread.map((column) => run.years[column] ?? 0);
    const products = cells.map((cell, index) => numberOf(cell) * besides(index, years[index] ?? 0));
    const told = products.filter((product) => product !== 0).length;
    return SCALES.some((scale) => products.filter((product, index) => isMade(product * scale, money.get(years[index] ?? 0) ?? 0)).length >= Math.max(LEAST_PRODUCTS, told - exceptions));
  };
  const basis = `count × average makes the volume (${other.series_id})`;
  return agreed(run, likelyReadings(run), fitsBut(0), basis) ?? agreed(run, likelyReadings(run), fitsBut(1), basis);
}

function numberAt({ cells }: Placement, index: number): number {
  const cell = cells[index];
  return cell === undefined ? 0 : numberOf(cell);
}

function isMade(product: number, money: number): boolean {
  return money !== 0 && product !== 0 && Math.abs(product - money) <= ROUNDING * Math.abs(money);
}
