import { basename } from 'node:path';
import { DuckDBDataChunk, DuckDBTypeId, listValue } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { DocumentRecords, ReadingNote, SourceDocument } from '../model.js';
import type { CorrectionRecord } from './corrections.js';
import { createDatabaseFile } from './database.js';
import { dateOf, decimalOf } from './value.js';

/** Rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** Tables that the extract station fills, by the name of their list. */
const EXTRACTED = [
  'lines', 'spans', 'outline', 'mentions', 'goal_programmes', 'years', 'source_tables', 'series', 'observations', 'candidates', 'measures',
  'measure_years', 'programmes', 'programme_texts', 'capabilities', 'cooperation', 'cooperation_agencies', 'risks', 'amendments', 'deletions',
  'footnotes', 'footnote_marks', 'paragraphs', 'facts', 'figures',
] as const satisfies readonly (keyof DocumentRecords)[];

type Cell = string | number | boolean | readonly string[] | null;
/** A row of a table: numbers and dates of DECIMAL and DATE columns as exact text. */
export type Row = Readonly<Record<string, Cell>>;
interface Column {
  readonly name: string;
  readonly type: DuckDBType;
}

/** A database in memory with the contract's tables, empty. The caller closes the connection. */
export async function createDatabase(): Promise<DuckDBConnection> {
  return (await createDatabaseFile()).connection;
}

/** Loads what was read from one document, in the order of its lists, and the corrections applied to it. A value that its column cannot hold becomes null and a note. */
export async function loadDocument(
  connection: DuckDBConnection, source: SourceDocument, records: DocumentRecords, corrections: readonly CorrectionRecord[] = [],
): Promise<void> {
  const misfits: ReadingNote[] = [];
  const load = async (table: string, rows: readonly object[]): Promise<void> => {
    misfits.push(...(await appendRows(connection, table, rows as readonly Row[], source.id)));
  };
  await load('documents', [documentRow(source, records)]);
  for (const table of EXTRACTED) await load(table, records[table]);
  await load('corrections', corrections);
  await load('internal.notes', [...records.notes, ...misfits]);
}

/**
 * Appends rows to a table, field by column name; a column that a row does not have is null. All belong to one document where it is given,
 * else each names its own. Returns a note for each number or date that its column cannot hold.
 */
export async function appendRows(connection: DuckDBConnection, table: string, rows: readonly Row[], documentId?: string): Promise<ReadingNote[]> {
  if (rows.length === 0) return [];
  const [name, schema] = table.split('.').reverse() as [string, string?];
  const appender = await connection.createAppender(name, schema ?? 'main');
  const columns = await columnsOf(connection, appender, name);
  const misfits: ReadingNote[] = [];
  for (let first = 0; first < rows.length; first += CHUNK_ROWS) {
    const part = rows.slice(first, first + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type), part.length);
    for (const [index, column] of columns.entries()) {
      const isDocument = index === 0 && documentId !== undefined;
      chunk.setColumnValues(index, part.map((row) => (isDocument ? documentId : stored(row, column, columns, misfits))));
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return misfits;
}

function documentRow(source: SourceDocument, records: DocumentRecords): Row {
  const { basis, ...document } = records.document;
  return {
    ...document,
    decree: source.register?.decree ?? null,
    basis: JSON.stringify(basis),
    source_file: basename(source.file),
    source_sha256: source.sha256,
    source_kind: source.kind,
    reading_of: source.register?.reading_of ?? null,
    pages: source.pages,
    lines: source.lines.length,
  };
}

/** The columns of a table in their order: names from the catalogue, types from the appender. */
async function columnsOf(connection: DuckDBConnection, appender: DuckDBAppender, table: string): Promise<Column[]> {
  const names = await connection.runAndReadAll(
    'SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = $1 ORDER BY column_index', [table],
  );
  return names.getRows().map(([name], index) => ({ name: String(name), type: appender.columnType(index) }));
}

function stored(row: Row, column: Column, columns: readonly Column[], misfits: ReadingNote[]): DuckDBValue {
  const cell = row[column.name] ?? null;
  if (Array.isArray(cell)) return listValue(cell as string[]);
  if (typeof cell !== 'string') return cell as DuckDBValue;
  const { typeId } = column.type;
  if (typeId !== DuckDBTypeId.DECIMAL && typeId !== DuckDBTypeId.DATE) return cell;
  const value = typeId === DuckDBTypeId.DECIMAL ? decimalOf(cell) : dateOf(cell);
  if (value === null) misfits.push(misfit(row, cell, columns));
  return value;
}

/** A table's second column holds the id of the record that a row is, or belongs to. */
function misfit(row: Row, cell: string, columns: readonly Column[]): ReadingNote {
  return {
    check_id: 'value_out_of_range',
    severity: 'warning',
    origin: 'source',
    subject_id: String(row[columns[1]?.name ?? '']),
    year: typeof row.year === 'number' ? row.year : null,
    expected: null,
    found: cell,
    line_first: Number(row.line_first),
    line_last: Number(row.line_last),
  };
}
