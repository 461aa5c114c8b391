import { join } from 'node:path';
import { openDatabaseFile } from '../normalize/database.js';
import type { Database } from '../normalize/database.js';
import { settle } from '../output/folder.js';
import { DATABASE_FILE, readManifest } from '../output/manifest.js';
import type { Manifest } from '../output/manifest.js';
import { OutputError } from '../output/problem.js';

/** A complete set of an output folder, open to be read. */
export interface OutputSet {
  readonly manifest: Manifest;
  readonly database: Database;
}

/** Opens what an earlier run left. @throws OutputError where it left nothing. */
export async function openOutputSet(folder: string): Promise<OutputSet> {
  settle(folder);
  const manifest = readManifest(folder);
  if (manifest === null) throw new OutputError(`${folder}: holds no documents yet; run \`jospar run\` first`);
  return { manifest, database: await openDatabaseFile(join(folder, DATABASE_FILE)) };
}

/** The documents that a command names, or all. @throws OutputError for one that the set does not have. */
export function documentsOf({ manifest }: OutputSet, folder: string, asked: readonly string[]): string[] {
  const known = Object.keys(manifest.documents);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new OutputError(`${folder}: holds no document ${unknown}; it has ${known.join(', ')}`);
  return asked.length === 0 ? known : [...asked];
}
