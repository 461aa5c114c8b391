import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runMarts } from './aggregate/run.js';
import { runChecks } from './check/run.js';
import { SourceError } from './model.js';
import { copyDocuments, createDatabaseFile } from './normalize/database.js';
import { OutputFolder } from './output/folder.js';
import { DATABASE_FILE, MANIFEST_FILE, manifestOf, readManifest, RUN_FILE, runRecord, writeJson } from './output/manifest.js';
import type { Manifest, ManifestDocument } from './output/manifest.js';
import { recordDocument, takeOver } from './output/record.js';
import { Clock, counted } from './progress.js';
import type { Progress, Station } from './progress.js';
import { chooseDocuments } from './read/choose.js';
import { readRegister } from './read/register.js';
import { readDocuments } from './reading.js';
import type { ReportLanguage } from './render/context.js';
import { renderData } from './render/data.js';
import { Press } from './render/document.js';
import type { BrokenFile } from './sql-file.js';
import { outcomeOf, summaryOf } from './summary.js';
import type { RunSummary } from './summary.js';

/** What a run is asked for. */
export interface RunRequest {
  /** Ids or paths of documents; none: all of the folder of sources. */
  readonly words: readonly string[];
  /** Folder of sources, with its register. */
  readonly raw: string;
  /** Output folder. */
  readonly out: string;
  readonly languages: readonly ReportLanguage[];
  /** The one station to run; null: all of them. */
  readonly only: Station | null;
}

/** What the stations of one run share. */
interface Work {
  readonly request: RunRequest;
  readonly output: OutputFolder;
  /** What the output folder holds so far. */
  readonly earlier: Manifest | null;
  readonly connection: DuckDBConnection;
  readonly clock: Clock;
  readonly progress: Progress;
}

/** What the database was filled with: ids of documents, what could not be read, and what the set no longer has. */
interface Filled {
  readonly read: readonly string[];
  readonly refused: readonly SourceError[];
  readonly dropped: readonly string[];
}

/** Stations that write nothing when they run alone: what they make is counted, in a database in memory, and let go. */
const REHEARSED: readonly (Station | null)[] = ['read', 'extract', 'normalize'];
/** Stations that take their documents from the output folder when they run alone. */
const RESUMED: readonly (Station | null)[] = ['check', 'aggregate', 'render'];

/**
 * Takes documents down the road: read, extract, normalize, check, aggregate, render. The new set is built aside and put in place whole;
 * documents of the output folder that were not asked for, or could not be read this time, stay as they were.
 *
 * @throws SourceError, OutputError or another error in one line where nothing could be done; the output folder is then unchanged.
 */
export async function run(request: RunRequest, progress: Progress): Promise<RunSummary> {
  const clock = new Clock();
  if (REHEARSED.includes(request.only)) return rehearse(request, clock, progress);
  const output = new OutputFolder(request.out);
  try {
    return await produce(request, output, clock, progress);
  } finally {
    progress.stop();
    output.close();
  }
}

async function produce(request: RunRequest, output: OutputFolder, clock: Clock, progress: Progress): Promise<RunSummary> {
  const started = new Date();
  const earlier = readManifest(output.path);
  const database = await createDatabaseFile(join(output.next, DATABASE_FILE));
  try {
    const work: Work = { request, output, earlier, connection: database.connection, clock, progress };
    const { read, refused, dropped } = await fill(work);
    if (read.length === 0) return outcomeOf([], refused, clock.all());

    const broken = [...(await check(work)), ...(await aggregate(work))];
    const documents = await render(work, read);
    const summaries = await Promise.all([...documents].map(([id, { outputs }]) => summaryOf(work.connection, id, Object.keys(outputs).length)));
    const kept = await keepOthers(work, documents, dropped);

    await database.close();
    const manifest = manifestOf(documents);
    writeJson(join(output.next, MANIFEST_FILE), manifest);
    writeJson(join(output.next, RUN_FILE), runRecord(started, clock.all()));
    // Where a document is at fault and the others come to what is there already, nothing changes.
    const isNews = refused.length === 0 || JSON.stringify(manifest) !== JSON.stringify(earlier);
    if (isNews) output.publish(dropped);
    return { ...outcomeOf(summaries, refused, clock.all()), output: request.out, kept, dropped, broken_files: broken };
  } finally {
    await database.close();
  }
}

async function rehearse(request: RunRequest, clock: Clock, progress: Progress): Promise<RunSummary> {
  const { choices, refused } = chooseDocuments(request.words, readRegister(request.raw));
  const database = await createDatabaseFile();
  try {
    const reading = await readDocuments(choices, database.connection, clock, progress, request.only ?? 'normalize');
    const summaries = await Promise.all(reading.read.map(({ id, pages, lines }) => summaryOf(database.connection, id, 0, { page: pages, line: lines })));
    return outcomeOf(summaries, [...refused, ...reading.refused], clock.all());
  } finally {
    progress.stop();
    await database.close();
  }
}

/** Fills the new database from the sources or, for a station that runs alone, from what an earlier run left. */
async function fill({ request, output, earlier, connection, clock, progress }: Work): Promise<Filled> {
  const known = Object.keys(earlier?.documents ?? {});
  if (RESUMED.includes(request.only)) {
    const read = request.words.length === 0 ? known : request.words;
    const unknown = read.find((id) => !known.includes(id));
    if (unknown !== undefined || read.length === 0) {
      throw new SourceError(unknown ?? request.out, 'nothing was read yet that this station could work on', 'leave out --only');
    }
    await copyDocuments(connection, join(output.path, DATABASE_FILE), read);
    return { read, refused: [], dropped: [] };
  }
  const { choices, refused } = chooseDocuments(request.words, readRegister(request.raw));
  const reading = await readDocuments(choices, connection, clock, progress);
  const all = [...refused, ...reading.refused];
  // A run of everything leaves nothing behind that is no longer there; one that could not read everything does not know what is.
  const isWhole = request.words.length === 0 && all.length === 0;
  const read = reading.read.map(({ id }) => id);
  return { read, refused: all, dropped: isWhole ? known.filter((id) => !read.includes(id)) : [] };
}

async function check({ request, connection, clock, progress }: Work): Promise<BrokenFile[]> {
  if (request.only === 'aggregate' || request.only === 'render') return [];
  progress.doing('check', 'putting checks to the documents');
  await connection.run('DELETE FROM checks; DELETE FROM findings');
  const broken = await clock.time('check', () => runChecks(connection));
  const counts = await connection.runAndReadAll('SELECT (SELECT count(DISTINCT check_id) FROM checks), (SELECT count(*) FROM findings)');
  const [checks, findings] = counts.getRows()[0] ?? [];
  progress.done('check', `${counted(Number(checks), 'check')}, ${counted(Number(findings), 'finding')}`, clock.seconds('check'));
  return broken;
}

/** Marts follow what they are made from, so they are made whichever station runs alone. */
async function aggregate({ connection, clock, progress }: Work): Promise<BrokenFile[]> {
  progress.doing('aggregate', 'making marts');
  const broken = await clock.time('aggregate', () => runMarts(connection));
  const made = await connection.runAndReadAll("SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, 'mart_')");
  progress.done('aggregate', counted(Number(made.getRows()[0]?.[0]), 'mart'), clock.seconds('aggregate'));
  return broken;
}

/** Renders each document into its folder of the new set; check and aggregate alone renew its tables and keep its other files. */
async function render(work: Work, read: readonly string[]): Promise<Map<string, ManifestDocument>> {
  const { clock, progress } = work;
  const documents = new Map<string, ManifestDocument>();
  const press = new Press();
  try {
    for (const [index, id] of read.entries()) {
      progress.doing('render', `${index + 1} of ${read.length}: ${id}`);
      documents.set(id, await clock.time('render', () => renderOne(work, press, id)));
    }
  } finally {
    await press.close();
  }
  const files = [...documents.values()].reduce((sum, { outputs }) => sum + Object.keys(outputs).length, 0);
  progress.done('render', counted(files, 'file'), clock.seconds('render'));
  return documents;
}

async function renderOne({ request, output, earlier, connection }: Work, press: Press, id: string): Promise<ManifestDocument> {
  const isDataAlone = request.only === 'check' || request.only === 'aggregate';
  const before = isDataAlone ? earlier?.documents[id] : undefined;
  const languages = before?.options.languages ?? request.languages;
  const folder = join(output.next, id);
  mkdirSync(folder);
  const context = { connection, documentId: id, languages: request.languages, folder };
  const made = isDataAlone ? await renderData(context) : await press.print(context);
  const others = Object.keys(before?.outputs ?? {}).filter((path) => !made.includes(path) && !path.startsWith('data/'));
  takeOver(others, join(output.path, id), folder);
  return recordDocument(connection, id, languages, folder, [...made, ...others]);
}

/** Takes the documents that this run did not read into the new set, as they were; their folders stay where they are. */
async function keepOthers({ output, earlier, connection }: Work, documents: Map<string, ManifestDocument>, dropped: readonly string[]): Promise<string[]> {
  const others = Object.entries(earlier?.documents ?? {}).filter(([id]) => !documents.has(id) && !dropped.includes(id));
  for (const [id, document] of others) documents.set(id, document);
  const kept = others.map(([id]) => id);
  await copyDocuments(connection, join(output.path, DATABASE_FILE), kept);
  return kept;
}
