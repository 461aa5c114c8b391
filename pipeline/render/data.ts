import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sha256Of } from '../read/source.js';
import type { RenderContext } from './context.js';
import { writeCsv } from './csv.js';
import { dataPackageOf } from './datapackage.js';
import type { PackagedDocument, PackagedTable } from './datapackage.js';
import { keysOf } from './keys.js';
import type { Keys } from './keys.js';
import { writeParquet } from './parquet.js';
import { tablesOf } from './tables.js';

const NO_KEYS: Keys = { primary: null, foreign: [] };

/** Writes every table of a document as CSV and Parquet, and the data package that describes them. */
export async function renderData({ connection, documentId, folder }: RenderContext): Promise<string[]> {
  const packaged: PackagedTable[] = [];
  const keys = await keysOf(connection, documentId);
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const table of await tablesOf(connection)) {
    const [csvPath, parquetPath] = [`data/${table.name}.csv`, `data/${table.name}.parquet`];
    await writeCsv(connection, table, documentId, join(folder, csvPath));
    const csv = readFileSync(join(folder, csvPath));
    await writeParquet(connection, table, documentId, join(folder, parquetPath));
    packaged.push({
      table,
      keys: keys.get(table.name) ?? NO_KEYS,
      csv: { path: csvPath, bytes: csv.length, sha256: sha256Of(csv) },
      parquet: { path: parquetPath },
    });
  }
  writeFileSync(join(folder, 'datapackage.json'), dataPackageOf(await documentOf(connection, documentId), packaged));
  return [...packaged.flatMap(({ csv, parquet }) => [csv.path, parquet.path]), 'datapackage.json'];
}

async function documentOf(connection: DuckDBConnection, documentId: string): Promise<PackagedDocument> {
  const found = await connection.runAndReadAll('SELECT title, source_file, source_sha256 FROM documents WHERE document_id = $1', [documentId]);
  const [title = null, sourceFile, sourceSha256] = found.getRows()[0] ?? [];
  return { id: documentId, title: title === null ? null : String(title), sourceFile: String(sourceFile), sourceSha256: String(sourceSha256) };
}
