import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A query that an analyst wrote: one file, its header of `-- key: text` lines, its SQL. */
export interface SqlFile {
  /** File name without `.sql`. */
  readonly name: string;
  /** Text by key; a line that starts with `--` and two or more spaces continues the one above. */
  readonly header: ReadonlyMap<string, string>;
  /** The whole file, header included: what DuckDB runs. */
  readonly sql: string;
}

/** A file of SQL that could not be used, and why, in one line. */
export interface BrokenFile {
  readonly file: string;
  readonly problem: string;
}

const HEADER_LINE = /^-- ([a-z][a-z0-9_]*): ?(.*)$/;
const CONTINUATION = /^-- {2,}(\S.*)$/;

/** The queries of a folder, in the order of their names. */
export function readSqlFiles(folder: string): SqlFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => readSqlFile(join(folder, name)));
}

/** One query and its header. The header ends at the first line that is no comment. */
export function readSqlFile(file: string): SqlFile {
  const sql = readFileSync(file, 'utf8');
  const header = new Map<string, string>();
  let key: string | null = null;
  for (const line of sql.split(/\r?\n/)) {
    if (!line.startsWith('--')) break;
    const [, name, text = ''] = HEADER_LINE.exec(line) ?? [];
    const more = CONTINUATION.exec(line)?.[1];
    if (name !== undefined) header.set((key = name), text.trim());
    else if (more !== undefined && key !== null) header.set(key, `${header.get(key) ?? ''} ${more}`.trim());
  }
  return { name: basename(file, '.sql'), header, sql };
}

export function brokenFile(name: string, error: unknown): BrokenFile {
  const problem = error instanceof Error ? error.message : String(error);
  return { file: `${name}.sql`, problem: problem.replace(/\s+/g, ' ').trim() };
}

/** A text as SQL writes it, for statements that take no parameters. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
