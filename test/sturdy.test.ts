import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../pipeline/read/source.js';
import { projectRoot } from '../pipeline/root.js';
import { budgetSummary } from './excerpt.js';

const CLI = join(projectRoot, 'dist/cli.js');
/** A folder with a plan that was run, whose output must stay whole whatever happens. */
let home: string;

interface Outcome {
  readonly code: number | null;
  readonly err: string;
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'jospar-sturdy-'));
  mkdirSync(join(home, 'raw'));
  writeFileSync(join(home, 'raw/plan.txt'), budgetSummary());
  expect(jospar('run', '--lang', 'en').code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true }));

function jospar(...words: string[]): Outcome {
  return outcomeOf(spawnSync(process.execPath, [CLI, ...words], { cwd: home, encoding: 'utf8' }));
}

function outcomeOf({ status, stderr }: { readonly status: number | null; readonly stderr: string }): Outcome {
  return { code: status, err: stderr.replace(/^the browser runs without its sandbox.*\n/gm, '') };
}

/** Every file of the output folder, by content. */
function shown(): Record<string, string> {
  const out = join(home, 'output');
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((path) => [path.slice(out.length + 1), sha256Of(readFileSync(path))]));
}

describe('a document that asks too much', () => {
  it.each([
    ['bytes', '--max-bytes', '100', () => budgetSummary(), /^jospar: \S+ has \d+ bytes, more than 100 — raise --max-bytes .+\n$/],
    ['lines', '--max-lines', '100', () => budgetSummary(), /^jospar: \S+ has 846 lines, more than 100 — raise --max-lines .+\n$/],
    ['characters a line', '--max-line-length', '5000', () => `${budgetSummary()}${'1 '.repeat(3000)}\n`, /^jospar: \S+ line 847 has 6000 characters, more than 5000 — .+\n$/],
    ['memory', '--max-memory', '16', () => budgetSummary().repeat(20), /^jospar: \S+ could not be read with 16 MB of memory — raise --max-memory .+\n$/],
    ['time', '--max-seconds', '1', () => budgetSummary().repeat(200), /^jospar: \S+ could not be read within 1 seconds — raise --max-seconds .+\n$/],
  ])('(%s) is refused in one line, and the others are read', (_, option, limit, text, problem) => {
    const folder = mkdtempSync(join(home, 'asks-'));
    writeFileSync(join(folder, 'large.txt'), text());
    const { code, err } = jospar('run', '--only', 'extract', '--quiet', option, limit, join(folder, 'large.txt'));
    expect(err).toMatch(problem);
    expect(code).toBe(2);
  });
});

describe('a disk', () => {
  it.runIf(process.platform === 'linux').each([40, 400])('on which no file grows beyond %i blocks is told in one line, and the old set stays', (blocks) => {
    const before = shown();
    const { code, err } = outcomeOf(spawnSync('bash', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, CLI, 'run', '--lang', 'en', '--quiet', '--force'], { cwd: home, encoding: 'utf8' }));
    expect(err).toMatch(/^jospar: \S+: the file grows larger than this system allows\n$/);
    expect(code).toBe(2);
    expect(shown()).toEqual(before);
  });

  // Root may write anywhere.
  it.runIf(process.getuid?.() !== 0)('that is read-only is told in one line', () => {
    chmodSync(join(home, 'output'), 0o555);
    try {
      expect(jospar('run', '--lang', 'en', '--quiet', '--force')).toEqual({ code: 2, err: expect.stringMatching(/^jospar: output: no permission to write there\n$/) as string });
    } finally {
      chmodSync(join(home, 'output'), 0o755);
    }
  });
});

it('a watched run runs again when a source changes, also after one that failed', async () => {
  const raw = join(home, 'watched/raw');
  mkdirSync(raw, { recursive: true });
  writeFileSync(join(raw, 'plan.txt'), 'no plan\n');
  const child = spawn(process.execPath, [CLI, 'run', '--watch', '--quiet', '--lang', 'en', '--only', 'normalize', '--json'], { cwd: join(home, 'watched') });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (told += text.toString()));
  const waitFor = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(told)) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  try {
    await waitFor(/is no strategic plan[^]*watching for changes/);
    writeFileSync(join(raw, 'plan.txt'), budgetSummary());
    await waitFor(/"budget_line": 41[^]*watching for changes/);
  } finally {
    child.kill();
  }
  expect(existsSync(join(home, 'watched/output'))).toBe(false);
});
