import type { ObservationRecord } from '../../model.js';
import type { Cell } from '../numbers/cells.js';
import { note, type Extraction, type SeriesRun } from '../extraction.js';
import { rangeOf } from '../ledger.js';
import { isComplete, placeRuns, type Placement } from './placing.js';

/** What DECIMAL(20,4) holds. */
const MOST_WHOLE_DIGITS = 16;
const MOST_DECIMALS = 4;

/**
 * Makes the observations of all runs read from the document: cells of full rows stand in their columns (`stated`), others where evidence
 * elsewhere in the document places them (`inferred`), the rest nowhere (`unplaced`).
 */
export function addObservations(extraction: Extraction): void {
  const placements = placeRuns(extraction);
  for (const run of extraction.runs) {
    const placement = placements.get(run.seriesId);
    if (placement === undefined) continue;
    for (const [index, cell] of placement.cells.entries()) addObservation(extraction, run, placement, cell, index);
    addBlanks(extraction, run, placement);
    if (run.reading.readings.length > 1) addCandidates(extraction, run, placement);
    addNotes(extraction, run, placement);
  }
}

function addObservation({ ledger, records, ...rest }: Extraction, run: SeriesRun, placement: Placement, cell: Cell, index: number): void {
  const extraction = { ledger, records, ...rest };
  const { seriesId } = run;
  const ordinal = index + 1;
  const year = placement.years[index] ?? null;
  const range = rangeOf(cell.words);
  const fits = cell.value === null || fitsDecimal(cell.value);
  if (!fits) {
    const found = cell.value?.slice(0, 80) ?? null;
    note(extraction, { check_id: 'number_too_long', severity: 'warning', origin: 'extraction', subject_id: seriesId, year, expected: null, found, ...range });
  }
  const raw = ledger.printed(cell.words);
  if (cell.value === null && cell.absence === null) {
    note(extraction, { check_id: 'cell_is_text', severity: 'note', origin: 'source', subject_id: seriesId, year, expected: null, found: raw, ...range });
  }
  ledger.take(seriesId, 'value', cell.words, 'series', ordinal);
  const record: ObservationRecord = {
    series_id: seriesId, year, ordinal, value: fits ? cell.value : null, absence: cell.absence, qualifier: cell.qualifier, raw,
    status: year === null ? 'unplaced' : placement.status, basis: year === null ? null : placement.basis, ...range,
  };
  records.observations.push(record);
  if (cell.marks !== '') records.footnote_marks.push({ subject_id: seriesId, ordinal, marker: cell.marks, footnote_id: null });
}

/** Where evidence placed every printed cell of a short row, its other cells are known to be empty. */
function addBlanks({ records }: Extraction, { seriesId, years, seen }: SeriesRun, placement: Placement): void {
  if (seen !== undefined) {
    const series = records.series.findLast((one) => one.series_id === seriesId);
    const range = { line_first: series?.line_first ?? 0, line_last: series?.line_last ?? 0 };
    for (const [index, year] of seen.empty.entries()) {
      records.observations.push({
        series_id: seriesId, year, ordinal: placement.cells.length + index + 1, value: null, absence: 'blank', qualifier: null, raw: '', status: 'stated', basis: null, ...range,
      });
    }
    return;
  }
  if (placement.status !== 'inferred' || !isComplete(placement)) return;
  const range = rangeOf(placement.cells.flatMap((cell) => cell.words));
  const empty = years.filter((year) => !placement.years.includes(year));
  for (const [index, year] of empty.entries()) {
    records.observations.push({
      series_id: seriesId, year, ordinal: placement.cells.length + index + 1, value: null, absence: 'blank', qualifier: null, raw: '', status: 'inferred',
      basis: `all printed cells stand in other years: ${placement.basis ?? ''}`, ...range,
    });
  }
}

function fitsDecimal(value: string): boolean {
  const [whole = '', decimals = ''] = value.replace('-', '').split('.');
  return whole.length <= MOST_WHOLE_DIGITS && decimals.length <= MOST_DECIMALS;
}

function addCandidates({ records }: Extraction, run: SeriesRun, placement: Placement): void {
  for (const [index, candidate] of run.reading.readings.entries()) {
    records.candidates.push({
      series_id: run.seriesId, rank: index + 1, cells: candidate.cells.map((cell) => cell.value ?? (cell.absence === 'dash' ? '-' : 'x')),
      reason: `${candidate.cells.length} cells, unevenness ${candidate.cost.toFixed(2)}`, chosen: candidate.cells === placement.cells,
    });
  }
}

function addNotes(extraction: Extraction, { seriesId, years, reading, seen }: SeriesRun, { cells, status, years: placed }: Placement): void {
  if (seen !== undefined) {
    for (const [index, cell] of cells.entries()) {
      if (cell.value !== null || cell.absence !== null) continue;
      const found = extraction.ledger.printed(cell.words).slice(0, 80);
      note(extraction, { check_id: 'unread_cell', severity: 'warning', origin: 'extraction', subject_id: seriesId, year: placed[index] ?? null, expected: null, found, ...rangeOf(cell.words) });
    }
    return;
  }
  const about = {
    severity: 'warning', origin: 'extraction', subject_id: seriesId, year: null, expected: String(years.length), found: String(cells.length),
    ...rangeOf(cells.flatMap((cell) => cell.words)),
  } as const;
  if (reading.reason === 'too_many') note(extraction, { check_id: 'too_many_cells', ...about });
  else if (reading.reason === 'ambiguous' && status !== 'inferred') note(extraction, { check_id: 'ambiguous_run', ...about });
}
