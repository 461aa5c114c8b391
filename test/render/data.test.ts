import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import { runChecks } from '../../pipeline/check/run.js';
import { extractDocument } from '../../pipeline/extract/document.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { chooseDocuments } from '../../pipeline/read/choose.js';
import { readRegister } from '../../pipeline/read/register.js';
import { readSource, sha256Of } from '../../pipeline/read/source.js';
import { renderData } from '../../pipeline/render/data.js';
import { projectRoot } from '../../pipeline/root.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly description: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[];
  };
}
interface Package {
  readonly name: string;
  readonly resources: readonly Resource[];
}

/** The real plan, and a small document of odd cells, in one database. */
const ODD = "o'dd — plan";
let connection: DuckDBConnection;
let folder: string;
let plan: string;
let odd: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jospar-data-it's "));
  connection = await createDatabase();
  const { choices } = chooseDocuments([], readRegister(join(projectRoot, 'raw')));
  const [choice] = choices;
  if (choice === undefined) throw new Error('raw/ holds no plan');
  const source = readSource(choice);
  await loadDocument(connection, source, extractDocument(source));
  await loadDocument(connection, sourceOf(ODD, 'a'), recordsOf({
    series: [seriesOf('series:1', { name: 'quote " comma , line\nbreak' }), seriesOf('series:1', { name: '=1+1' }), seriesOf('series:2', { parent_series_id: 'series:none' })],
    observations: ['0.75', '-1381', '1727012949', '73.9', '100'].map((value, index) => observationOf('series:1', 2011 + index, value, { ordinal: index + 1 })),
    candidates: [{ series_id: 'series:1', rank: 1, cells: ['1 332', '"'], reason: 'even', chosen: false }],
    amendments: [{ amendment_id: 'a', node_id: null, action: 'amended', decree_date: '2012-12-29', decree_number: null, effective_date: null, text: 't', line_first: 1, line_last: 1 }],
  }));
  await runChecks(connection);
  await runMarts(connection);
  [plan, odd] = [join(folder, 'plan'), join(folder, 'odd')];
  await renderData({ connection, documentId: choice.id, languages: ['en'], folder: plan });
  await renderData({ connection, documentId: ODD, languages: ['en'], folder: odd });
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

const read = (document: string, path: string): string => readFileSync(join(document, path), 'utf8');
const packageOf = (document: string): Package => JSON.parse(read(document, 'datapackage.json')) as Package;
const csvResources = (document: string): Resource[] => packageOf(document).resources.filter(({ path }) => path.endsWith('.csv'));
const rowsOf = (document: string, { path }: Resource): Record<string, string>[] => parse(read(document, path), { columns: true });

describe('CSV', () => {
  it('prints numbers in their shortest exact form, dates as ISO, lists as JSON, nothing for null', () => {
    const cells = (table: string, column: string): (string | undefined)[] =>
      parse<Record<string, string>>(read(odd, `data/${table}.csv`), { columns: true }).map((row) => row[column]);
    expect(cells('observations', 'value')).toEqual(['0.75', '-1381', '1727012949', '73.9', '100']);
    expect(cells('amendments', 'decree_date')).toEqual(['2012-12-29']);
    expect(cells('amendments', 'effective_date')).toEqual(['']);
    expect(cells('candidates', 'cells')).toEqual(['["1 332","\\""]']);
    expect(cells('candidates', 'chosen')).toEqual(['false']);
    expect(cells('series', 'name')).toEqual(['quote " comma , line\nbreak', '=1+1', 'series:2']);
  });

  it('is UTF-8 without a mark, with LF and a header, quoted only where it must be', () => {
    expect(read(odd, 'data/series.csv').split('\n').slice(0, 2)).toEqual([
      'document_id,series_id,table_id,kind,goal_id,task_id,programme_code,block,budget_group,starred,number,parent_series_id,name,unit,unit_status,information_source,source_status,polarity,polarity_basis,line_first,line_last',
      `${ODD},series:1,table:1,budget_line,,,,,,false,,,"quote "" comma , line`,
    ]);
    for (const { path } of csvResources(plan)) expect(read(plan, path)).not.toMatch(/\r|^\uFEFF/);
  });

  it('holds the plan as it prints it, line by line', () => {
    const lines = parse<Record<string, string>>(read(plan, 'data/lines.csv'), { columns: true }).map(({ text }) => text);
    expect(lines).toEqual(readFileSync(join(projectRoot, 'raw/mlsp-2011-2015.kk.txt'), 'utf8').replace(/\n$/, '').split('\n'));
  });
});

describe('Parquet', () => {
  it('holds the rows of the CSV, in their order, with types', async () => {
    for (const { path } of csvResources(plan)) {
      const table = path.replace(/^data\/(.+)\.csv$/, '$1');
      const file = join(plan, path.replace(/csv$/, 'parquet')).replaceAll("'", "''");
      const [[same]] = (await connection.runAndReadAll(
        `SELECT (SELECT list(p) FROM '${file}' AS p) IS NOT DISTINCT FROM (SELECT list(t ORDER BY t.rowid) FROM "${table}" AS t WHERE t.document_id <> $1)`, [ODD],
      )).getRows() as [[boolean]];
      expect(same, table).toBe(true);
    }
  });
});

describe('the data package', () => {
  it('describes every table and column, with the files that are there', () => {
    const { resources } = packageOf(plan);
    expect(resources.map(({ path }) => path.replace('data/', '')).sort()).toEqual(readdirSync(join(plan, 'data')).sort());
    for (const resource of csvResources(plan)) {
      const bytes = readFileSync(join(plan, resource.path));
      expect(resource).toMatchObject({ bytes: bytes.length, hash: `sha256:${sha256Of(bytes)}` });
      expect(resource.description).not.toBe('');
      expect(resource.schema.fields.map(({ name }) => name).join()).toBe(bytes.toString().split('\n')[0]);
      expect(resource.schema.fields.filter(({ description }) => description === '')).toEqual([]);
    }
  });

  it('promises no more than the cells keep', () => {
    const fits: Record<string, RegExp> = {
      string: /^/, integer: /^-?\d+$/, number: /^-?\d+(\.\d*[1-9])?$/, boolean: /^(true|false)$/, date: /^\d{4}-\d{2}-\d{2}$/, array: /^\[.*\]$/s,
    };
    for (const resource of [...csvResources(plan).map((each) => [plan, each] as const), ...csvResources(odd).map((each) => [odd, each] as const)]) {
      const [document, { name, schema }] = resource;
      for (const row of rowsOf(document, resource[1])) {
        for (const field of schema.fields) {
          const cell = row[field.name] ?? '';
          if (cell === '') expect(field.constraints?.required, `${name}.${field.name}`).not.toBe(true);
          else if (!fits[field.type]?.test(cell) || field.constraints?.enum?.includes(cell) === false) expect.fail(`${name}.${field.name}: ${cell} is no ${field.type}`);
        }
      }
    }
  });

  it.each(['plan', 'odd'])('states keys that hold: %s', (which) => {
    const document = which === 'plan' ? plan : odd;
    const tables = new Map(csvResources(document).map((resource) => [resource.name, rowsOf(document, resource)]));
    for (const { name, schema } of csvResources(document)) {
      const rows = tables.get(name) ?? [];
      const identities = rows.map((row) => JSON.stringify((schema.primaryKey ?? Object.keys(row)).map((column) => row[column])));
      if (schema.primaryKey !== undefined) expect(new Set(identities).size, name).toBe(rows.length);
      for (const { fields: [field = ''], reference } of schema.foreignKeys ?? []) {
        const others = new Set((tables.get(reference.resource === '' ? name : reference.resource) ?? []).map((row) => row[reference.fields[0] ?? '']));
        expect(rows.map((row) => row[field] ?? '').filter((cell) => cell !== '' && !others.has(cell)), `${name}.${field}`).toEqual([]);
      }
    }
  });

  it('states every key that the schema knows, on the real plan', async () => {
    const known = (await connection.runAndReadAll("SELECT table_name || '.' || column_name FROM internal.foreign_keys ORDER BY 1")).getColumns()[0];
    const stated = csvResources(plan).flatMap(({ name, schema }) => (schema.foreignKeys ?? []).map(({ fields }) => `${name}.${fields.join()}`));
    expect(stated.sort()).toEqual(known);
  });

  it('leaves out the keys that a damaged document breaks, and no others', () => {
    const keysOf = (document: string): Map<string, Resource['schema']> => new Map(csvResources(document).map(({ name, schema }) => [name, schema]));
    const without = [...keysOf(plan)].filter(([, { primaryKey }]) => primaryKey === undefined).map(([name]) => name);
    expect(without).toEqual(['corrections']);
    expect(keysOf(odd).get('series')?.primaryKey).toBeUndefined();
    expect(keysOf(odd).get('series')?.foreignKeys?.some(({ fields }) => fields[0] === 'parent_series_id')).toBe(false);
    expect(keysOf(odd).get('observations')?.primaryKey).toEqual(['document_id', 'series_id', 'ordinal']);
  });

  it('has a name that the standard allows, whatever the document is called', () => {
    expect(packageOf(odd).name).toBe('o-dd-plan');
    expect(packageOf(plan).name).toBe('mlsp-2011-2015.kk');
  });
});
