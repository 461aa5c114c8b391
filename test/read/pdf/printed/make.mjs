// Prints the documents to PDFs, with the truth of their tables as JSON beside them:
//
//   npm run -s build && node test/read/pdf/printed/make.mjs
//
// The PDFs are checked in, so that a test needs no browser and reads the same bytes everywhere.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { documents } from './documents.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { findBrowser } = await import('../../../../dist/render/browser.js');
const browser = await puppeteer.launch({ executablePath: process.env.JOSPAR_CHROME ?? findBrowser().path, args: ['--no-sandbox', '--font-render-hinting=none'] });
const page = await browser.newPage();
const truth = {};
for (const { name, style, font, page: size = 'A4', margin = '18mm', body, breakAt, none, untested } of documents) {
  await page.setContent(`<!DOCTYPE html><meta charset=utf-8><style>@page{size:${size};margin:${margin}} body{font:${font};margin:0} ${style}</style>${body}`);
  const tables = await page.evaluate(rowsOfTables);
  truth[name] = none ? [] : untested ? null : tables.flatMap((rows) => onPages(rows, breakAt));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ preferCSSPageSize: true, tagged: false, printBackground: true }));
}
await browser.close();
writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);

/** A table that the printer parts has its header on both pages. */
function onPages(rows, breakAt) {
  if (breakAt === undefined) return [{ page: 1, rows }];
  return [{ page: 1, rows: rows.slice(0, breakAt + 1) }, { page: 2, rows: [rows[0], ...rows.slice(breakAt + 1)] }];
}

/** Runs in the browser: the texts of every table, in the form that `jospar tables --json` prints. */
function rowsOfTables() {
  return [...document.querySelectorAll('table')].map((table) => {
    const grid = [...table.rows].map(() => []);
    [...table.rows].forEach((row, at) => {
      for (const cell of row.cells) {
        let column = 0;
        while (grid[at][column] !== undefined) column += 1;
        const text = cell.textContent.trim();
        for (let down = 0; down < cell.rowSpan; down += 1) for (let right = 0; right < cell.colSpan; right += 1) grid[at + down][column + right] = '';
        grid[at][column] = cell.colSpan > 1 || cell.rowSpan > 1
          ? { text, ...(cell.colSpan > 1 ? { colspan: cell.colSpan } : {}), ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}) }
          : text;
      }
    });
    return grid;
  });
}
