import type { Column } from './columns.js';
import { isFigureCell } from './lines.js';
import { isBroken } from './rows.js';
import type { Placed, PlacedLine } from './rows.js';

/** A column of figures has them in so many of its filled lines. Share. */
const FIGURE_SHARE = 0.5;
/** A line of a header further below the last one than this starts a new row of it. Share of the type size. */
const LARGEST_LEADING = 1.9;

/** How many lines stand above the first line of values, by the figures in it; 0 where the lines hold none. */
export function headerLength(lines: readonly PlacedLine[], columns: readonly Column[]): number {
  const figureColumns = columns.map((_, column) => isFigureColumn(lines, column));
  const first = lines.findIndex(({ placed }) => {
    const values = placed.filter(({ first: at, last }) => at === last && figureColumns[at] === true && at > 0);
    const figures = values.filter(({ segment }) => isFigureCell(segment));
    return figures.length > 0 && figures.length >= values.length / 2 && !figures.every(isYear);
  });
  return Math.max(first, 0) - namesAbove(lines, first, columns);
}

/** How many lines above the first values belong to their row's name, which is broken and has the values beside its last line. */
function namesAbove(lines: readonly PlacedLine[], first: number, columns: readonly Column[]): number {
  let names = 0;
  for (let index = first; index > 1; index -= 1) {
    const [above, name] = [lines[index - 1]?.placed, lines[index]?.placed.find((placed) => placed.first === 0)];
    const [broken, second] = above ?? [];
    if (broken === undefined || second !== undefined || broken.last > 0 || name === undefined || !isBroken(broken, name, columns)) break;
    names += 1;
  }
  return names;
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

/** Whether `part` stands under some of the columns that `whole` spans, not under all. */
export function isPart(part: Placed, whole: Placed): boolean {
  return part.first >= whole.first && part.last <= whole.last && part.last - part.first < whole.last - whole.first;
}
