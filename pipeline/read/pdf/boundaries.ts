import { clusterBy, overlap } from './geometry.js';
import type { Rule } from './painted.js';

/** Rules within this distance bound the same row or column. Share of the type size. */
const SAME_BOUNDARY = 0.3;
/** A wall stands where rules cover so much of a cell's side. Share of its length. */
const WALL_COVERAGE = 0.5;
/** Rules part a row or a column from the next one all along where they are drawn along so much of the table. Share of its extent. */
const RULED_SHARE = 0.5;

/** A line between two columns or two rows: drawn by rules, or only seen by the white of it (`rules` is empty then). */
export interface Boundary {
  readonly at: number;
  readonly rules: readonly Rule[];
  /** Whether rules are the measure: where they are not drawn, cells are merged. */
  readonly ruled: boolean;
}

/** The boundaries that rules of one axis draw between two ends; the ends are boundaries too. `type` is the size of the type there, in points. */
export function boundariesOf(rules: readonly Rule[], ends: readonly [number, number], across: readonly [number, number], type: number): Boundary[] {
  const [start, end] = ends;
  const marks = [...rules.map((rule) => ({ at: rule.at, rule })), { at: start, rule: null }, { at: end, rule: null }];
  return clusterBy(marks, ({ at }) => at, SAME_BOUNDARY * type).map((cluster): Boundary => {
    const own = cluster.flatMap(({ rule }) => (rule === null ? [] : [rule]));
    const at = cluster.reduce((sum, mark) => sum + mark.at, 0) / cluster.length;
    return { at, rules: own, ruled: coverage(own, across[0], across[1]) >= RULED_SHARE };
  });
}

export function whiteBoundary(at: number): Boundary {
  return { at, rules: [], ruled: false };
}

/** Whether a wall is drawn along the boundary between `from` and `to`. */
export function isDrawn({ rules }: Boundary, from: number, to: number): boolean {
  return coverage(rules, from, to) >= WALL_COVERAGE;
}

/** The share of `from` to `to` that rules cover. */
function coverage(rules: readonly Rule[], from: number, to: number): number {
  if (to <= from) return 0;
  return rules.reduce((sum, rule) => sum + Math.max(0, overlap(rule.from, rule.to, from, to)), 0) / (to - from);
}
