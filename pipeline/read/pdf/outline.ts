import type { Box } from '../../model.js';
import { boxAround } from './geometry.js';
import { apply } from './matrix.js';
import type { Matrix, Point } from './matrix.js';

/** One stroke of the pen in a path: its corners on the page, and whether it is curved or closed. */
export interface Outline {
  readonly points: readonly Point[];
  readonly curved: boolean;
  readonly closed: boolean;
}

/** How pdf.js packs a path: a code, then the coordinates it needs. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

/** Off the axis by less than this, a line is taken to lie on it. Points. */
const SLANT = 0.6;

/** The outlines of a path packed by pdf.js, mapped onto the page. */
export function outlinesOf(path: ArrayLike<number>, toPage: Matrix): Outline[] {
  const outlines: Outline[] = [];
  let points: Point[] = [];
  let curved = false;
  const finish = (closed: boolean): void => {
    if (points.length > 1) outlines.push({ points, curved, closed });
    points = [];
    curved = false;
  };
  for (let index = 0; index < path.length;) {
    const code = path[index];
    const number = (offset: number): number => path[index + offset] ?? 0;
    if (code === MOVE) {
      finish(false);
      points.push(apply(toPage, number(1), number(2)));
      index += 3;
    } else if (code === LINE) {
      points.push(apply(toPage, number(1), number(2)));
      index += 3;
    } else if (code === CURVE) {
      curved = true;
      for (const offset of [1, 3, 5]) points.push(apply(toPage, number(offset), number(offset + 1)));
      index += 7;
    } else if (code === CLOSE) {
      const start = points[0];
      finish(true);
      // Where nothing moves the pen after closing, it stands at the start again.
      if (start !== undefined && path[index + 1] !== MOVE) points.push(start);
      index += 1;
    } else {
      break;
    }
  }
  finish(false);
  return outlines;
}

export function boxOfOutline(outline: Outline): Box {
  return boxAround(outline.points.map(([x, y]): Box => [x, y, x, y]));
}

/** Whether every side of the outline lies along an axis. */
export function isUpright(outline: Outline): boolean {
  return !outline.curved && sidesOf(outline).every(([from, to]) => isAlongAxis(from, to));
}

/** The straight sides of an outline, the closing one included. */
export function sidesOf({ points, closed }: Outline): [Point, Point][] {
  const sides: [Point, Point][] = [];
  for (const [index, to] of points.entries()) {
    const from = index > 0 ? points[index - 1] : closed ? points.at(-1) : undefined;
    if (from !== undefined) sides.push([from, to]);
  }
  return sides;
}

function isAlongAxis(from: Point, to: Point): boolean {
  return Math.abs(from[0] - to[0]) < SLANT || Math.abs(from[1] - to[1]) < SLANT;
}
