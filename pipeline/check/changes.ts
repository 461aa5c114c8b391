import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../sql-file.js';

/** How the findings of a run compare with those of the output set before it. A dismissed finding is not open; it is no news either. */
export interface FindingChanges {
  /** Open now, and not found before. */
  readonly new: number;
  /** Open before, and not found now. */
  readonly gone: number;
  /** Open before and now. */
  readonly still_open: number;
}

/** Compares the findings of documents with those in the database of an earlier run. In: ids of documents that both may hold. */
export async function changesOf(connection: DuckDBConnection, earlier: string, documents: readonly string[]): Promise<FindingChanges> {
  if (documents.length === 0) return { new: 0, gone: 0, still_open: 0 };
  await connection.run(`ATTACH ${quoted(earlier)} AS before (READ_ONLY)`);
  try {
    const list = documents.map(quoted).join(', ');
    const of = (schema: string): string => `SELECT document_id, finding_id, review IS NOT DISTINCT FROM 'dismissed' AS is_dismissed FROM ${schema}findings WHERE document_id IN (${list})`;
    const compared = await connection.runAndReadAll(
      `SELECT count(*) FILTER (NOT n.is_dismissed AND b.finding_id IS NULL), count(*) FILTER (NOT b.is_dismissed AND n.finding_id IS NULL),
         count(*) FILTER (NOT n.is_dismissed AND b.finding_id IS NOT NULL)
       FROM (${of('')}) AS n FULL JOIN (${of('before.')}) AS b USING (document_id, finding_id)`,
    );
    const [added = 0, gone = 0, still = 0] = (compared.getRows()[0] ?? []).map(Number);
    return { new: added, gone, still_open: still };
  } finally {
    await connection.run('DETACH before');
  }
}
