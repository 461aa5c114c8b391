import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OutputFolder } from './output/folder.js';
import type { ProgramKeys } from './output/keys.js';
import type { DocumentKeys, Manifest, ManifestDocument } from './output/manifest.js';
import { counted } from './progress.js';
import type { Clock, Progress, Station } from './progress.js';
import type { ReportLanguage } from './render/context.js';
import { EDITIONS, Press } from './render/document.js';
import type { Edition, Pressed } from './render/document.js';

/** What rendering the documents of a run goes by. */
export interface DocumentPressOptions {
  readonly output: OutputFolder;
  readonly earlier: Manifest | null;
  readonly languages: readonly ReportLanguage[];
  readonly keys: ProgramKeys;
  readonly only: Station | null;
  /** Documents whose files of the earlier set are as they were written. */
  readonly intact: ReadonlySet<string>;
  /** Whether there will be reports to print. */
  readonly isPrinting: boolean;
  readonly clock: Clock;
  readonly progress: Progress;
}

/** Keys of what the stations before made a document from. */
export interface StationKeys {
  readonly records: (id: string) => string;
  readonly check: (id: string) => string;
  readonly aggregate: (id: string) => string;
}

/** A document whose files are on their way. */
interface Underway {
  readonly id: string;
  readonly folder: string;
  readonly languages: readonly ReportLanguage[];
  readonly data: readonly string[];
  /** Files taken over from the earlier set. */
  readonly others: readonly string[];
  readonly pressed: Pressed;
  readonly said: Pick<ManifestDocument, 'source' | 'counts' | 'findings' | 'summary'>;
  readonly keys: DocumentKeys;
}

/** Documents that are rendered at once: enough that the browser never waits for the next. */
const AT_ONCE = 2;

/**
 * Renders each document into its folder of the new set. What would come out as it is there already is taken over: groups of files whose code,
 * templates and data have not changed. Check and aggregate alone renew a document's tables and keep its other files.
 */
export class DocumentPress {
  private readonly press: Press | null;
  private readonly done = new Map<string, ManifestDocument>();
  private readonly underway: Underway[] = [];
  private begun = 0;

  constructor(private readonly options: DocumentPressOptions) {
    this.press = options.only === null || options.only === 'render' ? new Press(options.isPrinting) : null;
  }

  /** Starts on the documents; returns when the database is no longer needed for them. */
  async start(connection: DuckDBConnection, ids: readonly string[], fresh: ReadonlySet<string>, stations: StationKeys): Promise<{ finish(): Promise<Map<string, ManifestDocument>> }> {
    this.begun = performance.now();
    for (const [index, id] of ids.entries()) {
      this.options.progress.doing('render', `${index + 1} of ${ids.length}: ${id}`);
      this.underway.push(await this.startOne(connection, id, fresh.has(id), stations));
      while (this.underway.length > AT_ONCE) await this.finishOne();
    }
    return { finish: () => this.finish() };
  }

  async close(): Promise<void> {
    await this.press?.close();
  }

  private async startOne(connection: DuckDBConnection, id: string, isFresh: boolean, stations: StationKeys): Promise<Underway> {
    const { describeDocument, renderData, summaryOf } = await import('./stations.js');
    const { output, earlier, keys, only, intact } = this.options;
    const before = earlier?.documents[id];
    const folder = join(output.next, id);
    mkdirSync(folder);
    const languages = this.press === null && before !== undefined ? (before.options.languages as readonly ReportLanguage[]) : this.options.languages;
    const context = { connection, documentId: id, languages, folder };
    const printedBefore = before !== undefined && intact.has(id) ? { folder: join(output.path, id), from: before.keys.printed } : undefined;
    const print = (editions: readonly Edition[]): Pressed => this.press?.print(context, editions, printedBefore) ?? NOTHING_PRESSED;

    // What is new in the database is rendered anew, the longest part of it first. What is not may come to the same data, which tells what to render.
    let pressed = isFresh && this.press !== null ? print(EDITIONS) : null;
    await pressed?.isRead;
    const data = await renderData(context);
    const others = this.press === null ? Object.keys(before?.outputs ?? {}).filter((path) => !isData(path)) : [];
    const { hashesOf, takeOver } = await import('./output/record.js');
    if (pressed === null) {
      const isSameData = before !== undefined && intact.has(id) && contentsOf(hashesOf(folder, data)) === contentsOf(before.outputs);
      const standing = only === null && isSameData ? EDITIONS.filter((edition) => before.keys[edition] === keys[edition]) : [];
      others.push(...Object.keys(before?.outputs ?? {}).filter((path) => standing.some((edition) => EDITION_OF[edition].test(path))));
      pressed = print(EDITIONS.filter((edition) => !standing.includes(edition)));
      await pressed.isRead;
    }
    takeOver(others, join(output.path, id), folder);
    const said = { ...(await describeDocument(connection, id)), summary: await summaryOf(connection, id, 0) };
    return { id, folder, languages, data, others, pressed, said, keys: { ...this.keysAfter(before), ...known(stations, id) } };
  }

  /** Keys of groups of files; those that only their own station can renew keep what they were. */
  private keysAfter(before: ManifestDocument | undefined): DocumentKeys {
    const { keys } = this.options;
    const unchanged = { workbooks: before?.keys.workbooks ?? '', reports: before?.keys.reports ?? '', evidence: before?.keys.evidence ?? '' };
    return { ...keys, ...(this.press === null ? unchanged : {}), printed: before?.keys.printed ?? {} };
  }

  private async finish(): Promise<Map<string, ManifestDocument>> {
    const { progress, clock } = this.options;
    while (this.underway.length > 0) await this.finishOne();
    clock.add('render', (performance.now() - this.begun) / 1000);
    const files = [...this.done.values()].reduce((sum, { outputs }) => sum + Object.keys(outputs).length, 0);
    progress.done('render', counted(files, 'file'), clock.seconds('render'));
    return this.done;
  }

  private async finishOne(): Promise<void> {
    const one = this.underway.shift();
    if (one === undefined) return;
    const { hashesOf } = await import('./output/record.js');
    const { id, folder, languages, data, others, pressed, said, keys } = one;
    const { made, printed } = await pressed.files;
    const outputs = hashesOf(folder, [...data, ...made, ...others]);
    this.done.set(id, {
      ...said,
      summary: { ...said.summary, files: Object.keys(outputs).length },
      options: { languages },
      outputs,
      keys: { ...keys, printed: made.some((path) => path.endsWith('.pdf')) ? printed : keys.printed },
    });
  }
}

/** Which files are of which group. */
const EDITION_OF: Readonly<Record<Edition, RegExp>> = { workbooks: /\.xlsx$/, reports: /\.pdf$/, evidence: /\.html$/ };
const NOTHING_PRESSED: Pressed = { isRead: Promise.resolve(), files: Promise.resolve({ made: [], printed: {} }) };

function isData(path: string): boolean {
  return path.startsWith('data/') || path === 'datapackage.json';
}

/** What tells whether a document's tables are the same: the hashes of all of them. */
function contentsOf(hashes: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(hashes).filter(([path]) => path.endsWith('.csv')).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function known({ records, check, aggregate }: StationKeys, id: string): Pick<DocumentKeys, 'records' | 'check' | 'aggregate'> {
  return { records: records(id), check: check(id), aggregate: aggregate(id) };
}
