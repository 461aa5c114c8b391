import type { Column } from './columns.js';
import type { Rule } from './painted.js';
import { isFigureCell } from './lines.js';
import { isBroken } from './rows.js';
import type { Placed, PlacedLine } from './rows.js';

/** A column of figures has them in so many of its filled lines. Share. */
const FIGURE_SHARE = 0.5;
/** A line of a header further below the last one than this starts a new row of it. Share of the type size. */
const LARGEST_LEADING = 1.9;
/** A rule that ties a heading to its columns runs below it at most this far (share of the type size) and covers it but for so much. Points. */
const TIE_DEPTH = 1.3;
const TIE_SLACK = 2;
/** … and is no wider than this. Share of the table's width. */
const TIE_WIDTH = 0.9;
/** A heading stands in the middle of the columns that it spans, but for this. Share of their width. */
const OFF_CENTRE = 0.25;
/** Headings below spanning ones fill so many of the columns. Share. */
const FILLED_BELOW = 0.75;

/** How many lines stand above the first line of values, by the figures in it; 0 where the lines hold none. */
export function headerLength(lines: readonly PlacedLine[], columns: readonly Column[]): number {
  const figureColumns = columns.map((_, column) => isFigureColumn(lines, column));
  const first = lines.findIndex(({ placed }) => {
    const values = placed.filter(({ first: at, last }) => at === last && figureColumns[at] === true && at > 0);
    const figures = values.filter(({ segment }) => isFigureCell(segment));
    return figures.length > 0 && figures.length >= values.length / 2 && !figures.every(isYear);
  });
  return Math.max(first, 0);
}

function isFigureColumn(lines: readonly PlacedLine[], column: number): boolean {
  const own = lines.flatMap(({ placed }) => placed.filter(({ first, last }) => first === column && last === column));
  return own.length > 0 && own.filter(({ segment }) => isFigureCell(segment)).length >= FIGURE_SHARE * own.length;
}

function isYear({ segment }: Placed): boolean {
  return segment.words.every(({ text }) => /^[(]?(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?[*)\p{No}a-d]*$/u.test(text));
}

/**
 * The lines of a header grouped into its rows: a row ends where a heading that spans columns has other headings below it; all other lines
 * wrap.
 */
export function headerRowsOf(lines: readonly PlacedLine[], columns: readonly Column[]): PlacedLine[][] {
  const rows: PlacedLine[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row === undefined || startsHeaderRow(row, line, columns)) rows.push([line]);
    else row.push(line);
  }
  return rows;
}

function startsHeaderRow(row: readonly PlacedLine[], next: PlacedLine, columns: readonly Column[]): boolean {
  const last = row.at(-1);
  if (last === undefined) return true;
  if (next.line.baseline - last.line.baseline > LARGEST_LEADING * Math.max(next.line.size, last.line.size)) return true;
  const above = row.flatMap(({ placed }) => placed);
  if (headsRows(above, next, columns)) return true;
  return next.placed.some((below) => above.some((heading) => isPart(below, heading) || isPart(heading, below)) || (isYear(below) && above.some((heading) => isYear(heading) && heading.first === below.first)));
}

/** Whether a line that has a name only heads the rows below it, and does not go on with the header's first cell. */
function headsRows(above: readonly Placed[], next: PlacedLine, columns: readonly Column[]): boolean {
  const [name] = next.placed;
  if (name === undefined || next.placed.length > 1 || name.first > 0 || !above.some(({ first }) => first > 0)) return false;
  const last = above.filter(({ first }) => first === 0).at(-1);
  return last === undefined || !isBroken(last, name, columns);
}

/**
 * The lines of a header with its headings over all columns that they span: those above a rule that ties them together, or, where headings
 * over equally many columns stand above others, those in whose middle they stand.
 */
export function withSpans(lines: readonly PlacedLine[], columns: readonly Column[], rules: readonly Rule[]): PlacedLine[] {
  return lines.map((line, index) => {
    const tied = line.placed.map((placed) => tiedSpan(placed, line, columns, rules) ?? placed);
    const below = lines.slice(index + 1);
    return { ...line, placed: tied.some(({ first, last }) => last > first) ? tied : tiledSpans(tied, columns, below) ?? tied };
  });
}

function tiedSpan(placed: Placed, { line }: PlacedLine, columns: readonly Column[], rules: readonly Rule[]): Placed | null {
  const { segment } = placed;
  const width = (columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0);
  const rule = rules.find(({ at, from, to }) => at > line.baseline && at < line.baseline + TIE_DEPTH * line.size && to - from < TIE_WIDTH * width
    && from <= segment.from + TIE_SLACK && to >= segment.to - TIE_SLACK && line.words.every(({ box }) => box[2] < from || box[0] > to || isWithin((box[0] + box[2]) / 2, segment.from, segment.to)));
  if (rule === undefined) return null;
  const over = columns.flatMap((column, index) => (isWithin((column.from + column.to) / 2, rule.from, rule.to) ? [index] : []));
  const [first, last] = [over[0], over.at(-1)];
  return first === undefined || last === undefined || last === first ? null : { segment, first, last };
}

function isWithin(value: number, from: number, to: number): boolean {
  return value >= from - TIE_SLACK && value <= to + TIE_SLACK;
}

/** Headings over equal groups of all columns but the first, in the middle of each; null where they stand otherwise. */
function tiledSpans(placed: readonly Placed[], columns: readonly Column[], below: readonly PlacedLine[]): Placed[] | null {
  const headings = placed.filter(({ first }) => first > 0);
  const size = (columns.length - 1) / headings.length;
  if (!Number.isInteger(size) || size < 2 || headings.length < 2) return null;
  const filled = new Set(below.flatMap((line) => line.placed.filter(({ first, last }) => first === last).map(({ first }) => first)));
  if (columns.filter((_, index) => index > 0 && filled.has(index)).length < FILLED_BELOW * (columns.length - 1)) return null;
  const spans = headings.map(({ segment }, index): Placed => ({ segment, first: 1 + index * size, last: (index + 1) * size }));
  const fits = spans.every(({ segment, first, last }) => {
    const [from, to] = [columns[first]?.from ?? 0, columns[last]?.to ?? 0];
    return Math.abs(segment.from + segment.to - from - to) / 2 <= OFF_CENTRE * (to - from);
  });
  return fits ? [...placed.filter(({ first }) => first === 0), ...spans] : null;
}

/** Whether `part` stands under some of the columns that `whole` spans, not under all. */
function isPart(part: Placed, whole: Placed): boolean {
  return part.first >= whole.first && part.last <= whole.last && part.last - part.first < whole.last - whole.first;
}
