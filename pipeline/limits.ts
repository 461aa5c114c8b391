import type { SourceError } from './model.js';

/**
 * What one document may take before it is set aside. Far above what plans are (the longest known ones have some ten thousand lines and two
 * megabytes), and far below what a machine has.
 */
export interface Limits {
  /** Bytes of its file. */
  readonly bytes: number;
  readonly lines: number;
  /** Characters of one line: what is longer is no line of a table, nor of prose. */
  readonly characters: number;
  /** Seconds that reading and extracting it may take. */
  readonly seconds: number;
  /** Megabytes of memory that this may take. */
  readonly megabytes: number;
}

export const DEFAULT_LIMITS: Limits = { bytes: 64 * 1024 * 1024, lines: 200_000, characters: 100_000, seconds: 120, megabytes: 1024 };

/** A refusal as plain data, to be handed from thread to thread. */
export type Refusal = Pick<SourceError, 'file' | 'problem' | 'advice'>;
