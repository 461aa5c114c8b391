import type { Browser } from 'puppeteer-core';
import { openBrowser, toStandardError } from '../render/browser.js';
import type { ReportLanguage } from '../render/context.js';
import type { Plan } from '../render/report/data.js';
import { printReports } from '../render/report.js';
import type { PrintedBefore } from '../render/report.js';

/** A document whose reports are to be printed; null: the browser is to be opened, since there will be one. */
export type PrintTask = {
  readonly plan: Plan;
  readonly languages: readonly ReportLanguage[];
  readonly folder: string;
  readonly before: PrintedBefore;
} | null;

let browser: Promise<Browser> | null = null;
/** What the browser says while nothing is printed yet: a run that ends before it prints has nothing to say of browsers. */
let held: string[] = [];
let isPrinting = false;

/** Prints the reports of a document; returns what each file was printed from. One browser serves all documents. */
export async function work(task: PrintTask): Promise<Record<string, string>> {
  const notify = (line: string): void => (isPrinting ? toStandardError(line) : void held.push(line));
  const open = (): Promise<Browser> => (browser ??= openBrowser(notify));
  if (task === null) {
    await open();
    return {};
  }
  isPrinting = true;
  for (const line of held) toStandardError(line);
  held = [];
  return printReports(task.plan, task.languages, task.folder, open, task.before);
}

/** Closes the browser. */
export async function close(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}
