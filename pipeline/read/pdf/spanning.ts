import { joinIntervals, median, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import type { Segment } from './lines.js';

/** White parts columns where it stands between the texts of so many lines, … */
const FEWEST_PARTED_LINES = 2;
/** … and text runs through it in so few of them. Share. */
const CROSSING_SHARE = 0.5;
/** A heading over two columns stands in their middle but for this (shares of the type size, and of the columns' width), seen from so many lines (share of all) … */
const OFF_CENTRE = 1;
const OFF_CENTRE_OF_WIDTH = 0.12;
const CENTRED_LINES = 0.5;
/** … and hardly over the text of either (share of its width), but for few lines. */
const OVER_WHITE = 0.5;
const OVER_TEXT_LINES = 0.3;

/** Segments that stand across the white of other lines, with how far they reach: over the columns on both sides of that white. */
export function spanningSegments(lines: readonly (readonly Segment[])[]): Map<Segment, Interval> {
  const parted = lines.filter((segments) => segments.length > 1);
  const crossing = crossingSegments(lines);
  const spanning = new Map<Segment, Interval>();
  for (const segments of lines) {
    const others = parted.filter((other) => other !== segments);
    const fewest = Math.min(FEWEST_PARTED_LINES, others.length);
    for (const segment of segments) {
      if (crossing.has(segment)) {
        spanning.set(segment, segment);
        continue;
      }
      const below = others.filter((other) => other.some((near) => overlap(near.from, near.to, segment.from, segment.to) > OVER_WHITE * (segment.to - segment.from)));
      if (below.length >= OVER_TEXT_LINES * others.length) continue;
      const over = others.flatMap((other) => reachOver(segment, segments, other) ?? []);
      if (over.length > 0 && over.length >= Math.max(fewest, CENTRED_LINES * others.length)) {
        spanning.set(segment, { from: median(over.map(({ from }) => from)), to: median(over.map(({ to }) => to)) });
      }
    }
  }
  return spanning;
}

/**
 * Segments through which white runs that parts the texts of other lines. The clearest white first: once what runs through it is out of the
 * way, the texts fall into narrower runs, and ragged edges within a column are not taken for white between columns.
 */
function crossingSegments(lines: readonly (readonly Segment[])[]): Set<Segment> {
  const crossing = new Set<Segment>();
  const fewest = Math.min(FEWEST_PARTED_LINES, lines.filter((segments) => segments.length > 1).length - 1);
  for (;;) {
    const left = lines.map((segments) => segments.filter((segment) => !crossing.has(segment)));
    const whites = joinIntervals(left.flat(), 0).flatMap((run) => whitesIn(left.map((segments) => segments.filter(({ from }) => from >= run.from && from <= run.to))));
    const clear = whites.filter(({ through, parted }) => parted >= fewest && through.length <= Math.max(1, CROSSING_SHARE * parted));
    const [clearest] = clear.sort((a, b) => a.through.length / a.parted - b.through.length / b.parted);
    if (clearest === undefined) return crossing;
    for (const segment of clearest.through) crossing.add(segment);
  }
}

/** Within a run of texts that no white parts wholly: where white is, how many lines have texts on both sides, and which run through. */
function whitesIn(lines: readonly (readonly Segment[])[]): { parted: number; through: Segment[] }[] {
  if (lines.every((segments) => segments.length < 2)) return [];
  const ends = [...new Set(lines.flat().flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return ends.slice(1).flatMap((to, index) => {
    const at = ((ends[index] ?? to) + to) / 2;
    const through = lines.flat().filter((segment) => segment.from < at && segment.to > at);
    const parted = lines.filter((segments) => segments.some((segment) => segment.to <= at) && segments.some((segment) => segment.from >= at)
      && !segments.some((segment) => through.includes(segment))).length;
    return through.length > 0 && parted > 0 ? [{ parted, through }] : [];
  });
}

/** The segment of a line that stands nearest to one of another line, by their middles. */
function nearestTo(segment: Segment, line: readonly Segment[]): Segment | undefined {
  const distance = (near: Segment): number => Math.abs(near.from + near.to - segment.from - segment.to);
  return line.reduce<Segment | undefined>((nearest, near) => (nearest === undefined || distance(near) < distance(nearest) ? near : nearest), undefined);
}

/** What `segment` heads where it stands over the middle of two columns of the line `other`, both free in its own line; else null. */
function reachOver(segment: Segment, own: readonly Segment[], other: readonly Segment[]): Interval | null {
  for (const [index, right] of other.entries()) {
    const left = other[index - 1];
    if (left === undefined) continue;
    const isCentred = Math.abs(segment.from + segment.to - left.from - right.to) / 2 <= Math.max(OFF_CENTRE * segment.size, OFF_CENTRE_OF_WIDTH * (right.to - left.from));
    if (!isCentred) continue;
    const isFree = !own.some((sibling) => sibling !== segment && [left, right].includes(nearestTo(sibling, other) as Segment));
    if (isFree) return { from: left.from, to: right.to };
  }
  return null;
}
