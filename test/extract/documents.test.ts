import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';
import { broken } from './invariants.js';

/**
 * Documents in, tables out: `documents/<name>.txt` is read, and each `documents/<name>/<table>.csv`, typed by hand from the text, holds the rows
 * of that table, all of them, with the columns that are compared. Besides the contract's tables, series may have `cells`
 * (`2009:15.5 ?:- …`) and `status`, and measures `marks`.
 */
const FOLDER = join(projectRoot, 'test', 'extract', 'documents');

type Row = Readonly<Record<string, string>>;

function read(name: string): DocumentRecords {
  const lines = linesOfText(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'));
  return extractDocument({ id: name, file: `${name}.txt`, kind: 'text', sha256: '0'.repeat(64), pages: lines.at(-1)?.page ?? 0, lines, register: null });
}

/** A table's rows, with the cells of series and the marks of measures. */
function tableOf(records: DocumentRecords, table: string): readonly object[] {
  if (table === 'series') return records.series.map((one) => ({ ...one, ...cellsOf(records, one.series_id) }));
  if (table === 'measures') return records.measures.map((one) => ({ ...one, marks: marksOf(records, one.measure_id) }));
  return records[table as Exclude<keyof DocumentRecords, 'document'>];
}

function cellsOf({ observations }: DocumentRecords, seriesId: string): { cells: string; status: string } {
  const own = observations.filter(({ series_id, absence }) => series_id === seriesId && absence !== 'blank');
  const shown = own.map(({ year, value, absence, qualifier }) => `${year ?? '?'}:${qualifier === null ? '' : { at_most: '<=', at_least: '>=' }[qualifier]}${value ?? { dash: '-', cross: 'x', blank: '', none: '?' }[absence ?? 'none']}`);
  return { cells: shown.join(' '), status: [...new Set(own.map(({ status }) => status))].join(' ') };
}

function marksOf({ measure_years }: DocumentRecords, measureId: string): string {
  return measure_years.filter(({ measure_id }) => measure_id === measureId).map(({ year, mark }) => `${year ?? '?'}:${{ cross: 'x', dash: '-' }[mark]}`).join(' ');
}

/** The columns that the answer has, as text; null is empty. */
function project(rows: readonly object[], columns: readonly string[]): Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column) => {
    const value = (row as Record<string, string | number | boolean | null | undefined>)[column];
    if (value === undefined) throw new Error(`records have no ${column}`);
    return [column, value === null ? '' : String(value)];
  })));
}

const names = readdirSync(FOLDER).filter((file) => file.endsWith('.txt')).map((file) => file.replace(/\.txt$/u, '')).sort();

describe.each(names)('%s', (name) => {
  const records = read(name);
  for (const file of readdirSync(join(FOLDER, name)).sort()) {
    const table = file.replace(/\.csv$/u, '');
    it(table, () => {
      const [columns = [], ...rows] = parse(readFileSync(join(FOLDER, name, file), 'utf8'), { skip_empty_lines: true });
      const answer = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])));
      expect(project(tableOf(records, table), columns)).toEqual(answer);
    });
  }

  it('leaves no line unclaimed', () => {
    expect(records.lines.filter(({ element }) => element === 'unclaimed').map(({ line_no, text }) => `${line_no}: ${text}`)).toEqual([]);
  });

  it('keeps the invariants', () => {
    expect(broken(records, linesOfText(readFileSync(join(FOLDER, `${name}.txt`), 'utf8')))).toEqual([]);
  });
});
