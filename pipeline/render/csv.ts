import type { DuckDBConnection } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import type { Column, Table } from './tables.js';

const FRACTIONAL = /^DECIMAL\(\d+,\s*[1-9]\d*\)$/;

/**
 * A table as CSV: UTF-8 without mark, LF, comma, quotes where needed, empty = null, ISO dates, numbers in their shortest exact form, lists as
 * JSON. Rows of one document, or of all in the order of their ids; within a document as they were loaded.
 */
export async function csvOf(connection: DuckDBConnection, table: Table, documentId: string | null): Promise<string> {
  const cells = table.columns.map((column) => `${asText(column)} AS "${column.name}"`).join(', ');
  const rows = await connection.runAndReadAll(
    `SELECT ${cells} FROM "${table.name}" AS t WHERE $1 IS NULL OR t.document_id = $1 ORDER BY t.document_id, t.rowid`, [documentId],
  );
  return stringify([table.columns.map(({ name }) => name), ...rows.getRows()], { record_delimiter: '\n' });
}

function asText({ name, type }: Column): string {
  const cell = `t."${name}"`;
  if (FRACTIONAL.test(type)) return `rtrim(rtrim(CAST(${cell} AS VARCHAR), '0'), '.')`;
  return type.endsWith('[]') ? `CAST(to_json(${cell}) AS VARCHAR)` : `CAST(${cell} AS VARCHAR)`;
}
