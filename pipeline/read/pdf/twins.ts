import { clusterBy, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { linesOf, segmentsOf } from './lines.js';
import type { Line } from './lines.js';
import type { Rule, Word } from './painted.js';
import { typeSizeOf } from './type-size.js';

/** Rules of two tables that stand side by side lie on one line, and begin and end at the same places, but for this. Share of the type size. */
const SAME_PLACE = 0.2;
/** White between two tables is at least as wide as this. Share of the type size. */
const NARROWEST_GUTTER = 1;
/** Between the first and the last pair of such rules stand so many lines; fewer are a header's. */
const FEWEST_LINES = 3;
/** Titles and notes of the tables stand this near their rules. Share of the type size. */
const NEAR = 3;

/** White between two tables side by side, and how far down the page it reaches. */
interface Gutter extends Interval {
  readonly top: number;
  readonly bottom: number;
}

/** Words parted where rules show two tables side by side: those beside the white between them, then all others. */
export function partedAtTwins(words: readonly Word[], rules: readonly Rule[]): Word[][] {
  const lines = linesOf(words);
  const gutter = gutterOf(rules.filter(({ axis }) => axis === 'horizontal'), lines);
  if (gutter === null) return [[...words]];
  const beside = linesBeside(lines, gutter);
  const middle = (gutter.from + gutter.to) / 2;
  const own = new Set(beside.flatMap((line) => line.words));
  const rest = words.filter((word) => !own.has(word));
  const sides = [words.filter((word) => own.has(word) && word.box[2] <= middle), words.filter((word) => own.has(word) && word.box[2] > middle)];
  return [...sides.flatMap((side) => partedAtTwins(side, rules)), ...(rest.length === 0 ? [] : partedAtTwins(rest, rules))];
}

/** The first white between rules that lie in pairs, side by side, with nothing that runs across it. */
function gutterOf(rules: readonly Rule[], lines: readonly Line[]): Gutter | null {
  const slack = SAME_PLACE * typeSizeOf(lines);
  const pairs = clusterBy(rules, ({ at }) => at, slack).flatMap((level) => {
    const ordered = [...level].sort((a, b) => a.from - b.from);
    return ordered.slice(1).flatMap((right, index) => {
      const left = ordered[index];
      return left === undefined || right.from <= left.to ? [] : [{ at: left.at, from: left.to, to: right.from, lowest: Math.min(lowestLike(left, rules, slack), lowestLike(right, rules, slack)) }];
    });
  });
  for (const same of clusterBy(pairs, ({ from }) => from, slack).flatMap((cluster) => clusterBy(cluster, ({ to }) => to, slack))) {
    const gutter = {
      from: Math.max(...same.map(({ from }) => from)),
      to: Math.min(...same.map(({ to }) => to)),
      top: Math.min(...same.map(({ at }) => at)),
      bottom: Math.max(...same.map(({ lowest }) => lowest)),
    };
    const inside = lines.filter(({ baseline }) => baseline > gutter.top && baseline < gutter.bottom);
    const size = Math.max(0, ...inside.map((line) => line.size));
    const isRuledAcross = rules.some(({ at, from, to }) => at >= gutter.top - slack && at <= gutter.bottom + slack && from < gutter.from && to > gutter.to);
    const isFree = inside.length >= FEWEST_LINES && inside.every((line) => !runsAcross(line, gutter)) && haveColumns(inside, gutter);
    if (gutter.to - gutter.from >= NARROWEST_GUTTER * size && isFree && !isRuledAcross) return gutter;
  }
  return null;
}

/** Whether what stands on either side is a table of its own: most lines there have several texts. */
function haveColumns(lines: readonly Line[], { from, to }: Gutter): boolean {
  const parts = lines.map(segmentsOf);
  return [parts.map((own) => own.filter((segment) => segment.to <= to)), parts.map((own) => own.filter((segment) => segment.from >= from))]
    .every((side) => side.filter((own) => own.length > 1).length > lines.length / 2);
}

/** Where the lowest rule lies that begins and ends where `rule` does: the tables need not be equally long. */
function lowestLike(rule: Rule, rules: readonly Rule[], slack: number): number {
  return Math.max(...rules.filter(({ from, to }) => Math.abs(from - rule.from) <= slack && Math.abs(to - rule.to) <= slack).map(({ at }) => at));
}

/** The lines between the rules, and those above and below that stand near and leave the white free. */
function linesBeside(lines: readonly Line[], gutter: Gutter): Line[] {
  const isInside = ({ baseline }: Line): boolean => baseline > gutter.top && baseline < gutter.bottom;
  const beside = lines.filter(isInside);
  let edge = gutter.bottom;
  for (const line of lines.filter(({ baseline }) => baseline >= gutter.bottom)) {
    if (runsAcross(line, gutter) || line.baseline - edge > NEAR * line.size) break;
    beside.push(line);
    edge = line.baseline;
  }
  edge = gutter.top;
  for (const line of lines.filter(({ baseline }) => baseline <= gutter.top).reverse()) {
    if (runsAcross(line, gutter) || edge - line.baseline > NEAR * line.size) break;
    beside.unshift(line);
    edge = line.baseline;
  }
  return beside;
}

function runsAcross(line: Line, { from, to }: Gutter): boolean {
  return segmentsOf(line).some((segment) => overlap(segment.from, segment.to, from, to) > 0 && (segment.from < from || segment.to > to));
}
