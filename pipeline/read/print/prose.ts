import { median, widthOf } from '../pdf/geometry.js';
import type { TextLine } from '../pdf/page.js';
import { wrapsInto } from './cell-lines.js';
import type { LineWriter } from './lines.js';
import type { PrintedPage } from './page.js';

/** Lines further apart than this are parted by an empty line. Share of the usual distance. */
const WIDE_LEADING = 1.3;
/** Where no lines follow one another they are thought to stand so far apart. Share of the type size. */
const USUAL_LEADING = 1.2;
/** A first line that stands this far in begins a paragraph. Points: at least, and at most as share of the line's measure. */
const LEAST_INDENT = 9;
const MOST_INDENT = 0.35;
/** A line is centred that stands in the middle but for this. Points. */
const OFF_CENTRE = 6;
/** What stands before the first line of an indented paragraph. */
const INDENT = '      ';

/** A line of prose with the page that it stands on. */
export interface ProseLine {
  readonly page: PrintedPage;
  readonly line: TextLine;
  /** Running headers, footers and page numbers are written where they stand, and part nothing. */
  readonly furniture: boolean;
}

/** Where the prose of a document stands: its left and right edge, and how far its lines stand apart in type sizes. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  readonly leading: number;
}

/** The measure of the prose on pages of one width. */
export function measureOf(lines: readonly ProseLine[]): Measure {
  const lefts = lines.map(({ line }) => Math.round(line.box[0]));
  const rights = lines.map(({ line }) => line.box[2]).sort((a, b) => a - b);
  const steps = lines.flatMap(({ page, line }, index) => {
    const next = lines[index + 1];
    const step = next === undefined || next.page !== page ? 0 : (next.line.box[3] - line.box[3]) / line.size;
    return step > 0.8 && step < 2.5 ? [step] : [];
  });
  const right = rights[Math.max(0, Math.ceil(rights.length * 0.98) - 1)] ?? 0;
  return { left: mostCommon(lefts), right, leading: steps.length === 0 ? USUAL_LEADING : lowerQuartile(steps) };
}

/** Writes the lines between two tables: an empty line where white parts them, an indent where a paragraph has one. */
export function writeProse(writer: LineWriter, all: readonly ProseLine[], measureFor: (page: PrintedPage) => Measure): void {
  const lines = all.filter(({ furniture }) => !furniture);
  const isNew = lines.map((own, index) => index === 0 || isParted(lines[index - 1] as ProseLine, own, measureFor(own.page)));
  const indented = lines.map(({ page, line }, index) => isIndented(line, isNew[index] === true ? undefined : lines[index - 1]?.line, lines[index + 1]?.line, measureFor(page)));
  let index = -1;
  for (const { page, line, furniture } of all) {
    if (furniture) {
      writer.write(page, line.words, { furniture: true });
      continue;
    }
    index += 1;
    const { left, right } = measureFor(page);
    const next = isNew[index + 1] === true || indented[index + 1] === true ? undefined : lines[index + 1];
    const inset = isNew[index] === true || indented[index] === true ? Math.max(0, line.box[0] - left) : 0;
    if (isNew[index] === true) writer.part(page);
    writer.write(page, line.words, { indent: indented[index] === true ? INDENT : '', wraps: next !== undefined && wrapsInto(line.words, next.line.words, right - left - inset) });
  }
  const last = all.at(-1);
  if (last !== undefined) writer.part(last.page);
}

/** Whether white, another size of type, or a page's end behind a finished line parts two lines. */
function isParted(above: ProseLine, below: ProseLine, { left, right, leading }: Measure): boolean {
  if (Math.abs(above.line.size - below.line.size) > 0.6) return true;
  if (above.page === below.page) return below.line.box[3] - above.line.box[3] > WIDE_LEADING * leading * Math.max(above.line.size, below.line.size);
  return !wrapsInto(above.line.words, below.line.words, right - left);
}

function isIndented(line: TextLine, before: TextLine | undefined, next: TextLine | undefined, { left, right }: Measure): boolean {
  const inset = line.box[0] - left;
  if (inset < LEAST_INDENT || inset > MOST_INDENT * (right - left)) return false;
  const isCentred = Math.abs((line.box[0] + line.box[2]) / 2 - (left + right) / 2) < OFF_CENTRE && widthOf(line.box) < (right - left) * 0.9;
  if (isCentred && (next === undefined || Math.abs(next.box[0] - left) > OFF_CENTRE)) return false;
  if (before !== undefined) return line.box[0] - before.box[0] >= LEAST_INDENT;
  return next === undefined || next.box[0] <= line.box[0] - LEAST_INDENT || next.box[0] >= line.box[0] - 1;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? median(values);
}
