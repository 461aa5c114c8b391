// Writes the pages of the reports of an output folder's first document, in the order in which they are printed. Usage: node bench/pages.mjs <output> <to>
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutputSet } from '../dist/commands/output-set.js';
import { readPlan } from '../dist/render/report/data.js';
import { makeReports } from '../dist/render/report.js';

const [output, to] = process.argv.slice(2);
const { manifest, database } = await openOutputSet(output);
const plan = await readPlan(database.connection, Object.keys(manifest.documents)[0]);
mkdirSync(to, { recursive: true });
const reports = makeReports(plan, ['kk', 'ru', 'en']);
const order = ['plan', 'data-quality', 'overview'];
for (const { file, kind, html } of reports) writeFileSync(join(to, `${order.indexOf(kind)}-${file}.html`), html);
await database.close();
