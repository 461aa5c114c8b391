import { clusterBy, joinIntervals, median, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { isFigureCell, segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';
import { spanningSegments } from './spanning.js';

/**
 * How wide the white between two columns must be, by the number of lines that stand on both of its sides: what many lines leave free is
 * no accident however narrow. Shares of the type size.
 */
const WHITE_NEEDED = [
  { lines: 6, white: 0.22 }, { lines: 5, white: 0.3 }, { lines: 4, white: 0.4 }, { lines: 3, white: 0.5 }, { lines: 2, white: 0.9 }, { lines: 1, white: 2 },
] as const;
/** Where most lines leave this much white (share of the type size), any will do: a single line may reach far. */
const WHITE_OF_MOST = 1.2;

/** So many lines that fill all columns tell how many there are; and so many of all lines (share). */
const FEWEST_EVEN_LINES = 3;
const EVEN_SHARE = 0.5;
/** A table of no more lines than these may have a column that one of them shows alone. */
const FEW_LINES = 3;
/** Between figures so much less white will do. Share. */
const WHITE_BETWEEN_FIGURES = 0.6;
/** Lines this near stand in one row: cells may be set to its top, its middle or its bottom. Share of the type size. */
const SAME_ROW = 0.75;

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

/**
 * The stretches that the segments of lines with several of them fill; a segment alone on its line may stand anywhere. What no line has on
 * both sides of white is one: a heading, say, that stands beside the figures below it.
 */
export function looseColumnsOf(typeset: Typeset): Column[] {
  const parted = typeset.segments.map((own) => own.filter((segment) => !typeset.spanning.has(segment))).filter((own) => own.length > 1);
  const columns = joinedWhere(joinIntervals(parted.flat(), 0), typeset, (lines) => lines.length === 0);
  const counted = countedColumns(parted);
  return counted !== null && counted.length < columns.length ? counted : columns;
}

/**
 * The columns of lines most of which fill all of them: the first texts of these lines, the second ones, and so on. Where headings stand
 * wholly beside their figures, only the count tells which belong together. Null where such columns would overlap, or others are left.
 */
function countedColumns(parted: readonly (readonly Segment[])[]): Column[] | null {
  const most = Math.max(0, ...parted.map((own) => own.length));
  const even = parted.filter((own) => own.length === most);
  if (even.length < Math.max(FEWEST_EVEN_LINES, EVEN_SHARE * parted.length)) return null;
  const columns = Array.from({ length: most }, (_, rank) => ({
    from: Math.min(...even.map((own) => own[rank]?.from ?? Infinity)),
    to: Math.max(...even.map((own) => own[rank]?.to ?? -Infinity)),
  }));
  const joined = joinIntervals([...columns, ...parted.flat()], 0);
  return joined.length === most ? joined : null;
}

/** The columns that the white between the segments of many lines shows, from left to right. */
export function columnsOf(typeset: Typeset): Column[] {
  // One line among many is no column: a line that is spread to fill its measure, say.
  const fewest = typeset.lines.length > FEW_LINES ? 2 : 1;
  return joinedWhere(looseColumnsOf(typeset), typeset, (lines, white) => lines.length < fewest || isNoWhite(lines, white));
}

/** A line with text on both sides of some white. */
interface Parted {
  readonly size: number;
  /** Whether only figures stand on both sides. */
  readonly figures: boolean;
  readonly white: number;
}

/** Whether the white between lines is too narrow to part columns. Between figures little will do: no running text puts them side by side. */
function isNoWhite(lines: readonly Parted[], white: number): boolean {
  const size = Math.max(...lines.map((line) => line.size));
  const isOpen = lines.length > 2 && median(lines.map((line) => line.white)) >= WHITE_OF_MOST * size;
  if (isOpen) return false;
  const share = lines.length > 1 && lines.every(({ figures }) => figures) ? WHITE_BETWEEN_FIGURES : 1;
  return !WHITE_NEEDED.some((least) => lines.length >= least.lines && white >= share * least.white * size);
}

/** Columns joined, the nearest first, as long as the white between two of them passes `test`. */
function joinedWhere(columns: readonly Column[], typeset: Typeset, test: (lines: readonly Parted[], white: number) => boolean): Column[] {
  let result = [...columns];
  for (;;) {
    const pairs = result.slice(1).map((right, index) => ({ index, left: result[index] as Column, right })).sort((a, b) => (a.right.from - a.left.to) - (b.right.from - b.left.to));
    const pair = pairs.find(({ left, right }) => test(linesWithBoth(left, right, typeset), right.from - left.to));
    if (pair === undefined) return result;
    result = [...result.slice(0, pair.index), { from: pair.left.from, to: pair.right.to }, ...result.slice(pair.index + 2)];
  }
}

function linesWithBoth(left: Column, right: Column, { lines, segments, spanning }: Typeset): Parted[] {
  const rows = clusterBy(lines.map((line, index) => ({ line, segments: segments[index] ?? [] })), ({ line }) => line.baseline, SAME_ROW * Math.min(...lines.map(({ size }) => size)));
  return rows.map((row) => row.flatMap((member) => member.segments)).flatMap((line) => {
    const onLeft = line.find((segment) => !spanning.has(segment) && overlap(segment.from, segment.to, left.from, left.to) > 0);
    const onRight = line.find((segment) => !spanning.has(segment) && overlap(segment.from, segment.to, right.from, right.to) > 0);
    return onLeft === undefined || onRight === undefined || onLeft === onRight ? []
      : [{ size: Math.max(onLeft.size, onRight.size), figures: isFigureCell(onLeft) && isFigureCell(onRight), white: onRight.from - onLeft.to }];
  });
}
