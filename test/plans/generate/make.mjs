/**
 * Makes the plans: `node test/plans/generate/make.mjs [name…]`. Needs Java and PDFBox 2 (Debian: libpdfbox2-java), which is what the real
 * dump's habits point to. The PDFs stay in the machine's folder for temporary files; the dump and its truth go to test/plans/.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpPlan } from './dump.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);

for (const file of readdirSync(join(here, 'content')).filter((name) => name.endsWith('.mjs')).sort()) {
  const name = file.replace(/\.mjs$/u, '');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { content } = await import(join(here, 'content', file));
  console.log(dumpPlan(join(here, '..'), name, content));
}
