import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { correctionsFile } from './corrections-file.js';
import { SourceError, type DocumentRecords, type SourceDocument } from '../model.js';

/** One decision of an analyst: one row of `<document>.corrections.csv`, and of the table `corrections`. */
export interface CorrectionRecord {
  /** Id of a record: a series, a measure, a programme, a heading … */
  readonly target: string;
  /** Cell of a series or a measure, by its reading order. */
  readonly ordinal: number | null;
  /** Cell of a series or a measure, by the year that it stands in. */
  readonly year: number | null;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly reason: string;
  readonly source: string | null;
  readonly applied: boolean;
}

/** Columns of a file of corrections. */
export const CORRECTION_COLUMNS = ['target', 'ordinal', 'year', 'field', 'old', 'new', 'reason', 'source'] as const;
type Fields = Record<string, unknown>;

/**
 * Applies a document's corrections to its records, in place, and returns them.
 *
 * A correction names the record (`target`), for a cell its `ordinal` or `year`, the field, what was read (`old`) and what holds instead
 * (`new`). A corrected cell bears the status `corrected` and the reason as its basis.
 *
 * @throws {SourceError} that names the file and the line where a correction is refused: an unknown record or field, an old value that is not
 *   what was read (the correction is stale), a cell that is corrected twice, no reason. Nothing is applied then.
 */
export function applyCorrections(source: Pick<SourceDocument, 'file' | 'id'>, records: DocumentRecords): CorrectionRecord[] {
  const file = correctionsFile(source);
  if (!existsSync(file)) return [];
  const corrections = readCorrections(file);
  const index = recordsById(records);
  const seen = new Set<string>();
  const changes = corrections.map((correction, row) => {
    const refuse = (problem: string, advice: string): never => {
      throw new SourceError(file, `line ${row + 2}: ${problem}`, advice);
    };
    const change = changeOf(correction, records, index, refuse);
    const key = `${correction.target}\n${change.ordinal ?? ''}\n${correction.field}`;
    if (seen.has(key)) refuse(`${correction.target} is corrected twice`, 'keep one of the two rows');
    seen.add(key);
    return { correction, ...change };
  });
  for (const { correction, record, value, isCell } of changes) {
    record[correction.field] = value;
    if (isCell) record.status = 'corrected';
    if (isCell && 'basis' in record) record.basis = correction.reason;
  }
  return corrections;
}

// ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Reads a file of corrections. @throws {SourceError} where it is no such table. */
export function readCorrections(file: string): CorrectionRecord[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new SourceError(file, `is no CSV file: ${error instanceof Error ? error.message : String(error)}`, `its columns are ${CORRECTION_COLUMNS.join(', ')}`);
  }
  const missing = rows[0] === undefined ? [] : CORRECTION_COLUMNS.filter((column) => !(column in (rows[0] ?? {})));
  if (missing.length > 0) throw new SourceError(file, `has no column ${missing.join(', ')}`, `its columns are ${CORRECTION_COLUMNS.join(', ')}`);
  return rows.map((row) => ({
    target: row.target ?? '', ordinal: numberOf(row.ordinal), year: numberOf(row.year), field: row.field ?? '', old: orNull(row.old), new: orNull(row.new),
    reason: row.reason ?? '', source: orNull(row.source), applied: true,
  }));
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || !/^\d+$/u.test(text) ? null : Number(text);
}

// ── what a correction changes ───────────────────────────────────────────────────────────────────────────────────────

interface Change {
  readonly record: Fields;
  readonly value: unknown;
  readonly ordinal: number | null;
  readonly isCell: boolean;
}

type Refuse = (problem: string, advice: string) => never;

function changeOf(correction: CorrectionRecord, records: DocumentRecords, index: ReadonlyMap<string, Fields>, refuse: Refuse): Change {
  const { target, field, old } = correction;
  if (correction.reason === '') refuse(`the correction of ${target} gives no reason`, 'say in `reason` why it holds');
  const isCell = correction.ordinal !== null || correction.year !== null;
  const record = isCell ? cellOf(correction, records) : index.get(target);
  if (record === undefined) {
    return refuse(`there is no ${isCell ? `cell ${correction.ordinal ?? correction.year} of ` : ''}${target}`, 'see `jospar explain` for ids and cells');
  }
  if (!(field in record) || FIXED.has(field)) refuse(`${target} has no field ${field} that can be corrected`, `it has ${Object.keys(record).filter((name) => !FIXED.has(name)).join(', ')}`);
  const now = textOf(record[field]);
  if (now !== old) refuse(`${field} of ${target} is «${now ?? ''}», not «${old ?? ''}»: the correction is stale`, 'look at it again and change `old`, or delete the row');
  return { record, value: valueOf(correction, refuse), ordinal: typeof record.ordinal === 'number' ? record.ordinal : null, isCell };
}

/** Fields that say where a record is from, not what it says. */
const FIXED: ReadonlySet<string> = new Set(['series_id', 'measure_id', 'ordinal', 'line_first', 'line_last', 'status', 'basis', 'raw']);
const NUMBERS: ReadonlySet<string> = new Set(['year']);
const BOOLEANS: ReadonlySet<string> = new Set(['starred']);

function valueOf({ field, new: text, target }: CorrectionRecord, refuse: Refuse): unknown {
  if (text === null) return null;
  if (NUMBERS.has(field)) return /^\d{4}$/u.test(text) ? Number(text) : refuse(`«${text}» is no year for ${target}`, 'write four digits');
  if (BOOLEANS.has(field)) return text === 'true';
  if (field === 'value' && !/^-?\d{1,16}(?:\.\d{1,4})?$/u.test(text)) return refuse(`«${text}» is no value for ${target}`, 'write digits and a decimal point');
  return text;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function cellOf({ target, ordinal, year }: CorrectionRecord, { observations, measure_years: marks }: DocumentRecords): Fields | undefined {
  const cells = [
    ...observations.filter((one) => one.series_id === target), ...marks.filter((one) => one.measure_id === target),
  ] as unknown as (Fields & { ordinal: number; year: number | null })[];
  return cells.find((cell) => (ordinal === null ? cell.year === year : cell.ordinal === ordinal));
}

/** Every record that bears an id, by that id. */
function recordsById(records: DocumentRecords): Map<string, Fields> {
  const lists: readonly (readonly [list: readonly object[], id: string])[] = [
    [records.outline, 'node_id'], [records.series, 'series_id'], [records.measures, 'measure_id'], [records.capabilities, 'capability_id'],
    [records.cooperation, 'cooperation_id'], [records.risks, 'risk_id'], [records.amendments, 'amendment_id'], [records.deletions, 'deletion_id'],
    [records.footnotes, 'footnote_id'], [records.paragraphs, 'paragraph_id'], [records.facts, 'fact_id'], [records.figures, 'figure_id'],
    [records.source_tables, 'table_id'],
  ];
  const index = new Map<string, Fields>();
  for (const [list, id] of lists) for (const record of list as readonly Fields[]) index.set(String(record[id]), record);
  for (const programme of records.programmes) index.set(`programme:${programme.programme_code}`, programme as unknown as Fields);
  index.set('document', records.document as unknown as Fields);
  return index;
}
