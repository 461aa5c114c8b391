import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../sql-file.js';
import type { Column, Table } from './tables.js';

const FRACTIONAL = /^DECIMAL\(\d+,\s*[1-9]\d*\)$/;

/**
 * Writes a table as CSV: UTF-8 without mark, LF, comma, quotes where needed, empty = null, ISO dates, numbers in their shortest exact form,
 * lists as JSON. Rows of one document, or of all in the order of their ids; within a document as they were loaded.
 */
export async function writeCsv(connection: DuckDBConnection, table: Table, documentId: string | null, file: string): Promise<void> {
  const cells = table.columns.map((column) => `${asText(column)} AS "${column.name}"`).join(', ');
  const rows = documentId === null ? '' : `WHERE t.document_id = ${quoted(documentId)}`;
  await connection.run(
    `COPY (SELECT ${cells} FROM "${table.name}" AS t ${rows} ORDER BY t.document_id, t.rowid) TO ${quoted(file)} (FORMAT csv, HEADER true, DELIMITER ',')`,
  );
}

function asText({ name, type }: Column): string {
  const cell = `t."${name}"`;
  if (FRACTIONAL.test(type)) return `rtrim(rtrim(CAST(${cell} AS VARCHAR), '0'), '.')`;
  if (type.endsWith('[]')) return `CAST(to_json(${cell}) AS VARCHAR)`;
  return `nullif(CAST(${cell} AS VARCHAR), '')`;
}
