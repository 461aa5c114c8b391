import { boundariesOf, isDrawn } from '../pdf/boundaries.js';
import type { Boundary } from '../pdf/boundaries.js';
import { tableOfGrid } from '../pdf/cells.js';
import { heightOf, holdsPoint } from '../pdf/geometry.js';
import type { Interval } from '../pdf/geometry.js';
import { boxOfLattice, latticesOf } from '../pdf/lattice.js';
import type { Lattice } from '../pdf/lattice.js';
import type { Rule, Word } from '../pdf/painted.js';
import type { Cell, Table } from '../pdf/table.js';
import { typeSizeOf } from '../pdf/type-size.js';

/** A table whose cells rules close on all sides, or all but those that a page's end leaves open. */
export interface RuledTable extends Table {
  /** Cells of the first row without a rule above them, and of the last without one below: a page's end may have cut them. */
  readonly openAbove: ReadonlySet<Cell>;
  readonly openBelow: ReadonlySet<Cell>;
  /** Of a table without rules: the white between its columns. */
  readonly rivers?: readonly Interval[];
}

/** A header has at most so many rows. */
export const MOST_HEADER_ROWS = 6;
/** A grid whose rules strike out more of its words than this, or through whose sides more of them run, is none. Shares of the words. */
const MOST_STRUCK = 0.04;
const MOST_OVERRUN = 0.25;
/** A cell's last line spills over the end of its rules by no more than this. Share of the type size. */
const SPILL = 1.6;
/** A word runs through a rule that it reaches over by so much on both sides. Points. */
const OVERRUN = 2;
/** A text that is set from the left stands this near to its cell's rule. Points. */
const WIDEST_PADDING = 12;

/**
 * The tables that rules draw cell by cell. Where rules close the cells, nothing else says what a cell is: white inside one parts nothing, and
 * a single row is a table too, such as a page's end leaves. (A single box may be a row that spans the table, or frame what is none.)
 */
export function ruledTables(rules: readonly Rule[], words: readonly Word[]): RuledTable[] {
  const type = typeSizeOf(words);
  return latticesOf(rules, type).flatMap((lattice) => {
    const box = boxOfLattice(lattice);
    const xs = boundariesOf(lattice.verticals, [box[0], box[2]], [box[1], box[3]], type);
    const ys = boundariesOf(lattice.horizontals, [box[1], box[3]], [box[0], box[2]], type);
    const inside = words.filter((word) => holdsPoint(box, ...middleOf(word)));
    const own = [...inside, ...words.filter((word) => !inside.includes(word) && spills(word, xs, ys))];
    return own.length > 0 && !isCrossed(lattice, own) ? [tableIn(xs, ys, own)] : [];
  });
}

function tableIn(xs: readonly Boundary[], ys: readonly Boundary[], words: readonly Word[]): RuledTable {
  const columns = xs.length - 1;
  const places = new Map<number, Word[]>();
  for (const word of words) {
    const [x, y] = [acrossOf(word, xs), middleOf(word)[1]];
    const key = indexAt(ys, y) * columns + indexAt(xs, x);
    const place = places.get(key);
    if (place === undefined) places.set(key, [word]);
    else place.push(word);
  }
  const at = (boundaries: readonly Boundary[], index: number): number => boundaries[index]?.at ?? 0;
  const drawn = (boundary: Boundary | undefined, from: number, to: number): boolean => boundary === undefined || isDrawn(boundary, from, to);
  const table = tableOfGrid({
    xs: xs.map((boundary) => boundary.at),
    ys: ys.map((boundary) => boundary.at),
    wallRight: (row, column) => drawn(xs[column + 1], at(ys, row), at(ys, row + 1)),
    wallBelow: (row, column) => drawn(ys[row + 1], at(xs, column), at(xs, column + 1)),
    wordsAt: (row, column) => places.get(row * columns + column) ?? [],
  });
  const open = (edge: Boundary | undefined, cells: readonly Cell[]): Set<Cell> => new Set(cells.filter(({ box }) => edge !== undefined && !isDrawn(edge, box[0], box[2])));
  return {
    ...table,
    openAbove: open(ys[0], table.cells.filter(({ row }) => row === 0)),
    openBelow: open(ys.at(-1), table.cells.filter(({ row, rowspan }) => row + rowspan === table.rows)),
  };
}

/** Whether a word stands just outside a cell that a page's end left open: the cell's last line may have no rule beside it. */
function spills(word: Word, xs: readonly Boundary[], ys: readonly Boundary[]): boolean {
  const [x, y] = middleOf(word);
  const [top, bottom] = [ys[0], ys.at(-1)];
  const edge = [top, bottom].find((one) => one !== undefined && Math.abs(y - one.at) < SPILL * word.size);
  const column = indexAt(xs, x);
  const [left, right] = [xs[column]?.at ?? 0, xs[column + 1]?.at ?? 0];
  return edge !== undefined && x > left && x < right && !isDrawn(edge, left, right);
}

/** Whether rules run through the words, as a figure's do; a word that is too long for its cell runs over a side of it. */
function isCrossed({ verticals, horizontals }: Lattice, words: readonly Word[]): boolean {
  const struck = words.filter(({ box }) => {
    const x = (box[0] + box[2]) / 2;
    return horizontals.some(({ at, from, to }) => at > box[1] + heightOf(box) / 3 && at < box[3] - heightOf(box) / 3 && x > from && x < to);
  });
  const overrun = words.filter(({ box }) => {
    const y = (box[1] + box[3]) / 2;
    return verticals.some(({ at, from, to }) => at > box[0] + OVERRUN && at < box[2] - OVERRUN && y > from && y < to);
  });
  return struck.length > MOST_STRUCK * words.length || overrun.length > MOST_OVERRUN * words.length;
}

/** Where a word stands across the columns: in its middle, or at its start where that is beside a rule and the word runs over the next one. */
function acrossOf(word: Word, xs: readonly Boundary[]): number {
  const [middle, y] = middleOf(word);
  const own = indexAt(xs, word.box[0]);
  const [left, right] = [xs[own], xs[own + 1]];
  if (left === undefined || right === undefined || middle < right.at || word.direction !== 'right') return middle;
  const isDrawnThere = isDrawn(left, y - 1, y + 1) && isDrawn(right, y - 1, y + 1);
  return isDrawnThere && word.box[0] - left.at < WIDEST_PADDING ? word.box[0] : middle;
}

function middleOf({ box }: Word): [x: number, y: number] {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

function indexAt(boundaries: readonly Boundary[], value: number): number {
  const after = boundaries.findIndex(({ at }) => at > value);
  return Math.min(Math.max((after === -1 ? boundaries.length : after) - 1, 0), boundaries.length - 2);
}

/** Whether a row counts the columns: `1`, `2`, `3` … */
export function countsColumns({ cells }: RuledTable, row: number): boolean {
  const texts = cells.filter((cell) => cell.row === row && cell.text !== '').map(({ text }) => text);
  return texts.length >= 2 && texts.every((text, index) => text === String(index + 1));
}
