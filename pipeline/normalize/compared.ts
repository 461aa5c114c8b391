import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectRoot } from '../root.js';
import { quoted } from '../sql-file.js';
import { SCHEMA_FILE } from './columns.js';
import type { Lanes } from './lanes.js';

/** What checks and marts compare the contract's tables with: macros, and views of `internal`. */
export const COMPARING_FILE: string = join(projectRoot, 'pipeline/normalize/comparing.sql');

const VIEW = /^CREATE VIEW internal\.(\w+) AS\n(.*?);$/gms;

/**
 * Works on a database in which each view of `internal` is a table: it is made once, not once in every query that asks it. The tables stand in
 * a database in memory of their own, which is let go of afterwards; queries find them under the views' names, and the views stay as they are.
 * Queries join their tables in the order in which they are written: told to choose, the database now and then begins with a join that leaves the
 * document out, and takes a hundred times longer for a hundred documents.
 */
export async function withCompared<T>([connection, ...others]: Lanes, use: () => Promise<T>): Promise<T> {
  const own = await nameOf(connection);
  await connection.run(`ATTACH ':memory:' AS compared; CREATE SCHEMA compared.internal`);
  const path = `SET search_path = ${quoted(`${own}.main,compared.internal,${own}.internal`)}`;
  try {
    for (const lane of [connection, ...others]) await lane.run(path);
    for (const [view, query] of views()) await connection.run(`CREATE TABLE compared.internal.${view} AS ${query}`);
    await connection.run("SET disabled_optimizers = 'join_order'");
    return await use();
  } finally {
    for (const lane of [connection, ...others]) await lane.run('RESET search_path');
    await connection.run('RESET disabled_optimizers; DETACH compared');
  }
}

/** The views in the order in which one is made from another. */
function views(): [name: string, query: string][] {
  return [SCHEMA_FILE, COMPARING_FILE].flatMap((file) => (
    [...readFileSync(file, 'utf8').replaceAll('\r\n', '\n').matchAll(VIEW)].map(([, name = '', query = '']): [string, string] => [name, query])));
}

/** The database's name as a search path writes it. */
async function nameOf(connection: DuckDBConnection): Promise<string> {
  const [[name] = []] = (await connection.runAndReadAll('SELECT current_database()')).getRows();
  return `"${String(name).replaceAll('"', '""')}"`;
}
