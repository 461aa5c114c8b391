import { boxAround, joinIntervals, median, overlap } from '../pdf/geometry.js';
import type { Interval } from '../pdf/geometry.js';
import type { Rule, Word } from '../pdf/painted.js';
import { linesOfWords } from './cell-lines.js';

/** Lines of a cell stand no further apart than this: shares of the least distance of lines in the table, and of the type size. */
const LEADING = 1.2;
const WIDEST_LEADING = 1.45;
/** … and no nearer than this: what stands nearer is no line of the same text. Share of the type size. */
const LEAST_LEADING = 0.85;
/** Texts of two cells stand level where they share so much of the lower one's height. */
const LEVEL = 0.3;
/** What reaches so far into two rows spans them. Share of the type size. */
const REACH = 0.3;
/** What may go on with a number above it: groups of three digits, a fraction. */
const FIGURE = /^[-−–хxХX\d]/u;
/** A number that is broken inside a group of digits has at least so many signs before it. */
const FEWEST_BROKEN = 4;
const SPACE = 0.25;
const REST_OF_NUMBER = /^(?:\d{3}\b\s?)+(?:[.,]\d+)?$/u;

/** Texts of one column that stand together: a cell, as far as white and rules tell. */
export interface Block extends Interval {
  readonly column: number;
  readonly colspan: number;
  readonly words: readonly Word[];
}

/** A row of a table: where it stands, from the top down. */
export type OpenRow = Interval;

/** How far the lines of a cell stand apart at most: what lines in one column keep at least, where that is no more than the leading of a text. Points. */
export function leadingOf(columns: readonly (readonly Word[])[]): number {
  const steps = columns.flatMap((words) => {
    const lines = linesOfWords(words);
    return lines.slice(1).map((line, index) => baselineOf(line) - baselineOf(lines[index] ?? line));
  });
  const size = median(columns.flat().map((word) => word.size));
  const sorted = steps.filter((step) => step > LEAST_LEADING * size).sort((a, b) => a - b);
  return Math.min(LEADING * (sorted[Math.floor(sorted.length / 10)] ?? Infinity), WIDEST_LEADING * size);
}

/** The blocks of each column, from top to bottom; rules part what white does not. */
export function blocksOf(columns: readonly (readonly Word[])[], leading: number, horizontals: readonly Rule[]): Block[] {
  const all = columns.map((words) => linesOfWords(words));
  return all.flatMap((lines, column) => {
    const blocks: Word[][] = [];
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1];
      const isNew = above === undefined || baselineOf(line) - baselineOf(above) > leading || isParted(above, line, horizontals);
      if (isNew) blocks.push([...line]);
      else blocks.at(-1)?.push(...line);
    }
    return blocks.map((words) => blockOf(column, 1, words));
  });
}

export function blockOf(column: number, colspan: number, words: readonly Word[]): Block {
  const [, from, , to] = boxAround(words.map(({ box }) => box));
  return { column, colspan, words, from, to };
}

function baselineOf(line: readonly Word[]): number {
  return median(line.map(({ baseline }) => baseline));
}

function isParted(above: readonly Word[], below: readonly Word[], horizontals: readonly Rule[]): boolean {
  const [from, to] = [baselineOf(above) - (above[0]?.size ?? 0) / 2, baselineOf(below) - (below[0]?.size ?? 0) / 2];
  const [left, , right] = boxAround([...above, ...below].map(({ box }) => box));
  return horizontals.some((rule) => rule.at > from && rule.at < to && overlap(rule.from, rule.to, left, right) > (right - left) / 2);
}

/**
 * The rows that the cells beside the names show; null where there is no telling. Names and cells that reach into several rows span them; a
 * name beside nothing is a row of its own.
 */
export function rowsOf(blocks: readonly Block[], isValue: (column: number) => boolean, hasFigures: boolean, nameColumns: number): OpenRow[] | null {
  const values = blocks.filter(({ column, colspan }) => isValue(column) && (colspan === 1 || !hasFigures));
  const widths = new Map<number, number>();
  for (const { column, words } of values) widths.set(column, Math.max(widths.get(column) ?? 0, ...linesOfWords(words).map(widthOfLine)));
  if (hasFigures && values.some((block) => isStack(block, isAiry(blocks), widths.get(block.column) ?? 0))) return null;
  const bands: { from: number; to: number }[] = [];
  for (const block of [...values].sort((a, b) => a.from - b.from)) {
    const level = bands.filter((band) => areLevel(band, block));
    if (level.length > 1) return null;
    const [band] = level;
    if (band === undefined) bands.push({ from: block.from, to: block.to });
    else [band.from, band.to] = [Math.min(band.from, block.from), Math.max(band.to, block.to)];
  }
  // A value that stands in two bands by now joined them.
  if (bands.some((band, index) => bands.some((other, at) => at > index && overlap(band.from, band.to, other.from, other.to) > 0))) return null;
  const others = blocks.filter((block) => !values.includes(block));
  // A text that runs over columns of values has none beside it.
  if (others.some(({ column, colspan, ...text }) => colspan > 1 && isValue(column + colspan - 1) && bands.some((band) => areLevel(band, text)))) return null;
  const names = others.filter(({ column, colspan }) => colspan > 1 || column < nameColumns);
  const clash = (column: number): boolean => bands.some((band) => names.filter((name) => (name.column === column || name.colspan > 1) && areLevel(name, band)).length > 1);
  if (Array.from({ length: nameColumns }, (_, column) => column).some(clash)) return null;
  // Only at a page's top a row may have its name elsewhere; further down it may be the name above that spans rows, or not.
  const nameless = bands.filter((band) => !names.some((name) => areLevel(name, band)));
  if (hasFigures && nameless.some((band) => blocks.some((block) => block.from < band.from - 1 && block.to <= band.from))) return null;
  const alone = joinIntervals(names.filter((name) => !bands.some((band) => areLevel(name, band))), 0);
  const all = [...bands, ...alone];
  // A name beside one row only is as high as that row at most.
  const rows = all.map((row): OpenRow => {
    const own = names.filter((block) => areLevel(row, block) && all.filter((other) => areLevel(other, block)).length === 1);
    return { from: Math.min(row.from, ...own.map(({ from }) => from)), to: Math.max(row.to, ...own.map(({ to }) => to)) };
  });
  const sorted = rows.sort((a, b) => a.from - b.from);
  return sorted.some((row, index) => index > 0 && row.from < (sorted[index - 1]?.to ?? 0) - 1) ? null : sorted;
}

function areLevel(a: Interval, b: Interval): boolean {
  return overlap(a.from, a.to, b.from, b.to) > LEVEL * Math.min(a.to - a.from, b.to - b.from);
}

/** Whether some rows are set apart: texts of one column stand further from one another than their lines do. */
function isAiry(blocks: readonly Block[]): boolean {
  return blocks.some((block) => blocks.some((other) => other.column === block.column && other.from > block.to));
}

/**
 * Whether a block holds figures of several rows. A number that its cell broke fills the column, and goes on with a group of three digits or
 * with the few that had no room; `isAiry`: whether rows are set apart by more than lines, `widest`: of the column's lines.
 */
function isStack({ words }: Block, isAiry: boolean, widest: number): boolean {
  const lines = linesOfWords(words);
  return lines.some((line, index) => {
    const above = lines[index - 1];
    if (above === undefined) return false;
    const [upper, lower] = [above, line].map((own) => own.map(({ text }) => text).join(' ')) as [string, string];
    if (!FIGURE.test(upper) || !FIGURE.test(lower)) return false;
    const size = above[0]?.size ?? 0;
    const isFull = isAiry && widthOfLine(above) + SPACE * size + widthOfLine(line) > widest;
    const isEnd = /^\d{1,2}$/u.test(lower) && upper.length >= FEWEST_BROKEN && widthOfLine(above) > widest - size;
    return !(isFull && (REST_OF_NUMBER.test(lower) || isEnd));
  });
}

function widthOfLine(line: readonly Word[]): number {
  const [left, , right] = boxAround(line.map(({ box }) => box));
  return right - left;
}

/** First and last of the rows that a block stands in, by their boundaries `ys`. */
export function reachOf({ from, to, words }: Pick<Block, 'from' | 'to' | 'words'>, ys: readonly number[]): [first: number, last: number] {
  const reach = REACH * (words[0]?.size ?? 0);
  const middle = (from + to) / 2;
  const at = (y: number): number => Math.min(Math.max(ys.findLastIndex((edge) => edge <= y), 0), ys.length - 2);
  return [Math.min(at(from + reach), at(middle)), Math.max(at(to - reach), at(middle))];
}

/** Boundaries between rows, in the white between them; `top` and `bottom` are the ends. */
export function boundariesBetween(rows: readonly OpenRow[], top: number, bottom: number): number[] {
  return [top, ...rows.slice(1).map((row, index) => (row.from + (rows[index]?.to ?? row.from)) / 2), bottom];
}
