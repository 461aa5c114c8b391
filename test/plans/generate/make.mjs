/**
 * Makes the plans: `node test/plans/generate/make.mjs [name…]`. Needs Java and PDFBox 2 (Debian: libpdfbox2-java), which is what the real
 * dump's habits point to. The PDFs stay in the machine's folder for temporary files; the dump and its truth go to test/plans/.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePdf } from './pdf.mjs';
import { setPlan } from './plan.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const JARS = ['pdfbox2', 'fontbox2', 'commons-logging'].map((name) => `/usr/share/java/${name}.jar`).join(':');
const contents = readdirSync(join(here, 'content')).filter((name) => name.endsWith('.mjs')).sort();
const wanted = process.argv.slice(2);

for (const file of contents) {
  const name = file.replace(/\.mjs$/u, '');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { content } = await import(join(here, 'content', file));
  const { pages, truth } = setPlan(content);
  const pdf = join(tmpdir(), `${name}.pdf`);
  const dump = join(here, '..', `${name}.txt`);
  writeFileSync(pdf, writePdf(pages));
  execFileSync('java', ['-cp', JARS, join(here, 'Dump.java'), pdf, dump], { stdio: ['ignore', 'ignore', 'inherit'] });
  const lines = readFileSync(dump, 'utf8').split('\n').length - 1;
  writeFileSync(join(here, '..', `${name}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  console.log(`${name}: ${pages.length} pages, ${lines} lines, ${truth.series.length} series, ${truth.measures.length} measures`);
}
