import type { SourceLine } from '../model.js';
import { atomsOf } from './cells.js';
import { addDeletion } from './deletions.js';
import { freshId, note, type Extraction } from './extraction.js';
import type { Header } from './header.js';
import { rangeOf } from './ledger.js';
import { partsOf } from './parts.js';
import { rowsOf, type Row } from './rows.js';
import { isDeleted, nameWords } from './series.js';
import { wordsOf } from './words.js';

export interface MeasureTable {
  readonly tableId: string;
  readonly taskId: string | null;
  readonly years: readonly number[];
  readonly header: Header;
}

/** Reads the measures of a task: items, sub-items and the crosses or dashes of their years. */
export function readMeasures(extraction: Extraction, body: readonly SourceLine[], table: MeasureTable): void {
  const { lexicon, phrases, wrapsMarked } = extraction;
  const columns = table.years.length;
  const parts = partsOf(wordsOf(body), { runs: 'marks', sources: false, units: false, codes: false }, phrases);
  const { rows } = rowsOf(parts, { runs: 'marks', columns, wrapsMarked }, lexicon);
  const ids = new Map<Row, string>();
  for (const row of rows) {
    if (isDeleted(row, extraction)) {
      addDeletion(extraction, table.taskId, row.mark?.label ?? null, nameWords(row), row.name);
      continue;
    }
    const id = freshId(extraction, idOf(row, rows, table, ids));
    ids.set(row, id);
    addMeasure(extraction, table, row, id, ids);
  }
}

function idOf(row: Row, rows: readonly Row[], table: MeasureTable, ids: ReadonlyMap<Row, string>): string {
  const parentId = row.parent === null ? undefined : ids.get(row.parent);
  const position = rows.filter((other) => other.parent === row.parent).indexOf(row) + 1;
  const label = row.mark !== null && row.mark.kind !== 'dash' ? row.mark.label.replace(')', '') : String(position);
  return parentId === undefined ? `measure:${table.taskId?.replace('task:', '') ?? 'none'}/${label}` : `${parentId}.${label}`;
}

function addMeasure(extraction: Extraction, table: MeasureTable, row: Row, id: string, ids: ReadonlyMap<Row, string>): void {
  const { ledger, lexicon, records } = extraction;
  const words = nameWords(row);
  ledger.take(id, 'number', row.name.slice(0, row.name.length - words.length), 'measure');
  ledger.take(id, 'text', words, 'measure');
  records.measures.push({
    measure_id: id, task_id: table.taskId, number: row.mark?.label ?? null, parent_id: row.parent === null ? null : (ids.get(row.parent) ?? null),
    text: ledger.wording(words), years_printed: table.header.years.join(' '), ...rangeOf([...row.name, ...row.run]),
  });
  const marks = atomsOf(row.run, lexicon).filter((atom) => atom.kind === 'cross' || atom.kind === 'dash');
  const placed = marks.length === table.years.length;
  for (const [index, mark] of marks.entries()) {
    ledger.take(id, 'mark', mark.words, 'measure', index + 1);
    records.measure_years.push({
      measure_id: id, year: placed ? (table.years[index] ?? null) : null, ordinal: index + 1, mark: mark.kind === 'dash' ? 'dash' : 'cross',
      status: placed ? 'stated' : 'unplaced',
    });
  }
  if (marks.length > table.years.length) {
    note(extraction, {
      check_id: 'too_many_cells', severity: 'warning', origin: 'extraction', subject_id: id, year: null, expected: String(table.years.length),
      found: String(marks.length), ...rangeOf(row.run),
    });
  }
}
