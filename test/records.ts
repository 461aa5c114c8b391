import type { DocumentRecords, ReadingNote, SeriesRecord, ObservationRecord, SourceDocument } from '../pipeline/model.js';

/** A source document of these lines, all on one page. */
export function sourceOf(id: string, ...texts: string[]): SourceDocument {
  return {
    id,
    file: `${id}.txt`,
    kind: 'text',
    sha256: '0'.repeat(64),
    pages: 1,
    lines: texts.map((text, index) => ({ no: index + 1, page: 1, text })),
    register: null,
  };
}

/** Records of a document in which nothing was found but what is given. */
export function recordsOf(found: Partial<DocumentRecords> = {}): DocumentRecords {
  return {
    document: {
      title: null, organisation: null, language: 'kk', period_first_year: null, period_last_year: null, edition: null, basis: {},
    },
    lines: [], spans: [], outline: [], mentions: [], goal_programmes: [], years: [], source_tables: [], series: [], observations: [],
    candidates: [], measures: [], measure_years: [], programmes: [], programme_texts: [], capabilities: [], cooperation: [],
    cooperation_agencies: [], risks: [], amendments: [], deletions: [], footnotes: [], footnote_marks: [], paragraphs: [], facts: [],
    figures: [], notes: [],
    ...found,
  };
}

export function seriesOf(series_id: string, known: Partial<SeriesRecord> = {}): SeriesRecord {
  return {
    series_id, table_id: 'table:1', kind: 'budget_line', goal_id: null, task_id: null, programme_code: null, block: null,
    budget_group: null, starred: false, number: null, parent_series_id: null, name: series_id, unit: null, unit_status: 'absent',
    information_source: null, source_status: 'absent', polarity: 'unknown', polarity_basis: null, line_first: 1, line_last: 1, ...known,
  };
}

export function observationOf(series_id: string, year: number | null, value: string | null, known: Partial<ObservationRecord> = {}): ObservationRecord {
  return {
    series_id, year, ordinal: 1, value, absence: null, qualifier: null, raw: value ?? '', status: year === null ? 'unplaced' : 'stated',
    basis: null, line_first: 1, line_last: 1, ...known,
  };
}

export function noteOf(check_id: string, known: Partial<ReadingNote> = {}): ReadingNote {
  return {
    check_id, severity: 'warning', origin: 'extraction', subject_id: 'series:1', year: null, expected: null, found: null,
    line_first: 1, line_last: 1, ...known,
  };
}
