import type { Box } from '../../model.js';
import type { Direction, Glyph, PagePainting, Rule, Word } from './painted.js';

/** How far a page is turned clockwise so that text of a direction runs to the right, in quarters of a circle. */
const QUARTERS: Record<Direction, 0 | 1 | 2 | 3> = { right: 0, up: 1, left: 2, down: 3, other: 0 };
const CLOCKWISE: readonly Direction[] = ['right', 'down', 'left', 'up'];

/** The direction that most signs of a page run in; upright where there are none. */
export function mainDirection(glyphs: readonly Glyph[]): Direction {
  const counts = new Map<Direction, number>();
  for (const { direction } of glyphs) counts.set(direction, (counts.get(direction) ?? 0) + 1);
  counts.delete('other');
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'right';
}

/** A painting turned so that text of `direction` runs to the right. */
export function turnedPainting(painting: PagePainting, direction: Direction): PagePainting {
  const quarters = QUARTERS[direction];
  if (quarters === 0) return painting;
  const { width, height } = painting;
  const turn = (box: Box): Box => turnedBox(box, quarters, width, height);
  return {
    width: quarters === 2 ? width : height,
    height: quarters === 2 ? height : width,
    glyphs: painting.glyphs.map((glyph) => turnedGlyph(glyph, quarters, width, height)),
    rules: painting.rules.map((rule) => turnedRule(rule, turn)),
    shades: painting.shades.map((shade) => ({ ...shade, box: turn(shade.box) })),
    drawings: painting.drawings.map(turn),
  };
}

/** Turns a box of a page that was turned for text of `direction` back to where it stands on the page of `width` by `height`. */
export function turnedBack(box: Box, direction: Direction, width: number, height: number): Box {
  const quarters = QUARTERS[direction];
  return quarters % 2 === 0 ? turnedBox(box, quarters, width, height) : turnedBox(box, quarters === 1 ? 3 : 1, height, width);
}

/** Words that run in one direction, as if the page were turned for them: to be read from left to right. */
export function turnedWords(words: readonly Word[], direction: Direction): Word[] {
  const quarters = QUARTERS[direction];
  return words.map((word) => {
    const box = turnedBox(word.box, quarters, 0, 0);
    return { ...word, box, direction: turnedDirection(word.direction, quarters), baseline: turnedBaseline(word.baseline, quarters, 0, 0) };
  });
}

/** A box on a page of `width` by `height` that is turned clockwise. */
function turnedBox([x0, y0, x1, y1]: Box, quarters: number, width: number, height: number): Box {
  if (quarters === 1) return [height - y1, x0, height - y0, x1];
  if (quarters === 2) return [width - x1, height - y1, width - x0, height - y0];
  if (quarters === 3) return [y0, width - x1, y1, width - x0];
  return [x0, y0, x1, y1];
}

function turnedBaseline(baseline: number, quarters: number, width: number, height: number): number {
  if (quarters === 2) return height - baseline;
  return quarters === 3 ? width - baseline : baseline;
}

function turnedDirection(direction: Direction, quarters: number): Direction {
  return direction === 'other' ? 'other' : CLOCKWISE[(CLOCKWISE.indexOf(direction) + quarters) % 4] ?? direction;
}

/** Only signs of the direction that the page is turned for keep a start and an end along their line. */
function turnedGlyph(glyph: Glyph, quarters: number, width: number, height: number): Glyph {
  const direction = turnedDirection(glyph.direction, quarters);
  const shift = direction !== 'right' ? 0 : quarters === 1 ? height : quarters === 2 ? width : 0;
  return {
    ...glyph,
    direction,
    box: turnedBox(glyph.box, quarters, width, height),
    start: glyph.start + shift,
    end: glyph.end + shift,
    baseline: direction === 'right' ? turnedBaseline(glyph.baseline, quarters, width, height) : glyph.baseline,
  };
}

function turnedRule(rule: Rule, turn: (box: Box) => Box): Rule {
  const { axis, at, from, to } = rule;
  const [x0, y0, x1, y1] = turn(axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to]);
  return y0 === y1 ? { ...rule, axis: 'horizontal', at: y0, from: x0, to: x1 } : { ...rule, axis: 'vertical', at: x0, from: y0, to: y1 };
}
