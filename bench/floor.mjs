// The floor of a batch: what the browser alone needs to launch and print the pages that the batch prints, as many at once, with the second pass
// that the page numbers of the contents take. Usage: node bench/floor.mjs <folder of pages>. Prints seconds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../dist/render/browser.js';
import { PAGE_OF } from '../dist/render/report/print.js';

const AT_ONCE = 2;
const folder = process.argv[2];
const pages = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'));

const begun = performance.now();
const browser = await openBrowser(() => undefined);
const print = async () => {
  for (let html = pages.shift(); html !== undefined; html = pages.shift()) {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setContent(html, { waitUntil: 'load', timeout: 300_000 });
    for (let pass = 0; pass < (html.includes(PAGE_OF) ? 2 : 1); pass += 1) {
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, waitForFonts: false, timeout: 300_000 });
    }
    await page.close();
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, print));
await browser.close();
console.log(((performance.now() - begun) / 1000).toFixed(3));
