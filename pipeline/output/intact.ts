import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../read/source.js';
import { DATABASE_FILE, RUN_FILE } from './manifest.js';
import type { ManifestDocument } from './manifest.js';

/**
 * Tells whether files of an output folder are those that a run wrote. The record of the run is written last: what is no younger was not
 * touched since, and is not read again; what is younger (a folder that was copied, a file that was edited) is told by its hash.
 */
export class Intactness {
  private readonly written: number;

  constructor(private readonly folder: string) {
    this.written = this.changed(RUN_FILE) ?? -Infinity;
  }

  /** The database has no hash: it must not have been touched. */
  hasDatabase(): boolean {
    return (this.changed(DATABASE_FILE) ?? Infinity) <= this.written;
  }

  hasDocument(id: string, { outputs }: ManifestDocument): boolean {
    return Object.entries(outputs).every(([path, sha256]) => {
      const changed = this.changed(join(id, path));
      if (changed === null) return false;
      return changed <= this.written || sha256Of(readFileSync(join(this.folder, id, path))) === sha256;
    });
  }

  /** When a file was last changed; null where it is not there, or cannot be looked at. */
  private changed(path: string): number | null {
    try {
      const status = statSync(join(this.folder, path));
      return status.isFile() ? status.mtimeMs : null;
    } catch {
      return null;
    }
  }
}
