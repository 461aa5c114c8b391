import { mkdirSync, statSync } from 'node:fs';
import { extractDocument } from '../extract/document.js';
import type { Limits, Refusal } from '../limits.js';
import { SourceError } from '../model.js';
import type { SourceDocument } from '../model.js';
import { applyCorrections } from '../normalize/corrections.js';
import { readReviews } from '../normalize/reviews.js';
import { writeDocument } from '../normalize/rows-file.js';
import type { WrittenRows } from '../normalize/rows-file.js';
import type { Station } from '../progress.js';
import type { Choice } from '../read/choose.js';
import { openSource } from '../read/source.js';

/** A document to be read, and whether it is to be read alone. */
export interface ReadTask {
  readonly choice: Choice;
  readonly isReadAlone: boolean;
  /** Folder for the rows that are to be loaded; it is made. */
  readonly folder: string;
  readonly limits: Pick<Limits, 'bytes' | 'lines' | 'characters'>;
}

type Early = Extract<Station, 'read' | 'extract' | 'normalize'>;

/** What came of it. */
export type ReadAnswer = { readonly refused: Refusal } | { readonly read: ReadRows };

/** A document that was read, its rows written to be loaded. */
export interface ReadRows {
  readonly id: string;
  readonly pages: number;
  readonly lines: number;
  readonly series: number;
  readonly values: number;
  /** Null where the document was only to be read. */
  readonly written: WrittenRows | null;
  readonly seconds: Readonly<Record<Early, number>>;
}

/** Takes one document from its bytes to rows. What cannot be read is refused; only a disk that is full or the like makes this throw. */
export async function work({ choice, isReadAlone, folder, limits }: ReadTask): Promise<ReadAnswer> {
  const seconds = { read: 0, extract: 0, normalize: 0 };
  const timed = async <T>(station: Early, make: () => T | Promise<T>): Promise<T> => {
    const begun = performance.now();
    const made = await make();
    seconds[station] += (performance.now() - begun) / 1000;
    return made;
  };
  try {
    const source = await timed('read', () => {
      refuseLarge(choice.file, limits.bytes);
      return openSource(choice);
    });
    refuseEndless(source, limits);
    const known = { id: choice.id, pages: source.pages, lines: source.lines.length, seconds };
    if (isReadAlone) return { read: { ...known, series: 0, values: 0, written: null } };

    const records = await timed('extract', () => extractDocument(source));
    const tally = { series: records.series.length, values: records.observations.length };
    const written = await timed('normalize', () => {
      const corrections = applyCorrections(source, records);
      mkdirSync(folder, { recursive: true });
      return writeDocument(folder, source, records, corrections, readReviews(source));
    });
    return { read: { ...known, ...tally, written } };
  } catch (error) {
    const { file, problem, advice } = refusalOf(choice.file, error);
    return { refused: { file, problem, advice } };
  }
}

function refuseEndless({ file, lines }: SourceDocument, { lines: most, characters }: ReadTask['limits']): void {
  if (lines.length > most) throw new SourceError(file, `has ${lines.length} lines, more than ${most}`, 'raise --max-lines if it is a plan all the same');
  const long = lines.find(({ text }) => text.length > characters);
  if (long !== undefined) {
    throw new SourceError(file, `line ${long.no} has ${long.text.length} characters, more than ${characters}`, 'break it, or raise --max-line-length if it is a plan all the same');
  }
}

function refuseLarge(file: string, most: number): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > most) throw new SourceError(file, `has ${bytes} bytes, more than ${most}`, 'raise --max-bytes if it is a plan all the same');
}

/** An error that is no SourceError is a fault of ours; it concerns this document alone all the same. */
export function refusalOf(file: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  if (process.env.JOSPAR_DEBUG) console.error(error);
  const { code } = error as NodeJS.ErrnoException;
  // The disk is at fault, not the document.
  if (error instanceof Error && code !== undefined && code in DISK) throw error;
  return new SourceError(file, `the reading failed: ${error instanceof Error ? error.message : String(error)}`, 'please report it, with the file');
}

const DISK: Readonly<Record<string, true>> = { ENOSPC: true, EDQUOT: true, EROFS: true, EFBIG: true, EMFILE: true };
