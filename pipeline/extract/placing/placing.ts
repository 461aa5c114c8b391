import type { SeriesRecord, Status } from '../../model.js';
import { byActiveYears } from './active-years.js';
import { byProduct } from './by-product.js';
import type { Cell } from '../numbers/cells.js';
import type { Extraction, SeriesRun } from '../extraction.js';
import { byParts, bySameVolumes, byWhole } from './evidence.js';

/** Where a row's cells belong: a reading of its run, a year (or none) for each cell, and why. */
export interface Placement {
  readonly cells: readonly Cell[];
  readonly years: readonly (number | null)[];
  readonly status: Status;
  readonly basis: string | null;
}

/** What the rules of evidence know of the document while runs are being placed. */
export interface Evidence {
  readonly series: ReadonlyMap<string, SeriesRecord>;
  readonly runs: ReadonlyMap<string, SeriesRun>;
  /** Placements so far; a rule may build on any that is complete. */
  readonly placements: ReadonlyMap<string, Placement>;
}

/** A rule: where the document's other evidence puts a row's cells, or null where it does not tell. */
export type Rule = (run: SeriesRun, evidence: Evidence) => Placement | null;

/** In the order of their strength. */
const RULES: readonly Rule[] = [bySameVolumes, byParts, byProduct, byActiveYears, byWhole];

/**
 * Places the cells of every run.
 *
 * A row that prints as many cells as its table has columns, and can be read in one way only, is stated. Any other is left unplaced unless
 * a rule finds evidence. Filling from the left is no rule.
 */
export function placeRuns({ records, runs }: Extraction): Map<string, Placement> {
  const placements = new Map<string, Placement>(runs.map((run) => [run.seriesId, asPrinted(run)]));
  const evidence: Evidence = {
    series: new Map(records.series.map((one) => [one.series_id, one])), runs: new Map(runs.map((run) => [run.seriesId, run])), placements,
  };
  for (const rule of RULES) {
    for (const run of runs) {
      // What can be seen needs no evidence, and what can be seen to span years has none.
      if (run.seen !== undefined || isComplete(placements.get(run.seriesId))) continue;
      const placement = rule(run, evidence);
      if (placement !== null && placement.years.some((year) => year !== null)) placements.set(run.seriesId, richer(placements.get(run.seriesId), placement));
    }
  }
  return placements;
}

function asPrinted({ reading, years, seen }: SeriesRun): Placement {
  const { cells } = reading.chosen;
  if (seen !== undefined) return { cells, years: seen.years, status: 'stated', basis: null };
  const full = reading.certain && cells.length === years.length && cells.length > 0;
  return { cells, years: cells.map((_, index) => (full ? (years[index] ?? null) : null)), status: full ? 'stated' : 'unplaced', basis: null };
}

/** Whether every cell of a row has its year. */
export function isComplete(placement: Placement | undefined): boolean {
  return placement !== undefined && placement.years.length > 0 && placement.years.every((year) => year !== null);
}

function richer(before: Placement | undefined, after: Placement): Placement {
  const placed = (placement: Placement | undefined): number => placement?.years.filter((year) => year !== null).length ?? 0;
  return before !== undefined && placed(before) >= placed(after) ? before : after;
}
