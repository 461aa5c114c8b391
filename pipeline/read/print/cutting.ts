import type { Cell } from '../pdf/table.js';
import type { RuledTable } from './ruled.js';

/** What a page's end cut: cells of the upper part that go on in cells of the lower one, and whether these make the whole row. */
export interface Cut {
  readonly row: boolean;
  /** Cells of the lower part, by the cell above that each goes on with. */
  readonly continued: ReadonlyMap<Cell, Cell>;
}

const ITEM = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\p{L}\)|[-–—]\s*\p{L})/u;
const NUMBER = /^[-−–]?[\d\s]+(?:[.,]\d+)?$/u;
/** What may go on with a number: groups of three digits. */
const REST_OF_NUMBER = /^(?:\d{3}\s?)+(?:[.,]\d+)?$/u;

/**
 * Which cells a page's end cut. Where it left them open, with no rule at the edge, the rules say so; where every edge is drawn, what stands in
 * the rows does: text that goes on, values that wait for their name's row.
 */
export function cutOf(above: RuledTable, below: RuledTable, repeated: number): Cut {
  const pairs = pairsOf(above, below, repeated);
  const isOpen = ([upper, lower]: Pair): boolean => above.openBelow.has(upper) && (repeated > 0 || below.openAbove.has(lower));
  const open = pairs.filter(isOpen);
  if (open.length > 0) {
    const row = open.length === pairs.length || !pairs.some((pair) => !isOpen(pair) && (pair[0].text !== '' || pair[1].text !== ''));
    return { row, continued: new Map((row ? pairs : open).map(([upper, lower]) => [lower, upper])) };
  }
  const drawn = above.openBelow.size === 0 && below.openAbove.size === 0;
  if (drawn && goesOn(pairs)) return { row: true, continued: new Map(pairs.map(([upper, lower]) => [lower, upper])) };
  const spanning = drawn ? pairs.filter(([upper, lower]) => lower.text === '' && (lower.rowspan > 1 || upper.rowspan > 1) && upper.text !== '') : [];
  return { row: false, continued: new Map(spanning.map(([upper, lower]) => [lower, upper])) };
}

type Pair = readonly [upper: Cell, lower: Cell];

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

/** Whether the row below is the rest of the row above, by what stands in both. */
function goesOn(pairs: readonly Pair[]): boolean {
  if (pairs.length < 2 || pairs.some(([, { text }]) => ITEM.test(text))) return false;
  if (pairs.some(([upper, lower]) => clash(upper.text, lower.text))) return false;
  const rests = pairs.filter(([upper, lower]) => upper.text !== '' && lower.text !== '');
  if (rests.some(([upper, lower]) => isRest(upper.text, lower.text))) return true;
  // Nothing stands twice: the cells above that are empty got their text on this page.
  const [name] = pairs;
  const filledAbove = pairs.some(([{ text }], index) => index > 0 && text !== '');
  const filledBelow = pairs.some(([, { text }], index) => index > 0 && text !== '');
  return rests.length === 0 && name !== undefined && name[0].text !== '' && name[1].text === '' && !filledAbove && filledBelow;
}

function isRest(upper: string, lower: string): boolean {
  if (NUMBER.test(upper)) return REST_OF_NUMBER.test(lower);
  return /^[«"“„(]?\p{Ll}/u.test(lower) && !/[.;:!?]$/u.test(upper);
}

/** Two values, or two texts of which the second begins anew, stand in two rows. */
function clash(upper: string, lower: string): boolean {
  if (upper === '' || lower === '') return false;
  if (NUMBER.test(upper) || /^[-–—xхXХ×]$/u.test(upper)) return !REST_OF_NUMBER.test(lower);
  return /^[«"“„(]?\p{Lu}\p{Ll}/u.test(lower) && /[.;:!?]$/u.test(upper);
}
