import type { Box } from '../../model.js';
import { boxAround } from './geometry.js';
import { IDENTITY, apply, multiply } from './matrix.js';
import type { Matrix } from './matrix.js';
import { UNREADABLE } from './painted.js';
import type { Direction, Glyph } from './painted.js';

/** How far signs reach above and below their baseline, whatever the font says of itself (many say nothing or wrong). Share of the size. */
const ASCENT = 0.75;
const DESCENT = 0.22;
/** Text that leans off an axis by less is taken to run along it. Radians. */
const LEAN = 0.05;

/** Spread letters stand no further apart than this; what is moved further by character spacing is a text of its own. Share of the size. */
const LETTER_SPACE = 0.7;

/** What the pen needs to know of a font. */
export interface Font {
  readonly name: string;
  /** Width of one unit of a glyph's width, as share of the size. */
  readonly unit: number;
  readonly vertical: boolean;
  /** Whether it says which characters its glyphs stand for. */
  readonly isMapped: boolean;
}

/** A sign as pdf.js hands it on; between signs stand numbers that move the pen back, in thousandths of the size. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

const NO_FONT: Font = { name: '', unit: 0.001, vertical: false, isMapped: true };

/** The text state of PDF (ISO 32000-1, 9.3 and 9.4): where the next sign is put, and how large. */
export class TextPen {
  charSpacing = 0;
  wordSpacing = 0;
  stretch = 1;
  leading = 0;
  rise = 0;
  private font = NO_FONT;
  private size = 0;
  private line: Matrix = IDENTITY;
  private pen: Matrix = IDENTITY;

  copy(): TextPen {
    return Object.assign(new TextPen(), this);
  }

  begin(): void {
    this.place(IDENTITY);
  }

  setFont(font: Font, size: number): void {
    this.font = font;
    this.size = size;
  }

  place(matrix: Matrix): void {
    this.line = matrix;
    this.pen = matrix;
  }

  move(x: number, y: number): void {
    this.place(multiply(this.line, [1, 0, 0, 1, x, y]));
  }

  /** Puts signs down one after the other; returns them as they stand on the page. */
  show(glyphs: readonly (ShownGlyph | number)[], toPage: Matrix): Glyph[] {
    const shown: Glyph[] = [];
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance(-glyph / 1000 * this.size, 0);
        continue;
      }
      const spacing = this.charSpacing + (glyph.isSpace ? this.wordSpacing : 0);
      if (this.font.vertical) {
        shown.push(this.glyphAt(toPage, glyph, this.size, -this.size / 2, 0));
        this.advance(-(Math.abs(glyph.vmetric?.[0] ?? 1 / this.font.unit) * this.font.unit * this.size) - spacing, spacing);
      } else {
        const width = glyph.width * this.font.unit * this.size;
        shown.push(this.glyphAt(toPage, glyph, width, 0, spacing));
        this.advance(width, spacing);
      }
    }
    return shown;
  }

  private advance(distance: number, spacing: number): void {
    const by: Matrix = this.font.vertical ? [1, 0, 0, 1, 0, distance] : [1, 0, 0, 1, (distance + spacing) * this.stretch, 0];
    this.pen = multiply(this.pen, by);
  }

  private glyphAt(toPage: Matrix, { unicode }: ShownGlyph, width: number, left: number, spacing: number): Glyph {
    const matrix = multiply(toPage, this.pen);
    const at = (x: number, y: number): Box => {
      const [px, py] = apply(matrix, (x + left) * this.stretch, y + this.rise);
      return [px, py, px, py];
    };
    const [x0, y0] = at(0, 0);
    const [x1, y1] = at(width, 0);
    const [ux, uy] = at(0, this.size);
    const direction = directionOf(matrix, this.size < 0);
    const along = direction === 'up' || direction === 'down';
    const sign = direction === 'up' || direction === 'left' ? -1 : 1;
    const spaced = at(width + Math.min(spacing, LETTER_SPACE * Math.abs(this.size)), 0);
    return {
      text: this.font.isMapped ? unicode : UNREADABLE,
      box: boxAround([at(0, this.size * ASCENT), at(0, -this.size * DESCENT), at(width, this.size * ASCENT), at(width, -this.size * DESCENT)]),
      direction,
      start: sign * (along ? y0 : x0),
      end: sign * (along ? spaced[1] : spaced[0]),
      baseline: along ? (x0 + x1) / 2 : (y0 + y1) / 2,
      size: Math.hypot(ux - x0, uy - y0),
      font: this.font.name,
    };
  }
}

/** On the page y grows downwards. */
function directionOf(matrix: Matrix, backwards: boolean): Direction {
  const sign = backwards ? -1 : 1;
  const angle = Math.atan2(matrix[1] * sign, matrix[0] * sign);
  if (Math.abs(angle) < LEAN) return 'right';
  if (Math.abs(angle - Math.PI / 2) < LEAN) return 'down';
  if (Math.abs(angle + Math.PI / 2) < LEAN) return 'up';
  if (Math.PI - Math.abs(angle) < LEAN) return 'left';
  return 'other';
}
