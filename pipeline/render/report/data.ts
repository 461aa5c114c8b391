import type { DuckDBConnection } from '@duckdb/node-api';
import type { Absence, Block, BudgetGroup, Element, OutlineLevel, Period, Polarity, Qualifier, SeriesKind, Status } from '../../model.js';
import type { PlanMoney } from './money-data.js';
import { readMoney } from './money-data.js';
import type { PlanSections } from './sections-data.js';
import { readSections } from './sections-data.js';

/** One printed cell. */
export interface PlanCell {
  readonly year: number | null;
  readonly ordinal: number;
  /** Exact decimal with a point, or null. */
  readonly value: string | null;
  /** Decimals that the document prints. */
  readonly decimals: number;
  readonly absence: Absence | null;
  readonly qualifier: Qualifier | null;
  readonly status: Status;
  readonly basis: string | null;
}

/** One row of a table by year, with its cells in reading order. */
export interface PlanSeries {
  readonly id: string;
  readonly kind: SeriesKind;
  readonly goalId: string | null;
  readonly taskId: string | null;
  readonly code: string | null;
  readonly block: Block | null;
  readonly group: BudgetGroup | null;
  readonly starred: boolean;
  readonly number: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly polarity: Polarity;
  readonly lineFirst: number;
  readonly lineLast: number;
  readonly cells: readonly PlanCell[];
}

export interface PlanNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: OutlineLevel;
  readonly number: string | null;
  readonly title: string;
  readonly lineFirst: number;
  readonly lineLast: number;
}

export interface PlanMeasure {
  readonly id: string;
  readonly taskId: string | null;
  readonly number: string | null;
  readonly parentId: string | null;
  readonly text: string;
  readonly lineFirst: number;
  readonly lineLast: number;
  readonly marks: readonly { readonly year: number | null; readonly mark: 'cross' | 'dash'; readonly status: Status }[];
}

export interface PlanProgramme {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly content: string | null;
  readonly delivery: 'individual' | 'distributed' | null;
  readonly stage: 'current' | 'development' | null;
  readonly lineFirst: number;
  readonly lineLast: number;
}

export interface PlanFinding {
  readonly id: string;
  readonly checkId: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly origin: 'source' | 'extraction';
  readonly subjectId: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly difference: string | null;
  /** Size of the difference, to rank by; 0 where there is none. */
  readonly weight: number;
  readonly message: Readonly<Record<'kk' | 'ru' | 'en', string>>;
  readonly lineFirst: number | null;
  readonly lineLast: number | null;
  readonly otherLineFirst: number | null;
  readonly otherLineLast: number | null;
  readonly review: 'accepted' | 'dismissed' | null;
}

/** What is known of the document itself. */
export interface PlanDocument {
  readonly id: string;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly language: 'kk' | 'ru';
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly edition: string | null;
  readonly sourceFile: string;
  readonly sha256: string;
  readonly pages: number;
  readonly lines: number;
}

export interface PlanCorrection {
  readonly target: string;
  readonly ordinal: number | null;
  readonly year: number | null;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly reason: string;
}

/** What is planned for an indicator, from `mart_indicators`: exact decimals, null where the plan does not tell. */
export interface PlannedChange {
  readonly id: string;
  readonly baseYear: number | null;
  readonly base: string | null;
  readonly targetYear: number | null;
  readonly target: string | null;
  readonly change: string | null;
  readonly changePercent: string | null;
  readonly movement: 'with' | 'against' | 'level' | 'unknown';
  /** Years that move against the indicator's own trend, as a list; null for none. */
  readonly turningYears: string | null;
  /** Change a year over the reported years, and the one needed from the baseline to the target. */
  readonly paceReported: string | null;
  readonly paceNeeded: string | null;
  /** First reported year that is already as good as the target. */
  readonly metYear: number | null;
}

/** A programme of the summary in a year, from `mart_budget_by_programme`. */
export interface ProgrammeYear {
  readonly id: string;
  readonly code: string;
  readonly starred: boolean;
  readonly name: string;
  readonly year: number;
  readonly amount: number | null;
  /** Share of all programmes of the year, in per cent. */
  readonly sharePercent: number | null;
}

/** A total or subtotal of the summary in a year, from `mart_budget_by_group`. */
export interface GroupYear {
  readonly group: BudgetGroup;
  readonly id: string;
  readonly unit: string | null;
  readonly year: number;
  readonly amount: number | null;
  readonly changePercent: number | null;
  readonly sharePercent: number | null;
}

/** A programme that a goal lists, in a year, from `mart_goal_programmes`. */
export interface GoalProgrammeYear {
  readonly goalId: string;
  readonly code: string;
  /** Row of the summary; null where the summary has none for the code. */
  readonly seriesId: string | null;
  readonly year: number;
  readonly amount: number | null;
  /** Whether other goals list it too. */
  readonly shared: boolean;
}

/** All that the reports show of one document, each list in the order of the document. */
export interface Plan {
  readonly document: PlanDocument;
  readonly years: readonly { readonly year: number; readonly period: Period }[];
  readonly nodes: readonly PlanNode[];
  readonly goalProgrammes: readonly GoalProgrammeYear[];
  readonly budget: readonly ProgrammeYear[];
  readonly budgetGroups: readonly GroupYear[];
  readonly changes: ReadonlyMap<string, PlannedChange>;
  readonly series: readonly PlanSeries[];
  readonly measures: readonly PlanMeasure[];
  readonly programmes: readonly PlanProgramme[];
  readonly programmeTexts: readonly { readonly code: string; readonly block: Block; readonly text: string; readonly lineFirst: number; readonly lineLast: number }[];
  readonly findings: readonly PlanFinding[];
  readonly checkTitles: ReadonlyMap<string, Readonly<Record<'kk' | 'ru' | 'en', string>>>;
  readonly corrections: readonly PlanCorrection[];
  readonly elements: readonly { readonly element: Element; readonly lines: number }[];
  readonly money: PlanMoney;
  readonly sections: PlanSections;
  /** Lines of the source, from the first. */
  readonly text: readonly string[];
}

/** Reads one document from a loaded and checked database. Throws where it holds no such document. */
export async function readPlan(connection: DuckDBConnection, documentId: string): Promise<Plan> {
  const read = <Row>(columns: string, from: string): Promise<Row[]> => rowsOf<Row>(connection, documentId, columns, from);
  const [document] = await read<PlanDocument>(
    `document_id AS id, title, organisation, language, period_first_year AS "firstYear", period_last_year AS "lastYear", edition,
     source_file AS "sourceFile", source_sha256 AS sha256, pages, lines`, 'documents',
  );
  if (document === undefined) throw new Error(`the database holds no document "${documentId}"`);

  const cells = grouped(await read<PlanCell & { seriesId: string; raw: string }>(
    'series_id AS "seriesId", year, ordinal, CAST(value AS VARCHAR) AS value, raw, absence, qualifier, status, basis', 'observations',
  ), ({ seriesId }) => seriesId);
  const marks = grouped(await read<PlanMeasure['marks'][number] & { measureId: string }>(
    'measure_id AS "measureId", year, mark, status', 'measure_years',
  ), ({ measureId }) => measureId);
  const series = await read<Omit<PlanSeries, 'cells'>>(
    `series_id AS id, kind, goal_id AS "goalId", task_id AS "taskId", programme_code AS code, block, budget_group AS "group", starred, number,
     parent_series_id AS "parentId", name, unit, polarity, ${LINES}`, 'series',
  );
  const measures = await read<Omit<PlanMeasure, 'marks'>>(
    `measure_id AS id, task_id AS "taskId", number, parent_id AS "parentId", text, ${LINES}`, 'measures',
  );
  return {
    document,
    years: (await read<Plan['years'][number]>('year, period', 'years')).toSorted((a, b) => a.year - b.year),
    nodes: await read<PlanNode>(`node_id AS id, parent_id AS "parentId", level, number, title, ${LINES}`, 'outline'),
    goalProgrammes: await read(`goal_id AS "goalId", programme_code AS code, series_id AS "seriesId", year, ${double('amount')} AS amount, is_shared AS shared`, 'mart_goal_programmes'),
    budget: await read(`series_id AS id, programme_code AS code, starred, name, year, ${double('amount')} AS amount, ${double('share_percent')} AS "sharePercent"`, 'mart_budget_by_programme'),
    budgetGroups: await read(
      `budget_group AS "group", series_id AS id, unit, year, ${double('amount')} AS amount, ${double('change_percent')} AS "changePercent", ${double('share_percent')} AS "sharePercent"`,
      'mart_budget_by_group',
    ),
    changes: new Map((await read<PlannedChange>(
      `series_id AS id, baseline_year AS "baseYear", ${text('baseline')} AS base, target_year AS "targetYear", ${text('target')} AS target,
       ${text('change')} AS change, ${text('change_percent')} AS "changePercent", movement, turning_years AS "turningYears",
       ${text('pace_reported')} AS "paceReported", ${text('pace_needed')} AS "paceNeeded", met_year AS "metYear"`, 'mart_indicators',
    )).map((row) => [row.id, row])),
    series: series.map((row) => ({ ...row, cells: (cells.get(row.id) ?? []).map(withDecimals) })),
    measures: measures.map((row) => ({ ...row, marks: marks.get(row.id) ?? [] })),
    programmes: await read<PlanProgramme>(`programme_code AS code, name, description, content, delivery, stage, ${LINES}`, 'programmes'),
    programmeTexts: await read(`programme_code AS code, block, text, ${LINES}`, 'programme_texts'),
    findings: await readFindings(connection, documentId),
    checkTitles: await readCheckTitles(connection, documentId),
    corrections: (await read<PlanCorrection & { applied: boolean }>('target, ordinal, year, field, old, new, reason, applied', 'corrections'))
      .filter(({ applied }) => applied),
    elements: await elementsOf(connection, documentId),
    money: await readMoney(connection, documentId),
    sections: await readSections(connection, documentId),
    text: (await read<{ text: string }>('text', 'lines')).map(({ text }) => text),
  };
}

const double = (column: string): string => `CAST(${column} AS DOUBLE)`;
const text = (column: string): string => `CAST(${column} AS VARCHAR)`;
const LINES = 'line_first AS "lineFirst", line_last AS "lineLast"';

/** Rows in the order they were loaded, which is the document's. */
async function rowsOf<Row>(connection: DuckDBConnection, documentId: string, columns: string, from: string): Promise<Row[]> {
  const result = await connection.runAndReadAll(`SELECT ${columns} FROM ${from} WHERE document_id = $1 ORDER BY rowid`, [documentId]);
  return result.getRowObjectsJS() as unknown as Row[];
}

async function readFindings(connection: DuckDBConnection, documentId: string): Promise<PlanFinding[]> {
  const rows = await rowsOf<Omit<PlanFinding, 'message'> & { kk: string; ru: string; en: string }>(connection, documentId,
    `finding_id AS id, check_id AS "checkId", severity, origin, subject_id AS "subjectId", expected, found, difference,
     coalesce(abs(CAST(difference_value AS DOUBLE)), 0) AS weight, message_kk AS kk, message_ru AS ru, message_en AS en, ${LINES},
     other_line_first AS "otherLineFirst", other_line_last AS "otherLineLast", review`, 'findings');
  return rows.map(({ kk, ru, en, ...row }) => ({ ...row, message: { kk, ru, en } }));
}

async function readCheckTitles(connection: DuckDBConnection, documentId: string): Promise<Plan['checkTitles']> {
  const rows = await rowsOf<{ id: string; kk: string; ru: string; en: string }>(
    connection, documentId, 'check_id AS id, title_kk AS kk, title_ru AS ru, title_en AS en', 'checks',
  );
  return new Map(rows.map(({ id, kk, ru, en }) => [id, { kk, ru, en }]));
}

async function elementsOf(connection: DuckDBConnection, documentId: string): Promise<Plan['elements'][number][]> {
  const result = await connection.runAndReadAll(
    'SELECT element, CAST(count(*) AS INTEGER) AS lines FROM lines WHERE document_id = $1 GROUP BY element ORDER BY lines DESC, element', [documentId],
  );
  return result.getRowObjectsJS() as unknown as Plan['elements'][number][];
}

/** How many decimals a cell prints: those of its text where its digits are the value's, else those that the value needs. */
function withDecimals({ seriesId: _, raw, ...cell }: PlanCell & { seriesId: string; raw: string }): PlanCell {
  if (cell.value === null) return { ...cell, decimals: 0 };
  const needed = (/\.(\d*?)0*$/.exec(cell.value)?.[1] ?? '').length;
  const printed = (/[.,](\d{1,4})\D*$/.exec(raw)?.[1] ?? '').length;
  return { ...cell, decimals: Math.max(needed, needed === 0 && printed === 3 ? 0 : printed) };
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
