import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { inLanes } from '../normalize/lanes.js';
import { projectRoot } from '../root.js';
import { brokenFile, quoted, readSqlFiles } from '../sql-file.js';
import type { BrokenFile, SqlFile } from '../sql-file.js';

export const MART_FOLDER: string = join(projectRoot, 'pipeline/aggregate');

const MART_NAME = /^mart_[a-z0-9_]+$/;

/**
 * Makes a table of every query of a folder, named after its file. The header describes it (`description`), names what tells its rows apart
 * (`key`, columns beside the document), and describes each column under the column's own name. Marts may read other marts: what cannot be
 * made yet is tried again after the rest. Other connections to the database take their share. Returns the marts that could not be made.
 */
export async function runMarts(connection: DuckDBConnection, folder: string = MART_FOLDER, others: readonly DuckDBConnection[] = []): Promise<BrokenFile[]> {
  const marts = readSqlFiles(folder);
  await connection.run(marts.map(({ name }) => `DROP TABLE IF EXISTS "${name}";`).join(''));
  const made: SqlFile[] = [];
  let waiting = marts;
  let broken: BrokenFile[] = [];
  do {
    const problems = await inLanes([connection, ...others], waiting, makeMart);
    made.push(...waiting.filter((_, index) => problems[index] === null));
    broken = problems.flatMap((problem) => problem ?? []);
    if (broken.length === waiting.length) break;
    waiting = waiting.filter((_, index) => problems[index] !== null);
  } while (waiting.length > 0);
  await describe(connection, made);
  return broken;
}

async function makeMart(connection: DuckDBConnection, { name, sql }: SqlFile): Promise<BrokenFile | null> {
  try {
    if (!MART_NAME.test(name)) throw new Error('the name of a mart starts with mart_ and has small letters, digits and underscores');
    await connection.run(`CREATE TABLE ${name} AS (${sql}\n)`);
    return null;
  } catch (error) {
    return brokenFile(name, error);
  }
}

/** Puts what the headers say of the marts and their columns into the database. */
async function describe(connection: DuckDBConnection, marts: readonly SqlFile[]): Promise<void> {
  const columns = await connection.runAndReadAll("SELECT table_name, column_name FROM duckdb_columns() WHERE starts_with(table_name, 'mart_') AND NOT internal ORDER BY ALL");
  const statements = marts.flatMap(({ name, header }) => {
    const own = columns.getRows().filter(([table]) => table === name).map(([, column]) => String(column));
    const key = (header.get('key') ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
    return [
      comment(`TABLE ${name}`, header.get('description')),
      ...own.map((column) => comment(`COLUMN ${name}."${column}"`, header.get(column) ?? (column === 'document_id' ? 'Document that the row belongs to.' : undefined))),
      `DELETE FROM internal.keys WHERE table_name = ${quoted(name)};`,
      key.length === 0 ? '' : `INSERT INTO internal.keys VALUES (${quoted(name)}, [${key.map(quoted).join(', ')}]);`,
    ];
  });
  if (statements.length > 0) await connection.run(['BEGIN;', ...statements, 'COMMIT;'].join(''));
}

function comment(what: string, description: string | undefined): string {
  return description === undefined ? '' : `COMMENT ON ${what} IS ${quoted(description)};`;
}
