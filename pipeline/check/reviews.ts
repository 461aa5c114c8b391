import type { DuckDBConnection } from '@duckdb/node-api';

/** Puts the reviewers' verdicts to the findings that they speak of. */
export async function applyReviews(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `UPDATE findings SET review = r.review, review_reason = r.review_reason
     FROM internal.reviews AS r WHERE (r.document_id, r.finding_id) = (findings.document_id, findings.finding_id)`,
  );
}

/** Ids of a document's findings that were reviewed but are not there, in the order of the file of reviews; none where nothing was checked. */
export async function staleReviews(connection: DuckDBConnection, document: string): Promise<string[]> {
  const stale = await connection.runAndReadAll(
    'SELECT finding_id FROM internal.reviews AS r ANTI JOIN findings AS f USING (document_id, finding_id) WHERE r.document_id = $1 AND EXISTS (FROM checks) ORDER BY r.rowid', [document],
  );
  return stale.getRows().map(([id]) => String(id));
}
