import type { Cell } from '../pdf/table.js';
import { linesOfWords, roomIn, wrapsInto } from './cell-lines.js';
import { countsColumns, MOST_HEADER_ROWS } from './ruled.js';
import type { RuledTable } from './ruled.js';

/** What a page's end cut: cells of the upper part that go on in cells of the lower one, and whether these make the whole row. */
export interface Cut {
  readonly row: boolean;
  /** Cells of the lower part, by the cell above that each goes on with. */
  readonly continued: ReadonlyMap<Cell, Cell>;
}

type Pair = readonly [upper: Cell, lower: Cell];

/** What two cells say that stand in one column, above and below a page's end: whether they are one. */
type Verdict = 'joins' | 'may join' | 'may part' | 'parts' | 'silent';

/** Edges of a cell that two pages show stand at one place, but for this. Points. */
const SAME_EDGE = 4;
const ITEM = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\p{L}\)|[-–—]\s*\p{L})/u;
const NUMBER = /^[-−–]?[\d\s]+(?:[.,]\d+)?$/u;
/** A sign that stands for no value. */
const SIGN = /^[-–—xхXХ×]$/u;
/** What may go on with a number: groups of three digits. */
const REST_OF_NUMBER = /^(?:\d{3}\s?)+(?:[.,]\d+)?$/u;

/**
 * Which cells a page's end cut. A printer that leaves cut cells open, with no rule at the edge, says so by that (`leavesOpen`: whether this
 * one does anywhere in the document); where every edge is drawn, what stands in the rows does.
 */
export function cutOf(above: RuledTable, below: RuledTable, repeated: number, leavesOpen: boolean): Cut {
  const facing = pairsOf(above, below, repeated);
  // A row keeps its cells on both pages: where one faces several, the page ended between two rows.
  const pairs = facing.filter(([upper, lower]) => standAlike(upper, lower));
  const isOneRow = pairs.length === facing.length;
  const open = pairs.filter(([upper, lower]) => above.openBelow.has(upper) && (repeated > 0 || below.openAbove.has(lower)));
  const verdicts = pairs.map((pair) => verdictOn(pair, above));
  // A row that is open above was cut, even where the part above was closed because all of its text stood there.
  const isLate = isOneRow && repeated === 0 && pairs.length > 0 && pairs.every(([, lower]) => below.openAbove.has(lower)) && showsCut(pairs, verdicts);
  if (leavesOpen && !isLate) {
    const isRow = isOneRow && open.length > 0 && pairs.every((pair) => open.includes(pair) || (pair[0].text === '' && pair[1].text === ''));
    return { row: isRow, continued: continuing(isRow ? pairs : open) };
  }
  const row = isLate || (isOneRow && showsCut(pairs, verdicts));
  const isHeader = !isOneRow && countsBelow(below, repeated);
  const goesOn = (pair: Pair, verdict: Verdict = 'silent'): boolean => (isHeader ? runsBeside(pair, verdict) : spans(pair, verdict));
  return { row, continued: continuing(row ? pairs : pairs.filter((pair, index) => goesOn(pair, verdicts[index]))) };
}

/** Whether a table at a page's end, or one at a page's top, has cells left open there. */
export function isOpen({ openAbove, openBelow }: RuledTable): boolean {
  return openAbove.size > 0 || openBelow.size > 0;
}

function continuing(pairs: readonly Pair[]): Map<Cell, Cell> {
  return new Map(pairs.map(([upper, lower]) => [lower, upper]));
}

/** Cells of the last row above and of the first row below that stand in the same columns. */
function pairsOf(above: RuledTable, below: RuledTable, repeated: number): Pair[] {
  const last = above.cells.filter(({ row, rowspan }) => row + rowspan === above.rows);
  const first = below.cells.filter(({ row }) => row === repeated);
  return first.flatMap((lower) => {
    const middle = (lower.box[0] + lower.box[2]) / 2;
    const upper = last.find(({ box }) => middle > box[0] && middle < box[2]);
    return upper === undefined ? [] : [[upper, lower] as const];
  });
}

/** A cell that spans rows goes on, without the row that ended with the page. */
function spans([upper, lower]: Pair, verdict: Verdict): boolean {
  if (upper.rowspan === 1 && lower.rowspan === 1) return false;
  return verdict === 'silent' && lower.text === '' && upper.text !== '';
}

/** Whether the rest of a header stands at a page's top: the row that counts the columns is yet to come. */
function countsBelow(below: RuledTable, from: number): boolean {
  return Array.from({ length: MOST_HEADER_ROWS }, (_, row) => from + row).some((row) => countsColumns(below, row));
}

/** In a header, a cell beside one that the row below parts spans both rows where its text goes on, or nothing more stands in it. */
function runsBeside([upper, lower]: Pair, verdict: Verdict): boolean {
  return verdict === 'joins' || verdict === 'may join' || (lower.text === '' && upper.text !== '');
}

/** Whether two cells have the same edges left and right. */
function standAlike({ box: [left, , right] }: Cell, { box: [from, , to] }: Cell): boolean {
  return Math.abs(left - from) <= SAME_EDGE && Math.abs(right - to) <= SAME_EDGE;
}

function showsCut(pairs: readonly Pair[], verdicts: readonly Verdict[]): boolean {
  if (pairs.length < 2 || verdicts.includes('parts') || verdicts[0] === 'may part') return false;
  if (verdicts.includes('joins')) return true;
  const [name, ...others] = pairs;
  if (name === undefined) return false;
  const [upper, lower] = name;
  const filled = (side: 0 | 1): boolean => others.some((pair) => pair[side].text !== '');
  // No row is nameless: where no name stands beside them, the rests of numbers and words, and what stands below empty cells, are the rest of the row.
  const isNameless = upper.text !== '' && lower.text === '' && lower.rowspan === 1 && upper.rowspan === 1;
  if (isNameless) return filled(1) && verdicts.every((verdict) => verdict === 'silent' || verdict === 'may join');
  if (upper.text !== '' || verdicts.some((verdict) => verdict !== 'silent')) return false;
  // … or its name is yet to come: a row has one, unless a cell that spans rows does.
  return upper.rowspan === 1 && lower.text !== '' && filled(0);
}

function verdictOn([upper, lower]: Pair, above: RuledTable): Verdict {
  if (upper.text === '' || lower.text === '') return 'silent';
  // No cell goes on with what it says already; a unit is printed again in every row.
  if (upper.text === lower.text) return 'parts';
  const last = linesOfWords(upper.words).at(-1) ?? [];
  const wraps = wrapsInto(last, linesOfWords(lower.words)[0] ?? [], roomIn(upper, above));
  if (SIGN.test(upper.text) || SIGN.test(lower.text)) return 'parts';
  if (NUMBER.test(upper.text) && NUMBER.test(lower.text)) return wraps && REST_OF_NUMBER.test(lower.text) && /^[-−–]?[\d\s]+$/u.test(upper.text) ? 'may join' : 'parts';
  if (ITEM.test(lower.text)) return 'may part';
  const isLower = /^[«"“„(]?\p{Ll}/u.test(lower.text);
  if (wraps && isLower) return /[.;:!?]$/u.test(upper.text) ? 'may join' : 'joins';
  if (wraps) return 'may join';
  return isLower && !/[.;:!?»]$/u.test(upper.text) ? 'may join' : 'may part';
}
