import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runMarts } from '../../pipeline/aggregate/run.js';
import { runChecks } from '../../pipeline/check/run.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import type { DocumentRecords, SeriesRecord } from '../../pipeline/model.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';

let database: DuckDBConnection;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.closeSync());

const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await database.runAndReadAll(sql)).getRowObjectsJson();

/** A plan of 2011–2012 after one reported year: three programmes, two of them current, and two goals that share one. */
const amounts: Record<string, [Partial<SeriesRecord>, string[]]> = {
  'series:budget:total': [{ budget_group: 'total' }, ['100', '150', '0']],
  'series:budget:current': [{ budget_group: 'current' }, ['90', '130', '0']],
  'series:budget:current/001': [{ budget_group: 'current', programme_code: '001' }, ['60', '30', '0']],
  'series:budget:current/002*': [{ budget_group: 'current', programme_code: '002', starred: true }, ['30', '100', '0']],
  'series:budget:development': [{ budget_group: 'development' }, ['10', '20', '0']],
  'series:budget:development/003': [{ budget_group: 'development', programme_code: '003' }, ['10', '20', '0']],
};
const series = Object.entries(amounts).map(([id, [known]], index) => seriesOf(id, { unit: 'мың теңге', line_first: index + 1, ...known }));
const observations = Object.entries(amounts).flatMap(([id, [, values]]) =>
  values.map((value, index) => observationOf(id, 2010 + index, value, { ordinal: index + 1 })));
const goal = (number: string): DocumentRecords['outline'][number] => ({
  node_id: `goal:${number}`, parent_id: 'direction:1', level: 'goal', number, title: `Goal ${number}`, line_first: 1, line_last: 1,
});
const lists = (goal_id: string, ...codes: string[]): DocumentRecords['goal_programmes'] =>
  codes.map((programme_code) => ({ goal_id, programme_code, line_no: 1 }));

async function aggregate(found: Partial<DocumentRecords>): Promise<void> {
  const plan = recordsOf({
    years: [2010, 2011, 2012].map((year) => ({ year, period: year === 2010 ? 'reported' : 'planned', basis: 'header' })),
    ...found,
  });
  plan.document = { ...plan.document, period_first_year: 2011, period_last_year: 2012 };
  await loadDocument(database, sourceOf('plan', 'a line'), plan);
  await runChecks(database);
  expect(await runMarts(database)).toEqual([]);
}

describe('the budget', () => {
  beforeEach(() => aggregate({ series, observations }));

  it('by group is what the summary prints, with change and share', async () => {
    expect(await rows('SELECT budget_group, year, amount, change, change_percent, share_percent, programmes, period FROM mart_budget_by_group WHERE year <= 2011')).toEqual([
      { budget_group: 'total', year: 2010, amount: '100.0000', change: null, change_percent: null, share_percent: '100.00', programmes: '3', period: 'reported' },
      { budget_group: 'total', year: 2011, amount: '150.0000', change: '50.0000', change_percent: '50.00', share_percent: '100.00', programmes: '3', period: 'planned' },
      { budget_group: 'current', year: 2010, amount: '90.0000', change: null, change_percent: null, share_percent: '90.00', programmes: '2', period: 'reported' },
      { budget_group: 'current', year: 2011, amount: '130.0000', change: '40.0000', change_percent: '44.44', share_percent: '86.67', programmes: '2', period: 'planned' },
      { budget_group: 'development', year: 2010, amount: '10.0000', change: null, change_percent: null, share_percent: '10.00', programmes: '1', period: 'reported' },
      { budget_group: 'development', year: 2011, amount: '20.0000', change: '10.0000', change_percent: '100.00', share_percent: '13.33', programmes: '1', period: 'planned' },
    ]);
  });

  it('by programme counts each programme once and ranks them', async () => {
    expect(await rows('SELECT programme_code, year, amount, rank, share_percent FROM mart_budget_by_programme WHERE year = 2011')).toEqual([
      { programme_code: '001', year: 2011, amount: '30.0000', rank: '2', share_percent: '20.00' },
      { programme_code: '002', year: 2011, amount: '100.0000', rank: '1', share_percent: '66.67' },
      { programme_code: '003', year: 2011, amount: '20.0000', rank: '3', share_percent: '13.33' },
    ]);
    expect(await rows('SELECT sum(amount) AS amount FROM mart_budget_by_programme WHERE year = 2011')).toEqual([{ amount: '150.0000' }]);
  });

  it('has no share of nothing and no growth from nothing', async () => {
    expect(await rows("SELECT share_percent, change_percent FROM mart_budget_by_group WHERE budget_group = 'total' AND year = 2012")).toEqual([
      { share_percent: null, change_percent: '-100.00' },
    ]);
  });
});

describe('the money of goals', () => {
  it('marks what goals share, so that their own money adds up without counting twice', async () => {
    await aggregate({
      series, observations, outline: [goal('1.1'), goal('2.1')], goal_programmes: [...lists('goal:1.1', '001', '002'), ...lists('goal:2.1', '002', '003', '999')],
    });
    expect(await rows('SELECT goal_id, own_amount, shared_amount, programmes, shared_programmes, programmes_without_line FROM mart_goal_budget WHERE year = 2011')).toEqual([
      { goal_id: 'goal:1.1', own_amount: '30.0000', shared_amount: '100.0000', programmes: '2', shared_programmes: '1', programmes_without_line: '0' },
      { goal_id: 'goal:2.1', own_amount: '20.0000', shared_amount: '100.0000', programmes: '3', shared_programmes: '1', programmes_without_line: '1' },
    ]);
    expect(await rows("SELECT goal_id, goal_number, direction_id, is_shared, goals FROM mart_goal_programmes WHERE year = 2011 AND programme_code = '002'")).toEqual([
      { goal_id: 'goal:1.1', goal_number: '1.1', direction_id: 'direction:1', is_shared: true, goals: '2' },
      { goal_id: 'goal:2.1', goal_number: '2.1', direction_id: 'direction:1', is_shared: true, goals: '2' },
    ]);
  });
});

describe('indicators', () => {
  const indicator = (id: string, polarity: SeriesRecord['polarity'], ...values: (string | null)[]): Partial<DocumentRecords> => ({
    series: [seriesOf(id, { kind: 'goal_indicator', polarity })],
    observations: values.map((value, index) => observationOf(id, 2010 + index, value, { ordinal: index + 1, absence: value === null ? 'dash' : null })),
  });
  const read = (): Promise<Record<string, unknown>[]> =>
    rows('SELECT baseline_year, baseline, target_year, target, change, change_percent, movement FROM mart_indicators');

  it('go from the last reported year to the last plan year', async () => {
    await aggregate(indicator('series:goal:1.1/1', 'down', '8', '7', '6'));
    expect(await read()).toEqual([
      { baseline_year: 2010, baseline: '8.0000', target_year: 2012, target: '6.0000', change: '-2.0000', change_percent: '-25.00', movement: 'with' },
    ]);
  });

  it('say nothing of a movement without a baseline', async () => {
    await aggregate(indicator('series:goal:1.1/1', 'up', null, '7', '6'));
    expect(await read()).toEqual([
      { baseline_year: null, baseline: null, target_year: 2012, target: '6.0000', change: null, change_percent: null, movement: 'unknown' },
    ]);
  });
});

describe('completeness', () => {
  it('counts cells by status, and what stands in place of numbers', async () => {
    await aggregate({
      series: [seriesOf('series:1', { kind: 'task_indicator' })],
      observations: [
        observationOf('series:1', 2010, '1'),
        observationOf('series:1', 2011, null, { ordinal: 2, absence: 'dash' }),
        observationOf('series:1', null, '3', { ordinal: 3 }),
      ],
    });
    expect(await rows('SELECT kind, status, cells, numbers, dashes, share_percent FROM mart_completeness')).toEqual([
      { kind: 'task_indicator', status: 'stated', cells: '2', numbers: '1', dashes: '1', share_percent: '66.67' },
      { kind: 'task_indicator', status: 'unplaced', cells: '1', numbers: '1', dashes: '0', share_percent: '33.33' },
    ]);
    expect(await rows("SELECT severity, findings FROM mart_findings WHERE check_id = 'unplaced_values'")).toEqual([{ severity: 'warning', findings: '1' }]);
  });
});

describe('making marts', () => {
  it('describes every mart and column, and keeps to exact numbers', async () => {
    await aggregate({});
    const marts = "table_name LIKE 'mart_%'";
    expect(await rows(`SELECT table_name FROM duckdb_tables() WHERE ${marts} AND comment IS NULL`)).toEqual([]);
    expect(await rows(`SELECT table_name, column_name FROM duckdb_columns() WHERE ${marts} AND comment IS NULL`)).toEqual([]);
    expect(await rows(`SELECT table_name, column_name FROM duckdb_columns() WHERE ${marts} AND data_type IN ('DOUBLE', 'FLOAT')`)).toEqual([]);
    expect(await rows(`SELECT table_name FROM duckdb_tables() WHERE ${marts} AND table_name NOT IN (SELECT table_name FROM internal.keys)`)).toEqual([]);
  });

  it('lets a mart read another, and reports a broken one by its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jospar-marts-'));
    writeFileSync(join(folder, 'mart_a.sql'), '-- description: A\nselect document_id from mart_b');
    writeFileSync(join(folder, 'mart_b.sql'), '-- description: B\nselect document_id from documents');
    writeFileSync(join(folder, 'mart_c.sql'), 'selekt');
    writeFileSync(join(folder, 'c.sql'), 'select 1');
    expect((await runMarts(database, folder)).map(({ file }) => file)).toEqual(['c.sql', 'mart_c.sql']);
    expect(await rows('FROM mart_a')).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
