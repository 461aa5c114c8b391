/** Sets a content, writes its PDF and has it dumped: the text and the truth, `<folder>/<name>.txt` and `.truth.json`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePdf } from './pdf.mjs';
import { setPlan } from './plan.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const JARS = ['pdfbox2', 'fontbox2', 'commons-logging'].map((name) => `/usr/share/java/${name}.jar`).join(':');

/** Returns one line that tells what was made. */
export function dumpPlan(folder, name, content) {
  const { pages, truth } = setPlan(content);
  const pdf = join(tmpdir(), `${name}.pdf`);
  const dump = join(folder, `${name}.txt`);
  writeFileSync(pdf, writePdf(pages));
  execFileSync('java', ['-cp', JARS, join(here, 'Dump.java'), pdf, dump], { stdio: ['ignore', 'ignore', 'inherit'] });
  const lines = readFileSync(dump, 'utf8').split('\n').length - 1;
  writeFileSync(join(folder, `${name}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  return `${name}: ${pages.length} pages, ${lines} lines, ${truth.series.length} series, ${truth.measures.length} measures`;
}
