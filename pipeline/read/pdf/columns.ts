import { joinIntervals, median, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';

/** A segment spans columns where so many other lines have white inside its extent. Share of the lines with several segments … */
const SPANNED_LINES = 0.3;
/** … and number of them, where there are enough. */
const FEWEST_SPANNED_LINES = 2;
/** White must reach so far inside a segment's ends to count as inside it. Share of the type size. */
const INSIDE = 0.3;
/** A heading over two columns stands in their middle but for this (shares of the type size, and of the columns' width), seen from so many lines (share of all) … */
const OFF_CENTRE = 1;
const OFF_CENTRE_OF_WIDTH = 0.12;
const CENTRED_LINES = 0.5;
/** … and hardly over the text of either. Share of its width. */
const OVER_WHITE = 0.5;
/**
 * How wide the white between two columns must be, by the number of lines that stand on both of its sides: what many lines leave free is
 * no accident however narrow. Shares of the type size.
 */
const WHITE_NEEDED = [{ lines: 6, white: 0.22 }, { lines: 3, white: 0.5 }, { lines: 2, white: 0.9 }, { lines: 1, white: 2 }] as const;

/** A column of text: the extent of what stands in it alone. */
export type Column = Interval;

/** Lines with their segments; those that reach over several columns, with how far, do not make the columns. */
export interface Typeset {
  readonly lines: readonly Line[];
  readonly segments: readonly (readonly Segment[])[];
  readonly spanning: ReadonlyMap<Segment, Interval>;
}

export function typesetOf(lines: readonly Line[]): Typeset {
  const segments = lines.map(segmentsOf);
  return { lines, segments, spanning: spanningSegments(segments) };
}

/** The stretches that the segments of lines with several of them fill; a segment alone on its line may stand anywhere. */
export function looseColumnsOf({ segments, spanning }: Typeset): Column[] {
  return joinIntervals(segments.filter((own) => own.length > 1).flat().filter((segment) => !spanning.has(segment)), 0);
}

/** The columns that the white between the segments of many lines shows, from left to right. */
export function columnsOf(typeset: Typeset): Column[] {
  let columns = looseColumnsOf(typeset);
  // What no line has on both sides of white is one column: a heading, say, that stands beside the figures below it.
  for (let pair = nearestPair(columns, (sizes) => sizes.length === 0, typeset); pair !== null; pair = nearestPair(columns, (sizes) => sizes.length === 0, typeset)) {
    columns = joined(columns, pair);
  }
  const isNarrow = (sizes: readonly number[], white: number): boolean => !WHITE_NEEDED.some((least) => sizes.length >= least.lines && white >= least.white * Math.max(...sizes));
  for (let pair = nearestPair(columns, isNarrow, typeset); pair !== null; pair = nearestPair(columns, isNarrow, typeset)) {
    columns = joined(columns, pair);
  }
  return columns;
}

function joined(columns: readonly Column[], index: number): Column[] {
  const [left, right] = [columns[index], columns[index + 1]];
  return left === undefined || right === undefined ? [...columns] : [...columns.slice(0, index), { from: left.from, to: right.to }, ...columns.slice(index + 2)];
}

/** Index of the nearest two neighbours for which `test` holds, given the type sizes of the lines on both sides and the white between them. */
function nearestPair(columns: readonly Column[], test: (sizes: readonly number[], white: number) => boolean, typeset: Typeset): number | null {
  let nearest: { index: number; white: number } | null = null;
  for (const [index, left] of columns.entries()) {
    const right = columns[index + 1];
    if (right === undefined) continue;
    const white = right.from - left.to;
    if ((nearest === null || white < nearest.white) && test(sizesOfLinesWithBoth(left, right, typeset), white)) nearest = { index, white };
  }
  return nearest?.index ?? null;
}

function sizesOfLinesWithBoth(left: Column, right: Column, { segments, spanning }: Typeset): number[] {
  return segments.flatMap((line) => {
    const onLeft = line.find((segment) => !spanning.has(segment) && overlap(segment.from, segment.to, left.from, left.to) > 0);
    const onRight = line.find((segment) => !spanning.has(segment) && overlap(segment.from, segment.to, right.from, right.to) > 0);
    return onLeft === undefined || onRight === undefined ? [] : [Math.max(onLeft.size, onRight.size)];
  });
}

/** Segments that stand across the white of other lines, with how far they reach: over the columns on both sides of that white. */
function spanningSegments(lines: readonly (readonly Segment[])[]): Map<Segment, Interval> {
  const parted = lines.filter((segments) => segments.length > 1);
  const spanning = new Map<Segment, Interval>();
  for (const segments of lines) {
    const others = parted.filter((other) => other !== segments);
    const fewest = Math.min(FEWEST_SPANNED_LINES, others.length);
    for (const segment of segments) {
      const across = others.filter((other) => hasWhiteAcross(other, segment)).length;
      if (across > 0 && across >= Math.max(fewest, SPANNED_LINES * others.length)) {
        spanning.set(segment, segment);
        continue;
      }
      const over = others.flatMap((other) => reachOver(segment, segments, other) ?? []);
      const below = others.filter((other) => other.some((near) => overlap(near.from, near.to, segment.from, segment.to) > OVER_WHITE * (segment.to - segment.from)));
      if (below.length === 0 && over.length > 0 && over.length >= Math.max(fewest, CENTRED_LINES * others.length)) {
        spanning.set(segment, { from: median(over.map(({ from }) => from)), to: median(over.map(({ to }) => to)) });
      }
    }
  }
  return spanning;
}

/** Whether two neighbouring segments of a line have the white between them inside the extent of `segment`. */
function hasWhiteAcross(segments: readonly Segment[], segment: Segment): boolean {
  const inset = INSIDE * segment.size;
  return segments.some((right, index) => {
    const left = segments[index - 1];
    return left !== undefined && left.to > segment.from + inset && right.from < segment.to - inset;
  });
}

/** What `segment` heads where it stands over the middle of two columns of the line `other`, both free in its own line; else null. */
function reachOver(segment: Segment, own: readonly Segment[], other: readonly Segment[]): Interval | null {
  for (const [index, right] of other.entries()) {
    const left = other[index - 1];
    if (left === undefined) continue;
    const isCentred = Math.abs(segment.from + segment.to - left.from - right.to) / 2 <= Math.max(OFF_CENTRE * segment.size, OFF_CENTRE_OF_WIDTH * (right.to - left.from));
    const isFree = !own.some((sibling) => sibling !== segment && overlap(sibling.from, sibling.to, left.from, right.to) > 0);
    if (isCentred && isFree) return { from: left.from, to: right.to };
  }
  return null;
}
