import type { Interval } from '../pdf/geometry.js';
import { segmentsOf } from '../pdf/lines.js';
import type { Line, Segment } from '../pdf/lines.js';

/** Texts of one column begin at one place, but for this. Share of the type size. */
const SAME_START = 0.25;
/** So many texts show that a column begins there. */
const FEWEST_STARTS = 3;
/** Columns begin at least this far from one another, and end so far before the next one begins. Shares of the type size. */
const NARROWEST_COLUMN = 3;
const NARROWEST_WHITE = 0.4;
/** Lines of the table stand no further apart than this. Share of the type size. */
const WIDEST_STEP = 2.2;

/** Lines that labels stand in with what they label beside them, and the white between both. */
export interface LabelLines {
  readonly lines: readonly Line[];
  readonly rivers: readonly Interval[];
}

/**
 * The lines above the header of a table that are a table of labels themselves: all that stands beside the labels begins at one place, or at
 * a second one further right. Null where there are none. `below` is the first line of the header; null at a page's end.
 */
export function labelLines(above: readonly Line[], below: Line | null): LabelLines | null {
  const near: Line[] = [];
  for (const line of [...above].reverse()) {
    const next = near[0] ?? below;
    if (next !== null && next.baseline - line.baseline > WIDEST_STEP * line.size * (near.length === 0 ? 2 : 1)) break;
    near.unshift(line);
  }
  const left = Math.min(...near.map(({ box }) => box[0]));
  const starts = startsOf(near, left);
  const [first] = starts;
  if (first === undefined) return null;
  const slack = SAME_START * (near[0]?.size ?? 0);
  // Only the first text beside a label tells: what follows on its line may be spread to fill it.
  const keeps = (line: Line): boolean => {
    const beside = segmentsOf(line).find((segment) => segment.from >= first - slack);
    return segmentsOf(line).every(({ from, to, size }) => from >= first - slack || to < first - NARROWEST_WHITE * size)
      && (beside === undefined || starts.some((start) => Math.abs(start - beside.from) <= slack));
  };
  let from = near.length;
  while (from > 0 && keeps(near[from - 1] as Line)) from -= 1;
  const isBeside = (line: Line): boolean => segmentsOf(line).some((segment) => segment.from >= first - slack);
  while (from < near.length && !isBeside(near[from] as Line) && !goesOn(near[from] as Line, near[from + 1])) from += 1;
  const lines = near.slice(from);
  const labels = lines.filter((line) => segmentsOf(line).some((segment) => segment.from < left + slack));
  if (lines.filter(isBeside).length < FEWEST_STARTS || labels.length < 2) return null;
  const rivers = starts.map((start): Interval => {
    const ends = lines.flatMap((line) => segmentsOf(line).filter((segment: Segment) => segment.from < start - slack && segment.to < start)).map(({ to }) => to);
    return { from: Math.max(...ends), to: start };
  });
  return { lines, rivers };
}

/** Where the columns right of the labels begin: at the places that most texts begin at, at most two. */
function startsOf(lines: readonly Line[], left: number): number[] {
  const segments = lines.flatMap((line) => segmentsOf(line)).filter(({ from, size }) => from > left + NARROWEST_COLUMN * size);
  const counts = segments.map(({ from, size }) => ({ from, count: segments.filter((other) => Math.abs(other.from - from) <= SAME_START * size).length, size }));
  const found: { from: number; size: number }[] = [];
  for (const { from, count, size } of counts.sort((a, b) => b.count - a.count || a.from - b.from)) {
    if (count >= (found.length === 0 ? FEWEST_STARTS : 2) && found.length < 2 && found.every((other) => Math.abs(other.from - from) > NARROWEST_COLUMN * size)) found.push({ from, size });
  }
  return found.map(({ from }) => from).sort((a, b) => a - b);
}

function goesOn(line: Line, next: Line | undefined): boolean {
  return next !== undefined && next.baseline - line.baseline < 1.45 * line.size;
}
