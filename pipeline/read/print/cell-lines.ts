import { boxAround, widthOf } from '../pdf/geometry.js';
import { linesOf } from '../pdf/lines.js';
import type { Direction, Word } from '../pdf/painted.js';
import type { Cell } from '../pdf/table.js';
import { turnedWords } from '../pdf/turn.js';
import type { RuledTable } from './ruled.js';

/** The width of a space. Share of the type size. */
const SPACE = 0.25;
/** A line that has room for the next word but for so much wraps all the same. Points. */
const SLACK = 1.5;
/** The white between a cell's edge and its text is no wider than this. Points. */
const WIDEST_PADDING = 12;

/** The words of a cell line by line, whichever way they run. */
export function linesOfWords(words: readonly Word[]): Word[][] {
  const directions: Direction[] = [...new Set(words.map(({ direction }) => direction))].sort();
  return directions.flatMap((direction) => {
    const own = words.filter((word) => word.direction === direction);
    const original = new Map(turnedWords(own, direction).map((turned, index) => [turned, own[index] as Word]));
    return linesOf([...original.keys()]).map((line) => line.words.flatMap((word) => original.get(word) ?? []));
  });
}

/** Whether a line ends because the next word has no room in it. */
export function wrapsInto(line: readonly Word[], next: readonly Word[], room: number): boolean {
  const [first] = next;
  if (first === undefined || line[0]?.direction !== 'right') return first !== undefined;
  const used = widthOf(boxAround(line.map(({ box }) => box)));
  return used + SPACE * first.size + widthOf(first.box) > room - SLACK;
}

/**
 * The room that a cell has for text: by the white that the table's cells leave before theirs, the least of any; where no rules close the cells,
 * what the longest line of their column took.
 */
export function roomIn(cell: Cell, table: RuledTable): number {
  if (table.rivers === undefined || cell.colspan > 1) return widthOf(cell.box) - 2 * paddingOf(table.cells);
  return (WIDEST.get(table) ?? widestLines(table)).get(cell.column) ?? 0;
}

const WIDEST = new WeakMap<RuledTable, Map<number, number>>();

/** For each column the longest line of the cells that stand in it alone. Points. */
function widestLines(table: RuledTable): Map<number, number> {
  const widest = new Map<number, number>();
  for (const { column, colspan, words } of table.cells) {
    if (colspan > 1) continue;
    const widths = linesOfWords(words).map((line) => widthOf(boxAround(line.map(({ box }) => box))));
    widest.set(column, Math.max(widest.get(column) ?? 0, ...widths));
  }
  WIDEST.set(table, widest);
  return widest;
}

const PADDING = new WeakMap<readonly Cell[], number>();

function paddingOf(cells: readonly Cell[]): number {
  const known = PADDING.get(cells);
  if (known !== undefined) return known;
  const least = Math.min(WIDEST_PADDING, ...cells.filter(({ words }) => words.length > 0).map(({ box, words }) => Math.min(...words.map((word) => word.box[0])) - box[0]));
  PADDING.set(cells, Math.max(0, least));
  return Math.max(0, least);
}
