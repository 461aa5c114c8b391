import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Limits } from './limits.js';
import { SourceError } from './model.js';
import type { WrittenRows } from './normalize/rows-file.js';
import { isOfSystem } from './output/problem.js';
import { counted } from './progress.js';
import type { Clock, Progress, Station } from './progress.js';
import type { Choice } from './read/choose.js';
import { Crew, WorkLimitError } from './workers/crew.js';
import type { ReadAnswer, ReadRows, ReadTask } from './workers/read-document.js';

/** What came of reading documents one by one. */
export interface Reading {
  readonly read: readonly ReadDocument[];
  readonly refused: readonly SourceError[];
}

export type ReadDocument = Pick<ReadRows, 'id' | 'pages' | 'lines'>;

/** What reading needs beside the documents. */
export interface ReadingTools {
  /** The database, as soon as it is there: documents are read meanwhile. */
  readonly database: Promise<{ readonly connection: DuckDBConnection }>;
  /** Folder for rows on their way to the database; it is removed. */
  readonly scratch: string;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly limits: Limits;
  /** Documents that are read at once; null: as many as the machine has processors. */
  readonly jobs: number | null;
}

/** Documents that are loaded at once: the database's work is much the same for one. */
const BATCH = 16;
/** Batches that may wait to be loaded, so that what is on its way stays bounded however many documents there are. */
const BATCHES_AHEAD = 2;

/**
 * Takes documents through read, extract and normalize: several at once, each in a thread of its own with bounds to its time and memory, and
 * loads them in their order. `last` is the station that people asked for: nothing is reported beyond it. A document that cannot be processed
 * is set aside and does not stop the others.
 */
export async function readDocuments(choices: readonly Choice[], tools: ReadingTools, last: Extract<Station, 'read' | 'extract' | 'normalize'> = 'normalize'): Promise<Reading> {
  const { limits, clock, progress, scratch } = tools;
  const crew = new Crew<ReadTask, ReadAnswer>({
    module: new URL('./workers/read-document.js', import.meta.url),
    load: () => import('./workers/read-document.js'),
    size: Math.min(tools.jobs ?? availableParallelism(), choices.length),
    megabytes: limits.megabytes,
  });
  const answers = new Map<number, Promise<ReadAnswer>>();
  const read: ReadRows[] = [];
  const refused: SourceError[] = [];
  try {
    for (let first = 0; first < choices.length; first += BATCH) {
      for (let ahead = answers.size; ahead < Math.min(choices.length, first + BATCH * BATCHES_AHEAD); ahead += 1) {
        answers.set(ahead, readOne(crew, choices[ahead] as Choice, last === 'read', join(scratch, String(ahead)), limits));
      }
      const batch: ReadRows[] = [];
      for (const [index, choice] of [...choices.entries()].slice(first, first + BATCH)) {
        progress.doing('read', `${index + 1} of ${choices.length}: ${choice.id}`);
        const answer = await answers.get(index);
        if (answer === undefined) continue;
        if ('refused' in answer) refused.push(new SourceError(answer.refused.file, answer.refused.problem, answer.refused.advice));
        else batch.push(answer.read);
        answers.set(index, Promise.resolve(answer));
      }
      for (const { seconds } of batch) for (const station of ['read', 'extract', 'normalize'] as const) clock.add(station, seconds[station]);
      read.push(...(await load(batch, choices, tools, refused)));
    }
  } finally {
    // Where reading stops early, what is still being read is stopped too, and its end is nobody's concern.
    for (const answer of answers.values()) answer.catch(() => undefined);
    await crew.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  report(read, clock, progress, last);
  return { read: read.map(({ id, pages, lines }) => ({ id, pages, lines })), refused };
}

async function readOne(crew: Crew<ReadTask, ReadAnswer>, choice: Choice, isReadAlone: boolean, folder: string, limits: Limits): Promise<ReadAnswer> {
  const { file } = choice;
  try {
    return await crew.do({ choice, isReadAlone, folder, limits }, limits.seconds);
  } catch (error) {
    if (!(error instanceof WorkLimitError)) throw error;
    return { refused: error.limit === 'time'
      ? { file, problem: `could not be read within ${limits.seconds} seconds`, advice: 'raise --max-seconds if it is a plan all the same' }
      : { file, problem: `could not be read with ${limits.megabytes} MB of memory`, advice: 'raise --max-memory if it is a plan all the same' } };
  }
}

/** Loads documents that were read, each whole or not at all; returns those that were. */
async function load(batch: readonly ReadRows[], choices: readonly Choice[], tools: ReadingTools, refused: SourceError[]): Promise<ReadRows[]> {
  const written = batch.flatMap(({ written }) => written ?? []);
  if (written.length === 0) return [...batch];
  const { connection } = await tools.database;
  const loaded = await tools.clock.time('normalize', async () => {
    if (await isLoaded(connection, written) === null) return batch;
    // One of them does not fit its tables: a fault of ours, which the others need not share.
    const fitting: ReadRows[] = [];
    for (const document of batch) {
      const problem = document.written === null ? null : await isLoaded(connection, [document.written]);
      if (problem === null) fitting.push(document);
      else refused.push(new SourceError(choices.find(({ id }) => id === document.id)?.file ?? document.id, `the reading failed: ${problem}`, 'please report it, with the file'));
    }
    return fitting;
  });
  for (const { folder } of written) rmSync(folder, { recursive: true, force: true });
  return [...loaded];
}

/** Loads all or nothing; null where it is loaded, else why it is not. */
async function isLoaded(connection: DuckDBConnection, written: readonly WrittenRows[]): Promise<string | null> {
  const { loadWritten } = await import('./normalize/load.js');
  await connection.run('BEGIN TRANSACTION');
  try {
    await loadWritten(connection, written);
    await connection.run('COMMIT');
    return null;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    const problem = error instanceof Error ? error.message : String(error);
    // A full disk is no fault of the document.
    if (isOfSystem(error) || /^(?:IO|Out of Memory) Error|FATAL/.test(problem)) throw error;
    return problem;
  }
}

function report(read: readonly ReadRows[], clock: Clock, progress: Progress, last: Station): void {
  const say = (station: Station, what: string): void => progress.done(station, what, clock.seconds(station));
  const sum = (of: (document: ReadRows) => number): number => read.reduce((total, document) => total + of(document), 0);
  say('read', `${counted(read.length, 'document')}, ${counted(sum(({ pages }) => pages), 'page')}, ${counted(sum(({ lines }) => lines), 'line')}`);
  if (last === 'read') return;
  say('extract', `${sum(({ series }) => series)} series, ${counted(sum(({ values }) => values), 'value')}`);
  if (last !== 'extract') say('normalize', counted(sum(({ written }) => written?.rows ?? 0), 'row'));
}
