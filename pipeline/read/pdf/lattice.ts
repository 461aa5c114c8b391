import type { Box } from '../../model.js';
import { boxAround } from './geometry.js';
import type { Rule } from './painted.js';

/** Rules that come this near each other touch. Share of the type size. */
const TOUCH = 0.3;

/** Rules that touch one another, directly or through others. */
export interface Lattice {
  readonly horizontals: readonly Rule[];
  readonly verticals: readonly Rule[];
}

/** Groups of rules that touch, among type of so many points; a rule on its own makes none. */
export function latticesOf(rules: readonly Rule[], type: number): Lattice[] {
  const horizontals = rules.filter(({ axis }) => axis === 'horizontal');
  const verticals = rules.filter(({ axis }) => axis === 'vertical');
  const group = new Map<Rule, Set<Rule>>(rules.map((rule) => [rule, new Set([rule])]));
  for (const horizontal of horizontals) {
    for (const vertical of verticals) {
      const [a, b] = [group.get(horizontal), group.get(vertical)];
      if (a === undefined || b === undefined || a === b || !touch(horizontal, vertical, TOUCH * type)) continue;
      for (const rule of b) {
        a.add(rule);
        group.set(rule, a);
      }
    }
  }
  return [...new Set(group.values())]
    .filter((members) => members.size > 1)
    .map((members) => ({ horizontals: horizontals.filter((rule) => members.has(rule)), verticals: verticals.filter((rule) => members.has(rule)) }));
}

function touch(horizontal: Rule, vertical: Rule, slack: number): boolean {
  return horizontal.at >= vertical.from - slack && horizontal.at <= vertical.to + slack
    && vertical.at >= horizontal.from - slack && vertical.at <= horizontal.to + slack;
}

export function boxOfLattice({ horizontals, verticals }: Lattice): Box {
  return boxAround([
    ...horizontals.map(({ at, from, to }): Box => [from, at, to, at]),
    ...verticals.map(({ at, from, to }): Box => [at, from, at, to]),
  ]);
}
