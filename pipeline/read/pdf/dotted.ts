import { clusterBy, heightOf, joinIntervals, widthOf } from './geometry.js';
import type { Rule, Shade } from './painted.js';

/** Dots of one rule stand no further apart than this. Times the dots' own width. */
const WIDEST_STEP = 3;
/** So many dots in a row are a rule. */
const FEWEST_DOTS = 8;

/** The rules that rows of dots draw, each dot a small box: one that stands where rules meet belongs to both. */
export function dottedRules(dots: readonly Shade[]): Rule[] {
  return [...dottedAlong(dots, 0), ...dottedAlong(dots, 1)];
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
