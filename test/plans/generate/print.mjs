/**
 * Prints made plans as PDFs with rules round their cells: `node test/plans/generate/print.mjs [folder] [name.look…]`. Without names, those of
 * `pdf/`, which the tests read; a look is one of LOOKS (printed by Chromium) or `open`, `closed` (set by `layout.mjs`). The truth is that of
 * the dump of the same plan. `--seed=n` prints other plans of the same contents, with their truth beside them.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startHtml } from './html.mjs';
import { startPages } from './layout.mjs';
import { writePdf } from './pdf.mjs';
import { setPlan } from './plan.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const ours = join(here, '..', 'pdf');

const SERIF = 'Liberation Serif, serif';
const SANS = 'DejaVu Sans, sans-serif';
const RULED_ROWS = 'none;border-top:0.5pt solid #000;border-bottom:0.5pt solid #000';

export const LOOKS = {
  plain: { font: SANS },
  heads: { font: SANS, repeatHeads: true, pageNumbers: 'foot', justify: false },
  thick: { border: '1.5pt solid #000', font: 'DejaVu Serif, serif', middle: false, pageNumbers: 'head' },
  wide: { landscape: true, border: '0.75pt solid #888', font: SERIF, table: 11, body: 13, pageNumbers: 'foot' },
  shade: { border: '0.25pt solid #000', headShade: '#dddddd', align: 'right', wholeRows: true, body: 14, table: 12, font: SERIF },
  small: { table: 8, body: 10, pad: '1pt 2pt', lead: 1.1, font: SANS, repeatHeads: true },
  none: { border: 'none', font: 'Liberation Sans, sans-serif', pad: '3pt 4pt' },
  rows: { border: RULED_ROWS, font: 'Liberation Sans, sans-serif', pad: '3pt 4pt' },
};

const args = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const seed = process.argv.find((each) => each.startsWith('--seed='))?.slice('--seed='.length);
const folder = resolve(args[0] ?? ours);
const wanted = args.length > 1 ? args.slice(1) : readdirSync(ours).map((file) => file.replace(/\.pdf$/u, ''));

const browser = await puppeteer.launch({ executablePath: process.env.JOSPAR_CHROME ?? '/usr/bin/chromium', headless: 'shell', args: ['--no-sandbox'] });
mkdirSync(folder, { recursive: true });
for (const id of wanted) {
  const [, name, look] = /^(.*)\.([a-z]+)$/u.exec(id);
  const { content } = await import(pathToFileURL(join(here, 'content', `${name}.mjs`)).href);
  const plan = seed === undefined ? content : { ...content, seed: Number(seed) };
  const sheet = look in LOOKS ? startHtml(LOOKS[look]) : startPages({ ...content.layout, rules: look });
  const { pages, truth } = setPlan(plan, sheet);
  writeFileSync(join(folder, `${id}.pdf`), look in LOOKS ? await printed(sheet.html(), LOOKS[look]) : writePdf(pages));
  if (folder !== ours) writeFileSync(join(folder, `${id}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  console.log(id);
}
await browser.close();

async function printed(html, { pageNumbers }) {
  const page = await browser.newPage();
  await page.setContent(html);
  const number = '<div style="font-size:9px;width:100%;text-align:center"><span class="pageNumber"></span></div>';
  const running = '<div style="font-size:8px;width:100%;padding:0 40px;display:flex;justify-content:space-between"><span>Стратегиялық жоспар</span><span class="pageNumber"></span></div>';
  const furniture = pageNumbers === undefined ? {} : {
    displayHeaderFooter: true, headerTemplate: pageNumbers === 'head' ? running : '<span></span>', footerTemplate: pageNumbers === 'head' ? '<span></span>' : number,
  };
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: false, outline: false, timeout: 0, ...furniture });
  await page.close();
  return pdf;
}
