import type { DuckDBConnection } from '@duckdb/node-api';

/** A table as the catalogue describes it. */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  /** The only values that may stand in it, or null. */
  readonly allowed: readonly string[] | null;
}

const ALLOWED_VALUES = /^CHECK\(\((\w+) IN \((.*)\)\)\)$/;

/** The tables of the contract in its order, then the marts by name. */
export async function tablesOf(connection: DuckDBConnection): Promise<Table[]> {
  const tables = await connection.runAndReadAll(
    `SELECT table_name, coalesce(comment, '') FROM duckdb_tables()
     WHERE database_name = current_database() AND schema_name = 'main'
     ORDER BY starts_with(table_name, 'mart_'), CASE WHEN starts_with(table_name, 'mart_') THEN table_name END, table_oid`,
  );
  const columns = await connection.runAndReadAll(
    `SELECT table_name, column_name, data_type, NOT is_nullable, coalesce(comment, '') FROM duckdb_columns()
     WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`,
  );
  const allowed = await allowedValues(connection);
  return tables.getRows().map(([table, description]) => ({
    name: String(table),
    description: String(description),
    columns: columns.getRows().filter(([owner]) => owner === table).map(([, name, type, isRequired, comment]) => ({
      name: String(name),
      type: String(type),
      isRequired: isRequired === true,
      description: String(comment),
      allowed: allowed.get(`${String(table)}.${String(name)}`) ?? null,
    })),
  }));
}

async function allowedValues(connection: DuckDBConnection): Promise<Map<string, string[]>> {
  const checks = await connection.runAndReadAll(
    "SELECT table_name, constraint_text FROM duckdb_constraints() WHERE database_name = current_database() AND constraint_type = 'CHECK'",
  );
  return new Map(checks.getRows().flatMap(([table, text]) => {
    const [, column, values] = ALLOWED_VALUES.exec(String(text)) ?? [];
    return column === undefined || values === undefined ? [] : [[`${String(table)}.${column}`, [...values.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '')]];
  }));
}
