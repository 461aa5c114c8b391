import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBDecimalValue } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { withCompared } from '../normalize/compared.js';
import { inLanes } from '../normalize/lanes.js';
import type { Lanes } from '../normalize/lanes.js';
import { appendRows, inPassing, loadWritten } from '../normalize/load.js';
import type { Row } from '../normalize/load.js';
import { RowsWriter } from '../normalize/rows-file.js';
import type { WrittenRows } from '../normalize/rows-file.js';
import { projectRoot } from '../root.js';
import { brokenFile } from '../sql-file.js';
import type { BrokenFile } from '../sql-file.js';
import { readChecks } from './check.js';
import type { Check } from './check.js';
import { asPrinted, fillMessage } from './message.js';
import { applyReviews } from './reviews.js';

export const CHECK_FOLDER: string = join(projectRoot, 'pipeline/check');

/** Columns that every check's query returns, evidence among them; what else it returns is for its message. */
const REQUIRED_COLUMNS = ['document_id', 'subject_id', 'line_first', 'line_last'];

type Offence = Readonly<Record<string, DuckDBValue>>;

/**
 * Puts every check of a folder to every document of the database: fills `checks` and `findings`, which must be empty, and puts the reviewers'
 * verdicts to them. Other connections to the database take their share of the checks.
 * Returns the checks that could not be run.
 */
export async function runChecks(connection: DuckDBConnection, folder: string = CHECK_FOLDER, others: readonly DuckDBConnection[] = []): Promise<BrokenFile[]> {
  const { checks, broken } = readChecks(folder);
  const documents = (await connection.runAndReadAll('SELECT document_id FROM documents ORDER BY document_id')).getColumns()[0] ?? [];
  await appendRows(connection, 'checks', documents.flatMap((id) => checks.map((check) => checkRow(String(id), check))));
  const lanes: Lanes = [connection, ...others];
  await inPassing(async (folder) => {
    const outcomes = await withCompared(lanes, () => inLanes(lanes, checks, (lane, check) => put(check, lane, join(folder, check.id))));
    for (const [index, { problem }] of outcomes.entries()) {
      if (problem === null) continue;
      broken.push(problem);
      await connection.run('DELETE FROM checks WHERE check_id = $1', [String(checks[index]?.id)]);
    }
    await loadWritten(connection, outcomes.flatMap(({ written }) => written ?? []));
  });
  await applyReviews(connection);
  await connection.run('UPDATE checks SET findings = (SELECT count(*) FROM findings AS f WHERE (f.document_id, f.check_id) = (checks.document_id, checks.check_id))');
  return broken;
}

/** Puts one check; its findings wait in a folder until all are there, so that those of many documents need no memory. */
async function put(check: Check, connection: DuckDBConnection, folder: string): Promise<{ written: WrittenRows | null; problem: BrokenFile | null }> {
  let found: Row[];
  try {
    found = await findingsOf(connection, check);
  } catch (error) {
    return { written: null, problem: brokenFile(check.id, error) };
  }
  mkdirSync(folder);
  const writer = new RowsWriter(folder, null);
  writer.write('findings', found);
  return { written: writer.written(), problem: null };
}

/**
 * The findings of one check, as rows of `findings`.
 *
 * @throws Error where its query fails, or lacks a column that its message names.
 */
export async function findingsOf(connection: DuckDBConnection, check: Check): Promise<Row[]> {
  const result = await connection.runAndReadAll(check.sql);
  const lacking = REQUIRED_COLUMNS.find((name) => !result.columnNames().includes(name));
  if (lacking !== undefined) throw new Error(`the query returns no column ${lacking}`);
  const timesSeen = new Map<string, number>();
  const offences = result.getRowObjects();
  const bare = offences.find(({ line_first: first, line_last: last }) => first === null || last === null);
  if (bare !== undefined) throw new Error(`the query returns a row without lines, about ${String(bare.subject_id)}: a finding needs its evidence`);
  return offences.map((offence) => {
    const finding = findingOf(check, offence);
    const key = `${String(finding.document_id)} ${String(finding.finding_id)}`;
    const times = (timesSeen.get(key) ?? 0) + 1;
    timesSeen.set(key, times);
    return times === 1 ? finding : { ...finding, finding_id: `${String(finding.finding_id)}~${times}` };
  });
}

function findingOf(check: Check, offence: Offence): Row {
  const text = (name: string): string | null => printed(offence[name] ?? null);
  const number = (name: string): number | null => (offence[name] == null ? null : Number(offence[name]));
  const { difference } = offence;
  const year = number('year');
  return {
    document_id: text('document_id'),
    // Stable between runs: what the finding is about, never its place in a list. `item` tells findings about one subject and year apart.
    finding_id: ['finding:' + check.id, text('subject_id'), text('item'), year].filter((part) => part !== null).join('/'),
    check_id: check.id,
    severity: text('severity') ?? check.severity,
    origin: text('origin') ?? check.origin,
    subject_id: text('subject_id'),
    year,
    expected: text('expected'),
    found: text('found'),
    difference: text('difference'),
    difference_value: difference instanceof DuckDBDecimalValue ? difference.toString() : null,
    message_kk: fillMessage(check.messages.kk, offence, 'kk'),
    message_ru: fillMessage(check.messages.ru, offence, 'ru'),
    message_en: fillMessage(check.messages.en, offence, 'en'),
    line_first: number('line_first'),
    line_last: number('line_last'),
    other_line_first: number('other_line_first'),
    other_line_last: number('other_line_last'),
  };
}

function printed(value: DuckDBValue): string | null {
  if (value === null) return null;
  return value instanceof DuckDBDecimalValue ? asPrinted(value) : String(value);
}

function checkRow(document_id: string, check: Check): Row {
  return {
    document_id,
    check_id: check.id,
    severity: check.severity,
    origin: check.origin,
    title_kk: check.titles.kk,
    title_ru: check.titles.ru,
    title_en: check.titles.en,
    asks: check.asks,
    why: check.why,
    findings: 0,
  };
}
