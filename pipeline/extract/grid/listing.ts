import type { SourceLine, SourceTableKind } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { freshId, type Extraction } from '../extraction.js';
import { landmarkAt } from '../text/landmarks.js';
import { rangeOfLines } from '../ledger.js';
import { behindTable, cellAt, cellsIn, isAlone, type Grid, type GridCell } from './grid.js';
import { countsColumns, withOwnColumns } from './header.js';
import { gridAt } from './parts.js';

/** A row of a table of texts: its cells by column, those that span rows in each of them; undefined where empty. */
export interface ListedRow {
  readonly cells: readonly (GridCell | undefined)[];
  /** Cells that begin in the row. */
  readonly begun: readonly GridCell[];
  /** The row's only cell, which spans the table. */
  readonly heading: GridCell | null;
}

/** Tables of texts have three columns; a fourth before them may count the rows. */
const COLUMNS = 3;
/** A header is at most so many rows above its row of column numbers. */
const MOST_HEADER_ROWS = 5;

/**
 * The rows of a section's only table, where its cells can be seen, without its header; the amendment notes above it are read. Null where there
 * is none, or it has other columns than such a table.
 */
export function listingIn(extraction: Extraction, lines: readonly SourceLine[], kind: SourceTableKind, sectionId: string | null): ListedRow[] | null {
  const grids = gridsOf(extraction, lines);
  if (grids.length === 0 || grids.some(({ columns }) => columns !== COLUMNS)) return null;
  const { ledger, lexicon, records } = extraction;
  const tableId = freshId(extraction, `table:${kind}`);
  const rows: ListedRow[] = [];
  let columnNumbers = '';
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    const grid = grids.find(({ table }) => table === line?.place?.cell?.table);
    const landmark = grid === undefined ? landmarkAt(lines, index, lexicon) : null;
    if (grid !== undefined) {
      const header = headerRows(grid, rows.length === 0);
      const headed = grid.cells.filter(({ row }) => row < header);
      if (columnNumbers === '' && header > 0) columnNumbers = cellsIn(grid, header - 1).map(({ squeezed }) => squeezed).filter((text) => /^\d+$/u.test(text)).join(' ');
      ledger.claim([...headed.flatMap((cell) => cell.lines), ...grid.repeated].map(({ no }) => no), 'table_header', tableId);
      for (let row = header; row < grid.rows; row += 1) rows.push(rowOf(grid, row));
      index = behindTable(lines, index);
    } else if (landmark?.kind === 'amendment') index = readAmendment(extraction, lines, landmark, sectionId);
    else if (landmark?.kind === 'imprint') break;
    else index += 1;
  }
  const own = grids.flatMap((grid) => grid.lines.map(({ no }) => no));
  records.source_tables.push({
    table_id: tableId, kind, owner_id: sectionId, block: null, years_printed: '', periods_printed: '', column_numbers: columnNumbers,
    ...rangeOfLines(own),
  });
  return rows.filter(({ begun }) => begun.length > 0);
}

function gridsOf(extraction: Extraction, lines: readonly SourceLine[]): Grid[] {
  const grids: Grid[] = [];
  for (const line of lines) {
    const grid = gridAt(extraction, line);
    if (grid !== null && !grids.some(({ table }) => table === grid.table)) grids.push(withoutCounter(withOwnColumns(grid, 0, grid.rows)));
  }
  return grids;
}

/** A table without the column that counts its rows. */
function withoutCounter(grid: Grid): Grid {
  if (grid.columns !== COLUMNS + 1) return grid;
  const first = grid.cells.filter(({ column, colspan }) => column === 0 && colspan === 1);
  if (first.filter(({ squeezed }) => /^(?:№.*|\d+\.?)$/u.test(squeezed)).length < first.length) return grid;
  const cells = grid.cells.filter((cell) => !first.includes(cell)).map((cell) => ({ ...cell, column: Math.max(0, cell.column - 1), colspan: cell.column === 0 ? cell.colspan - 1 : cell.colspan }));
  return { ...grid, columns: COLUMNS, cells };
}

/** How many rows its header takes: those down to the row that counts the columns, else the first of the first table. */
function headerRows(grid: Grid, isFirst: boolean): number {
  for (let row = 0; row < Math.min(MOST_HEADER_ROWS, grid.rows); row += 1) if (countsColumns(cellsIn(grid, row))) return row + 1;
  const first = cellsIn(grid, 0);
  return isFirst && first.length === grid.columns && !first.some(({ words }) => /^\d+[.)]$/u.test(words[0]?.text ?? '')) ? 1 : 0;
}

function rowOf(grid: Grid, row: number): ListedRow {
  const begun = cellsIn(grid, row);
  const [only] = begun;
  return {
    cells: Array.from({ length: grid.columns }, (_, column) => cellAt(grid, row, column)),
    begun,
    heading: only !== undefined && isAlone(grid, only) ? only : null,
  };
}
