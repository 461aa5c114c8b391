import type { Box } from '../../model.js';
import { boundariesOf, isDrawn, whiteBoundary } from './boundaries.js';
import type { Boundary } from './boundaries.js';
import { tableOfGrid } from './cells.js';
import { columnsOf, typesetOf } from './columns.js';
import type { Column, Typeset } from './columns.js';
import { median, overlap } from './geometry.js';
import { headerLength, headerRowsOf, isPart } from './header.js';
import { linesOf, segmentOf, segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';
import type { Rule, Word } from './painted.js';
import { hasStackedFigures, place, rowsOf } from './rows.js';
import type { Placed, PlacedLine } from './rows.js';
import { withSpans } from './spans.js';
import type { Table } from './table.js';
import { typeSizeOf } from './type-size.js';

/** Where a table is thought to be, with the words and rules that lie there. */
export interface Region {
  readonly box: Box;
  readonly words: readonly Word[];
  readonly horizontals: readonly Rule[];
  readonly verticals: readonly Rule[];
}

/** Text may run so far over a rule that is not drawn where it stands. Share of the type size. */
const OVERRUN = 0.2;
/** A heading in the middle of the table is off it by at most this. Shares of the type size, and of the table's width. */
const OFF_CENTRE = 1.2;
const OFF_CENTRE_OF_WIDTH = 0.05;
/** Lines of one text stand no further apart than this. Share of the type size. */
const LARGEST_LEADING = 1.6;
/** Texts of a column stand at one edge, or in one middle, but for this. Share of the type size. */
const SAME_EDGE = 0.15;
/** A table with no more bands between rules than these has rows that no rule parts: a header, a body, a total. */
const MOST_OPEN_BANDS = 3;
/** Rows of text are level in so many of their columns, and so many of the lines are; at least this many. */
const LEVEL_SHARE = 0.6;
const FEWEST_LEVEL_LINES = 3;
/** Word space that type has at least (share of its size), and by how much white between columns exceeds it. */
const WORD_SPACE = 0.25;
const WIDER_THAN_WORD_SPACE = 1.35;

/** The table that rules, white and baselines show in a region. */
export function tableOfRegion(region: Region): Table {
  const { box } = region;
  const type = typeSizeOf(region.words);
  const ruledColumns = boundariesOf(region.verticals, [box[0], box[2]], [box[1], box[3]], type);
  const ruledRows = boundariesOf(region.horizontals, [box[1], box[3]], [box[0], box[2]], type);
  const lines = linesOf(region.words.filter(({ direction }) => direction === 'right'));
  const { boundaries: xs, columns } = splitColumns(ruledColumns, lines, region.horizontals, OVERRUN * type);
  const typeset = typesetOf(lines);
  const placed = lines.map((line, index): PlacedLine => ({ line, placed: placedIn(typeset.segments[index] ?? [], xs, columns, typeset) }));
  const header = headerLength(placed, columns);
  const spanned = [...withSpans(placed.slice(0, header), columns, region.horizontals), ...placed.slice(header).map((line) => withHeading(line, columns, placed))];
  const ys = splitRows(ruledRows, spanned, header, columns, region.verticals.length > 0);
  return assemble(xs, ys, spanned, header, region.words.filter(({ direction }) => direction !== 'right'));
}

/** Columns between rules, parted further where white shows. */
function splitColumns(ruled: readonly Boundary[], lines: readonly Line[], horizontals: readonly Rule[], overrun: number): { boundaries: Boundary[]; columns: Column[] } {
  const boundaries: Boundary[] = [];
  const columns: Column[] = [];
  for (const [index, right] of ruled.entries()) {
    const left = ruled[index - 1];
    if (left !== undefined) {
      const inside = lines.flatMap((line) => lineWithin(line, left.at - overrun, right.at + overrun));
      const found = columnsOf(typesetOf(inside));
      if (found.length > 1) {
        for (const [at, column] of found.entries()) {
          const before = found[at - 1];
          if (before !== undefined) boundaries.push(whiteBoundary(edgeBetween(before, column, horizontals)));
          columns.push(column);
        }
      } else {
        columns.push({ from: left.at + overrun, to: right.at - overrun });
      }
    }
    boundaries.push(right);
  }
  return { boundaries, columns };
}

/** Where one column ends and the next begins: where rules begin or end in the white between them, else in its middle. */
function edgeBetween(left: Column, right: Column, horizontals: readonly Rule[]): number {
  const ends = horizontals.flatMap(({ from, to }) => [from, to]).filter((end) => end >= left.to && end <= right.from);
  return ends.length === 0 ? (left.to + right.from) / 2 : median(ends);
}

/** The words of a line that stand wholly between two places, and in no text that goes beyond them. */
function lineWithin(line: Line, from: number, to: number): Line[] {
  const words = segmentsOf(line)
    .filter((segment) => segment.from >= from && segment.to <= to)
    .flatMap((segment) => segment.words);
  return words.length === 0 ? [] : [{ ...line, words }];
}

function placedIn(segments: readonly Segment[], xs: readonly Boundary[], columns: readonly Column[], typeset: Typeset): Placed[] {
  return segments.flatMap((segment) => {
    const parts = cutAtWhite(segment, columns).flatMap((part) => cutAtWalls(part, xs));
    const reach = parts.length === 1 ? typeset.spanning.get(segment) : undefined;
    const isWalled = reach !== undefined && xs.some(({ at, rules }) => rules.length > 0 && at > reach.from && at < reach.to && (at < segment.from || at > segment.to));
    return parts.map((part) => place(part, columns, isWalled ? undefined : reach));
  });
}

/** A text whose words stand in two columns, with more white at the boundary than between other words, is two. */
function cutAtWhite(segment: Segment, columns: readonly Column[]): Segment[] {
  const gaps = segment.words.slice(1).map((word, index) => word.box[0] - (segment.words[index]?.box[2] ?? 0));
  const parts: Word[][] = [];
  for (const [index, word] of segment.words.entries()) {
    const last = segment.words[index - 1];
    const others = gaps.filter((_, at) => at !== index - 1);
    const wordSpace = Math.max(WORD_SPACE * segment.size, Math.min(...others));
    const isCut = last !== undefined && (gaps[index - 1] ?? 0) >= WIDER_THAN_WORD_SPACE * (others.length === 0 ? WORD_SPACE * segment.size : wordSpace)
      && columns.some((right, at) => at > 0 && overlap(last.box[2], word.box[0], columns[at - 1]?.to ?? 0, right.from) > 0);
    if (last === undefined || isCut) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts.map(segmentOf);
}

/** A text that runs over a drawn wall is two. */
function cutAtWalls(segment: Segment, xs: readonly Boundary[]): Segment[] {
  const parts: Word[][] = [[]];
  let last: Word | undefined;
  for (const word of segment.words) {
    const middle = (word.box[0] + word.box[2]) / 2;
    const before = last === undefined ? middle : (last.box[0] + last.box[2]) / 2;
    if (xs.some((boundary) => boundary.at > before && boundary.at <= middle && isDrawn(boundary, word.box[1], word.box[3]))) parts.push([]);
    parts.at(-1)?.push(word);
    last = word;
  }
  return parts.filter((words) => words.length > 0).map(segmentOf);
}

/** A line that stands alone in the middle of the table, not where its column's texts stand, heads the rows below: it spans all columns. */
function withHeading(line: PlacedLine, columns: readonly Column[], all: readonly PlacedLine[]): PlacedLine {
  const [placed] = line.placed;
  const [first, last] = [columns[0], columns.at(-1)];
  if (placed === undefined || first === undefined || last === undefined || line.placed.length > 1 || placed.first === 0) return line;
  const { from, to, size } = placed.segment;
  const isCentred = Math.abs(from + to - first.from - last.to) / 2 <= Math.max(OFF_CENTRE * size, OFF_CENTRE_OF_WIDTH * (last.to - first.from));
  const siblings = all.flatMap((other) => (other.placed.length < 2 ? [] : other.placed.filter((sibling) => sibling.first === placed.first && sibling.last === placed.last)));
  const aligned = siblings.filter(({ segment }) => [segment.from - from, segment.to - to, (segment.from + segment.to - from - to) / 2].some((shift) => Math.abs(shift) < SAME_EDGE * size));
  return isCentred && aligned.length < 2 ? { ...line, placed: [{ ...placed, first: 0, last: columns.length - 1 }] } : line;
}

function splitRows(ruled: readonly Boundary[], lines: readonly PlacedLine[], headerLines: number, columns: readonly Column[], hasVerticals: boolean): Boundary[] {
  const boundaries: Boundary[] = [];
  const bands = ruled.slice(1).map((bottom, index) => {
    const top = ruled[index];
    return lines.filter(({ line }) => top !== undefined && middleOf(line) >= top.at && middleOf(line) < bottom.at);
  });
  const filled = bands.filter((band) => band.length > 0).length;
  const closed = hasVerticals || filled > MOST_OPEN_BANDS;
  const header = new Set(lines.slice(0, headerLines));
  for (const [index, boundary] of ruled.entries()) {
    const band = bands[index - 1] ?? [];
    const isSplit = band.length > 1 && (!closed || hasStackedFigures(band) || (filled <= MOST_OPEN_BANDS && (hasRowsOfText(band, columns) || hasNamedRows(band, header, columns))));
    const rows = isSplit ? rowsOfBand(band, header, columns) : [band];
    for (const [at, row] of rows.entries()) {
      const [above, below] = [rows[at - 1]?.at(-1)?.line, row[0]?.line];
      if (above !== undefined && below !== undefined) boundaries.push(whiteBoundary((above.box[3] + below.box[1]) / 2));
    }
    boundaries.push(boundary);
  }
  return boundaries;
}

/** Whether texts stand level with one another in most columns, line after line, as rows do and wrapped cells do not. */
function hasRowsOfText(band: readonly PlacedLine[], columns: readonly Column[]): boolean {
  const used = columns.filter((_, index) => band.some(({ placed }) => placed.some(({ first, last }) => index >= first && index <= last))).length;
  const level = band.filter(({ placed }) => placed.length >= LEVEL_SHARE * used).length;
  return used > 1 && level >= FEWEST_LEVEL_LINES && level >= LEVEL_SHARE * band.length;
}

/** Whether the first column names several rows, one below the other. */
function hasNamedRows(band: readonly PlacedLine[], header: ReadonlySet<PlacedLine>, columns: readonly Column[]): boolean {
  const named = rowsOfBand(band, header, columns).filter((row) => row.some(({ placed }) => placed.some(({ first }) => first === 0)));
  return named.length >= FEWEST_LEVEL_LINES;
}

/** The rows of lines that no rule parts: those of a header, then those below it. */
function rowsOfBand(band: readonly PlacedLine[], header: ReadonlySet<PlacedLine>, columns: readonly Column[]): PlacedLine[][] {
  return [...headerRowsOf(band.filter((line) => header.has(line)), columns), ...rowsOf(band.filter((line) => !header.has(line)), columns)];
}

function middleOf({ baseline, size }: Line): number {
  return baseline - size / 4;
}

/** The cells that boundaries and lines make; the first lines are those of the header. `turned` are the words that run another way. */
function assemble(xs: readonly Boundary[], ys: readonly Boundary[], lines: readonly PlacedLine[], headerLines: number, turned: readonly Word[]): Table {
  const columns = xs.length - 1;
  const firstLine = lines[headerLines]?.line;
  const headerRows = firstLine === undefined ? 0 : indexAt(ys, middleOf(firstLine));
  const words = new Map<number, Word[]>();
  const crossed = new Set<number>();
  const spans = new Map<number, Placed>();
  for (const { line, placed } of lines) {
    const row = indexAt(ys, middleOf(line));
    for (const { segment, first, last } of placed) {
      const key = row * columns + first;
      words.set(key, [...(words.get(key) ?? []), ...segment.words]);
      for (let column = first; column < last; column += 1) crossed.add(row * columns + column);
      for (let column = first; column <= last; column += 1) spans.set(row * columns + column, { segment, first, last });
    }
  }
  for (const word of turned) {
    const key = indexAt(ys, (word.box[1] + word.box[3]) / 2) * columns + indexAt(xs, (word.box[0] + word.box[2]) / 2);
    words.set(key, [...(words.get(key) ?? []), word]);
  }
  const at = (boundaries: readonly Boundary[], index: number): number => boundaries[index]?.at ?? 0;
  const isHeading = (row: number): boolean => xs.every((_, column) => column === 0 || column === columns || !words.has(row * columns + column));
  return tableOfGrid({
    xs: xs.map((boundary) => boundary.at),
    ys: ys.map((boundary) => boundary.at),
    wallRight: (row, column) => {
      const boundary = xs[column + 1];
      if (boundary === undefined || isDrawn(boundary, at(ys, row), at(ys, row + 1))) return true;
      const place = row * columns + column;
      // A cell that is merged over a missing rule holds one text.
      return !crossed.has(place) && (!boundary.ruled || (words.has(place) && words.has(place + 1)));
    },
    wallBelow: (row, column) => {
      const boundary = ys[row + 1];
      if (boundary === undefined || isDrawn(boundary, at(xs, column), at(xs, column + 1))) return true;
      const place = row * columns + column;
      if (row + 1 < headerRows && headsParts(spans.get(place), (column) => spans.get((row + 1) * columns + column))) return true;
      if (row + 1 < headerRows && goesOn(words.get(place), words.get(place + columns)) && !isHeading(row + 1)) {
        return false;
      }
      // Above the rows, a missing rule does not make a heading one with the first value.
      if (row + 1 === headerRows && words.has(place) && words.has(place + columns) && !isWithinRules(xs[column], xs[column + 1], at(ys, row), at(ys, row + 2))) return true;
      const isClosed = isWithinRules(xs[column], xs[column + 1], at(ys, row), at(ys, row + 2));
      return !boundary.ruled && !(boundary.rules.length > 0 && isClosed);
    },
    wordsAt: (row, column) => words.get(row * columns + column) ?? [],
  });
}

/** Whether both sides of a place are drawn all along two rows. */
function isWithinRules(left: Boundary | undefined, right: Boundary | undefined, top: number, bottom: number): boolean {
  return [left, right].every((side) => side !== undefined && isDrawn(side, top, bottom));
}

/** Whether a heading that spans columns has headings of some of them below. */
function headsParts(heading: Placed | undefined, below: (column: number) => Placed | undefined): boolean {
  if (heading === undefined) return false;
  for (let column = heading.first; column <= heading.last; column += 1) {
    const part = below(column);
    if (part !== undefined && isPart(part, heading)) return true;
  }
  return false;
}

/** Whether text of a header goes on in the row below: both stand as close as lines of one text. */
function goesOn(above: readonly Word[] | undefined, below: readonly Word[] | undefined): boolean {
  if (above === undefined || below === undefined) return false;
  const [last, first] = [Math.max(...above.map(({ baseline }) => baseline)), Math.min(...below.map(({ baseline }) => baseline))];
  return first - last <= LARGEST_LEADING * Math.max(...below.map(({ size }) => size));
}

function indexAt(boundaries: readonly Boundary[], value: number): number {
  const after = boundaries.findIndex(({ at }) => at > value);
  return Math.min(Math.max((after === -1 ? boundaries.length : after) - 1, 0), boundaries.length - 2);
}
