import type { DocumentRecords, LineRange, Status } from '../model.js';

/** Something that a reading read, in a form that can be put beside the same of another reading. */
export interface Subject {
  /** Table of the contract. */
  readonly table: string;
  readonly id: string;
  /** What it belongs to: only subjects of one owner are put side by side. */
  readonly owner: string;
  /** What people know it by. */
  readonly name: string;
  readonly number: string | null;
  /** Further fields that both readings should agree on. */
  readonly fields: Readonly<Record<string, string | null>>;
  readonly cells: readonly SubjectCell[];
  readonly lines: LineRange;
}

/** A cell, with its year where the reading knows it. */
export interface SubjectCell {
  readonly year: number | null;
  /** A number, a sign for none, with what qualifies it: the same text for the same content. */
  readonly content: string;
  /** As printed; empty for a cell that is known to be empty. */
  readonly printed: string;
  readonly status: Status;
}

/** All subjects of a reading, in the order of the contract's tables and of the document. */
export function subjectsOf(records: DocumentRecords): Subject[] {
  const names = new Map(records.series.map((one) => [one.series_id, one.name]));
  const measures = new Map(records.measures.map((one) => [one.measure_id, one.text]));
  return [
    ...documentOf(records),
    ...records.years.map((one) => subject('years', String(one.year), '', String(one.year), one.period === null ? {} : { period: one.period }, null)),
    ...records.outline.map((one) => subject('outline', one.node_id, one.level, one.title, {}, one, one.number)),
    ...records.goal_programmes.map((one) => subject('goal_programmes', `${one.goal_id} ${one.programme_code}`, one.goal_id, one.programme_code, {}, { line_first: one.line_no, line_last: one.line_no })),
    ...records.series.map((one): Subject => ({
      ...subject('series', one.series_id, [one.kind, one.goal_id, one.task_id, one.kind === 'programme_indicator' ? one.programme_code : '', one.block, one.budget_group].join(' '), one.name, {
        number: one.number, unit: one.unit, information_source: one.information_source, parent: one.parent_series_id === null ? null : (names.get(one.parent_series_id) ?? null),
      }, one, one.number),
      cells: records.observations.filter(({ series_id: id }) => id === one.series_id).map(({ year, value, absence, qualifier, raw, status }) => ({
        year, status, printed: raw, content: [qualifier, value === null ? (absence ?? raw) : String(Number(value)) === 'NaN' ? value : numeral(value)].filter((part) => part !== null).join(' '),
      })),
    })),
    ...records.measures.map((one): Subject => ({
      ...subject('measures', one.measure_id, one.task_id ?? '', one.text, { number: one.number, parent: one.parent_id === null ? null : (measures.get(one.parent_id) ?? null) }, one, one.number),
      cells: records.measure_years.filter(({ measure_id: id }) => id === one.measure_id).map(({ year, mark, status }) => ({ year, status, content: mark, printed: mark === 'cross' ? '×' : '–' })),
    })),
    ...records.programmes.map((one) => subject('programmes', `programme:${one.programme_code}`, '', one.name, { description: one.description, content: one.content, delivery: one.delivery, stage: one.stage }, one, one.programme_code)),
    ...records.programme_texts.map((one) => subject('programme_texts', `programme:${one.programme_code}/${one.block}`, `${one.programme_code} ${one.block}`, one.text, {}, one)),
    ...records.capabilities.map((one) => subject('capabilities', one.capability_id, '', one.text, { heading: one.heading, number: one.number, term: one.term }, one, one.number)),
    ...records.cooperation.map((one) => subject('cooperation', one.cooperation_id, one.task_number ?? '', one.text, { agency: one.agency, task_title: one.task_title }, one)),
    ...records.risks.map((one) => subject('risks', one.risk_id, '', one.risk, { heading: one.heading, number: one.number, consequence: one.consequence, response: one.response }, one, one.number)),
    ...records.amendments.map((one) => subject('amendments', one.amendment_id, `${one.node_id ?? ''} ${one.decree_date ?? ''} ${one.decree_number ?? ''}`, one.text, { action: one.action, effective_date: one.effective_date }, one)),
    ...records.deletions.map((one) => subject('deletions', one.deletion_id, one.parent_id ?? '', one.text, { number: one.number, decree_date: one.decree_date, decree_number: one.decree_number }, one, one.number)),
    ...records.footnotes.map((one) => subject('footnotes', one.footnote_id, one.scope_id ?? '', one.text, { marker: one.marker }, one)),
    ...records.figures.map((one) => subject('figures', one.figure_id, '', one.caption ?? '', {}, one, one.number)),
    ...prose(records),
  ];
}

function subject(table: string, id: string, owner: string, name: string, fields: Subject['fields'], lines: LineRange | null, number: string | null = null): Subject {
  return { table, id, owner, name, number, fields, cells: [], lines: { line_first: lines?.line_first ?? 0, line_last: lines?.line_last ?? 0 } };
}

function documentOf({ document }: DocumentRecords): Subject[] {
  const { title, organisation, language, period_first_year: first, period_last_year: last, edition } = document;
  return [subject('documents', 'document', '', 'document', { title, organisation, language, period: first === null ? null : `${first}–${last ?? ''}`, edition }, null)];
}

/** Prose part by part: where one paragraph ends and the next begins is no matter of what it says. */
function prose({ paragraphs }: DocumentRecords): Subject[] {
  const parts = new Map<string, DocumentRecords['paragraphs']>();
  for (const paragraph of paragraphs) parts.set(paragraph.node_id ?? '', [...(parts.get(paragraph.node_id ?? '') ?? []), paragraph]);
  return [...parts].map(([node, own]) => subject('paragraphs', node, node, node, { text: own.map(({ text }) => text).join(' ') }, {
    line_first: own[0]?.line_first ?? 0, line_last: own.at(-1)?.line_last ?? 0,
  }));
}

/** A decimal without idle zeros. */
function numeral(value: string): string {
  return value.includes('.') ? value.replace(/\.0+$|(?<!0)0+$/u, '') : value;
}
