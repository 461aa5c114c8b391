// Reads mutated texts and PDFs, and looks that each gives a result or one line that says why not, within time and memory, and touches nothing
// else. Usage: node fuzz/fuzz.mjs [--short] [--texts n] [--pdfs n] [--seed n] [--write]. Goes on where it was interrupted (.cache/fuzz-<seed>.json);
// --write puts the table into fuzz/RESULTS.md. Exit code 1 where a document did harm; it is kept in .cache/fuzz-failed/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_LIMITS } from '../dist/limits.js';
import { Clock, silent } from '../dist/progress.js';
import { readDocuments } from '../dist/reading.js';
import { openBrowser } from '../dist/render/browser.js';
import { aggregate, check, createDatabaseFile } from '../dist/stations.js';
import { PDF_MUTATIONS, TEXT_MUTATIONS } from './mutations.mjs';
import { randomFrom } from './random.mjs';

const FUZZ = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(FUZZ, '..');
const option = (name, usual) => (process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : usual);
/** A few documents, from the beginning: enough to see that the harness and the road still fit. */
const isShort = process.argv.includes('--short');
const [texts, pdfs, seed] = [option('texts', isShort ? 20 : 2000), option('pdfs', isShort ? 8 : 500), option('seed', 1)];
const LIMITS = { ...DEFAULT_LIMITS, seconds: 60, megabytes: 768 };
/** Documents that are loaded and checked together. */
const AT_ONCE = 20;
/** One document of so many goes down the whole road, reports and all, in a process of its own. */
const WHOLE_ROAD = 100;
const STRAY = ['/tmp/jospar-fuzz-stolen', '/tmp/jospar-fuzz-written'];

const home = mkdtempSync(join(tmpdir(), 'jospar-fuzz-'));
const progressFile = join(PROJECT, `.cache/fuzz-${seed}.json`);
const failedFolder = join(PROJECT, '.cache/fuzz-failed');
const state = !isShort && existsSync(progressFile) ? JSON.parse(readFileSync(progressFile, 'utf8')) : { text: { done: 0, told: {} }, pdf: { done: 0, told: {} }, failures: [] };

const plansFolder = join(PROJECT, 'test/plans');
const plan = readFileSync(join(PROJECT, 'raw/mlsp-2011-2015.kk.txt'), 'utf8').split('\n');
const bases = [
  [...plan.slice(3337, 3339), ...plan.slice(6453)], plan.slice(0, 1500), plan.slice(1500, 2700), [...plan.slice(3337, 4200)],
  ...readdirSync(plansFolder).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(plansFolder, name), 'utf8').split('\n')),
];

try {
  await fuzz('text', texts, TEXT_MUTATIONS, (mutations, random) => {
    let document = random.one(bases);
    for (const mutate of mutations) if (Array.isArray(document)) document = mutate(document, random);
    return Array.isArray(document) ? Buffer.from(document.join('\n')) : document;
  });
  if (pdfs > 0) {
    const bases = await printedBases();
    await fuzz('pdf', pdfs, PDF_MUTATIONS, (mutations, random) => mutations.reduce((bytes, mutate) => mutate(bytes, random), random.one(bases)));
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
const table = report();
console.log(table);
if (process.argv.includes('--write')) writeFileSync(join(FUZZ, 'RESULTS.md'), `# Results of \`npm run fuzz\`\n\nSeed ${seed}; limits a document: ${LIMITS.seconds} s, ${LIMITS.megabytes} MB, ${LIMITS.lines} lines, ${LIMITS.characters} characters a line.\n\n${table}\n`);
process.exitCode = state.failures.length === 0 ? 0 : 1;

/** Mutates and reads `count` documents of a kind, a few at a time. */
async function fuzz(kind, count, mutations, make) {
  const names = Object.keys(mutations);
  while (state[kind].done < count) {
    const folder = join(home, 'raw');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const batch = [];
    for (let number = state[kind].done; number < Math.min(count, state[kind].done + AT_ONCE); number += 1) {
      const random = randomFrom(seed * 1_000_003 + number * 7 + (kind === 'pdf' ? 500_000 : 0));
      const chosen = [names[number % names.length], ...(random.below(3) === 0 ? [random.one(names)] : [])];
      const file = join(folder, `${kind}-${number}.${kind === 'pdf' ? 'pdf' : 'txt'}`);
      writeFileSync(file, make(chosen.map((name) => mutations[name]), random));
      batch.push({ number, name: chosen[0], choice: { id: `${kind}-${number}`, file, entry: null } });
    }
    await tryBatch(kind, batch);
    state[kind].done += batch.length;
    mkdirSync(dirname(progressFile), { recursive: true });
    if (!isShort) writeFileSync(progressFile, JSON.stringify(state));
    process.stderr.write(`\r${kind} ${state[kind].done} of ${count}, ${state.failures.length} failures `);
  }
}

async function tryBatch(kind, batch) {
  const before = listing();
  const database = await createDatabaseFile();
  const clock = new Clock();
  const begun = performance.now();
  try {
    const { read, refused } = await readDocuments(batch.map(({ choice }) => choice), { database: Promise.resolve(database), scratch: join(home, 'rows'), clock, progress: silent, limits: LIMITS, jobs: null });
    const broken = [...(await check(database, clock, silent)), ...(await aggregate(database, clock, silent))];
    if (broken.length > 0) fail(kind, batch, `a check or mart broke: ${JSON.stringify(broken)}`);
    const seconds = (performance.now() - begun) / 1000;
    for (const { name, choice } of batch) {
      const told = (state[kind].told[name] ??= { tried: 0, read: 0, refused: 0, failed: 0, slowest: 0 });
      told.tried += 1;
      told.slowest = Math.max(told.slowest, seconds / batch.length);
      const refusal = refused.find(({ file }) => file === choice.file);
      if (read.some(({ id }) => id === choice.id)) told.read += 1;
      else if (refusal !== undefined && isOneLine(refusal.message)) told.refused += 1;
      else {
        told.failed += 1;
        fail(kind, [{ choice }], refusal?.message ?? 'neither read nor refused');
      }
    }
  } catch (error) {
    fail(kind, batch, `the batch failed: ${error.message}`);
  } finally {
    await database.close();
  }
  if (listing() !== before) fail(kind, batch, `something was written: ${listing()}`);
  for (const { number, choice } of batch) if (number % WHOLE_ROAD === (isShort ? 12 : WHOLE_ROAD - 1)) wholeRoad(kind, choice);
}

/** The command line itself, reports and workbooks included. */
function wholeRoad(kind, choice) {
  const out = join(home, 'output');
  const { status, stderr, signal } = spawnSync(process.execPath, [join(PROJECT, 'dist/cli.js'), 'run', choice.file, '--out', out, '--lang', 'en', '--quiet', '--max-seconds', String(LIMITS.seconds)], {
    cwd: home, encoding: 'utf8', timeout: 300_000,
  });
  const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('the browser runs without'));
  const isGood = signal === null && [0, 1, 2].includes(status) && lines.length <= 1 && lines.every(isOneLine) && (status !== 2 || lines.length === 1);
  if (!isGood) fail(kind, [{ choice }], `the command line ended with ${signal ?? status}: ${lines.slice(0, 3).join(' | ')}`);
  rmSync(out, { recursive: true, force: true });
}

/** A line for people: not a trace, nor a fault of ours. */
function isOneLine(text) {
  return !/[\n\r]/.test(text) && !/\bat \S+ \(.*:\d+:\d+\)/.test(text) && !text.includes('the reading failed');
}

/** What lies where nothing may be written. */
function listing() {
  return [...readdirSync(home).filter((name) => name !== 'rows'), ...STRAY.filter(existsSync)].sort().join(' ');
}

function fail(kind, batch, problem) {
  mkdirSync(failedFolder, { recursive: true });
  for (const { choice } of batch) if (existsSync(choice.file)) writeFileSync(join(failedFolder, choice.file.split('/').at(-1)), readFileSync(choice.file));
  state.failures.push({ kind, documents: batch.map(({ choice }) => choice.id), problem: problem.slice(0, 500) });
  process.stderr.write(`\n${batch.map(({ choice }) => choice.id).join(' ')}: ${problem.slice(0, 500)}\n`);
}

/** PDFs to start from, as a browser prints them: a plan's lines, and the same with tables, with rules and without. */
async function printedBases() {
  const browser = await openBrowser(() => undefined);
  try {
    const lines = [...plan.slice(3337, 3345), ...plan.slice(6453, 6700)].filter((line) => line !== '').map((line) => `<p style="margin:2px">${line}</p>`).join('');
    const rows = Array.from({ length: 40 }, (_, row) => `<tr>${Array.from({ length: 8 }, (_, column) => `<td>${row * 173 + column}</td>`).join('')}</tr>`).join('');
    const pdfs = [];
    for (const table of ['', `<table style="border-collapse:collapse" border="1">${rows}</table>`, `<table>${rows}</table>`]) {
      const page = await browser.newPage();
      await page.setContent(`<meta charset="utf-8">${lines}${table}`);
      pdfs.push(Buffer.from(await page.pdf({ format: 'A4' })));
      await page.close();
    }
    return pdfs;
  } finally {
    await browser.close();
  }
}

function report() {
  const lines = ['| kind | mutation | tried | read | refused in one line | failed | seconds a document, slowest batch |', '|---|---|--:|--:|--:|--:|--:|'];
  for (const kind of ['text', 'pdf']) {
    for (const [name, { tried, read, refused, failed, slowest }] of Object.entries(state[kind].told)) {
      lines.push(`| ${kind} | ${name} | ${tried} | ${read} | ${refused} | ${failed} | ${slowest.toFixed(2)} |`);
    }
  }
  const more = state.failures.map(({ documents, problem }) => `- ${documents.slice(0, 3).join(' ')}${documents.length > 3 ? ' …' : ''}: ${problem}`);
  return [...lines, '', `${state.failures.length} failures.`, ...more].join('\n');
}
