import type { SourceLine } from '../../model.js';
import { squeezedLine } from '../text/squeezing.js';

/**
 * A title and the page that it stands on, with the dots that lead from one to the other. Only a row of dots' own beginning is tried: a line of
 * nothing but dots would take the square of its length otherwise.
 */
const LED = /(?:(?<!\.)\.{4,}|(?<!…)…{2,}|(?<!_)_{4,}|(?<!\.\s)(?:\.\s){4,}|(?<!·\s?)(?:·\s?){4,})\s*\d{1,3}\s*$/u;
/** Such a list has at least so many entries, and entries are broken over at most so many lines. */
const LEAST_ENTRIES = 3;
const MOST_ENTRY_LINES = 4;
/** The word above a list is no longer than this. */
const MOST_HEADING_CHARACTERS = 30;

/** Numbers of the lines of a table of contents: titles that dots lead to their pages, and the heading above them. */
export function contentsIn(lines: readonly SourceLine[]): Set<number> {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const led = filled.flatMap((line, index) => (LED.test(line.text) ? [index] : []));
  const contents = new Set<number>();
  for (let at = 0; at < led.length; ) {
    let end = at + 1;
    while (end < led.length && (led[end] ?? 0) - (led[end - 1] ?? 0) <= MOST_ENTRY_LINES) end += 1;
    if (end - at >= LEAST_ENTRIES) {
      const first = entryStart(filled, led[at] ?? 0);
      for (const line of filled.slice(headingStart(filled, first), (led[end - 1] ?? 0) + 1)) contents.add(line.no);
    }
    at = end;
  }
  return contents;
}

/** The first entry may be broken over lines, up to the empty line before it. */
function entryStart(filled: readonly SourceLine[], index: number): number {
  let first = index;
  while (first > 0 && index - first < MOST_ENTRY_LINES - 1 && !BEGINS_ENTRY.test(filled[first]?.text ?? '') && isNext(filled, first)) first -= 1;
  return first;
}

const BEGINS_ENTRY = /^\s*(?:\d|[IVXІХ]+\.)/u;

function headingStart(filled: readonly SourceLine[], first: number): number {
  const above = squeezedLine(filled[first - 1]);
  return first > 0 && above.length <= MOST_HEADING_CHARACTERS && /^\p{L}+:?$/u.test(above) ? first - 1 : first;
}

function isNext(filled: readonly SourceLine[], index: number): boolean {
  return (filled[index]?.no ?? 0) === (filled[index - 1]?.no ?? 0) + 1;
}
