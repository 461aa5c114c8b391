import { outcomeIndicators } from './analysis.js';
import type { PlannedChange, PlanSeries } from './data.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView } from './tables.js';

/** An indicator that deserves a look, with what makes it so. */
export interface FlagRow {
  readonly owner: string;
  readonly name: string;
  readonly unit: string;
  readonly better: string;
  readonly baseline: string;
  readonly baselineYear: string;
  readonly target: string;
  readonly targetYear: string;
  readonly pace: string;
  readonly flag: string;
  readonly lines: LinesView;
}

export interface FlagGroup {
  readonly title: string;
  readonly about: string;
  readonly flagHead: string;
  readonly rows: readonly FlagRow[];
}

export interface FlagChapter {
  readonly headline: string;
  readonly groups: readonly FlagGroup[];
}

type Flagged = readonly [PlanSeries, PlannedChange];

/** Indicators of goals and tasks whose target is worse than the baseline, was met before, or that turn on the way. Null where none does. */
export function flagChapter(context: ReportContext): FlagChapter | null {
  const { plan, words } = context;
  const all = outcomeIndicators(plan).flatMap((series): Flagged[] => {
    const change = plan.changes.get(series.id);
    return change?.base == null || change.target === null ? [] : [[series, change]];
  });
  const against = all.filter(([, { movement }]) => movement === 'against');
  const met = all.filter(([, { movement, metYear }]) => movement !== 'against' && metYear !== null);
  const turning = all.filter(([, { turningYears }]) => turningYears !== null);
  if (against.length + met.length + turning.length === 0) return null;
  const group = (key: string, list: readonly Flagged[], flag: (change: PlannedChange) => string): FlagGroup => ({
    title: words.say(`report.flags.${key}`, { n: list.length }), about: words.say(`report.flags.${key}_about`), flagHead: words.say(`report.flags.${key}_flag`),
    rows: list.map(([series, change]) => flagRow(context, series, change, flag(change))),
  });
  return {
    headline: words.say('report.flags.headline', { against: against.length, met: met.length, turning: turning.length }),
    groups: [
      group('against', against, (change) => percentText(context, change)),
      group('met', met, ({ metYear }) => (metYear === null ? '' : String(metYear))),
      group('turning', turning, ({ turningYears }) => turningYears ?? ''),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function percentText({ format, words }: ReportContext, { changePercent }: PlannedChange): string {
  if (changePercent === null) return '';
  return words.say('format.percent', { n: `${Number(changePercent) > 0 ? '+' : ''}${format.number(changePercent, 1)}` });
}

function flagRow(context: ReportContext, series: PlanSeries, change: PlannedChange, flag: string): FlagRow {
  const { plan, words, format } = context;
  const owner = plan.nodes.find(({ id }) => id === (series.taskId ?? series.goalId));
  const parent = plan.series.find(({ id }) => id === series.parentId);
  const number = (value: string | null): string => (value === null ? '' : format.number(value));
  const step = (value: string | null): string => (value === null ? '–' : `${Number(value) > 0 ? '+' : ''}${format.number(value, Math.abs(Number(value)) < 1 ? 2 : 1)}`);
  return {
    owner: owner?.number ?? '',
    name: parent === undefined ? series.name : `${parent.name.replace(/(?<![\s:;,])[\s:;,]+$/, '')}: ${series.name}`,
    unit: series.unit === null ? '' : format.unit(series.unit),
    better: words.say(`report.flags.better.${series.polarity}`),
    baseline: number(change.base), baselineYear: String(change.baseYear ?? ''), target: number(change.target), targetYear: String(change.targetYear ?? ''),
    pace: `${step(change.paceReported)} / ${step(change.paceNeeded)}`,
    flag,
    lines: linesView(context, series.lineFirst, series.lineLast),
  };
}
