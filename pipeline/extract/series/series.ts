import type { Block, BudgetGroup, SeriesKind, SeriesRecord, SourceLine } from '../../model.js';
import { atomsOf } from '../numbers/cells.js';
import { withDoubts } from './doubts.js';
import { freshId, note, type Extraction, type SeenColumns } from '../extraction.js';
import { readGrid, type GridSeries } from '../grid/series.js';
import { endGroups } from './groups.js';
import { applyLabels, type AppliedLabel } from './labels.js';
import { withLeads } from './leads.js';
import { rangeOf, rangeOfLines } from '../ledger.js';
import { readRun, readSingle, type RunReading } from '../numbers/numbers.js';
import { wordsAfter } from './item-marks.js';
import { partsOf } from './parts.js';
import type { BodyForm } from './runs.js';
import { rowsOf, type Row } from './rows.js';
import { partOfWord, wordsOf, type Word } from '../text/words.js';
import { squeezedWords } from '../text/squeezing.js';
import { withItemDots } from './item-dots.js';

/** A table of series: whose it is and what it looks like. */
export interface SeriesTable {
  readonly tableId: string;
  readonly kind: SeriesKind;
  /** Ids of its rows begin with this: `series:task:2.1.1`. */
  readonly prefix: string;
  readonly goalId: string | null;
  readonly taskId: string | null;
  readonly programmeCode: string | null;
  readonly block: Block | null;
  readonly form: BodyForm;
  readonly years: readonly number[];
  /** Its rows where their cells can be seen; null in a text, whose lines tell. */
  readonly grid: GridSeries | null;
}

/** A row with what was read in it. */
export interface ReadRow {
  readonly row: Row;
  readonly reading: RunReading | null;
  /** Where its columns can be seen. */
  readonly seen?: SeenColumns;
  /** Its values column by column, for sums; null where one of them cannot be read. */
  readonly byColumn?: readonly number[] | null;
}

/** Rows read, with the units and sources that apply to them. */
export interface ReadBody {
  readonly read: readonly ReadRow[];
  readonly units: ReadonlyMap<Row, AppliedLabel>;
  readonly sources: ReadonlyMap<Row, AppliedLabel>;
}

/** Reads the body of a table of series; rows that are no series (deleted items, prose) are returned. */
export function readSeries(extraction: Extraction, body: readonly SourceLine[], table: SeriesTable): Row[] {
  const isLoose = table.grid === null && extraction.source.kind === 'pdf';
  if (isLoose) noteLoose(extraction, table.tableId, body);
  const { read, units, sources } = table.grid === null ? readLines(extraction, body, table) : readGrid(table.grid, extraction.lexicon);
  endGroups(read);
  const ids = new Map<Row, string>();
  const left: Row[] = [];
  let group: BudgetGroup | null = null;
  for (const { row, reading, seen } of read) {
    if (isDeleted(row, extraction) || isBare(row, reading) || (reading === null && !hasValuesBelow(row, read))) {
      left.push(row);
      continue;
    }
    group = budgetGroupOf(row, table, extraction) ?? group;
    const id = freshId(extraction, idOf(row, read, table, ids, group, budgetGroupOf(row, table, extraction) !== null));
    ids.set(row, id);
    addSeries(extraction, table, row, id, ids, group, units.get(row), sources.get(row));
    const columns = isLoose && reading !== null ? { years: reading.chosen.cells.map(() => null), empty: [] } : seen;
    if (reading !== null) extraction.runs.push({ seriesId: id, years: table.years, reading, ...(columns === undefined ? {} : { seen: columns }) });
  }
  return left;
}

/** A PDF's table whose cells no rules close is read as a text's, but its lines run across the cells: no value is placed by their order. */
export function noteLoose(extraction: Extraction, tableId: string, body: readonly SourceLine[]): void {
  const filled = body.filter((line) => line.text.trim() !== '').map((line) => line.no);
  if (filled.length === 0) return;
  note(extraction, { check_id: 'cells_without_rules', severity: 'warning', origin: 'extraction', subject_id: tableId, year: null, expected: null, found: null, ...rangeOfLines(filled) });
}

/** Rows put together from the lines of a body whose columns are lost. */
function readLines({ lexicon, phrases, wrapsMarked }: Extraction, body: readonly SourceLine[], table: SeriesTable): ReadBody {
  const columns = table.years.length;
  const words = table.form.order?.numbered === true ? withItemDots(wordsOf(body)) : wordsOf(body);
  const assembled = rowsOf(partsOf(words, table.form, phrases), { runs: 'values', columns, wrapsMarked, ...(table.form.units && table.form.sources ? { labels: phrases } : {}) }, lexicon);
  const read = assembled.rows.map((row): ReadRow => ({
    row, reading: row.run.length === 0 ? null : row.single ? readSingle(atomsOf(row.run, lexicon)) : readRun(atomsOf(row.run, lexicon), columns, wrapsMarked),
  }));
  const units = applyLabels(assembled, 'unit', table.form.sources);
  const lacksUnit = (row: Row): boolean => table.kind === 'programme_indicator' && phrases.unitsEverywhere && units.get(row)?.status === 'absent';
  const whole = withLeads(read, words, columns, wrapsMarked, lexicon);
  return { read: withDoubts(whole, phrases, table.form.sources, lacksUnit), units, sources: applyLabels(assembled, 'source', true) };
}

/** «Deleted» stands among the first words of such an item. */
const MOST_DELETION_WORDS = 6;

export function isDeleted(row: Row, { lexicon }: Extraction): boolean {
  return lexicon.deletion.test(squeezedWords(nameWords(row).slice(0, MOST_DELETION_WORDS)));
}

/** A cross or dash without a name stands for a whole block. */
function isBare(row: Row, reading: RunReading | null): boolean {
  return row.name.length === 0 && reading !== null && reading.chosen.cells.every((cell) => cell.value === null);
}

function hasValuesBelow(row: Row, read: readonly ReadRow[]): boolean {
  return read.some((other) => other.reading !== null && isBelow(other.row, row));
}

function isBelow(row: Row, above: Row): boolean {
  for (let at = row.parent; at !== null; at = at.parent) if (at === above) return true;
  return false;
}

// ── names and ids ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The words of a row's name without the item mark that it begins with. */
export function nameWords(row: Row): readonly Word[] {
  return wordsAfter(row.mark, row.name);
}

/** A name's last word without the footnote mark printed at it. */
function withoutFootnoteMark(words: readonly Word[]): { words: readonly Word[]; marks: string } {
  const last = words.at(-1);
  const marks = /(?<=\p{L}[)»"”]?)\*{1,4}$/u.exec(last?.text ?? '')?.[0] ?? '';
  if (last === undefined || marks === '') return { words, marks: '' };
  const length = last.text.length - marks.length;
  return { words: [...words.slice(0, -1), partOfWord(last, 0, length)], marks };
}

function budgetGroupOf(row: Row, table: SeriesTable, { lexicon }: Extraction): BudgetGroup | null {
  if (table.kind !== 'budget_line' || row.code !== null) return null;
  const squeezed = squeezedWords(nameWords(row));
  return lexicon.budgetGroups.find(([pattern]) => pattern.test(squeezed))?.[1] ?? null;
}

function idOf(
  row: Row, read: readonly ReadRow[], table: SeriesTable, ids: ReadonlyMap<Row, string>, group: BudgetGroup | null, headsGroup: boolean,
): string {
  if (table.kind === 'budget_line') {
    const base = `${table.prefix}:${group ?? 'total'}`;
    return headsGroup ? base : `${base}/${row.code?.text ?? positionOf(row, read)}`;
  }
  const label = row.mark !== null && row.mark.kind !== 'dash' ? row.mark.label.replace(')', '') : positionOf(row, read);
  const parentId = row.parent === null ? undefined : ids.get(row.parent);
  return parentId === undefined ? `${table.prefix}/${label}` : `${parentId}.${label}`;
}

function positionOf(row: Row, read: readonly ReadRow[]): string {
  const siblings = read.filter((other) => other.row.parent === row.parent);
  return String(siblings.findIndex((other) => other.row === row) + 1);
}

// ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function addSeries(
  extraction: Extraction, table: SeriesTable, row: Row, id: string, ids: ReadonlyMap<Row, string>, group: BudgetGroup | null,
  unit: AppliedLabel | undefined, source: AppliedLabel | undefined,
): void {
  const { ledger, records } = extraction;
  const { words, marks } = withoutFootnoteMark(nameWords(row));
  if (marks !== '') records.footnote_marks.push({ subject_id: id, ordinal: 0, marker: marks, footnote_id: null });
  const codeWords = row.code === null ? [] : row.code.star === undefined ? [row.code] : [row.code, row.code.star];
  const markWords = row.mark === null ? [] : row.name.slice(0, row.name.length - words.length);
  const own = [...codeWords, ...row.name, ...row.run, ...(row.unit?.words ?? []), ...(row.source?.words ?? [])];
  ledger.take(id, 'number', [...codeWords, ...markWords], 'series');
  ledger.take(id, 'name', words, 'series');
  ledger.take(id, 'unit', unit?.words ?? [], 'series');
  ledger.take(id, 'source', source?.words ?? [], 'series');
  ledger.take(id, 'other', row.beside ?? [], 'series');
  const code = row.code?.text.replace(/(?<!\*)\*+$/u, '') ?? table.programmeCode;
  const record: SeriesRecord = {
    series_id: id, table_id: table.tableId, kind: table.kind, goal_id: table.goalId, task_id: table.taskId, programme_code: code,
    block: table.block, budget_group: group, starred: row.code?.text.endsWith('*') ?? false,
    number: row.code?.text ?? (row.mark === null ? null : row.mark.label),
    parent_series_id: row.parent === null || table.kind === 'budget_line' ? null : (ids.get(row.parent) ?? null),
    name: ledger.wording(words),
    unit: unit === undefined || unit.status === 'absent' ? null : ledger.wording(unit.words), unit_status: unit?.status ?? 'absent',
    information_source: source === undefined || source.status === 'absent' ? null : ledger.wording(source.words),
    source_status: source?.status ?? 'absent',
    polarity: 'unknown', polarity_basis: null, ...rangeOf(own),
  };
  records.series.push(record);
}
