import { describe, expect, it } from 'vitest';
import type { SourceLine } from '../../../pipeline/model.js';
import type { PagePainting } from '../../../pipeline/read/pdf/painted.js';
import { linesOfPages } from '../../../pipeline/read/print/document.js';
import { printedPage } from '../../../pipeline/read/print/page.js';
import type { PrintedPage } from '../../../pipeline/read/print/page.js';
import { pageWith, signsAt } from './drawn-page.js';

/** Texts as they stand on a page: where the first line begins, and on which baseline. Signs are five points wide, lines twelve apart. */
type Set = readonly (readonly [x: number, y: number, text: string])[];

function linesOf(...pages: readonly Set[]): SourceLine[] {
  const read: PrintedPage[] = [];
  for (const [index, texts] of pages.entries()) {
    const painting: PagePainting = pageWith({ glyphs: texts.flatMap(([x, y, text]) => signsAt(text, x, y)) });
    read.push(printedPage(index + 1, painting, read.at(-1) ?? null));
  }
  return linesOfPages(read);
}

/** The cells of the first table, or of another, as a person would list them. */
function cellsOf(lines: readonly SourceLine[], table = 1): string[] {
  const cells = new Map<string, string[]>();
  for (const { text, place } of lines) {
    if (place?.cell == null || place.cell.table !== table) continue;
    const { row, rowspan, column, colspan } = place.cell;
    const key = `${row}${rowspan > 1 ? `–${row + rowspan - 1}` : ''}, ${column}${colspan > 1 ? `–${column + colspan - 1}` : ''}`;
    cells.set(key, [...(cells.get(key) ?? []), text.trim()]);
  }
  return [...cells].map(([place, texts]) => `${place}: ${texts.join(' ')}`);
}

const HEADER: Set = [
  [60, 100, 'indicator'], [180, 100, 'unit'], [275, 92, 'reported'], [395, 92, 'planned'],
  [260, 112, '2009'], [320, 112, '2010'], [380, 112, '2011'], [440, 112, '2012'],
];
const NUMBERS: Set = [[80, 130, '1'], [185, 130, '2'], [267, 130, '3'], [327, 130, '4'], [387, 130, '5'], [447, 130, '6']];
const HEAD = [...HEADER, ...NUMBERS];
const ROADS: Set = [[40, 150, 'length of roads\nthat were built'], [180, 156, 'km'], [260, 156, '7,5'], [380, 156, '9'], [440, 156, '11']];

const ROWS_OF_HEAD = [
  '0–1, 0: indicator', '0–1, 1: unit', '0, 2–3: reported', '0, 4–5: planned', '1, 2: 2009', '1, 3: 2010', '1, 4: 2011', '1, 5: 2012',
  '2, 0: 1', '2, 1: 2', '2, 2: 3', '2, 3: 4', '2, 4: 5', '2, 5: 6',
];

describe('a table without any rule, whose columns are numbered', () => {
  it('has its values under the years that stand over them, and cells that are empty', () => {
    expect(cellsOf(linesOf([...HEAD, ...ROADS]))).toEqual([...ROWS_OF_HEAD, '3, 0: length of roads that were built', '3, 1: km', '3, 2: 7,5', '3, 4: 9', '3, 5: 11']);
  });

  it('parts rows where more white stands than between the lines of a name', () => {
    const bridges: Set = [[40, 182, 'bridges'], [180, 182, 'no.'], [260, 182, '1'], [320, 182, '2'], [380, 182, '3'], [440, 182, '4']];
    expect(cellsOf(linesOf([...HEAD, ...ROADS, ...bridges])).slice(-6)).toEqual(['4, 0: bridges', '4, 1: no.', '4, 2: 1', '4, 3: 2', '4, 4: 3', '4, 5: 4']);
  });

  it('keeps a heading that runs over the columns as a row of its own, with the numbers in it', () => {
    const heading: Set = [[40, 182, 'those financed by the republic since decree 999 of 2010']];
    const bridges: Set = [[40, 200, 'bridges'], [180, 200, 'no.'], [260, 200, '1'], [320, 200, '2'], [380, 200, '3'], [440, 200, '4']];
    expect(cellsOf(linesOf([...HEAD, ...ROADS, ...heading, ...bridges])).slice(19, 21)).toEqual(['4, 0–5: those financed by the republic since decree 999 of 2010', '5, 0: bridges']);
  });

  it('ends where prose begins', () => {
    const prose: Set = [[40, 190, 'The ministry answers for the roads of the republic, and for bridges'], [40, 202, 'that lead over its rivers, as the law of the second of March requires']];
    const lines = linesOf([...HEAD, ...ROADS, ...prose]);
    expect(lines.filter(({ place }) => place?.cell === null).map(({ text }) => text.trim()).filter((text) => text !== '').map((text) => text.slice(0, 12))).toEqual(['The ministry', 'that lead ov']);
  });

  it('goes on at the top of the next page, which has no header', () => {
    const bridges: Set = [[40, 60, 'bridges'], [180, 60, 'no.'], [260, 60, '1'], [320, 60, '2'], [380, 60, '3'], [440, 60, '4']];
    expect(cellsOf(linesOf([...HEAD, ...ROADS], bridges)).slice(-6)).toEqual(['4, 0: bridges', '4, 1: no.', '4, 2: 1', '4, 3: 2', '4, 4: 3', '4, 5: 4']);
  });

  it('takes no page number for a value', () => {
    expect(cellsOf(linesOf([...HEAD, ...ROADS, [327, 820, '1']])).at(-1)).toBe('3, 5: 11');
  });
});

describe('a table without any rule is left alone', () => {
  const tight = (y: number, name: string, value: string): Set => [[40, y, name], [180, y, 'km'], [260, y, value], [320, y, value], [380, y, value], [440, y, value]];

  it('where rows stand as close as the lines of a cell, and their numbers may be one', () => {
    expect(cellsOf(linesOf([...HEAD, ...tight(150, 'roads', '144'), ...tight(162, 'bridges', '157')]))).toEqual([]);
  });

  it('where a row of values has no name beside it', () => {
    const below: Set = [[180, 190, 'km'], [260, 190, '1'], [320, 190, '2'], [380, 190, '3'], [440, 190, '4']];
    expect(cellsOf(linesOf([...HEAD, ...ROADS, ...below]))).toEqual([]);
  });
});

describe('labels above a table, and what stands beside them', () => {
  const labels: Set = [
    [40, 26, 'programme'], [120, 20, '017 «Keeping the river in its bed\nand the sea in its shores»'], [40, 50, 'what it is'], [120, 50, 'dams'], [40, 68, 'kind'], [120, 68, 'development'],
  ];

  it('are read label by label, whichever line each is level with', () => {
    expect(cellsOf(linesOf([...labels, ...HEAD.map(([x, y, text]) => [x, y + 20, text] as const), ...ROADS.map(([x, y, text]) => [x, y + 20, text] as const)]))).toEqual([
      '0, 0: programme', '0, 1: 017 «Keeping the river in its bed and the sea in its shores»', '1, 0: what it is', '1, 1: dams', '2, 0: kind', '2, 1: development',
    ]);
  });
});
