import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../model.js';
import type { Language, RegisterEntry } from '../model.js';

/** The register of sources: what is known of the documents in a folder beside what they print. */
export interface Register {
  /** Folder that the documents lie in, as given. */
  readonly folder: string;
  readonly entries: readonly RegisterEntry[];
}

const FILE_NAME = 'sources.json';
const OPTIONAL = ['title', 'organisation', 'decree', 'edition', 'from', 'sha256', 'reading_of'] as const;

/**
 * Reads `sources.json` of a folder; a folder without one has an empty register.
 *
 * @throws SourceError that names the register where it is no JSON, or an entry is not as it should be.
 */
export function readRegister(folder: string): Register {
  const file = join(folder, FILE_NAME);
  if (!existsSync(file)) return { folder, entries: [] };
  const entries = parse(file).map((entry, index) => entryOf(file, entry, index + 1));
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new SourceError(file, `two entries have the id "${id}"`, 'give each an id of its own');
    seen.add(id);
  }
  return { folder, entries };
}

function parse(file: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SourceError(file, 'cannot be read as JSON', (error as Error).message.replace(/\s+/gu, ' '));
  }
  if (!Array.isArray(parsed)) throw new SourceError(file, 'is not a list of entries');
  return parsed as unknown[];
}

function entryOf(file: string, entry: unknown, position: number): RegisterEntry {
  const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  const text = (name: string): string | null => {
    const value = fields[name] ?? null;
    if (value !== null && typeof value !== 'string') throw new SourceError(file, `entry ${position}: "${name}" is not a text`);
    return value;
  };
  const required = (name: string): string => {
    const value = text(name);
    if (value === null || value === '') throw new SourceError(file, `entry ${position} has no "${name}"`, 'every entry needs an id and a file');
    return value;
  };
  return {
    id: required('id'),
    file: required('file'),
    language: languageOf(file, text('language'), position),
    ...(Object.fromEntries(OPTIONAL.map((name) => [name, text(name)])) as Record<(typeof OPTIONAL)[number], string | null>),
  };
}

function languageOf(file: string, language: string | null, position: number): Language | null {
  if (language === null || language === 'kk' || language === 'ru') return language;
  throw new SourceError(file, `entry ${position}: language "${language}" is not one that plans are read in`, 'kk or ru');
}
