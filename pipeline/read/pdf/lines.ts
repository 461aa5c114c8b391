import type { Box } from '../../model.js';
import { boxAround, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import type { Word } from './page.js';

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

/** In a line of prose that is spread to fill its measure, a gap must be so many times as wide as its word spaces. */
const WIDER_THAN_SPREAD = 1.6;
/** Spread prose has so many words, few of them figures, and no word spaces wider than this (share of the type size). */
const WORDS_OF_SPREAD_LINE = 5;
const FIGURES_IN_SPREAD_LINE = 0.4;
const WIDEST_SPREAD = 1.3;

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

/** A line cut at its wide gaps. Leaders are white. */
export function segmentsOf(line: Line): Segment[] {
  const segments: Word[][] = [];
  const words = line.words.filter(({ leader }) => !leader);
  const spread = WIDER_THAN_SPREAD * spreadOf(words);
  for (const [index, word] of words.entries()) {
    const last = words[index - 1];
    if (last === undefined || (!word.follows && isWide(last, word) && word.box[0] - last.box[2] >= spread)) segments.push([word]);
    else segments.at(-1)?.push(word);
  }
  return segments.map(segmentOf);
}

/** The word space of a line of spread prose, in points: one of its narrower gaps, lest it be a table's row; 0 for any other line. */
function spreadOf(words: readonly Word[]): number {
  if (words.length < WORDS_OF_SPREAD_LINE || words.filter(({ text }) => isFigure(text)).length > FIGURES_IN_SPREAD_LINE * words.length) return 0;
  const gaps = words.slice(1).map((word, index) => word.box[0] - (words[index]?.box[2] ?? 0)).sort((a, b) => a - b);
  const space = gaps[Math.floor(gaps.length / 4)] ?? 0;
  return space > WIDEST_SPREAD * Math.max(...words.map(({ size }) => size)) ? 0 : space;
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
  const size = Math.max(left.size, right.size);
  const gap = right.box[0] - left.box[2];
  return gap >= (isFigure(left.text) && isFigure(right.text) ? WIDE_GAP_OF_NUMBERS : WIDE_GAP) * size;
}

/** A number as tables print it, with its sign, unit and mark, or what stands where there is none. */
export function isFigure(text: string): boolean {
  return /^[(\[+\-–−±<>≤≥~*$€£¥]*\d[\d.,:/'’\u00A0\u202F]*[%‰)\]*†‡\p{No}a-d]*$/u.test(text) || isNoFigure(text);
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
