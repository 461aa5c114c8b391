import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Renderer } from './context.js';
import { evidencePage } from './evidence/page.js';
import { readEvidence } from './evidence/read.js';

const FILE = 'evidence.html';

/** Writes `evidence.html`: the source text with everything that was read from it, in all languages asked for, in one file. */
export const renderEvidence: Renderer = async ({ connection, documentId, languages, folder }) => {
  await writeFile(join(folder, FILE), evidencePage(await readEvidence(connection, documentId, languages)));
  return [FILE];
};
