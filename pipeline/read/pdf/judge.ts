import type { Box } from '../../model.js';
import { isFigure as isNumber } from './lines.js';
import { boxesMeet, clusterBy, heightOf, holdsPoint, overlap, widthOf } from './geometry.js';
import type { Rule, Word } from './painted.js';
import type { Cell, Table } from './table.js';
import { typeSizeOf } from './type-size.js';

/** What is painted where a table is thought to be. */
export interface Surroundings {
  /** Rules that draw the table's own lines; none where white alone shows it. */
  readonly own: readonly Rule[];
  /** All rules of the page, boxes that rules frame, and boxes around what is drawn with curves and slanting lines. */
  readonly rules: readonly Rule[];
  readonly frames: readonly Box[];
  readonly drawings: readonly Box[];
  /** Boxes filled with a colour, and all words of the page. */
  readonly shades: readonly Box[];
  readonly words: readonly Word[];
}

/** So many rules along one axis draw more than a frame. */
const RULES_OF_GRID = 3;
/** A table fills so many of its cells with text; one without rules has several cells filled in so many of its rows. Shares. */
const FILLED_SHARE = 0.25;
const PARTED_ROWS = 0.5;
/** Cells of running text, on the average, hold more words than this in every column. */
const WORDS_OF_PROSE = 7;
/** So many of the rows of a list begin with a bullet, a number, or a word to be explained. Share. */
const LISTED_SHARE = 0.66;
/** So many steps of one size are the scale of an axis. */
const STEPS_OF_AXIS = 4;
/** A list of contents has so many lines; in an index, so many texts end with numbers of pages (share). */
const LINES_OF_CONTENTS = 5;
const INDEX_SHARE = 0.6;
/** So many bars of different length make a chart; lengths are the same within this (share of the type size). */
const FEWEST_BARS = 3;
const SAME_LENGTH = 0.1;
/** Rules run through so many of a figure's words, well inside them (share of their width or height). Share of the words. */
const CUT_SHARE = 0.08;
const INSIDE = 0.25;
/** A curve or a slanting line as large as this is part of a figure. Share of the type size. */
const SMALLEST_DRAWING = 2;
/** So many of a grid's filled cells in or beside curves make it a figure; beside: so near. Shares, of the cells and of the type size. */
const DRAWN_SHARE = 0.2;
const BESIDE_DRAWING = 1.2;
/** So many framed boxes inside a table that white alone shows are those of a diagram. */
const FRAMES_OF_DIAGRAM = 2;
const BULLET = /^(?:[•·●○▪■□–—\-*»►✓]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[*†‡:])[.)])$/iu;
const TERM = /:$|^\(.{1,4}\)$/u;

/** Whether what stands in a grid is a table, and not a figure, prose in columns, a list, or a table of contents. */
export function isTable(table: Table, surroundings: Surroundings): boolean {
  const filled = table.cells.filter(({ text }) => text !== '');
  const rows = new Set(filled.map(({ row }) => row));
  const columns = new Set(filled.map(({ column }) => column));
  if (rows.size < 2 || columns.size < 2 || filled.length < FILLED_SHARE * table.cells.length) return false;
  if (isFigure(table, filled, surroundings)) return false;
  if (isGrid(surroundings.own)) return true;
  const parted = [...rows].filter((row) => filled.filter((cell) => cell.row === row).length > 1);
  if (parted.length < 2 || parted.length < PARTED_ROWS * rows.size) return false;
  return !(isList(filled, columns) || isProse(filled, columns) || isContents(filled) || isIndex(filled) || isPairs(filled, columns) || isAxis(table, filled) || isLegend(filled, columns));
}

function isGrid(rules: readonly Rule[]): boolean {
  return (['horizontal', 'vertical'] as const).some((axis) => rules.filter((rule) => rule.axis === axis).length >= RULES_OF_GRID);
}

function isFigure(table: Table, filled: readonly Cell[], { own, rules, frames, drawings, shades, words }: Surroundings): boolean {
  const type = typeSizeOf(words);
  const foot = Math.max(...filled.map(({ row, rowspan }) => row + rowspan));
  if (filled.some((cell) => cell.row + cell.rowspan === foot && isScale(cell)) || hasBars(table.box, shades, words, SAME_LENGTH * type)) return true;
  const drawn = drawings.filter((box) => Math.max(widthOf(box), heightOf(box)) >= SMALLEST_DRAWING * type
    && holdsPoint(table.box, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
  if (!isGrid(own)) return drawn.length > 0 || frames.filter((frame) => isInside(frame, table.box)).length >= FRAMES_OF_DIAGRAM || isCut(filled, rules);
  const beside = filled.filter((cell) => cell.words.some((word) => drawn.some((box) => boxesMeet(box, word.box, BESIDE_DRAWING * type))));
  return beside.length > DRAWN_SHARE * filled.length || isCut(filled, rules);
}

function isInside(inner: Box, outer: Box): boolean {
  return holdsPoint(outer, (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2) && widthOf(inner) < widthOf(outer);
}

/** Whether rules run through words, as a figure's grid does through its labels and no table's. */
function isCut(filled: readonly Cell[], rules: readonly Rule[]): boolean {
  const words = filled.flatMap((cell) => cell.words);
  return words.filter(({ box }) => rules.some((rule) => runsThrough(rule, box))).length > CUT_SHARE * words.length;
}

function runsThrough({ axis, at, from, to }: Rule, box: Box): boolean {
  const [start, end, near, far] = axis === 'vertical' ? [box[1], box[3], box[0], box[2]] : [box[0], box[2], box[1], box[3]];
  const inset = INSIDE * (far - near);
  return overlap(from, to, start, end) > (end - start) / 2 && at > near + inset && at < far - inset;
}

function isList(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  if (columns.size !== 2) return false;
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const terms = filled.filter(({ column, row }) => column === left && filled.some((cell) => cell.column === right && cell.row === row));
  return terms.filter(({ text }) => BULLET.test(text) || TERM.test(text)).length >= LISTED_SHARE * terms.length;
}

function isProse(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  return [...columns].every((column) => {
    const own = filled.filter((cell) => cell.column === column);
    return own.reduce((sum, { words }) => sum + words.length, 0) > WORDS_OF_PROSE * own.length;
  });
}

/** Names, and the numbers of pages, which only grow; no other figures. */
function isContents(filled: readonly Cell[]): boolean {
  const last = Math.max(...filled.map(({ column }) => column));
  const pages = filled.filter(({ column }) => column === last).map(({ text }) => text);
  const figures = filled.filter(({ column, text }) => column > 0 && column < last && /^[\d.,%]+$/.test(text)).length;
  if (pages.length < LINES_OF_CONTENTS || figures > 0 || !pages.every((page) => /^\d{1,3}$/.test(page))) return false;
  return pages.every((page, index) => index === 0 || Number(page) >= Number(pages[index - 1]));
}

/** Terms with the numbers of the pages where they are found. */
function isIndex(filled: readonly Cell[]): boolean {
  return filled.filter(({ text }) => /^\p{L}.*,? \d{1,4}(?:[-–]\d{1,4})?$/u.test(text) && /,\s*\d/.test(text)).length > INDEX_SHARE * filled.length;
}

/** Texts in two columns without figures or a heading set in other type: two addresses, two signatures, a list in two columns. */
function isPairs(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  if (columns.size !== 2 || filled.some(({ words }) => words.every(({ text }) => isNumber(text)))) return false;
  const top = Math.min(...filled.map(({ row }) => row));
  const [head, body] = [filled.filter(({ row }) => row === top), filled.filter(({ row }) => row > top)].map((cells) => new Set(cells.flatMap(({ words }) => words.map(({ font }) => font))));
  return head === undefined || body === undefined || [...head].some((font) => body.has(font));
}

/** Bars of a chart: boxes without text that begin at one line, side or foot, and differ in length. */
function hasBars(region: Box, shades: readonly Box[], words: readonly Word[], slack: number): boolean {
  const bars = shades.filter((shade) => holdsPoint(region, (shade[0] + shade[2]) / 2, (shade[1] + shade[3]) / 2) && widthOf(shade) < widthOf(region)
    && !words.some(({ box }) => holdsPoint(shade, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)));
  const lengths = (own: readonly Box[], length: (bar: Box) => number): number => clusterBy(own, length, slack).length;
  return clusterBy(bars, (bar) => bar[0], slack).some((own) => lengths(own, widthOf) >= FEWEST_BARS && lengths(own, (bar) => bar[1]) >= FEWEST_BARS)
    || clusterBy(bars, (bar) => bar[3], slack).some((own) => lengths(own, heightOf) >= FEWEST_BARS && lengths(own, (bar) => bar[0]) >= FEWEST_BARS);
}

/** Names, and figures in a column and in rows of their own: a scale with the legend beside it. */
function isLegend(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  const figures = filled.filter(({ words }) => words.every(({ text }) => isNumber(text)));
  const [scale] = new Set(figures.map(({ column }) => column));
  return figures.length > 1 && [...columns].some((column) => column === scale) && figures.every(({ column, row }) => column === scale
    && filled.filter((cell) => cell.column === scale || cell.row === row).length === figures.length);
}

/** Numbers in even steps within one cell: the scale along the foot of a chart. */
function isScale({ words }: Cell): boolean {
  const numbers = words.map(({ text }) => (/^\d+%?$/.test(text) ? Number(text.replace('%', '')) : NaN));
  const evenAfter = (start: number): number => {
    const step = (numbers[start + 1] ?? NaN) - (numbers[start] ?? NaN);
    let end = start + 1;
    while (step > 0 && (numbers[end] ?? NaN) - (numbers[end - 1] ?? NaN) === step) end += 1;
    return end - start;
  };
  return numbers.some((_, start) => evenAfter(start) > STEPS_OF_AXIS);
}

/** A column of numbers in even steps, with next to nothing beside them. */
function isAxis(table: Table, filled: readonly Cell[]): boolean {
  for (let column = 0; column < table.columns; column += 1) {
    const own = filled.filter((cell) => cell.column === column);
    const scale = own.map(({ text }) => Number(text.replace(/[%,\s]/g, '').replace('−', '-')));
    const steps = scale.slice(1).map((value, index) => value - (scale[index] ?? 0));
    const step = steps[0];
    const even = steps.filter((value) => step !== undefined && step < 0 && Math.abs(value - step) < 1e-6 * Math.abs(step)).length;
    const beside = filled.filter((cell) => cell.column !== column && own.some(({ row }) => row === cell.row)).length;
    if (even >= STEPS_OF_AXIS - 1 && even >= steps.length / 2 && beside < own.length * (table.columns - 1) / 2) return true;
  }
  return false;
}
