import type { Lexicon } from '../../lexicon/lexicon.js';
import { wordsAfter, type ItemMark } from './item-marks.js';
import type { Row } from './rows.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/** How deep an item mark stands: `II.` above `1.` above `1)` above `а)` above `-`. */
export function rank(mark: ItemMark): number {
  return { roman: -1, number: 0, bracket: 1, letter: 1, dash: 2 }[mark.kind];
}

/** Links sub-rows to the rows that head them, by their marks, a heading's colon and «of which». */
export function linkParents(rows: readonly Row[], lexicon: Lexicon): void {
  const open: Row[] = [];
  for (const row of rows) {
    const parent = parentOf(row, open, lexicon);
    row.parent = parent;
    if (parent !== null) parent.heads = true;
    while (open.length > 0 && open.at(-1) !== parent) open.pop();
    open.push(row);
  }
}

/** `open` holds the chain of rows from the last top row down to the row before. */
function parentOf(row: Row, open: readonly Row[], lexicon: Lexicon): Row | null {
  const { mark } = row;
  const last = open.at(-1);
  // A second «of which» stands beside the first.
  if (last !== undefined && startsOfWhich(row, lexicon) && (mark === null || mark.kind === 'dash')) return startsOfWhich(last, lexicon) ? last.parent : last;
  if (mark !== null) {
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const above = open[index];
      if (above === undefined) continue;
      if (above.mark === null) {
        if (headsByName(above, lexicon) && !open.slice(0, index).some((other) => other.mark?.kind === mark.kind)) return above;
        continue;
      }
      if (above.mark.kind === mark.kind && depth(above.mark) > depth(mark)) continue;
      if (above.mark.kind === mark.kind) return numbersUnder(above.mark, mark) ? above : above.parent;
      if (rank(above.mark) < rank(mark)) return above;
      if (mark.kind === 'letter' && above.mark.kind === 'bracket') return above;
    }
    return null;
  }
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const above = open[index];
    // Marked items under a heading end with the first row that bears no mark.
    if (above !== undefined && headsByName(above, lexicon)) return open[index + 1]?.mark ? null : above;
  }
  return null;
}

/** `1.2` is numbered one step deeper than `2`. */
function depth(mark: ItemMark): number {
  return mark.label.split('.').length;
}

/** `1.2` stands under `1`. */
function numbersUnder(above: ItemMark, mark: ItemMark): boolean {
  return mark.label.startsWith(`${above.label}.`);
}

/** A name that ends in a colon or «of which» heads the rows that follow. */
export function headsByName(row: Row, lexicon: Lexicon): boolean {
  const tail = squeezedWords(row.name.slice(-3));
  if (tail.endsWith(':')) return true;
  const match = new RegExp(`${lexicon.ofWhich.source}[:,]?$`, 'u').exec(tail);
  return match !== null;
}

function startsOfWhich(row: Row, lexicon: Lexicon): boolean {
  return beginsOfWhich(wordsAfter(row.mark, row.name), lexicon);
}

/** Whether a name begins with «of which». */
export function beginsOfWhich(words: readonly Word[], lexicon: Lexicon): boolean {
  return new RegExp(`^${lexicon.ofWhich.source}`, 'u').test(squeezedWords(words.slice(0, 3)));
}
