import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecords } from '../../pipeline/model.js';
import { openBrowser } from '../../pipeline/render/browser.js';
import type { ReportLanguage } from '../../pipeline/render/context.js';
import { embedded } from '../../pipeline/render/evidence/page.js';
import { renderEvidence } from '../../pipeline/render/evidence.js';
import { DOCUMENT_ID, planExcerpt } from './plan-excerpt.js';

const LANGUAGES: readonly ReportLanguage[] = ['kk', 'ru', 'en'];
const PATIENCE = 60_000;

let browser: Browser;
const folders: string[] = [];
let file: string;

beforeAll(async () => {
  browser = await openBrowser(() => {});
  file = await pageOf();
}, PATIENCE);

afterAll(async () => {
  await browser.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function pageOf(change?: (records: DocumentRecords) => void, languages = LANGUAGES): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jospar-evidence-'));
  folders.push(folder);
  const connection = await planExcerpt(change);
  expect(await renderEvidence({ connection, documentId: DOCUMENT_ID, languages, folder })).toEqual(['evidence.html']);
  return join(folder, 'evidence.html');
}

interface Opened {
  readonly page: Page;
  /** What the page asked for, beside itself and its own inlined parts. */
  readonly requests: string[];
  readonly errors: string[];
}

/** Opens the page from disk, at an address, in English, as wide as a screen. */
async function open(address = '', { of = file, width = 1440, language = 'en' } = {}): Promise<Opened> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && !request.url().startsWith(pathToFileURL(of).href)) requests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${pathToFileURL(of).href}?lang=${language}${address}`);
  await page.waitForSelector('[role="treeitem"], [role="option"]');
  return { page, requests, errors };
}

/** What an expression says of each element that a selector finds. */
async function each<T>(page: Page, selector: string, expression: string): Promise<T[]> {
  return (await page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((it) => ${expression})`)) as T[];
}

const written = (page: Page, selector: string): Promise<string[]> => each(page, selector, 'it.textContent');
const texts = async (page: Page, selector: string): Promise<string[]> => (await written(page, selector)).map((text) => text.replace(/\s+/g, ' ').trim());
const hash = (page: Page): Promise<unknown> => page.evaluate('decodeURIComponent(location.hash)');

describe('the evidence page', () => {
  it('opens from disk without an error and asks for nothing', async () => {
    const { page, requests, errors } = await open();
    expect(await page.title()).toBe('Стратегиялық жоспар, 2011–2015');
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
    await page.close();
  }, PATIENCE);

  it('forbids itself the network, other scripts and text read as HTML', async () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const { page } = await open();
    const refused = await page.evaluate(`fetch('https://example.org/').then(() => 'reached', () => 'refused')`);
    expect(refused).toBe('refused');
    await page.close();
  }, PATIENCE);

  it('holds every line of the source, as printed', async () => {
    const { page } = await open('#L7295');
    expect(await texts(page, '#L7295 .words')).toEqual(['құқықтық ақпарат институты» ШЖҚ РМК']);
    await page.waitForSelector('#L913');
    expect(await written(page, '#L913 .words')).toEqual(['стат. деректер позиция 19 22 19 19 24 23 22']);
    await page.close();
  }, PATIENCE);
});

describe('a series', () => {
  it('lights up exactly the characters that it was read from', async () => {
    const { page } = await open('#series:budget:total');
    const lit = await texts(page, '.hit-cell');
    expect(lit.join('').replace(/\s/g, '')).toBe('69593081792873812510694731601192552453135301141014962611471727012949');
    expect([...new Set(await each(page, '.hit-cell', 'Number(it.closest(".line").dataset.line)'))]).toEqual(
      [6491, 6492, 6494, 6495, 6497, 6498, 6500, 6501, 6503, 6504, 6506, 6507, 6509, 6510],
    );
    await page.close();
  }, PATIENCE);

  it('shows its values, their years and statuses, and where it stands', async () => {
    const { page } = await open('#series:goal:2.1/1');
    expect(await texts(page, '.values tbody tr:first-child > *')).toEqual(['2009 reported', '6.6', 'as printed']);
    expect(await texts(page, '.values tbody tr:last-child > *')).toEqual(['2015 planned', '5.0', 'as printed']);
    expect(await texts(page, '.crumbs button')).toEqual(['Direction 2', 'Goal 2.1']);
    expect(await texts(page, '[aria-selected="true"] .row-name')).toEqual(['Жұмыссыздық деңгейі']);
    await page.close();
  }, PATIENCE);

  it('gives no year to a value whose year cannot be read, and shows the readings that were weighed and the checks that touch it', async () => {
    const { page } = await open('#series:programme:145/direct/1');
    expect(await texts(page, '.values tbody tr:first-child > *')).toEqual(['no year, 1 in order', '176', 'year not readable']);
    expect(await texts(page, '.candidates li')).toEqual(['176876876taken · three numbers', '176876876two numbers']);
    expect(await texts(page, '.card')).toEqual([expect.stringContaining('The year of three values cannot be read.')]);
    await page.close();
  }, PATIENCE);

  it('brings one cell forward when its row in the table is chosen', async () => {
    const { page } = await open('#series:goal:2.1/4');
    await page.click('.values tbody tr:nth-child(5)');
    expect(await texts(page, '.hit-focus')).toEqual(['24']);
    await page.close();
  }, PATIENCE);
});

describe('a measure', () => {
  it('shows its marks by year and lights up its text', async () => {
    const { page } = await open('#measure:2.1.1/3');
    expect(await texts(page, '.values td.number')).toEqual(['–', '–', '×', '×', '×']);
    await page.close();
  }, PATIENCE);
});

describe('a finding', () => {
  it('shows both sides with their lines, in the text and beside it', async () => {
    const { page } = await open('#finding:passport_against_summary:series:programme:145/volume:2013');
    expect(await texts(page, '.message')).toEqual(['Passport and summary differ.']);
    expect(await texts(page, '.quote-finding li:last-child')).toEqual(['6452180 611 919 000 919 000']);
    expect(await texts(page, '.quote-other li:last-child')).toEqual(['7146теңге 0 0 0 0 180 611 919 000 919 000']);
    expect((await texts(page, '.is-finding .line-no')).filter((no) => no !== '')).toEqual(['6448', '6449', '6450', '6451', '6452']);
    expect(await texts(page, '.hit-focus')).toEqual(['180', '611']);
    await page.close();
  }, PATIENCE);
});

describe('a line', () => {
  it('tells what was taken from it', async () => {
    const { page } = await open('#L913');
    expect(await texts(page, '.pane-details h2')).toEqual(['line 913']);
    expect(await texts(page, '.taking q')).toEqual(['19', '22', '19', '19', '24', '23', '22']);
    expect(await texts(page, '.taking dt')).toEqual(['2009', '2010', '2011', '2012', '2013', '2014', '2015']);
    expect(await each(page, '.is-chosen', 'it.id')).toEqual(['L913']);
    await page.close();
  }, PATIENCE);

  it('is in sight when the page opens at it', async () => {
    const { page } = await open('#L6452');
    await page.waitForFunction(`(() => { const box = document.querySelector('#lines').getBoundingClientRect(); const line = document.querySelector('#L6452').getBoundingClientRect(); return line.top >= box.top && line.bottom <= box.bottom; })()`);
    await page.close();
  }, PATIENCE);

  it('is chosen by a click, and then stands in the address', async () => {
    const { page } = await open('#L903');
    await page.click('#L911');
    expect(await hash(page)).toBe('#L911');
    await page.locator('#L903 .cell').click();
    expect(await hash(page)).toBe('#series:goal:2.1/1');
    await page.goBack();
    expect(await texts(page, '.pane-details h2')).toEqual(['line 911']);
    await page.close();
  }, PATIENCE);
});

describe('the index', () => {
  it('finds a name typed with Russian letters, a number typed without spaces, and a word that the source spaces out', async () => {
    const { page } = await open();
    const results = async (query: string): Promise<string[]> => {
      await page.evaluate(`document.querySelector('#search').value = ''`);
      await page.type('#search', query);
      return texts(page, '.result');
    };
    expect((await results('жумыссыздык денгейi'))[0]).toContain('Жұмыссыздық деңгейі');
    expect((await results('1727012949'))[0]).toContain('Бюджеттік шығыстардың барлығы');
    expect(await results('негізінде айқындалды')).toContainEqual('21н е г і з і н д е а й қ ы н д а л д ы .');
    await page.close();
  }, PATIENCE);

  it('narrows to a status and to a severity', async () => {
    const { page } = await open();
    const named = (): Promise<string[]> => texts(page, '[role="treeitem"] > .row > .row-name');
    await page.click('.chip:has(.key-unplaced)');
    expect(await named()).toEqual(['Кәсіби стандарттарды әзірлеу', 'direct result', 'Кәсіптілік стандарттар әзірлеу']);
    await page.click('.chip:has(.key-unplaced)');
    await page.click('.chip:has(.key-error)');
    expect(await named()).toEqual(['Кәсіби стандарттарды әзірлеу', 'expenditure', 'Бюджеттік шығыстардың көлемі']);
    await page.close();
  }, PATIENCE);

  it('is walked and the page is used by keyboard alone', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('Жастар');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await hash(page)).toBe('#series:goal:2.1/3');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(`document.querySelector('#search').value`)).toBe('');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press(']');
    expect(await hash(page)).toBe('#finding:passport_against_summary:series:programme:145/volume:2013');
    await page.keyboard.press('?');
    expect(await page.evaluate(`document.querySelector('#help').open`)).toBe(true);
    await page.close();
  }, PATIENCE);
});

describe('the languages', () => {
  it('are switched on the page, and what is chosen stays chosen', async () => {
    const { page } = await open('#series:goal:2.1/1', { language: 'kk' });
    expect(await texts(page, '.pane-details > .kicker')).toEqual(['Нысаналы индикатор']);
    await page.click('[data-language="ru"]');
    expect(await texts(page, '.pane-details > .kicker')).toEqual(['Целевой индикатор']);
    expect(await texts(page, '.values tbody tr:first-child > *')).toEqual(['2009 отчётный', '6,6', 'по документу']);
    expect(await page.evaluate('document.documentElement.lang')).toBe('ru');
    await page.close();
  }, PATIENCE);

  it.each(LANGUAGES)('have a word for all that the page says: %s', async (language) => {
    for (const address of ['', '#series:programme:145/volume', '#measure:2.1.1/3', '#risk:4/2', '#amendment:budget/1', '#L903', '#finding:passport_against_summary:series:programme:145/volume:2013']) {
      const { page } = await open(address, { language });
      // Where a word is missing the page shows its path.
      expect(await page.evaluate('document.body.innerText'), address).not.toMatch(/\b(?:kinds|parts|fields|details|elements|index|intro|codes|statuses|text|help)\.[a-z_]+/);
      await page.close();
    }
  }, PATIENCE);
});

describe('a narrow screen', () => {
  it('shows one thing after the other, and nothing beyond its edge', async () => {
    const { page } = await open('#series:goal:2.1/1', { width: 360 });
    for (const view of ['index', 'text', 'details']) {
      await page.click(`#views [data-view="${view}"]`);
      expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBeLessThanOrEqual(360);
    }
    await page.close();
  }, PATIENCE);
});

describe('a hostile document', () => {
  const NASTY = '</script><script>window.taken=1</script><img src=x onerror="window.taken=1">{{SCRIPT}}<!--\u2028&amp;$&';

  it('is shown as it is written, and runs nothing', async () => {
    const nasty = await pageOf((records) => {
      records.document.title = NASTY;
      for (const line of records.lines.slice(900, 905)) line.text = NASTY;
      for (const row of records.series) row.name = NASTY;
      for (const node of records.outline) node.title = NASTY;
    });
    const { page, requests, errors } = await open('#series:goal:2.1/1', { of: nasty });
    expect(await page.evaluate('window.taken')).toBeUndefined();
    expect({ requests, errors }).toEqual({ requests: [], errors: [] });
    expect(await written(page, 'h1')).toEqual([NASTY]);
    expect(await written(page, '#L903 .words')).toEqual([NASTY]);
    expect(await each(page, 'img, script:not([type])', 'it.tagName')).toEqual(['SCRIPT']);
    await page.close();
  }, PATIENCE);

  it('keeps its data inside their element', () => {
    const json = embedded({ text: '</script><!-- <script> \u2028' });
    expect(json).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(json)).toEqual({ text: '</script><!-- <script> \u2028' });
  });

  it('with a tree of loops is still a tree', async () => {
    const looped = await pageOf((records) => {
      const [direction, goal] = records.outline;
      if (direction !== undefined && goal !== undefined) direction.parent_id = goal.node_id;
      const [first] = records.series;
      if (first !== undefined) first.parent_series_id = first.series_id;
    });
    const { page, errors } = await open('#goal:2.1', { of: looped });
    expect(errors).toEqual([]);
    expect((await texts(page, '.pane-details h2'))[0]).toContain('Халықтың жұмыспен қамтылу деңгейін арттыру');
    await page.close();
  }, PATIENCE);
});

describe('a long document', () => {
  it('is whole, and its last line is reached', async () => {
    const long = await pageOf((records) => {
      const last = records.lines.at(-1);
      for (let line = records.lines.length + 1; line <= 12_000; line += 1) {
        records.lines.push({ line_no: line, page_no: (last?.page_no ?? 1) + Math.floor(line / 60), text: `line ${line}`, element: 'paragraph', element_id: null });
      }
    });
    const { page } = await open('#L12000', { of: long });
    expect(await texts(page, '#L12000 .words')).toEqual(['line 12000']);
    await page.waitForFunction('document.querySelectorAll(".line").length === 12000');
    await page.close();
  }, PATIENCE);
});

describe('the file', () => {
  it('is the same, byte for byte, when made again', async () => {
    expect(readFileSync(await pageOf()).equals(readFileSync(file))).toBe(true);
  }, PATIENCE);

  it('holds the languages that were asked for', async () => {
    const { page } = await open('', { of: await pageOf(undefined, ['ru']), language: 'kk' });
    expect(await texts(page, '#languages button')).toEqual(['Русский']);
    await page.close();
  }, PATIENCE);
});
