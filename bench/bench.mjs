// Measures a batch of the real plan, its floor, a run in which nothing changed, extraction alone, and how the work grows with the number of
// documents; writes bench/RESULTS.md, anew after each part, so that one that is stopped leaves what it has. Usage: node bench/bench.mjs [--short]
// [--rounds n] [--minutes n]. A part is measured as often as there are rounds, or as its share of the minutes allows, but once. --short measures
// once, few documents, and writes nothing.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserName } from '../dist/render/browser.js';

const BENCH = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(BENCH, '..');
const CLI = join(PROJECT, 'dist/cli.js');
const PLAN = join(PROJECT, 'raw/mlsp-2011-2015.kk.txt');
const isShort = process.argv.includes('--short');
const option = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1 || Infinity]) || otherwise;
const rounds = isShort ? 1 : option('--rounds', 5);
const minutes = option('--minutes', 15);
/** The share of the time that each part may take. */
const SHARES = { batch: 0.3, quiet: 0.03, extraction: 0.07, growth: { 10: 0.05, 50: 0.1, 200: 0.2 } };
/** Seconds after which many documents, and what others write, are not waited for any longer. */
const PATIENCE = minutes * 60 * 0.25;
const sizes = isShort ? [4] : [10, 50, 200];

const home = mkdtempSync(join(tmpdir(), 'jospar-bench-'));
const output = join(home, 'output');
const rows = [];
const row = (what, value, aim = '') => {
  rows.push(`| ${what} | ${value} | ${aim} |`);
  console.log(`${what.padEnd(64)} ${value}${aim === '' ? '' : `  (aim: ${aim})`}`);
};

try {
  mkdirSync(join(home, 'raw'));
  cpSync(PLAN, join(home, 'raw/plan.txt'));
  const run = (...words) => timed([CLI, 'run', '--quiet', '--out', output, ...words]);
  await run();
  script('pages.mjs', output, join(home, 'pages'));

  // In turn, so that a machine that slows down slows both.
  const batches = [];
  const floors = [];
  const stations = {};
  await repeated(rounds, SHARES.batch, async () => {
    batches.push(await run('--force'));
    for (const [station, seconds] of Object.entries(JSON.parse(readFileSync(join(output, 'run.json'), 'utf8')).seconds)) (stations[station] ??= []).push(seconds);
    floors.push(Number(script('floor.mjs', join(home, 'pages'))));
  });
  const ratios = batches.map(({ seconds }, index) => seconds / floors[index]);
  row('whole batch, three languages, from a cold start, seconds', spread(batches.map(({ seconds }) => seconds)));
  row('floor: the browser alone prints the same pages, seconds', spread(floors));
  row('batch ÷ floor, pair by pair', spread(ratios), '≤ 1.5');
  for (const [station, seconds] of Object.entries(stations)) row(`– ${station}, seconds of work`, spread(seconds));
  row('peak memory of the batch without the browser, MB', spread(batches.map(({ peak }) => peak), 0));

  save();

  const quiet = await repeated(Math.max(rounds, 2), SHARES.quiet, () => run());
  row('nothing changed, seconds', spread(quiet.map(({ seconds }) => seconds)), '≤ 0.35');

  const speeds = await repeated(rounds, SHARES.extraction, () => Number(script('extraction.mjs', PLAN, isShort ? '2' : '6')));
  row('extraction alone, warm, lines a second and core', spread(speeds, 0), '≥ 300,000');

  save();

  const growths = [];
  for (const size of sizes) {
    const folder = join(home, `plans-${size}`);
    const grown = join(home, 'grown');
    variants(folder, size);
    const measured = (await repeated(rounds, SHARES.growth[size] ?? 0, () => {
      const told = script('growth.mjs', folder, grown);
      rmSync(grown, { recursive: true });
      return told === null ? [] : [JSON.parse(told)];
    })).flat();
    rmSync(folder, { recursive: true });
    if (measured.length === 0) {
      row(`${size} documents, read to aggregate`, `stopped after ${PATIENCE.toFixed(0)} seconds`);
      continue;
    }
    const of = (what) => median(measured.map(what));
    const a = { size, seconds: of(({ seconds }) => seconds), work: of(({ work }) => work), peak: of(({ peak }) => peak) };
    growths.push(a);
    row(`${size} documents, read to aggregate: documents a second (${counted(measured.length)})`, (size / a.seconds).toFixed(1), size === 200 ? '≥ 20 on two cores' : '');
    row(`${size} documents: seconds a document · of work on all cores · peak memory, MB`, `${(a.seconds / size).toFixed(4)} · ${(a.work / size).toFixed(4)} · ${a.peak.toFixed(0)}`, '< 1000 MB');
    save();
  }
  const [first, last] = [growths[0], growths.at(-1)];
  if (growths.length > 1) row(`seconds a document, ${last.size} ÷ ${first.size}`, (last.seconds / last.size / (first.seconds / first.size)).toFixed(2), '≤ 1.15');
  save();

  if (!isShort) compare();
  save();
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** What a user would otherwise write: the same pages by WeasyPrint, the same tables by openpyxl. */
function compare() {
  const pages = readdirSync(join(home, 'pages')).map((name) => join(home, 'pages', name));
  row('the same pages printed by WeasyPrint, seconds', timedPython('weasyprint', '-c', 'import sys, weasyprint\nfor f in sys.argv[1:]: weasyprint.HTML(f).write_pdf(f + ".pdf")', ...pages));
  save();
  const [id] = readdirSync(output).filter((name) => existsSync(join(output, name, 'data')));
  row('the same tables in one workbook by openpyxl, without styles, seconds', timedPython('openpyxl', join(BENCH, 'tables.py'), join(output, id, 'data'), join(home, 'tables.xlsx')));
}

/** Seconds that a script takes, with the first Python that has the module it needs. */
function timedPython(module, ...words) {
  const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', `import ${module}`]).status === 0);
  if (python === undefined) return 'skipped: not installed here';
  const begun = performance.now();
  const { status, stderr, error } = spawnSync(python, words, { encoding: 'utf8', timeout: PATIENCE * 1000 });
  if (error?.code === 'ETIMEDOUT') return `stopped after ${PATIENCE.toFixed(0)}`;
  return status === 0 ? ((performance.now() - begun) / 1000).toFixed(2) : `failed: ${stderr.trim().split('\n').at(-1)}`;
}

/** Measures as often as told, or until the next time would take more than its share of all the time; once at least. */
async function repeated(times, share, measure) {
  const end = performance.now() + share * minutes * 60_000;
  const measured = [];
  for (let longest = 0; measured.length < times && (measured.length === 0 || performance.now() + longest < end);) {
    const begun = performance.now();
    measured.push(await measure());
    longest = Math.max(longest, performance.now() - begun);
  }
  return measured;
}

function counted(times) {
  return times === 1 ? 'measured once' : `median of ${times}`;
}

function save() {
  if (!isShort) writeFileSync(join(BENCH, 'RESULTS.md'), results());
}

/** Variants of the plan: each the same tables with other last digits. */
function variants(folder, count) {
  mkdirSync(folder);
  const lines = readFileSync(PLAN, 'utf8').split('\n');
  for (let number = 0; number < count; number += 1) {
    const text = lines.map((line) => (/^\d[\d ]*\d$/.test(line) && !/^(?:19|20)\d\d$/.test(line) ? line.slice(0, -1) + ((Number(line.at(-1)) + number) % 10) : line)).join('\n');
    writeFileSync(join(folder, `plan-${String(number).padStart(3, '0')}.txt`), text);
  }
}

/** Runs a script of this folder; what it prints, or null where it takes too long. */
function script(name, ...words) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [join(BENCH, name), ...words], { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: PATIENCE * 1000 });
  if (error?.code === 'ETIMEDOUT') return null;
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout.trim();
}

/** Runs Node once: seconds by the clock, and peak megabytes of the process itself. */
async function timed(words) {
  const begun = performance.now();
  const child = spawn(process.execPath, words, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  let peak = 0;
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch {
      // Already over, or no Linux.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`jospar ${words.slice(1).join(' ')}: code ${code}: ${told}`);
  return { seconds: (performance.now() - begun) / 1000, peak };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function spread(numbers, decimals = 2) {
  const show = (number) => number.toFixed(decimals);
  return numbers.length === 1 ? show(numbers[0]) : `${show(median(numbers))} (${show(Math.min(...numbers))}–${show(Math.max(...numbers))})`;
}

function results() {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: PROJECT, encoding: 'utf8' }).stdout?.trim() ?? '';
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `# Results of \`npm run bench\`

${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB, ${type()} ${release()} ${arch()}, Node ${process.version}, browser ${browserName()}, commit ${commit}.
Median of up to ${rounds} (smallest–largest), the batch and its floor in turn. Other work on the machine shows in the spread; its load was ${loadavg()[0].toFixed(1)} at the end, this bench's own included.

| measured | here | aim |
|---|--:|--:|
${rows.join('\n')}

The floor is what the browser alone needs to launch and print the same pages, as many at once, second passes included. \`--short\` measures once.
`;
}
