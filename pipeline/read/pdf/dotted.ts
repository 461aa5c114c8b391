import { clusterBy, heightOf, joinIntervals, widthOf } from './geometry.js';
import type { Rule, Shade } from './painted.js';

/** Dots of one rule stand no further apart than this. Times the dots' own width. */
const WIDEST_STEP = 3;
/** So many dots in a row are a rule. */
const FEWEST_DOTS = 8;

/**
 * The rules that rows of dots draw round cells, each dot a small box: one that stands where rules meet belongs to both. Rows of dots that meet
 * none running the other way are the grid of a chart, or lead the eye.
 */
export function dottedRules(dots: readonly Shade[]): Rule[] {
  const [horizontals, verticals] = [dottedAlong(dots, 0), dottedAlong(dots, 1)];
  const meet = (a: Rule, b: Rule): boolean => {
    const slack = WIDEST_STEP * Math.max(a.thickness, b.thickness);
    return a.at >= b.from - slack && a.at <= b.to + slack && b.at >= a.from - slack && b.at <= a.to + slack;
  };
  return [...horizontals.filter((rule) => verticals.some((other) => meet(rule, other))), ...verticals.filter((rule) => horizontals.some((other) => meet(rule, other)))];
}

function dottedAlong(dots: readonly Shade[], along: 0 | 1): Rule[] {
  const across = along === 0 ? 1 : 0;
  const middle = ({ box }: Shade): number => (box[across] + box[across + 2 as 2 | 3]) / 2;
  const sizeOf = (dot: Shade): number => Math.max(widthOf(dot.box), heightOf(dot.box));
  const largest = dots.reduce((size, dot) => Math.max(size, sizeOf(dot)), 0);
  return clusterBy(dots, middle, largest / 4).flatMap((line) => {
    const size = Math.max(...line.map(sizeOf));
    return joinIntervals(line.map(({ box }) => ({ from: box[along], to: box[along + 2 as 2 | 3] })), WIDEST_STEP * size).flatMap(({ from, to }): Rule[] => {
      const own = line.filter(({ box }) => box[along] >= from && box[along] <= to);
      const [first] = own;
      if (first === undefined || own.length < FEWEST_DOTS) return [];
      return [{ axis: along === 0 ? 'horizontal' : 'vertical', at: middle(first), from, to, thickness: size, colour: first.colour }];
    });
  });
}
