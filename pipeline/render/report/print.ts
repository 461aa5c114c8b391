import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { finishPdf, nameBookmarks, pagesOfAnchors } from './pdf.js';

/** A report as the printer takes it. */
export interface PrintJob {
  /** A whole, self-contained page: styles and fonts inlined, no script. */
  readonly html: string;
  /** `yyyy-mm-dd` that the PDF bears as its date; the browser's clock must not show. */
  readonly date: string;
}

/** Attribute of an element whose text is to become the page number of the anchor that it names. */
export const PAGE_OF = 'data-page-of';

/** Milliseconds that a report of a thousand pages may take. */
const PRINT_TIMEOUT = 300_000;
const FONT_WAITS = 200;
const FONT_WAIT_MILLISECONDS = 25;
/** A contents page settles in two passes, or in three where a number grows by a digit. */
const PASSES = 4;

/** Content width of an A4 page with 18 mm margins, upright and lying, in CSS pixels: what the page is laid out for while it is measured. */
const CONTENT_WIDTH = Math.round(((210 - 36) / 25.4) * 96);
const LANDSCAPE_WIDTH = Math.round(((297 - 36) / 25.4) * 96);

/** Prints a report: contents with right page numbers, links to the evidence page relative, dates as told. Out: the bytes of the PDF. */
export async function printReport(browser: Browser, job: PrintJob): Promise<Uint8Array> {
  return withReportPage(browser, job.html, async (page, session) => {
    const wanted = await anchorsWanted(session);
    // What is printed only to learn the page numbers needs no bookmarks, nor the structure for readers of screens, a third of the work.
    let numbers = wanted.length === 0 ? new Map<string, number>() : pagesOfAnchors(await print(page, false), wanted);
    for (let pass = 1; pass < PASSES; pass += 1) {
      await setPageNumbers(session, numbers);
      const pdf = await print(page, true);
      const pages = pagesOfAnchors(pdf, wanted);
      if (wanted.every((anchor) => numbers.get(anchor) === pages.get(anchor))) return nameBookmarks(finishPdf(pdf, job.date), await headingsOf(session));
      numbers = pages;
    }
    throw new Error('the page numbers of the contents do not settle');
  });
}

/**
 * What does not fit on a report's page: elements whose content is wider than their box, told by their tag, class and first words. Measured as
 * the page is printed, before printing. Out: an empty list for a sound page.
 */
export async function overflowOf(browser: Browser, html: string): Promise<string[]> {
  return withReportPage(browser, html, async (page, session) => {
    await page.setViewport({ width: CONTENT_WIDTH, height: 1000 });
    await page.emulateMediaType('print');
    return JSON.parse(await evaluate(session, MEASURE)) as string[];
  });
}

const MEASURE = `for (const wide of document.querySelectorAll('.wide')) wide.style.width = '${LANDSCAPE_WIDTH}px';
JSON.stringify([...document.querySelectorAll('body *:not(svg *)')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0)
  .map((e) => e.tagName.toLowerCase() + '.' + e.getAttribute('class') + ' ' + e.scrollWidth + '>' + e.clientWidth + ': ' + e.textContent.trim().slice(0, 60))
  // A number that runs into the room between columns touches the next one; signs may hang there.
  .concat([...document.querySelectorAll('td, th')].filter((e) => {
    const text = [...e.childNodes].find((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (text === undefined) return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getBoundingClientRect().right > e.getBoundingClientRect().right - parseFloat(getComputedStyle(e).paddingRight) + 1;
  }).map((e) => 'cell: ' + e.textContent.trim().slice(0, 60)))
  .concat([...document.querySelectorAll('svg')].flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter((t) => {
      const r = t.getBoundingClientRect();
      return r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1;
    }).map((t) => 'svg text: ' + t.textContent);
  })))`;

/** Opens a page without scripts or network, shows `html` in it, and waits for its type. */
async function withReportPage<Result>(
  browser: Browser, html: string, use: (page: Page, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    const requests = await closeOff(page, session);
    await page.setContent(html, { waitUntil: 'load', timeout: PRINT_TIMEOUT });
    await fontsLoaded(session);
    const result = await use(page, session);
    if (requests.length > 0) throw new Error(`a report asked for ${requests[0]}; a report must hold all that it shows`);
    return result;
  } finally {
    await page.close();
  }
}

/** Scripts off, no way out; what is asked for all the same is listed. */
async function closeOff(page: Page, session: CDPSession): Promise<string[]> {
  await page.setJavaScriptEnabled(false);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: ['http://*', 'https://*', 'ws://*', 'wss://*', 'ftp://*', 'file://*'] });
  await page.setOfflineMode(true);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  return requests;
}

/**
 * Loads every face of the page's type, and waits. A face that only the head or foot of a page needs is not asked for before printing, and text
 * of its size is left out while it is under way.
 */
async function fontsLoaded(session: CDPSession): Promise<void> {
  await evaluate(session, "[...document.fonts].map((face) => { face.load(); return ''; }).join('')");
  for (let wait = 0; wait < FONT_WAITS; wait += 1) {
    if (await evaluate(session, 'document.fonts.status') === 'loaded') return;
    await new Promise((resolve) => setTimeout(resolve, FONT_WAIT_MILLISECONDS));
  }
  throw new Error('the fonts of a report do not load');
}

async function print(page: Page, isWhole: boolean): Promise<Uint8Array> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: isWhole, outline: isWhole, waitForFonts: false, timeout: PRINT_TIMEOUT });
}

async function anchorsWanted(session: CDPSession): Promise<string[]> {
  return JSON.parse(await evaluate(session, `JSON.stringify([...document.querySelectorAll('[${PAGE_OF}]')].map((e) => e.getAttribute('${PAGE_OF}')))`)) as string[];
}

/** Texts of the headings, in order, without the references to lines that stand in them. */
async function headingsOf(session: CDPSession): Promise<string[]> {
  return JSON.parse(await evaluate(session, `JSON.stringify([...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => (
    [...heading.childNodes].filter((node) => !node.classList?.contains('at')).map((node) => node.textContent).join('').replace(/\\s+/g, ' ').trim())))`)) as string[];
}

async function setPageNumbers(session: CDPSession, pages: ReadonlyMap<string, number>): Promise<void> {
  const numbers = JSON.stringify(Object.fromEntries(pages));
  await evaluate(session, `(() => { const pages = ${numbers};
    for (const e of document.querySelectorAll('[${PAGE_OF}]')) e.textContent = String(pages[e.getAttribute('${PAGE_OF}')] ?? '');
    return ''; })()`);
}

/** Runs an expression of ours in the page. Page scripts are off, so promises never settle there: only plain values come back. */
async function evaluate(session: CDPSession, expression: string): Promise<string> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  if (exceptionDetails !== undefined) throw new Error(`measuring a report failed: ${exceptionDetails.text}`);
  return String(result.value);
}
