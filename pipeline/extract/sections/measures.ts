import type { SourceLine } from '../../model.js';
import { isDash, isMark } from '../numbers/cells.js';
import { addDeletion } from '../notes/deletions.js';
import { freshId, note, type Extraction } from '../extraction.js';
import type { Header } from '../heads/header.js';
import { markOf } from '../grid/cells.js';
import { seriesOf, type GridPart } from '../grid/parts.js';
import { rangeOf } from '../ledger.js';
import { partsOf } from '../series/parts.js';
import { rowsOf, type Row } from '../series/rows.js';
import type { BodyForm } from '../series/runs.js';
import { isDeleted, nameWords, noteLoose } from '../series/series.js';
import { wordsOf, type Word } from '../text/words.js';

export interface MeasureTable {
  readonly tableId: string;
  readonly taskId: string | null;
  readonly years: readonly number[];
  readonly header: Header;
  /** Where its cells can be seen; null in a text, whose lines tell. */
  readonly grid: GridPart | null;
}

/** A mark with its year, where that can be told. */
interface PlacedMark {
  readonly mark: 'cross' | 'dash';
  readonly year: number | null;
  readonly words: readonly Word[];
}

interface MarkedRow {
  readonly row: Row;
  readonly marks: readonly PlacedMark[];
}

/** Reads the measures of a task: items, sub-items and the crosses or dashes of their years. */
export function readMeasures(extraction: Extraction, body: readonly SourceLine[], table: MeasureTable): void {
  const marked = table.grid === null ? readLines(extraction, body, table) : readGrid(extraction, table.grid);
  const rows = marked.map(({ row }) => row);
  const ids = new Map<Row, string>();
  for (const { row, marks } of marked) {
    if (isDeleted(row, extraction)) {
      addDeletion(extraction, table.taskId, row.mark?.label ?? null, nameWords(row), row.name);
      continue;
    }
    const id = freshId(extraction, idOf(row, rows, table, ids));
    ids.set(row, id);
    addMeasure(extraction, table, row, id, ids, marks);
  }
}

const FORM: BodyForm = { runs: 'marks', sources: false, units: false, codes: false };

/** Rows put together from the lines of a body whose columns are lost: marks have years where a row prints one for each. */
function readLines(extraction: Extraction, body: readonly SourceLine[], { years, tableId }: MeasureTable): MarkedRow[] {
  const { lexicon, phrases, wrapsMarked, source } = extraction;
  if (source.kind === 'pdf') noteLoose(extraction, tableId, body);
  const { rows } = rowsOf(partsOf(wordsOf(body), FORM, phrases), { runs: 'marks', columns: years.length, wrapsMarked }, lexicon);
  return rows.map((row) => {
    const marks = row.run.filter(({ text }) => isMark(text) || isDash(text));
    const isFull = marks.length === years.length && source.kind === 'text';
    return { row, marks: marks.map((word, index) => ({ mark: isDash(word.text) ? 'dash' : 'cross', year: isFull ? (years[index] ?? null) : null, words: [word] })) };
  });
}

/** Rows whose cells can be seen: each mark stands under its year. What is no mark is left for the reviewer. */
function readGrid(extraction: Extraction, part: GridPart): MarkedRow[] {
  const series = seriesOf(part, FORM, extraction);
  return (series?.rows ?? []).map((row) => ({
    row,
    marks: row.values.flatMap(({ column, colspan, words }): PlacedMark[] => {
      const mark = markOf(words);
      return mark === null ? [] : [{ mark, year: colspan > 1 || row.unsure ? null : (series?.years.get(column) ?? null), words }];
    }),
  }));
}

function idOf(row: Row, rows: readonly Row[], table: MeasureTable, ids: ReadonlyMap<Row, string>): string {
  const parentId = row.parent === null ? undefined : ids.get(row.parent);
  const position = rows.filter((other) => other.parent === row.parent).indexOf(row) + 1;
  const label = row.mark !== null && row.mark.kind !== 'dash' ? row.mark.label.replace(')', '') : String(position);
  return parentId === undefined ? `measure:${table.taskId?.replace('task:', '') ?? 'none'}/${label}` : `${parentId}.${label}`;
}

function addMeasure(
  extraction: Extraction, table: MeasureTable, row: Row, id: string, ids: ReadonlyMap<Row, string>, marks: readonly PlacedMark[],
): void {
  const { ledger, records } = extraction;
  const words = nameWords(row);
  ledger.take(id, 'number', row.name.slice(0, row.name.length - words.length), 'measure');
  ledger.take(id, 'text', words, 'measure');
  ledger.take(id, 'other', row.beside ?? [], 'measure');
  records.measures.push({
    measure_id: id, task_id: table.taskId, number: row.mark?.label ?? null, parent_id: row.parent === null ? null : (ids.get(row.parent) ?? null),
    text: ledger.wording(words), years_printed: table.header.years.join(' '), ...rangeOf([...row.name, ...row.run]),
  });
  for (const [index, { mark, year, words: printed }] of marks.entries()) {
    ledger.take(id, 'mark', printed, 'measure', index + 1);
    records.measure_years.push({ measure_id: id, year, ordinal: index + 1, mark, status: year === null ? 'unplaced' : 'stated' });
  }
  if (marks.length > table.years.length) {
    note(extraction, {
      check_id: 'too_many_cells', severity: 'warning', origin: 'extraction', subject_id: id, year: null, expected: String(table.years.length),
      found: String(marks.length), ...rangeOf(row.run),
    });
  }
}
