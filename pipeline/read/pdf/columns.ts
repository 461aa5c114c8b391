import { joinIntervals, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';

/** A segment spans columns where so many other lines have white inside its extent. Share of the lines with several segments … */
const SPANNED_LINES = 0.3;
/** … and number of them, where there are enough. */
const FEWEST_SPANNED_LINES = 2;
/** White must reach so far inside a segment's ends to count as inside it. Share of the type size. */
const INSIDE = 0.3;
/**
 * How wide the white between two columns must be, by the number of lines that stand on both of its sides: what many lines leave free is
 * no accident however narrow. Shares of the type size.
 */
const WHITE_NEEDED = [{ lines: 6, white: 0.22 }, { lines: 3, white: 0.5 }, { lines: 2, white: 0.9 }, { lines: 1, white: 2 }] as const;

/** A column of text: the extent of what stands in it alone. */
export type Column = Interval;

/** Lines with their segments; those segments that reach over several columns apart from those that make the columns. */
export interface Typeset {
  readonly lines: readonly Line[];
  readonly segments: readonly (readonly Segment[])[];
  readonly spanning: ReadonlySet<Segment>;
}

export function typesetOf(lines: readonly Line[]): Typeset {
  const segments = lines.map(segmentsOf);
  return { lines, segments, spanning: spanningSegments(segments) };
}

/** The columns that the white between the segments of many lines shows, from left to right. */
export function columnsOf(typeset: Typeset): Column[] {
  const single = typeset.segments.flat().filter((segment) => !typeset.spanning.has(segment));
  const blocks = joinIntervals(single, 0);
  const columns: { from: number; to: number }[] = [];
  for (const block of blocks) {
    const left = columns.at(-1);
    if (left !== undefined && !isParted(left, block, typeset)) left.to = block.to;
    else columns.push({ ...block });
  }
  return columns;
}

function spanningSegments(lines: readonly (readonly Segment[])[]): Set<Segment> {
  const parted = lines.filter((segments) => segments.length > 1);
  const spanning = new Set<Segment>();
  for (const segments of lines) {
    for (const segment of segments) {
      const others = parted.filter((other) => other !== segments && hasWhiteInside(other, segment)).length;
      const needed = Math.max(Math.min(FEWEST_SPANNED_LINES, parted.length), SPANNED_LINES * parted.length);
      if (others > 0 && others >= needed) spanning.add(segment);
    }
  }
  return spanning;
}

/** Whether two neighbouring segments of a line have the white between them inside the extent of `segment`. */
function hasWhiteInside(segments: readonly Segment[], segment: Segment): boolean {
  const inset = INSIDE * segment.size;
  return segments.some((right, index) => {
    const left = segments[index - 1];
    return left !== undefined && left.to > segment.from + inset && right.from < segment.to - inset;
  });
}

/** Whether the white between two blocks of text parts two columns. */
function isParted(left: Interval, right: Interval, typeset: Typeset): boolean {
  const sizes: number[] = [];
  for (const segments of typeset.segments) {
    const onLeft = segments.find((segment) => !typeset.spanning.has(segment) && overlap(segment.from, segment.to, left.from, left.to) > 0);
    const onRight = segments.find((segment) => !typeset.spanning.has(segment) && overlap(segment.from, segment.to, right.from, right.to) > 0);
    if (onLeft !== undefined && onRight !== undefined) sizes.push(Math.max(onLeft.size, onRight.size));
  }
  const white = right.from - left.to;
  const size = Math.max(0, ...sizes);
  return WHITE_NEEDED.some(({ lines, white: needed }) => sizes.length >= lines && white >= needed * size);
}
