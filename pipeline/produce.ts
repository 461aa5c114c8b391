import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { agendaOf } from './agenda.js';
import type { Agenda, RunRequest } from './agenda.js';
import type { FindingChanges } from './check/changes.js';
import { DocumentPress } from './document-press.js';
import { SourceError } from './model.js';
import { OutputFolder } from './output/folder.js';
import { programKeys } from './output/keys.js';
import type { ProgramKeys } from './output/keys.js';
import { DATABASE_FILE, MANIFEST_FILE, manifestOf, readManifest, RUN_FILE, runRecord, writeJson } from './output/manifest.js';
import type { Manifest, ManifestDocument } from './output/manifest.js';
import type { Clock, Progress, Station } from './progress.js';
import { readDocuments } from './reading.js';
import type { BrokenFile } from './sql-file.js';
import type { Database } from './stations.js';
import { openFindings, outcomeOf } from './summary.js';
import type { RunSummary } from './summary.js';

/** What the steps of one run share. */
interface Work {
  readonly request: RunRequest;
  readonly output: OutputFolder;
  /** What the output folder holds so far. */
  readonly earlier: Manifest | null;
  readonly clock: Clock;
  readonly progress: Progress;
}

/** What the database was filled with. */
interface Filled {
  /** Documents to be checked, aggregated and rendered. */
  readonly ids: readonly string[];
  /** Of them, those whose records are new. */
  readonly fresh: ReadonlySet<string>;
  readonly refused: readonly SourceError[];
  /** Documents that the new set no longer has. */
  readonly dropped: readonly string[];
}

/** What the new set is made with. */
interface Making {
  readonly only: Station | null;
  readonly keys: ProgramKeys;
  readonly agenda: Agenda | null;
  readonly press: DocumentPress;
  readonly fill: (database: Promise<Database>) => Promise<Filled>;
}

/**
 * Does what is on the agenda of a run, and puts the new set in place. Documents are read while the database and the browser are still being
 * opened.
 */
export async function produce(request: RunRequest, planned: Agenda, plannedOn: Manifest | null, clock: Clock, progress: Progress): Promise<RunSummary> {
  return inFolder(request, clock, progress, async (work) => {
    // Another run may have changed the folder before this one got hold of it.
    const agenda = JSON.stringify(plannedOn) === JSON.stringify(work.earlier) ? planned : agendaOf(request, work.earlier);
    const isPrinting = agenda.fresh.length > 0 || agenda.stale.some((id) => work.earlier?.documents[id]?.keys.reports !== agenda.program.reports);
    const press = new DocumentPress({ ...work, languages: request.languages, keys: agenda.program, only: null, intact: agenda.intact, isPrinting });
    return make(work, { only: null, keys: agenda.program, agenda, press, fill: (database) => fillFresh(work, agenda, database) });
  });
}

/** Runs one station alone, on the documents that an earlier run left. */
export async function resume(request: RunRequest, only: Station, clock: Clock, progress: Progress): Promise<RunSummary> {
  return inFolder(request, clock, progress, async (work) => {
    const keys = programKeys(request.languages);
    const press = new DocumentPress({ ...work, languages: request.languages, keys, only, intact: new Set(), isPrinting: only === 'render' });
    return make(work, { only, keys, agenda: null, press, fill: (database) => fillAgain(work, database) });
  });
}

async function inFolder(request: RunRequest, clock: Clock, progress: Progress, use: (work: Work) => Promise<RunSummary>): Promise<RunSummary> {
  const output = new OutputFolder(request.out);
  try {
    return await use({ request, output, earlier: readManifest(output.path), clock, progress });
  } catch (error) {
    // A file that cannot be written to the end is told without its name: then the folder is named.
    if (error instanceof Error && 'code' in error && !('path' in error && error.path !== undefined)) Object.assign(error, { path: request.out });
    throw error;
  } finally {
    progress.stop();
    output.close();
  }
}

async function make(work: Work, making: Making): Promise<RunSummary> {
  const { output, request, earlier, clock, progress } = work;
  const { only, keys, agenda, press, fill } = making;
  const started = new Date();
  const opening = import('./stations.js').then(({ createDatabaseFile }) => createDatabaseFile(join(output.next, DATABASE_FILE)));
  opening.catch(() => undefined);
  try {
    const { ids, fresh, refused, dropped } = await fill(opening);
    const same = agenda?.same ?? [];
    if (ids.length + same.length === 0) return outcomeOf([], refused, clock.all());

    const database = await opening;
    const { connection, close } = database;
    const { check, aggregate, copyDocuments } = await import('./stations.js');
    // Marts follow what they are made from, so they are made whichever station runs alone.
    const unchecked: BrokenFile[] = only === 'aggregate' || only === 'render' ? [] : await check(database, clock, progress);
    const changes = await since(work, making, connection, ids, same);
    const unmade = await aggregate(database, clock, progress);
    const stations = {
      records: (id: string) => agenda?.records.get(id) ?? earlier?.documents[id]?.keys.records ?? '',
      check: (id: string) => (only === 'aggregate' || only === 'render' ? (earlier?.documents[id]?.keys.check ?? '') : unchecked.length > 0 ? '' : keys.check),
      aggregate: () => (unmade.length > 0 ? '' : keys.aggregate),
    };
    const rendered = await press.start(connection, ids, fresh, stations);
    const others = Object.entries(earlier?.documents ?? {}).filter(([id]) => !ids.includes(id) && !dropped.includes(id));
    await copyDocuments(connection, join(output.path, DATABASE_FILE), others.map(([id]) => id));
    await close();

    const documents = new Map<string, ManifestDocument>([...(await rendered.finish()), ...others]);
    const manifest = manifestOf(documents);
    writeJson(join(output.next, MANIFEST_FILE), manifest);
    writeJson(join(output.next, RUN_FILE), runRecord(started, clock.all()));
    // Where a document is at fault and the others come to what is there already, nothing changes.
    const isNews = refused.length === 0 || JSON.stringify(manifest) !== JSON.stringify(earlier);
    if (isNews) output.publish(dropped);

    const summaries = Object.entries(manifest.documents).filter(([id]) => ids.includes(id) || same.includes(id)).map(([, { summary }]) => summary);
    const kept = others.map(([id]) => id).filter((id) => !same.includes(id));
    return { ...outcomeOf(summaries, refused, clock.all()), output: request.out, unchanged: same, kept, dropped, finding_changes: changes, broken_files: [...unchecked, ...unmade] };
  } finally {
    await press.close();
    await opening.then(({ close }) => close(), () => undefined);
  }
}

/** How the findings compare with those of the set that is still in place; null where there is none, or nothing was checked. */
async function since({ output, earlier }: Work, { only, agenda }: Making, connection: DuckDBConnection, ids: readonly string[], same: readonly string[]): Promise<FindingChanges | null> {
  if (earlier === null || agenda?.hasDatabase === false || only === 'aggregate' || only === 'render') return null;
  const changes = await (await import('./stations.js')).changesOf(connection, join(output.path, DATABASE_FILE), ids);
  return { ...changes, still_open: changes.still_open + openFindings(same.flatMap((id) => earlier.documents[id]?.summary ?? [])) };
}

/** Fills the database with what was read anew and, for documents whose records stand, with those. */
async function fillFresh({ request, output, earlier, clock, progress }: Work, agenda: Agenda, database: Promise<Database>): Promise<Filled> {
  const { fresh, stale, gone } = agenda;
  const tools = { database, scratch: join(output.next, SCRATCH), clock, progress, limits: request.limits, jobs: request.jobs };
  const reading = fresh.length > 0 ? await readDocuments(fresh, tools) : { read: [], refused: [] };
  if (stale.length > 0) {
    const { copyDocuments } = await import('./stations.js');
    await copyDocuments((await database).connection, join(output.path, DATABASE_FILE), stale);
  }
  const read = reading.read.map(({ id }) => id);
  const refused = [...agenda.refused, ...reading.refused];
  // A run of everything leaves nothing behind that is no longer there; one that could not read everything does not know what is.
  const known = Object.keys(earlier?.documents ?? {});
  return { ids: [...read, ...stale].sort(), fresh: new Set(read), refused, dropped: refused.length === 0 ? gone.filter((id) => known.includes(id)) : [] };
}

/** Rows on their way to the database. */
const SCRATCH = '.rows';

/** Fills the database with what an earlier run left. */
async function fillAgain({ request, output, earlier }: Work, database: Promise<Database>): Promise<Filled> {
  const known = Object.keys(earlier?.documents ?? {});
  const ids = request.words.length === 0 ? known : request.words;
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined || ids.length === 0) {
    throw new SourceError(unknown ?? request.out, 'nothing was read yet that this station could work on', 'leave out --only');
  }
  const { copyDocuments } = await import('./stations.js');
  await copyDocuments((await database).connection, join(output.path, DATABASE_FILE), ids);
  return { ids, fresh: new Set(), refused: [], dropped: [] };
}
