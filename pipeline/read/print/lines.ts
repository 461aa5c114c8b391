import type { Box, CellPlace, LinePlace, SourceLine } from '../../model.js';
import { boxAround, widthOf } from '../pdf/geometry.js';
import { linesOf } from '../pdf/lines.js';
import type { Direction, Word } from '../pdf/painted.js';
import type { Cell } from '../pdf/table.js';
import { turnedWords } from '../pdf/turn.js';
import { columnsOf } from './joining.js';
import type { JoinedTable, TablePart } from './joining.js';
import type { PrintedPage } from './page.js';

/** The width of a space. Share of the type size. */
const SPACE = 0.25;
/** A line that has room for the next word but for so much wraps all the same. Points. */
const SLACK = 1.5;
/** The white between a cell's edge and its text is no wider than this. Points. */
const WIDEST_PADDING = 12;

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

/** Writes what a page shows of a table: row by row, cell by cell, a line for each printed line of a cell. */
export function writePart(writer: LineWriter, table: JoinedTable, number: number, part: TablePart): void {
  const edges = columnsOf(table);
  const at = (x: number): number => edges.reduce((best, edge, index) => (Math.abs(edge - x) < Math.abs((edges[best] ?? Infinity) - x) ? index : best), 0);
  const padding = paddingOf(part.table.cells);
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
    writeCell(writer, part.page, cell, place, widthOf(cell.box) - 2 * padding, joined.parts.slice(joined.parts.indexOf(cell) + 1));
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

/** Whether a line ends because the next word has no room in it. */
export function wrapsInto(line: readonly Word[], next: readonly Word[], room: number): boolean {
  const [first] = next;
  if (first === undefined || line[0]?.direction !== 'right') return first !== undefined;
  const used = widthOf(boxAround(line.map(({ box }) => box)));
  return used + SPACE * first.size + widthOf(first.box) > room - SLACK;
}

/** The words of a cell line by line, whichever way they run. */
function linesOfWords(words: readonly Word[]): Word[][] {
  const directions: Direction[] = [...new Set(words.map(({ direction }) => direction))].sort();
  return directions.flatMap((direction) => {
    const own = words.filter((word) => word.direction === direction);
    const original = new Map(turnedWords(own, direction).map((turned, index) => [turned, own[index] as Word]));
    return linesOf([...original.keys()]).map((line) => line.words.flatMap((word) => original.get(word) ?? []));
  });
}

/** The white that a table's cells leave before their text: the least of any. */
function paddingOf(cells: readonly Cell[]): number {
  const least = Math.min(WIDEST_PADDING, ...cells.filter(({ words }) => words.length > 0).map(({ box, words }) => Math.min(...words.map((word) => word.box[0])) - box[0]));
  return Math.max(0, least);
}

function rounded(box: Box): Box {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}

