import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printTables } from '../../../pipeline/commands/tables.js';
import type { PrintedTables, TablesRequest } from '../../../pipeline/commands/tables.js';
import { SourceError } from '../../../pipeline/model.js';
import { ruledTable, smallPdf, text } from './small-pdf.js';

const folder = mkdtempSync(join(tmpdir(), 'jospar-pdf-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const GRID = [['Name', '2010', '2011'], ['Wheat', '12', '14'], ['Oats', '7', '']];

function put(name: string, bytes: Uint8Array | string): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function tablesOf(file: string, request: Partial<TablesRequest> = {}): Promise<PrintedTables & { notes: string[]; read: number[] }> {
  const notes: string[] = [];
  const read: number[] = [];
  const printed = await printTables({ file, format: 'json', pages: null, password: null, ...request }, { note: (line) => notes.push(line), reading: (page) => read.push(page) });
  return { ...printed, notes, read };
}

// What pdf.js has to say of a bad file is not for people.
const printed: string[] = [];
beforeEach(() => {
  for (const how of ['log', 'warn', 'error', 'info'] as const) vi.spyOn(console, how).mockImplementation((...words: unknown[]) => { printed.push(words.join(' ')); });
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(printed.splice(0)).toEqual([]);
});

describe('what is no PDF that can be read', () => {
  const whole = Buffer.from(smallPdf({ pages: [ruledTable(GRID)] }));
  const unmapped = {
    font: '<< /Type /Font /Subtype /Type0 /BaseFont /Secret /Encoding /Identity-H /DescendantFonts [100 0 R] >>',
    objects: { 100: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Secret /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 101 0 R >>', 101: '<< /Type /FontDescriptor /FontName /Secret /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>' },
  };

  it.each([
    ['is empty', 'empty.pdf', Buffer.alloc(0), /is damaged or no PDF/],
    ['holds something else', 'letter.pdf', Buffer.from('Dear Sir, here is no PDF.'), /is damaged or no PDF/],
    ['has no pages', 'no-pages.pdf', Buffer.from(smallPdf({ pages: [] })), /is damaged or no PDF|has no text layer|page/],
    ['has pages without text', 'scan.pdf', Buffer.from(smallPdf({ pages: ['0 0 500 700 re f', ''] })), /has no text layer.*OCR/],
    ['is set in a font without a Unicode map', 'secret.pdf', Buffer.from(smallPdf({ pages: [ruledTable(GRID)], ...unmapped })), /without a Unicode map.*OCR/],
  ])('says so by a line where a file %s', async (_, name, bytes, problem) => {
    const file = put(name, bytes);
    await expect(tablesOf(file, { format: 'text' })).rejects.toThrow(problem);
    await expect(tablesOf(file, { format: 'text' })).rejects.toBeInstanceOf(SourceError);
    const { output, problems } = await tablesOf(file);
    expect(JSON.parse(output)).toEqual({ tables: [], error: problems[0] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toMatch(/\n/);
    expect(problems[0]).toContain(name);
  });

  it('asks for the password of an encrypted file, and for the right one', async () => {
    const file = join(import.meta.dirname, 'printed', 'encrypted.pdf');
    await expect(tablesOf(file, { format: 'text' })).rejects.toThrow(/is encrypted.*--password/);
    await expect(tablesOf(file, { format: 'text', password: 'wrong' })).rejects.toThrow(/does not open with this password/);
    expect(JSON.parse((await tablesOf(file, { password: 'secret' })).output)).toEqual({ tables: [{ page: 1, rows: GRID }] });
  });

  it('refuses pages that are not there', async () => {
    await expect(tablesOf(put('three.pdf', smallPdf({ pages: ['', text(90, 500, 'a'), ''] })), { format: 'text', pages: { first: 2, last: 9 } })).rejects.toThrow('has 3 pages, so there is no page 9');
  });

  it('warns of some signs without a Unicode value', async () => {
    const mixed = smallPdf({ pages: [`${ruledTable(GRID)}\nBT /G 10 Tf 70 600 Td <00010002> Tj ET`], ...unmapped, font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', objects: { ...unmapped.objects, 102: unmapped.font } });
    const file = put('mixed.pdf', Buffer.from(Buffer.from(mixed).toString('latin1').replace('/F 3 0 R', '/F 3 0 R /G 102 0 R'), 'latin1'));
    const { notes, problems } = await tablesOf(file);
    expect(problems).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/mixed\.pdf: 2 of \d+ signs have no Unicode value \(page 1\)/)]);
  });

  it('reads a file that lost its end', async () => {
    const file = put('cut.pdf', whole.subarray(0, whole.indexOf('startxref')));
    expect(JSON.parse((await tablesOf(file)).output)).toEqual({ tables: [{ page: 1, rows: GRID }] });
  });
});

describe('what is unusual, and no failure', () => {
  it('says that there is no table', async () => {
    const { output, notes, problems } = await tablesOf(put('prose.pdf', smallPdf({ pages: [text(70, 700, 'Only a line.')] })));
    expect([JSON.parse(output), problems]).toEqual([{ tables: [] }, []]);
    expect(notes).toEqual([expect.stringMatching(/prose\.pdf: no table found$/)]);
  });

  it.each([90, 180, 270])('reads a page that is turned by %d°', async (rotate) => {
    const file = put(`rotate-${rotate}.pdf`, smallPdf({ pages: [ruledTable(GRID)], page: `/Rotate ${rotate}` }));
    expect(JSON.parse((await tablesOf(file)).output)).toEqual({ tables: [{ page: 1, rows: GRID }] });
  });

  it('reads a page whose text is turned', async () => {
    const file = put('turned.pdf', smallPdf({ pages: [`0 1 -1 0 800 0 cm\n${ruledTable(GRID)}`] }));
    expect(JSON.parse((await tablesOf(file)).output)).toEqual({ tables: [{ page: 1, rows: GRID }] });
  });

  it('reads the pages asked for, one by one', async () => {
    const pages = Array.from({ length: 6 }, (_, page) => ruledTable([['Page', 'Value'], [String(page + 1), '7']]));
    const { output, read } = await tablesOf(put('pages.pdf', smallPdf({ pages })), { pages: { first: 3, last: 4 } });
    expect(read).toEqual([3, 4]);
    expect((JSON.parse(output) as { tables: { page: number }[] }).tables.map(({ page }) => page)).toEqual([3, 4]);
  });

  it('counts two thousand pages', async () => {
    const { output, read } = await tablesOf(put('long.pdf', smallPdf({ pages: Array.from({ length: 2000 }, (_, page) => (page === 1998 ? ruledTable(GRID) : text(70, 700, `Page ${page}`))) })));
    expect(read).toHaveLength(2000);
    expect(JSON.parse(output)).toEqual({ tables: [{ page: 1999, rows: GRID }] });
  });

  it('prints CSV and text for people', async () => {
    const file = put('formats.pdf', smallPdf({ pages: [ruledTable(GRID)] }));
    expect((await tablesOf(file, { format: 'csv' })).output).toBe('# page 1, table 1\nName,2010,2011\nWheat,12,14\nOats,7,\n');
    expect((await tablesOf(file, { format: 'text' })).output).toBe('Page 1, table 1\n\nName   2010  2011\nWheat    12    14\nOats      7\n');
  });

  it('keeps the same bytes out for the same bytes in', async () => {
    const file = join(import.meta.dirname, 'printed', 'merged-headers.pdf');
    expect((await tablesOf(file)).output).toBe((await tablesOf(file)).output);
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
