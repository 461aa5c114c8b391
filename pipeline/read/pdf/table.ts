import type { Box } from '../../model.js';
import type { Word } from './painted.js';

/** A cell of a table: its place in the grid (0-based), what it spans, and what stands in it. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly text: string;
  readonly box: Box;
  readonly words: readonly Word[];
}

/** A table as a grid of cells; every place of the grid belongs to exactly one cell. */
export interface Table {
  readonly kind: 'table';
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
}
