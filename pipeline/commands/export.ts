import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvOf } from '../render/csv.js';
import { writeParquet } from '../render/parquet.js';
import { tablesOf } from '../render/tables.js';
import { openOutputSet } from './output-set.js';

/** Writes every table of the output folder, all documents in it, to one folder; says what was written. */
export async function exportTables(folder: string, to: string, format: 'csv' | 'parquet' | 'both'): Promise<string> {
  const { database } = await openOutputSet(folder);
  try {
    mkdirSync(to, { recursive: true });
    const tables = await tablesOf(database.connection);
    for (const table of tables) {
      if (format !== 'parquet') writeFileSync(join(to, `${table.name}.csv`), await csvOf(database.connection, table, null));
      if (format !== 'csv') await writeParquet(database.connection, table, null, join(to, `${table.name}.parquet`));
    }
    return `${tables.length} tables in ${to}`;
  } finally {
    await database.close();
  }
}
