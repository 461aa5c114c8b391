import type { DocumentRecords, SourceLine, SpanRecord } from '../../pipeline/model.js';

/** What must hold of the records read from any text, each as a list of what breaks it. */
export type Invariant = (records: DocumentRecords, lines: readonly SourceLine[]) => string[];

/** DECIMAL(20,4), as the contract types values. */
const VALUE = /^-?\d{1,16}(?:\.\d{1,4})?$/u;

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'every line occurs exactly once, untouched': (records, lines) => {
    const read = records.lines.map(({ line_no, page_no, text }) => `${line_no}/${page_no}/${text}`);
    const printed = lines.map(({ no, page, text }) => `${no}/${page}/${text}`);
    return read.join('\n') === printed.join('\n') ? [] : [`${read.length} of ${printed.length} lines`];
  },

  'every span lies within its line': ({ spans }, lines) => {
    const byNumber = new Map(lines.map((line) => [line.no, line]));
    return spans.flatMap((span) => {
      const line = byNumber.get(span.line_no);
      const fits = line !== undefined && span.char_first >= 0 && span.char_first < span.char_last && span.char_last <= line.text.length && span.page_no === line.page;
      return fits ? [] : [shownSpan(span)];
    });
  },

  'the digits of every value occur, in order, in its spans': ({ observations, spans }, lines) => {
    const printed = printedValues(spans, lines);
    return observations.flatMap(({ series_id, ordinal, value }) => {
      const text = printed.get(`${series_id} ${ordinal}`) ?? '';
      return value === null || inOrder(value.replace(/\D/gu, ''), text) ? [] : [`${series_id} ${ordinal}: ${value} in ‹${text}›`];
    });
  },

  'no value leaves a digit of its spans unread': ({ observations, spans }, lines) => {
    const printed = printedValues(spans, lines);
    return observations.flatMap(({ series_id, ordinal, value }) => {
      const digits = (printed.get(`${series_id} ${ordinal}`) ?? '').replace(/\D/gu, '').replace(/^0+/u, '');
      return value === null || value.replace(/\D/gu, '').replace(/^0+/u, '') === digits ? [] : [`${series_id} ${ordinal}: ${value} of ${digits}`];
    });
  },

  'no printed number is claimed by two cells': ({ spans }) => {
    const values = spans.filter(({ part }) => part === 'value').sort((a, b) => a.line_no - b.line_no || a.char_first - b.char_first);
    return values.flatMap((span, index) => {
      const before = values[index - 1];
      return before !== undefined && before.line_no === span.line_no && before.char_last > span.char_first ? [`${shownSpan(before)} and ${shownSpan(span)}`] : [];
    });
  },

  'every observation lies within the lines of its series': ({ observations, series }) => {
    const byId = new Map(series.map((one) => [one.series_id, one]));
    return observations.flatMap(({ series_id, ordinal, line_first, line_last }) => {
      const owner = byId.get(series_id);
      return owner !== undefined && line_first >= owner.line_first && line_last <= owner.line_last && line_first <= line_last ? [] : [`${series_id} ${ordinal}: ${line_first}–${line_last}`];
    });
  },

  'ids are unique': (records) => [
    ...doubled(records.series.map(({ series_id }) => series_id)), ...doubled(records.measures.map(({ measure_id }) => measure_id)),
    ...doubled(records.outline.map(({ node_id }) => node_id)), ...doubled(records.source_tables.map(({ table_id }) => table_id)),
    ...doubled(records.capabilities.map(({ capability_id }) => capability_id)), ...doubled(records.cooperation.map(({ cooperation_id }) => cooperation_id)),
    ...doubled(records.risks.map(({ risk_id }) => risk_id)), ...doubled(records.amendments.map(({ amendment_id }) => amendment_id)),
    ...doubled(records.deletions.map(({ deletion_id }) => deletion_id)), ...doubled(records.footnotes.map(({ footnote_id }) => footnote_id)),
    ...doubled(records.paragraphs.map(({ paragraph_id }) => paragraph_id)), ...doubled(records.figures.map(({ figure_id }) => figure_id)),
  ],

  'a series has one cell for an ordinal, and one for a year': ({ observations, measure_years }) => [
    ...doubled(observations.map(({ series_id, ordinal }) => `${series_id} ${ordinal}`)),
    ...doubled(observations.flatMap(({ series_id, year }) => (year === null ? [] : [`${series_id} in ${year}`]))),
    ...doubled(measure_years.flatMap(({ measure_id, year }) => (year === null ? [] : [`${measure_id} in ${year}`]))),
  ],

  'a cell holds a number that fits, or says why it holds none': ({ observations, notes }) => observations.flatMap(({ series_id, ordinal, value, absence }) => {
    const tooLong = notes.some((note) => (note.check_id === 'number_too_long' || note.check_id === 'cell_is_text') && note.subject_id === series_id);
    const holds = value !== null ? VALUE.test(value) && absence === null : absence !== null || tooLong;
    return holds ? [] : [`${series_id} ${ordinal}: ${value ?? 'nothing'}`];
  }),

  'a status says whether a year is claimed, and an inferred one why': ({ observations }) => observations.flatMap(({ series_id, ordinal, status, year, basis }) =>
    ((status === 'unplaced') === (year === null) && (status !== 'inferred' || (basis ?? '') !== '') ? [] : [`${series_id} ${ordinal}: ${status} ${year ?? ''}`])),

  'records refer to records that there are': (records) => {
    const nodes = new Set(records.outline.map(({ node_id }) => node_id));
    const series = new Set(records.series.map(({ series_id }) => series_id));
    const tables = new Set(records.source_tables.map(({ table_id }) => table_id));
    const measures = new Set(records.measures.map(({ measure_id }) => measure_id));
    const missing = (known: ReadonlySet<string>, from: string, to: string | null): string[] => (to === null || known.has(to) ? [] : [`${from} → ${to}`]);
    return [
      ...records.outline.flatMap((one) => missing(nodes, one.node_id, one.parent_id)),
      ...records.series.flatMap((one) => [
        ...missing(series, one.series_id, one.parent_series_id), ...missing(tables, one.series_id, one.table_id), ...missing(nodes, one.series_id, one.goal_id), ...missing(nodes, one.series_id, one.task_id),
      ]),
      ...records.measures.flatMap((one) => [...missing(measures, one.measure_id, one.parent_id), ...missing(nodes, one.measure_id, one.task_id)]),
      ...records.observations.flatMap((one) => missing(series, 'observation', one.series_id)),
      ...records.goal_programmes.flatMap((one) => missing(nodes, one.programme_code, one.goal_id)),
      ...records.paragraphs.flatMap((one) => missing(nodes, one.paragraph_id, one.node_id)),
      ...records.amendments.flatMap((one) => missing(nodes, one.amendment_id, one.node_id)),
    ];
  },
};

/** All that breaks any of the invariants. */
export function broken(records: DocumentRecords, lines: readonly SourceLine[], except: readonly string[] = []): string[] {
  return Object.entries(INVARIANTS).flatMap(([name, holds]) => (except.includes(name) ? [] : holds(records, lines).map((one) => `${name} · ${one}`)));
}

function shownSpan({ record_id, part, ordinal, line_no, char_first, char_last }: SpanRecord): string {
  return `${record_id} ${part} ${ordinal} at ${line_no}:${char_first}–${char_last}`;
}

/** Text of each cell's spans, by series and ordinal. */
function printedValues(spans: readonly SpanRecord[], lines: readonly SourceLine[]): Map<string, string> {
  const byNumber = new Map(lines.map((line) => [line.no, line.text]));
  const printed = new Map<string, string>();
  for (const span of spans.filter(({ part }) => part === 'value')) {
    const key = `${span.record_id} ${span.ordinal}`;
    printed.set(key, (printed.get(key) ?? '') + (byNumber.get(span.line_no) ?? '').slice(span.char_first, span.char_last));
  }
  return printed;
}

function inOrder(digits: string, text: string): boolean {
  let at = -1;
  return [...digits].every((digit) => (at = text.indexOf(digit, at + 1)) >= 0);
}

function doubled(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
