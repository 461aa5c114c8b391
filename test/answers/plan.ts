import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords, SourceDocument } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';

/** The plan whose answers were typed by hand. */
export const PLAN = 'mlsp-2011-2015.kk';

/** The year columns of every table of values in that plan. */
export const PLAN_YEARS = [2009, 2010, 2011, 2012, 2013, 2014, 2015] as const;

/** The plan as the read station hands it on, without what the register says of it. */
export function planSource(): SourceDocument {
  const file = join(projectRoot, 'raw', `${PLAN}.txt`);
  const lines = linesOfText(readFileSync(file, 'utf8'));
  return { id: PLAN, file, kind: 'text', sha256: '0'.repeat(64), pages: lines.at(-1)?.page ?? 0, lines, register: null };
}

let records: DocumentRecords | null = null;

/** What the reader reads in the plan; read once for all tests of a file, which must not change it. */
export function planRecords(): DocumentRecords {
  records ??= extractDocument(planSource());
  return records;
}
