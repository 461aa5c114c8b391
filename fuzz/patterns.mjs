// Looks for regular expressions whose time grows faster than their text. Usage: node fuzz/patterns.mjs [--write]; needs dist/.
//
// The literals of pipeline/ are read out of its sources; those put together at run time are caught while two plans are extracted. Each is tried, in a
// worker, on what it is itself made of, repeated, with ends that spoil a match, up to 16,000 characters; what does not answer is ended. Prints
// those that grow with a power above WORST_GROWTH; exit code 1 where there are any. --write puts the outcome into fuzz/RESULTS.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import ts from 'typescript';

const FUZZ = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(FUZZ, '..');
const SIZES = [1000, 2000, 4000, 8000, 16_000];
/** Twice the text may take 2 to this power as long: 1 is linear, 2 is quadratic. */
const WORST_GROWTH = 1.5;
/** What takes less for the longest text does no harm, what takes more is tried on none longer, in ms. */
const [LEAST_TIME, MOST_TIME] = [10, 150];
/** A pattern that gives no answer within so many ms is ended, and counts as one that grows without end. */
const PATIENCE = 8000;
/** One of each kind of sign that patterns ask for, and what stands side by side in a plan. */
const KINDS = ['1', ' ', 'а', 'А', 'a', '-', ',', '.', '(', ')', '«', '*', ':', '\n', '1 ', 'а ', '1 1 ', ' ,', '1.', '1,1', 'аА', 'а-', ', ', '. ', '1 а ', '( '];
/** Patterns that no long text reaches: the file, how the line or pattern begins, and what bounds its text. */
const BOUNDED = [
  [/^lexicon\/(?:kk|ru)\.ts$/u, /^(?:gain|level|ill|\[.*'(?:up|down)'\])/u, 'names and titles of 2,000 characters at most, see extract/series/polarity.ts'],
  [/^extract\/series\/polarity\.ts$/u, /^const bare/u, 'the same'],
  [/^lexicon\/label-forms\.ts$/u, /./u, 'single words'],
  [/^(?:render\/format|check\/message)\.ts$/u, /B\(\?=/u, 'the digits of one value'],
  [/^render\/workbook\/package\.ts$/u, /<font>/u, 'our own workbook'],
];
const SPOILERS = ['', '\u0001', 'я!'];

if (isMainThread) await main();
else parentPort.on('message', ({ source, flags }) => parentPort.postMessage(worst(source, flags)));

async function main() {
  const known = new Map([...literals(), ...(await constructed())].map((each) => [`/${each.source}/${each.flags}`, each]));
  const bad = await tryAll([...known.values()]);
  const lines = bad.map(({ where, source, growth, time, size, piece }) =>
    `- ${where}: \`${source.slice(0, 120)}\` grows by n^${growth.toFixed(1)} with ${JSON.stringify(piece)}: ${time.toFixed(0)} ms for ${size} characters`);
  const outcome = `Regular expressions (\`npm run patterns\`): ${known.size} tried on up to ${SIZES.at(-1)} characters, ${bad.length} grow faster than n^${WORST_GROWTH}.`;
  console.log([outcome, ...lines].join('\n'));
  if (process.argv.includes('--write')) {
    const file = join(FUZZ, 'RESULTS.md');
    const others = readFileSync(file, 'utf8').split(/\n+(?=Regular expressions )/u)[0].trimEnd();
    writeFileSync(file, `${others}\n\n${[outcome, ...(lines.length === 0 ? [] : ['', ...lines])].join('\n')}\n`);
  }
  process.exitCode = bad.length > 0 ? 1 : 0;
}

/** The literals in the pipeline's sources. */
function literals() {
  return readdirSync(join(PROJECT, 'pipeline'), { recursive: true }).filter((name) => name.endsWith('.ts')).sort().flatMap((name) => {
    const file = ts.createSourceFile(name, readFileSync(join(PROJECT, 'pipeline', name), 'utf8'), ts.ScriptTarget.Latest, true);
    const found = [];
    const visit = (node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source, flags] = /^\/(.*)\/(\w*)$/su.exec(node.text);
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        const printed = file.text.split('\n')[line].trim();
        if (!BOUNDED.some(([of, begun]) => of.test(name) && begun.test(printed))) found.push({ source, flags, where: `${name}:${line + 1}` });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** The patterns that are put together while plans are extracted. */
async function constructed() {
  const made = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given) {
      const pattern = new target(...given);
      const [, , caller = ''] = new Error('seen').stack.split('\n');
      made.push({ source: pattern.source, flags: pattern.flags, where: /[\w-]+\.js:\d+/u.exec(caller)?.[0] ?? 'put together' });
      return pattern;
    },
  });
  const { extractDocument } = await import('../dist/extract/document.js');
  const { readSource } = await import('../dist/read/source.js');
  for (const file of ['raw/mlsp-2011-2015.kk.txt', 'test/plans/health-2014-2018.ru.txt']) extractDocument(readSource({ id: 'plan', file: join(PROJECT, file), entry: null }));
  globalThis.RegExp = Original;
  return made;
}

/** Those of the patterns that grow too fast, the slowest first. */
async function tryAll(patterns) {
  const bad = [];
  let worker = new Worker(fileURLToPath(import.meta.url));
  for (const pattern of patterns) {
    let timer;
    const answer = await Promise.race([
      new Promise((done) => worker.once('message', done).postMessage(pattern)),
      new Promise((done) => (timer = setTimeout(() => done(null), PATIENCE))),
    ]);
    clearTimeout(timer);
    if (answer === null) {
      await worker.terminate();
      worker = new Worker(fileURLToPath(import.meta.url));
    }
    const { growth, ...seen } = answer ?? { growth: Infinity, time: PATIENCE, size: SIZES.at(-1), piece: 'no answer' };
    if (growth > WORST_GROWTH) bad.push({ ...pattern, growth, ...seen });
  }
  await worker.terminate();
  return bad.sort((a, b) => b.time - a.time);
}

/** How a pattern's time grows with its text, of the texts where that is worst: the exponent, 1 for linear and 2 for quadratic. */
function worst(source, flags) {
  const pattern = new RegExp(source, flags);
  let most = { growth: 0, time: 0, size: 0, piece: '' };
  for (const piece of new Set([...KINDS, ...wordsIn(source)])) {
    for (const spoiler of SPOILERS) {
      const [size, time] = longest(pattern, piece, spoiler);
      if (time < LEAST_TIME || time <= most.time) continue;
      const growth = Math.log2(time / Math.max(timeOf(pattern, piece, spoiler, size / 4), 0.002)) / 2;
      if (growth > WORST_GROWTH) most = { growth, time, size, piece: piece + (spoiler === '' ? '' : ` … ${spoiler}`) };
      if (time > MOST_TIME && growth > WORST_GROWTH) return most;
    }
  }
  return most;
}

/** The longest text that a pattern takes in good time, with its time. */
function longest(pattern, piece, spoiler) {
  for (const size of SIZES) {
    const time = timeOf(pattern, piece, spoiler, size);
    if (time > MOST_TIME || size === SIZES.at(-1)) return [size, time < LEAST_TIME ? time : Math.min(time, ...[1, 2].map(() => timeOf(pattern, piece, spoiler, size)))];
  }
  return [0, 0];
}

/** Words and signs that a pattern is made of, alone and side by side. */
function wordsIn(source) {
  const words = [...new Set(source.replace(/\\[pP]\{\w+\}|\(\?<?[:=!]|\\[a-zA-Z]/gu, ' ').match(/\p{L}+|[^\p{L}\s\\|?*+^$()[\]{}]/gu) ?? [])];
  return [...words.slice(0, 30), ...words.slice(0, 10).map((word) => `${word} `), words.slice(0, 3).join('')].filter((word) => word !== '');
}

function timeOf(pattern, piece, spoiler, size) {
  const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size) + spoiler;
  const begun = performance.now();
  if (pattern.global) text.replace(pattern, '');
  else {
    pattern.lastIndex = 0;
    pattern.test(text);
  }
  return performance.now() - begun;
}
