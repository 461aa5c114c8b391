import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printTables } from '../../../pipeline/commands/tables.js';
import { openPdf } from '../../../pipeline/read/pdf/pdf.js';
import type { Page } from '../../../pipeline/read/pdf/page.js';

/** PDFs printed once from the tables in printed/documents.mjs (see printed/make.mjs), with their truth. */
const FOLDER = join(import.meta.dirname, 'printed');
const truth = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as Record<string, unknown[] | null>;

async function pagesOf(name: string): Promise<Page[]> {
  const pdf = await openPdf(name, readFileSync(join(FOLDER, `${name}.pdf`)), null);
  try {
    const pages: Page[] = [];
    for await (const page of pdf.pages()) pages.push(page);
    return pages;
  } finally {
    await pdf.close();
  }
}

describe('tables of our own making', () => {
  const tested = Object.entries(truth).filter(([, tables]) => tables !== null);

  it.each(tested)('%s: every cell is read, and nothing else is a table', async (name, tables) => {
    const { output, problems } = await printTables(
      { file: join(FOLDER, `${name}.pdf`), format: 'json', pages: null, password: null }, { note: () => undefined, reading: () => undefined },
    );
    expect(problems).toEqual([]);
    expect(JSON.parse(output)).toEqual({ tables });
  });

  it.each(Object.keys(truth))('%s: no word is lost, and none stands in two places', async (name) => {
    for (const { words, flow } of await pagesOf(name)) {
      const read = flow.flatMap((part) => (part.kind === 'line' ? part.words : part.cells.flatMap((cell) => cell.words)));
      const placed = new Set(read);
      expect(read.length).toBe(placed.size);
      expect(words.filter((word) => !placed.has(word) && !word.leader).map(({ text }) => text)).toEqual([]);
    }
  });

  it('every place of a table belongs to one cell', async () => {
    for (const name of Object.keys(truth)) {
      for (const { tables } of await pagesOf(name)) {
        for (const { rows, columns, cells } of tables) {
          const places = cells.flatMap(({ row, column, rowspan, colspan }) => Array.from({ length: rowspan * colspan }, (_, at) => `${row + Math.floor(at / colspan)}:${column + (at % colspan)}`));
          expect(new Set(places).size).toBe(rows * columns);
          expect(places.length).toBe(rows * columns);
        }
      }
    }
  });
});

describe('the reading order of a page', () => {
  it('goes down one column of prose before the next, with the table where it stands', async () => {
    const [page] = await pagesOf('beside-prose');
    const [table] = page?.tables ?? [];
    const middle = (page?.width ?? 0) / 2;
    const sides = (page?.flow ?? []).map(({ box }) => (box[0] < middle ? 'left' : 'right'));
    expect(sides.lastIndexOf('left')).toBeLessThan(sides.indexOf('right'));
    const at = page?.flow.findIndex((part) => part === table) ?? -1;
    // The table stands at the head of the second column.
    const [before, after] = [page?.flow[at - 1]?.box, page?.flow[at + 1]?.box];
    expect(before?.[2]).toBeLessThan(middle);
    expect(after?.[1]).toBeGreaterThanOrEqual(table?.box[3] ?? Infinity);
  });

  it('gives boxes where the text is shown, also of a page set on its side', async () => {
    const [page] = await pagesOf('on-its-side');
    for (const { box } of page?.words ?? []) {
      expect(box[0]).toBeGreaterThanOrEqual(0);
      expect(box[1]).toBeGreaterThanOrEqual(0);
      expect(box[2]).toBeLessThanOrEqual(page?.width ?? 0);
      expect(box[3]).toBeLessThanOrEqual(page?.height ?? 0);
      expect(box[3] - box[1]).toBeGreaterThan(0);
    }
    const [table] = page?.tables ?? [];
    expect((table?.box[3] ?? 0) - (table?.box[1] ?? 0)).toBeGreaterThan((table?.box[2] ?? 0) - (table?.box[0] ?? 0));
  });
});
