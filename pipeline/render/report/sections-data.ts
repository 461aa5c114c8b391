import type { DuckDBConnection } from '@duckdb/node-api';
import type { AmendmentRecord, Pairing } from '../../model.js';

/** A measure that a goal's functional capabilities ask for. */
export interface PlanCapability {
  readonly heading: string;
  readonly goalId: string | null;
  readonly number: string | null;
  readonly text: string;
  readonly term: string | null;
  readonly pairing: Pairing;
  readonly lineFirst: number;
  readonly lineLast: number;
}

/** What a task needs from other bodies. */
export interface PlanCooperation {
  readonly taskNumber: string | null;
  readonly taskId: string | null;
  readonly agency: string | null;
  readonly text: string;
  readonly pairing: Pairing;
  readonly lineFirst: number;
  readonly lineLast: number;
}

/** A body with the tasks it shares, from `mart_agencies`. */
export interface PlanAgency {
  readonly agency: string;
  readonly tasks: number;
}

/** A cell of the matrix of bodies and tasks, from `mart_agency_tasks`. */
export interface AgencyTask {
  readonly agency: string;
  readonly taskNumber: string;
  /** Null where the plan has no task of that number. */
  readonly taskId: string | null;
  readonly rows: number;
}

export interface PlanRisk {
  readonly heading: string | null;
  readonly number: string | null;
  readonly risk: string;
  readonly consequence: string | null;
  readonly response: string | null;
  readonly pairing: Pairing;
  readonly lineFirst: number;
  readonly lineLast: number;
}

/** A decree and what it touched, from `mart_amendments`. */
export interface PlanDecree {
  readonly date: string | null;
  readonly number: string;
  readonly effective: string | null;
  readonly sections: string | null;
  readonly notes: number;
  readonly amended: number;
  readonly reworded: number;
  readonly added: number;
  readonly deleted: number;
  readonly deletions: number;
}

/** A note of an amendment, at the part of the plan that it changes. */
export interface PlanAmendment {
  readonly nodeId: string | null;
  readonly action: AmendmentRecord['action'];
  readonly date: string | null;
  readonly number: string | null;
  readonly lineFirst: number;
  readonly lineLast: number;
}

export interface PlanDeletion {
  readonly parentId: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly decree: string | null;
  readonly lineFirst: number;
  readonly lineLast: number;
}

export interface PlanFootnote {
  readonly id: string;
  readonly marker: string;
  readonly text: string;
  readonly lineFirst: number;
  readonly lineLast: number;
}

/** Where a mark of a note stands: at a cell of a row, or (`ordinal` 0) at its name. */
export interface FootnoteMark {
  readonly subjectId: string;
  readonly ordinal: number;
  readonly marker: string;
  readonly footnoteId: string | null;
}

/** What the plan's other sections say: capabilities, cooperation, risks, its history, its notes. */
export interface PlanSections {
  readonly capabilities: readonly PlanCapability[];
  readonly cooperation: readonly PlanCooperation[];
  readonly agencies: readonly PlanAgency[];
  readonly agencyTasks: readonly AgencyTask[];
  readonly risks: readonly PlanRisk[];
  readonly decrees: readonly PlanDecree[];
  readonly amendments: readonly PlanAmendment[];
  readonly deletions: readonly PlanDeletion[];
  readonly footnotes: readonly PlanFootnote[];
  readonly marks: readonly FootnoteMark[];
}

const LINES = 'line_first AS "lineFirst", line_last AS "lineLast"';
const integer = (column: string): string => `CAST(${column} AS INTEGER)`;
const date = (column: string): string => `CAST(${column} AS VARCHAR)`;

/** Reads the plan's other sections, each list in the order of the document. */
export async function readSections(connection: DuckDBConnection, documentId: string): Promise<PlanSections> {
  const read = async <Row>(columns: string, from: string): Promise<Row[]> => {
    const result = await connection.runAndReadAll(`SELECT ${columns} FROM ${from} WHERE document_id = $1 ORDER BY rowid`, [documentId]);
    return result.getRowObjectsJS() as unknown as Row[];
  };
  return {
    capabilities: await read(`heading, goal_id AS "goalId", number, text, term, pairing, ${LINES}`, 'capabilities'),
    cooperation: await read(`task_number AS "taskNumber", task_id AS "taskId", agency, text, pairing, ${LINES}`, 'cooperation'),
    agencies: await read(`agency, ${integer('tasks')} AS tasks`, 'mart_agencies'),
    agencyTasks: await read(`agency, task_number AS "taskNumber", task_id AS "taskId", ${integer('rows')} AS rows`, 'mart_agency_tasks'),
    risks: await read(`heading, number, risk, consequence, response, pairing, ${LINES}`, 'risks'),
    decrees: await read(
      `${date('decree_date')} AS date, decree_number AS number, ${date('effective_date')} AS effective, sections, `
      + ['notes', 'amended', 'reworded', 'added', 'deleted', 'deletions'].map((name) => `${integer(name)} AS ${name}`).join(', '), 'mart_amendments',
    ),
    amendments: await read(`node_id AS "nodeId", action, ${date('decree_date')} AS date, decree_number AS number, ${LINES}`, 'amendments'),
    deletions: await read(`parent_id AS "parentId", number, ${date('decree_date')} AS date, decree_number AS decree, ${LINES}`, 'deletions'),
    footnotes: await read(`footnote_id AS id, marker, text, ${LINES}`, 'footnotes'),
    marks: await read('subject_id AS "subjectId", ordinal, marker, footnote_id AS "footnoteId"', 'footnote_marks'),
  };
}
