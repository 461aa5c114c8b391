import type { SourceLine } from '../model.js';

/** A page of a text dump ends with a form feed, or with this many empty lines in a row. */
const EMPTY_LINES_AT_PAGE_END = 3;

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
  const lines: SourceLine[] = [];
  let page = 1;
  let empty = 0;
  for (const [index, row] of rows.entries()) {
    const bare = row.endsWith('\r') ? row.slice(0, -1) : row;
    const fed = bare.startsWith('\f');
    if ((fed || (empty >= EMPTY_LINES_AT_PAGE_END && bare !== '')) && index > 0) page += 1;
    empty = bare === '' ? empty + 1 : 0;
    lines.push({ no: index + 1, page, text: bare });
  }
  return lines;
}
