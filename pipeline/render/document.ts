import { Crew } from '../workers/crew.js';
import type { PrintTask } from '../workers/print-reports.js';
import type { WorkbookTask } from '../workers/write-workbooks.js';
import type { RenderContext } from './context.js';
import type { PrintedBefore } from './report.js';

/** The groups of files that are made of a document, beside its tables. */
export const EDITIONS = ['workbooks', 'reports', 'evidence'] as const;
export type Edition = (typeof EDITIONS)[number];

/** A document's files on their way. */
export interface Pressed {
  /** Settles when the database is no longer needed for them. */
  readonly isRead: Promise<void>;
  /** Paths of all files, relative to the document's folder, and what each report was printed from. */
  readonly files: Promise<{ readonly made: readonly string[]; readonly printed: Readonly<Record<string, string>> }>;
}

const NOTHING_BEFORE: PrintedBefore = { folder: '', from: {} };

/**
 * Makes the files of documents: reports and workbooks in threads of their own, which get ready while documents are still being read, so that
 * the browser prints while the rest is written. One browser prints all documents.
 */
export class Press {
  private readonly printers: Crew<PrintTask, Record<string, string>>;
  private readonly writers: Crew<WorkbookTask, string[]>;

  /** When the browser is open, or could not be opened. */
  private readonly opened: Promise<unknown>;

  /** `isPrinting`: there will be reports to print, so the browser is opened already. */
  constructor(isPrinting: boolean) {
    this.printers = new Crew({ module: new URL('../workers/print-reports.js', import.meta.url), load: () => import('../workers/print-reports.js'), size: 1 });
    this.writers = new Crew({ module: new URL('../workers/write-workbooks.js', import.meta.url), load: () => import('../workers/write-workbooks.js'), size: 1 });
    // What hinders the browser is told when there is something to print.
    this.opened = isPrinting ? this.printers.do(null).catch(() => undefined) : Promise.resolve();
  }

  /** Starts to make groups of files of a document. `before`: reports of an earlier run, to be taken over where they would come out the same. */
  print(context: RenderContext, editions: readonly Edition[], before: PrintedBefore = NOTHING_BEFORE): Pressed {
    const { connection, documentId, languages, folder } = context;
    const reports = async (): Promise<(() => Promise<Record<string, string>>)> => {
      const { readPlan } = await import('./report/data.js');
      const plan = await readPlan(connection, documentId);
      return () => this.printers.do({ plan, languages, folder, before });
    };
    const workbooks = async (): Promise<(() => Promise<string[]>)> => {
      const { readPlan } = await import('./workbook/data.js');
      const plan = await readPlan(connection, documentId);
      return () => this.writers.do({ plan, languages, folder });
    };
    const evidence = async (): Promise<string[]> => (await import('./evidence.js')).renderEvidence(context);

    // In this order: what takes longest is started first. Each is read from the database here, and made elsewhere.
    const printing = editions.includes('reports') ? reports().then((start) => ({ done: start() })) : null;
    const writing = editions.includes('workbooks') ? Promise.resolve(printing).then(workbooks).then((start) => ({ done: start() })) : null;
    const showing = editions.includes('evidence') ? Promise.resolve(writing).then(evidence) : null;
    const files = async (): Promise<{ made: string[]; printed: Record<string, string> }> => {
      const [printed, written, shown] = await Promise.all([printing?.then(({ done }) => done), writing?.then(({ done }) => done), showing]);
      return { made: [...(written ?? []), ...Object.keys(printed ?? {}), ...(shown ?? [])], printed: printed ?? {} };
    };
    const pressed = { isRead: Promise.all([printing, writing, showing]).then(() => undefined), files: files() };
    // Whoever waits for one of the two learns of a failure; it must not fell the process before.
    pressed.isRead.catch(() => undefined);
    pressed.files.catch(() => undefined);
    return pressed;
  }

  async close(): Promise<void> {
    // A browser that is still being opened would be left behind.
    await this.opened;
    await Promise.all([this.printers.close(), this.writers.close()]);
  }
}
