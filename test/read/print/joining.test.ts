import { describe, expect, it } from 'vitest';
import type { SourceLine } from '../../../pipeline/model.js';
import { linesOfPages } from '../../../pipeline/read/print/document.js';
import { printedPage } from '../../../pipeline/read/print/page.js';
import { drawnTable, pageWith } from './drawn-page.js';
import type { DrawnCell } from './drawn-page.js';

/** The cells of a document as a person would list them: what each says, and the rows and columns that it stands in. */
function cellsOf(lines: readonly SourceLine[]): string[] {
  const cells = new Map<string, string[]>();
  for (const { text, place } of lines) {
    if (place?.cell == null) continue;
    const { row, rowspan, column, colspan } = place.cell;
    const key = `${row}${rowspan > 1 ? `–${row + rowspan - 1}` : ''}, ${column}${colspan > 1 ? `–${column + colspan - 1}` : ''}`;
    cells.set(key, [...(cells.get(key) ?? []), text.trim()]);
  }
  return [...cells].map(([place, texts]) => `${place}: ${texts.join(' ')}`);
}

const XS = [40, 140, 200, 240, 280, 320];

function cell(row: number, column: number, text: string, spans: { colspan?: number; rowspan?: number } = {}): DrawnCell {
  return { row, column, text, ...spans };
}

const counted = (row: number): DrawnCell[] => ['1', '2', '3', '4', '5'].map((text, column) => cell(row, column, text));

describe('a header that a page’s end cuts between its rows', () => {
  // Periods above, their years below; name, unit and the last year stand beside both, cut by the page's end.
  const above = drawnTable(XS, [780, 800], [
    cell(0, 0, 'name of the'), cell(0, 1, 'unit'), cell(0, 2, 'reported', { colspan: 2 }), cell(0, 4, '2012'),
  ]);
  const below = drawnTable(XS, [40, 60, 80, 100], [
    cell(0, 0, 'indicator'), cell(0, 1, ''), cell(0, 2, '2010'), cell(0, 3, '2011'), cell(0, 4, 'year'),
    ...counted(1), ...['roads', 'km', '7', '8', '9'].map((text, column) => cell(2, column, text)),
  ]);
  const lines = linesOfPages([printedPage(1, pageWith(above)), printedPage(2, pageWith(below))]);

  it('keeps the years under their periods, and joins what stands beside both', () => {
    expect(cellsOf(lines).slice(0, 8)).toEqual([
      '0–1, 0: name of the indicator', '0–1, 1: unit', '0, 2–3: reported', '0–1, 4: 2012 year', '1, 2: 2010', '1, 3: 2011', '2, 0: 1', '2, 1: 2',
    ]);
  });
});

describe('a row whose last cell spans columns, at a page’s end', () => {
  const above = drawnTable(XS, [760, 780, 800], [...counted(0), cell(1, 0, 'quality'), cell(1, 1, 'x', { colspan: 4 })]);
  const below = drawnTable(XS, [40, 60], ['cost', 'km', '7', '8', '9'].map((text, column) => cell(0, column, text)));
  const lines = linesOfPages([printedPage(1, pageWith(above)), printedPage(2, pageWith(below))]);

  it('is no part of the row on the next page', () => {
    expect(cellsOf(lines).slice(5)).toEqual(['1, 0: quality', '1, 1–4: x', '2, 0: cost', '2, 1: km', '2, 2: 7', '2, 3: 8', '2, 4: 9']);
  });
});

describe('a row that a page’s end cuts within its numbers, where all cells are closed on both pages', () => {
  const first = [cell(1, 0, 'roads'), cell(1, 1, 'th. tenge'), cell(1, 2, '1 450'), cell(1, 3, '21 544'), cell(1, 4, '0')];
  const above = drawnTable(XS, [760, 780, 800], [...counted(0), ...first]);
  const onNextPage = (...texts: readonly string[]): string[] =>
    cellsOf(linesOfPages([printedPage(1, pageWith(above)), printedPage(2, pageWith(drawnTable(XS, [40, 60], texts.map((text, column) => cell(0, column, text)))))])).slice(5);

  it('goes on where no name stands beside the rest of its numbers', () => {
    expect(onNextPage('', '', '230', '136', '')).toEqual(['1, 0: roads', '1, 1: th. tenge', '1, 2: 1 450 230', '1, 3: 21 544 136', '1, 4: 0']);
  });

  it('ends where the next has a name, though its numbers could be the rest of those above', () => {
    expect(onNextPage('Bridges', 'km', '230', '136', '0').slice(4)).toEqual(['1, 4: 0', '2, 0: Bridges', '2, 1: km', '2, 2: 230', '2, 3: 136', '2, 4: 0']);
  });
});

describe('a word that is too long for its cell', () => {
  // «institutionalization» begins in the first column and is printed over the rule, and over what the next cell says.
  const table = drawnTable([40, 100, 140, 240], [40, 60, 80, 100], [
    cell(0, 0, 'name'), cell(0, 1, 'unit'), cell(0, 2, '2010'),
    cell(1, 0, 'institutionalization'), cell(1, 1, 'km'), cell(1, 2, '7'),
    cell(2, 0, 'roads'), cell(2, 1, 'km'), cell(2, 2, '9'),
  ]);

  it('stands in the cell that it begins in, and the table is read', () => {
    expect(cellsOf(linesOfPages([printedPage(1, pageWith(table))]))).toEqual([
      '0, 0: name', '0, 1: unit', '0, 2: 2010', '1, 0: institutionalization', '1, 1: km', '1, 2: 7', '2, 0: roads', '2, 1: km', '2, 2: 9',
    ]);
  });
});
