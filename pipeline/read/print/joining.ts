import { clusterBy } from '../pdf/geometry.js';
import type { Cell } from '../pdf/table.js';
import { cutOf } from './cutting.js';
import type { PrintedPage } from './page.js';
import { countsColumns, MOST_HEADER_ROWS } from './ruled.js';
import type { RuledTable } from './ruled.js';

/** A cell of a table that may run over pages: its place in the whole, and the cells of the pages that hold parts of it. */
export interface JoinedCell {
  row: number;
  rowspan: number;
  readonly parts: Cell[];
}

/** What one page shows of a table. */
export interface TablePart {
  readonly page: PrintedPage;
  readonly table: RuledTable;
  /** Rows at its top that only print the table's header again. */
  readonly repeated: number;
  readonly joined: ReadonlyMap<Cell, JoinedCell>;
}

/** A table, joined over the pages that it runs over. */
export interface JoinedTable {
  readonly parts: TablePart[];
  rows: number;
}

/** Edges of two parts of one table stand at one place, but for this. Points. */
const SAME_EDGE = 4;

/** A table of its own. */
export function tableOn(page: PrintedPage, table: RuledTable): JoinedTable {
  const joined = new Map(table.cells.map((cell) => [cell, { row: cell.row, rowspan: cell.rowspan, parts: [cell] }]));
  return { parts: [{ page, table, repeated: 0, joined }], rows: table.rows };
}

/**
 * Adds the table at the top of a page to the one that the page before ended with; false where it is another table. `leavesOpen`: whether
 * cells that a page's end cuts are left open.
 */
export function joinTable(whole: JoinedTable, page: PrintedPage, table: RuledTable, leavesOpen: boolean): boolean {
  const last = whole.parts.at(-1);
  const first = whole.parts[0];
  if (last === undefined || first === undefined || !fits(last.table, table)) return false;
  const repeated = repeatedRows(first.table, table);
  if (repeated === 0 && beginsAnew(whole, table)) return false;
  const cut = cutOf(last.table, table, repeated, leavesOpen);
  const base = whole.rows - (cut.row ? 1 : 0) - repeated;
  const joined = new Map<Cell, JoinedCell>();
  for (const cell of table.cells) {
    if (cell.row < repeated) {
      joined.set(cell, { row: cell.row, rowspan: cell.rowspan, parts: [cell] });
      continue;
    }
    const above = cut.continued.get(cell);
    const before = above === undefined ? undefined : last.joined.get(above);
    const end = base + cell.row + cell.rowspan;
    if (before === undefined) joined.set(cell, { row: base + cell.row, rowspan: cell.rowspan, parts: [cell] });
    else {
      before.rowspan = Math.max(before.rowspan, end - before.row);
      before.parts.push(cell);
      joined.set(cell, before);
    }
  }
  whole.rows = Math.max(whole.rows, base + table.rows);
  whole.parts.push({ page, table, repeated, joined });
  return true;
}

/** The boundaries of a table's columns, of all its parts. */
export function columnsOf({ parts }: JoinedTable): number[] {
  const edges = parts.flatMap(({ table }) => table.cells.flatMap(({ box }) => [box[0], box[2]]));
  return clusterBy(edges, (edge) => edge, SAME_EDGE / 2).map((cluster) => cluster.reduce((sum, edge) => sum + edge, 0) / cluster.length);
}

/** Whether two tables stand between the same edges, with the columns of one among those of the other. */
function fits(above: RuledTable, below: RuledTable): boolean {
  if (Math.abs(above.box[0] - below.box[0]) > SAME_EDGE || Math.abs(above.box[2] - below.box[2]) > SAME_EDGE) return false;
  const [a, b] = [edgesOf(above), edgesOf(below)];
  const within = (inner: readonly number[], outer: readonly number[]): boolean => inner.every((edge) => outer.some((other) => Math.abs(other - edge) <= SAME_EDGE));
  return within(a, b) || within(b, a);
}

function edgesOf({ cells }: RuledTable): number[] {
  return [...new Set(cells.flatMap(({ box }) => [box[0], box[2]]))];
}

/** How many rows at the top of `below` say what the first rows of the table say. */
function repeatedRows(first: RuledTable, below: RuledTable): number {
  let rows = 0;
  while (rows < Math.min(MOST_HEADER_ROWS, first.rows, below.rows) && sayingOf(first, rows) !== '' && sayingOf(first, rows) === sayingOf(below, rows)) rows += 1;
  return rows;
}

function sayingOf({ cells }: RuledTable, row: number): string {
  const own = cells.filter((cell) => cell.row === row).map(({ text }) => text);
  return own.filter((text) => text !== '').length < 2 ? '' : own.join('|');
}

/** Whether a table begins with a header of its own: it counts its columns, and the one before did so too. */
function beginsAnew(whole: JoinedTable, table: RuledTable): boolean {
  const hasHeader = (one: RuledTable): boolean => Array.from({ length: MOST_HEADER_ROWS }, (_, row) => row).some((row) => countsColumns(one, row));
  return hasHeader(table) && whole.parts.some((part) => hasHeader(part.table));
}
