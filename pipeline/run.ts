import { agendaOf } from './agenda.js';
import type { Agenda, RunRequest } from './agenda.js';
import { settle } from './output/folder.js';
import { readManifest } from './output/manifest.js';
import type { Manifest } from './output/manifest.js';
import { Clock } from './progress.js';
import type { Progress, Station } from './progress.js';
import { openFindings, outcomeOf } from './summary.js';
import type { RunSummary } from './summary.js';

export type { RunRequest } from './agenda.js';

/** Stations that write nothing when they run alone: what they make is counted, in a database in memory, and let go. */
const REHEARSED: readonly (Station | null)[] = ['read', 'extract', 'normalize'];

/**
 * Takes documents down the road: read, extract, normalize, check, aggregate, render. The new set is built aside and put in place whole;
 * documents of the output folder that were not asked for, or could not be read this time, stay as they were. What would come out as it is
 * there already is not made again; where that is everything, the stations are not even loaded.
 *
 * @throws SourceError, OutputError or another error in one line where nothing could be done; the output folder is then unchanged.
 */
export async function run(request: RunRequest, progress: Progress): Promise<RunSummary> {
  const clock = new Clock();
  if (REHEARSED.includes(request.only)) return (await import('./rehearse.js')).rehearse(request, clock, progress);
  settle(request.out);
  const earlier = readManifest(request.out);
  if (request.only !== null) return (await import('./produce.js')).resume(request, request.only, clock, progress);
  const agenda = agendaOf(request, earlier);
  if (isDone(agenda)) return unchanged(request, agenda, earlier, clock);
  return (await import('./produce.js')).produce(request, agenda, earlier, clock, progress);
}

function isDone({ fresh, stale, gone }: Agenda): boolean {
  return fresh.length + stale.length + gone.length === 0;
}

function unchanged({ out }: RunRequest, { same, refused }: Agenda, earlier: Manifest | null, clock: Clock): RunSummary {
  const documents = earlier?.documents ?? {};
  const summaries = same.flatMap((id) => documents[id]?.summary ?? []);
  if (summaries.length === 0) return outcomeOf([], refused, clock.all());
  return { ...outcomeOf(summaries, refused, clock.all()), output: out, finding_changes: { new: 0, gone: 0, still_open: openFindings(summaries) }, unchanged: same, kept: Object.keys(documents).filter((id) => !same.includes(id)) };
}
