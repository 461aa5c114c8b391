import type { DuckDBConnection } from '@duckdb/node-api';
import type { FindingChanges } from './check/changes.js';
import { staleReviews } from './check/reviews.js';
import type { SourceError } from './model.js';
import type { Station } from './progress.js';
import type { BrokenFile } from './sql-file.js';

/** What became of one document. */
export interface DocumentSummary {
  readonly id: string;
  readonly title: string | null;
  /** Records by kind: `goal`, `task_indicator`, `observation` and so on. */
  readonly records: Readonly<Record<string, number>>;
  readonly unplaced_values: number;
  readonly unclaimed_lines: number;
  /** Open findings, that is, those that no reviewer dismissed. */
  readonly findings: Readonly<Record<'error' | 'warning' | 'note', number>>;
  readonly dismissed: number;
  /** Ids of findings that a reviewer judged and that are not there. */
  readonly stale_reviews: readonly string[];
  /** Findings that say that the reading itself cannot be trusted. */
  readonly extraction_errors: number;
  readonly files: number;
}

/** What became of a run: what a person reads at its end, and what `--json` prints. */
export interface RunSummary {
  /** 0: done; 1: done, but a reading cannot be trusted; 2: a document could not be processed, or nothing could. */
  readonly exit_code: 0 | 1 | 2;
  /** Folder that was written to; null where nothing was written. */
  readonly output: string | null;
  readonly documents: readonly DocumentSummary[];
  readonly not_processed: readonly { readonly file: string; readonly problem: string }[];
  /** Documents among `documents` of which nothing had changed, so that nothing was made again. */
  readonly unchanged: readonly string[];
  /** Documents of the output folder that this run was not asked for, or could not read, and left as they were. */
  readonly kept: readonly string[];
  /** Documents that the output folder no longer has, since the folder of sources no longer has them. */
  readonly dropped: readonly string[];
  readonly broken_files: readonly BrokenFile[];
  /** Findings since the last complete set of the output folder; null where there was none, or nothing was checked. */
  readonly finding_changes: FindingChanges | null;
  readonly files: number;
  readonly seconds: Partial<Record<Station, number>>;
}

/** Counts what the database holds of a document; `seen` is counted elsewhere and comes first. */
export async function summaryOf(
  connection: DuckDBConnection, id: string, files: number, seen: Readonly<Record<string, number>> = {},
): Promise<DocumentSummary> {
  const count = async (sql: string): Promise<Record<string, number>> => {
    const rows = (await connection.runAndReadAll(sql, [id])).getRows();
    return Object.fromEntries(rows.map(([kind, number]) => [String(kind), Number(number)]));
  };
  const one = async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql, [id])).getRows()[0]?.[0] ?? 0);
  const title = (await connection.runAndReadAll('SELECT title FROM documents WHERE document_id = $1', [id])).getRows()[0]?.[0] ?? null;
  return {
    id,
    title: title === null ? null : String(title),
    records: { ...seen, ...(await count(RECORDS)) },
    unplaced_values: await one("SELECT count(*) FROM observations WHERE document_id = $1 AND status = 'unplaced'"),
    unclaimed_lines: await one("SELECT count(*) FROM lines WHERE document_id = $1 AND element = 'unclaimed'"),
    findings: await findingsBySeverity(connection, id),
    dismissed: await one("SELECT count(*) FROM findings WHERE document_id = $1 AND review = 'dismissed'"),
    stale_reviews: await staleReviews(connection, id),
    extraction_errors: await one("SELECT count(*) FROM findings WHERE document_id = $1 AND severity = 'error' AND origin = 'extraction' AND review IS DISTINCT FROM 'dismissed'"),
    files,
  };
}

/** Records by kind, in the order in which a plan has them. */
const RECORDS = `
  SELECT kind, count(*) FROM (
    SELECT level AS kind, 1 AS place FROM outline WHERE document_id = $1
    UNION ALL SELECT kind, 2 FROM series WHERE document_id = $1
    UNION ALL SELECT 'value', 3 FROM observations WHERE document_id = $1
    UNION ALL SELECT 'measure', 4 FROM measures WHERE document_id = $1
    UNION ALL SELECT 'programme', 5 FROM programmes WHERE document_id = $1
    UNION ALL SELECT 'capability', 6 FROM capabilities WHERE document_id = $1
    UNION ALL SELECT 'cooperation', 7 FROM cooperation WHERE document_id = $1
    UNION ALL SELECT 'risk', 8 FROM risks WHERE document_id = $1
    UNION ALL SELECT 'amendment', 9 FROM amendments WHERE document_id = $1
    UNION ALL SELECT 'deletion', 10 FROM deletions WHERE document_id = $1
    UNION ALL SELECT 'footnote', 11 FROM footnotes WHERE document_id = $1
    UNION ALL SELECT 'paragraph', 12 FROM paragraphs WHERE document_id = $1
  )
  GROUP BY kind, place
  ORDER BY place, list_position(['section', 'subsection', 'direction', 'goal', 'task', 'goal_indicator', 'task_indicator', 'programme_indicator', 'budget_line'], kind)`;

/** Open findings of a document by severity. */
export async function findingsBySeverity(connection: DuckDBConnection, id: string): Promise<DocumentSummary['findings']> {
  const found = await connection.runAndReadAll("SELECT severity, count(*) FROM findings WHERE document_id = $1 AND review IS DISTINCT FROM 'dismissed' GROUP BY ALL", [id]);
  return { error: 0, warning: 0, note: 0, ...Object.fromEntries(found.getRows().map(([severity, number]) => [String(severity), Number(number)])) };
}

/** Findings of documents that are open. */
export function openFindings(documents: readonly DocumentSummary[]): number {
  return documents.reduce((sum, { findings }) => sum + findings.error + findings.warning + findings.note, 0);
}

/** What a run comes to, before it is known where its files are. */
export function outcomeOf(documents: readonly DocumentSummary[], refused: readonly SourceError[], seconds: RunSummary['seconds']): RunSummary {
  return {
    exit_code: exitCodeOf(documents, refused),
    output: null,
    documents,
    not_processed: refused.map(({ file, message }) => ({ file, problem: message })),
    unchanged: [],
    kept: [],
    dropped: [],
    broken_files: [],
    finding_changes: null,
    files: documents.reduce((sum, { files }) => sum + files, 0),
    seconds,
  };
}

function exitCodeOf(documents: readonly DocumentSummary[], refused: readonly SourceError[]): 0 | 1 | 2 {
  if (refused.length > 0 || documents.length === 0) return 2;
  return documents.some(({ extraction_errors }) => extraction_errors > 0) ? 1 : 0;
}
