import type { Column } from './columns.js';
import { overlap } from './geometry.js';
import type { Interval } from './geometry.js';
import { areLevel, isFigureCell } from './lines.js';
import type { Line, Segment } from './lines.js';

/** A segment with the columns that it stands in: the first and the last one. */
export interface Placed {
  readonly segment: Segment;
  readonly first: number;
  readonly last: number;
}

/** A line with its segments in their columns. */
export interface PlacedLine {
  readonly line: Line;
  readonly placed: readonly Placed[];
}

/** The columns that a segment stands in: those whose text it overlaps, itself or by its `reach`, else the nearest one. */
export function place(segment: Segment, columns: readonly Column[], reach: Interval = segment): Placed {
  const met = columns.flatMap((column, index) => (overlap(reach.from, reach.to, column.from, column.to) > 0 ? [index] : []));
  const [first, last] = [met[0], met.at(-1)];
  if (first !== undefined && last !== undefined) return { segment, first, last };
  const distances = columns.map((column) => -overlap(segment.from, segment.to, column.from, column.to));
  const nearest = distances.indexOf(Math.min(...distances));
  return { segment, first: nearest, last: nearest };
}

/** Lines of one row stand no further apart than this. Share of the type size. */
const LARGEST_LEADING = 1.75;
/** So many lines a wrapped cell may have. */
const LONGEST_ROW = 12;
/** Rows are named where so many lines have something in the first column; a table is one of figures where so many have some. Shares. */
const NAMED_SHARE = 0.2;
const FIGURE_SHARE = 0.33;
/** Three figures above one another make so many pairs. */
const OFTEN_STACKED = 3;
/** White between two words of a cell. Share of the type size. */
const WORD_SPACE = 0.25;
/** A line this far off the next one's baseline stands on one of its own. Share of the type size. */
const OFF_BASELINE = 0.25;

/**
 * What speaks against a way to group lines into rows; the grouping with the smallest sum is taken. A typesetter breaks a text only where
 * its next word does not fit, begins rows with their name, sets values on a line of the name or in its middle, and keeps a cell's type.
 */
const FAULTS = {
  /** Of two ways that are as good, the one with fewer rows. */
  row: 0.15,
  /** A text is broken although its next word would have fitted. */
  brokenTooEarly: 1,
  /** A row has values, but no name, in a table whose rows are named. */
  nameless: 0.7,
  /** A row has a name only, in a table of figures: it may head others. */
  bare: 0.45,
  /** A row begins in the middle of a sentence. */
  lowerCase: 0.6,
  /** Values stand off the lines of the name, and not in its middle. */
  offBaseline: 1,
  /** All of a row's cells are broken at once: texts differ in length. */
  allBroken: 0.4,
  /** The type of a cell changes from one line to the next. */
  otherType: 0.8,
  /** A broken text goes on with a capital letter. */
  capital: 0.2,
  /** Lines of one cell stand further apart than lines elsewhere in the table, or than lines of one text do. */
  wide: 0.5,
  /** Rows stand as close as the lines of a cell, in a table that sets its rows apart. */
  tight: 0.4,
} as const;

/** Lines of a cell are leaded alike, but for this; rows that are set apart have more between them. Shares of the leading. */
const SAME_LEADING = 1.06;
const WIDER_LEADING = 1.18;
/** Lines of one text are leaded less than this. Share of the type size. */
const WIDE_LEADING = 1.42;

/** What is known of all lines when they are grouped. */
interface Setting {
  readonly columns: readonly Column[];
  /** Whether rows have a name in the first column; whether figures stand in the others. */
  readonly named: boolean;
  readonly figures: boolean;
  /** The least leading of lines in one column, and whether rows are set apart by more. Points. */
  readonly leading: number;
  readonly airy: boolean;
}

/** Lines grouped into rows, as a typesetter would have set them with the fewest faults. */
export function rowsOf(lines: readonly PlacedLine[], columns: readonly Column[]): PlacedLine[][] {
  const setting = settingOf(lines, columns);
  // best[end]: the smallest sum for the first `end` lines, and where their last row starts.
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= lines.length; end += 1) {
    let choice = { cost: Infinity, start: end - 1 };
    for (let start = end - 1; start >= 0 && end - start <= LONGEST_ROW; start -= 1) {
      const row = lines.slice(start, end);
      if (isInsideRow(lines, start)) continue;
      if (row.length > 1 && !mayBeOneRow(row)) break;
      const cost = (best[start]?.cost ?? Infinity) + faultsOf(row, setting) + (start > 0 ? faultsBetween(lines.slice(Math.max(0, start - LONGEST_ROW), start), row, setting) : 0);
      if (cost < choice.cost) choice = { cost, start };
    }
    best.push(choice);
  }
  const rows: PlacedLine[][] = [];
  for (let end = lines.length; end > 0; end = best[end]?.start ?? 0) rows.unshift(lines.slice(best[end]?.start ?? 0, end));
  return rows;
}

/** Whether a row cannot begin with this line: it stands level with the one above, as wrapped names do with values set to their middle. */
function isInsideRow(lines: readonly PlacedLine[], start: number): boolean {
  const [above, below] = [lines[start - 1], lines[start]];
  return above !== undefined && below !== undefined && areLevel(above.line, below.line) && !figuresClash([above], below);
}

/** Whether figures stand above one another in the lines, so that these are several rows: in two columns at once, or often; one may be broken. */
export function hasStackedFigures(lines: readonly PlacedLine[]): boolean {
  const figures = lines.map(({ placed }) => new Set(placed.filter(({ segment }) => isFigureCell(segment)).map(({ first }) => first)));
  const stacked = figures.flatMap((own, index) => figures.slice(0, index).map((above) => [...own].filter((column) => above.has(column)).length));
  return stacked.some((columns) => columns > 1) || stacked.filter((columns) => columns > 0).length >= OFTEN_STACKED;
}

function settingOf(lines: readonly PlacedLine[], columns: readonly Column[]): Setting {
  const named = lines.filter(hasName).length;
  const figures = lines.filter(({ placed }) => placed.some(({ segment, first }) => first > 0 && isFigureCell(segment))).length;
  const leadings = lines.flatMap((line, index) => leadingsTo(lines.slice(Math.max(0, index - LONGEST_ROW), index), line)).sort((a, b) => a - b);
  const leading = leadings[Math.floor(leadings.length / 10)] ?? 0;
  const airy = (leadings[Math.floor(leadings.length * 0.75)] ?? 0) > WIDER_LEADING * leading;
  return { columns, named: named >= NAMED_SHARE * lines.length, figures: figures >= FIGURE_SHARE * lines.length, leading, airy };
}

/** How far the texts of a line stand below the next text above in their columns. Points. */
function leadingsTo(above: readonly PlacedLine[], { line, placed }: PlacedLine): number[] {
  return placed.flatMap(({ first, last }) => {
    const next = first === last ? above.findLast((other) => other.placed.some((own) => own.first === first && own.last === first)) : undefined;
    return next === undefined ? [] : [line.baseline - next.line.baseline];
  });
}

/** Whether a row begins as close below the rows above it as the lines of a cell stand, where rows are set apart. */
function faultsBetween(above: readonly PlacedLine[], row: readonly PlacedLine[], { leading, airy }: Setting): number {
  const [first] = row;
  if (!airy || first === undefined) return 0;
  return leadingsTo(above, first).some((distance) => distance <= SAME_LEADING * leading) ? FAULTS.tight : 0;
}

function hasName({ placed }: PlacedLine): boolean {
  return placed.some(({ first }) => first === 0);
}

function hasValues({ placed }: PlacedLine): boolean {
  return placed.some(({ first }) => first > 0);
}

/** Whether no figure stands above another one in `row`, and its lines stand close. */
function mayBeOneRow(row: readonly PlacedLine[]): boolean {
  const [first, second] = row;
  if (first === undefined || second === undefined) return true;
  if (second.line.baseline - first.line.baseline > LARGEST_LEADING * Math.max(first.line.size, second.line.size)) return false;
  return !row.slice(1).some((below) => figuresClash([first], below));
}

function figuresClash(row: readonly PlacedLine[], next: PlacedLine): boolean {
  return next.placed.some(({ segment, first }) => {
    const above = cellAbove(row, first);
    return above !== undefined && isFigureCell(segment) && isFigureCell(above.segment);
  });
}

function faultsOf(row: readonly PlacedLine[], setting: Setting): number {
  let faults: number = FAULTS.row;
  for (const [index, line] of row.entries()) {
    for (const below of line.placed) {
      const above = cellAbove(row.slice(0, index), below.first);
      if (above === undefined) continue;
      if (!isBroken(above, below, setting.columns)) faults += FAULTS.brokenTooEarly;
      if (isOtherType(above.segment, below.segment)) faults += FAULTS.otherType;
    }
    const leadings = leadingsTo(row.slice(0, index), line);
    if (leadings.some((distance) => distance > WIDER_LEADING * setting.leading || distance > WIDE_LEADING * line.line.size)) faults += FAULTS.wide;
    if (leadings.length > 0 && line.placed.some(({ segment, first }) => first === 0 && /^\p{Lu}/u.test(segment.words[0]?.text ?? ''))) faults += FAULTS.capital;
    if (index > 0 && line.placed.length > 1 && fillsAll(line, row.slice(0, index))) faults += FAULTS.allBroken;
  }
  const [named, valued] = [row.some(hasName), row.some(hasValues)];
  if (setting.named && !named) faults += FAULTS.nameless;
  if (setting.figures && !valued) faults += FAULTS.bare;
  if (startsLowerCase(row)) faults += FAULTS.lowerCase;
  if (named && valued && !valuesStandWell(row)) faults += FAULTS.offBaseline;
  return faults;
}

/** Whether a line has something in every column that the lines above have something in. */
function fillsAll(line: PlacedLine, above: readonly PlacedLine[]): boolean {
  return above.every(({ placed }) => placed.every(({ first, last }) => line.placed.some((own) => own.first <= last && own.last >= first)));
}

/** Whether a text goes on in the line below because its next word did not fit. */
export function isBroken(above: Placed, below: Placed, columns: readonly Column[]): boolean {
  const word = below.segment.words[0];
  const first = columns[Math.min(above.first, below.first)];
  const last = columns[Math.max(above.last, below.last)];
  if (word === undefined || first === undefined || last === undefined) return false;
  const room = last.to - Math.min(above.segment.from, below.segment.from);
  return above.segment.to - above.segment.from + WORD_SPACE * above.segment.size + (word.box[2] - word.box[0]) > room;
}

function isOtherType(above: Segment, below: Segment): boolean {
  const [last, first] = [above.words.at(-1), below.words[0]];
  return last !== undefined && first !== undefined && (last.font !== first.font || Math.abs(last.size - first.size) > 0.1 * first.size);
}

function startsLowerCase(row: readonly PlacedLine[]): boolean {
  const name = row.flatMap(({ placed }) => placed).find(({ first }) => first === 0);
  return name !== undefined && /^\p{Ll}{2}/u.test(name.segment.words[0]?.text ?? '');
}

/** Values on a baseline of the row's name, or in the middle of its lines. */
function valuesStandWell(row: readonly PlacedLine[]): boolean {
  const names = row.filter(hasName);
  const values = row.filter((line) => hasValues(line) && !hasName(line));
  if (values.length === 0 || names.length === 0 || values.length > 1 || row.some((line) => hasName(line) && hasValues(line))) return true;
  const middle = ((names[0]?.line.baseline ?? 0) + (names.at(-1)?.line.baseline ?? 0)) / 2;
  return values.every(({ line }) => Math.abs(line.baseline - middle) <= OFF_BASELINE * line.size);
}

function cellAbove(row: readonly PlacedLine[], column: number): Placed | undefined {
  for (let index = row.length - 1; index >= 0; index -= 1) {
    const placed = row[index]?.placed.find(({ first, last }) => column >= first && column <= last);
    if (placed !== undefined) return placed;
  }
  return undefined;
}
