import type { Limits } from './limits.js';
import type { SourceError } from './model.js';
import { Intactness } from './output/intact.js';
import { isUpToDate, programKeys, recordsKey } from './output/keys.js';
import type { ProgramKeys } from './output/keys.js';
import type { Manifest } from './output/manifest.js';
import type { Station } from './progress.js';
import { chooseDocuments } from './read/choose.js';
import type { Choice } from './read/choose.js';
import { readRegister } from './read/register.js';
import type { ReportLanguage } from './render/context.js';

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
  /** Whether everything is made anew, also what would come out the same. */
  readonly isForced: boolean;
  readonly limits: Limits;
  /** Documents that are read at once; null: as many as the machine has processors. */
  readonly jobs: number | null;
}

/** What a run has to do, told by comparing what an output folder was made from with what there is now. */
export interface Agenda {
  readonly program: ProgramKeys;
  /** Key of each document's records. */
  readonly records: ReadonlyMap<string, string | null>;
  /** Documents to be read. */
  readonly fresh: readonly Choice[];
  /** Documents whose records stand, but not all that was made of them. */
  readonly stale: readonly string[];
  /** Documents of which nothing has changed. */
  readonly same: readonly string[];
  /** Documents whose files are as they were written. */
  readonly intact: ReadonlySet<string>;
  /** Whether the output folder has a database that nobody touched since. */
  readonly hasDatabase: boolean;
  readonly refused: readonly SourceError[];
  /** Documents of the output folder that are no longer there, if all can be read. */
  readonly gone: readonly string[];
}

/** Compares; reads the sources' bytes and the program's own files, and nothing of the database. @throws SourceError where no document can be chosen. */
export function agendaOf({ words, raw, out, languages, isForced, limits }: RunRequest, earlier: Manifest | null): Agenda {
  const { choices, refused } = chooseDocuments(words, readRegister(raw));
  const program = programKeys(languages);
  const records = new Map(choices.map((choice) => [choice.id, recordsKey(choice, program, limits)]));
  const known = isForced ? {} : (earlier?.documents ?? {});
  const folder = new Intactness(out);
  const hasDatabase = folder.hasDatabase();
  const isStanding = ({ id }: Choice): boolean => hasDatabase && known[id]?.keys !== undefined && known[id].keys.records === records.get(id);
  const standing = choices.filter(isStanding).map(({ id }) => id);
  const intact = new Set(standing.filter((id) => known[id] !== undefined && folder.hasDocument(id, known[id])));
  const same = standing.filter((id) => intact.has(id) && known[id] !== undefined && isUpToDate(known[id], program));
  const isWhole = words.length === 0 && refused.length === 0;
  return {
    program,
    records,
    fresh: choices.filter((choice) => !isStanding(choice)),
    stale: standing.filter((id) => !same.includes(id)),
    same,
    intact,
    hasDatabase,
    refused,
    gone: isWhole ? Object.keys(earlier?.documents ?? {}).filter((id) => !choices.some((choice) => choice.id === id)) : [],
  };
}
