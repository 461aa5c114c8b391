import type { DuckDBConnection } from '@duckdb/node-api';

/** What the rows of one document's table can be told apart and joined by. */
export interface Keys {
  /** Columns, the document's first; null where rows repeat. */
  readonly primary: readonly string[] | null;
  readonly foreign: readonly ForeignKey[];
}

export interface ForeignKey {
  readonly column: string;
  readonly otherTable: string;
  readonly otherColumn: string;
}

/** The keys of a table that hold for a document: what a damaged document breaks is not promised. */
export async function keysOf(connection: DuckDBConnection, table: string, documentId: string): Promise<Keys> {
  return { primary: await primaryKeyOf(connection, table, documentId), foreign: await foreignKeysOf(connection, table, documentId) };
}

async function primaryKeyOf(connection: DuckDBConnection, table: string, documentId: string): Promise<string[] | null> {
  const known = await connection.runAndReadAll("SELECT array_to_string(columns, ',') FROM internal.keys WHERE table_name = $1", [table]);
  const names = known.getRows()[0]?.[0];
  if (typeof names !== 'string') return null;
  const columns = ['document_id', ...names.split(',').filter((name) => name !== '')];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const repeated = `SELECT 1 FROM "${table}" WHERE document_id = $1 GROUP BY ${list} HAVING count(*) > 1 LIMIT 1`;
  return (await hasRow(connection, repeated, documentId)) ? null : columns;
}

async function foreignKeysOf(connection: DuckDBConnection, table: string, documentId: string): Promise<ForeignKey[]> {
  const known = await connection.runAndReadAll(
    'SELECT column_name, other_table, other_column FROM internal.foreign_keys WHERE table_name = $1 ORDER BY rowid', [table],
  );
  const held: ForeignKey[] = [];
  for (const [column, otherTable, otherColumn] of known.getRows().map((row) => row.map(String) as [string, string, string])) {
    const astray = `SELECT 1 FROM "${table}" AS t WHERE t.document_id = $1 AND t."${column}" IS NOT NULL
      AND NOT EXISTS (FROM "${otherTable}" AS o WHERE o.document_id = t.document_id AND o."${otherColumn}" = t."${column}") LIMIT 1`;
    if (!(await hasRow(connection, astray, documentId))) held.push({ column, otherTable, otherColumn });
  }
  return held;
}

async function hasRow(connection: DuckDBConnection, query: string, documentId: string): Promise<boolean> {
  return (await connection.runAndReadAll(query, [documentId])).currentRowCount > 0;
}
