import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from '../render/csv.js';
import { writeParquet } from '../render/parquet.js';
import { tablesOf } from '../render/tables.js';
import { counted } from '../progress.js';
import { openOutputSet } from './output-set.js';

/** Writes every table of the output folder, all documents in it, to one folder; says what was written. */
export async function exportTables(folder: string, to: string, format: 'csv' | 'parquet' | 'both'): Promise<string> {
  const { database } = await openOutputSet(folder);
  try {
    mkdirSync(to, { recursive: true });
    const tables = await tablesOf(database.connection);
    for (const table of tables) {
      if (format !== 'parquet') await writeCsv(database.connection, table, null, join(to, `${table.name}.csv`));
      if (format !== 'csv') await writeParquet(database.connection, table, null, join(to, `${table.name}.parquet`));
    }
    return `${tables.length} tables in ${to}`;
  } finally {
    await database.close();
  }
}

/**
 * Writes every table as a dataset that engines for many machines read as one table: `<table>/document_id=<id>/part.parquet`, a part a document.
 * The id stands in the path, as these engines want it, and not in the files. A document's parts can be replaced or added alone, so that the
 * output folders of several machines make one dataset. A document that has no rows of a table has no part of it.
 */
export async function exportHive(folder: string, to: string): Promise<string> {
  const { manifest, database } = await openOutputSet(folder);
  try {
    const tables = await tablesOf(database.connection);
    let parts = 0;
    for (const [id, { counts }] of Object.entries(manifest.documents)) {
      for (const table of tables.filter(({ name }) => (counts[name] ?? 0) > 0)) {
        const partition = join(to, table.name, `document_id=${encodeURIComponent(id)}`);
        mkdirSync(partition, { recursive: true });
        await writeParquet(database.connection, table, id, join(partition, 'part.parquet'), ['document_id']);
        parts += 1;
      }
    }
    return `${counted(tables.length, 'table')} of ${counted(Object.keys(manifest.documents).length, 'document')} in ${counted(parts, 'part')} below ${to}`;
  } finally {
    await database.close();
  }
}
