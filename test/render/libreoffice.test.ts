import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import type { CellValue } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import { renderWorkbooks } from '../../pipeline/render/workbook.js';
import { pack, unpack } from '../../pipeline/render/workbook/zip.js';
import { DOCUMENT_ID, planExcerpt } from './plan-excerpt.js';

/** LibreOffice is no part of the project: where it is absent, these tests are skipped and counted so. */
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const CONVERSION = 120_000;

describe.skipIf(!hasOffice)('the workbook in LibreOffice', () => {
  let folder: string;
  let ours: ExcelJS.Workbook;
  let theirs: ExcelJS.Workbook;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jospar-office-'));
    const connection = await planExcerpt();
    await runMarts(connection);
    await renderWorkbooks({ connection, documentId: DOCUMENT_ID, languages: ['en'], folder });
    connection.closeSync();
    ours = await read(join(folder, 'workbook.en.xlsx'));
    theirs = await read(recalculated(join(folder, 'workbook.en.xlsx')));
  }, CONVERSION);

  afterAll(() => rmSync(folder, { recursive: true }));

  /** The workbook as LibreOffice writes it, after it had to work out every formula: the results that we wrote are taken out before. */
  function recalculated(file: string): string {
    const parts = unpack(readFileSync(file));
    for (const [name, content] of parts) {
      if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
      parts.set(name, Buffer.from(content.toString('utf8').replace(/(<c [^>]*?)( t="str")?(>)(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1$3$4')));
    }
    const [bare, out] = [join(folder, 'bare'), join(folder, 'out')];
    mkdirSync(bare);
    writeFileSync(join(bare, 'workbook.xlsx'), pack(parts));
    execFileSync('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'xlsx', '--outdir', out, join(bare, 'workbook.xlsx'),
    ], { stdio: 'ignore', timeout: CONVERSION });
    return join(out, 'workbook.xlsx');
  }

  async function read(file: string): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    return book;
  }

  /** What a cell shows: a formula its result, a link its text. */
  function shown(value: CellValue): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if ('formula' in value || 'sharedFormula' in value) return value.result ?? 0;
    return 'text' in value ? value.text : value;
  }

  it('has the same sheets, with the same text and numbers in every cell', () => {
    expect(theirs.worksheets.map(({ name }) => name)).toEqual(ours.worksheets.map(({ name }) => name));
    for (const worksheet of ours.worksheets) {
      const other = theirs.getWorksheet(worksheet.name);
      worksheet.eachRow((row, index) => row.eachCell((cell, column) => {
        if (cell.formula === undefined) expect([worksheet.name, cell.address, shown(other?.getRow(index).getCell(column).value ?? null)]).toEqual([worksheet.name, cell.address, shown(cell.value)]);
      }));
    }
  });

  it('comes to the same results from every formula', () => {
    const formulas: [string, unknown, unknown][] = [];
    for (const worksheet of ours.worksheets) {
      worksheet.eachRow((row, index) => row.eachCell((cell, column) => {
        if (cell.formula !== undefined) formulas.push([`${worksheet.name}!${cell.address}`, shown(theirs.getWorksheet(worksheet.name)?.getRow(index).getCell(column).value ?? null), shown(cell.value)]);
      }));
    }
    expect(formulas.length).toBeGreaterThan(80);
    expect(formulas.filter(([, found, written]) => found !== written)).toEqual([]);
  });
});
