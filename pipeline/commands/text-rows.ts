import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** A row as text, by column; null stays null. */
export type TextRow = Readonly<Record<string, string | null>>;

/** What a query returns, as text. Exact numbers come without idle zeros. */
export async function textRows(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []): Promise<TextRow[]> {
  const result = await connection.runAndReadAll(sql, values);
  const columns = result.columnNames();
  return result.getRows().map((row) => Object.fromEntries(row.map((value, index) => [columns[index] ?? '', textOf(value)])));
}

function textOf(value: DuckDBValue): string | null {
  if (value === null) return null;
  const text = String(value);
  return typeof value === 'object' && /^-?\d+\.\d+$/.test(text) ? text.replace(/\.0+$|(?<!0)0+$/, '') : text;
}
