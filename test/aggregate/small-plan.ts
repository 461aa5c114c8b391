import { expect } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runMarts } from '../../pipeline/aggregate/run.js';
import { runChecks } from '../../pipeline/check/run.js';
import type { DocumentRecords, MeasureRecord, ObservationRecord, SeriesRecord } from '../../pipeline/model.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';

type Rows = Record<string, unknown>[];

/** A small plan of 2011–2012 after one reported year, with its marts, to ask. */
export interface SmallPlan {
  readonly rows: (sql: string) => Promise<Rows>;
  readonly close: () => void;
}

/** Loads a plan in which nothing was found but what is given, and makes its marts; checks it before, where told. The reported year is 2010, or what `years` says. */
export async function smallPlan(found: Partial<DocumentRecords>, checked = false): Promise<SmallPlan> {
  const connection: DuckDBConnection = await createDatabase();
  const plan = recordsOf({
    years: [2010, 2011, 2012].map((year) => ({ year, period: year === 2010 ? 'reported' : 'planned', basis: 'header' })),
    ...found,
  });
  plan.document = { ...plan.document, period_first_year: 2011, period_last_year: 2012 };
  await loadDocument(connection, sourceOf('plan', 'a line'), plan);
  if (checked) await runChecks(connection);
  expect(await runMarts(connection)).toEqual([]);
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => connection.closeSync(),
  };
}

/** Three programmes, two of them current: rows of the summary with the amounts of 2010, 2011 and 2012. */
const AMOUNTS: Record<string, [Partial<SeriesRecord>, string[]]> = {
  'series:budget:total': [{ budget_group: 'total' }, ['100', '150', '0']],
  'series:budget:current': [{ budget_group: 'current' }, ['90', '130', '0']],
  'series:budget:current/001': [{ budget_group: 'current', programme_code: '001' }, ['60', '30', '0']],
  'series:budget:current/002*': [{ budget_group: 'current', programme_code: '002', starred: true }, ['30', '100', '0']],
  'series:budget:development': [{ budget_group: 'development' }, ['10', '20', '0']],
  'series:budget:development/003': [{ budget_group: 'development', programme_code: '003' }, ['10', '20', '0']],
};

export const summary: Pick<DocumentRecords, 'series' | 'observations'> = {
  series: Object.entries(AMOUNTS).map(([id, [known]], index) => seriesOf(id, { unit: 'мың теңге', line_first: index + 1, ...known })),
  observations: Object.entries(AMOUNTS).flatMap(([id, [, values]]) => values.map((value, index) => observationOf(id, 2010 + index, value, { ordinal: index + 1 }))),
};

export function goal(number: string, direction = '1'): DocumentRecords['outline'][number] {
  return { node_id: `goal:${number}`, parent_id: `direction:${direction}`, level: 'goal', number, title: `Goal ${number}`, line_first: 1, line_last: 1 };
}

export function lists(goal_id: string, ...codes: string[]): DocumentRecords['goal_programmes'] {
  return codes.map((programme_code) => ({ goal_id, programme_code, line_no: 1 }));
}

/** A row with numbers from 2010 on: null for a dash, `?` before a number whose year cannot be read. */
export function row(series_id: string, known: Partial<SeriesRecord>, ...values: (string | null)[]): Pick<DocumentRecords, 'series' | 'observations'> {
  const cell = (value: string | null, index: number): ObservationRecord => {
    if (value?.startsWith('?') === true) return observationOf(series_id, null, value.slice(1), { ordinal: index + 1 });
    return observationOf(series_id, 2010 + index, value, { ordinal: index + 1, absence: value === null ? 'dash' : null });
  };
  return { series: [seriesOf(series_id, { kind: 'goal_indicator', ...known })], observations: values.map(cell) };
}

/** The rows of several lists as one. */
export function together(...parts: Pick<DocumentRecords, 'series' | 'observations'>[]): Pick<DocumentRecords, 'series' | 'observations'> {
  return { series: parts.flatMap(({ series }) => series), observations: parts.flatMap(({ observations }) => observations) };
}

/** A measure with its marks of 2011 and 2012: `x`, `-`, or `?` for a cross whose year cannot be read. */
export function measure(measure_id: string, marks: string, known: Partial<MeasureRecord> = {}): Pick<DocumentRecords, 'measures' | 'measure_years'> {
  return {
    measures: [{ measure_id, task_id: 'task:1.1.1', number: null, parent_id: null, text: measure_id, years_printed: '2011 2012', line_first: 1, line_last: 1, ...known }],
    measure_years: [...marks].flatMap((mark, index) => (mark === ' ' ? [] : [{
      measure_id, year: mark === '?' ? null : 2011 + index, ordinal: index + 1, mark: mark === '-' ? 'dash' as const : 'cross' as const,
      status: mark === '?' ? 'unplaced' as const : 'stated' as const,
    }])),
  };
}
