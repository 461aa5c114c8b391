import type { Column } from './columns.js';
import { overlap } from './geometry.js';
import { isFigure } from './lines.js';
import type { Line, Segment } from './lines.js';

/** A segment with the columns that it stands in: the first and the last one. */
export interface Placed {
  readonly segment: Segment;
  readonly first: number;
  readonly last: number;
}

/** A line with its segments in their columns. */
export interface PlacedLine {
  readonly line: Line;
  readonly placed: readonly Placed[];
}

/** A line further below the last one than this begins a new row. Share of the type size. */
const LARGEST_LEADING = 1.7;
/** White between two words of a cell. Share of the type size. */
const WORD_SPACE = 0.25;

/** The columns that a segment reaches into: those whose text it overlaps, else the nearest one. */
export function place(segment: Segment, columns: readonly Column[]): Placed {
  const met = columns.flatMap((column, index) => (overlap(segment.from, segment.to, column.from, column.to) > 0 ? [index] : []));
  const [first, last] = [met[0], met.at(-1)];
  if (first !== undefined && last !== undefined) return { segment, first, last };
  const distances = columns.map((column) => -overlap(segment.from, segment.to, column.from, column.to));
  const nearest = distances.indexOf(Math.min(...distances));
  return { segment, first: nearest, last: nearest };
}

/**
 * Lines grouped into rows, by what a typesetter may do: a text is broken only where its next word does not fit, a number never is, and
 * the lines of one cell stand close.
 */
export function rowsOf(lines: readonly PlacedLine[], columns: readonly Column[]): PlacedLine[][] {
  const rows: PlacedLine[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row !== undefined && continuesRow(row, line, columns)) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Whether figures stand above one another in the lines, so that these are several rows. */
export function hasStackedFigures(lines: readonly PlacedLine[]): boolean {
  return lines.some((line, index) => lines.slice(0, index).some((above) => figuresClash([above], line)));
}

function continuesRow(row: readonly PlacedLine[], next: PlacedLine, columns: readonly Column[]): boolean {
  const last = row.at(-1);
  if (last === undefined || figuresClash(row, next)) return false;
  if (next.line.baseline - last.line.baseline > LARGEST_LEADING * Math.max(next.line.size, last.line.size)) return false;
  if (spans(next) || row.some(spans)) return continuesSpan(last, next, columns);
  const shared = next.placed.filter(({ first }) => cellAbove(row, first) !== undefined);
  return shared.every((placed) => {
    const above = cellAbove(row, placed.first);
    const column = columns[placed.first];
    return above !== undefined && column !== undefined && isBroken(above.segment, placed.segment, column);
  });
}

function figuresClash(row: readonly PlacedLine[], next: PlacedLine): boolean {
  return next.placed.some(({ segment, first }) => {
    const above = cellAbove(row, first);
    return above !== undefined && isFigureCell(segment) && isFigureCell(above.segment);
  });
}

/** A line that stands across columns continues a row only where it breaks off a text that stands across the same ones. */
function continuesSpan(last: PlacedLine, next: PlacedLine, columns: readonly Column[]): boolean {
  const [above, below] = [last.placed[0], next.placed[0]];
  if (last.placed.length !== 1 || next.placed.length !== 1 || above === undefined || below === undefined) return false;
  const [from, to] = [columns[Math.min(above.first, below.first)]?.from ?? 0, columns[Math.max(above.last, below.last)]?.to ?? 0];
  return isBroken(above.segment, below.segment, { from, to });
}

/** Whether a text goes on in the line below because its next word did not fit. */
function isBroken(above: Segment, below: Segment, column: Column): boolean {
  const word = below.words[0];
  if (word === undefined) return false;
  const room = column.to - Math.min(above.from, below.from);
  return above.to - above.from + WORD_SPACE * above.size + (word.box[2] - word.box[0]) > room;
}

function cellAbove(row: readonly PlacedLine[], column: number): Placed | undefined {
  for (let index = row.length - 1; index >= 0; index -= 1) {
    const placed = row[index]?.placed.find(({ first, last }) => column >= first && column <= last);
    if (placed !== undefined) return placed;
  }
  return undefined;
}

export function isFigureCell({ words }: Segment): boolean {
  return words.every(({ text }) => isFigure(text));
}

function spans({ placed }: PlacedLine): boolean {
  return placed.some(({ first, last }) => last > first);
}
