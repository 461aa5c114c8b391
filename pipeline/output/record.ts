import { copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sha256Of } from '../read/source.js';
import { tablesOf } from '../render/tables.js';
import { findingsBySeverity } from '../summary.js';
import type { ManifestDocument } from './manifest.js';

/** What the manifest says of a document, as far as the database knows it. */
export async function describeDocument(connection: DuckDBConnection, id: string): Promise<Pick<ManifestDocument, 'source' | 'counts' | 'findings'>> {
  const one = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql, [id])).getRows()[0] ?? [];
  const [file, sha256] = await one('SELECT source_file, source_sha256 FROM documents WHERE document_id = $1');
  const names = (await tablesOf(connection)).map(({ name }) => name);
  const counts = await one(`SELECT ${names.map((name) => `(SELECT count(*) FROM "${name}" WHERE document_id = $1)`).join(', ')}`);
  return {
    source: { file: String(file), sha256: String(sha256) },
    counts: Object.fromEntries(names.map((name, index) => [name, Number(counts[index])])),
    findings: await findingsBySeverity(connection, id),
  };
}

/** SHA-256 of files below a folder, in the order of their paths. */
export function hashesOf(folder: string, files: readonly string[]): Record<string, string> {
  return Object.fromEntries([...files].sort().map((path) => [path, sha256Of(readFileSync(join(folder, path)))]));
}

/** Takes over files of the earlier set, without copying where the disk allows it. */
export function takeOver(files: readonly string[], from: string, to: string): void {
  for (const path of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      copyFileSync(join(from, path), join(to, path));
    }
  }
}
