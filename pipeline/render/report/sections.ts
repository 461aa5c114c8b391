import type { Pairing } from '../../model.js';
import type { PlanNode } from './data.js';
import type { AgencyTask } from './sections-data.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView } from './tables.js';

export interface CapabilityGroup {
  readonly heading: string;
  readonly rows: readonly { readonly number: string; readonly text: string; readonly term: string; readonly sign: string; readonly lines: LinesView }[];
}

export interface CooperationChapter {
  readonly headline: string;
  /** Numbers of the tasks that the section names; those that the plan does not have are marked. */
  readonly tasks: readonly { readonly number: string; readonly unknown: boolean }[];
  readonly unknown: string | null;
  readonly matrix: readonly { readonly agency: string; readonly cells: readonly string[]; readonly count: string }[];
  /** Whether the matrix needs a page on its side. */
  readonly wide: boolean;
  readonly rows: readonly { readonly task: string; readonly agency: string; readonly text: string; readonly lines: LinesView }[];
}

export interface RiskGroup {
  readonly heading: string;
  readonly rows: readonly { readonly number: string; readonly risk: string; readonly consequence: string; readonly response: string; readonly sign: string; readonly lines: LinesView }[];
}

export interface HistoryChapter {
  readonly headline: string;
  readonly decrees: readonly {
    readonly date: string; readonly number: string; readonly effective: string; readonly sections: string; readonly notes: string; readonly deletions: string;
    readonly parts: readonly { readonly text: string; readonly lines: LinesView }[];
  }[];
  readonly deletions: readonly { readonly part: string; readonly decree: string; readonly lines: LinesView }[];
}

/** Tasks that a matrix holds upright. */
const UPRIGHT_TASKS = 16;
const MARK = '×';

/** What each goal asks of the body's own capabilities. */
export function capabilityGroups(context: ReportContext): CapabilityGroup[] {
  const groups = new Map<string, CapabilityGroup['rows'][number][]>();
  for (const row of context.plan.sections.capabilities) {
    const view = { number: row.number ?? '', text: row.text, term: row.term ?? '', sign: pairingSign(context, row.pairing), lines: linesView(context, row.lineFirst, row.lineLast) };
    groups.set(row.heading, [...(groups.get(row.heading) ?? []), view]);
  }
  return [...groups].map(([heading, rows]) => ({ heading, rows }));
}

function pairingSign({ words }: ReportContext, pairing: Pairing): string {
  return pairing === 'own' ? '' : words.say(`report.sections.pairing.${pairing}`);
}

/** Bodies and tasks, as a matrix and as printed. Null where the plan names none. */
export function cooperationChapter(context: ReportContext): CooperationChapter | null {
  const { plan, words, format } = context;
  const { cooperation, agencies, agencyTasks } = plan.sections;
  if (cooperation.length === 0) return null;
  const numbers = [...new Set(cooperation.map(({ taskNumber }) => taskNumber ?? ''))];
  const known = new Set(cooperation.filter(({ taskId }) => taskId !== null).map(({ taskNumber }) => taskNumber ?? ''));
  const unknown = numbers.filter((number) => !known.has(number));
  const cells = new Map(agencyTasks.map((cell) => [`${cell.agency}\n${cell.taskNumber}`, cell]));
  const most = agencies[0];
  return {
    headline: most === undefined || most.tasks < 2
      ? words.say('report.sections.cooperation_bodies', { n: agencies.length })
      : words.say('report.sections.cooperation_headline', { n: agencies.length, agency: most.agency, most: most.tasks }),
    tasks: numbers.map((number) => ({ number, unknown: unknown.includes(number) })),
    unknown: unknown.length === 0 ? null : words.say('report.sections.unknown_tasks', { numbers: unknown.join(', ') }),
    matrix: agencies.map(({ agency, tasks }) => ({
      agency, count: format.number(tasks), cells: numbers.map((number) => cellText(cells.get(`${agency}\n${number}`))),
    })),
    wide: numbers.length > UPRIGHT_TASKS,
    rows: cooperation.map((row) => ({ task: row.taskNumber ?? '', agency: row.agency ?? '', text: row.text, lines: linesView(context, row.lineFirst, row.lineLast) })),
  };
}

function cellText(cell: AgencyTask | undefined): string {
  if (cell === undefined) return '';
  return cell.rows > 1 ? String(cell.rows) : MARK;
}

/** Risks under the headings that the plan prints them under. */
export function riskGroups(context: ReportContext): RiskGroup[] {
  const groups = new Map<string, RiskGroup['rows'][number][]>();
  for (const row of context.plan.sections.risks) {
    const view = {
      number: row.number ?? '', risk: row.risk, consequence: row.consequence ?? '', response: row.response ?? '', sign: pairingSign(context, row.pairing),
      lines: linesView(context, row.lineFirst, row.lineLast),
    };
    const heading = row.heading ?? '';
    groups.set(heading, [...(groups.get(heading) ?? []), view]);
  }
  return [...groups].map(([heading, rows]) => ({ heading, rows }));
}

/** The decrees that amended the plan, the oldest first, with what each touched. Null where none is named. */
export function historyChapter(context: ReportContext): HistoryChapter | null {
  const { plan, words, format } = context;
  const { decrees, amendments, deletions } = plan.sections;
  if (decrees.length === 0) return null;
  const parts = new Map(plan.nodes.map((node) => [node.id, node]));
  const dated = (date: string | null): string => (date === null ? '' : format.date(date));
  return {
    headline: words.say('report.sections.history_headline', { n: decrees.length }),
    decrees: decrees.map((decree) => ({
      date: dated(decree.date), number: decree.number, effective: dated(decree.effective), sections: decree.sections ?? '',
      notes: format.number(decree.notes), deletions: decree.deletions === 0 ? '' : format.number(decree.deletions),
      parts: amendments.filter(({ date, number }) => date === decree.date && (number ?? '') === decree.number).map((note) => ({
        text: words.say('report.sections.touched_part', { part: partName(context, parts, note.nodeId), action: words.say(`report.sections.action.${note.action}`) }),
        lines: linesView(context, note.lineFirst, note.lineLast),
      })),
    })),
    deletions: deletions.map((row) => ({
      part: words.say('report.sections.deleted_item', { number: (row.number ?? '').replace(/[.)]$/, ''), part: partName(context, parts, row.parentId) }),
      decree: row.date === null ? row.decree ?? '' : words.say('report.sections.decree', { date: format.date(row.date), number: row.decree ?? '' }),
      lines: linesView(context, row.lineFirst, row.lineLast),
    })),
  };
}

/** A part of the plan by its level and number, or by its title where it has no number; never by its id. */
function partName(context: ReportContext, nodes: ReadonlyMap<string, PlanNode>, id: string | null): string {
  const { words } = context;
  const node = id === null ? undefined : nodes.get(id);
  if (node === undefined) return words.say('report.sections.part.plan');
  if (node.level === 'subsection' || node.number === null || !/\d/.test(node.number)) return node.title === '' ? words.say('report.sections.part.plan') : `«${node.title}»`;
  return words.say(`report.sections.part.${node.level}`, { number: node.number });
}
