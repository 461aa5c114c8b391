import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../pipeline/check/run.js';
import { extractDocument } from '../../pipeline/extract/document.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';

/**
 * What is wrong in the real plan: made by reading its source text, and completed with what the checks found, once that was looked up there; sums
 * were added up by script. A second reader made a list of their own before opening this one or the findings, and added what was lacking. So it
 * says what is found, and shows false findings; it is no independent measure of recall. Family, line and line of the other side, year where there
 * is one, what it is, and the check that is to find it; a row without a check is known to be missed.
 */
interface Contradiction {
  readonly family: string;
  readonly line: string;
  readonly other_line: string;
  readonly year: string;
  readonly what: string;
  readonly check: string;
}

interface Finding {
  readonly check_id: string;
  readonly severity: string;
  readonly year: number | null;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const KEY = join(projectRoot, 'test/check/mlsp-2011-2015.kk.contradictions.csv');
const contradictions = parse<Contradiction>(readFileSync(KEY, 'utf8'), { columns: true });
let findings: Finding[] = [];

beforeAll(async () => {
  const lines = linesOfText(readFileSync(join(projectRoot, 'raw/mlsp-2011-2015.kk.txt'), 'utf8'));
  const source = { id: 'plan', file: 'plan.txt', kind: 'text' as const, sha256: '0'.repeat(64), pages: 1, lines, register: null };
  const database = await createDatabase();
  await loadDocument(database, source, extractDocument(source));
  expect(await runChecks(database)).toEqual([]);
  const rows = (await database.runAndReadAll('FROM findings')).getRowObjectsJson();
  findings = rows.map((row) => ({
    check_id: row.check_id as string, severity: row.severity as string, year: row.year === null ? null : Number(row.year),
    ranges: [[Number(row.line_first), Number(row.line_last)], [Number(row.other_line_first ?? 0), Number(row.other_line_last ?? 0)]],
  }));
  database.closeSync();
}, 60_000);

const holds = ({ ranges }: Finding, line: string): boolean => line === '' || ranges.some(([first, last]) => first <= Number(line) && Number(line) <= last);

describe('the real plan', () => {
  it.each(contradictions.filter(({ check }) => check !== ''))('$family, line $line $year: $what', ({ check, line, other_line, year }) => {
    const own = findings.filter(({ check_id, year: of }) => check_id === check && (year === '' || of === Number(year)));
    expect(own.some((finding) => holds(finding, line) && holds(finding, other_line)), JSON.stringify(own.map(({ ranges }) => ranges))).toBe(true);
  });

  it('has no error or warning about the document itself that is not in the key', () => {
    const strange = findings.filter(({ check_id, severity }) => severity !== 'note' && check_id !== 'unplaced_values' && check_id !== 'ambiguous_run')
      .filter((finding) => !contradictions.some(({ check, line, year }) => check === finding.check_id && holds(finding, line) && (year === '' || finding.year === Number(year))));
    expect(strange).toEqual([]);
  });
});
