import type { Column } from './columns.js';
import type { Rule } from './painted.js';
import { isBroken } from './rows.js';
import type { Placed, PlacedLine } from './rows.js';

/** A rule that ties a heading to its columns runs below it at most this far and covers it but for so much. Shares of the type size. */
const TIE_DEPTH = 1.3;
const TIE_SLACK = 0.2;
/** … and is no wider than this. Share of the table's width. */
const TIE_WIDTH = 0.9;
/** A heading stands in the middle of the columns that it spans, but for this. Share of their width. */
const OFF_CENTRE = 0.25;
/** Off the middle of the heading below it by more than this, a heading is not the first line of it. Share of the type size. */
const OFF_LEAF = 0.6;
/** What a heading that spans columns outweighs: one that stands off their middle by so much. Share of the columns' pitch. */
const SPAN_WORTH = 0.33;
/** What a column more is worth beside that: all headings of a line span some rather than one of them many. Share. */
const WIDER_WORTH = 0.2;

/**
 * The lines of a header with its headings over all columns that they span: those above a rule that ties them together, and those that
 * stand in the middle of several columns which have headings of their own below.
 */
export function withSpans(lines: readonly PlacedLine[], columns: readonly Column[], rules: readonly Rule[]): PlacedLine[] {
  return lines.map((line, index) => {
    const tied = line.placed.map((placed) => tiedSpan(placed, line, columns, rules) ?? placed);
    const leaves = leavesOf(lines.slice(index + 1));
    return { ...line, placed: leaves.size > 0 ? centredSpans(tied, columns, leaves) : tiledSpans(tied, columns, lines[index - 1]) };
  });
}

function tiedSpan(placed: Placed, { line }: PlacedLine, columns: readonly Column[], rules: readonly Rule[]): Placed | null {
  const { segment } = placed;
  const width = (columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0);
  const slack = TIE_SLACK * line.size;
  const rule = rules.find(({ at, from, to }) => at > line.baseline && at < line.baseline + TIE_DEPTH * line.size && to - from < TIE_WIDTH * width
    && from <= segment.from + slack && to >= segment.to - slack && line.words.every(({ box }) => box[2] < from || box[0] > to || isWithin((box[0] + box[2]) / 2, segment.from, segment.to, slack)));
  if (rule === undefined) return null;
  const over = columns.flatMap((column, index) => (isWithin((column.from + column.to) / 2, rule.from, rule.to, slack) ? [index] : []));
  const [first, last] = [over[0], over.at(-1)];
  return first === undefined || last === undefined || last === first ? null : { segment, first, last };
}

function isWithin(value: number, from: number, to: number, slack: number): boolean {
  return value >= from - slack && value <= to + slack;
}

/** The uppermost heading in each column that stands there alone. */
function leavesOf(below: readonly PlacedLine[]): Map<number, Placed> {
  const leaves = new Map<number, Placed>();
  for (const placed of below.flatMap((line) => line.placed)) {
    if (placed.first === placed.last && !leaves.has(placed.first)) leaves.set(placed.first, placed);
  }
  return leaves;
}

/** A way to lay the headings of a line over columns, from left to right: the better, the more of them span columns, and the truer their middles. */
interface Layout {
  readonly worth: number;
  readonly placed: readonly Placed[];
}

function centredSpans(placed: readonly Placed[], columns: readonly Column[], leaves: ReadonlyMap<number, Placed>): Placed[] {
  const pitch = ((columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0)) / columns.length;
  // layouts[end]: the best one whose headings all end before column `end`.
  let layouts = new Map<number, Layout>([[0, { worth: 0, placed: [] }]]);
  for (const [index, heading] of placed.entries()) {
    const next = new Map<number, Layout>();
    const [before, after] = [placed[index - 1]?.last ?? -1, placed[index + 1]?.first ?? columns.length];
    for (const range of rangesOf(heading, before, after, leaves)) {
      const offset = range.last > range.first ? offCentre(range, leaves) : 0;
      const best = [...layouts].filter(([end]) => end <= range.first).map(([, layout]) => layout).sort((a, b) => b.worth - a.worth)[0];
      if (best === undefined || offset === null) continue;
      const wider = range.last - range.first;
      const worth = best.worth + (wider > 0 ? 1 + WIDER_WORTH * wider : 0) - offset / (SPAN_WORTH * pitch);
      if (worth > (next.get(range.last + 1)?.worth ?? -Infinity)) next.set(range.last + 1, { worth, placed: [...best.placed, range] });
    }
    layouts = next;
  }
  const best = [...layouts.values()].sort((a, b) => b.worth - a.worth)[0]?.placed ?? placed;
  const covered = new Set(best.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)));
  const isTiled = best.filter(({ first, last }) => last > first).length > 1 && [...leaves.keys()].every((column) => column === 0 || covered.has(column));
  return best.map((range, index) => {
    const own = placed[index] ?? range;
    return own.last > own.first || range.last === range.first || isTiled || !isFirstLineOf(own, leaves.get(own.first), columns) ? range : own;
  });
}

/** Units over all columns of values, a few of them over groups of columns, have no headings below: the columns themselves tell their middles. */
function tiledSpans(placed: readonly Placed[], columns: readonly Column[], above: PlacedLine | undefined): Placed[] {
  const goesOn = placed.some((own) => {
    const last = above?.placed.find(({ first }) => first === own.first);
    return last !== undefined && last.segment.words[0]?.font === own.segment.words[0]?.font && isFirstLineOf(last, own, columns);
  });
  if (goesOn) return [...placed];
  const leaves = new Map(columns.map((column, index) => [index, { segment: { words: [], size: 0, ...column }, first: index, last: index }]));
  const spans = centredSpans(placed, columns, leaves);
  const covered = spans.reduce((sum, { first, last }) => sum + (first > 0 ? last - first + 1 : 0), 0);
  return covered === columns.length - 1 && spans.every(({ first, last }) => first === 0 || last > first) ? spans : [...placed];
}

/** The columns that a heading may stand over: those it is placed in, and any around them that have headings below and none beside. */
function rangesOf(heading: Placed, before: number, after: number, leaves: ReadonlyMap<number, Placed>): Placed[] {
  const ranges = [heading];
  if (heading.first === 0 || heading.last > heading.first || !leaves.has(heading.first)) return ranges;
  for (let { first } = heading; first > Math.max(0, before) && leaves.has(first); first -= 1) {
    for (let { last } = heading; last < after && leaves.has(last); last += 1) {
      if (last > first) ranges.push({ segment: heading.segment, first, last });
    }
  }
  return ranges;
}

/** How far a heading stands off the middle of the headings below it, in points; null where that is too far. */
function offCentre({ segment, first, last }: Placed, leaves: ReadonlyMap<number, Placed>): number | null {
  const [from, to] = [leaves.get(first)?.segment.from ?? 0, leaves.get(last)?.segment.to ?? 0];
  const offset = Math.abs(segment.from + segment.to - from - to) / 2;
  return offset <= OFF_CENTRE * (to - from) ? offset : null;
}

/** Whether the heading below goes on with this one: it stands in its middle or at its edge, and its first word did not fit above. */
function isFirstLineOf(heading: Placed, leaf: Placed | undefined, columns: readonly Column[]): boolean {
  if (leaf === undefined) return false;
  const [{ from, to, size }, below] = [heading.segment, leaf.segment];
  const shift = Math.min(Math.abs(from + to - below.from - below.to) / 2, Math.abs(from - below.from), Math.abs(to - below.to));
  const own = columns[heading.first];
  const isWider = own !== undefined && to - from > own.to - own.from + size;
  return !isWider && shift <= OFF_LEAF * size && isBroken(heading, leaf, columns);
}
