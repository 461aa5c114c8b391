import type { Box } from '../../model.js';

/** A stretch of a line: from ≤ to, in points. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export function widthOf(box: Box): number {
  return box[2] - box[0];
}

export function heightOf(box: Box): number {
  return box[3] - box[1];
}

/** The smallest box around `boxes`, of which there is at least one. */
export function boxAround(boxes: Iterable<Box>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** What two boxes share; one that has no width or no height where they do not meet. */
export function commonBox(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

export function isEmpty(box: Box): boolean {
  return box[2] <= box[0] || box[3] <= box[1];
}

export function boxesMeet(a: Box, b: Box, slack = 0): boolean {
  return a[0] <= b[2] + slack && b[0] <= a[2] + slack && a[1] <= b[3] + slack && b[1] <= a[3] + slack;
}

export function holdsPoint(box: Box, x: number, y: number, slack = 0): boolean {
  return x >= box[0] - slack && x <= box[2] + slack && y >= box[1] - slack && y <= box[3] + slack;
}

/** Length that two stretches share; negative is the distance between them. */
export function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}

/** Stretches joined where they overlap or lie at most `gap` apart, from left to right. */
export function joinIntervals(intervals: readonly Interval[], gap: number): Interval[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + gap) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** Groups of `items` whose values lie at most `distance` from the next one, in order of value. */
export function clusterBy<T>(items: readonly T[], valueOf: (item: T) => number, distance: number): T[][] {
  const clusters: T[][] = [];
  let last = -Infinity;
  for (const item of [...items].sort((a, b) => valueOf(a) - valueOf(b))) {
    const value = valueOf(item);
    const cluster = clusters.at(-1);
    if (cluster !== undefined && value - last <= distance) cluster.push(item);
    else clusters.push([item]);
    last = value;
  }
  return clusters;
}

/** The middle one of `values`; 0 where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
