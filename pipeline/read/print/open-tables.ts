import { tableOfGrid } from '../pdf/cells.js';
import { boxAround } from '../pdf/geometry.js';
import type { Interval } from '../pdf/geometry.js';
import { linesOf, segmentsOf } from '../pdf/lines.js';
import type { Line } from '../pdf/lines.js';
import type { Rule, Word } from '../pdf/painted.js';
import { columnNumbers, firstYear, headerCells, headerLength } from './open-header.js';
import { rowsIn } from './open-body.js';
import { labelLines } from './label-table.js';
import { crosses, riverInside, riversBetween } from './rivers.js';
import type { RuledTable } from './ruled.js';

/** A table whose columns are parted by white all the way down, as its row of column numbers says: no rules close its cells. */
export interface OpenTable extends RuledTable {
  readonly rivers: readonly Interval[];
  readonly xs: readonly number[];
  /** First column of values; all columns but the first, where none stand under years. */
  readonly values: number;
  readonly hasFigures: boolean;
  /** Whether the first number stands over two columns. */
  readonly isParted: boolean;
}

/** White as high as this ends a table. Share of the type size. */
const WIDEST_WHITE = 3;
/** Lines of a cell stand no further apart than this. Share of the type size. */
const WIDEST_LEADING = 1.45;
/** Inside a table, no more lines in a row run over its columns. */
const MOST_SPANNING = 2;
/** A name that a page's end cut begins where the others do, but for so many points, and is set in their type, but for this share. */
const SAME_EDGE = 1;
const SAME_TYPE = 0.03;
/** A page's number stands in this band at its top or bottom. Share of its height. */
const BAND = 0.12;

/** Where tables without rules are looked for. */
export interface OpenPage {
  readonly number: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
  readonly ruled: readonly RuledTable[];
  /** The table that the page before ended with. */
  readonly before: OpenTable | null;
}

/** The tables of a page whose columns are numbered and parted by white, and the rest of one that the page before began. */
export function openTables(page: OpenPage): OpenTable[] {
  const inside = new Set(page.ruled.flatMap(({ cells }) => cells.flatMap((cell) => cell.words)));
  const lines = linesOf(page.words.filter((word) => word.direction === 'right' && !inside.has(word))).filter((line) => !isPageNumber(line, page));
  const stretches = partedBy(page.ruled, lines);
  return stretches.flatMap((stretch, index) => tablesIn(stretch, page, index === 0 && !page.ruled.some(({ box }) => box[1] < (stretch[0]?.box[1] ?? 0))));
}

function isPageNumber({ words, box }: Line, { number, height }: OpenPage): boolean {
  const isInBand = box[3] < BAND * height || box[1] > (1 - BAND) * height;
  return isInBand && words.map(({ text }) => text).join('').replace(/[-–—]/gu, '') === String(number);
}

/** Lines between the tables that rules close. */
function partedBy(ruled: readonly RuledTable[], lines: readonly Line[]): Line[][] {
  const above = (line: Line): number => ruled.filter(({ box }) => box[1] < line.box[1]).length;
  const stretches = new Map<number, Line[]>();
  for (const line of lines) stretches.set(above(line), [...(stretches.get(above(line)) ?? []), line]);
  return [...stretches].sort(([a], [b]) => a - b).map(([, own]) => own);
}

function tablesIn(lines: readonly Line[], page: OpenPage, isFirst: boolean): OpenTable[] {
  const heads = lines.flatMap((line, at) => (columnNumbers(line) === null ? [] : [{ at, from: at - headerLength(lines.slice(0, at), line) }]));
  const tables: OpenTable[] = [];
  const [head] = heads;
  if (isFirst && page.before !== null) {
    const rest = goingOn(page.before, lines.slice(0, head?.from), head === undefined, page.rules);
    if (rest !== null) tables.push(rest);
  }
  for (const [index, { at, from }] of heads.entries()) {
    const next = heads[index + 1];
    const before = heads[index - 1];
    const beside = labelled(lines.slice(before === undefined ? 0 : before.at + 1, from), lines[from] as Line, tables.at(-1), page.rules);
    if (beside !== null) tables.push(beside);
    const table = headed(lines.slice(from, at), lines[at] as Line, lines.slice(at + 1, next?.from), next === undefined, page);
    if (table !== null) tables.push(table);
  }
  const rest = labelled(lines.slice((heads.at(-1)?.at ?? -1) + 1), null, tables.at(-1), page.rules);
  if (rest !== null) tables.push(rest);
  return tables;
}

/** The table under a row of column numbers. */
function headed(header: readonly Line[], numbers: Line, below: readonly Line[], isLast: boolean, { rules, before }: OpenPage): OpenTable | null {
  const year = firstYear(header, numbers.words);
  const hasFigures = year > 0;
  const values = hasFigures ? year : 1;
  const labels = header.map((line) => (hasFigures ? without(line, numbers.words[values]?.box[0] ?? Infinity) : line)).filter(({ words }) => words.length > 0);
  const { reach, found } = reachOf(below, numbers, labels);
  if (found === null) return null;
  const kin = before?.isParted === true ? before.rivers.slice(1) : (before?.rivers ?? []);
  const isKin = before !== null && kin.length === found.length && kin.every(({ from, to }, index) => {
    const own = found[index] as Interval;
    return Math.min(to, own.to) - Math.max(from, own.from) > 0;
  });
  const rivers = isKin ? found.map((own, index) => common(own, kin[index] as Interval)) : found;
  const body = bodyOf(reach, rivers, isLast && reach.length === below.length);
  const [left, , right] = boxAround([...header, numbers, ...body].map(({ box }) => box));
  const margin = Math.min(...rivers.map(({ from, to }) => to - from)) / 2;
  const xs = isKin ? (before.isParted ? [before.xs[0] ?? 0, ...before.xs.slice(2)] : before.xs) : [left - margin, ...rivers.map(({ from, to }) => (from + to) / 2), right + margin];
  return tableOf(partedInside({ rivers, xs, values, hasFigures, isParted: false }, body, numbers.size), header, numbers, body, rules);
}

/** Columns with the two that may stand under the first number. */
function partedInside(columns: Columns, body: readonly Line[], size: number): Columns {
  const [first] = columns.rivers;
  const inside = columns.isParted || !columns.hasFigures || first === undefined ? null : riverInside(body, first.to, size);
  if (inside === null) return columns;
  const [left = 0, ...others] = columns.xs;
  return { ...columns, isParted: true, rivers: [inside, ...columns.rivers], xs: [left, (inside.from + inside.to) / 2, ...others], values: columns.values + 1 };
}

/** The table of labels that stands above a header, where there is one. */
function labelled(above: readonly Line[], header: Line | null, last: OpenTable | undefined, rules: readonly Rule[]): OpenTable | null {
  const found = labelLines(above.filter(({ box }) => last === undefined || box[1] >= last.box[3] - 1), header);
  if (found === null) return null;
  const { rivers, lines } = found;
  const [left, , right] = boxAround(lines.map(({ box }) => box));
  const margin = Math.min(...rivers.map(({ from, to }) => to - from)) / 2;
  const xs = [left - margin, ...rivers.map(({ from, to }) => (from + to) / 2), right + margin];
  return tableOf({ rivers, xs, values: 1, hasFigures: false, isParted: false }, [], null, lines, rules);
}

function common(a: Interval, b: Interval): Interval {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** The words of a line left of a place. */
function without(line: Line, right: number): Line {
  const words = line.words.filter(({ box }) => box[2] <= right);
  return words.length === 0 ? { ...line, words } : { ...line, words, box: boxAround(words.map(({ box }) => box)) };
}

/** The rest of a table at the top of the next page, without a header of its own. */
function goingOn(before: OpenTable, lines: readonly Line[], isLast: boolean, rules: readonly Rule[]): OpenTable | null {
  const body = bodyOf(lines, before.rivers, isLast);
  return body.length === 0 || body[0] !== lines[0] ? null : tableOf(partedInside(before, body, body[0]?.size ?? 0), [], null, body, rules);
}

/** How far the columns go on below their numbers, and the white between them: up to prose, or to lines that keep to other columns. */
function reachOf(below: readonly Line[], numbers: Line, labels: readonly Line[]): { reach: Line[]; found: Interval[] | null } {
  const runs = runsOf(below, numbers.words);
  let reach: Line[] = [];
  let found = riversBetween(numbers.words, labels, numbers.size);
  let isFirst = true;
  for (const { spanning, lines } of runs) {
    if (spanning.length > MOST_SPANNING) break;
    const rivers = riversBetween(numbers.words, [...labels, ...reach.filter((line) => !isThrough(line, numbers.words)), ...lines], numbers.size);
    const known = found;
    if (!isFirst && (rivers === null || (known !== null && lines.some((line) => crosses(line, known))))) break;
    if (lines.length > 0) isFirst = false;
    reach = [...reach, ...spanning, ...lines];
    found = rivers;
  }
  return { reach, found };
}

/** Lines cut at those that run from one column to another, each run with the ones before it. */
function runsOf(below: readonly Line[], numbers: readonly Word[]): { spanning: Line[]; lines: Line[] }[] {
  const runs: { spanning: Line[]; lines: Line[] }[] = [];
  for (const line of below) {
    const last = runs.at(-1);
    if (isThrough(line, numbers)) {
      if (last !== undefined && last.lines.length === 0) last.spanning.push(line);
      else runs.push({ spanning: [line], lines: [] });
    } else if (last === undefined) runs.push({ spanning: [], lines: [line] });
    else last.lines.push(line);
  }
  return runs;
}

function isThrough(line: Line, numbers: readonly Word[]): boolean {
  return segmentsOf(line).some((own) => numbers.some((right, index) => {
    const left = numbers[index - 1];
    return left !== undefined && own.from < left.box[2] && own.to > right.box[0];
  }));
}

/** The lines of a table's body: those that keep to the columns, and headings between them. */
function bodyOf(lines: readonly Line[], rivers: readonly Interval[], reachesEnd: boolean): Line[] {
  let end = lines.findIndex((line, index) => index > 0 && line.box[1] - Math.max(...lines.slice(0, index).map(({ box }) => box[3])) > WIDEST_WHITE * line.size);
  const isCut = end !== -1;
  if (end === -1) end = lines.length;
  const run = lines.slice(0, end);
  const isFilled = (line: Line): boolean => !crosses(line, rivers) && columnsOf(line, rivers).size > 1;
  let last = -1;
  let spanning = 0;
  for (const [index, line] of run.entries()) {
    spanning = crosses(line, rivers) ? spanning + 1 : 0;
    if (spanning > MOST_SPANNING) break;
    if (isFilled(line)) last = index;
  }
  if (last === -1) return [];
  const left = Math.min(...run.slice(0, last + 1).map(({ box }) => box[0]));
  const isCutName = (line: Line): boolean => !crosses(line, rivers) && Math.abs(line.box[0] - left) < SAME_EDGE && Math.abs(line.size - (run[0]?.size ?? 0)) < SAME_TYPE * line.size;
  // A name may have more lines than its values; one that the page's end cuts may have none beside it.
  while (last + 1 < run.length) {
    const [line, next] = [run[last] as Line, run[last + 1] as Line];
    const isOfCell = next.baseline - line.baseline <= WIDEST_LEADING * next.size;
    if (crosses(next, rivers) || !(isOfCell || (reachesEnd && !isCut && run.slice(last + 1).every(isCutName)))) break;
    last += 1;
  }
  return run.slice(0, last + 1);
}

function columnsOf(line: Line, rivers: readonly Interval[]): Set<number> {
  return new Set(line.words.map(({ box }) => rivers.filter(({ from, to }) => (from + to) / 2 < (box[0] + box[2]) / 2).length));
}

type Columns = Pick<OpenTable, 'rivers' | 'xs' | 'values' | 'hasFigures' | 'isParted'>;

/** The table as a grid; null where its rows cannot be told. */
function tableOf(columns: Columns, header: readonly Line[], numbers: Line | null, body: readonly Line[], rules: readonly Rule[]): OpenTable | null {
  const { rivers, xs, values, hasFigures, isParted } = columns;
  const count = xs.length - 1;
  const placed: { row: number; rowspan: number; column: number; colspan: number; words: readonly Word[] }[] = [];
  const ys: number[] = [];
  if (numbers !== null) {
    // The header has one cell over the two columns under the first number.
    const numbered = isParted ? [xs[0] ?? 0, ...xs.slice(2)] : xs;
    const shift = isParted ? 1 : 0;
    const cells = headerCells(header, numbered, hasFigures ? values - shift : count);
    const uppers = cells.filter(({ upper }) => upper);
    const high = header.length === 0 ? 0 : uppers.length > 0 ? 2 : 1;
    const top = Math.min(...header.map(({ box }) => box[1]), numbers.box[1]);
    const lowest = Math.max(...uppers.flatMap(({ words }) => words.map(({ box }) => box[3])));
    ys.push(top, ...(high === 2 ? [lowest] : []), ...(high > 0 ? [numbers.box[1] - 0.1] : []));
    for (const { first, last, upper, words } of high === 0 ? [] : cells) {
      const isUnder = uppers.some((one) => one.first <= first && first <= one.last);
      const row = upper || high === 1 || !isUnder ? 0 : 1;
      placed.push({ row, rowspan: upper ? 1 : high - row, ...over(first, last, shift), words });
    }
    for (const [column, word] of numbers.words.entries()) placed.push({ row: high, rowspan: 1, ...over(column, column, shift), words: [word] });
  }
  const rows = rowsIn(body, columns, rules.filter(({ axis }) => axis === 'horizontal'));
  if (rows === null) return null;
  const base = ys.length;
  for (const { first, last, column, colspan, words } of rows.cells) placed.push({ row: base + first, rowspan: last - first + 1, column, colspan, words });
  ys.push(...rows.tops);
  ys.push(Math.max(...[...header, ...(numbers === null ? [] : [numbers]), ...body].map(({ box }) => box[3])));
  const owners = new Map<string, number>();
  for (const [index, { row, rowspan, column, colspan }] of placed.entries()) {
    for (let r = row; r < row + rowspan; r += 1) for (let c = column; c < column + colspan; c += 1) owners.set(`${r} ${c}`, index);
  }
  const owner = (row: number, column: number): number | string => owners.get(`${row} ${column}`) ?? `${row} ${column}`;
  const table = tableOfGrid({
    xs, ys,
    wallRight: (row, column) => owner(row, column) !== owner(row, column + 1),
    wallBelow: (row, column) => owner(row, column) !== owner(row + 1, column),
    wordsAt: (row, column) => placed.filter((one) => one.row === row && one.column === column).flatMap(({ words }) => words),
  });
  return { ...table, rivers, xs, values, hasFigures, isParted, openAbove: new Set(), openBelow: new Set() };
}

/** The columns of a header's cell, where the first of them stands over `shift` more. */
function over(first: number, last: number, shift: number): { column: number; colspan: number } {
  const column = first === 0 ? 0 : first + shift;
  return { column, colspan: last + shift - column + 1 };
}
