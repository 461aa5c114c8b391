import type { Box } from '../../model.js';
import type { Word } from './painted.js';
import type { Table } from './table.js';

/**
 * A page as it is read. All boxes are points from the top left of the page as it is shown (`/Rotate` applied); text that stands on its
 * side is read as with the page turned, its boxes stay where they are shown.
 */
export interface Page {
  /** 1-based. */
  readonly number: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Every word on the page, those in tables included. */
  readonly words: readonly Word[];
  /** The lines outside the tables, in reading order: column after column where prose is set in columns. */
  readonly lines: readonly TextLine[];
  /** The tables, from top to bottom. */
  readonly tables: readonly Table[];
  /** Lines and tables together, in reading order. */
  readonly flow: readonly (TextLine | Table)[];
  /** Signs that are painted, and how many of them have no Unicode value: their font has no map, and nobody can tell what they read. */
  readonly signs: number;
  readonly unmappedSigns: number;
}

/** A line of text outside the tables. */
export interface TextLine {
  readonly kind: 'line';
  readonly text: string;
  readonly box: Box;
  /** From left to right. */
  readonly words: readonly Word[];
  /** Size of most of the type, in points. */
  readonly size: number;
}
