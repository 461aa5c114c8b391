import type { DuckDBConnection } from '@duckdb/node-api';
import type { Period } from '../../model.js';
import type { Row } from './rows.js';
import { groupedBy, integerOf, rowsOf, textOf } from './rows.js';

export interface PlanYear {
  readonly year: number;
  readonly period: Period;
}

export interface MartColumn {
  readonly name: string;
  /** DuckDB's name of the type: `DOUBLE`, `DECIMAL(20,4)`, `VARCHAR`. */
  readonly type: string;
}

export interface Mart {
  /** Name of its table, with `mart_`. */
  readonly name: string;
  readonly columns: readonly MartColumn[];
  readonly rows: readonly Row[];
}

/** What the sheets of a document show, in no language yet. */
export interface PlanData {
  readonly document: Row;
  readonly years: readonly PlanYear[];
  /** Numbers of goals and tasks by their id. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly programmeNames: ReadonlyMap<string, string>;
  readonly outline: readonly Row[];
  readonly series: readonly Row[];
  readonly observations: readonly Row[];
  readonly observationsOf: ReadonlyMap<string, readonly Row[]>;
  readonly measures: readonly Row[];
  readonly marksOf: ReadonlyMap<string, readonly Row[]>;
  readonly programmes: readonly Row[];
  readonly capabilities: readonly Row[];
  readonly cooperation: readonly Row[];
  readonly risks: readonly Row[];
  readonly amendments: readonly Row[];
  readonly deletions: readonly Row[];
  readonly findings: readonly Row[];
  readonly checks: ReadonlyMap<string, Row>;
  readonly marts: readonly Mart[];
}

/** Rows of the contract's tables keep the order of the document. */
const IN_ORDER = 'ORDER BY line_first, rowid';

/** Reads a document's tables. Throws where the database has no such document. */
export async function readPlan(connection: DuckDBConnection, documentId: string): Promise<PlanData> {
  const all = (sql: string): Promise<Row[]> => rowsOf(connection, sql, [documentId]);
  const table = (name: string, order = IN_ORDER): Promise<Row[]> => all(`SELECT * FROM ${name} WHERE document_id = $1 ${order}`);

  const [document] = await all('SELECT * FROM documents WHERE document_id = $1');
  if (document === undefined) throw new Error(`${documentId}: no such document in the database`);
  const outline = await table('outline');
  const programmes = await all(`
    SELECT p.*, (SELECT string_agg(DISTINCT o.number, ', ' ORDER BY o.number) FROM goal_programmes g JOIN outline o
      ON o.document_id = g.document_id AND o.node_id = g.goal_id
      WHERE g.document_id = p.document_id AND g.programme_code = p.programme_code) AS goals
    FROM programmes p WHERE document_id = $1 ORDER BY line_first, p.rowid`);
  const observations = await all(`
    SELECT o.* FROM observations o JOIN series s USING (document_id, series_id)
    WHERE o.document_id = $1 ORDER BY s.line_first, s.rowid, o.ordinal, o.year`);
  const marks = await table('measure_years', 'ORDER BY rowid');

  return {
    document,
    years: await planYears(all),
    numbers: new Map(outline.map((row) => [textOf(row, 'node_id') ?? '', textOf(row, 'number') ?? ''])),
    programmeNames: new Map(programmes.map((row) => [textOf(row, 'programme_code') ?? '', textOf(row, 'name') ?? ''])),
    outline,
    series: await table('series'),
    observations,
    observationsOf: groupedBy(observations, 'series_id'),
    measures: await table('measures'),
    marksOf: groupedBy(marks, 'measure_id'),
    programmes,
    capabilities: await table('capabilities'),
    cooperation: await table('cooperation'),
    risks: await table('risks'),
    amendments: await table('amendments'),
    deletions: await table('deletions'),
    findings: await table('findings', `ORDER BY list_position(['error', 'warning', 'note'], severity), line_first, finding_id`),
    checks: new Map((await table('checks', 'ORDER BY rowid')).map((row) => [textOf(row, 'check_id') ?? '', row])),
    marts: await readMarts(connection, documentId),
  };
}

/** The plan's years: those of its tables' headers, and any other that a value was placed in. */
async function planYears(all: (sql: string) => Promise<Row[]>): Promise<PlanYear[]> {
  const rows = await all(`
    SELECT coalesce(y.year, o.year) AS year, coalesce(y.period, 'planned') AS period
    FROM (SELECT * FROM years WHERE document_id = $1) y
    FULL JOIN (SELECT DISTINCT year FROM observations WHERE document_id = $1 AND year IS NOT NULL) o ON o.year = y.year
    ORDER BY 1`);
  return rows.map((row) => ({ year: integerOf(row, 'year') ?? 0, period: textOf(row, 'period') as Period }));
}

/** Every table of the database that is named `mart_…`, its rows of this document. */
async function readMarts(connection: DuckDBConnection, documentId: string): Promise<Mart[]> {
  const columns = await rowsOf(connection, `
    SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE table_name LIKE 'mart\\_%' ESCAPE '\\' AND schema_name = 'main' AND database_name = current_database()
    ORDER BY table_name, column_index`);
  const marts: Mart[] = [];
  for (const [name, list] of groupedBy(columns, 'table_name')) {
    marts.push({
      name,
      columns: list.map((row) => ({ name: textOf(row, 'column_name') ?? '', type: textOf(row, 'data_type') ?? '' })),
      rows: await rowsOf(connection, `SELECT * FROM "${name.replaceAll('"', '""')}" WHERE document_id = $1 ORDER BY rowid`, [documentId]),
    });
  }
  return marts;
}
