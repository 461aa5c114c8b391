import type { Box } from '../../model.js';
import { boxAround, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import type { Word } from './painted.js';

/** Words on one baseline, from left to right; raised and lowered marks belong to the line that they touch. */
export interface Line {
  readonly words: readonly Word[];
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
}

/** Words of a line that no wide gap parts. */
export interface Segment extends Interval {
  readonly words: readonly Word[];
  readonly size: number;
}

/** The band around a baseline that a word's middle must lie in to stand on it. Shares of the line's type size. */
const BAND_ABOVE = 0.72;
const BAND_BELOW = 0.1;
/** A gap as wide as this is no word space, unless a line is spread to fill its measure. Share of the type size. */
const WIDE_GAP = 0.55;
/** Between two numbers a narrower gap will do: running text seldom puts number after number. */
const WIDE_GAP_OF_NUMBERS = 0.38;

/** A unit stands no further from its number than this. Share of the type size. */
const UNIT_GAP = 12;
const CURRENCY = /^\p{Sc}$/u;

/** A line of prose that is spread to fill its measure has so many gaps in a row that are even (the narrowest as share of the widest), … */
const GAPS_OF_SPREAD = 4;
const EVEN_SPREAD = 0.7;
/** … none wider than this (share of the type size), and few figures between them (share of the words). */
const WIDEST_SPREAD = 1.3;
const FIGURES_IN_SPREAD = 0.4;

/** Lines this near cannot be two lines of one text: they belong to cells of one row. Share of the type size. */
const SAME_LEVEL = 0.8;

export function areLevel(a: Line, b: Line): boolean {
  return Math.abs(a.baseline - b.baseline) <= SAME_LEVEL * Math.max(a.size, b.size);
}

/** Words grouped into lines, from top to bottom. */
export function linesOf(words: readonly Word[]): Line[] {
  const drafts: { baseline: number; size: number; words: Word[] }[] = [];
  for (const word of [...words].sort((a, b) => b.size - a.size)) {
    const middle = (word.box[1] + word.box[3]) / 2;
    const home = drafts
      .filter(({ baseline, size }) => middle >= baseline - BAND_ABOVE * size && middle <= baseline + BAND_BELOW * size)
      .sort((a, b) => Math.abs(a.baseline - word.baseline) - Math.abs(b.baseline - word.baseline))[0];
    if (home === undefined) drafts.push({ baseline: word.baseline, size: word.size, words: [word] });
    else home.words.push(word);
  }
  return drafts
    .map(({ baseline, size, words: own }): Line => {
      const ordered = own.sort((a, b) => a.box[0] - b.box[0]);
      return { words: ordered, box: boxAround(ordered.map(({ box }) => box)), baseline, size };
    })
    .sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
}

/** Lines are asked for their segments again and again. */
const known = new WeakMap<Line, readonly Segment[]>();

/** A line cut at its wide gaps. Leaders are white. */
export function segmentsOf(line: Line): readonly Segment[] {
  const segments = known.get(line) ?? cutAtGaps(line);
  known.set(line, segments);
  return segments;
}

function cutAtGaps(line: Line): Segment[] {
  const segments: Word[][] = [];
  const words = line.words.filter(({ leader }) => !leader);
  const spread = spreadGaps(words);
  for (const [index, word] of words.entries()) {
    const last = words[index - 1];
    if (last === undefined || (!word.follows && isWide(last, word) && !spread.has(index))) segments.push([word]);
    else segments.at(-1)?.push(word);
  }
  return segments.map(segmentOf);
}

/** The words of a line before which stands a word space of spread prose: one of many even gaps in a row, between words. */
function spreadGaps(words: readonly Word[]): Set<number> {
  const spread = new Set<number>();
  for (let start = 1; start < words.length; start += 1) {
    let [least, most] = [Infinity, 0];
    let end = start;
    for (; end < words.length; end += 1) {
      const [left, right] = [words[end - 1] as Word, words[end] as Word];
      const gap = right.box[0] - left.box[2];
      [least, most] = [Math.min(least, gap), Math.max(most, gap)];
      if (gap > WIDEST_SPREAD * right.size || least < EVEN_SPREAD * most) break;
    }
    const run = words.slice(start - 1, end);
    const figures = run.filter(({ text }) => isFigure(text)).length;
    if (end - start < GAPS_OF_SPREAD || figures > FIGURES_IN_SPREAD * run.length) continue;
    for (let index = start; index < end; index += 1) spread.add(index);
  }
  return spread;
}

export function segmentOf(words: readonly Word[]): Segment {
  return {
    words,
    from: Math.min(...words.map(({ box }) => box[0])),
    to: Math.max(...words.map(({ box }) => box[2])),
    size: Math.max(...words.map(({ size }) => size)),
  };
}

function isWide(left: Word, right: Word): boolean {
  if (isUnitOf(left, right)) return false;
  const size = Math.max(left.size, right.size);
  const gap = right.box[0] - left.box[2];
  return gap >= (isFigure(left.text) && isFigure(right.text) ? WIDE_GAP_OF_NUMBERS : WIDE_GAP) * size;
}

/** Whether a sign of currency before a number, or a percent sign after it, belongs to it: tables set these at the column's edge. */
function isUnitOf(left: Word, right: Word): boolean {
  const gap = right.box[0] - left.box[2];
  return gap <= UNIT_GAP * Math.max(left.size, right.size) && ((CURRENCY.test(left.text) && isFigure(right.text)) || (right.text === '%' && isFigure(left.text)));
}

/** A number as tables print it, with its sign, unit and mark, or what stands where there is none. */
export function isFigure(text: string): boolean {
  return /^[(\[+\-–−±<>≤≥~*$€£¥]*[.,]?\d[\d.,:/'’\u00A0\u202F]*[%‰)\]*†‡\p{No}a-d]*$/u.test(text) || CURRENCY.test(text) || isNoFigure(text);
}

/** Whether figures only stand in a segment. */
export function isFigureCell({ words }: Segment): boolean {
  return words.every(({ text }) => isFigure(text));
}

/** What tables print where they have no number. */
export function isNoFigure(text: string): boolean {
  return /^(?:[-–—−:*x×•…]+|\.{1,3}|n\.?\/?\s?a\.?|\(?[a-zA-Z]\))$/i.test(text);
}

/** The part of a line that lies within `from` to `to`, by the middles of its words; null where it has none there. */
export function partOfLine(line: Line, from: number, to: number): Line | null {
  const words = line.words.filter(({ box }) => overlap(from, to, (box[0] + box[2]) / 2, (box[0] + box[2]) / 2) >= 0);
  return words.length === 0 ? null : { ...line, words, box: boxAround(words.map(({ box }) => box)) };
}
