import type { Lexicon } from '../../lexicon/lexicon.js';
import { headerTest, type Header } from '../heads/header.js';
import { markOf } from './cells.js';
import { columnsOf, yearsOf, type HeaderColumn } from './columns.js';
import { cellsIn, type Grid, type GridCell } from './grid.js';
import { yearRow } from './year-row.js';

export type HeaderKind = 'goal_indicators' | 'task_indicators' | 'measures' | 'programme_indicators' | 'budget_summary';

/** A table's header as its cells tell it. */
export interface GridHeader extends Header {
  /** As its words tell; null where no lexicon has them: the place of the table tells. */
  readonly kind: HeaderKind | null;
  /** First row of the header, and the row after its last. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly HeaderColumn[];
}

/** A header has at most so many rows. */
const MOST_ROWS = 7;

/** Rows of a table under one header; those above the first header have none. Its columns are those that its own cells have. */
export interface GridBlock {
  readonly grid: Grid;
  readonly header: GridHeader | null;
  /** First row of the body, and the row after its last. */
  readonly from: number;
  readonly to: number;
}

/** A table cut at its headers: several tables may be printed without white between them. */
export function blocksIn(grid: Grid, lexicon: Lexicon): GridBlock[] {
  const starts = [0];
  for (let row = 1; row < grid.rows; row += 1) if (headerAt(grid, row, lexicon) !== null) starts.push(row);
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? grid.rows;
    const own = withOwnColumns(grid, from, to);
    const header = headerAt(own, from, lexicon);
    return { grid: own, header: header === null ? null : withKind(header, own), from: header?.to ?? from, to };
  });
}

/** Some rows of a grid, with no more columns than their cells have edges. */
export function withOwnColumns(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells.filter(({ row }) => row >= from && row < to);
  const edges = [...new Set(cells.flatMap(({ column, colspan }) => [column, column + colspan]))].sort((a, b) => a - b);
  const fitted = cells.map((cell) => ({ ...cell, column: edges.indexOf(cell.column), colspan: edges.indexOf(cell.column + cell.colspan) - edges.indexOf(cell.column) }));
  const rows = new Set(cells.flatMap(({ lines }) => lines));
  return { ...grid, columns: Math.max(1, edges.length - 1), cells: fitted, lines: grid.lines.filter((line) => rows.has(line)), repeated: from === 0 ? grid.repeated : [] };
}

/** The header that begins with row `from`, by its words or else by its years; null where none does. */
function headerAt(grid: Grid, from: number, lexicon: Lexicon): GridHeader | null {
  const [first] = cellsIn(grid, from);
  if (first === undefined || first.column > 0) return null;
  const kind = kindIn(cellsIn(grid, from), lexicon);
  const numbers = numbersRow(grid, from);
  const years = kind === null ? yearRow(grid, from, MOST_ROWS, numbers) : null;
  if (kind === null && years === null) return null;
  const isHeaderText = headerTest(lexicon);
  let to = numbers === null ? Math.max(from + first.rowspan, (years ?? 0) + 1) : numbers + 1;
  const isHeaderCell = (cell: GridCell): boolean => isHeaderText(cell.squeezed) || yearsOf(cell).length > 0;
  // Below the cell that heads the names, a name is no header any more, whatever words it is made of.
  const isRest = (row: number): boolean => cellsIn(grid, row).length > 0 && cellsIn(grid, row).every((cell) => cell.column > 0 && isHeaderCell(cell));
  while (numbers === null && to < Math.min(grid.rows, from + MOST_ROWS) && isRest(to)) to += 1;
  const cells = grid.cells.filter(({ row }) => row >= from && row < to);
  const named = numbers ?? to;
  // A row's name may begin like a header; years, and columns beside the first, make it one.
  if (!cells.some((cell) => cell.row < named && yearsOf(cell).length > 0)) return null;
  const columns = columnsOf(grid, from, named, lexicon);
  return {
    kind, from, to, columns,
    lines: cells.flatMap(({ lines }) => lines),
    years: columns.flatMap(({ role, year }) => (role === 'value' && year !== null ? [year] : [])),
    periods: periodsIn(cells, lexicon),
    unknownHeads: [...new Set(columns.flatMap(({ role, head }) => (role === 'other' ? [head] : [])))],
    columnNumbers: numbers === null ? '' : cellsIn(grid, numbers).map(({ squeezed }) => squeezed).join(' '),
  };
}

/** A header of unknown words over nothing but marks heads measures. */
function withKind(header: GridHeader, { cells }: Grid): GridHeader {
  if (header.kind !== null) return header;
  const values = cells.filter(({ row, column }) => row >= header.to && header.columns[column]?.role === 'value');
  const areMarks = values.some(({ words }) => markOf(words) === 'cross') && values.every(({ words }) => markOf(words) !== null);
  return areMarks ? { ...header, kind: 'measures' } : header;
}

/** Whether a table begins like a header, though with words that no lexicon has: years, or numbers of columns, above its rows. */
export function beginsLikeHeader(grid: Grid, from: number): boolean {
  const first = grid.cells.filter(({ row }) => row >= from && row < from + MOST_ROWS);
  return numbersRow(grid, from - 1) !== null || first.filter((cell) => cell.row < from + 2 && yearsOf(cell).length === 1 && /^\d{4}\D{0,8}$/u.test(cell.squeezed)).length > 1;
}

/** The kind that the words over the names tell, behind a column of numbers. */
function kindIn(cells: readonly GridCell[], lexicon: Lexicon): HeaderKind | null {
  const named = cells.find(({ squeezed }) => !lexicon.numberHeader.test(squeezed));
  return named === undefined || named.column > 1 ? null : kindOf(named, lexicon);
}

function kindOf({ squeezed }: GridCell, lexicon: Lexicon): HeaderKind | null {
  if (lexicon.measureHeader.test(squeezed)) return 'measures';
  if (lexicon.goalIndicatorHeader.test(squeezed)) return 'goal_indicators';
  if (lexicon.taskIndicatorHeader.test(squeezed)) return 'task_indicators';
  if (lexicon.programmeIndicatorHeader.test(squeezed)) return 'programme_indicators';
  return lexicon.summaryHeader.test(squeezed) ? 'budget_summary' : null;
}

/** The row that counts the columns, at most a few rows below the first; a number may be wrong or missing. */
function numbersRow(grid: Grid, from: number): number | null {
  for (let row = from + 1; row < Math.min(grid.rows, from + MOST_ROWS); row += 1) {
    if (countsColumns(cellsIn(grid, row))) return row;
  }
  return null;
}

/** Whether the cells of a row count from one; a number may be wrong or missing. */
export function countsColumns(cells: readonly GridCell[]): boolean {
  const numbers = cells.map(({ squeezed }) => squeezed);
  const steps = numbers.filter((number, index) => index > 0 && Number(number) === Number(numbers[index - 1]) + 1).length;
  return numbers.length >= 3 && numbers[0] === '1' && numbers.every((number) => /^\d{1,2}$/u.test(number)) && steps >= numbers.length - 2;
}

function periodsIn(cells: readonly GridCell[], lexicon: Lexicon): Header['periods'] {
  return cells.flatMap(({ squeezed, words }) => {
    const period = lexicon.periods.find(([pattern]) => pattern.test(squeezed))?.[1];
    return period === undefined ? [] : [{ period, text: words.map(({ text }) => text).join(' ') }];
  });
}
