import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printTables } from '../../../pipeline/commands/tables.js';

/**
 * Public documents with the tables that people marked in them, and their scorer (Python). They are not part of this repository: where
 * they lie elsewhere, PDF_TABLES names the folder.
 */
const FOLDER = process.env.PDF_TABLES ?? resolve(import.meta.dirname, '../../../../shared/pdf-tables');
const isThere = existsSync(join(FOLDER, 'score.py'));

interface Scores {
  readonly failed: readonly string[];
  readonly avg: { readonly f1: number };
  readonly pooled: { readonly f1: number };
}

describe(isThere ? 'tables of public documents' : `tables of public documents (not measured: no set in ${FOLDER}, see PDF_TABLES)`, () => {
  it.skipIf(!isThere)('are read better than by any open tool that was measured', async () => {
    const results = mkdtempSync(join(tmpdir(), 'tables-'));
    try {
      for (const name of readdirSync(join(FOLDER, 'pdf')).filter((file) => file.endsWith('.pdf')).sort()) {
        const { output } = await printTables(
          { file: join(FOLDER, 'pdf', name), format: 'json', pages: null, password: null }, { note: () => undefined, reading: () => undefined },
        );
        writeFileSync(join(results, name.replace('.pdf', '.json')), output);
      }
      const report = join(results, 'scores');
      execFileSync('python3', [join(FOLDER, 'score.py'), '--gt', join(FOLDER, 'truth'), '--res', results, '--json', report]);
      const scores = JSON.parse(readFileSync(report, 'utf8')) as Scores;
      expect(scores.failed).toEqual([]);
      // The best of the open tools: .744 on the average of documents, .855 of all relations.
      expect(scores.avg.f1).toBeGreaterThan(0.744);
      expect(scores.pooled.f1).toBeGreaterThan(0.855);
    } finally {
      rmSync(results, { recursive: true });
    }
  });
});
