import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';

let database: DuckDBConnection;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.closeSync());

const rows = async (sql: string): Promise<unknown[]> => (await database.runAndReadAll(sql)).getRowObjectsJson();

describe('loading a document', () => {
  it('keeps values exact to the last digit, whatever their size', async () => {
    const values = ['0.75', '-1381', '1727012949', '0', '73.9', '9999999999999999.9999', '007.50'];
    const observations = values.map((value, index) => observationOf('series:1', 2011, value, { ordinal: index + 1 }));
    await loadDocument(database, sourceOf('plan'), recordsOf({ series: [seriesOf('series:1')], observations }));
    expect(await rows('SELECT value FROM observations ORDER BY ordinal')).toEqual(
      ['0.7500', '-1381.0000', '1727012949.0000', '0.0000', '73.9000', '9999999999999999.9999', '7.5000'].map((value) => ({ value })),
    );
  });

  it('makes null of a value that does not fit, and says so', async () => {
    const huge = '9'.repeat(400);
    const observations = [
      observationOf('series:1', 2011, huge, { line_first: 7, line_last: 9 }),
      observationOf('series:1', 2012, '0.00001', { ordinal: 2 }),
    ];
    await loadDocument(database, sourceOf('plan'), recordsOf({ observations }));
    expect(await rows('SELECT count(value) AS kept FROM observations')).toEqual([{ kept: '0' }]);
    expect(await rows('SELECT check_id, subject_id, year, found, line_first, line_last FROM internal.notes ORDER BY year')).toEqual([
      { check_id: 'value_out_of_range', subject_id: 'series:1', year: 2011, found: huge, line_first: 7, line_last: 9 },
      { check_id: 'value_out_of_range', subject_id: 'series:1', year: 2012, found: '0.00001', line_first: 1, line_last: 1 },
    ]);
  });

  it('keeps every line as it stands, also lists, odd characters and more rows than one chunk', async () => {
    const texts = Array.from({ length: 5000 }, (_, index) => (index === 2500 ? ' a\u0000b "ә",\t\u{1F4C8} ' : `line ${index}`));
    const source = sourceOf('plan', ...texts);
    const lines = source.lines.map(({ no, page, text }) => ({ line_no: no, page_no: page, text, element: 'paragraph' as const, element_id: null }));
    const candidates = [{ series_id: 'series:1', rank: 1, cells: ['1 332', '-', "it's"], reason: 'even', chosen: true }];
    await loadDocument(database, source, recordsOf({ lines, candidates }));
    const read = await database.runAndReadAll('SELECT text FROM lines ORDER BY rowid');
    expect(read.getColumns()[0]).toEqual(texts);
    expect(await rows('SELECT cells, chosen FROM candidates')).toEqual([{ cells: ['1 332', '-', "it's"], chosen: true }]);
  });

  it('takes dates that the calendar knows', async () => {
    const amendment = {
      amendment_id: 'amendment:1', node_id: null, action: 'amended' as const, decree_date: '2012-12-29', decree_number: '1813',
      effective_date: '2013-02-30', text: '', line_first: 1, line_last: 1,
    };
    await loadDocument(database, sourceOf('plan'), recordsOf({ amendments: [amendment] }));
    expect(await rows('SELECT decree_date, effective_date FROM amendments')).toEqual([{ decree_date: '2012-12-29', effective_date: null }]);
    expect(await rows('SELECT found FROM internal.notes')).toEqual([{ found: '2013-02-30' }]);
  });
});

describe('the schema', () => {
  it('starts every table with its document and describes every table and column', async () => {
    const tables = "FROM duckdb_tables() WHERE schema_name = 'main'";
    const columns = "FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal";
    expect(await rows(`SELECT table_name ${tables} AND comment IS NULL`)).toEqual([]);
    expect(await rows(`SELECT table_name, column_name ${columns} AND comment IS NULL`)).toEqual([]);
    expect(await rows(`SELECT table_name ${columns} AND column_index = 1 AND column_name <> 'document_id'`)).toEqual([]);
  });

  it('has the tables of the contract', async () => {
    const names = await database.runAndReadAll("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_oid");
    expect(names.getColumns()[0]).toEqual([
      'documents', 'lines', 'spans', 'outline', 'mentions', 'goal_programmes', 'years', 'source_tables', 'series', 'observations', 'candidates',
      'measures', 'measure_years', 'programmes', 'programme_texts', 'capabilities', 'cooperation', 'cooperation_agencies', 'risks', 'amendments',
      'deletions', 'footnotes', 'footnote_marks', 'paragraphs', 'facts', 'figures', 'corrections', 'checks', 'findings',
    ]);
  });
});
