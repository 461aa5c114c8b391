import type { DuckDBConnection } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import { CORRECTION_COLUMNS } from '../normalize/corrections.js';
import { OutputError } from '../output/problem.js';
import { openOutputSet } from './output-set.js';
import { textRows } from './text-rows.js';
import type { TextRow } from './text-rows.js';

/** Lines of the source that are shown before and after a record's own. */
const LINES_AROUND = 2;

interface Found {
  readonly table: string;
  readonly record: TextRow;
}

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
    for (const each of found) texts.push(await explained(database.connection, each, id));
    return texts.join('\n\n');
  } finally {
    await database.close();
  }
}

/** Looks in every table whose rows one id, or a programme's code, tells apart. */
async function recordsOf(connection: DuckDBConnection, id: string, document: string | null): Promise<Found[]> {
  const keys = await textRows(connection,
    `SELECT table_name, columns[1] AS id FROM internal.keys
     WHERE len(columns) = 1 AND (ends_with(columns[1], '_id') OR table_name = 'programmes') AND table_name <> 'checks' AND NOT starts_with(table_name, 'mart_')`);
  const found: Found[] = [];
  for (const key of keys) {
    const records = await textRows(connection,
      `FROM "${key.table_name}" WHERE "${key.id}" IN ($1, $2) AND ($3 IS NULL OR document_id = $3) ORDER BY document_id`, [id, id.replace(/^programme:/, ''), document]);
    found.push(...records.map((record) => ({ table: key.table_name ?? '', record })));
  }
  return found;
}

async function explained(connection: DuckDBConnection, { table, record }: Found, id: string): Promise<string> {
  const about = (sql: string): Promise<TextRow[]> => textRows(connection, sql, [record.document_id ?? '', id]);
  const values = await about('SELECT * FROM observations WHERE document_id = $1 AND series_id = $2 ORDER BY ordinal');
  const marks = await about('SELECT * FROM measure_years WHERE document_id = $1 AND measure_id = $2 ORDER BY ordinal');
  const readings = await about("SELECT *, array_to_string(cells, ' | ') AS reading FROM candidates WHERE document_id = $1 AND series_id = $2 ORDER BY rank");
  const findings = await about('SELECT * FROM findings WHERE document_id = $1 AND subject_id = $2 ORDER BY rowid');
  return [
    `${id} (${table}, ${record.document_id})`,
    ...fields(record),
    ...section('Values', values.map(valueLine)),
    ...section('Marks', marks.map(({ year, mark, status }) => `  ${year ?? '????'}  ${mark}  ${status}`)),
    ...section('Readings that were weighed', readings.map(({ rank, reading, reason, chosen }) => `${chosen === 'true' ? '>' : ' '} ${rank}  ${reading}  (${reason})`)),
    ...section('Findings', findings.map(({ severity, message_en }) => `  ${severity}: ${message_en}`)),
    ...section('Source', await sourceLines(connection, record)),
    ...section(`To correct it, copy a row into ${record.document_id}.corrections.csv beside the source`, correctionRows(id, record, [...values, ...marks])),
  ].join('\n');
}

function fields({ document_id: _, ...record }: TextRow): string[] {
  const shown = Object.entries(record).filter(([, value]) => value !== null);
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

function valueLine({ year, value, absence, qualifier, status, basis }: TextRow): string {
  const cell = `${value ?? absence ?? ''}${qualifier === null ? '' : ` (${qualifier})`}`;
  return `  ${year ?? '????'}  ${cell}  ${status}${basis === null ? '' : `: ${basis}`}`;
}

/** Rows that an analyst completes: for a cell without a year the year, else one field to begin with; and the reason. */
function correctionRows(id: string, record: TextRow, cells: readonly TextRow[]): string[] {
  const unplaced = cells.filter(({ year }) => year === null);
  const field = ['unit', 'name', 'title', 'text', 'risk'].find((name) => record[name] != null) ?? 'unit';
  const row = (ordinal: string, name: string, old: string | null, value: string): string =>
    stringify([[id, ordinal, '', name, old ?? '', value, '<reason>', '<where you saw it>']]).trimEnd();
  const rows = unplaced.length > 0
    ? unplaced.map(({ ordinal }) => row(ordinal ?? '', 'year', null, '<year>'))
    : [row('', field, record[field] ?? null, '<what holds>')];
  return [CORRECTION_COLUMNS.join(','), ...rows].map((line) => `  ${line}`);
}

async function sourceLines(connection: DuckDBConnection, { document_id, line_first, line_last }: TextRow): Promise<string[]> {
  const [first, last] = [Number(line_first ?? Number.NaN), Number(line_last ?? line_first ?? Number.NaN)];
  if (Number.isNaN(first)) return [];
  const lines = await textRows(connection,
    'SELECT line_no, text FROM lines WHERE document_id = $1 AND line_no BETWEEN $2 AND $3 ORDER BY line_no', [document_id ?? '', first - LINES_AROUND, last + LINES_AROUND]);
  return lines.map(({ line_no, text }) => `${Number(line_no) >= first && Number(line_no) <= last ? '>' : ' '} ${String(line_no).padStart(5)}  ${text}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}
