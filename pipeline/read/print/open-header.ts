import { overlap } from '../pdf/geometry.js';
import type { Interval } from '../pdf/geometry.js';
import { linesOf, segmentsOf } from '../pdf/lines.js';
import type { Line } from '../pdf/lines.js';
import type { Word } from '../pdf/painted.js';

/** A header's lines stand no further apart than this, and it has no more of them. Share of the type size. */
const WIDEST_STEP = 2.2;
const MOST_LINES = 14;
/** A heading stands over the middle of the columns that it spans but for this, and reaches no further beyond them. Shares of a column's width, and of the type size. */
const OFF_CENTRE = 0.3;
const OFF_EDGE = 0.5;
/** What a column of years without a heading over it counts for, against a column's width that headings are off their middle. */
const BARE = 0.2;
const YEAR = /^(?:19|20)\d{2}(?!\d)/u;

/** A line that counts the columns of a table, `1 2 3` …: its numbers; null for any other line. */
export function columnNumbers({ words }: Line): readonly Word[] | null {
  return words.length >= 3 && words.every(({ text }, index) => text === String(index + 1)) ? words : null;
}

/** How many of the lines above the numbers are the table's header: up to one that runs over the white between the columns of its texts. */
export function headerLength(above: readonly Line[], numbers: Line): number {
  let length = 0;
  let below = numbers;
  while (length < MOST_LINES) {
    const line = above[above.length - 1 - length];
    if (line === undefined || below.baseline - line.baseline > WIDEST_STEP * numbers.size || columnNumbers(line) !== null) break;
    const header = above.slice(above.length - length);
    const from = firstYear([...header, line], numbers.words);
    const labels = numbers.words.slice(0, from === -1 ? undefined : from + 1);
    const isThrough = segmentsOf(line).some((own) => labels.some((right, index) => {
      const left = labels[index - 1];
      return left !== undefined && own.from < left.box[2] && own.to > right.box[0];
    }));
    if (isThrough) break;
    length += 1;
    below = line;
  }
  return length;
}

/** The first column that stands under a year; -1 where there are no years. */
export function firstYear(header: readonly Line[], numbers: readonly Word[]): number {
  const years = header.flatMap(({ words }) => words.filter(({ text }) => YEAR.test(text)));
  const left = Math.min(...years.map(({ box }) => (box[0] + box[2]) / 2));
  if (years.length === 0) return -1;
  const distances = numbers.map(({ box }) => Math.abs((box[0] + box[2]) / 2 - left));
  return distances.indexOf(Math.min(...distances));
}

/** A cell of a header, with the columns that it spans; `upper` ones stand over those below. */
export interface HeaderCell {
  readonly first: number;
  readonly last: number;
  readonly upper: boolean;
  readonly words: readonly Word[];
}

/** The cells of a header: one over each column, and those that stand over the years and span some of them. */
export function headerCells(header: readonly Line[], xs: readonly number[], values: number): HeaderCell[] {
  const columns = xs.length - 1;
  const words = header.flatMap((line) => line.words);
  const columnOf = ({ box }: Word): number => Math.min(Math.max(xs.findLastIndex((x) => x <= (box[0] + box[2]) / 2), 0), columns - 1);
  const years = words.filter((word) => YEAR.test(word.text) && columnOf(word) >= values);
  const leafFrom = (column: number): number => {
    const own = years.filter((year) => columnOf(year) === column);
    return own.length === 0 ? -Infinity : Math.min(...own.map(({ baseline, size }) => baseline - size / 4));
  };
  const isUpper = (word: Word): boolean => columnOf(word) >= values && word.baseline < leafFrom(columnOf(word));
  const leaves = Array.from({ length: columns }, (_, column): HeaderCell => {
    return { first: column, last: column, upper: false, words: words.filter((word) => !isUpper(word) && columnOf(word) === column) };
  });
  const blocks = blocksIn(words.filter(isUpper));
  const spans = spansOf(blocks, xs, values);
  return [...blocks.map((own, index): HeaderCell => {
    const [first, last] = spans?.[index] ?? [columnOf(own.words[0] as Word), columnOf(own.words[0] as Word)];
    return { first, last, upper: true, words: own.words };
  }), ...leaves];
}

interface HeadingBlock extends Interval {
  readonly words: readonly Word[];
}

/** Headings that stand beside one another, each with all of its lines. */
function blocksIn(words: readonly Word[]): HeadingBlock[] {
  const blocks: { from: number; to: number; words: Word[] }[] = [];
  for (const segment of linesOf(words).flatMap((line) => segmentsOf(line))) {
    const own = blocks.find(({ from, to }) => overlap(from, to, segment.from, segment.to) > 0);
    if (own === undefined) blocks.push({ from: segment.from, to: segment.to, words: [...segment.words] });
    else {
      own.words.push(...segment.words);
      [own.from, own.to] = [Math.min(own.from, segment.from), Math.max(own.to, segment.to)];
    }
  }
  return blocks.sort((a, b) => a.from - b.from);
}

/** The columns that headings span which stand over their middle; null where that does not come out even. What leaves fewest columns bare is best. */
function spansOf(blocks: readonly HeadingBlock[], xs: readonly number[], values: number): [number, number][] | null {
  const columns = xs.length - 1;
  const at = (index: number): number => xs[index] ?? 0;
  let best: { cost: number; spans: [number, number][] } | null = null;
  const put = (spans: [number, number][], cost: number): void => {
    const block = blocks[spans.length];
    const from = (spans.at(-1)?.[1] ?? values - 1) + 1;
    if (block === undefined) {
      const total = cost + BARE * (columns - from);
      if (best === null || total < best.cost) best = { cost: total, spans };
      return;
    }
    const slack = OFF_EDGE * (block.words[0]?.size ?? 0);
    for (let first = from; first < columns; first += 1) {
      for (let last = first; last < columns; last += 1) {
        const [left, right] = [at(first), at(last + 1)];
        const off = Math.abs((block.from + block.to - left - right) / 2) / ((right - left) / (last - first + 1));
        if (off > OFF_CENTRE || block.from < left - slack || block.to > right + slack) continue;
        put([...spans, [first, last]], cost + off + BARE * (first - from));
      }
    }
  };
  put([], 0);
  return (best as { spans: [number, number][] } | null)?.spans ?? null;
}
