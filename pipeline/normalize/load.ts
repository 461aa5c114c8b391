import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DocumentRecords, ReadingNote, SourceDocument } from '../model.js';
import { quoted } from '../sql-file.js';
import { columnsOfSchema } from './columns.js';
import type { ColumnType } from './columns.js';
import type { CorrectionRecord } from './corrections.js';
import { createDatabaseFile } from './database.js';
import { rowsFile, RowsWriter, writeDocument } from './rows-file.js';
import type { Row, WrittenRows } from './rows-file.js';

export type { Row } from './rows-file.js';

/** Bytes that DuckDB takes for a row unless it is told of longer ones. */
const LONGEST_ROW = 2_097_152;
/** A number of so many characters fits a DECIMAL of 18 digits, which DuckDB reads ten times as fast as one of 20. */
const SHORT_DECIMAL = 14;

/** A database in memory with the contract's tables, empty. The caller closes the connection. */
export async function createDatabase(): Promise<DuckDBConnection> {
  return (await createDatabaseFile()).connection;
}

/** Loads what was read from one document, in the order of its lists, and the corrections applied to it. A value that its column cannot hold becomes null and a note. */
export async function loadDocument(
  connection: DuckDBConnection, source: SourceDocument, records: DocumentRecords, corrections: readonly CorrectionRecord[] = [],
): Promise<void> {
  await inPassing(async (folder) => loadWritten(connection, [writeDocument(folder, source, records, corrections)]));
}

/**
 * Appends rows to a table, field by column name; a column that a row does not have is null. All belong to one document where it is given,
 * else each names its own. Returns a note for each number or date that its column cannot hold.
 */
export async function appendRows(connection: DuckDBConnection, table: string, rows: readonly Row[], documentId?: string): Promise<ReadingNote[]> {
  if (rows.length === 0) return [];
  return inPassing(async (folder) => {
    const writer = new RowsWriter(folder, documentId ?? null);
    writer.write(table, rows);
    await loadWritten(connection, [writer.written()]);
    return writer.misfits;
  });
}

/** Loads written rows, folder by folder, a table at a time: many documents cost little more statements than one. */
export async function loadWritten(connection: DuckDBConnection, written: readonly WrittenRows[]): Promise<void> {
  const longestRow = written.reduce((longest, rows) => Math.max(longest, rows.longestRow), LONGEST_ROW);
  for (const [table, columns] of columnsOfSchema()) {
    const files = written.filter(({ tables }) => tables.includes(table)).map(({ folder }) => quoted(rowsFile(folder, table)));
    if (files.length === 0) continue;
    await connection.run(`
      INSERT INTO ${table} SELECT ${columns.map(valueOf).join(', ')} FROM read_csv([${files.join(', ')}],
        columns = {${columns.map(({ name, type }) => `${name}: '${writtenAs(type)}'`).join(', ')}},
        header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false,
        max_line_size = ${longestRow})`);
  }
}

/** What a column is read as, before it becomes what it is. */
function writtenAs(type: string): string {
  return type.startsWith('DECIMAL') || type.endsWith('[]') ? 'VARCHAR' : type;
}

function valueOf({ name, type }: ColumnType): string {
  if (type.endsWith('[]')) return `from_json(${name}, '["${type.slice(0, -2)}"]')`;
  if (!type.startsWith('DECIMAL')) return name;
  return `CASE WHEN length(${name}) <= ${SHORT_DECIMAL} THEN CAST(${name} AS DECIMAL(18, 4)) ELSE CAST(${name} AS ${type}) END`;
}

/** Gives a folder to what is written only to be loaded. */
export async function inPassing<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jospar-rows-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
