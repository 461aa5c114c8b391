import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../sql-file.js';
import type { Table } from './tables.js';

/** Writes a table as Parquet, typed as in the database: rows of one document, or of all, in the order of the CSV; without some columns, if so told. */
export async function writeParquet(
  connection: DuckDBConnection, table: Table, documentId: string | null, file: string, without: readonly string[] = [],
): Promise<void> {
  const columns = `* ${without.length === 0 ? '' : `EXCLUDE (${without.join(', ')})`}`;
  const rows = documentId === null ? '' : `WHERE document_id = ${quoted(documentId)}`;
  await connection.run(`COPY (SELECT ${columns} FROM "${table.name}" ${rows} ORDER BY document_id, rowid) TO ${quoted(file)} (FORMAT parquet)`);
}
