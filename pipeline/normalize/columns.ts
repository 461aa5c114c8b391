import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.js';

/** A column as the schema declares it. */
export interface ColumnType {
  readonly name: string;
  readonly type: string;
}

/** Where the contract's tables are declared. */
export const SCHEMA_FILE: string = join(projectRoot, 'pipeline/normalize/schema.sql');

const TABLE = /^CREATE TABLE ([\w.]+) \(\n(.*?)\n\);/gms;
const COLUMN = /^ {2}(\w+) +(\w+(?:\(\d+, *\d+\))?(?:\[\])?)/gm;

let known: ReadonlyMap<string, readonly ColumnType[]> | null = null;

/** The columns of every table of the schema, in their order, by its name; so that rows can be written where no database is at hand. */
export function columnsOfSchema(): ReadonlyMap<string, readonly ColumnType[]> {
  known ??= new Map([...readFileSync(SCHEMA_FILE, 'utf8').replaceAll('\r\n', '\n').matchAll(TABLE)].map(([, table = '', body = '']) => (
    [table, [...body.matchAll(COLUMN)].map(([, name = '', type = '']) => ({ name, type }))])));
  return known;
}
