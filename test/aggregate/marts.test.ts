import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import { createDatabase } from '../../pipeline/normalize/load.js';
import { smallPlan, summary } from './small-plan.js';

describe('making marts', () => {
  it('describes every mart and column, keys every mart, and keeps to exact numbers', async () => {
    const plan = await smallPlan(summary);
    const marts = "table_name LIKE 'mart_%'";
    expect(await plan.rows(`SELECT table_name FROM duckdb_tables() WHERE ${marts} AND comment IS NULL`)).toEqual([]);
    expect(await plan.rows(`SELECT table_name, column_name FROM duckdb_columns() WHERE ${marts} AND comment IS NULL`)).toEqual([]);
    expect(await plan.rows(`SELECT table_name, column_name FROM duckdb_columns() WHERE ${marts} AND data_type IN ('DOUBLE', 'FLOAT', 'HUGEINT')`)).toEqual([]);
    expect(await plan.rows(`SELECT table_name FROM duckdb_tables() WHERE ${marts} AND table_name NOT IN (SELECT table_name FROM internal.keys)`)).toEqual([]);
    plan.close();
  });

  it('lets a mart read another, and reports a broken one by its file', async () => {
    const database = await createDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'jospar-marts-'));
    writeFileSync(join(folder, 'mart_a.sql'), '-- description: A\nselect document_id from mart_b');
    writeFileSync(join(folder, 'mart_b.sql'), '-- description: B\nselect document_id from documents');
    writeFileSync(join(folder, 'mart_c.sql'), 'selekt');
    writeFileSync(join(folder, 'c.sql'), 'select 1');
    expect((await runMarts(database, folder)).map(({ file }) => file)).toEqual(['c.sql', 'mart_c.sql']);
    expect((await database.runAndReadAll('FROM mart_a')).getRows()).toEqual([]);
    rmSync(folder, { recursive: true });
    database.closeSync();
  });
});
