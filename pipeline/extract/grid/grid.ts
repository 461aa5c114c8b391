import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { squeezedWords } from '../text/squeezing.js';
import { wordsOf, type Word } from '../text/words.js';

/**
 * A table whose cells can be seen: the lines of a PDF that stand in its cells, put back into them.
 */
export interface Grid {
  readonly table: number;
  readonly rows: number;
  readonly columns: number;
  /** Cells that hold text, by row and column. Where none stands, the cell is empty. */
  readonly cells: readonly GridCell[];
  /** Lines of headers that were printed again at the top of a page. */
  readonly repeated: readonly SourceLine[];
  readonly lines: readonly SourceLine[];
}

export interface GridCell {
  readonly row: number;
  readonly rowspan: number;
  readonly column: number;
  readonly colspan: number;
  readonly lines: readonly SourceLine[];
  readonly words: readonly Word[];
  readonly squeezed: string;
}

/** The tables of a document, by their numbers. */
export function gridsIn(lines: readonly SourceLine[], lexicon: Lexicon): Map<number, Grid> {
  const byTable = new Map<number, SourceLine[]>();
  for (const line of lines) {
    const table = line.place?.cell?.table;
    if (table === undefined) continue;
    const own = byTable.get(table);
    if (own === undefined) byTable.set(table, [line]);
    else own.push(line);
  }
  return new Map([...byTable].map(([table, own]) => [table, unjoined(gridOf(table, own), lexicon)]));
}

/**
 * A table whose rows were joined over a page's end though the second part begins with a label that begins a row: where every cell is closed on
 * both pages, only its words tell.
 */
function unjoined(grid: Grid, lexicon: Lexicon): Grid {
  const labels = [lexicon.passport, ...lexicon.blocks.map(([pattern]) => pattern), ...Object.values(lexicon.passportLabels)];
  for (const cell of grid.cells) {
    const from = cell.lines.findIndex((line, index) => index > 0 && line.page !== cell.lines[index - 1]?.page);
    const page = cell.lines[from]?.page;
    if (page === undefined || cell.column > 0 || cell.rowspan > 1) continue;
    const rest = squeezedWords(wordsOf(cell.lines.slice(from)));
    if (labels.some((label) => label.test(rest))) return unjoined(splitRow(grid, cell.row, page), lexicon);
  }
  return grid;
}

/** A table with a row more: what stands on `page` of row `row` gets one of its own. */
function splitRow(grid: Grid, row: number, page: number): Grid {
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    if (cell.row > row) return [{ ...cell, row: cell.row + 1 }];
    if (cell.row + cell.rowspan <= row) return [cell];
    if (cell.row < row || cell.rowspan > 1) return [{ ...cell, rowspan: cell.rowspan + 1 }];
    const at = cell.lines.findIndex((line) => line.page >= page);
    const parts = at === -1 ? [[cell.lines, row] as const] : [[cell.lines.slice(0, at), row] as const, [cell.lines.slice(at), row + 1] as const];
    return parts.flatMap(([lines, own]) => (lines.length === 0 ? [] : [{ ...withLines(cell, lines), row: own }]));
  });
  return { ...grid, rows: grid.rows + 1, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

function withLines(cell: GridCell, lines: readonly SourceLine[]): GridCell {
  const words = wordsOf(lines);
  return { ...cell, lines, words, squeezed: squeezedWords(words) };
}

function gridOf(table: number, lines: readonly SourceLine[]): Grid {
  const byPlace = new Map<string, SourceLine[]>();
  const repeated: SourceLine[] = [];
  let [rows, columns] = [0, 0];
  for (const line of lines) {
    const cell = line.place?.cell;
    if (cell == null) continue;
    [rows, columns] = [cell.rows, cell.columns];
    const key = `${cell.row} ${cell.column}`;
    const own = byPlace.get(key);
    if (cell.repeated) repeated.push(line);
    else if (own === undefined) byPlace.set(key, [line]);
    else own.push(line);
  }
  const cells = [...byPlace.values()].map(cellOf).sort((a, b) => a.row - b.row || a.column - b.column);
  return { table, rows, columns, cells, repeated, lines };
}

function cellOf(lines: readonly SourceLine[]): GridCell {
  const words = wordsOf(lines);
  const place = lines[0]?.place?.cell;
  const spans = lines.map((line) => line.place?.cell?.colspan ?? 1);
  return { row: place?.row ?? 0, rowspan: place?.rowspan ?? 1, column: place?.column ?? 0, colspan: Math.max(...spans), lines, words, squeezed: squeezedWords(words) };
}

/** The cell with text that covers a place; undefined where the place is empty. */
export function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return indexOf(grid).covering.get(row)?.find((cell) => cell.column <= column && column < cell.column + cell.colspan);
}

/** The cells that begin in a row. */
export function cellsIn(grid: Grid, row: number): GridCell[] {
  return [...(indexOf(grid).beginning.get(row) ?? [])];
}

interface RowIndex {
  /** Cells by the row that they begin in, and by each row that they cover. */
  readonly beginning: ReadonlyMap<number, readonly GridCell[]>;
  readonly covering: ReadonlyMap<number, readonly GridCell[]>;
}

const INDEXES = new WeakMap<readonly GridCell[], RowIndex>();

function indexOf({ cells }: Grid): RowIndex {
  const known = INDEXES.get(cells);
  if (known !== undefined) return known;
  const [beginning, covering] = [new Map<number, GridCell[]>(), new Map<number, GridCell[]>()];
  const add = (rows: Map<number, GridCell[]>, row: number, cell: GridCell): void => {
    const own = rows.get(row);
    if (own === undefined) rows.set(row, [cell]);
    else own.push(cell);
  };
  for (const cell of cells) {
    add(beginning, cell.row, cell);
    for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) add(covering, row, cell);
  }
  const index = { beginning, covering };
  INDEXES.set(cells, index);
  return index;
}

/** The only cell of a row, where it spans the table, or all of it but what is empty. */
export function isAlone(grid: Grid, cell: GridCell): boolean {
  return cell.colspan === grid.columns && grid.columns > 1;
}

/** Index of the first line behind a table that the line at `index` stands in. */
export function behindTable(lines: readonly SourceLine[], index: number): number {
  const table = lines[index]?.place?.cell?.table;
  let to = index;
  for (let at = index; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.place?.cell?.table === table) to = at + 1;
    else if (line !== undefined && line.text.trim() !== '') break;
  }
  return to;
}
