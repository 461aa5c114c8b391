import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Of } from '../pipeline/read/source.js';
import { projectRoot } from '../pipeline/root.js';
import { budgetSummary } from './excerpt.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'jospar-repeatable-'));
});
afterAll(() => rmSync(home, { recursive: true }));

/** A run of two documents in a folder and a world of its own: SHA-256 by path of all that it leaves, but for the record of the run. */
function runIn(folder: string, environment: Record<string, string>, ...words: string[]): Record<string, string> {
  const out = join(home, folder, 'output');
  mkdirSync(join(home, folder, 'raw'), { recursive: true });
  writeFileSync(join(home, folder, 'raw/plan.txt'), budgetSummary());
  writeFileSync(join(home, folder, 'raw/жоспар.txt'), budgetSummary().replace('012 949', '012 950'));
  const { status, stderr } = spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), 'run', '--quiet', '--lang', 'kk', ...words], {
    cwd: join(home, folder), encoding: 'utf8', env: { ...process.env, ...environment },
  });
  expect({ status, stderr: stderr.replace(/^the browser runs without its sandbox.*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [path.slice(out.length + 1), sha256Of(readFileSync(path))] as const).filter(([path]) => path !== 'run.json').sort());
}

it('the same sources give the same bytes, in another time zone, language, folder, and with another number of threads', () => {
  const { 'jospar.duckdb': oneDatabase, ...one } = runIn('one', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  const { 'jospar.duckdb': otherDatabase, ...other } = runIn('some where/else ә', { TZ: 'Asia/Almaty', LANG: 'kk_KZ.UTF-8', LC_ALL: 'tr_TR.UTF-8', NO_COLOR: '1' }, '--jobs', '1');
  expect(other).toEqual(one);
  // The manifest, which is the same, holds the hash of what the databases export; DuckDB's own file is not the same twice.
  expect([oneDatabase, otherDatabase].every((hash) => hash !== undefined)).toBe(true);
  expect(Object.keys(one).filter((path) => /\.(?:pdf|xlsx|html|parquet)$/.test(path)).length).toBeGreaterThan(2 * 5);
});
