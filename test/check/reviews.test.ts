import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import pc from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesOf } from '../../pipeline/check/changes.js';
import { staleReviews } from '../../pipeline/check/reviews.js';
import { runChecks } from '../../pipeline/check/run.js';
import { createDatabaseFile } from '../../pipeline/normalize/database.js';
import { appendRows } from '../../pipeline/normalize/load.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { readReviews } from '../../pipeline/normalize/reviews.js';
import { outcomeOf, summaryOf } from '../../pipeline/summary.js';
import { textOf } from '../../pipeline/summary-print.js';
import { noteOf, recordsOf, sourceOf } from '../records.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jospar-reviews-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const source = (): { id: string; file: string } => ({ id: 'plan', file: join(folder, 'plan.txt') });
const file = (...lines: string[]): void => writeFileSync(join(folder, 'plan.reviews.csv'), `${lines.join('\n')}\n`);

describe('a file of reviews', () => {
  it('holds a verdict and a reason for each finding', () => {
    file('finding_id,review,reason', '"finding:a/x, y/2011",dismissed,"rounded, as agreed"', 'finding:b/z,accepted,');
    expect(readReviews(source())).toEqual([
      { finding_id: 'finding:a/x, y/2011', review: 'dismissed', review_reason: 'rounded, as agreed' }, { finding_id: 'finding:b/z', review: 'accepted', review_reason: null },
    ]);
  });

  it('may be missing', () => {
    expect(readReviews(source())).toEqual([]);
  });

  it.each([
    ['another verdict', ['finding_id,review,reason', 'a,maybe,why'], 'line 2: the verdict is «maybe»'],
    ['no finding', ['finding_id,review,reason', ',accepted,'], 'line 2: names no finding'],
    ['a finding twice', ['finding_id,review,reason', 'a,accepted,', 'a,dismissed,no'], 'line 3: a is reviewed twice'],
    ['no reason to dismiss', ['finding_id,review,reason', 'a,dismissed,'], 'line 2: a is dismissed without a reason'],
    ['other columns', ['id,verdict', 'a,accepted'], 'has no column finding_id, review, reason'],
    ['nothing', [''], 'has no column finding_id, review, reason'],
    ['no table', ['finding_id,review,reason', 'a,"accepted'], 'is no CSV file'],
  ])('with %s is refused in one line that names it', (_, lines, problem) => {
    file(...lines);
    expect(() => readReviews(source())).toThrow(problem);
    expect(() => readReviews(source())).toThrow(/^[^\n]*plan\.reviews\.csv: [^\n]*$/u);
  });
});

describe('verdicts', () => {
  const notes = ['series:1', 'series:2', 'series:3'].map((subject_id) => noteOf('too_many_cells', { subject_id }));
  const id = (subject: string): string => `finding:too_many_cells/${subject}`;

  async function checked(connection: DuckDBConnection, found: typeof notes, reviews: readonly (readonly [finding: string, review: string])[]): Promise<void> {
    await loadDocument(connection, sourceOf('plan', 'a line'), recordsOf({ notes: found }));
    await appendRows(connection, 'internal.reviews', reviews.map(([finding_id, review]) => ({ document_id: 'plan', finding_id, review, review_reason: 'seen' })));
    expect(await runChecks(connection)).toEqual([]);
  }

  it('stand beside the findings; those of findings that are not there are told', async () => {
    const connection = await createDatabase();
    await checked(connection, notes, [[id('series:1'), 'dismissed'], [id('series:2'), 'accepted'], ['finding:old/x', 'dismissed']]);
    const findings = (await connection.runAndReadAll('SELECT subject_id, review, review_reason FROM findings ORDER BY subject_id')).getRowsJson();
    expect(findings).toEqual([['series:1', 'dismissed', 'seen'], ['series:2', 'accepted', 'seen'], ['series:3', null, null]]);
    expect(await staleReviews(connection, 'plan')).toEqual(['finding:old/x']);
    const summary = await summaryOf(connection, 'plan', 1);
    expect(summary).toMatchObject({ findings: { warning: 2 }, dismissed: 1, stale_reviews: ['finding:old/x'] });
    const text = textOf({ ...outcomeOf([summary], [], {}), output: 'out', finding_changes: { new: 1, gone: 2, still_open: 3 } }, pc.createColors(false));
    expect(text).toContain('2 warnings · 0 notes · 1 dismissed');
    expect(text).toContain('1 new · 2 gone · 3 still open');
    connection.closeSync();
  });

  it('keep a dismissed finding out of what is new, gone or still open', async () => {
    const earlier = await createDatabaseFile(join(folder, 'earlier.duckdb'));
    await checked(earlier.connection, notes, []);
    await earlier.close();
    const connection = await createDatabase();
    await checked(connection, [...notes.slice(1), noteOf('too_many_cells', { subject_id: 'series:4' }), noteOf('too_many_cells', { subject_id: 'series:5' })], [[id('series:2'), 'dismissed'], [id('series:5'), 'dismissed']]);
    expect(await changesOf(connection, join(folder, 'earlier.duckdb'), ['plan'])).toEqual({ new: 1, gone: 1, still_open: 1 });
    expect(await changesOf(connection, join(folder, 'earlier.duckdb'), [])).toEqual({ new: 0, gone: 0, still_open: 0 });
    connection.closeSync();
  });
});

describe('finding ids', () => {
  it('say what a finding is about, and do not move when another comes or goes', async () => {
    const ids = async (...subjects: string[]): Promise<unknown[]> => {
      const connection = await createDatabase();
      await loadDocument(connection, sourceOf('plan', 'a line'), recordsOf({ notes: subjects.map((subject_id) => noteOf('too_many_cells', { subject_id, year: 2011 })) }));
      await runChecks(connection);
      const found = (await connection.runAndReadAll('SELECT finding_id FROM findings ORDER BY finding_id')).getColumnsJson()[0] ?? [];
      connection.closeSync();
      return found;
    };
    expect(await ids('series:1', 'series:2')).toEqual([`finding:too_many_cells/series:1/2011`, `finding:too_many_cells/series:2/2011`]);
    expect(await ids('series:0', 'series:2')).toEqual([`finding:too_many_cells/series:0/2011`, `finding:too_many_cells/series:2/2011`]);
  });
});
