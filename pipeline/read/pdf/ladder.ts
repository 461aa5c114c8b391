import { clusterBy } from './geometry.js';
import { segmentsOf } from './lines.js';
import type { Line } from './lines.js';
import type { Rule } from './painted.js';
import { typeSizeOf } from './type-size.js';

/** Rules of one table begin and end together, but for this. Share of the type size. */
const SAME_END = 0.2;
/** From so many on, they part rows, and not only a header from a body. */
const FEWEST_RUNGS = 4;

/** So many of the bands between them hold texts side by side. Share. */
const FILLED_BANDS = 0.6;

/** Horizontal rules that begin and end together, one below the other: they part the rows of a table. */
export interface Ladder {
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

/** The ladders that horizontal rules make with texts side by side between them; without, they are the grid of a figure. */
export function laddersOf(rules: readonly Rule[], lines: readonly Line[]): Ladder[] {
  const slack = SAME_END * typeSizeOf(lines);
  return clusterBy(rules, ({ from }) => from, slack)
    .flatMap((cluster) => clusterBy(cluster, ({ to }) => to, slack))
    .filter((rungs) => partsRows(rungs, lines, slack))
    .map((rungs) => ({
      top: Math.min(...rungs.map(({ at }) => at)),
      bottom: Math.max(...rungs.map(({ at }) => at)),
      from: Math.min(...rungs.map(({ from }) => from)),
      to: Math.max(...rungs.map(({ to }) => to)),
    }));
}

function partsRows(rungs: readonly Rule[], lines: readonly Line[], slack: number): boolean {
  const levels = clusterBy(rungs, ({ at }) => at, slack).map((level) => level[0]?.at ?? 0);
  const bands = levels.slice(1).filter((below, index) => lines.some((line) => {
    return line.baseline > (levels[index] ?? 0) && line.baseline < below && segmentsOf(line).length > 1;
  }));
  return levels.length >= FEWEST_RUNGS && bands.length >= FILLED_BANDS * (levels.length - 1);
}
