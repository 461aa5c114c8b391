import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model.js';
import { dottedRules } from './dotted.js';
import { boxAround, commonBox, heightOf, isEmpty, widthOf } from './geometry.js';
import { apply, matrixOf, multiply, scaleOf } from './matrix.js';
import type { Matrix } from './matrix.js';
import { boxOfOutline, isUpright, outlinesOf, sidesOf } from './outline.js';
import type { Outline } from './outline.js';
import type { Glyph, PagePainting, Rule, Shade } from './painted.js';
import { TextPen } from './text-pen.js';
import type { Font, ShownGlyph } from './text-pen.js';
import { typeSizeOf } from './type-size.js';

/** A filled box or a stroke thinner than this is a rule, a thicker one is a shade. Share of the type size. */
const RULE_THICKNESS = 0.3;
/** A thin box is a rule only where it is this many times longer than thick; a dot or a bullet is none. */
const RULE_SLENDERNESS = 2;
/** Signs and paths fainter than this cannot be seen. Share of full opacity. */
const FAINTEST = 0.02;
const BLACK = '#000000';

/** What pdf.js reports of a page's content, in painting order. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Where the painting takes what the operators only name. */
export interface Resources {
  fontNamed(name: string): Font;
  isShown(optionalContent: unknown): boolean;
}

interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  text: TextPen;
}

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke,
]);

/**
 * Signs, rules and shades that the operators of a page paint, in painting order, without what is clipped away, transparent, or in a
 * hidden layer. `toPage` maps PDF's coordinates to points from the top left of the page as it is shown, `width` by `height` points large.
 */
export function paintingOf(operators: Operators, resources: Resources, toPage: Matrix, width: number, height: number): PagePainting {
  const painter = new Painter(resources, toPage, [0, 0, width, height]);
  for (const [index, operator] of operators.fnArray.entries()) {
    const given = operators.argsArray[index];
    painter.paint(operator, Array.isArray(given) ? given as unknown[] : []);
  }
  const thickness = RULE_THICKNESS * typeSizeOf(painter.glyphs);
  const isThin = ({ box }: Shade): boolean => Math.min(widthOf(box), heightOf(box)) < thickness;
  const isDot = ({ box }: Shade): boolean => Math.max(widthOf(box), heightOf(box)) < thickness && Math.min(widthOf(box), heightOf(box)) > 0;
  return {
    width, height, glyphs: painter.glyphs, drawings: painter.drawings,
    rules: [...painter.boxes.filter(isThin).flatMap(ruleOf), ...dottedRules(painter.boxes.filter(isDot))],
    shades: painter.boxes.filter((painted) => !isThin(painted)),
  };
}

/** A thin box as the rule that it is; none where it is a dot. */
function ruleOf({ box, colour }: Shade): Rule[] {
  const [width, height] = [widthOf(box), heightOf(box)];
  if (Math.max(width, height) < RULE_SLENDERNESS * Math.min(width, height) || Math.max(width, height) === 0) return [];
  return [width >= height
    ? { axis: 'horizontal', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], thickness: height, colour }
    : { axis: 'vertical', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], thickness: width, colour }];
}

class Painter {
  readonly glyphs: Glyph[] = [];
  readonly boxes: Shade[] = [];
  readonly drawings: Box[] = [];
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private clipNext = false;
  /** Of the marked contents that are open: whether each is shown. */
  private readonly layers: boolean[] = [];

  constructor(private readonly resources: Resources, toPage: Matrix, page: Box) {
    this.state = {
      matrix: toPage, clip: page, fill: BLACK, stroke: BLACK, fillAlpha: 1, strokeAlpha: 1, lineWidth: 1, text: new TextPen(),
    };
  }

  paint(operator: number, given: readonly unknown[]): void {
    const { state } = this;
    const number = (index: number): number => given[index] as number;
    switch (operator) {
      case OPS.save: case OPS.beginGroup: this.save(); break;
      case OPS.restore: case OPS.endGroup: case OPS.paintFormXObjectEnd: this.restore(); break;
      case OPS.transform: state.matrix = multiply(state.matrix, matrixOf(given as number[])); break;
      case OPS.paintFormXObjectBegin: this.beginForm(given[0] as ArrayLike<number> | null, given[1] as ArrayLike<number> | null); break;
      case OPS.setGState: this.setGraphics(given[0] as [string, unknown][]); break;
      case OPS.setLineWidth: state.lineWidth = number(0); break;
      case OPS.setFillRGBColor: state.fill = given[0] as string; break;
      case OPS.setStrokeRGBColor: state.stroke = given[0] as string; break;
      case OPS.clip: case OPS.eoClip: this.clipNext = true; break;
      case OPS.constructPath: this.paintPath(number(0), (given[1] as [ArrayLike<number> | null])[0]); break;
      case OPS.beginMarkedContent: this.layers.push(true); break;
      case OPS.beginMarkedContentProps: this.layers.push(given[0] !== 'OC' || this.resources.isShown(given[1])); break;
      case OPS.endMarkedContent: this.layers.pop(); break;
      case OPS.beginText: state.text.begin(); break;
      case OPS.setFont: state.text.setFont(this.resources.fontNamed(given[0] as string), number(1)); break;
      case OPS.setCharSpacing: state.text.charSpacing = number(0); break;
      case OPS.setWordSpacing: state.text.wordSpacing = number(0); break;
      case OPS.setHScale: state.text.stretch = number(0) / 100; break;
      case OPS.setLeading: state.text.leading = number(0); break;
      case OPS.setTextRise: state.text.rise = number(0); break;
      case OPS.setTextMatrix: state.text.place(matrixOf(given[0] as ArrayLike<number>)); break;
      case OPS.moveText: state.text.move(number(0), number(1)); break;
      case OPS.setLeadingMoveText: state.text.leading = -number(1); state.text.move(number(0), number(1)); break;
      case OPS.nextLine: state.text.move(0, -state.text.leading); break;
      case OPS.showText: this.show(given[0] as readonly (ShownGlyph | number)[]); break;
    }
  }

  private save(): void {
    this.saved.push({ ...this.state, text: this.state.text.copy() });
  }

  private restore(): void {
    const state = this.saved.pop();
    if (state !== undefined) this.state = state;
  }

  private beginForm(matrix: ArrayLike<number> | null, bounds: ArrayLike<number> | null): void {
    this.save();
    if (matrix !== null) this.state.matrix = multiply(this.state.matrix, matrixOf(matrix));
    if (bounds === null) return;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(bounds);
    const corners = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]] as const;
    this.clipTo(boxAround(corners.map(([x, y]): Box => {
      const [px, py] = apply(this.state.matrix, x, y);
      return [px, py, px, py];
    })));
  }

  private setGraphics(entries: readonly [string, unknown][]): void {
    for (const [key, value] of entries) {
      if (key === 'LW') this.state.lineWidth = value as number;
      else if (key === 'ca') this.state.fillAlpha = value as number;
      else if (key === 'CA') this.state.strokeAlpha = value as number;
      else if (key === 'Font') {
        const [name, size] = value as [string, number];
        this.state.text.setFont(this.resources.fontNamed(name), size);
      }
    }
  }

  private clipTo(box: Box): void {
    this.state.clip = commonBox(this.state.clip, box);
  }

  private isHidden(): boolean {
    return this.layers.includes(false);
  }

  private show(glyphs: readonly (ShownGlyph | number)[]): void {
    const { state } = this;
    const shown = state.text.show(glyphs, state.matrix);
    if (this.isHidden() || state.fillAlpha < FAINTEST) return;
    for (const glyph of shown) {
      if (!isEmpty(commonBox(glyph.box, state.clip))) this.glyphs.push(glyph);
    }
  }

  private paintPath(how: number, path: ArrayLike<number> | null): void {
    const { state } = this;
    const outlines = path === null ? [] : outlinesOf(path, state.matrix);
    if (!this.isHidden()) {
      if (FILLS.has(how) && state.fillAlpha >= FAINTEST) for (const outline of outlines) this.fill(outline);
      if (STROKES.has(how) && state.strokeAlpha >= FAINTEST) for (const outline of outlines) this.stroke(outline);
    }
    if (this.clipNext) {
      this.clipNext = false;
      if (outlines.length > 0) this.clipTo(boxAround(outlines.map(boxOfOutline)));
    }
  }

  private fill(outline: Outline): void {
    const box = boxOfOutline(outline);
    if (isUpright(outline)) this.addBox(box, this.state.fill);
    else this.addDrawing(box);
  }

  private stroke(outline: Outline): void {
    if (!isUpright(outline)) {
      this.addDrawing(boxOfOutline(outline));
      return;
    }
    const half = this.state.lineWidth * scaleOf(this.state.matrix) / 2;
    for (const [[fromX, fromY], [toX, toY]] of sidesOf(outline)) {
      const [x0, x1, y0, y1] = [Math.min(fromX, toX), Math.max(fromX, toX), Math.min(fromY, toY), Math.max(fromY, toY)];
      const flat = x1 - x0 >= y1 - y0;
      this.addBox(flat ? [x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half] : [(x0 + x1) / 2 - half, y0, (x0 + x1) / 2 + half, y1], this.state.stroke);
    }
  }

  private addBox(whole: Box, colour: string): void {
    const box = commonBox(whole, this.state.clip);
    if (box[2] >= box[0] && box[3] >= box[1]) this.boxes.push({ box, colour });
  }

  private addDrawing(whole: Box): void {
    const box = commonBox(whole, this.state.clip);
    if (!isEmpty(box)) this.drawings.push(box);
  }
}

