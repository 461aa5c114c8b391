import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { codeKey, joinedKey, projectKey } from '../code-key.js';
import type { Limits } from '../limits.js';
import { correctionsFile } from '../normalize/corrections-file.js';
import { reviewsFile } from '../normalize/reviews-file.js';
import type { Choice } from '../read/choose.js';
import { readBytes, sha256Of } from '../read/source.js';
import type { ReportLanguage } from '../render/context.js';
import { libraryVersions } from './manifest.js';
import type { DocumentKeys, ManifestDocument } from './manifest.js';

/** Keys of the stations' own parts: what is the same for all documents of a run. */
export type ProgramKeys = Omit<DocumentKeys, 'printed'>;

const SHARED = ['model', 'contract', 'sql-file', 'root'];

/** The keys of the program as it stands: its code, queries, templates and libraries, and the languages asked for. */
export function programKeys(languages: readonly ReportLanguage[]): ProgramKeys {
  const shared = [codeKey(...SHARED), JSON.stringify(libraryVersions())];
  const data = [...shared, codeKey('render', 'workers')];
  const rendering = [...data, languages.join()];
  return {
    records: joinedKey(...shared, codeKey('lexicon', 'read', 'extract', 'normalize', 'reading', 'workers/read-document'), projectKey('pipeline/normalize')),
    check: joinedKey(...shared, codeKey('check', 'lexicon'), projectKey('pipeline/check')),
    aggregate: joinedKey(...shared, codeKey('aggregate'), projectKey('pipeline/aggregate')),
    data: joinedKey(...data),
    workbooks: joinedKey(...rendering, projectKey('templates/i18n')),
    reports: joinedKey(...rendering, projectKey('templates/i18n', 'templates/reports', 'templates/partials', 'templates/styles')),
    evidence: joinedKey(...rendering, projectKey('templates/i18n', 'templates/evidence')),
  };
}

/** The key of a document's records, or null where its file cannot be read. */
export function recordsKey({ id, file, entry }: Choice, program: ProgramKeys, limits: Limits): string | null {
  try {
    if (statSync(file).size > limits.bytes) return null;
    return joinedKey(program.records, id, basename(file), sha256Of(readBytes(file)), JSON.stringify(entry), keptBeside(correctionsFile({ id, file })), keptBeside(reviewsFile({ id, file })));
  } catch {
    return null;
  }
}

/** Hash of a file that people keep beside a document, null where there is none. */
function keptBeside(file: string): string | null {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? null : sha256Of(readBytes(file));
}

/** Whether all that was made of a document would come out the same. */
export function isUpToDate(document: ManifestDocument, program: ProgramKeys): boolean {
  const { keys } = document;
  return (['check', 'aggregate', 'data', 'workbooks', 'reports', 'evidence'] as const).every((station) => keys[station] === program[station]);
}
