// Kills runs with SIGKILL at random moments, half of them while the new set is being put in place, and looks what the output folder shows: at
// once, and after the next start. Usage: node fuzz/kills.mjs [kills] [seed]. Exit code 1 where a set was not whole.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './random.mjs';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CLI = join(PROJECT, 'dist/cli.js');
const [kills, seed] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 1)];
const random = randomFrom(seed);

const home = mkdtempSync(join(tmpdir(), 'jospar-kills-'));
const [raw, out] = [join(home, 'raw'), join(home, 'output')];
mkdirSync(raw);
const plan = readFileSync(join(PROJECT, 'raw/mlsp-2011-2015.kk.txt'), 'utf8').split('\n');
/** A plan that runs in seconds; `version` makes every run's set another one. */
const source = (version) => [...plan.slice(3337, 3339), ...plan.slice(6453)].join('\n').replace('012 949', `012 ${900 + (version % 100)}`);
const words = ['run', '--lang', 'en', '--quiet'];

const begun = Date.now();
writeFileSync(join(raw, 'plan.txt'), source(0));
const first = spawnSync(process.execPath, [CLI, ...words], { cwd: home, encoding: 'utf8' });
if (first.status !== 0) throw new Error(`the first run failed: ${first.stderr}`);
const usual = Date.now() - begun;

const told = { 'whole at once': 0, 'whole after the next start': 0, 'not whole': 0, 'run was over before': 0 };
for (let kill = 1; kill <= kills; kill += 1) {
  writeFileSync(join(raw, 'plan.txt'), source(kill));
  const isOver = await killedRun(kill % 2 === 0);
  if (isOver) told['run was over before'] += 1;
  const atOnce = problemOf();
  const { status, stdout } = spawnSync(process.execPath, [CLI, 'doctor'], { cwd: home, encoding: 'utf8' });
  const after = problemOf() ?? (status === 0 ? null : stdout.split('\n').find((line) => line.startsWith('PROBLEM')));
  if (after !== null) console.log(`kill ${kill}: ${after}`);
  told[after !== null ? 'not whole' : atOnce === null ? 'whole at once' : 'whole after the next start'] += 1;
}
const last = spawnSync(process.execPath, [CLI, ...words], { cwd: home, encoding: 'utf8' });
const left = existsSync(join(out, '.next')) || existsSync(join(out, '.lock')) || existsSync(join(out, '.ready'));
rmSync(home, { recursive: true });
console.log(JSON.stringify({ kills, seed, ...told, 'last run': last.status === 0 && !left ? 'in order' : `code ${last.status}: ${last.stderr}` }));
process.exitCode = told['not whole'] === 0 && last.status === 0 && !left ? 0 : 1;

/** Starts a run and kills it: while it puts its set in place, or at any moment. True where it was over before. */
async function killedRun(isWhilePublishing) {
  const run = spawn(process.execPath, [CLI, ...words], { cwd: home, stdio: 'ignore' });
  const ended = new Promise((resolve) => run.on('close', (code, signal) => resolve(signal === null)));
  if (isWhilePublishing) {
    const delay = random.below(5);
    const watcher = watch(out, (_, name) => {
      if (name === '.ready') setTimeout(() => run.kill('SIGKILL'), delay);
    });
    const isOver = await ended;
    watcher.close();
    return isOver;
  }
  const timer = setTimeout(() => run.kill('SIGKILL'), random.below(usual));
  const isOver = await ended;
  clearTimeout(timer);
  return isOver;
}

/** Null where the folder shows a set whose files are those of its manifest. */
function problemOf() {
  if (!existsSync(join(out, 'manifest.json'))) return 'there is no manifest';
  const { documents } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  for (const [id, { outputs }] of Object.entries(documents)) {
    for (const [path, sha256] of Object.entries(outputs)) {
      const file = join(out, id, path);
      if (!existsSync(file)) return `${path} is missing`;
      if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sha256) return `${path} is another`;
    }
  }
  return null;
}
