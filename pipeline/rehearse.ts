import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRequest } from './agenda.js';
import { createDatabaseFile } from './normalize/database.js';
import type { Clock, Progress } from './progress.js';
import { chooseDocuments } from './read/choose.js';
import { readRegister } from './read/register.js';
import { readDocuments } from './reading.js';
import { outcomeOf, summaryOf } from './summary.js';
import type { RunSummary } from './summary.js';

/** Reads, extracts or loads documents and counts what was found, in a database in memory; nothing is kept. */
export async function rehearse({ words, raw, only, limits, jobs }: RunRequest, clock: Clock, progress: Progress): Promise<RunSummary> {
  const { choices, refused } = chooseDocuments(words, readRegister(raw));
  const opening = createDatabaseFile();
  const last = only === 'read' || only === 'extract' ? only : 'normalize';
  try {
    const scratch = mkdtempSync(join(tmpdir(), 'jospar-rows-'));
    const reading = await readDocuments(choices, { database: opening, scratch, clock, progress, limits, jobs }, last);
    const { connection } = await opening;
    const summaries = await Promise.all(reading.read.map(({ id, pages, lines }) => summaryOf(connection, id, 0, { page: pages, line: lines })));
    return outcomeOf(summaries, [...refused, ...reading.refused], clock.all());
  } finally {
    progress.stop();
    await (await opening).close();
  }
}
