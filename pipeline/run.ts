import { copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runMarts } from './aggregate/run.js';
import { runChecks } from './check/run.js';
import { SourceError } from './model.js';
import { copyDocuments, createDatabaseFile } from './normalize/database.js';
import { OutputFolder } from './output/folder.js';
import { DATABASE_FILE, MANIFEST_FILE, manifestOf, readManifest, RUN_FILE, runRecord, writeJson } from './output/manifest.js';
import type { Manifest, ManifestDocument } from './output/manifest.js';
import { Clock } from './progress.js';
import type { Progress, Station } from './progress.js';
import { chooseDocuments } from './read/choose.js';
import { readRegister } from './read/register.js';
import { sha256Of } from './read/source.js';
import { counted, readDocuments } from './reading.js';
import type { Reading } from './reading.js';
import type { ReportLanguage } from './render/context.js';
import { renderData } from './render/data.js';
import { renderDocument } from './render/document.js';
import { tablesOf } from './render/tables.js';
import type { BrokenFile } from './sql-file.js';
import { exitCodeOf, summaryOf } from './summary.js';
import type { DocumentSummary, RunSummary } from './summary.js';

/** What a run is asked for. */
export interface RunRequest {
  /** Ids or paths of documents; none: all of the folder of sources. */
  readonly words: readonly string[];
  /** Folder of sources, with its register. */
  readonly raw: string;
  /** Output folder. */
  readonly out: string;
  readonly languages: readonly ReportLanguage[];
  /** The one station to run, on what an earlier run left; null: all of them. */
  readonly only: Station | null;
}

/** Stations that write nothing when they run alone. */
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

  const started = new Date();
  const output = new OutputFolder(request.out);
  try {
    const earlier = readManifest(output.path);
    const database = await createDatabaseFile(join(output.next, DATABASE_FILE));
    const { connection } = database;
    const { read, refused, dropped } = await fill(connection, request, output, earlier, clock, progress);
    if (read.length === 0) return { ...nothing(refused), seconds: clock.all() };

    const broken = [...(await check(connection, request.only, clock, progress)), ...(await aggregate(connection, clock, progress))];
    const written = await render(connection, read, request, output, earlier, clock, progress);

    const kept = Object.keys(earlier?.documents ?? {}).filter((id) => !read.includes(id) && !dropped.includes(id));
    const summaries = await Promise.all(read.map((id) => summaryOf(connection, id, Object.keys(written.get(id)?.outputs ?? {}).length)));
    await copyDocuments(connection, join(output.path, DATABASE_FILE), kept);
    await database.close();

    const documents = new Map([...kept.map((id) => [id, earlier?.documents[id]] as [string, ManifestDocument]), ...written]);
    writeJson(join(output.next, MANIFEST_FILE), manifestOf(documents));
    writeJson(join(output.next, RUN_FILE), runRecord(started, clock.all()));
    output.publish(dropped);
    return { ...outcome(summaries, refused, clock), output: request.out, kept, dropped, broken_files: broken };
  } finally {
    output.close();
    progress.stop();
  }
}

/** Runs the first stations alone: what they would make is counted and let go. */
async function rehearse(request: RunRequest, clock: Clock, progress: Progress): Promise<RunSummary> {
  const { choices, refused } = chooseDocuments(request.words, readRegister(request.raw));
  const database = await createDatabaseFile();
  const reading = await readDocuments(choices, database.connection, clock, progress, request.only ?? 'normalize');
  const summaries = request.only === 'normalize' ? await Promise.all(reading.read.map((id) => summaryOf(database.connection, id, 0))) : [];
  await database.close();
  progress.stop();
  const isRefused = refused.length + reading.refused.length > 0;
  return { ...outcome(summaries, [...refused, ...reading.refused], clock), exit_code: isRefused ? 2 : 0 };
}

/** Fills the new database: from the sources, or, for a station that runs alone, from what an earlier run left. */
async function fill(
  connection: DuckDBConnection, request: RunRequest, output: OutputFolder, earlier: Manifest | null, clock: Clock, progress: Progress,
): Promise<Reading & { dropped: readonly string[] }> {
  const known = Object.keys(earlier?.documents ?? {});
  if (RESUMED.includes(request.only)) {
    const read = request.words.length === 0 ? known : request.words;
    for (const id of read.length === 0 ? [request.out] : read) {
      if (!known.includes(id)) throw new SourceError(id, `${request.out} holds no such document`, 'leave out --only to read it first');
    }
    await copyDocuments(connection, join(output.path, DATABASE_FILE), read);
    return { read, refused: [], dropped: [] };
  }
  const { choices, refused } = chooseDocuments(request.words, readRegister(request.raw));
  const reading = await readDocuments(choices, connection, clock, progress);
  const all = [...refused, ...reading.refused];
  // A run of everything leaves nothing behind that is no longer there; one that could not read everything does not know.
  const dropped = request.words.length === 0 && all.length === 0 ? known.filter((id) => !reading.read.includes(id)) : [];
  return { read: reading.read, refused: all, dropped };
}

async function check(connection: DuckDBConnection, only: Station | null, clock: Clock, progress: Progress): Promise<BrokenFile[]> {
  if (only === 'aggregate' || only === 'render') return [];
  progress.doing('check', 'putting checks to the documents');
  await connection.run('DELETE FROM checks; DELETE FROM findings');
  const broken = await clock.time('check', () => runChecks(connection));
  const counts = await connection.runAndReadAll('SELECT (SELECT count(DISTINCT check_id) FROM checks), (SELECT count(*) FROM findings)');
  const [checks, findings] = counts.getRows()[0] ?? [];
  progress.done('check', `${counted(Number(checks), 'check')}, ${counted(Number(findings), 'finding')}`, clock.seconds('check'));
  return broken;
}

/** Marts follow what they are made from, so they are made whichever station runs alone. */
async function aggregate(connection: DuckDBConnection, clock: Clock, progress: Progress): Promise<BrokenFile[]> {
  progress.doing('aggregate', 'making marts');
  const broken = await clock.time('aggregate', () => runMarts(connection));
  const marts = (await tablesOf(connection)).filter(({ name }) => name.startsWith('mart_'));
  progress.done('aggregate', counted(marts.length, 'mart'), clock.seconds('aggregate'));
  return broken;
}

/** Renders each document into its folder of the new set; a station that runs alone before rendering renews the tables and keeps the rest. */
async function render(
  connection: DuckDBConnection, documents: readonly string[], request: RunRequest, output: OutputFolder, earlier: Manifest | null,
  clock: Clock, progress: Progress,
): Promise<Map<string, ManifestDocument>> {
  const written = new Map<string, ManifestDocument>();
  const isTablesAlone = request.only === 'check' || request.only === 'aggregate';
  for (const [index, id] of documents.entries()) {
    progress.doing('render', `${index + 1} of ${documents.length}: ${id}`);
    const folder = join(output.next, id);
    mkdirSync(folder);
    const context = { connection, documentId: id, languages: request.languages, folder };
    const files = await clock.time('render', () => (isTablesAlone ? renderData(context) : renderDocument(context)));
    const before = isTablesAlone ? earlier?.documents[id] : undefined;
    if (before !== undefined) files.push(...keepOthers(join(output.path, id), folder, Object.keys(before.outputs), files));
    written.set(id, await manifestDocumentOf(connection, id, before?.options.languages ?? request.languages, folder, files));
  }
  const files = [...written.values()].reduce((sum, { outputs }) => sum + Object.keys(outputs).length, 0);
  progress.done('render', counted(files, 'file'), clock.seconds('render'));
  return written;
}

/** Takes over the files of the earlier set that were not made anew. */
function keepOthers(from: string, to: string, earlier: readonly string[], made: readonly string[]): string[] {
  const others = earlier.filter((path) => !made.includes(path));
  for (const path of others) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      copyFileSync(join(from, path), join(to, path));
    }
  }
  return others;
}

async function manifestDocumentOf(
  connection: DuckDBConnection, id: string, languages: readonly string[], folder: string, files: readonly string[],
): Promise<ManifestDocument> {
  const found = await connection.runAndReadAll('SELECT source_file, source_sha256 FROM documents WHERE document_id = $1', [id]);
  const [file, sha256] = found.getRows()[0] ?? [];
  const { findings } = await summaryOf(connection, id, files.length);
  const counts: Record<string, number> = {};
  for (const { name } of await tablesOf(connection)) {
    counts[name] = Number((await connection.runAndReadAll(`SELECT count(*) FROM "${name}" WHERE document_id = $1`, [id])).getRows()[0]?.[0]);
  }
  const outputs = Object.fromEntries([...files].sort().map((path) => [path, sha256Of(readFileSync(join(folder, path)))]));
  return { source: { file: String(file), sha256: String(sha256) }, options: { languages }, counts, findings, outputs };
}

function outcome(documents: readonly DocumentSummary[], refused: readonly SourceError[], clock: Clock): RunSummary {
  return {
    ...nothing(refused),
    exit_code: exitCodeOf(documents, refused),
    documents,
    files: documents.reduce((sum, { files }) => sum + files, 0),
    seconds: clock.all(),
  };
}

function nothing(refused: readonly SourceError[]): RunSummary {
  return {
    exit_code: 2, output: null, documents: [], not_processed: refused.map(({ file, message }) => ({ file: relative('.', file) || file, problem: message })),
    kept: [], dropped: [], broken_files: [], files: 0, seconds: {},
  };
}
