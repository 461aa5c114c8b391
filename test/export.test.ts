import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportHive } from '../pipeline/commands/export.js';
import { createDatabaseFile } from '../pipeline/normalize/database.js';
import { loadDocument } from '../pipeline/normalize/load.js';
import { DATABASE_FILE, manifestOf, writeJson } from '../pipeline/output/manifest.js';
import type { ManifestDocument } from '../pipeline/output/manifest.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from './records.js';

let home: string;
/** Ids that a path could trip over. */
const IDS = ['mlsp-2011-2015.kk', 'жоспар 2', "it's = 100%"];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'jospar-export-'));
  mkdirSync(join(home, 'output'));
  const database = await createDatabaseFile(join(home, 'output', DATABASE_FILE));
  const documents = new Map<string, ManifestDocument>();
  for (const [index, id] of IDS.entries()) {
    const observations = Array.from({ length: index + 1 }, (_, ordinal) => observationOf('series:1', 2011 + ordinal, `${ordinal}.25`, { ordinal: ordinal + 1 }));
    await loadDocument(database.connection, sourceOf(id, 'line'), recordsOf({ series: [seriesOf('series:1')], observations }));
    documents.set(id, { counts: { documents: 1, series: 1, observations: index + 1 } } as unknown as ManifestDocument);
  }
  await database.close();
  writeJson(join(home, 'output', 'manifest.json'), manifestOf(new Map([...documents].map(([id, document]) => [id, { ...document, outputs: {} }]))));
  writeFileSync(join(home, 'output', 'run.json'), '{}');
});
afterAll(() => rmSync(home, { recursive: true }));

it('a dataset partitioned by document is one table again in an engine that reads such datasets', async () => {
  expect(await exportHive(join(home, 'output'), join(home, 'hive'))).toMatch(/^\d+ tables of 3 documents in 9 parts below /);
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const rows = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const observations = `read_parquet('${join(home, 'hive').replaceAll("'", "''")}/observations/*/part.parquet', hive_partitioning = true)`;
  expect(await rows(`SELECT document_id, count(*)::INTEGER AS n, sum(value) AS total FROM ${observations} GROUP BY ALL ORDER BY n`)).toEqual([
    { document_id: IDS[0], n: 1, total: '0.2500' }, { document_id: IDS[1], n: 2, total: '1.5000' }, { document_id: IDS[2], n: 3, total: '3.7500' },
  ]);
  expect(await rows(`SELECT typeof(value) AS value, typeof(year) AS year FROM ${observations} LIMIT 1`)).toEqual([{ value: 'DECIMAL(20,4)', year: 'INTEGER' }]);
  connection.closeSync();
  instance.closeSync();
  expect(existsSync(join(home, 'hive/measures'))).toBe(false);
});
