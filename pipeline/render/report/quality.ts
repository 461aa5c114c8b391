import type { SeriesKind } from '../../model.js';
import type { StatusCounts } from './analysis.js';
import { countStatuses, openFindings } from './analysis.js';
import { basisText } from './basis.js';
import type { PlanCell, PlanFinding } from './data.js';
import type { CheckFindings } from './findings.js';
import { byCheck, contradictions, isUnplaced, shownFindings } from './findings.js';
import { trustView } from './overview.js';
import type { TrustView } from './overview.js';
import { methodTexts } from './plan.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView, valueText } from './tables.js';
import { rankingBar } from '../charts/budget.js';

export interface SeverityRow {
  readonly label: string;
  readonly source: string;
  readonly extraction: string;
  readonly all: string;
}

export interface CheckRow {
  readonly title: string;
  readonly severity: string;
  readonly count: string;
}

export interface UnplacedRow {
  readonly id: string;
  readonly name: string;
  readonly values: string;
  readonly lines: LinesView;
}

/** A series with derived values: those that each basis placed. */
export interface InferredRow {
  readonly name: string;
  readonly lines: LinesView;
  readonly parts: readonly { readonly values: string; readonly basis: string }[];
}

export interface CoverageRow {
  readonly label: string;
  readonly lines: string;
  readonly share: string;
  readonly bar: string;
}

export interface QualityView {
  readonly headline: string;
  readonly trust: TrustView;
  readonly severities: readonly SeverityRow[];
  readonly checks: readonly CheckRow[];
  readonly dismissed: string | null;
  readonly groups: readonly { readonly label: string; readonly checks: readonly CheckFindings[] }[];
  readonly unplaced: readonly UnplacedRow[];
  readonly inferred: readonly InferredRow[];
  readonly corrections: readonly { readonly target: string; readonly field: string; readonly old: string; readonly new: string; readonly reason: string }[];
  readonly cells: readonly ({ readonly label: string } & Record<keyof StatusCounts, string>)[];
  readonly coverageHeadline: string;
  readonly coverage: readonly CoverageRow[];
  readonly method: readonly string[];
}

const SEVERITIES = ['error', 'warning', 'note'] as const;
const KINDS: readonly SeriesKind[] = ['goal_indicator', 'task_indicator', 'programme_indicator', 'budget_line'];
/** CSS pixels. */
const FULL_WIDTH = 657;
const COVERAGE_BAR = 150;
const BETWEEN_VALUES = ' · ';
const MARKS = { cross: '×', dash: '–' } as const;

/** All that the data quality report shows. */
export function qualityView(context: ReportContext): QualityView {
  const { plan, words, format } = context;
  const open = openFindings(plan);
  const shown = shownFindings(context);
  const own = contradictions(context).length;
  const dismissed = plan.findings.length - open.length;
  return {
    headline: own === 0 ? words.say('report.findings.headline_none') : words.say('report.findings.headline', { n: own }),
    trust: trustView(context, FULL_WIDTH),
    severities: SEVERITIES.map((severity) => severityRow(context, severity, open)),
    checks: checkRows(context, open),
    dismissed: dismissed === 0 ? null : words.say('report.quality.dismissed', { n: dismissed }),
    groups: SEVERITIES.map((severity) => ({
      label: words.say(`report.severities.${severity}`),
      checks: byCheck(context, shown.filter((finding) => finding.severity === severity)),
    })).filter((group) => group.checks.length > 0),
    unplaced: unplacedRows(context),
    inferred: inferredRows(context),
    corrections: plan.corrections.map((row) => ({
      target: [row.target, row.ordinal, row.year].filter((part) => part !== null).join(BETWEEN_VALUES),
      field: row.field, old: row.old ?? '', new: row.new ?? '', reason: row.reason,
    })),
    cells: KINDS.map((kind) => {
      const counts = countStatuses(plan.series.filter((row) => row.kind === kind));
      const text = (status: keyof StatusCounts): string => format.number(counts[status]);
      return { label: words.say(`report.series_kind.${kind}`), stated: text('stated'), inferred: text('inferred'), corrected: text('corrected'), unplaced: text('unplaced') };
    }),
    ...coverageView(context),
    method: methodTexts(context),
  };
}

function severityRow({ words, format }: ReportContext, severity: PlanFinding['severity'], findings: readonly PlanFinding[]): SeverityRow {
  const rows = findings.filter((finding) => finding.severity === severity);
  const of = (origin: PlanFinding['origin']): number => rows.filter((finding) => finding.origin === origin).length;
  return {
    label: words.say(`report.severities.${severity}`),
    source: format.number(of('source')), extraction: format.number(of('extraction')), all: format.number(rows.length),
  };
}

function checkRows({ plan, words, format }: ReportContext, findings: readonly PlanFinding[]): CheckRow[] {
  const counts = new Map<string, { count: number; severity: PlanFinding['severity'] }>();
  for (const { checkId, severity } of findings) counts.set(checkId, { count: (counts.get(checkId)?.count ?? 0) + 1, severity: counts.get(checkId)?.severity ?? severity });
  return [...counts].map(([checkId, { count, severity }]) => ({
    title: plan.checkTitles.get(checkId)?.[words.language] ?? checkId,
    severity: words.say(`report.severity.${severity}`),
    count: format.number(count),
  }));
}

function unplacedRows(context: ReportContext): UnplacedRow[] {
  const { plan } = context;
  const series = plan.series.filter((row) => isUnplaced(row)).map((row) => ({
    id: row.id, name: row.name, first: row.lineFirst,
    values: row.cells.map((cell) => valueText(context, cell)).join(BETWEEN_VALUES),
    lines: linesView(context, row.lineFirst, row.lineLast),
  }));
  const measures = plan.measures.filter(({ marks }) => marks.some(({ year }) => year === null)).map((row) => ({
    id: row.id, name: row.text, first: row.lineFirst,
    values: row.marks.map(({ mark }) => MARKS[mark]).join(BETWEEN_VALUES),
    lines: linesView(context, row.lineFirst, row.lineLast),
  }));
  return [...series, ...measures].sort((a, b) => a.first - b.first);
}

function inferredRows(context: ReportContext): InferredRow[] {
  return context.plan.series.flatMap((row) => {
    const inferred = row.cells.filter(({ status }) => status === 'inferred');
    if (inferred.length === 0) return [];
    const parts = [...new Set(inferred.map(({ basis }) => basis))].map((basis) => ({
      values: placedValues(context, inferred.filter((cell) => cell.basis === basis)), basis: basis === null ? '' : basisText(context, basis),
    }));
    return [{ name: row.name, lines: linesView(context, row.lineFirst, row.lineLast), parts }];
  });
}

/** Values by year; years that are known to be empty stand together. */
function placedValues(context: ReportContext, cells: readonly PlanCell[]): string {
  const empty = cells.filter(({ absence }) => absence === 'blank').map(({ year }) => year);
  const values = cells.filter(({ absence }) => absence !== 'blank').map((cell) => `${cell.year ?? ''}:\u00a0${valueText(context, cell)}`);
  return [...values, ...(empty.length === 0 ? [] : [`${empty.join(', ')}: ${context.words.say('report.quality.blank')}`])].join(BETWEEN_VALUES);
}

function coverageView(context: ReportContext): { coverageHeadline: string; coverage: CoverageRow[] } {
  const { plan, words, format } = context;
  const total = plan.elements.reduce((sum, { lines }) => sum + lines, 0);
  const largest = Math.max(...plan.elements.map(({ lines }) => lines), 1);
  const unclaimed = plan.elements.find(({ element }) => element === 'unclaimed')?.lines ?? 0;
  return {
    coverageHeadline: unclaimed === 0
      ? words.say('report.quality.coverage_headline', { n: format.number(total) }, total)
      : words.say('report.quality.coverage_headline_unclaimed', { n: format.number(unclaimed), total: format.number(total) }, unclaimed),
    coverage: plan.elements.map(({ element, lines }) => ({
      label: words.say(`report.element.${element}`),
      lines: format.number(lines),
      share: format.share(lines / Math.max(total, 1)),
      bar: rankingBar(lines / largest, COVERAGE_BAR),
    })),
  };
}
