import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../pipeline/render/browser.js';
import { printReport } from '../../pipeline/render/report/print.js';

let browser: Browser;
let server: Server;
let address: string;
/** What reached the server, which nothing may. */
const reached: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser(() => undefined);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const print = (body: string): Promise<string> => printReport(browser, { html: `<!doctype html><title>t</title>${body}`, date: '2012-12-29' })
  .then(() => 'printed', (error: Error) => error.message);

describe('the page that reports are printed from', () => {
  it.each([
    ['a script', () => `<script>new Image().src = '${address}/script'; document.write('<img src="${address}/written">');</script><h1>Plan</h1>`],
    ['a handler', () => `<img src="data:image/png;base64,AAAA" onerror="new Image().src = '${address}/handler'"><h1>Plan</h1>`],
    ['an address of a script', () => `<iframe src="javascript:fetch('${address}/address')"></iframe><h1>Plan</h1>`],
  ])('runs no script: %s', async (_, body) => {
    await print(body());
    expect(reached).toEqual([]);
  });

  it.each([
    ['an image', () => `<img src="${address}/image">`],
    ['a style sheet', () => `<link rel="stylesheet" href="${address}/style.css">`],
    ['a font', () => `<style>@font-face{font-family:x;src:url(${address}/font.woff2)}p{font-family:x}</style><p>x`],
    ['a frame', () => `<iframe src="${address}/frame"></iframe>`],
    ['a file', () => '<img src="file:///etc/hostname">'],
    ['another page', () => `<meta http-equiv="refresh" content="0;url=${address}/page"><p>x`],
  ])('asks for nothing outside, and says so where a report would: %s', async (_, body) => {
    expect(await print(body())).not.toBe('printed');
    expect(reached).toEqual([]);
  });
});
