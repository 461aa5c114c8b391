import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readCheck } from '../../pipeline/check/check.js';
import { CHECK_FOLDER, findingsOf } from '../../pipeline/check/run.js';
import type {
  CapabilityRecord, DeletionRecord, DocumentRecords, FactRecord, Language, MeasureRecord, MentionRecord, ObservationRecord, OutlineRecord, ParagraphRecord, ProgrammeRecord, RiskRecord,
  SeriesRecord, SourceTableRecord, YearRecord,
} from '../../pipeline/model.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';

let database: Promise<DuckDBConnection> | null = null;
let documents = 0;

/** Loads a document into a small database, puts one check to it, and returns the findings. */
export async function findings(check: string, found: Partial<DocumentRecords>, language: Language = 'kk'): Promise<Record<string, unknown>[]> {
  database ??= createDatabase();
  const connection = await database;
  documents += 1;
  const id = `plan-${documents}`;
  const records = recordsOf(found);
  await loadDocument(connection, sourceOf(id, 'a line'), { ...records, document: { ...records.document, language } });
  const rows = await findingsOf(connection, readCheck(join(CHECK_FOLDER, `${check}.sql`)));
  return rows.filter(({ document_id }) => document_id === id);
}

/** Rows by id: what is known of them, and their cells by year from 2011 on; `-` a dash, `null` a value without a year, `≤8` at most. */
export type RowsById = Record<string, readonly [known: Partial<SeriesRecord>, ...cells: (string | null)[]]>;

/** Series and their observations; each row stands on the line of its place in the list. */
export function rows(byId: RowsById): { series: SeriesRecord[]; observations: ObservationRecord[]; years: YearRecord[] } {
  const lists = Object.entries(byId);
  const series = lists.map(([id, [known]], index) => seriesOf(id, { name: id, kind: 'programme_indicator', block: 'direct', line_first: index + 1, line_last: index + 1, ...known }));
  const observations = lists.flatMap(([id, [, ...cells]], row) => cells.map((cell, index) => observationOf(id, cell === null ? null : 2011 + index, number(cell), {
    ordinal: index + 1, raw: cell ?? '5', absence: cell === '-' ? 'dash' : null, qualifier: cell?.startsWith('≤') === true ? 'at_most' : null, line_first: row + 1, line_last: row + 1,
  })));
  const most = Math.max(0, ...lists.map(([, [, ...cells]]) => cells.length));
  return { series, observations, years: Array.from({ length: most }, (_, index) => ({ year: 2011 + index, period: index === 0 ? 'reported' as const : 'planned' as const, basis: 'header' })) };
}

function number(cell: string | null): string | null {
  return cell === '-' ? null : (cell ?? '5').replace(/[≤ ]/gu, '').replace(',', '.');
}

const at = (line: number): { line_first: number; line_last: number } => ({ line_first: line, line_last: line });

export const programme = (programme_code: string, name: string, known: Partial<ProgrammeRecord> = {}): ProgrammeRecord =>
  ({ programme_code, name, description: null, content: null, delivery: null, stage: 'current', ...at(100), ...known });
export const node = (level: OutlineRecord['level'], number: string, title: string, line: number, parent_id: string | null = null): OutlineRecord =>
  ({ node_id: `${level}:${number}`, parent_id, level, number, title, ...at(line) });
export const mention = (level: MentionRecord['level'], number: string, title: string, line: number, node_id: string | null): MentionRecord =>
  ({ level, number, node_id, section_number: '5', title, ...at(line) });
export const table = (table_id: string, known: Partial<SourceTableRecord>): SourceTableRecord =>
  ({ table_id, kind: 'programme_indicators', owner_id: null, block: null, years_printed: '', periods_printed: '', column_numbers: '', ...at(1), ...known });
export const measure = (measure_id: string, text: string, line: number, known: Partial<MeasureRecord> = {}): MeasureRecord =>
  ({ measure_id, task_id: 'task:1.1.1', number: null, parent_id: null, text, years_printed: '2011 2012', ...at(line), ...known });
export const deletion = (number: string, parent_id: string, line: number, decree = '444'): DeletionRecord =>
  ({ deletion_id: `deletion:${parent_id}/${number}`, parent_id, number, text: 'deleted', decree_date: '2013-04-30', decree_number: decree, ...at(line) });
export const risk = (risk_id: string, heading: string, number: string, line: number): RiskRecord =>
  ({ risk_id, heading, number, risk: `risk ${risk_id}`, consequence: null, response: null, pairing: 'own', ...at(line) });
export const capability = (capability_id: string, number: string, line: number): CapabilityRecord =>
  ({ capability_id, heading: 'heading', goal_id: null, number, text: `capability ${capability_id}`, term: null, pairing: 'own', ...at(line) });
export const fact = (subject: string, value: string, unit: string, year: number, known: Partial<FactRecord> = {}): FactRecord =>
  ({ fact_id: `fact:${subject}/${year}`, owner_id: null, subject, value, value_max: null, unit, year, qualifier: null, text: subject, ...at(50), ...known });
export const paragraph = (text: string): ParagraphRecord => ({ paragraph_id: 'paragraph:1', node_id: null, heading: null, text, ...at(60) });
