import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** A value of a result as it goes into an output: exact decimals, dates and big integers as text. */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** The rows of a query. Lists are not for this function: cast them in the query. */
export async function rowsOf(connection: DuckDBConnection, sql: string, parameters: DuckDBValue[] = []): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJson() as Row[];
}

/** A text column: null where the row has none. */
export function textOf(row: Row, column: string): string | null {
  const value = row[column] ?? null;
  return value === null ? null : String(value);
}

/** A whole-number column (a line, a year, a count): null where the row has none. */
export function integerOf(row: Row, column: string): number | null {
  const value = row[column] ?? null;
  return value === null ? null : Number(value);
}

/** Rows by the text of a column, in their order. */
export function groupedBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textOf(row, column) ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
