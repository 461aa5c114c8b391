import type { Box } from '../../model.js';

/** Which way a text runs: `right` is upright; `up` reads from bottom to top; `other` is askew. */
export type Direction = 'right' | 'up' | 'down' | 'left' | 'other';

/** Stands for a sign whose font does not say what it is. */
export const UNREADABLE = '\uFFFD';

/** A sign as it is painted on a page. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  readonly direction: Direction;
  /** Where the sign stands along its direction, and where the next one would start, in points. */
  readonly start: number;
  readonly end: number;
  /** Where its baseline stands across its direction. */
  readonly baseline: number;
  /** Size of the type in points. */
  readonly size: number;
  readonly font: string;
}

/** Signs that stand together. */
export interface Word {
  readonly text: string;
  readonly box: Box;
  readonly direction: Direction;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
  /** Dots that lead the eye from a row's name to its values: printed, but white to whoever looks for columns. */
  readonly leader: boolean;
  /** Whether it was painted in one go with the word before it, one space between them: then they are one text, however wide the space. */
  readonly follows: boolean;
}

/** A straight line that is painted along an axis: stroked, or a thin filled box. */
export interface Rule {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal rule, x of a vertical one: the middle of its thickness. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** A box filled with a colour. */
export interface Shade {
  readonly box: Box;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** What is painted on a page: points from the top left of the page as it is shown. */
export interface PagePainting {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly shades: readonly Shade[];
  /** Boxes around curves and slanting lines: what figures are drawn with. */
  readonly drawings: readonly Box[];
}
