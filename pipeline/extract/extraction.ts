import type { Lexicon } from '../lexicon/lexicon.js';
import type { DocumentRecords, ReadingNote, SourceDocument, SourceLine } from '../model.js';
import type { Grid } from './grid/grid.js';
import type { Ledger } from './ledger.js';
import type { RunReading } from './numbers/numbers.js';
import type { Phrases } from './text/phrases.js';
import type { PlanYears } from './heads/years.js';

/** What the readers of one document share: its source, its words, the ledger and the records made so far. */
export interface Extraction {
  readonly source: SourceDocument;
  readonly lines: readonly SourceLine[];
  readonly lexicon: Lexicon;
  readonly phrases: Phrases;
  readonly ledger: Ledger;
  readonly years: PlanYears;
  /** Whether the text keeps the trailing spaces that tell a wrapped line. */
  readonly wrapsMarked: boolean;
  readonly records: DocumentRecords;
  /** The runs of values read so far; `observations.ts` places them when all evidence of the document is read. */
  readonly runs: SeriesRun[];
  /** Squeezed titles of the directions, to know them where they are named under another number. */
  readonly directionTitles: ReadonlySet<string>;
  /** Tables whose cells can be seen, by their numbers; those that were read already. */
  readonly grids: ReadonlyMap<number, Grid>;
  readonly gridsRead: Set<string>;
  /** Ids given so far, to tell a number that repeats (`~2`). */
  readonly ids: Set<string>;
}

/** The run of values of a series, with the year columns of its table. */
export interface SeriesRun {
  readonly seriesId: string;
  readonly years: readonly number[];
  readonly reading: RunReading;
  /** Where the columns can be seen: the year of each cell, and the years whose cells are empty. */
  readonly seen?: SeenColumns;
}

export interface SeenColumns {
  /** Null where a cell's column has no year, or it spans several. */
  readonly years: readonly (number | null)[];
  readonly empty: readonly number[];
}

/** An id that no record bears yet: the wanted one, else with `~2`, `~3` … */
export function freshId(extraction: Extraction, wanted: string): string {
  let id = wanted;
  for (let count = 2; extraction.ids.has(id); count += 1) id = `${wanted}~${count}`;
  extraction.ids.add(id);
  return id;
}

export function note(extraction: Extraction, entry: ReadingNote): void {
  extraction.records.notes.push(entry);
}
