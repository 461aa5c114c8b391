import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readCheck } from '../check/check.js';
import { applyReviews } from '../check/reviews.js';
import { findingsOf, runChecks } from '../check/run.js';
import { copyDocuments, createDatabaseFile } from '../normalize/database.js';
import { appendRows } from '../normalize/load.js';
import { DATABASE_FILE } from '../output/manifest.js';
import { problemOf } from '../output/problem.js';
import { brokenFile } from '../sql-file.js';
import type { BrokenFile } from '../sql-file.js';
import { counted } from '../progress.js';
import { documentsOf, openOutputSet } from './output-set.js';
import { textRows } from './text-rows.js';
import type { TextRow } from './text-rows.js';

/** What checks found: as rows of `findings`, and as lines for people. */
export interface CheckOutcome {
  readonly rows: readonly object[];
  readonly text: string;
  readonly broken: readonly BrokenFile[];
}

/** Puts all checks to documents of the output folder; the folder stays as it is. */
export async function checkOutput(folder: string, documents: readonly string[]): Promise<CheckOutcome> {
  return onCopy(folder, documents, runChecks);
}

/** Puts one check, from any file, to documents of the output folder. */
export async function tryCheck(folder: string, documents: readonly string[], file: string): Promise<CheckOutcome> {
  return onCopy(folder, documents, async (connection) => {
    try {
      await appendRows(connection, 'findings', await findingsOf(connection, readCheck(file)));
      await applyReviews(connection);
      return [];
    } catch (error) {
      return [{ ...brokenFile(file, problemOf(error)), file }];
    }
  });
}

/** Works on a copy in memory that has no findings yet. */
async function onCopy(folder: string, asked: readonly string[], work: (connection: DuckDBConnection) => Promise<BrokenFile[]>): Promise<CheckOutcome> {
  const set = await openOutputSet(folder);
  const documents = documentsOf(set, folder, asked);
  await set.database.close();
  const copy = await createDatabaseFile();
  try {
    await copyDocuments(copy.connection, join(folder, DATABASE_FILE), documents);
    await copy.connection.run('DELETE FROM checks; DELETE FROM findings');
    const broken = await work(copy.connection);
    const findings = "FROM findings ORDER BY document_id, review IS NOT DISTINCT FROM 'dismissed', rowid";
    const rows = (await copy.connection.runAndReadAll(findings)).getRowObjectsJson();
    return { rows, text: textOf(await textRows(copy.connection, findings)), broken };
  } finally {
    await copy.close();
  }
}

function textOf(findings: readonly TextRow[]): string {
  const lines = findings.map((finding) => {
    const lines = [rangeOf(finding.line_first, finding.line_last), rangeOf(finding.other_line_first, finding.other_line_last)].filter((range) => range !== '');
    return [
      `${(finding.review === 'dismissed' ? 'dismissed ' : (finding.severity ?? '').padEnd(8))}${finding.message_en}`,
      `        ${finding.document_id}${lines.length > 0 ? `, lines ${lines.join(' and ')}` : ''} · ${finding.check_id}`,
    ].join('\n');
  });
  const dismissed = findings.filter(({ review }) => review === 'dismissed').length;
  return [...lines, counted(findings.length, 'finding') + (dismissed === 0 ? '' : `, ${dismissed} of them dismissed`)].join('\n');
}

function rangeOf(first: string | null | undefined, last: string | null | undefined): string {
  return first === last ? (first ?? '') : `${first}–${last}`;
}
