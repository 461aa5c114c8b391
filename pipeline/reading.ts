import type { DuckDBConnection } from '@duckdb/node-api';
import { extractDocument } from './extract/document.js';
import { SourceError } from './model.js';
import type { DocumentRecords, SourceDocument } from './model.js';
import { applyCorrections } from './normalize/corrections.js';
import { loadDocument } from './normalize/load.js';
import { counted } from './progress.js';
import type { Clock, Progress, Station } from './progress.js';
import type { Choice } from './read/choose.js';
import { readSource } from './read/source.js';

/** What came of reading documents one by one. */
export interface Reading {
  readonly read: readonly ReadDocument[];
  readonly refused: readonly SourceError[];
}

export interface ReadDocument {
  readonly id: string;
  readonly pages: number;
  readonly lines: number;
}

interface Tally {
  series: number;
  values: number;
  rows: number;
}

/**
 * Takes documents through read, extract and normalize, one after the other, so that no more than one is in memory. `last` is the station that
 * people asked for: nothing is reported beyond it. A document that cannot be processed is set aside and does not stop the others.
 */
export async function readDocuments(
  choices: readonly Choice[], connection: DuckDBConnection, clock: Clock, progress: Progress, last: Station = 'normalize',
): Promise<Reading> {
  const read: ReadDocument[] = [];
  const refused: SourceError[] = [];
  const tally: Tally = { series: 0, values: 0, rows: 0 };
  for (const [index, choice] of choices.entries()) {
    progress.doing('read', `${index + 1} of ${choices.length}: ${choice.id}`);
    try {
      const source = await clock.time('read', () => readSource(choice));
      if (last !== 'read') {
        const records = await clock.time('extract', () => extractDocument(source));
        await clock.time('normalize', () => loadWhole(connection, source, records));
        count(tally, records);
      }
      read.push({ id: choice.id, pages: source.pages, lines: source.lines.length });
    } catch (error) {
      refused.push(refusalOf(choice.file, error));
    }
  }
  report(read, tally, clock, progress, last);
  return { read, refused };
}

/** Loads a document whole or not at all. */
async function loadWhole(connection: DuckDBConnection, source: SourceDocument, records: DocumentRecords): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await loadDocument(connection, source, records, applyCorrections(source, records));
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

/** An error that is no SourceError is a fault of ours; it concerns this document alone all the same. */
function refusalOf(file: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  if (process.env.JOSPAR_DEBUG) console.error(error);
  return new SourceError(file, `the reading failed: ${error instanceof Error ? error.message : String(error)}`, 'please report it, with the file');
}

function count(tally: Tally, records: DocumentRecords): void {
  tally.series += records.series.length;
  tally.values += records.observations.length;
  tally.rows += 1 + Object.values(records as unknown as Record<string, unknown>).reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

function report(read: readonly ReadDocument[], tally: Tally, clock: Clock, progress: Progress, last: Station): void {
  const say = (station: Station, what: string): void => progress.done(station, what, clock.seconds(station));
  const sum = (of: 'pages' | 'lines'): number => read.reduce((total, document) => total + document[of], 0);
  say('read', `${counted(read.length, 'document')}, ${counted(sum('pages'), 'page')}, ${counted(sum('lines'), 'line')}`);
  if (last === 'read') return;
  say('extract', `${tally.series} series, ${counted(tally.values, 'value')}`);
  if (last !== 'extract') say('normalize', counted(tally.rows, 'row'));
}
