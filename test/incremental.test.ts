import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as CodeKey from '../pipeline/code-key.js';
import type * as CheckRun from '../pipeline/check/run.js';
import type { RenderContext } from '../pipeline/render/context.js';
import type { Pressed } from '../pipeline/render/document.js';
import { DEFAULT_LIMITS } from '../pipeline/limits.js';
import { silent } from '../pipeline/progress.js';
import { run } from '../pipeline/run.js';
import type { RunRequest } from '../pipeline/run.js';
import type { RunSummary } from '../pipeline/summary.js';
import { budgetSummary } from './excerpt.js';

/** Folders of the project that count as changed since the last run. */
const edited = vi.hoisted(() => new Set<string>());
/** Folder of checks that stands in for the project's own. */
const checks = vi.hoisted(() => ({ folder: '' }));
/** What was rendered: `<document> <group of files>`. */
const pressed = vi.hoisted((): string[] => []);

vi.mock('../pipeline/code-key.js', async (original) => {
  const actual = await original<typeof CodeKey>();
  return { ...actual, projectKey: (...parts: string[]) => actual.projectKey(...parts) + parts.filter((part) => edited.has(part)).join() };
});
vi.mock('../pipeline/check/run.js', async (original) => {
  const actual = await original<typeof CheckRun>();
  return { ...actual, runChecks: (connection: Parameters<typeof actual.runChecks>[0]) => actual.runChecks(connection, ...(checks.folder === '' ? [] : [checks.folder])) };
});
vi.mock('../pipeline/render/document.js', () => {
  const endings: Readonly<Record<string, string>> = { workbooks: 'xlsx', reports: 'pdf', evidence: 'html' };
  class Press {
    print({ folder, documentId }: RenderContext, editions: readonly string[]): Pressed {
      const made = editions.map((edition) => `${edition}.${endings[edition] ?? ''}`);
      for (const file of made) writeFileSync(join(folder, file), file);
      pressed.push(...editions.map((edition) => `${documentId} ${edition}`));
      return { isRead: Promise.resolve(), files: Promise.resolve({ made, printed: {} }) };
    }
    close(): Promise<void> {
      return Promise.resolve();
    }
  }
  return { Press, EDITIONS: ['workbooks', 'reports', 'evidence'] };
});

let home: string;
let raw: string;
let out: string;
/** What a run of two documents leaves, made once. */
let prepared: string;
const enter = (folder: string): void => {
  [home, raw, out] = [folder, join(folder, 'raw'), join(folder, 'output')];
};
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'jospar-incremental-'));
  enter(prepared);
  mkdirSync(raw);
  for (const name of ['a', 'b']) writeFileSync(join(raw, `${name}.txt`), budgetSummary());
  await start();
});
afterAll(() => rmSync(prepared, { recursive: true }));
beforeEach(() => {
  enter(mkdtempSync(join(tmpdir(), 'jospar-incremental-')));
  cpSync(prepared, home, { recursive: true, preserveTimestamps: true });
  pressed.length = 0;
});
afterEach(() => {
  edited.clear();
  checks.folder = '';
  rmSync(home, { recursive: true });
});

const start = (wishes: Partial<RunRequest> = {}): Promise<RunSummary> =>
  run({ words: [], raw, out, languages: ['en'], only: null, isForced: false, limits: DEFAULT_LIMITS, jobs: 1, ...wishes }, silent);
/** Which files on the disk are which, by number: a file that was written again has another. */
const files = (below = ''): Record<string, number> => Object.fromEntries(
  readdirSync(join(out, below), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((path) => [path.slice(out.length + 1), statSync(path).ino]));
const stations = ({ seconds }: RunSummary): string[] => Object.keys(seconds);
const totalOf2015 = (id: string): string | undefined => /budget:total,2015,\d+,(\d+)/.exec(readFileSync(join(out, id, 'data/observations.csv'), 'utf8'))?.[1];

describe('a run in which', () => {
  it('nothing has changed does nothing, and says what the one before said', async () => {
    const before = files();
    const summary = await start();
    expect(summary).toMatchObject({ exit_code: 0, output: out, unchanged: ['a', 'b'], documents: [{ id: 'a', records: { budget_line: 41 } }, { id: 'b' }], seconds: {} });
    expect(files()).toEqual(before);
  });

  it('one document has changed leaves the others alone', async () => {
    const before = files('a');
    writeFileSync(join(raw, 'b.txt'), budgetSummary().replace('012 949', '012 950'));
    const summary = await start();
    expect(summary).toMatchObject({ unchanged: ['a'], kept: [], documents: [{ id: 'a' }, { id: 'b' }] });
    expect(pressed).toEqual(['b workbooks', 'b reports', 'b evidence']);
    expect(files('a')).toEqual(before);
    expect([totalOf2015('a'), totalOf2015('b')]).toEqual(['1727012949', '1727012950']);
    expect((await start()).unchanged).toEqual(['a', 'b']);
  });

  it.each([
    ['templates/reports', ['reports']],
    ['templates/evidence', ['evidence']],
    ['templates/i18n', ['workbooks', 'reports', 'evidence']],
  ])('%s has changed renders what uses it, and reads nothing', async (folder, editions) => {
    edited.add(folder);
    const summary = await start();
    expect(pressed.sort()).toEqual(['a', 'b'].flatMap((id) => editions.map((edition) => `${id} ${edition}`)).sort());
    expect(stations(summary)).not.toContain('extract');
    expect((await start()).unchanged).toEqual(['a', 'b']);
  });

  it('a check finds what it found before renders nothing', async () => {
    edited.add('pipeline/check');
    const summary = await start();
    expect(stations(summary)).toContain('check');
    expect(stations(summary)).not.toContain('read');
    expect(pressed).toEqual([]);
    expect(summary).toMatchObject({ documents: [{ id: 'a', findings: { warning: 1 } }, { id: 'b' }] });
  });

  it('a check finds something else renders what shows it', async () => {
    edited.add('pipeline/check');
    checks.folder = join(home, 'checks');
    mkdirSync(checks.folder);
    const header = ['id: mine', 'severity: note', 'origin: source', 'asks: a', ...['kk', 'ru', 'en'].flatMap((language) => [`title_${language}: t`, `message_${language}: m`])];
    const query = "SELECT document_id, series_id AS subject_id, line_first, line_last FROM series WHERE document_id = 'a' AND budget_group = 'total'";
    writeFileSync(join(checks.folder, 'mine.sql'), `${header.map((line) => `-- ${line}\n`).join('')}${query}`);
    expect(await start()).toMatchObject({ broken_files: [], documents: [{ id: 'a', findings: { warning: 0, note: 1 } }, { id: 'b', findings: { warning: 0, note: 0 } }] });
    expect(pressed).toEqual(['a workbooks', 'a reports', 'a evidence', 'b workbooks', 'b reports', 'b evidence']);
    expect(readFileSync(join(out, 'a/data/findings.csv'), 'utf8')).toContain('finding:mine/');
  });

  it.each([
    ['a file was edited', (): void => writeFileSync(join(out, 'a/data/series.csv'), 'mine')],
    ['a file was deleted', (): void => rmSync(join(out, 'a/reports.pdf'))],
    ['the database was touched', (): void => writeFileSync(join(out, 'jospar.duckdb'), 'not a database')],
  ])('%s makes it again', async (_, spoil) => {
    const before = readFileSync(join(out, 'a/data/series.csv'), 'utf8');
    spoil();
    const { unchanged } = await start();
    expect(unchanged).not.toContain('a');
    expect(readFileSync(join(out, 'a/data/series.csv'), 'utf8')).toBe(before);
    expect(readFileSync(join(out, 'a/reports.pdf'), 'utf8')).toBe('reports.pdf');
    expect((await start()).unchanged).toEqual(['a', 'b']);
  });

  it('a document gets corrections reads it again', async () => {
    writeFileSync(join(raw, 'a.corrections.csv'), 'target,ordinal,year,field,old,new,reason,source\nseries:budget:total,,2015,value,1727012949,1,a test,\n');
    expect(await start()).toMatchObject({ exit_code: 0, unchanged: ['b'] });
    expect(totalOf2015('a')).toBe('1');
  });

  it('people force it makes everything again', async () => {
    expect(await start({ isForced: true })).toMatchObject({ unchanged: [], documents: [{ id: 'a' }, { id: 'b' }] });
    expect(pressed).toHaveLength(6);
  });

  it('other languages are asked for renders anew', async () => {
    await start({ languages: ['ru'] });
    expect(pressed).toHaveLength(6);
  });
});
