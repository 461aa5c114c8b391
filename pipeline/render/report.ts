import { createHash } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { codeKey, joinedKey } from '../code-key.js';
import type { RenderContext } from './context.js';
import { browserName, openBrowser } from './browser.js';
import { formatOf } from './format.js';
import { readPlan } from './report/data.js';
import type { Plan } from './report/data.js';
import { overviewView } from './report/overview.js';
import type { ReportKind, ReportPages } from './report/page.js';
import { readReportPages, sourceDate } from './report/page.js';
import { planView } from './report/plan.js';
import { printReport } from './report/print.js';
import type { PrintJob } from './report/print.js';
import { qualityView } from './report/quality.js';
import type { ReportContext } from './report/tables.js';
import { readWords } from './report/words.js';

/** The reports of a document, in the order they are returned in; the longest is printed first. */
const KINDS: readonly ReportKind[] = ['overview', 'plan', 'data-quality'];
const PRINT_ORDER: readonly ReportKind[] = ['plan', 'data-quality', 'overview'];
/** Pages that the browser prints at once. */
const PARALLEL = 2;

/** A report to be printed, and the file that it becomes. */
export interface Report extends PrintJob {
  readonly file: string;
  readonly kind: ReportKind;
}

/** What an earlier run printed of a document. */
export interface PrintedBefore {
  /** Absolute path of the folder of those files. */
  readonly folder: string;
  /** What each file was printed from, as {@link printReports} returned it. */
  readonly from: Readonly<Record<string, string>>;
}

/**
 * Writes the overview, the plan report and the data quality report of a document in each language, as PDFs. Without a `browser` it opens one
 * and closes it. Returns the files, relative to the folder. Throws {@link BrowserError} where there is no browser.
 */
export async function renderReports(context: RenderContext, browser?: Browser): Promise<string[]> {
  const plan = await readPlan(context.connection, context.documentId);
  const printer = browser ?? await openBrowser();
  try {
    await printReports(plan, context.languages, context.folder, () => Promise.resolve(printer));
  } finally {
    if (browser === undefined) await printer.close();
  }
  return reportFiles(context.languages);
}

/** The files of the reports, relative to the document's folder. */
export function reportFiles(languages: RenderContext['languages']): string[] {
  return languages.flatMap((language) => KINDS.map((kind) => fileOf(kind, language)));
}

/**
 * Prints the reports of a document into a folder, each as soon as its page is made. A report whose page is the one that an earlier run printed
 * is taken over; `open` is asked for the browser only where there is something to print. Out: what each file was printed from.
 */
export async function printReports(
  plan: Plan, languages: RenderContext['languages'], folder: string, open: () => Promise<Browser>, before: PrintedBefore = { folder: '', from: {} },
): Promise<Record<string, string>> {
  const printed: Record<string, string> = {};
  const printer = printerKey();
  const reports = reportsOf(plan, languages, readReportPages());
  const work = async (): Promise<void> => {
    for (const report of reports) {
      const { file, html, date } = report;
      printed[file] = createHash('sha256').update(`${printer}\n${date}\n${html}`).digest('hex');
      if (before.from[file] === printed[file] && isTakenOver(join(before.folder, file), join(folder, file))) continue;
      writeFileSync(join(folder, file), await printReport(await open(), report));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return Object.fromEntries(Object.entries(printed).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a printed page depends on beside itself: the browser, and how it is told to print. */
function printerKey(): string {
  return joinedKey(browserName(), codeKey('render/browser', 'render/report/print', 'render/report/pdf'));
}

function isTakenOver(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** The pages of all reports of a document, each whole in itself. */
export function makeReports(plan: Plan, languages: RenderContext['languages'], pages: ReportPages = readReportPages()): Report[] {
  return [...reportsOf(plan, languages, pages)];
}

/** The reports one by one, made as they are asked for: those that take longest first. */
function* reportsOf(plan: Plan, languages: RenderContext['languages'], pages: ReportPages): Generator<Report> {
  for (const kind of PRINT_ORDER) {
    for (const language of languages) {
      const words = readWords(language);
      const context: ReportContext = { plan, words, format: formatOf(words) };
      yield { kind, file: fileOf(kind, language), date: sourceDate(context), html: pages.render(kind, context, viewOf(kind, context)) };
    }
  }
}

function viewOf(kind: ReportKind, context: ReportContext): object {
  switch (kind) {
    case 'overview': return overviewView(context);
    case 'plan': return planView(context);
    case 'data-quality': return qualityView(context);
  }
}

function fileOf(kind: ReportKind, language: string): string {
  return `${kind}.${language}.pdf`;
}
