import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { openOutputSet } from './output-set.js';
import { OutputError } from '../output/problem.js';

/** Lines of the source that are shown before and after a record's own. */
const LINES_AROUND = 2;

type Row = Readonly<Record<string, JS>>;

/**
 * A record as lines for people: its fields, its values and how they were read, what checks found, and the source lines around it.
 *
 * @throws OutputError where no document has such a record.
 */
export async function explain(folder: string, id: string, document: string | null): Promise<string> {
  const { database } = await openOutputSet(folder);
  try {
    const found = await recordsOf(database.connection, id, document);
    if (found.length === 0) throw new OutputError(`${id}: no record of ${folder} has this id${document === null ? '' : ` in ${document}`}`);
    const texts: string[] = [];
    for (const { table, record } of found) texts.push(await explained(database.connection, table, record, id));
    return texts.join('\n\n');
  } finally {
    await database.close();
  }
}

/** Looks in every table whose rows one id tells apart. */
async function recordsOf(connection: DuckDBConnection, id: string, document: string | null): Promise<{ table: string; record: Row }[]> {
  const keys = await connection.runAndReadAll("SELECT table_name, columns[1] FROM internal.keys WHERE len(columns) = 1 AND columns[1] LIKE '%\\_id' ESCAPE '\\' OR table_name = 'programmes'");
  const found: { table: string; record: Row }[] = [];
  for (const [table, column] of keys.getRows().map((row) => row.map(String) as [string, string])) {
    if (table.startsWith('mart_') || table === 'checks') continue;
    const rows = await connection.runAndReadAll(
      `FROM "${table}" WHERE "${column}" IN ($1, $2) AND ($3 IS NULL OR document_id = $3) ORDER BY document_id`, [id, id.replace(/^programme:/, ''), document],
    );
    found.push(...rows.getRowObjectsJson().map((record) => ({ table, record })));
  }
  return found;
}

async function explained(connection: DuckDBConnection, table: string, record: Row, id: string): Promise<string> {
  const rows = async (sql: string): Promise<Row[]> => (await connection.runAndReadAll(sql, [record.document_id as string, id])).getRowObjectsJson() as Row[];
  const values = await rows('SELECT year, ordinal, coalesce(CAST(value AS VARCHAR), absence) AS value, qualifier, raw, status, basis FROM observations WHERE document_id = $1 AND series_id = $2 ORDER BY ordinal');
  const marks = await rows('SELECT year, ordinal, mark, status FROM measure_years WHERE document_id = $1 AND measure_id = $2 ORDER BY ordinal');
  const candidates = await rows("SELECT rank, array_to_string(cells, ' | ') AS cells, reason, chosen FROM candidates WHERE document_id = $1 AND series_id = $2 ORDER BY rank");
  const findings = await rows('SELECT severity, message_en, line_first, line_last FROM findings WHERE document_id = $1 AND subject_id = $2 ORDER BY rowid');
  return [
    `${id} (${table}, ${String(record.document_id)})`,
    ...fields(record),
    ...section('Values', values.map((cell) => `  ${String(cell.year ?? '????')}  ${trimmed(cell.value)}${cell.qualifier === null ? '' : ` (${String(cell.qualifier)})`}  ${String(cell.status)}${cell.basis === null ? '' : `: ${String(cell.basis)}`}`)),
    ...section('Marks', marks.map((cell) => `  ${String(cell.year ?? '????')}  ${String(cell.mark)}  ${String(cell.status)}`)),
    ...section('Readings that were weighed', candidates.map(({ rank, cells, reason, chosen }) => `  ${chosen === true ? '*' : ' '} ${String(rank)}  ${String(cells)}  (${String(reason)})`)),
    ...section('Findings', findings.map(({ severity, message_en }) => `  ${String(severity)}: ${String(message_en)}`)),
    ...section('Source', await sourceLines(connection, record)),
  ].join('\n');
}

function fields(record: Row): string[] {
  const shown = Object.entries(record).filter(([name, value]) => value !== null && name !== 'document_id');
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `  ${name.padEnd(width)}  ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
}

async function sourceLines(connection: DuckDBConnection, { document_id, line_first, line_last }: Row): Promise<string[]> {
  if (typeof line_first !== 'number' || typeof line_last !== 'number') return [];
  const lines = await connection.runAndReadAll(
    'SELECT line_no, text FROM lines WHERE document_id = $1 AND line_no BETWEEN $2 AND $3 ORDER BY line_no', [document_id as string, line_first - LINES_AROUND, line_last + LINES_AROUND],
  );
  return lines.getRows().map(([no, text]) => {
    const isOwn = Number(no) >= line_first && Number(no) <= line_last;
    return `${isOwn ? '>' : ' '} ${String(no).padStart(5)}  ${String(text)}`;
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}

/** Exact numbers without their idle zeros. */
function trimmed(value: JS | undefined): string {
  return String(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
