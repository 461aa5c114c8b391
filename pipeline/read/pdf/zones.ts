import { clusterBy, joinIntervals, overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { isFigure, linesOf, segmentsOf } from './lines.js';
import type { Line, Segment } from './lines.js';
import type { Word } from './painted.js';

/** A line of prose has so many words, few of them figures, and is so long (in type sizes). */
const WORDS_OF_PROSE = 4;
const FIGURES_IN_PROSE = 0.3;
const LENGTH_OF_PROSE = 9;
/** A run of prose has so many lines, all of which start within this distance of the next one's start (share of the type size). */
const LINES_OF_RUN = 5;
const INDENT = 0.8;
/** Columns of prose on one page are equally wide, but for so much. Share of the width. */
const WIDTH_DIFFERENCE = 0.15;
/** Headings, and last lines of paragraphs, stand this near a run of prose. Share of the type size. */
const RUN_MARGIN = 2.5;
/** White between two lines of one run of prose; more parts two runs of it. Share of the type size. */
const RUN_GAP = 1;

const ACROSS = -1;

/** A column of prose: its extent across the page, and the stretches of the page that it fills. */
interface ProseColumn extends Interval {
  readonly runs: readonly Interval[];
}

/** The words of a page by where they are read: in one of its columns of prose, from left to right, or across them. */
export interface Zones {
  readonly across: readonly Word[];
  readonly columns: readonly (readonly Word[])[];
}

/**
 * The words of a page in the zones that are read one after the other: where columns of prose stand side by side, each side is a zone; the
 * rest lies across. What looks like columns across the white between two columns of prose is none.
 */
export function zonesOf(words: readonly Word[]): Zones {
  const lines = linesOf(words);
  const columns = proseColumns(lines);
  const gutters = columns.slice(1).flatMap((right, index) => {
    const left = columns[index];
    return left === undefined ? [] : [{ at: (left.to + right.from) / 2, runs: joinIntervals([...left.runs, ...right.runs], 0) }];
  });
  if (gutters.length === 0) return { across: words, columns: [] };
  const zones = new Map<number, Word[]>();
  for (const line of lines) {
    for (const segment of segmentsOf(line).concat(leadersOf(line))) {
      const zone = zoneOf(segment, line, gutters);
      zones.set(zone, [...(zones.get(zone) ?? []), ...segment.words]);
    }
  }
  const inColumns = [...zones].filter(([zone]) => zone >= 0).sort(([a], [b]) => a - b);
  return { across: zones.get(ACROSS) ?? [], columns: inColumns.map(([, own]) => own) };
}

function leadersOf(line: Line): Segment[] {
  return line.words.filter(({ leader }) => leader).map((word) => ({ words: [word], from: word.box[0], to: word.box[2], size: word.size }));
}

/** ACROSS for what belongs to no column: it crosses a gutter, or stands level with something across it where no prose runs. */
function zoneOf(segment: Segment, line: Line, gutters: readonly { at: number; runs: readonly Interval[] }[]): number {
  let zone = 0;
  let isBeside = false;
  for (const { at, runs } of gutters) {
    if (segment.from < at && segment.to > at) return ACROSS;
    if (segment.from >= at) zone += 1;
    const bothSides = line.words.some(({ box }) => box[2] <= at) && line.words.some(({ box }) => box[0] >= at);
    const margin = bothSides ? 0 : RUN_MARGIN * line.size;
    if (runs.some(({ from, to }) => line.baseline >= from - margin && line.baseline <= to + margin)) isBeside = true;
  }
  return isBeside ? zone : ACROSS;
}

/** The columns of prose that stand side by side on a page, from left to right; none where there is one column only. */
function proseColumns(lines: readonly Line[]): ProseColumn[] {
  const prose = lines.flatMap((line) => segmentsOf(line).filter(isProse).map((segment) => ({ segment, line })));
  const size = Math.max(1, ...prose.map(({ segment }) => segment.size));
  const columns = clusterBy(prose, ({ segment }) => segment.from, INDENT * size)
    .map((cluster): ProseColumn => {
      const ends = cluster.map(({ segment }) => segment.to).sort((a, b) => a - b);
      // Short last lines and headings go on with a run; they do not make one.
      const from = Math.min(...cluster.map(({ segment }) => segment.from));
      const own = lines.filter((line) => segmentsOf(line).some((segment) => Math.abs(segment.from - from) <= INDENT * size));
      const runs = joinIntervals(own.map(({ box }) => ({ from: box[1], to: box[3] })), RUN_GAP * size);
      const linesIn = ({ from, to }: Interval): number => cluster.filter(({ line }) => line.baseline >= from && line.baseline <= to).length;
      return {
        from,
        to: ends[Math.floor(ends.length * 0.9)] ?? 0,
        runs: runs.filter((run) => linesIn(run) >= LINES_OF_RUN),
      };
    })
    .filter(({ runs }) => runs.length > 0);
  return columns.filter((column) => columns.some((other) => other !== column && areBeside(column, other)));
}

function areBeside(a: ProseColumn, b: ProseColumn): boolean {
  const [wide, narrow] = [Math.max(a.to - a.from, b.to - b.from), Math.min(a.to - a.from, b.to - b.from)];
  return overlap(a.from, a.to, b.from, b.to) < 0 && narrow >= (1 - WIDTH_DIFFERENCE) * wide;
}

function isProse({ words, from, to, size }: Segment): boolean {
  return words.length >= WORDS_OF_PROSE && to - from >= LENGTH_OF_PROSE * size
    && words.filter(({ text }) => isFigure(text)).length <= FIGURES_IN_PROSE * words.length;
}
