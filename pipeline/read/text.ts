import type { SourceLine } from '../model.js';

/** A page of a text dump ends with a form feed, or with this many empty lines in a row. */
const EMPTY_LINES_AT_PAGE_END = 3;
/** Where a dump sets its pages apart by less: the widest gaps that it has, and how many of these there must be. */
const EMPTY_LINES_AT_NARROW_END = 2;
const LEAST_NARROW_ENDS = 3;

/**
 * Pages and lines of a text dump.
 *
 * Lines are split at LF (CR before it is dropped, as is a byte order mark); nothing else is touched, since trailing spaces tell a
 * wrapped cell from a finished one. The empty lines at a page end belong to the page that they end.
 */
export function linesOfText(text: string): SourceLine[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const rows = body.split('\n');
  if (rows.at(-1) === '') rows.pop();
  const bare = rows.map((row) => (row.endsWith('\r') ? row.slice(0, -1) : row));
  const wide = emptyLinesAtPageEnd(bare);
  const lines: SourceLine[] = [];
  let page = 1;
  let empty = 0;
  for (const [index, row] of bare.entries()) {
    const fed = row.startsWith('\f');
    if ((fed || (empty >= wide && row !== '')) && index > 0) page += 1;
    empty = row === '' ? empty + 1 : 0;
    lines.push({ no: index + 1, page, text: row });
  }
  return lines;
}

/** How many empty lines end a page of this dump: those of its widest gaps, where it has no wider ones and no form feeds. */
function emptyLinesAtPageEnd(rows: readonly string[]): number {
  let empty = 0;
  let narrow = 0;
  for (const row of rows) {
    if (row.startsWith('\f')) return EMPTY_LINES_AT_PAGE_END;
    if (row === '') empty += 1;
    else {
      if (empty >= EMPTY_LINES_AT_PAGE_END) return EMPTY_LINES_AT_PAGE_END;
      if (empty === EMPTY_LINES_AT_NARROW_END) narrow += 1;
      empty = 0;
    }
  }
  return narrow >= LEAST_NARROW_ENDS ? EMPTY_LINES_AT_NARROW_END : EMPTY_LINES_AT_PAGE_END;
}
