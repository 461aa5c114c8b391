import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { RenderContext } from './context.js';
import { openBrowser } from './browser.js';
import { formatOf } from './format.js';
import { readPlan } from './report-data.js';
import type { Plan } from './report-data.js';
import { overviewView } from './report-overview.js';
import type { ReportKind, ReportPages } from './report-page.js';
import { readReportPages, sourceDate } from './report-page.js';
import { planView } from './report-plan.js';
import { printReport } from './report-print.js';
import type { PrintJob } from './report-print.js';
import { qualityView } from './report-quality.js';
import type { ReportContext } from './report-tables.js';
import { readWords } from './report-words.js';

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

/**
 * Writes the overview, the plan report and the data quality report of a document in each language, as PDFs. Without a `browser` it opens one
 * and closes it. Returns the files, relative to the folder. Throws {@link BrowserError} where there is no browser.
 */
export async function renderReports(context: RenderContext, browser?: Browser): Promise<string[]> {
  const plan = await readPlan(context.connection, context.documentId);
  const printer = browser ?? await openBrowser();
  try {
    await printAll(printer, makeReports(plan, context.languages), (report, pdf) => writeFileSync(join(context.folder, report.file), pdf));
  } finally {
    if (browser === undefined) await printer.close();
  }
  return context.languages.flatMap((language) => KINDS.map((kind) => fileOf(kind, language)));
}

/** The pages of all reports of a document, each whole in itself. */
export function makeReports(plan: Plan, languages: RenderContext['languages'], pages: ReportPages = readReportPages()): Report[] {
  return languages.flatMap((language) => {
    const words = readWords(language);
    const context: ReportContext = { plan, words, format: formatOf(words) };
    return PRINT_ORDER.map((kind) => ({
      kind, file: fileOf(kind, language), date: sourceDate(context), html: pages.render(kind, context, viewOf(kind, context)),
    }));
  });
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

/** Prints reports, a few at a time, and hands each on as it is done. */
async function printAll(browser: Browser, reports: readonly Report[], done: (report: Report, pdf: Uint8Array) => void): Promise<void> {
  const waiting = [...reports];
  const work = async (): Promise<void> => {
    for (let report = waiting.shift(); report !== undefined; report = waiting.shift()) done(report, await printReport(browser, report));
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}
