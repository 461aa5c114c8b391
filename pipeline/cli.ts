#!/usr/bin/env node
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { PageRange } from './commands/tables.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { Limits } from './limits.js';
import { problemOf } from './output/problem.js';
import { progressOn, silent, STATIONS } from './progress.js';
import type { Station } from './progress.js';
import type { ReportLanguage } from './render/context.js';
import { projectRoot } from './root.js';
import { printSummary } from './summary-print.js';

const LANGUAGES: readonly ReportLanguage[] = ['kk', 'ru', 'en'];
const FAILED = 2;
/** How `compare` ends where two readings differ. */
const DIFFERENT = 1;

interface RunOptions {
  readonly only?: Station;
  readonly out: string;
  readonly lang: readonly ReportLanguage[];
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
  readonly profile?: string;
  readonly jobs?: number;
  readonly password?: string;
  readonly maxBytes: number;
  readonly maxLines: number;
  readonly maxLineLength: number;
  readonly maxSeconds: number;
  readonly maxMemory: number;
}

// A command's own modules are loaded when it is called, so that a word of help does not wait for a database.

/** Sources and outputs lie where the command is given; inside the project, or without sources of one's own, they are the project's. */
const isInProject = !relative(projectRoot, process.cwd()).startsWith('..');
const raw = existsSync('raw') ? 'raw' : join(projectRoot, 'raw');
const output = existsSync('raw') || !isInProject ? 'output' : join(projectRoot, 'output');
const out = (): Option => new Option('--out <folder>', 'output folder').default(output);
const json = (): Option => new Option('--json', 'print the result as JSON');

const number = (flags: string, description: string): Option => new Option(flags, description).argParser(numberOf);

const program = new Command('jospar')
  .description('Turns government strategic plans into data and reports.')
  .showHelpAfterError('(jospar --help shows what it can do)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : FAILED));

program
  .command('run')
  .description('take documents down the whole road: tables, workbooks, reports')
  .argument('[documents...]', 'ids from the register, or paths of files or folders (default: all of raw/)')
  .addOption(new Option('--only <station>', 'run one station alone, on what an earlier run left').choices(STATIONS))
  .addOption(out())
  .addOption(new Option('--lang <languages>', 'languages of workbooks and reports').argParser(languagesOf).default(LANGUAGES, LANGUAGES.join(',')))
  .addOption(new Option('-q, --quiet', 'no progress'))
  .addOption(json())
  .option('--force', 'make everything anew, also what would come out the same')
  .option('--watch', 'run again whenever a source, a check, a mart or a template changes')
  .option('--profile <folder>', 'write CPU profiles, one a thread')
  .option('--password <password>', 'password of encrypted PDFs (or JOSPAR_PASSWORD)')
  .addOption(number('--jobs <n>', 'documents that are read at once (default: one a processor)'))
  .addOption(number('--max-bytes <n>', 'largest file that is read').default(DEFAULT_LIMITS.bytes))
  .addOption(number('--max-lines <n>', 'most lines that a document may have').default(DEFAULT_LIMITS.lines))
  .addOption(number('--max-line-length <n>', 'most characters that one line may have').default(DEFAULT_LIMITS.characters))
  .addOption(number('--max-seconds <n>', 'longest time that one document may take to be read').default(DEFAULT_LIMITS.seconds))
  .addOption(number('--max-memory <n>', 'megabytes that reading one document may take').default(DEFAULT_LIMITS.megabytes))
  .action(async (documents: string[], options: RunOptions) => {
    if (options.watch === true) {
      const { watchAndRun } = await import('./watch.js');
      await watchAndRun(process.argv[1] ?? '', process.argv.slice(3).filter((word) => word !== '--watch'), foldersOf([raw, ...documents]));
    }
    if (options.password !== undefined) process.env.JOSPAR_PASSWORD = options.password;
    const endProfile = options.profile === undefined ? null : await (await import('./profile.js')).profileInto(options.profile);
    const { run } = await import('./run.js');
    const progress = options.quiet === true ? silent : progressOn(process.stderr);
    const summary = await run({
      words: documents, raw, out: options.out, languages: options.lang, only: options.only ?? null, isForced: options.force === true,
      limits: limitsOf(options), jobs: options.jobs ?? null,
    }, progress);
    await endProfile?.();
    printSummary(summary, options.json === true);
    process.exitCode = summary.exit_code;
  });

program
  .command('check')
  .description('put the checks to the documents of the output folder and print what they find; nothing is changed')
  .argument('[documents...]', 'ids of documents (default: all)')
  .option('--sql <file>', 'try one check, from any file')
  .addOption(out())
  .addOption(json())
  .action(async (documents: string[], options: { out: string; sql?: string; json?: boolean }) => {
    const { checkOutput, tryCheck } = await import('./commands/check.js');
    const findings = options.sql === undefined ? await checkOutput(options.out, documents) : await tryCheck(options.out, documents, options.sql);
    print(options.json === true ? JSON.stringify(findings.rows, null, 2) : findings.text);
    for (const { file, problem } of findings.broken) complain(`${file}: ${problem}`);
    if (findings.broken.length > 0) process.exitCode = FAILED;
  });

program
  .command('explain')
  .description('show a record, its values, and the source lines that it stands in')
  .argument('<id>', 'id of a record, such as series:budget:total')
  .option('--document <id>', 'only of this document')
  .addOption(out())
  .action(async (id: string, options: { out: string; document?: string }) => {
    const { explain } = await import('./commands/explain.js');
    print(await explain(options.out, id, options.document ?? null));
  });

program
  .command('export')
  .description('write the tables of all documents of the output folder into one folder')
  .argument('[folder]', 'folder to write a file a table to')
  .option('--hive <folder>', 'folder to write a dataset to: <table>/document_id=<id>/part.parquet, for Spark, Trino or DuckDB')
  .addOption(new Option('--format <format>', 'csv, parquet, or both').choices(['csv', 'parquet', 'both']).default('both'))
  .addOption(out())
  .action(async (folder: string | undefined, options: { out: string; hive?: string; format: 'csv' | 'parquet' | 'both' }) => {
    const { exportHive, exportTables } = await import('./commands/export.js');
    if (folder === undefined && options.hive === undefined) throw new Error('name a folder to write to, or --hive and a folder');
    if (folder !== undefined) print(await exportTables(options.out, folder, options.format));
    if (options.hive !== undefined) print(await exportHive(options.out, options.hive));
  });

program
  .command('doctor')
  .description('tell whether browser, register, sources and output folder are in order')
  .addOption(out())
  .action(async (options: { out: string }) => {
    const { diagnose } = await import('./commands/doctor.js');
    const { text, isSound } = await diagnose(raw, options.out);
    print(text);
    if (!isSound) process.exitCode = 1;
  });

program
  .command('tables')
  .description('print the tables of any PDF')
  .argument('<file.pdf>', 'the PDF')
  .addOption(new Option('--json', 'print JSON: {"tables": [{"page": 1, "rows": [["a", {"text": "b", "colspan": 2}, ""]]}]}').conflicts('csv'))
  .option('--csv', 'print CSV, table after table')
  .addOption(new Option('--pages <a-b>', 'only these pages: 3, 3-7, or 3-').argParser(pagesOf))
  .option('--password <password>', 'password of an encrypted PDF')
  .action(async (file: string, options: { json?: boolean; csv?: boolean; pages?: PageRange; password?: string }) => {
    const { pageCounter, printTables } = await import('./commands/tables.js');
    const format = options.json === true ? 'json' : options.csv === true ? 'csv' : 'text';
    const { output: text, problems } = await printTables({ file, format, pages: options.pages ?? null, password: options.password ?? null }, {
      note: (line) => complain(line),
      reading: pageCounter(process.stderr),
    });
    if (text !== '') print(text);
    for (const problem of problems) complain(problem);
    if (problems.length > 0) process.exitCode = FAILED;
  });

program
  .command('compare')
  .description('list where two readings differ, value by value: two texts or PDFs, by path or id; ends with 0 where they are equal, 1 where not')
  .argument('<a>', 'path or id of the first')
  .argument('<b>', 'path or id of the second')
  .addOption(json().conflicts('csv'))
  .option('--csv', 'print one row a difference')
  .option('--password <password>', 'password of encrypted PDFs (or JOSPAR_PASSWORD)')
  .action(async (a: string, b: string, options: { json?: boolean; csv?: boolean; password?: string }) => {
    if (options.password !== undefined) process.env.JOSPAR_PASSWORD = options.password;
    const { compareReadings } = await import('./commands/compare.js');
    const { output: text, isEqual } = await compareReadings(raw, [a, b], options.json === true ? 'json' : options.csv === true ? 'csv' : 'text');
    print(text);
    if (!isEqual) process.exitCode = DIFFERENT;
  });

try {
  await program.parseAsync();
} catch (error) {
  complain(problemOf(error), error);
  process.exitCode = FAILED;
}

function languagesOf(text: string): ReportLanguage[] {
  const asked = text.split(',').map((word) => word.trim());
  const unknown = asked.find((word) => !LANGUAGES.some((language) => language === word));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${LANGUAGES.join(', ')}.`);
  return LANGUAGES.filter((language) => asked.includes(language));
}

function pagesOf(text: string): PageRange {
  const [, first, hyphen, last] = /^(\d{1,6})(?:(-)(\d{1,6})?)?$/.exec(text.trim()) ?? [];
  const range = { first: Number(first), last: last !== undefined ? Number(last) : hyphen !== undefined ? null : Number(first) };
  if (first === undefined || range.first < 1 || (range.last !== null && range.last < range.first)) throw new InvalidArgumentError('Give a page or a range: 3, 3-7, or 3-.');
  return range;
}

/** The folders that words lie in, or name. */
function foldersOf(words: readonly string[]): string[] {
  const folders = words.filter((word) => existsSync(word)).map((word) => (statSync(word).isDirectory() ? word : dirname(word)));
  return [...new Set(folders)];
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('a whole number above zero is meant.');
  return Number(text);
}

function limitsOf({ maxBytes, maxLines, maxLineLength, maxSeconds, maxMemory }: RunOptions): Limits {
  return { bytes: maxBytes, lines: maxLines, characters: maxLineLength, seconds: maxSeconds, megabytes: maxMemory };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line, whatever the message holds; the stack only for those who look for a bug. */
function complain(problem: string, error?: unknown): void {
  process.stderr.write(`jospar: ${problem.replace(/[\p{C}\s]+/gu, ' ').trim()}\n`);
  if (process.env.JOSPAR_DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
}
