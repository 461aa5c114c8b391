import { join } from 'node:path';
import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { readCheck } from '../check/check.js';
import { findingsOf, runChecks } from '../check/run.js';
import { copyDocuments, createDatabaseFile } from '../normalize/database.js';
import { appendRows } from '../normalize/load.js';
import { DATABASE_FILE } from '../output/manifest.js';
import { problemOf } from '../output/problem.js';
import { brokenFile } from '../sql-file.js';
import type { BrokenFile } from '../sql-file.js';
import { documentsOf, openOutputSet } from './output-set.js';

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
    const rows = (await copy.connection.runAndReadAll('FROM findings ORDER BY document_id, rowid')).getRowObjectsJson();
    return { rows, text: textOf(rows as Record<string, JS>[]), broken };
  } finally {
    await copy.close();
  }
}

function textOf(findings: readonly Readonly<Record<string, JS>>[]): string {
  const lines = findings.map((finding) => {
    const evidence = [[finding.line_first, finding.line_last], [finding.other_line_first, finding.other_line_last]]
      .filter(([first]) => first !== null)
      .map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`));
    return [
      `${String(finding.severity).padEnd(8)}${String(finding.message_en)}`,
      `        ${String(finding.document_id)}${evidence.length > 0 ? `, lines ${evidence.join(' and ')}` : ''} · ${String(finding.check_id)}`,
    ].join('\n');
  });
  return [...lines, `${findings.length} finding${findings.length === 1 ? '' : 's'}`].join('\n');
}
