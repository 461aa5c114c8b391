import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBDecimalValue, DuckDBStructValue } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChecks } from '../../pipeline/check/check.js';
import { asPrinted, fillMessage, formatNumber } from '../../pipeline/check/message.js';
import { CHECK_FOLDER, runChecks } from '../../pipeline/check/run.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { recordsOf, sourceOf } from '../records.js';

const HEADER = ['severity: note', 'origin: source', 'asks: Which?', 'title_kk: К', 'title_ru: Р', 'title_en: E', 'message_kk: к {found}', 'message_ru: р {found}', 'message_en: e {found}'];
const sound = (id: string, sql = "SELECT document_id, 'document' AS subject_id, 5::DECIMAL(20,4) AS found, 1 AS line_first, 1 AS line_last FROM documents"): string =>
  [`id: ${id}`, ...HEADER].map((line) => `-- ${line}\n`).join('') + sql;

let folder: string;
let database: DuckDBConnection;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-checks-'));
  database = await createDatabase();
  await loadDocument(database, sourceOf('a', 'line'), recordsOf());
  await loadDocument(database, sourceOf('b', 'line'), recordsOf());
});
afterEach(() => {
  database.closeSync();
  rmSync(folder, { recursive: true });
});

const column = async (sql: string): Promise<unknown[]> => (await database.runAndReadAll(sql)).getColumnsJson()[0] ?? [];

describe('running checks', () => {
  it('takes a check that is dropped into the folder, for every document', async () => {
    writeFileSync(join(folder, 'mine.sql'), sound('mine'));
    expect(await runChecks(database, folder)).toEqual([]);
    expect(await column('SELECT document_id FROM findings ORDER BY rowid')).toEqual(['a', 'b']);
    expect(await column("SELECT findings FROM checks WHERE check_id = 'mine'")).toEqual([1, 1]);
  });

  it('reports a broken check by its file and runs the rest', async () => {
    writeFileSync(join(folder, 'a_syntax.sql'), sound('a_syntax', 'SELEKT document_id'));
    writeFileSync(join(folder, 'b_header.sql'), 'SELECT 1');
    writeFileSync(join(folder, 'c_severity.sql'), sound('c_severity').replace('severity: note', 'severity: grave'));
    writeFileSync(join(folder, 'd_column.sql'), sound('d_column', "SELECT document_id, 1 AS found FROM documents"));
    writeFileSync(join(folder, 'e_placeholder.sql'), sound('e_placeholder', "SELECT document_id, 'document' AS subject_id FROM documents"));
    writeFileSync(join(folder, 'f_fine.sql'), sound('f_fine'));
    writeFileSync(join(folder, 'g_twice.sql'), sound('f_fine'));
    const broken = await runChecks(database, folder);
    expect(broken.map(({ file }) => file).sort()).toEqual(['a_syntax.sql', 'b_header.sql', 'c_severity.sql', 'd_column.sql', 'e_placeholder.sql', 'g_twice.sql']);
    expect(broken.every(({ problem }) => problem !== '' && !problem.includes('\n'))).toBe(true);
    expect(await column('SELECT DISTINCT check_id FROM findings')).toEqual(['f_fine']);
    expect(await column('SELECT DISTINCT check_id FROM checks')).toEqual(['f_fine']);
  });

  it('has no broken check of its own, and each is named after its file', () => {
    const { checks, broken } = readChecks(CHECK_FOLDER);
    expect(broken).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(7);
  });
});

describe('messages', () => {
  it('leave out a part in brackets where one of its columns is empty', () => {
    const pattern = 'found {found}[, instead of {expected}][; see {line}].';
    expect(fillMessage(pattern, { found: 'a', expected: null, line: 5 }, 'en')).toBe('Found a; see 5.');
  });

  it('call things as their language does', () => {
    const name = new DuckDBStructValue({ kind: 'programme', number: '018', title: '«Annuity» company' });
    const bare = new DuckDBStructValue({ kind: 'goal', number: '2.1', title: null });
    expect(fillMessage('{name}: {block:term}', { name, block: 'direct,volume' }, 'ru')).toBe('Программа 018 «Annuity» company»: прямой результат, объем бюджетных расходов');
    expect(fillMessage('{name}', { name: bare }, 'kk')).toBe('2.1-\u2060мақсат');
    expect(() => fillMessage('{block:term}', { block: 'unheard' }, 'en')).toThrow('has no finding.terms.unheard');
  });
});

describe('numbers in messages', () => {
  const exact = (scaled: bigint): DuckDBDecimalValue => new DuckDBDecimalValue(scaled, 20, 4);

  it('are grouped in the way of each language, exact and without idle zeros', () => {
    expect(formatNumber(exact(17270129490000n), 'kk')).toBe('1\u00A0727\u00A0012\u00A0949');
    expect(formatNumber(exact(17270129490000n), 'en')).toBe('1,727,012,949');
    expect(formatNumber(exact(739000n), 'ru')).toBe('73,9');
    expect(formatNumber(exact(-13810500n), 'en')).toBe('−1,381.05');
    expect(formatNumber(exact(0n), 'en')).toBe('0');
    expect(asPrinted(exact(-5000n))).toBe('-0,5');
  });
});
