import { copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sha256Of } from '../read/source.js';
import { tablesOf } from '../render/tables.js';
import { findingsBySeverity } from '../summary.js';
import type { ManifestDocument } from './manifest.js';

/** What the manifest says of a document, from the database and the files that were written below its folder. */
export async function recordDocument(
  connection: DuckDBConnection, id: string, languages: readonly string[], folder: string, files: readonly string[],
): Promise<ManifestDocument> {
  const one = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql, [id])).getRows()[0] ?? [];
  const [file, sha256] = await one('SELECT source_file, source_sha256 FROM documents WHERE document_id = $1');
  const counts: Record<string, number> = {};
  for (const { name } of await tablesOf(connection)) counts[name] = Number((await one(`SELECT count(*) FROM "${name}" WHERE document_id = $1`))[0]);
  return {
    source: { file: String(file), sha256: String(sha256) },
    options: { languages },
    counts,
    findings: await findingsBySeverity(connection, id),
    outputs: Object.fromEntries([...files].sort().map((path) => [path, sha256Of(readFileSync(join(folder, path)))])),
  };
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
