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

/** The keys of every table that hold for a document, by table: what a damaged document breaks is not promised. */
export async function keysOf(connection: DuckDBConnection, documentId: string): Promise<Map<string, Keys>> {
  const primary = await primaryKeys(connection, documentId);
  const foreign = await foreignKeys(connection, documentId);
  const tables = new Set([...primary.keys(), ...foreign.map(({ table }) => table)]);
  return new Map([...tables].map((name) => [name, {
    primary: primary.get(name) ?? null,
    foreign: foreign.filter(({ table }) => table === name).map(({ key }) => key),
  }]));
}

async function primaryKeys(connection: DuckDBConnection, documentId: string): Promise<Map<string, string[]>> {
  const known = await connection.runAndReadAll("SELECT table_name, array_to_string(columns, ',') FROM internal.keys");
  const keys = known.getRows().map(([table, columns]) => ({ table: String(table), columns: ['document_id', ...String(columns).split(',').filter((name) => name !== '')] }));
  const isBroken = await whichHaveRows(connection, documentId, keys.map(({ table, columns }) =>
    `FROM "${table}" WHERE document_id = $1 GROUP BY ${columns.map((column) => `"${column}"`).join(', ')} HAVING count(*) > 1`));
  return new Map(keys.filter((_, index) => !isBroken[index]).map(({ table, columns }) => [table, columns]));
}

async function foreignKeys(connection: DuckDBConnection, documentId: string): Promise<{ table: string; key: ForeignKey }[]> {
  const known = await connection.runAndReadAll('SELECT table_name, column_name, other_table, other_column FROM internal.foreign_keys ORDER BY rowid');
  const keys = known.getRows().map((row) => row.map(String) as [string, string, string, string])
    .map(([table, column, otherTable, otherColumn]) => ({ table, key: { column, otherTable, otherColumn } }));
  const isBroken = await whichHaveRows(connection, documentId, keys.map(({ table, key: { column, otherTable, otherColumn } }) =>
    `FROM "${table}" AS t WHERE t.document_id = $1 AND t."${column}" IS NOT NULL
     AND NOT EXISTS (FROM "${otherTable}" AS o WHERE o.document_id = t.document_id AND o."${otherColumn}" = t."${column}")`));
  return keys.filter((_, index) => !isBroken[index]);
}

/** Asks all in one statement; each query stands for itself. */
async function whichHaveRows(connection: DuckDBConnection, documentId: string, queries: readonly string[]): Promise<boolean[]> {
  const asked = await connection.runAndReadAll(`SELECT ${queries.map((query) => `EXISTS (SELECT 1 ${query})`).join(', ')}`, [documentId]);
  return (asked.getRows()[0] ?? []).map((answer) => answer === true);
}
