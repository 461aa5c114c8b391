import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RenderContext, ReportLanguage } from '../pipeline/render/context.js';
import type { Pressed } from '../pipeline/render/document.js';
import { DEFAULT_LIMITS } from '../pipeline/limits.js';
import type { RunRequest } from '../pipeline/run.js';
import { diagnose } from '../pipeline/commands/doctor.js';
import { openOutputSet } from '../pipeline/commands/output-set.js';
import { readManifest } from '../pipeline/output/manifest.js';
import { silent } from '../pipeline/progress.js';
import type { Station } from '../pipeline/progress.js';
import { sha256Of } from '../pipeline/read/source.js';
import { run } from '../pipeline/run.js';
import type { RunSummary } from '../pipeline/summary.js';
import { budgetSummary } from './excerpt.js';

// Workbooks and reports have tests of their own; here a stand-in shows that they are kept with the rest.
vi.mock('../pipeline/render/document.js', () => {
  class Press {
    print({ folder, languages }: RenderContext, editions: readonly string[]): Pressed {
      const made = editions.includes('reports') ? ['report.pdf'] : [];
      for (const file of made) writeFileSync(join(folder, file), `report in ${languages.join(' ')}`);
      pressed.push(...editions);
      return { isRead: Promise.resolve(), files: Promise.resolve({ made, printed: {} }) };
    }
    close(): Promise<void> {
      return Promise.resolve();
    }
  }
  return { Press, EDITIONS: ['workbooks', 'reports', 'evidence'] };
});
/** What the stand-in was asked to make. */
const pressed = vi.hoisted((): string[] => []);

const ALL: Omit<RunRequest, 'raw' | 'out' | 'languages'> = { words: [], only: null, isForced: false, limits: DEFAULT_LIMITS, jobs: null };

let home: string;
let raw: string;
let out: string;
/** What a run of one document `a` leaves, made once for the tests that start from it. */
let prepared: string;
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'jospar-run-'));
  mkdirSync(join(prepared, 'raw'));
  writeFileSync(join(prepared, 'raw/a.txt'), budgetSummary());
  await run({ ...ALL, raw: join(prepared, 'raw'), out: join(prepared, 'output'), languages: ['ru'] }, silent);
});
afterAll(() => rmSync(prepared, { recursive: true }));
beforeEach(() => {
  pressed.length = 0;
  home = mkdtempSync(join(tmpdir(), 'jospar-run-'));
  [raw, out] = [join(home, 'raw'), join(home, 'output')];
  mkdirSync(raw);
});
afterEach(() => rmSync(home, { recursive: true }));

const put = (name: string, text: string | Uint8Array): void => writeFileSync(join(raw, name), text);
const prepare = (): void => cpSync(prepared, home, { recursive: true });
const start = (words: string[] = [], only: Station | null = null, languages: ReportLanguage[] = ['kk', 'ru', 'en']): Promise<RunSummary> =>
  run({ ...ALL, words, raw, out, languages, only }, silent);
/** Every file below the output folder, by content. */
const everything = (): Record<string, string> => (!existsSync(out) ? {} : Object.fromEntries(
  readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((path) => [path.slice(out.length + 1), sha256Of(readFileSync(path))])));
const rows = async (sql: string): Promise<unknown[]> => {
  const { database } = await openOutputSet(out);
  const found = (await database.connection.runAndReadAll(sql)).getRowObjectsJson();
  await database.close();
  return found;
};
const withMisprint = (): string => budgetSummary().replace('012 949', '012 950');

describe('a run', () => {
  it('turns a text into tables, with the budget summary as the plan prints it', async () => {
    put('plan.txt', budgetSummary());
    const summary = await start();
    expect(summary).toMatchObject({ exit_code: 0, output: out, documents: [{ id: 'plan', records: { budget_line: 41, value: 287 }, unplaced_values: 0 }], not_processed: [] });
    expect(await rows("SELECT DISTINCT status FROM observations")).toEqual([{ status: 'stated' }]);
    expect(await rows("SELECT value FROM observations WHERE series_id = 'series:budget:total' AND year = 2015")).toEqual([{ value: '1727012949.0000' }]);
    expect(await rows("SELECT subject_id, year, difference FROM findings WHERE check_id = 'subtotal_against_rows'")).toEqual([
      { subject_id: expect.stringMatching(/^series:budget:current/) as string, year: 2009, difference: '7 428' },
    ]);
    expect(readdirSync(join(out, 'plan')).sort()).toEqual(['data', 'datapackage.json', 'report.pdf']);
    expect((await diagnose(raw, out)).text).toMatch(/ok +output +1 document, \d+ files, all as written/);
  });

  it('gives the same bytes for the same input, wherever it runs', async () => {
    put('plan.txt', budgetSummary());
    await start();
    const { 'run.json': first, 'jospar.duckdb': firstDatabase, ...before } = everything();
    rmSync(out, { recursive: true });
    vi.stubEnv('TZ', 'Asia/Almaty');
    await start();
    vi.unstubAllEnvs();
    const { 'run.json': second, 'jospar.duckdb': secondDatabase, ...after } = everything();
    expect(after).toEqual(before);
    expect([first, firstDatabase, second, secondDatabase].every((hash) => hash !== undefined)).toBe(true);
  });

  it('replaces the documents that are named and leaves the others as they were', async () => {
    put('a.txt', budgetSummary());
    put('b.txt', budgetSummary());
    await start();
    const before = everything();
    put('a.txt', withMisprint());
    const summary = await start(['a', join(raw, 'a.txt')].slice(1));
    expect(summary).toMatchObject({ exit_code: 0, documents: [{ id: 'a' }], kept: ['b'] });
    const after = everything();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed.every((path) => path.startsWith('a/') || !path.includes('/'))).toBe(true);
    expect(changed).toContain('a/data/observations.csv');
    expect(await rows("SELECT document_id, value FROM observations WHERE series_id = 'series:budget:total' AND year = 2015 ORDER BY document_id")).toEqual([
      { document_id: 'a', value: '1727012950.0000' }, { document_id: 'b', value: '1727012949.0000' },
    ]);
    expect((await diagnose(raw, out)).text).toMatch(/ok +output +2 documents/);
    expect(await rows("SELECT document_id, year FROM findings WHERE check_id = 'total_against_groups'")).toEqual([{ document_id: 'a', year: 2015 }]);
  });

  it('comes to the same set in one go and document by document', async () => {
    put('a.txt', budgetSummary());
    put('b.txt', withMisprint());
    await start();
    const { 'run.json': _1, 'jospar.duckdb': _2, ...whole } = everything();
    rmSync(out, { recursive: true });
    await start([join(raw, 'b.txt')]);
    await start([join(raw, 'a.txt')]);
    const { 'run.json': _3, 'jospar.duckdb': _4, ...parts } = everything();
    expect(parts).toEqual(whole);
  });

  it('of everything lets go of a document that is no longer there, and says so', async () => {
    put('a.txt', budgetSummary());
    put('b.txt', budgetSummary());
    await start();
    rmSync(join(raw, 'b.txt'));
    expect(await start()).toMatchObject({ exit_code: 0, kept: [], dropped: ['b'] });
    expect(existsSync(join(out, 'b'))).toBe(false);
    expect(await rows('SELECT document_id FROM documents')).toEqual([{ document_id: 'a' }]);
  });

  it('is told apart by its exit code when the reading cannot be trusted', async () => {
    const unread = Array.from({ length: 100 }, (_, index) => `@@ ${index} ##`).join('\n\n');
    put('plan.txt', budgetSummary());
    expect((await start()).exit_code).toBe(0);
    vi.doMock('../pipeline/extract/document.js', async (original) => {
      const actual = await original<typeof import('../pipeline/extract/document.js')>();
      return {
        extractDocument: (source: Parameters<typeof actual.extractDocument>[0]) => {
          const records = actual.extractDocument(source);
          return { ...records, lines: records.lines.map((line) => ({ ...line, element: line.element === 'blank' ? line.element : 'unclaimed' as const })) };
        },
      };
    });
    vi.resetModules();
    const { run: runAnew } = await import('../pipeline/run.js');
    put('plan.txt', budgetSummary() + unread);
    expect(await runAnew({ ...ALL, raw, out, languages: ['en'] }, silent)).toMatchObject({ exit_code: 1, documents: [{ extraction_errors: 1 }] });
    vi.doUnmock('../pipeline/extract/document.js');
    // What is loaded later must not meet the stand-in.
    vi.resetModules();
  });
});

describe('one bad document among several', () => {
  it('does not stop the others, and keeps what was there of it', async () => {
    put('a.txt', budgetSummary());
    put('b.txt', budgetSummary());
    await start();
    put('a.txt', withMisprint());
    put('b.txt', Uint8Array.of(0xff, 0xfe, 0xff));
    put('c.txt', '');
    const summary = await start();
    expect(summary).toMatchObject({ exit_code: 2, documents: [{ id: 'a' }], kept: ['b'], dropped: [] });
    expect(summary.not_processed.map(({ problem }) => problem.replace(`${raw}/`, '')).sort()).toEqual(['b.txt: is not UTF-8 — save it as UTF-8 text', 'c.txt: the file is empty']);
    expect(await rows('SELECT document_id FROM documents ORDER BY document_id')).toEqual([{ document_id: 'a' }, { document_id: 'b' }]);
  });

  it('alone changes nothing', async () => {
    prepare();
    const before = everything();
    put('a.txt', 'A letter about something else.\n');
    const summary = await start();
    expect(summary).toMatchObject({ exit_code: 2, output: null, documents: [] });
    expect(summary.not_processed[0]?.problem).toMatch(/a\.txt: is no strategic plan: none of the headings .+ — looked for kk: .+; ru: /);
    expect(everything()).toEqual(before);
  });
});

describe('what cannot be done at all', () => {
  it.each([
    ['an empty register', (): void => put('sources.json', '')],
    ['a register that names a missing file', (): void => put('sources.json', '[{"id": "x", "file": "missing.txt"}]')],
    ['a file that is not the registered one', (): void => put('sources.json', `[{"id": "x", "file": "a.txt", "sha256": "${'0'.repeat(64)}"}]`)],
    ['a PDF', (): void => put('a.txt', '%PDF-1.7')],
    ['no document', (): void => rmSync(join(raw, 'a.txt'))],
    ['no folder', (): void => rmSync(raw, { recursive: true })],
  ])('%s changes nothing', async (_, spoil) => {
    prepare();
    const before = everything();
    spoil();
    const problems = await start([], null, ['ru']).then(({ exit_code, not_processed }) => (exit_code === 2 ? not_processed.map(({ problem }) => problem) : []), (error: Error) => [error.message]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain('\n');
    expect(everything()).toEqual(before);
  });

  it('leaves no folder behind that was not there', async () => {
    put('a.txt', '');
    expect((await start()).exit_code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});

describe('a station alone', () => {
  it('reads, extracts or loads without writing anything', async () => {
    put('a.txt', budgetSummary());
    expect(await start([], 'read')).toMatchObject({ exit_code: 0, output: null, documents: [{ id: 'a', records: { page: 6, line: 846 } }] });
    for (const station of ['extract', 'normalize'] as const) {
      expect(await start([], station)).toMatchObject({ exit_code: 0, output: null, documents: [{ records: { budget_line: 41 } }] });
    }
    expect(existsSync(out)).toBe(false);
  });

  it('checks anew what was read before, and keeps the files that it does not make', async () => {
    prepare();
    const before = everything();
    rmSync(raw, { recursive: true });
    for (const station of ['check', 'aggregate'] as const) {
      expect(await start([], station)).toMatchObject({ exit_code: 0, documents: [{ id: 'a', files: Object.keys(before).length - 3 }] });
    }
    const { 'run.json': _1, 'jospar.duckdb': _2, ...after } = everything();
    const { 'run.json': _3, 'jospar.duckdb': _4, ...earlier } = before;
    expect(after).toEqual(earlier);
    await start([], 'render', ['kk']);
    expect(readFileSync(join(out, 'a/report.pdf'), 'utf8')).toBe('report in kk');
    expect(readManifest(out)?.documents.a?.options.languages).toEqual(['kk']);
  });

  it('says where nothing was read before', async () => {
    await expect(start([], 'check')).rejects.toThrow(/nothing was read yet that this station could work on — leave out --only$/);
    expect(existsSync(out)).toBe(false);
  });
});
