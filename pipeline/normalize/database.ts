import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { NAMING } from '../lexicon/naming.js';
import type { NameRole } from '../lexicon/naming.js';
import { quoted } from '../sql-file.js';
import { SCHEMA_FILE } from './columns.js';
import { COMPARING_FILE } from './compared.js';

/** An open database. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Opens another connection to it; the caller closes it. */
  readonly connect: () => Promise<DuckDBConnection>;
  /** Writes out what is still in memory and lets go of the file; once is enough. */
  readonly close: () => Promise<void>;
}

/** Makes a database with the contract's tables, empty: in memory, or in a new file. */
export async function createDatabaseFile(file = ':memory:'): Promise<Database> {
  const database = await open(file, { default_block_size: String(BLOCK_SIZE), threads: '1', memory_limit: MEMORY, checkpoint_threshold: UNWRITTEN });
  // One transaction: each of the hundreds of comments on its own would be written to the disk by itself.
  await database.connection.run('BEGIN');
  for (const sql of [readFileSync(SCHEMA_FILE, 'utf8'), namingMacros(), readFileSync(COMPARING_FILE, 'utf8')]) await database.connection.run(sql);
  await database.connection.run('COMMIT');
  return database;
}

/** What words say, for queries: `internal.says_<role>(language, text)` tells whether the pattern matches, `internal.said_<role>` lists what does. */
function namingMacros(): string {
  const roles = Object.keys(NAMING.kk) as NameRole[];
  const each = (role: NameRole, use: (pattern: string) => string): string =>
    `CASE language ${Object.entries(NAMING).map(([language, patterns]) => `WHEN ${quoted(language)} THEN ${use(quoted(patterns[role]))}`).join(' ')} END`;
  return roles.map((role) => [
    `CREATE MACRO internal.says_${role}(language, t) AS ${each(role, (pattern) => `regexp_matches(t, ${pattern})`)};`,
    `CREATE MACRO internal.said_${role}(language, t) AS ${each(role, (pattern) => `regexp_extract_all(t, ${pattern}, 1)`)};`,
  ].join('\n')).join('\n');
}

/** Opens a database that a run left, to read it. */
export async function openDatabaseFile(file: string): Promise<Database> {
  return open(file, { access_mode: 'READ_ONLY' });
}

/** Bytes. A plan's tables are many and small; DuckDB's own block of 256 KB would leave most of the file empty. */
const BLOCK_SIZE = 16_384;
/** What does not fit is put aside on the disk, beside the file. */
const MEMORY = '384MiB';
/** What waits in the log before the file is written: DuckDB's own 16 MB would have a few documents packed anew with every few more. */
const UNWRITTEN = '256MiB';

async function open(file: string, options: Record<string, string>): Promise<Database> {
  const instance = await DuckDBInstance.create(file, options);
  const connection = await instance.connect();
  const isWritten = file !== ':memory:' && options.access_mode === undefined;
  let isOpen = true;
  return {
    connection,
    connect: () => instance.connect(),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      if (isWritten) await connection.run('CHECKPOINT');
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Copies the rows of documents from the database of an earlier run, table by table, column by name. A table or column that this database does
 * not have is left behind.
 */
export async function copyDocuments(connection: DuckDBConnection, file: string, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await connection.run(`ATTACH ${quoted(file)} AS earlier (READ_ONLY)`);
  try {
    const shared = await connection.runAndReadAll(
      `SELECT schema_name, table_name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index)
       FROM duckdb_columns() AS c
       WHERE database_name = current_database() AND NOT internal AND EXISTS (
         FROM duckdb_columns() AS e WHERE e.database_name = 'earlier'
           AND (e.schema_name, e.table_name, e.column_name) = (c.schema_name, c.table_name, c.column_name))
         AND (schema_name, table_name) IN (SELECT (schema_name, table_name) FROM duckdb_tables() WHERE database_name = current_database())
       GROUP BY ALL HAVING bool_or(column_name = 'document_id')`,
    );
    const list = documentIds.map(quoted).join(', ');
    for (const [schema, table, columns] of shared.getRows().map((row) => row.map(String) as [string, string, string])) {
      await connection.run(
        `INSERT INTO ${schema}."${table}" (${columns}) SELECT ${columns} FROM earlier.${schema}."${table}" WHERE document_id IN (${list}) ORDER BY document_id, rowid`,
      );
    }
  } finally {
    await connection.run('DETACH earlier');
  }
}
