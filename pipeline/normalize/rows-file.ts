import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DocumentRecords, ReadingNote, SourceDocument } from '../model.js';
import { columnsOfSchema } from './columns.js';
import type { ColumnType } from './columns.js';
import type { CorrectionRecord } from './corrections.js';
import type { ReviewRecord } from './reviews.js';
import { isDate, isDecimal } from './value.js';

/** Tables that the extract station fills, by the name of their list. */
const EXTRACTED = [
  'lines', 'spans', 'outline', 'mentions', 'goal_programmes', 'years', 'source_tables', 'series', 'observations', 'candidates', 'measures',
  'measure_years', 'programmes', 'programme_texts', 'capabilities', 'cooperation', 'cooperation_agencies', 'risks', 'amendments', 'deletions',
  'footnotes', 'footnote_marks', 'paragraphs', 'facts', 'figures',
] as const satisfies readonly (keyof DocumentRecords)[];
const NOTES = 'internal.notes';
/** Bytes that one unit of a text may take in a file. */
const MOST_BYTES = 3;

type Cell = string | number | boolean | readonly string[] | null;
/** A row of a table: numbers and dates of DECIMAL and DATE columns as exact text. */
export type Row = Readonly<Record<string, Cell>>;

/** Rows written to be loaded: a folder with a file a table. */
export interface WrittenRows {
  readonly folder: string;
  /** Tables that have rows. */
  readonly tables: readonly string[];
  readonly rows: number;
  /** Bytes of the longest row. */
  readonly longestRow: number;
}

/**
 * Writes what was read from one document, the corrections applied to it and the reviews of its findings into files that the database takes whole: many times faster than
 * value by value, and no database is needed, so that several documents can be written at once. In the order of the lists. A value that its
 * column cannot hold becomes null and a note.
 */
export function writeDocument(
  folder: string, source: SourceDocument, records: DocumentRecords, corrections: readonly CorrectionRecord[] = [], reviews: readonly ReviewRecord[] = [],
): WrittenRows {
  const writer = new RowsWriter(folder, source.id);
  writer.write('documents', [documentRow(source, records)]);
  for (const table of EXTRACTED) writer.write(table, records[table]);
  writer.write('corrections', corrections);
  writer.write('internal.reviews', reviews);
  writer.write(NOTES, [...records.notes, ...writer.misfits]);
  return writer.written();
}

/** Writes rows of tables into a folder. All belong to one document where it is given, else each names its own. */
export class RowsWriter {
  /** A note for each number or date that its column cannot hold. */
  readonly misfits: ReadingNote[] = [];
  private readonly tables: string[] = [];
  private rows = 0;
  private longestRow = 0;

  constructor(private readonly folder: string, private readonly documentId: string | null) {}

  /** Writes the rows of a table, field by column name; a column that a row does not have is null. Once a table. */
  write(table: string, rows: readonly object[]): void {
    if (rows.length === 0) return;
    const columns = columnsOfSchema().get(table) ?? [];
    const lines = (rows as readonly Row[]).map((row) => this.lineOf(row, columns));
    writeFileSync(rowsFile(this.folder, table), lines.join(''));
    this.longestRow = lines.reduce((longest, line) => Math.max(longest, line.length * MOST_BYTES), this.longestRow);
    this.tables.push(table);
    this.rows += rows.length;
  }

  written(): WrittenRows {
    return { folder: this.folder, tables: this.tables, rows: this.rows, longestRow: this.longestRow };
  }

  private lineOf(row: Row, columns: readonly ColumnType[]): string {
    const cells = columns.map((column, index) => {
      const cell = index === 0 && this.documentId !== null ? this.documentId : (row[column.name] ?? null);
      if (cell === null) return '';
      if (typeof cell === 'object') return quoted(JSON.stringify(cell.map(wellFormed)));
      if (typeof cell !== 'string') return String(cell);
      if (fits(cell, column.type)) return quoted(cell);
      this.misfits.push(misfit(row, cell, columns));
      return '';
    });
    return `${cells.join(',')}\n`;
  }
}

/** The file of a table's rows: comma-separated, without header; an empty cell is null, a quoted one text. */
export function rowsFile(folder: string, table: string): string {
  return join(folder, `${table}.csv`);
}

function documentRow(source: SourceDocument, records: DocumentRecords): Row {
  const { basis, ...document } = records.document;
  return {
    ...document,
    decree: source.register?.decree ?? null,
    basis: JSON.stringify(basis),
    source_file: basename(source.file),
    source_sha256: source.sha256,
    source_kind: source.kind,
    reading_of: source.register?.reading_of ?? null,
    pages: source.pages,
    lines: source.lines.length,
  };
}

function fits(cell: string, type: string): boolean {
  if (type.startsWith('DECIMAL')) return isDecimal(cell);
  return type !== 'DATE' || isDate(cell);
}

function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

/** Half a character becomes the sign for one that cannot be shown, as it does wherever text is written as UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** A table's second column holds the id of the record that a row is, or belongs to. */
function misfit(row: Row, cell: string, columns: readonly ColumnType[]): ReadingNote {
  return {
    check_id: 'value_out_of_range',
    severity: 'warning',
    origin: 'source',
    subject_id: String(row[columns[1]?.name ?? '']),
    year: typeof row.year === 'number' ? row.year : null,
    expected: null,
    found: cell,
    line_first: Number(row.line_first),
    line_last: Number(row.line_last),
  };
}
