import { overlap } from '../pdf/geometry.js';
import type { Interval } from '../pdf/geometry.js';
import { segmentsOf } from '../pdf/lines.js';
import type { Line } from '../pdf/lines.js';
import type { Word } from '../pdf/painted.js';

/** White between columns is at least so wide. Share of the type size: a word space is about a quarter. */
const NARROWEST = 0.4;
/** Two columns under one number are at least so wide, and the right one begins at one place but for this. Shares of the type size. */
const NARROWEST_COLUMN = 1.5;
const SAME_START = 0.25;
/** So many texts begin there, and so many of those that begin inside the column. */
const FEWEST_STARTS = 3;
const MOST_OF = 0.6;
/** A word stands in the white where it reaches so far into it. Points. */
const WET = 0.5;

/**
 * The white between the columns that a row of column numbers stands in: for each two neighbours the stretch between their numbers that fewest
 * of the lines cross; null where one of them is no wider than a word space.
 */
export function riversBetween(numbers: readonly Word[], lines: readonly Line[], size: number): Interval[] | null {
  const texts = lines.map((line): readonly Interval[] => segmentsOf(line));
  const words = lines.map((line) => line.words.map(extentOf));
  const rivers: Interval[] = [];
  for (const [index, right] of numbers.entries()) {
    const left = numbers[index - 1];
    if (left === undefined) continue;
    const gap = { from: left.box[2], to: right.box[0] };
    // Where columns stand so near that their texts seem to be one, the words tell.
    const river = [texts, words].map((own) => widestOfLeast(gap, own)).find(({ from, to }) => to - from >= NARROWEST * size);
    if (river === undefined) return null;
    rivers.push(river);
  }
  return rivers;
}

/** Of the stretches of a gap that fewest segments cover, the widest. */
function widestOfLeast(gap: Interval, lines: readonly (readonly Interval[])[]): Interval {
  const covering = lines.flatMap((line) => line.filter(({ from, to }) => overlap(from, to, gap.from, gap.to) > 0));
  const edges = [...new Set([gap.from, gap.to, ...covering.flatMap(({ from, to }) => [from, to]).filter((x) => x > gap.from && x < gap.to)])].sort((a, b) => a - b);
  const pieces = edges.slice(1).map((to, index) => {
    const from = edges[index] ?? to;
    return { from, to, count: covering.filter((own) => overlap(own.from, own.to, from, to) > 0).length };
  });
  const least = Math.min(...pieces.map(({ count }) => count));
  let best: Interval = { from: gap.from, to: gap.from };
  let open: { from: number; to: number } | null = null;
  for (const { from, to, count } of pieces) {
    if (count > least) {
      open = null;
      continue;
    }
    open = open === null ? { from, to } : { from: open.from, to };
    if (open.to - open.from > best.to - best.from) best = open;
  }
  return best;
}

/**
 * The white inside the first column, where two columns stand under its number, such as a name's and its code's: what stands right of it begins
 * at one place all the way down, and is beside something. `right` is where the column ends.
 */
export function riverInside(lines: readonly Line[], right: number, size: number): Interval | null {
  const own = lines.map((line) => segmentsOf(line).filter(({ to }) => to <= right + WET));
  const left = Math.min(...own.flat().map(({ from }) => from));
  // Only the first text there tells: what follows on its line may be spread to fill it.
  const later = own.flatMap((segments) => segments.filter(({ from }) => from > left + NARROWEST_COLUMN * size).slice(0, 1));
  const starts = later.map(({ from }) => ({ from, count: later.filter((other) => Math.abs(other.from - from) < SAME_START * size).length }));
  const best = starts.sort((a, b) => b.count - a.count || a.from - b.from)[0];
  if (best === undefined || best.count < FEWEST_STARTS || best.count < MOST_OF * later.length) return null;
  const beside = own.filter((segments) => !segments.some(({ from, to }) => from < best.from - 1 && to > best.from + 1));
  const ends = beside.flatMap((segments) => segments.filter(({ from }) => from < best.from - SAME_START * size).map(({ to }) => to));
  const river = { from: Math.max(left, ...ends), to: best.from - 0.1 };
  return ends.length >= FEWEST_STARTS && river.to - river.from >= NARROWEST * size ? river : null;
}

/** Whether a text of the line runs over the white between two columns. */
export function crosses(line: Line, rivers: readonly Interval[]): boolean {
  return partsOf(line, rivers).some(({ first, last }) => last > first);
}

/** A text with the columns that it stands in. */
export interface Part {
  readonly first: number;
  readonly last: number;
  readonly words: readonly Word[];
}

/** The texts of a line, cut at the white between columns: a text spans columns where a word of it stands in that white. */
export function partsOf(line: Line, rivers: readonly Interval[]): Part[] {
  return segmentsOf(line).flatMap((segment) => {
    const inner = rivers.filter(({ from, to }) => segment.from < from && segment.to > to);
    const isWet = ({ from, to }: Interval): boolean => segment.words.some(({ box }) => Math.min(box[2], to) - Math.max(box[0], from) > WET);
    // One that runs over a column's edge at all is one text, though its spaces may lie in the white of others.
    const dry = inner.some(isWet) ? [] : inner;
    const parts = new Map<number, Word[]>();
    for (const word of segment.words) {
      const key = dry.filter((river) => middleOf(river) < middleOf(extentOf(word))).length;
      parts.set(key, [...(parts.get(key) ?? []), word]);
    }
    return [...parts.values()].map((words): Part => {
      const [from, to] = [Math.min(...words.map(({ box }) => box[0])), Math.max(...words.map(({ box }) => box[2]))];
      const crossed = rivers.flatMap((river, index) => (from < river.from && to > river.to ? [index] : []));
      const first = crossed[0];
      const own = rivers.filter((river) => middleOf(river) < (from + to) / 2).length;
      return first === undefined ? { first: own, last: own, words } : { first, last: (crossed.at(-1) ?? first) + 1, words };
    });
  });
}

function extentOf({ box }: Word): Interval {
  return { from: box[0], to: box[2] };
}

function middleOf({ from, to }: Interval): number {
  return (from + to) / 2;
}
