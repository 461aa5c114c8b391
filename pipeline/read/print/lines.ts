import type { Box, CellPlace, LinePlace, SourceLine } from '../../model.js';
import type { Word } from '../pdf/painted.js';
import type { Cell } from '../pdf/table.js';
import { linesOfWords, roomIn, wrapsInto } from './cell-lines.js';
import type { JoinedTable, TablePart } from './joining.js';
import type { PrintedPage } from './page.js';

/** Lines of a text, written one by one. */
export class LineWriter {
  readonly lines: SourceLine[] = [];

  /** A line of words; `indent` stands before them, and a space behind them says that the text wraps on. */
  write(page: PrintedPage, words: readonly Word[], how: { indent?: string; wraps?: boolean; cell?: CellPlace | null; furniture?: boolean }): void {
    const { indent = '', wraps = false, cell = null, furniture = false } = how;
    const place: LinePlace = { boxes: words.map(({ box }) => rounded(page.shown(box))), cell, furniture };
    this.lines.push({ no: this.lines.length + 1, page: page.number, text: `${indent}${words.map(({ text }) => text).join(' ')}${wraps ? ' ' : ''}`, place });
  }

  /** An empty line, unless the last one is empty. */
  part(page: PrintedPage): void {
    if (this.lines.length > 0 && this.lines.at(-1)?.text !== '') this.lines.push({ no: this.lines.length + 1, page: page.number, text: '' });
  }
}

/** Writes what a page shows of a table, whose columns lie between `edges`: row by row, cell by cell, a line for each printed line of a cell. */
export function writePart(writer: LineWriter, table: JoinedTable, edges: readonly number[], number: number, part: TablePart): void {
  const at = (x: number): number => edges.reduce((best, edge, index) => (Math.abs(edge - x) < Math.abs((edges[best] ?? Infinity) - x) ? index : best), 0);
  const cells = [...part.table.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of cells) {
    if (cell.words.length === 0) continue;
    const joined = part.joined.get(cell);
    if (joined === undefined) continue;
    const column = at(cell.box[0]);
    const place: CellPlace = {
      table: number, row: joined.row, rowspan: joined.rowspan, column, colspan: Math.max(1, at(cell.box[2]) - column), columns: edges.length - 1,
      rows: table.rows, repeated: cell.row < part.repeated,
    };
    writeCell(writer, part.page, cell, place, roomIn(cell, part.table), joined.parts.slice(joined.parts.indexOf(cell) + 1));
  }
}

function writeCell(writer: LineWriter, page: PrintedPage, cell: Cell, place: CellPlace, room: number, later: readonly Cell[]): void {
  const lines = linesOfWords(cell.words);
  const rest = linesOfWords(later.find(({ words }) => words.length > 0)?.words ?? []);
  for (const [index, words] of lines.entries()) {
    const next = lines[index + 1] ?? rest[0];
    writer.write(page, words, { cell: place, wraps: next !== undefined && wrapsInto(words, next, room) });
  }
}

function rounded(box: Box): Box {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}

