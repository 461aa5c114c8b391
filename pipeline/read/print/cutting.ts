import type { Cell } from '../pdf/table.js';
import { linesOfWords, roomIn, wrapsInto } from './cell-lines.js';
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

const ITEM = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\p{L}\)|[-–—]\s*\p{L})/u;
const NUMBER = /^[-−–]?[\d\s]+(?:[.,]\d+)?$/u;
/** A sign that stands for no value. */
const SIGN = /^[-–—xхXХ×]$/u;
/** What may go on with a number: groups of three digits. */
const REST_OF_NUMBER = /^(?:\d{3}\s?)+(?:[.,]\d+)?$/u;

/**
 * Which cells a page's end cut. A row that reaches down to where pages end, with no rule below it, was cut there if what stands in it allows
 * that; one that ends before was not, where rules are left out at page ends. Where every edge is drawn, what stands in the rows decides.
 */
export function cutOf(above: RuledTable, below: RuledTable, repeated: number, reachesEnd: boolean): Cut {
  const pairs = pairsOf(above, below, repeated);
  const isOpen = pairs.some(([upper, lower]) => above.openBelow.has(upper) && (repeated > 0 || below.openAbove.has(lower)));
  const verdicts = pairs.map((pair) => verdictOn(pair, above));
  const row = isOpen ? reachesEnd && allowsCut(verdicts) : showsCut(pairs, verdicts);
  const goesOn = (pair: Pair, index: number): boolean => row || spans(pair, verdicts[index] ?? 'silent');
  return { row, continued: new Map(pairs.filter(goesOn).map(([upper, lower]) => [lower, upper])) };
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
  return verdict === 'joins' || (verdict === 'silent' && lower.text === '' && upper.text !== '');
}

function allowsCut(verdicts: readonly Verdict[]): boolean {
  if (verdicts.includes('parts')) return false;
  return verdicts.includes('joins') || verdicts[0] !== 'may part';
}

function showsCut(pairs: readonly Pair[], verdicts: readonly Verdict[]): boolean {
  if (pairs.length < 2 || verdicts.includes('parts') || verdicts[0] === 'may part') return false;
  if (verdicts.includes('joins')) return true;
  if (verdicts.some((verdict) => verdict !== 'silent')) return false;
  // Nothing stands twice: the cells above that are empty got their text on the next page.
  const [name, ...others] = pairs;
  const filled = (side: 0 | 1): boolean => others.some((pair) => pair[side].text !== '');
  return name !== undefined && name[0].text !== '' && name[1].text === '' && !filled(0) && filled(1);
}

function verdictOn([upper, lower]: Pair, above: RuledTable): Verdict {
  if (upper.text === '' || lower.text === '') return 'silent';
  const last = linesOfWords(upper.words).at(-1) ?? [];
  const wraps = wrapsInto(last, linesOfWords(lower.words)[0] ?? [], roomIn(upper, above.cells));
  if (SIGN.test(upper.text) || SIGN.test(lower.text)) return 'parts';
  if (NUMBER.test(upper.text) && NUMBER.test(lower.text)) return wraps && REST_OF_NUMBER.test(lower.text) && /\d$/u.test(upper.text) ? 'may join' : 'parts';
  if (ITEM.test(lower.text)) return 'may part';
  const isLower = /^[«"“„(]?\p{Ll}/u.test(lower.text);
  if (wraps && isLower) return /[.;:!?]$/u.test(upper.text) ? 'may join' : 'joins';
  if (wraps) return 'may join';
  return isLower && !/[.;:!?»]$/u.test(upper.text) ? 'may join' : 'may part';
}
