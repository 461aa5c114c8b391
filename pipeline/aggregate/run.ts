import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectRoot } from '../root.js';
import { brokenFile, quoted, readSqlFiles } from '../sql-file.js';
import type { BrokenFile, SqlFile } from '../sql-file.js';

export const MART_FOLDER: string = join(projectRoot, 'pipeline/aggregate');

const MART_NAME = /^mart_[a-z0-9_]+$/;

/**
 * Makes a table of every query of a folder, named after its file. The header describes it (`description`), names what tells its rows apart
 * (`key`, columns beside the document), and describes each column under the column's own name. Marts may read other marts: what cannot be
 * made yet is tried again after the rest. Returns the marts that could not be made.
 */
export async function runMarts(connection: DuckDBConnection, folder: string = MART_FOLDER): Promise<BrokenFile[]> {
  let waiting = readSqlFiles(folder);
  for (const { name } of waiting) await connection.run(`DROP TABLE IF EXISTS "${name}"`);
  for (;;) {
    const broken: BrokenFile[] = [];
    const again: SqlFile[] = [];
    for (const mart of waiting) {
      try {
        await makeMart(connection, mart);
      } catch (error) {
        broken.push(brokenFile(mart.name, error));
        again.push(mart);
      }
    }
    if (again.length === 0 || again.length === waiting.length) return broken;
    waiting = again;
  }
}

async function makeMart(connection: DuckDBConnection, { name, header, sql }: SqlFile): Promise<void> {
  if (!MART_NAME.test(name)) throw new Error('the name of a mart starts with mart_ and has small letters, digits and underscores');
  await connection.run(`CREATE TABLE ${name} AS (${sql}\n)`);
  const columns = await connection.runAndReadAll('SELECT column_name FROM duckdb_columns() WHERE table_name = $1 AND NOT internal', [name]);
  const described = columns.getRows().map(([column]) => String(column)).map((column): [string, string | undefined] => (
    [`COLUMN ${name}."${column}"`, header.get(column) ?? (column === 'document_id' ? 'Document that the row belongs to.' : undefined)]
  ));
  await connection.run([[`TABLE ${name}`, header.get('description')] as const, ...described].map(([what, text]) => comment(what, text)).join(''));
  await connection.run('DELETE FROM internal.keys WHERE table_name = $1', [name]);
  const key = (header.get('key') ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
  if (key.length > 0) await connection.run(`INSERT INTO internal.keys VALUES ('${name}', [${key.map(quoted).join(', ')}])`);
}

function comment(what: string, description: string | undefined): string {
  return description === undefined ? '' : `COMMENT ON ${what} IS ${quoted(description)};`;
}
