import { readFileSync, statSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { SourceError } from '../model.js';
import { Legibility } from '../read/pdf/legibility.js';
import { openPdf } from '../read/pdf/pdf.js';
import type { Pdf } from '../read/pdf/pdf.js';
import type { Table } from '../read/pdf/table.js';
import { alignedTable } from './table-text.js';

/** Pages to read, 1-based; `last` is null for the end of the document. */
export interface PageRange {
  readonly first: number;
  readonly last: number | null;
}

export type TablesFormat = 'json' | 'csv' | 'text';

export interface TablesRequest {
  readonly file: string;
  readonly format: TablesFormat;
  readonly pages: PageRange | null;
  readonly password: string | null;
}

/** Where the command tells what it does: `note` for what a reader of the tables has to know, `reading` for how far it is. */
export interface TablesEffects {
  note(line: string): void;
  reading(page: number, last: number): void;
}

/** What the command prints, and what kept it from reading all of the document. */
export interface PrintedTables {
  readonly output: string;
  readonly problems: readonly string[];
}

/** Documents with fewer pages are read at once; longer ones are counted this often. Pages. */
const PAGES_COUNTED = 100;

/** Tells how far the reading of a long document is: a line every hundred pages. */
export function pageCounter(stream: NodeJS.WritableStream): (page: number, last: number) => void {
  return (page, last) => {
    if (page > 1 && (page - 1) % PAGES_COUNTED === 0) stream.write(`read ${page - 1} of ${last} pages\n`);
  };
}

/** A cell of the JSON form: its text, or with what it spans; places that a span covers are there as "". */
type JsonCell = string | { readonly text: string; readonly colspan?: number; readonly rowspan?: number };

interface FoundTable {
  readonly page: number;
  /** 1-based, counted on the page. */
  readonly number: number;
  readonly table: Table;
}

/**
 * The tables of a PDF as text to print. A page that cannot be read is a problem, and the tables of the others are still there; a document
 * that cannot be read at all has none, and the reason. Without problems, no table is no failure: a note says so.
 */
export async function printTables(request: TablesRequest, effects: TablesEffects): Promise<PrintedTables> {
  const found: FoundTable[] = [];
  const problems: string[] = [];
  try {
    const pdf = await openPdf(request.file, bytesOf(request.file), request.password);
    try {
      await findTables(pdf, request, effects, found, problems);
    } finally {
      await pdf.close();
    }
  } catch (error) {
    if (!(error instanceof SourceError) || request.format !== 'json') throw error;
    problems.push(error.message);
  }
  if (problems.length === 0 && found.length === 0) effects.note(`${request.file}: no table found`);
  return { output: printed(found, request.format, problems), problems };
}

async function findTables(pdf: Pdf, request: TablesRequest, effects: TablesEffects, found: FoundTable[], problems: string[]): Promise<void> {
  const { first, last } = rangeIn(pdf, request);
  const legibility = new Legibility(request.file);
  for (let number = first; number <= last; number += 1) {
    effects.reading(number, last);
    try {
      const page = await pdf.page(number);
      legibility.add(page);
      page.tables.forEach((table, index) => found.push({ page: number, number: index + 1, table }));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push(error.message);
    }
  }
  try {
    if (problems.length === 0) legibility.demandText();
  } catch (error) {
    found.length = 0;
    throw error;
  }
  for (const warning of legibility.warnings()) effects.note(warning);
}

function bytesOf(file: string): Uint8Array {
  if (statSync(file).isDirectory()) throw new SourceError(file, 'is a folder', 'give a PDF file');
  return readFileSync(file);
}

function rangeIn(pdf: Pdf, { file, pages }: TablesRequest): { first: number; last: number } {
  const { first, last } = { first: pages?.first ?? 1, last: pages?.last ?? pdf.pageCount };
  if (Math.max(first, last) > pdf.pageCount) {
    throw new SourceError(file, `has ${pdf.pageCount} ${pdf.pageCount === 1 ? 'page' : 'pages'}, so there is no page ${Math.max(first, last)}`, 'ask for others with --pages');
  }
  return { first, last };
}

function printed(found: readonly FoundTable[], format: TablesFormat, problems: readonly string[]): string {
  if (format === 'json') {
    const tables = found.map(({ page, table }) => ({ page, rows: jsonRows(table) }));
    return JSON.stringify({ tables, ...(problems.length === 0 ? {} : { error: problems.join('; ') }) });
  }
  return found.map(({ page, number, table }) => {
    return format === 'csv'
      ? `# page ${page}, table ${number}\n${stringify(textRows(table))}`
      : `Page ${page}, table ${number}\n\n${alignedTable(table)}`;
  }).join('\n');
}

function jsonRows(table: Table): JsonCell[][] {
  const rows: JsonCell[][] = Array.from({ length: table.rows }, () => new Array<JsonCell>(table.columns).fill(''));
  for (const { row, column, rowspan, colspan, text } of table.cells) {
    const spans = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
    (rows[row] as JsonCell[])[column] = rowspan > 1 || colspan > 1 ? { text, ...spans } : text;
  }
  return rows;
}

/** The texts of a table, row by row; a cell that spans several places has its text in the first of them. */
function textRows(table: Table): string[][] {
  return jsonRows(table).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
}
