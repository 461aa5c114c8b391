import type { Box } from '../../model.js';
import { linesOf } from './lines.js';
import type { Word } from './painted.js';
import type { Cell, Table } from './table.js';
import { turnedWords } from './turn.js';

/** A grid whose places are to be joined into cells. */
export interface Grid {
  /** Boundaries of the columns from left to right, of the rows from top to bottom; one more than there are columns or rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether the place is parted from the next one right of it, or below it. */
  readonly wallRight: (row: number, column: number) => boolean;
  readonly wallBelow: (row: number, column: number) => boolean;
  /** What stands in a place. */
  readonly wordsAt: (row: number, column: number) => readonly Word[];
}

/** A rectangle of places: first and last row, first and last column. */
interface Extent {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Places without a wall between them become one cell. Where the walls would leave a cell with a corner in it, its corner is filled. */
export function tableOfGrid(grid: Grid): Table {
  const [rows, columns] = [grid.ys.length - 1, grid.xs.length - 1];
  const extents = joinedPlaces(grid, rows, columns);
  const cells = extents.map((extent) => cellOf(grid, extent)).sort((a, b) => a.row - b.row || a.column - b.column);
  const box: Box = [grid.xs[0] ?? 0, grid.ys[0] ?? 0, grid.xs.at(-1) ?? 0, grid.ys.at(-1) ?? 0];
  return { kind: 'table', box, rows, columns, cells };
}

function joinedPlaces(grid: Grid, rows: number, columns: number): Extent[] {
  const places = Array.from({ length: rows * columns }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (places[root] !== root) root = places[root] ?? root;
    return root;
  };
  const join = (a: number, b: number): void => { places[rootOf(b)] = rootOf(a); };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const place = row * columns + column;
      if (column + 1 < columns && !grid.wallRight(row, column)) join(place, place + 1);
      if (row + 1 < rows && !grid.wallBelow(row, column)) join(place, place + columns);
    }
  }
  let extents = extentsOf(places.map(rootOf), columns);
  for (;;) {
    // Boxes around joined places may lap over each other; those that do are one.
    const clash = firstClash(extents);
    if (clash === null) return extents;
    const [a, b] = clash;
    extents = [...extents.filter((extent) => extent !== a && extent !== b), {
      top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom), left: Math.min(a.left, b.left), right: Math.max(a.right, b.right),
    }];
  }
}

function extentsOf(roots: readonly number[], columns: number): Extent[] {
  const extents = new Map<number, Extent>();
  for (const [place, root] of roots.entries()) {
    const [row, column] = [Math.floor(place / columns), place % columns];
    const extent = extents.get(root);
    if (extent === undefined) extents.set(root, { top: row, bottom: row, left: column, right: column });
    else {
      extent.bottom = Math.max(extent.bottom, row);
      extent.left = Math.min(extent.left, column);
      extent.right = Math.max(extent.right, column);
    }
  }
  return [...extents.values()];
}

function firstClash(extents: readonly Extent[]): [Extent, Extent] | null {
  const large = extents.filter(({ top, bottom, left, right }) => bottom > top && right > left);
  for (const a of large) {
    const b = extents.find((other) => other !== a && other.top <= a.bottom && a.top <= other.bottom && other.left <= a.right && a.left <= other.right);
    if (b !== undefined) return [a, b];
  }
  return null;
}

function cellOf(grid: Grid, { top, bottom, left, right }: Extent): Cell {
  const words: Word[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) words.push(...grid.wordsAt(row, column));
  }
  return {
    row: top,
    column: left,
    rowspan: bottom - top + 1,
    colspan: right - left + 1,
    text: textOf(words),
    box: [grid.xs[left] ?? 0, grid.ys[top] ?? 0, grid.xs[right + 1] ?? 0, grid.ys[bottom + 1] ?? 0],
    words,
  };
}

/** Words as a person reads them: line after line, from left to right; what is set on its side as it reads with the page turned. */
export function textOf(words: readonly Word[]): string {
  const directions = [...new Set(words.map(({ direction }) => direction))].sort();
  return directions
    .map((direction) => linesOf(turnedWords(words.filter((word) => word.direction === direction), direction)))
    .flatMap((lines) => lines.flatMap((line) => line.words.map(({ text }) => text)))
    .join(' ');
}
