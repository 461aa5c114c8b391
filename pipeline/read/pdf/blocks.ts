import type { Box } from '../../model.js';
import { columnsOf, looseColumnsOf, typesetOf } from './columns.js';
import type { Column } from './columns.js';
import { boxAround, median, overlap } from './geometry.js';
import { areLevel, segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';
import type { Rule } from './painted.js';
import { laddersOf } from './ladder.js';
import type { Ladder } from './ladder.js';
import { place } from './rows.js';
import { typeSizeOf } from './type-size.js';

/** Rows further apart than this belong to two tables, unless a rule frames both. Share of the type size. */
const LARGEST_ROW_GAP = 3.2;
/** Rows further apart than this, or parted by lines without columns, are rows of one table only where their texts stand at the same edges. */
const LARGEST_PITCH = 2.2;
/** Texts stand at one edge, or in one middle, but for this. Share of the type size. */
const SAME_EDGE = 0.15;
/** So many lines without columns may stand between two rows: headings of groups, and wrapped names. */
const LARGEST_INTERLUDE = 3;
/** So many lines may stand between two rows in all: those of wrapped cells. */
const LONGEST_ROW = 12;
/** Columns are judged anew with every row by it and so many lines above. */
const LINES_IN_VIEW = 24;
/** From so many rows on, no further row may close the white between two columns. */
const ROWS_THAT_SETTLE = 3;
/** A first line is a stray one where the next row is so many times further than the rows among themselves … */
const STRAY_GAP = 1.5;
/** … and it fills no more of the columns than this, or is set in another size. Shares. */
const STRAY_SHARE = 0.67;
const SIZE_DIFFERENCE = 0.12;
/** A line of so many words that runs through all columns is prose. */
const WORDS_OF_PROSE = 6;
/** A rule belongs to a table where it covers so much of the table's width … */
const RULE_SHARE = 0.6;
/** … and reaches at most this far beyond it. Share of the width. */
const RULE_OVERHANG = 0.35;
/** A rule above or below a table stands this near. Share of the type size. */
const RULE_DISTANCE = 4;
/** A table without rules has at least so many lines with several columns, one with a rule above or below so many. */
const FEWEST_LINES = 3;
const FEWEST_RULED_LINES = 2;

/** Lines that stand in columns, one below the other, and the columns. */
export interface Block {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
}

/** Runs of lines on a page whose text stands in common columns. `rules` are the horizontal ones. */
export function blocksOf(lines: readonly Line[], rules: readonly Rule[]): Block[] {
  const blocks: Block[] = [];
  const ladders = laddersOf(rules, lines);
  for (let index = 0; index < lines.length; index += 1) {
    const grown = growDown(lines, index, ladders);
    if (grown === null) continue;
    blocks.push(withoutStrayTop(grown.block));
    index = grown.last;
  }
  return blocks.filter((block) => isLargeEnough(block, rules));
}

/** A block without first lines that fill few of its columns and stand apart from the rest: a page's head, a heading with its number. */
function withoutStrayTop(block: Block): Block {
  const { lines } = block;
  const rows = lines.filter((line) => segmentsOf(line).length > 1);
  const [first, second] = rows;
  if (first === undefined || second === undefined || rows.length < 3) return block;
  const pitch = median(rows.slice(2).map((line, index) => line.baseline - (rows[index + 1]?.baseline ?? 0)));
  const isApart = second.baseline - first.baseline > STRAY_GAP * pitch || lines[1] !== second;
  const met = new Set(segmentsOf(first).map((segment) => place(segment, block.columns)).filter((placed) => placed.first === placed.last).map((placed) => placed.first));
  const isSparse = met.size <= STRAY_SHARE * block.columns.length || isOtherSize(first, rows);
  if (!isApart || !isSparse) return block;
  const kept = lines.slice(lines.indexOf(second));
  return withoutStrayTop({ lines: kept, columns: columnsOf(typesetOf(kept)) });
}

/** Whether a line is set larger or smaller than most rows. */
function isOtherSize(line: Line, rows: readonly Line[]): boolean {
  const size = median(rows.map((row) => row.size));
  return Math.abs(line.size - size) > SIZE_DIFFERENCE * size;
}

function isLargeEnough({ lines }: Block, rules: readonly Rule[]): boolean {
  const rows = lines.filter((line) => segmentsOf(line).length > 1).length;
  const box = boxOfLines(lines);
  const near = RULE_DISTANCE * typeSizeOf(lines);
  const framed = rules.some((rule) => belongs(rule, box) && rule.at > box[1] - near && rule.at < box[3] + near);
  return rows >= (framed ? FEWEST_RULED_LINES : FEWEST_LINES);
}

/** From a line with columns downwards, as long as lines keep to the columns; null where the next lines do not. */
function growDown(lines: readonly Line[], start: number, ladders: readonly Ladder[]): { block: Block; last: number } | null {
  const first = lines[start];
  if (first === undefined || segmentsOf(first).length < 2) return null;
  const ladder = ladders.find(({ top, bottom }) => first.baseline > top - LARGEST_ROW_GAP * first.size && first.baseline < bottom);
  let taken: Line[] = [first];
  let columns: readonly Column[] = segmentsOf(first);
  let rows = 1;
  let last = start;
  let waiting: Line[] = [];
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    const above = lines[index - 1] as Line;
    const isOnLadder = ladder !== undefined && line.baseline < ladder.bottom;
    if (!isOnLadder && line.baseline - above.baseline > LARGEST_ROW_GAP * Math.min(line.size, above.size)) break;
    const segments = segmentsOf(line);
    const isRow = segments.length > 1 && !isOtherSize(line, taken.slice(-LINES_IN_VIEW));
    const isNext = waiting.length === 0 && line.baseline - above.baseline <= LARGEST_PITCH * line.size;
    const grown = isRow && keepsTo(segments, columns) && (isNext || isOnLadder || isAligned(segments, taken.slice(-LINES_IN_VIEW))) ? looseColumnsOf(typesetOf([...taken.slice(-LINES_IN_VIEW), line])) : null;
    if (grown !== null && grown.length >= Math.min(columns.length, rows < ROWS_THAT_SETTLE ? 2 : Infinity)) {
      taken = [...taken, ...waiting, line];
      waiting = [];
      last = index;
      rows += 1;
      columns = grown;
    } else {
      if (isProseAcross(segments, columns)) break;
      waiting.push(line);
      const loose = waiting.filter((other) => !isWrapped(other, columns) && !isLevelWithRow(other, lines)).length;
      if (!isOnLadder && (loose > (rows === 1 ? 1 : LARGEST_INTERLUDE) || waiting.length > LONGEST_ROW)) break;
    }
  }
  return rows < 2 ? null : { block: { lines: taken, columns: columnsOf(typesetOf(taken)) }, last };
}

/** Whether a line stands so near one with columns that it is a line of its row: values set to the middle of a wrapped name, say. */
function isLevelWithRow(line: Line, lines: readonly Line[]): boolean {
  const index = lines.indexOf(line);
  return [lines[index - 1], lines[index + 1]].some((near) => near !== undefined && areLevel(line, near) && segmentsOf(near).length > 1);
}

/** Whether two or more segments of a line stand each in a column of its own, and hardly any in several. */
function keepsTo(segments: readonly Segment[], columns: readonly Column[]): boolean {
  const met = new Set<number>();
  let crossing = 0;
  for (const segment of segments) {
    const { first, last } = place(segment, columns);
    if (first === last) met.add(first);
    else crossing += 1;
  }
  return met.size > 1 && crossing <= met.size / 2;
}

/** Whether half or more of the segments share an edge or their middle with one in the lines above. */
function isAligned(segments: readonly Segment[], lines: readonly Line[]): boolean {
  const above = lines.flatMap(segmentsOf);
  const aligned = segments.filter(({ from, to, size }) => above.some((other) => {
    return overlap(from, to, other.from, other.to) > 0
      && [other.from - from, other.to - to, (other.from + other.to - from - to) / 2].some((shift) => Math.abs(shift) <= SAME_EDGE * size);
  }));
  return aligned.length >= segments.length / 2;
}

/** Whether a line stands in one column only, which is not the first. */
function isWrapped(line: Line, columns: readonly Column[]): boolean {
  const placed = segmentsOf(line).map((segment) => place(segment, columns));
  return placed.length === 1 && placed.every(({ first, last }) => first === last && first > 0);
}

/** Whether a line is text that runs through all the white between columns. */
function isProseAcross(segments: readonly Segment[], columns: readonly Column[]): boolean {
  const [segment] = segments;
  if (segment === undefined || segments.length > 1 || segment.words.length < WORDS_OF_PROSE) return false;
  const { first, last } = place(segment, columns);
  return first === 0 && last === columns.length - 1;
}

export function boxOfLines(lines: readonly Line[]): Box {
  return boxAround(lines.map(({ box }) => box));
}

/** Whether a horizontal rule is as wide as a table that stands in `box`. */
export function belongs(rule: Rule, box: Box): boolean {
  const width = box[2] - box[0];
  return overlap(rule.from, rule.to, box[0], box[2]) >= RULE_SHARE * width
    && box[0] - rule.from <= RULE_OVERHANG * width && rule.to - box[2] <= RULE_OVERHANG * width;
}
