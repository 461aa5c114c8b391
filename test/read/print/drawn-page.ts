import type { Glyph, PagePainting, Rule } from '../../../pipeline/read/pdf/painted.js';

const SIZE = 10;
const ADVANCE = 5;
const COLOUR = '#000000';

/** The signs of a text whose first line begins at `x` and whose baseline stands at `y`; each is five points wide, lines stand twelve apart. */
export function signsAt(text: string, x: number, y: number): Glyph[] {
  return text.split('\n').flatMap((line, below) => [...line].map((sign, index): Glyph => {
    const [start, baseline] = [x + index * ADVANCE, y + below * 12];
    return { text: sign, box: [start, baseline - 8, start + ADVANCE, baseline + 2], direction: 'right', start, end: start + ADVANCE, baseline, size: SIZE, font: 'F' };
  }));
}

/** A rule from one point to another, upright or level. */
export function ruleFrom(x0: number, y0: number, x1: number, y1: number): Rule {
  return x0 === x1
    ? { axis: 'vertical', at: x0, from: y0, to: y1, thickness: 0.5, colour: COLOUR }
    : { axis: 'horizontal', at: y0, from: x0, to: x1, thickness: 0.5, colour: COLOUR };
}

/** A cell: its text, and what it spans. */
export interface DrawnCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** What paints a table whose cells are closed by rules on all sides; `xs` and `ys` are the edges of its columns and rows. */
export function drawnTable(xs: readonly number[], ys: readonly number[], cells: readonly DrawnCell[]): Pick<PagePainting, 'glyphs' | 'rules'> {
  const at = (edges: readonly number[], index: number): number => edges[index] ?? 0;
  const glyphs = cells.flatMap(({ text, row, column }) => signsAt(text, at(xs, column) + 3, at(ys, row) + 11));
  const rules = cells.flatMap(({ row, column, colspan = 1, rowspan = 1 }) => {
    const [x0, x1, y0, y1] = [at(xs, column), at(xs, column + colspan), at(ys, row), at(ys, row + rowspan)];
    return [ruleFrom(x0, y0, x1, y0), ruleFrom(x0, y1, x1, y1), ruleFrom(x0, y0, x0, y1), ruleFrom(x1, y0, x1, y1)];
  });
  return { glyphs, rules };
}

/** A page of A4 with what is painted on it. */
export function pageWith(...painted: readonly Partial<Pick<PagePainting, 'glyphs' | 'rules' | 'shades'>>[]): PagePainting {
  return {
    width: 595, height: 842, drawings: [],
    glyphs: painted.flatMap(({ glyphs = [] }) => glyphs), rules: painted.flatMap(({ rules = [] }) => rules), shades: painted.flatMap(({ shades = [] }) => shades),
  };
}
