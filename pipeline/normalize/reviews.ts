import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { SourceError } from '../model.js';
import { reviewsFile } from './reviews-file.js';

/** One verdict of a reviewer: one row of `<document>.reviews.csv`. */
export interface ReviewRecord {
  /** Id of the finding, as `findings` has it. */
  readonly finding_id: string;
  readonly review: 'accepted' | 'dismissed';
  /** Why; a finding is not dismissed without. */
  readonly review_reason: string | null;
}

/** Columns of a file of reviews. */
export const REVIEW_COLUMNS = ['finding_id', 'review', 'reason'] as const;
const VERDICTS = ['accepted', 'dismissed'] as const;

/**
 * The reviewers' verdicts on a document's findings; none where there is no file. Whether the findings are there is not asked here: they come
 * and go with the document and the checks.
 *
 * @throws {SourceError} that names the file and the line: no such table, another verdict, a finding that is reviewed twice, dismissed without a reason.
 */
export function readReviews(source: { readonly file: string; readonly id: string }): ReviewRecord[] {
  const file = reviewsFile(source);
  if (!existsSync(file)) return [];
  const seen = new Set<string>();
  return rowsOf(file).map((row, index) => {
    const refuse = (problem: string, advice: string): never => {
      throw new SourceError(file, `line ${index + 2}: ${problem}`, advice);
    };
    const { finding_id: id = '', review: text = '', reason = '' } = row;
    const review = VERDICTS.find((verdict) => verdict === text) ?? refuse(`the verdict is «${text}»`, `write ${VERDICTS.join(' or ')}`);
    if (id === '') refuse('names no finding', 'see `finding_id` in data/findings.csv');
    if (seen.has(id)) refuse(`${id} is reviewed twice`, 'keep one of the two rows');
    if (review === 'dismissed' && reason === '') refuse(`${id} is dismissed without a reason`, 'say in `reason` why it does not hold');
    seen.add(id);
    return { finding_id: id, review, review_reason: reason === '' ? null : reason };
  });
}

function rowsOf(file: string): Record<string, string>[] {
  let rows: Record<string, string>[];
  let head: readonly string[] = [];
  try {
    const columns = (names: string[]): string[] => [...(head = names)];
    rows = parse(readFileSync(file, 'utf8'), { columns, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new SourceError(file, `is no CSV file: ${error instanceof Error ? error.message : String(error)}`, `its columns are ${REVIEW_COLUMNS.join(', ')}`);
  }
  const missing = REVIEW_COLUMNS.filter((column) => !head.includes(column));
  if (missing.length > 0) throw new SourceError(file, `has no column ${missing.join(', ')}`, `its columns are ${REVIEW_COLUMNS.join(', ')}`);
  return rows;
}
