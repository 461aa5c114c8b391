import type { Block } from '../../model.js';
import { budgetOf, goalMoney } from './analysis.js';
import type { PlanFinding, PlanNode, PlanProgramme, PlanSeries } from './data.js';
import type { GravestView } from './findings.js';
import { gravest, gravestView, shownFindings } from './findings.js';
import type { BudgetChapter } from './budget.js';
import { budgetChapter, programmeVolume } from './budget.js';
import type { ChartView } from './money.js';
import { sourceDate } from './page.js';
import type { FlagChapter } from './flags.js';
import { flagChapter } from './flags.js';
import { resultSentences } from './growth.js';
import type { CapabilityGroup, CooperationChapter, HistoryChapter, RiskGroup } from './sections.js';
import { capabilityGroups, cooperationChapter, historyChapter, riskGroups } from './sections.js';
import { shortened } from '../charts.js';
import type { LinesView, MeasureRowView, ReportContext, SeriesGroup, YearHead, YearTable } from './tables.js';
import { linesView, measureRows, yearHead, yearTable } from './tables.js';

export interface CoverView {
  readonly date: string;
  readonly sourceFile: string;
  readonly sha256: string;
}

/** A line of the contents; `anchor` is the id of what it points to. */
export interface ContentsEntry {
  readonly anchor: string;
  readonly title: string;
  readonly level: 1 | 2;
}

export interface TreeRow {
  readonly level: PlanNode['level'];
  readonly number: string;
  readonly title: string;
  readonly indicators: string;
  readonly measures: string;
  readonly codes: string;
  readonly lines: LinesView;
}

export interface TaskView {
  readonly heading: string;
  readonly lines: LinesView | null;
  readonly indicators: YearTable | null;
  readonly measures: readonly MeasureRowView[];
  readonly measureHead: YearHead;
}

export interface GoalView {
  readonly anchor: string;
  readonly heading: string;
  readonly direction: string;
  readonly lines: LinesView | null;
  readonly money: readonly string[];
  readonly indicators: YearTable | null;
  readonly tasks: readonly TaskView[];
}

export interface ProgrammeView {
  readonly anchor: string;
  readonly heading: string;
  readonly lines: LinesView;
  readonly description: string;
  readonly type: string;
  readonly goals: string;
  readonly volume: ChartView | null;
  readonly volumes: YearTable | null;
  readonly results: YearTable | null;
  /** Results against money, a sentence each. */
  readonly unitCost: readonly string[];
  readonly findings: readonly GravestView[];
  /** Findings that are left to the data quality report. */
  readonly moreFindings: string | null;
}

export interface PlanReportView {
  readonly cover: CoverView;
  readonly contents: readonly ContentsEntry[];
  readonly tree: readonly TreeRow[];
  readonly flags: FlagChapter | null;
  readonly goals: readonly GoalView[];
  readonly budget: BudgetChapter | null;
  readonly programmes: readonly ProgrammeView[];
  readonly capabilities: readonly CapabilityGroup[];
  readonly cooperation: CooperationChapter | null;
  readonly risks: readonly RiskGroup[];
  readonly history: HistoryChapter | null;
  readonly method: readonly string[];
}

const RESULTS: readonly Block[] = ['direct', 'final', 'quality', 'efficiency'];
const CONTENTS_LETTERS = 90;
const METHOD = ['reading', 'columns', 'digits', 'statuses', 'money', 'limits'] as const;
const NO_TEXT = '–';
/** Findings that a programme's profile shows; the data quality report has all. */
const PROGRAMME_FINDINGS = 5;

/** All that the plan report shows. */
export function planView(context: ReportContext): PlanReportView {
  const { plan } = context;
  const budget = budgetOf(plan);
  const goals = goalViews(context, budget?.last ?? null);
  const findings = shownFindings(context);
  const programmes = plan.programmes.map((programme, index) => programmeView(context, programme, index, findings));
  const view = {
    cover: { date: context.format.date(sourceDate(context)), sourceFile: plan.document.sourceFile, sha256: plan.document.sha256 },
    tree: treeRows(context),
    flags: flagChapter(context),
    goals,
    budget: budget === null ? null : budgetChapter(context, budget),
    programmes,
    capabilities: capabilityGroups(context),
    cooperation: cooperationChapter(context),
    risks: riskGroups(context),
    history: historyChapter(context),
    method: methodTexts(context),
  };
  return { ...view, contents: contentsOf(context, view) };
}

function contentsOf({ words }: ReportContext, view: Omit<PlanReportView, 'contents'>): ContentsEntry[] {
  const chapter = (anchor: string, isThere = true): ContentsEntry[] => (isThere ? [{ anchor, title: words.say(`report.plan.${anchor}`), level: 1 }] : []);
  const below = (entries: readonly { readonly anchor: string; readonly heading: string }[]): ContentsEntry[] => (
    entries.map(({ anchor, heading }) => ({ anchor, title: shortened(heading, CONTENTS_LETTERS), level: 2 }))
  );
  return [
    ...chapter('tree'), ...chapter('flags', view.flags !== null), ...chapter('goals'), ...below(view.goals), ...chapter('budget', view.budget !== null),
    ...chapter('programmes'), ...below(view.programmes), ...chapter('capabilities', view.capabilities.length > 0),
    ...chapter('cooperation', view.cooperation !== null), ...chapter('risks', view.risks.length > 0), ...chapter('history', view.history !== null), ...chapter('method'),
  ];
}

/** How the document was read, a paragraph each. */
export function methodTexts({ plan, words, format }: ReportContext): string[] {
  const { sourceFile, sha256, lines, pages } = plan.document;
  return [
    words.say('report.method.source', {
      file: sourceFile, hash: sha256,
      lines: words.say('report.count.lines', { n: format.number(lines) }, lines),
      pages: words.say('report.count.pages', { n: format.number(pages) }, pages),
    }),
    ...METHOD.map((key) => words.say(`report.method.${key}`)),
  ];
}

function treeRows(context: ReportContext): TreeRow[] {
  const { plan } = context;
  return plan.nodes.filter(({ level }) => level === 'direction' || level === 'goal' || level === 'task').map((node) => {
    const indicators = plan.series.filter(({ kind, goalId, taskId }) => (
      (node.level === 'goal' && kind === 'goal_indicator' && goalId === node.id) || (node.level === 'task' && kind === 'task_indicator' && taskId === node.id)
    )).length;
    const measures = node.level === 'task' ? plan.measures.filter(({ taskId }) => taskId === node.id).length : 0;
    const codes = [...new Set(plan.goalProgrammes.filter(({ goalId }) => goalId === node.id).map(({ code }) => code))];
    return {
      level: node.level, number: node.number ?? '', title: node.title, codes: codes.join(', '),
      indicators: indicators === 0 ? '' : String(indicators), measures: measures === 0 ? '' : String(measures),
      lines: linesView(context, node.lineFirst, node.lineLast),
    };
  });
}

// ── goals ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function goalViews(context: ReportContext, year: number | null): GoalView[] {
  const { plan, words } = context;
  const goals = plan.nodes.filter(({ level }) => level === 'goal');
  const views = goals.map((goal, index) => goalView(context, goal, index, year));
  const known = new Set(plan.nodes.map(({ id }) => id));
  const loose = plan.series.filter(({ kind, goalId, taskId }) => (
    (kind === 'goal_indicator' && !known.has(goalId ?? '')) || (kind === 'task_indicator' && !known.has(taskId ?? ''))
  ));
  const looseMeasures = plan.measures.filter(({ taskId }) => !known.has(taskId ?? ''));
  if (loose.length === 0 && looseMeasures.length === 0) return views;
  const heading = words.say('report.plan.unassigned');
  return [...views, {
    anchor: `goal-${goals.length}`, heading, direction: '', lines: null, money: [], indicators: yearTable(context, words.say('report.table.indicator'), [{ title: null, series: loose }]),
    tasks: looseMeasures.length === 0 ? [] : [{ heading, lines: null, indicators: null, measures: measureRows(context, looseMeasures), measureHead: yearHead(context, true) }],
  }];
}

function goalView(context: ReportContext, goal: PlanNode, index: number, year: number | null): GoalView {
  const { plan, words } = context;
  const direction = plan.nodes.find(({ id }) => id === goal.parentId);
  const tasks = plan.nodes.filter(({ level, parentId }) => level === 'task' && parentId === goal.id);
  return {
    anchor: `goal-${index}`,
    heading: words.say('report.plan.goal', { number: goal.number ?? '', title: goal.title }),
    direction: direction === undefined ? '' : words.say('report.plan.direction', { number: direction.number ?? '', title: direction.title }),
    lines: linesView(context, goal.lineFirst, goal.lineLast),
    money: goalMoneySentences(context, goal.id, year),
    indicators: indicatorTable(context, 'goal_indicators', plan.series.filter((row) => row.kind === 'goal_indicator' && row.goalId === goal.id)),
    tasks: tasks.map((task) => ({
      heading: words.say('report.plan.task', { number: task.number ?? '', title: task.title }),
      lines: linesView(context, task.lineFirst, task.lineLast),
      indicators: indicatorTable(context, 'task_indicators', plan.series.filter((row) => row.kind === 'task_indicator' && row.taskId === task.id)),
      measures: measureRows(context, plan.measures.filter(({ taskId }) => taskId === task.id)),
      measureHead: yearHead(context, true),
    })),
  };
}

function indicatorTable(context: ReportContext, kind: 'goal_indicators' | 'task_indicators', series: readonly PlanSeries[]): YearTable | null {
  return yearTable(context, context.words.say(`report.plan.${kind}`), [{ title: null, series }]);
}

function goalMoneySentences(context: ReportContext, goalId: string, year: number | null): string[] {
  const { plan, words, format } = context;
  const budget = budgetOf(plan);
  if (budget === null || year === null) return [];
  const money = goalMoney(plan, goalId, year);
  if (money.codes.length === 0) return [words.say('report.plan.goal_no_programmes')];
  const sentences = [words.say('report.plan.goal_programmes', { codes: money.codes.join(', '), year, amount: format.money(money.amount, budget.power) })];
  if (money.sharedAmount > 0) {
    sentences.push(words.say('report.plan.goal_shared', { amount: format.money(money.sharedAmount, budget.power), codes: money.sharedCodes.join(', ') }));
  }
  if (money.missingCodes.length > 0) sentences.push(words.say('report.plan.goal_missing', { codes: money.missingCodes.join(', ') }));
  return sentences;
}

// ── programmes ──────────────────────────────────────────────────────────────────────────────────────────────────────

function programmeView(context: ReportContext, programme: PlanProgramme, index: number, findings: readonly PlanFinding[]): ProgrammeView {
  const { plan, words } = context;
  const series = plan.series.filter(({ kind, code }) => kind === 'programme_indicator' && code === programme.code);
  const ids = new Set(series.map(({ id }) => id));
  const unknown = words.say('report.plan.programme_unknown');
  const type = [
    programme.content,
    programme.delivery === null ? null : words.say(`report.delivery.${programme.delivery}`),
    programme.stage === null ? null : words.say(`report.stage.${programme.stage}`),
  ].filter((part) => part !== null);
  const goals = new Set(plan.goalProgrammes.filter(({ code }) => code === programme.code).map(({ goalId }) => goalId));
  const numbers = plan.nodes.filter(({ id }) => goals.has(id)).map(({ number }) => number ?? '');
  return {
    anchor: `programme-${index}`,
    heading: `${programme.code} ${programme.name}`,
    lines: linesView(context, programme.lineFirst, programme.lineLast),
    description: programme.description ?? NO_TEXT,
    type: type.length === 0 ? unknown : type.join(' · '),
    goals: numbers.length === 0 ? words.say('report.plan.programme_no_goal') : numbers.join(', '),
    volume: programmeVolume(context, series.filter(({ block }) => block === 'volume')),
    volumes: yearTable(context, words.say('report.table.indicator'), [seriesGroup(context, programme, 'volume', series, null)]),
    results: yearTable(context, words.say('report.table.indicator'), RESULTS.map((block) => (
      seriesGroup(context, programme, block, series, words.say(`report.block.${block}`))
    ))),
    unitCost: resultSentences(context, programme.code),
    ...programmeFindings(context, findings.filter(({ subjectId }) => ids.has(subjectId) || subjectId === `programme:${programme.code}`)),
  };
}

/** The gravest finding of each check that touches a programme; how many more checks do. */
function programmeFindings(context: ReportContext, findings: readonly PlanFinding[]): Pick<ProgrammeView, 'findings' | 'moreFindings'> {
  const kinds = gravest(findings, findings.length);
  const rest = kinds.slice(PROGRAMME_FINDINGS).reduce((sum, { others }) => sum + 1 + others, 0);
  return {
    findings: kinds.slice(0, PROGRAMME_FINDINGS).map((kind) => gravestView(context, kind)),
    moreFindings: rest === 0 ? null : context.words.say('report.findings.more_here', { n: rest }),
  };
}

function seriesGroup(context: ReportContext, programme: PlanProgramme, block: Block, series: readonly PlanSeries[], title: string | null): SeriesGroup {
  const texts = context.plan.programmeTexts.filter((row) => row.code === programme.code && row.block === block)
    .map(({ text, lineFirst, lineLast }) => ({ text, lines: linesView(context, lineFirst, lineLast) }));
  return { title, texts, series: series.filter((row) => row.block === block) };
}
