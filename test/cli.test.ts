import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../pipeline/root.js';
import { budgetSummary } from './excerpt.js';

/** One folder with a plan that was run down the whole road, in one language. */
let home: string;
let first: Outcome;
/** Another one, for what must not succeed. */
let bad: string;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'jospar-cli-'));
  bad = join(home, 'bad');
  mkdirSync(join(home, 'raw'));
  writeFileSync(join(home, 'raw', 'plan.txt'), budgetSummary());
  first = jospar(home, 'run', '--lang', 'en');
});
beforeEach(() => {
  rmSync(bad, { recursive: true, force: true });
  mkdirSync(join(bad, 'raw'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true }));

function jospar(cwd: string, ...words: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...words], { cwd, encoding: 'utf8', env: { ...process.env, JOSPAR_DEBUG: '' } });
  return { code: status, out: stdout, err: stderr };
}

describe('jospar run', () => {
  it('takes what lies in raw/ down the whole road', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(readdirSync(join(home, 'output')).sort()).toEqual(['jospar.duckdb', 'manifest.json', 'plan', 'run.json']);
    expect(readdirSync(join(home, 'output/plan'))).toContain('workbook.en.xlsx');
    expect(existsSync(join(home, 'output/plan/workbook.kk.xlsx'))).toBe(false);
  });

  it('tells progress to stderr, a plain line a station, and the result to stdout', () => {
    const stations = first.err.split('\n').filter((line) => / s$/.test(line)).map((line) => line.split(' ')[0]);
    expect(stations).toEqual(['read', 'extract', 'normalize', 'check', 'aggregate', 'render']);
    expect(first.out).toMatch(/41 budget lines · 287 values/);
    expect(first.out).toMatch(/Unplaced values +0\n +Unclaimed lines +0\n +Findings +0 errors · 1 warning · 2 notes\n/);
    expect(first.out).toMatch(/Files +\d+ in output\n +Seconds +read \d/);
    expect(first.out + first.err).not.toMatch(/\u001b/);
  });

  it('prints its summary as JSON, and nothing else, when it is asked to', () => {
    const { code, out, err } = jospar(home, 'run', '--only', 'normalize', '--json', '--quiet');
    expect(JSON.parse(out)).toMatchObject({ exit_code: 0, documents: [{ id: 'plan', records: { budget_line: 41 } }] });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.each<[string, (folder: string) => string[], RegExp]>([
    ['an empty file', (folder) => [put(folder, 'plan.txt', '')], /^jospar: \S*plan\.txt: the file is empty$/],
    ['a file that is not UTF-8', (folder) => [put(folder, 'plan.txt', Uint8Array.of(0xff, 0xfe))], /^jospar: \S*plan\.txt: is not UTF-8 — save it as UTF-8 text$/],
    ['a text that is no plan', (folder) => [put(folder, 'letter.txt', 'Dear Sir,\n')], /^jospar: \S*letter\.txt: is no strategic plan: .+ looked for kk: .+$/],
    ['a damaged PDF', (folder) => [put(folder, 'plan.pdf', '%PDF-1.7')], /^jospar: \S*plan\.pdf: is damaged or no PDF .+ — .+$/],
    ['a file that is not there', () => ['nowhere.txt'], /^jospar: nowhere\.txt: there is no such file, nor such an id in the register — .+$/],
    ['a folder without documents', () => [], /^jospar: raw: holds no document \(\*\.txt, \*\.pdf\)$/],
    ['a folder that cannot be read', (folder) => {
      rmSync(join(folder, 'raw'), { recursive: true });
      writeFileSync(join(folder, 'raw'), '');
      return [];
    }, /^jospar: raw: the folder cannot be read — ENOTDIR$/],
    ['a register naming a missing file', (folder) => {
      put(folder, 'raw/sources.json', '[{"id": "lost", "file": "lost.txt"}]');
      return ['lost'];
    }, /^jospar: raw\/lost\.txt: is not there, but sources\.json names it as "lost" — .+$/],
    ['an output folder that is a file', (folder) => [put(folder, 'plan.txt', budgetSummary()), '--out', put(folder, 'file', '')], /^jospar: \S*file: there is a file of that name, not a folder$/],
    ['an unknown station', () => ['--only', 'nothing'], /^error: option '--only <station>' argument 'nothing' is invalid\./],
    ['an unknown language', () => ['--lang', 'fr'], /^error: option '--lang <languages>' argument 'fr' is invalid\. "fr" is none of kk, ru, en\./],
  ])('says in one line what is wrong with %s, and changes nothing', (_, prepare, problem) => {
    const { code, out, err } = jospar(bad, 'run', '--quiet', ...prepare(bad));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace('(jospar --help shows what it can do)\n', '').replace(/\n{2,}/g, '\n').trimEnd()).toMatch(problem);
    expect(existsSync(join(bad, 'output'))).toBe(false);
  });
});

describe.runIf(process.getuid?.() !== 0)('a document that one may not read', () => {
  it('is told in one line', () => {
    chmodSync(put(bad, 'plan.txt', budgetSummary()), 0o000);
    const { code, err } = jospar(bad, 'run', '--quiet', 'plan.txt');
    expect(code).toBe(2);
    expect(err.trimEnd()).toMatch(/^jospar: plan\.txt: cannot be read — you have no permission to read it/);
  });
});

describe('the other commands', () => {
  it('doctor finds all in order, and what is not', () => {
    expect(jospar(home, 'doctor')).toMatchObject({ code: 0, out: expect.stringMatching(/ok +output +1 document, \d+ files, all as written/) as string });
    writeFileSync(join(bad, 'raw/sources.json'), '[{"id": "lost", "file": "lost.txt"}]');
    const { code, out } = jospar(bad, 'doctor');
    expect(code).toBe(1);
    expect(out).toMatch(/PROBLEM +source.* raw\/lost\.txt: is not there/);
  });

  it('explain shows a record with its values and its lines', () => {
    const { code, out } = jospar(home, 'explain', 'series:budget:total');
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}2015 {2}1727012949 {2}stated\n/);
    expect(out).toMatch(/\n> +\d+ {2}Бюджеттік шығыстардың барлығы: мың/);
    expect(jospar(home, 'explain', 'series:none')).toMatchObject({ code: 2, err: 'jospar: series:none: no record of output has this id\n' });
  });

  it('check prints what the checks find, and tries one from any file', () => {
    expect(jospar(home, 'check').out).toMatch(/code 018 stands more than once(?:.+\n){4}.+printed 689,907,366, its programmes add up to 689,899,938 .+\n.+\n3 findings\n$/);
    const header = ['id: mine', 'severity: note', 'origin: source', 'asks: a', ...['kk', 'ru', 'en'].flatMap((language) => [`title_${language}: t`, `message_${language}: {name}`])];
    const mine = join(home, 'mine.sql');
    writeFileSync(mine, `${header.map((line) => `-- ${line}\n`).join('')}SELECT document_id, series_id AS subject_id, name, line_first, line_last FROM series WHERE budget_group = 'total'`);
    expect(jospar(home, 'check', '--sql', mine).out).toMatch(/^note +Бюджеттік шығыстардың барлығы:\n.+\n1 finding\n$/);
    writeFileSync(mine, 'SELECT');
    expect(jospar(home, 'check', '--sql', mine)).toMatchObject({ code: 2, err: `jospar: ${mine}: the header has no "-- id:" line\n` });
  });

  it('export writes every table of every document', () => {
    expect(jospar(home, 'export', 'tables', '--format', 'csv').code).toBe(0);
    expect(readdirSync(join(home, 'tables'))).toContain('mart_budget_by_programme.csv');
    expect(readdirSync(join(home, 'tables')).every((name) => name.endsWith('.csv'))).toBe(true);
  });

  it('compare ends with 0 for equal readings, 1 for different ones, 2 where one cannot be read', () => {
    const changed = put(home, 'changed.txt', budgetSummary().replace('2 967 \n928', '2 967 \n929'));
    const same = put(home, 'same.txt', budgetSummary());
    expect(jospar(home, 'compare', 'plan', same)).toMatchObject({ code: 2, err: expect.stringContaining('plan: there is no such file') as string });
    expect(jospar(home, 'compare', 'raw/plan.txt', same)).toMatchObject({ code: 0, out: expect.stringContaining('The two readings are equal.') as string });
    const { code, out } = jospar(home, 'compare', 'raw/plan.txt', changed, '--csv');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(out).toContain('2 967 928,2 967 929');
  });
});

function put(folder: string, name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
