import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFParse } from 'pdf-parse';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { openBrowser } from '../../pipeline/render/browser.js';
import { readPlan } from '../../pipeline/render/report/data.js';
import { overflowOf, printReport } from '../../pipeline/render/report/print.js';
import type { Report } from '../../pipeline/render/report.js';
import { makeReports, renderReports } from '../../pipeline/render/report.js';
import { REPORT_LANGUAGES } from '../../pipeline/render/report/words.js';
import { recordsOf, sourceOf } from '../records.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { DOCUMENT_ID, planExcerpt } from './plan-excerpt.js';

interface Printed {
  /** Text of each page, white space as single spaces. */
  readonly pages: readonly string[];
  readonly text: string;
  readonly outline: readonly string[];
  readonly title: unknown;
  readonly bytes: string;
}

let browser: Browser;
let folder: string;
let files: string[];
const printed = new Map<string, Printed>();

/** The reports of the excerpt, with unemployment known to be better when lower. */
async function excerptReports(change: (records: DocumentRecords) => void = () => {}): Promise<Report[]> {
  const connection = await planExcerpt((records) => {
    for (const series of records.series) if (series.kind === 'goal_indicator' && series.unit === '%') series.polarity = 'down';
    change(records);
  });
  await runMarts(connection);
  return makeReports(await readPlan(connection, DOCUMENT_ID), REPORT_LANGUAGES);
}

beforeAll(async () => {
  browser = await openBrowser(() => {});
  folder = mkdtempSync(join(tmpdir(), 'jospar-reports-'));
  const connection = await planExcerpt((records) => {
    for (const series of records.series) if (series.kind === 'goal_indicator' && series.unit === '%') series.polarity = 'down';
  });
  await runMarts(connection);
  files = await renderReports({ connection, documentId: DOCUMENT_ID, languages: REPORT_LANGUAGES, folder }, browser);
  for (const file of files) printed.set(file, await read(join(folder, file)));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function read(file: string): Promise<Printed> {
  const bytes = readFileSync(file);
  const pdf = new PDFParse({ data: new Uint8Array(bytes) });
  const { pages } = await pdf.getText({ pageJoiner: '' });
  const info = await pdf.getInfo();
  const titles = (nodes: readonly { title: string; items: unknown[] }[]): string[] => nodes.flatMap((node) => [node.title, ...titles(node.items as never)]);
  await pdf.destroy();
  const texts = pages.map(({ text }) => plain(text));
  return {
    pages: texts, text: texts.join(' '), outline: titles(info.outline ?? []),
    title: (info.info as { Title?: unknown }).Title, bytes: bytes.toString('latin1'),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ');

function report(file: string): Printed {
  const found = printed.get(file);
  if (found === undefined) throw new Error(`${file} was not printed`);
  return found;
}

describe('the reports of a document', () => {
  it('are three a language', () => {
    expect(files).toEqual(REPORT_LANGUAGES.flatMap((language) => [`overview.${language}.pdf`, `plan.${language}.pdf`, `data-quality.${language}.pdf`]));
  });

  it('are tagged, titled, in their language, with bookmarks named as the headings', () => {
    for (const language of REPORT_LANGUAGES) {
      const { bytes, title, outline } = report(`plan.${language}.pdf`);
      expect(bytes).toContain('/Marked true');
      expect(bytes).toContain(`/Lang (${language})`);
      expect(title).toContain('Стратегиялық жоспар, 2011–2015');
      expect(outline).toContain('145 Кәсіби стандарттарды әзірлеу');
    }
    expect(report('plan.en.pdf').outline).toEqual(expect.arrayContaining(['Contents', 'Goals', 'Budget', 'Goal 2.1. Халықтың жұмыспен қамтылу деңгейін арттыру']));
  });

  it('embed one type family, with the letters of Kazakh', () => {
    for (const { bytes } of printed.values()) {
      const fonts = new Set([...bytes.matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z]+)/g)].map(([, name]) => name));
      expect([...fonts].every((name) => name === 'NotoSans'), [...fonts].join()).toBe(true);
      expect(bytes.match(/\/FontFile2/g)?.length).toBeGreaterThan(0);
    }
    for (const letter of 'әғқңөұүһіӘҚЖ') expect(report('plan.kk.pdf').text).toContain(letter);
  });

  it('lead from every line reference to the evidence page beside them', () => {
    for (const [file, { bytes }] of printed) {
      const links = [...bytes.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address]) => address);
      expect(links.length, file).toBeGreaterThan(0);
      expect(links.filter((address) => !/^evidence\.html#L\d+$/.test(address ?? '')), file).toEqual([]);
    }
    expect(report('plan.en.pdf').bytes).toContain('(evidence.html#L903)');
  });

  it('have no element wider than its box, and no label outside its chart', async () => {
    for (const { file, html } of await excerptReports()) expect([file, await overflowOf(browser, html)]).toEqual([file, []]);
  });

  it('are the same bytes when printed again', async () => {
    const [again] = (await excerptReports()).filter(({ file }) => file === 'plan.ru.pdf');
    expect(Buffer.from(await printReport(browser, again as Report)).equals(readFileSync(join(folder, 'plan.ru.pdf')))).toBe(true);
  });
});

describe('the overview', () => {
  it('is two pages', () => {
    for (const language of REPORT_LANGUAGES) expect(report(`overview.${language}.pdf`).pages).toHaveLength(2);
  });

  it('is two pages, however long its findings and however many its goals', async () => {
    const connection = await planExcerpt((records) => {
      const goal = records.outline.find(({ level }) => level === 'goal');
      if (goal === undefined) throw new Error('the excerpt has a goal');
      for (let number = 2; number <= 14; number += 1) {
        records.outline.push({ ...goal, node_id: `goal:2.${number}`, number: `2.${number}`, title: 'Көші-қон процестерін реттеу және басқару тиімділігін арттыру мен жақсарту' });
        const [series, cells] = [records.series.find(({ kind }) => kind === 'goal_indicator'), records.observations.filter(({ series_id }) => series_id === 'series:goal:2.1/1')];
        if (series !== undefined) records.series.push({ ...series, series_id: `series:goal:2.${number}/1`, goal_id: `goal:2.${number}` });
        records.observations.push(...cells.map((cell) => ({ ...cell, series_id: `series:goal:2.${number}/1` })));
      }
    });
    for (const check of ['a', 'b', 'c']) {
      await connection.run(
        `INSERT INTO findings (document_id, finding_id, check_id, severity, origin, subject_id, message_kk, message_ru, message_en, line_first, line_last)
         VALUES ($1, $2, $2, 'error', 'source', 'series:budget:total', $3, $3, $3, 6448, 6452)`, [DOCUMENT_ID, check, 'Бағдарлама паспортындағы сома жинақтағыдан өзгеше. '.repeat(6)],
      );
    }
    await runMarts(connection);
    const overviews = makeReports(await readPlan(connection, DOCUMENT_ID), REPORT_LANGUAGES).filter(({ kind }) => kind === 'overview');
    for (const overview of overviews) {
      const pdf = new PDFParse({ data: await printReport(browser, overview) });
      expect([overview.file, (await pdf.getInfo()).total]).toEqual([overview.file, 2]);
      await pdf.destroy();
    }
  });

  it('says how spending grows, in each language', () => {
    expect(report('overview.en.pdf').pages[0]).toContain('Spending grows 2.5 times from 2009 to 2015');
    expect(report('overview.ru.pdf').pages[0]).toContain('расходы растут в 2,5 раза');
    expect(report('overview.kk.pdf').pages[0]).toContain('шығыстар 2,5 есе өседі');
  });

  it('gives the money of the plan period and of each year', () => {
    const [first = ''] = report('overview.en.pdf').pages;
    // 1,069,473,160 + 1,192,552,453 + 1,353,011,410 + 1,496,261,147 + 1,727,012,949 thousand tenge
    expect(first).toContain('6.84 trillion tenge');
    for (const label of ['0.70', '0.93', '1.07', '1.19', '1.35', '1.50', '1.73']) expect(first).toContain(label);
    expect(report('overview.ru.pdf').pages[0]).toContain('6,84 трлн тенге');
  });

  it('counts the indicators by whether they move as the plan wants', () => {
    // Three rates of unemployment fall; the position stays at 22; training goes from 11.5 to 25.0 with no word on which way is better.
    expect(report('overview.en.pdf').pages[1]).toContain('3 of 5 indicators move with the plan’s aim, none against it');
  });

  it('shows the gravest contradiction with its lines, and how many values have no year', () => {
    const second = report('overview.en.pdf').pages[1];
    expect(second).toContain('Passport and summary differ. lines 6448–6452 · lines 7144–7146');
    expect(second).toContain('3 values have no readable year');
  });
});

describe('the plan report', () => {
  it('has the page numbers in its contents that its chapters stand on', () => {
    for (const language of REPORT_LANGUAGES) {
      const { pages } = report(`plan.${language}.pdf`);
      const heading = '145 Кәсіби стандарттарды әзірлеу';
      const stated = new RegExp(`${heading}[ .\u2009]*(\\d+)`).exec(pages[1] ?? '')?.[1];
      const actual = pages.findIndex((text, index) => index > 1 && text.includes(heading) && text.includes('Кәсіптілік стандарттар әзірлеу')) + 1;
      expect(Number(stated), language).toBe(actual);
    }
  });

  it('says of every chapter in the contents where it begins', () => {
    const { pages } = report('plan.en.pdf');
    // Each chapter with the words that follow its heading where it stands.
    for (const [title, next] of [
      ['The plan’s structure', 'Strategic directions, goals'], ['Goals', 'Strategic direction 2'], ['Goal 2.1. Халықтың жұмыспен қамтылу деңгейін арттыру', '868'],
      ['Budget', 'Spending grows'], ['Passports of budget programmes', 'For each programme'], ['Risks', 'The risks that the plan names'],
      ['History of the plan', '1 decree changed the plan'], ['Source and method', 'Source: mlsp'],
    ] as const) {
      const stated = new RegExp(`${title}[ .\u2009]*(\\d+)`).exec(pages[1] ?? '')?.[1];
      const actual = pages.findIndex((text, index) => index > 1 && text.includes(`${title} ${next}`)) + 1;
      expect([title, Number(stated)]).toEqual([title, actual]);
    }
  });

  it('prints every goal, task, indicator, measure and programme with its values', () => {
    const { text } = report('plan.ru.pdf');
    expect(text).toContain('Задача 2.1.1. Еңбек ресурстарының сапасын арттыру');
    expect(text).toMatch(/Жұмыссыздық деңгейі % 6,6 5,8 5,8 5,8 5,2 5,1 5,0/);
    expect(text).toMatch(/11 11,5 20,0 25,0 – – –/);
    expect(text).toMatch(/көрсету – – × × ×/);
    expect(text).toContain('1 421 126 535');
    expect(report('plan.en.pdf').text).toContain('1,421,126,535');
  });

  it('marks a row whose years cannot be read, and a value that was derived, and explains the signs on the page', () => {
    const page = report('plan.en.pdf').pages.find((text) => text.includes('Кәсіптілік стандарттар әзірлеу')) ?? '';
    expect(page).toContain('[u] 176 · 876 · 876');
    expect(page).toContain('3 values for 7 columns');
    expect(page).toContain('180,611ᶦ');
    expect(page).toContain('[u] year not readable (in printed order) · ᶦ derived');
  });

  it('shows the years of a row that can be read, the sign in the others, and their numbers below the name', async () => {
    const reports = await excerptReports((records) => {
      const placed = records.observations.find(({ series_id, ordinal }) => series_id === 'series:programme:145/direct/1' && ordinal === 1);
      Object.assign(placed ?? {}, { year: 2013, status: 'inferred' });
    });
    const html = reports.find(({ file }) => file === 'plan.en.pdf')?.html ?? '';
    const row = /<tr>(?:(?!<tr>)[^])*Кәсіптілік стандарттар әзірлеу[^]*?<\/tr>/.exec(html)?.[0] ?? '';
    const words = plain(row.replace(/<svg[^]*?<\/svg>/g, '').replace(/<[^>]*>|&nbsp;/g, ' ')).trim();
    expect(words).toMatch(/^Кәсіптілік стандарттар әзірлеу pieces \[u\] 876 · 876 \[u\] \[u\] \[u\] \[u\] 176 ᶦ \[u\] \[u\]/);
  });

  it('sets a long name over its values, a heading of rows over all years, and no bullet as a number', async () => {
    const name = 'Жұмыспен қамту органдарына өтініш білдірген адамдардың жалпы санындағы жұмысқа орналастырылғандардың үлес салмағы';
    const reports = await excerptReports(({ series, observations }) => {
      const [long, heading] = ['series:goal:2.1/1', 'series:goal:2.1/2'].map((id) => series.find(({ series_id }) => series_id === id));
      Object.assign(long ?? {}, { name, number: '-' });
      observations.splice(0, observations.length, ...observations.filter(({ series_id }) => series_id !== heading?.series_id));
    });
    const html = reports.find(({ file }) => file === 'plan.en.pdf')?.html ?? '';
    expect(html.includes(`<tr class="over"><td class="no"></td><th scope="row" class="name depth-0" colspan="11">${name}`)).toBe(true);
    expect(html.includes('<tr class="label"><td class="no">2</td><th scope="row" class="name depth-0" colspan="10">Әйелдер арасындағы жұмыссыздық деңгейі')).toBe(true);
  });

  it('repeats the head of a table that goes over a page', () => {
    const { pages } = report('plan.en.pdf');
    const table = pages.filter((text) => text.includes('Облыстық бюджеттерге, Астана және Алматы'));
    for (const text of table) expect(text).toMatch(/2009 2010 2011 2012 2013 2014 2015|The largest programmes/);
  });

  it('says of a goal what its programmes cost, and which have no line in the summary', () => {
    // 001: 3,209,276 and 145: 919,000 thousand tenge in 2015; 008 is not among the rows of the excerpt.
    const { text } = report('plan.en.pdf');
    expect(text).toContain('Budget programmes: 001, 008, 145. Expenditure in 2015: 4.13 billion tenge.');
    expect(text).toContain('Codes without a line in the summary: 008.');
  });
});

describe('the data quality report', () => {
  it('quotes the source lines of both sides of a finding', () => {
    const { text } = report('data-quality.en.pdf');
    expect(text).toContain('Passport and summary differ.');
    expect(text).toMatch(/expected 180611 found 180612|expected found difference 180611 180612 1/);
    for (const line of [6448, 6452, 7144, 7146]) expect(text).toContain(`${line} `);
  });

  it('lists the values whose year cannot be read, with the id to correct them by', () => {
    const { text } = report('data-quality.ru.pdf');
    expect(text).toContain('176 · 876 · 876');
    expect(plain(text).replaceAll(' ', '')).toContain('series:programme:145/direct/1');
  });

  it('explains its signs at the foot of every page', () => {
    for (const language of REPORT_LANGUAGES) {
      for (const kind of ['plan', 'data-quality']) {
        const { pages } = report(`${kind}.${language}.pdf`);
        for (const page of pages.slice(1)) expect(page).toMatch(/\[u\] .* · ᶦ .* · ᶜ .* · – .* · × /);
      }
    }
  });

  it('lists what was derived and from what, and accounts for all lines', () => {
    const { text } = report('data-quality.en.pdf');
    expect(text).toContain('same volume in the budget summary');
    expect(text).toContain('All 7,297 lines of the document are accounted for');
  });
});

describe('what does not fit', () => {
  const page = (cell: string): string => `<!doctype html><style>table{table-layout:fixed;width:160px}td{white-space:nowrap;text-align:right;padding:0 14px 0 0}</style><body><table><tr><td></td><td>${cell}</td></tr></table>`;

  it('is found, also where a number runs into the room between two columns', async () => {
    expect(await overflowOf(browser, page('1'))).toEqual([]);
    expect(await overflowOf(browser, page('107,676,304'))).toContain('cell: 107,676,304');
  });
});

describe('a document that is not as others', () => {
  it('makes reports without budget, goals or values', async () => {
    const connection = await createDatabase();
    await loadDocument(connection, sourceOf('empty', 'one line'), recordsOf());
    await runMarts(connection);
    for (const { file, html } of makeReports(await readPlan(connection, 'empty'), ['en', 'ru'])) {
      expect([file, await overflowOf(browser, html)]).toEqual([file, []]);
    }
  });

  it('cannot put a script, a style or a sentence of ours into a report', async () => {
    const nasty = '</style><script>document.title="x"</script>{{masthead}}<img src=http://example.com/x>"\\';
    const reports = await excerptReports((records) => {
      records.document.title = nasty;
      for (const series of records.series) series.name = nasty;
      for (const programme of records.programmes) programme.name = `${nasty} ${'Ұзын'.repeat(60)}`;
    });
    for (const { file, html } of reports.filter(({ file }) => file.includes('.en.'))) {
      expect(html.match(/<script|<img/g), file).toBeNull();
      expect(html.match(/<\/style>/g), file).toHaveLength(1);
      expect([file, await overflowOf(browser, html)]).toEqual([file, []]);
    }
  });

  it('is not printed where its page asks for anything from outside', async () => {
    const html = '<!doctype html><html><body><img src="https://example.com/x.png"><iframe src="file:///etc/hosts"></iframe></body></html>';
    await expect(printReport(browser, { html, date: '2013-12-31' })).rejects.toThrow('a report must hold all that it shows');
  });
});
