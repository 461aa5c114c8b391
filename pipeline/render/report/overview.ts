import type { Budget } from './analysis.js';
import { AIMS, aimOf, budgetOf, comparedYears, countAims, countStatuses, openFindings, outcomeIndicators, rankedProgrammes, totalOf } from './analysis.js';
import type { PlanNode } from './data.js';
import type { GravestView } from './findings.js';
import { contradictions, gravest, gravestView } from './findings.js';
import type { ChartView, RankingView } from './money.js';
import { driversChart, moneySentence, rankingView, spendingChart, TIMES_FROM } from './money.js';
import type { ReportContext } from './tables.js';
import { slopes } from '../charts/indicators.js';
import type { Slope } from '../charts/indicators.js';
import { aimSign } from '../charts/indicators.js';
import { statusBar, statusSwatch } from '../charts/trust.js';

/** A figure that matters, and what it is. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
}

/** What the first page says of the money. */
export interface OverviewMoney {
  readonly headline: string;
  readonly lede: string;
  readonly spending: ChartView;
  readonly drivers: ChartView | null;
  readonly ranking: RankingView;
}

export interface AimCount {
  readonly sign: string;
  readonly label: string;
  readonly count: number;
}

/** How far the values can be trusted. */
export interface TrustView {
  readonly headline: string;
  readonly lede: string;
  readonly bar: string;
  readonly parts: readonly { readonly swatch: string; readonly label: string; readonly count: string; readonly share: string }[];
  readonly unclaimed: string | null;
}

export interface OverviewView {
  readonly figures: readonly KeyFigure[];
  readonly money: OverviewMoney | null;
  readonly size: readonly string[];
  readonly indicators: {
    readonly headline: string;
    readonly lede: string | null;
    readonly counts: readonly AimCount[];
    readonly chartTitle: string;
    readonly chartNote: string;
    readonly goals: readonly { readonly label: string; readonly title: string; readonly svg: string; readonly note: string | null }[];
    readonly moreGoals: string | null;
  };
  readonly findings: { readonly headline: string; readonly lede: string; readonly worst: readonly GravestView[]; readonly more: string };
  readonly trust: TrustView;
}

/** CSS pixels: half and whole width of the page's content, with the gap between columns. */
const HALF_WIDTH = 318;
const SPENDING_HEIGHT = 212;
const RANKING_BAR = 190;
/** As many as leave the page room for long titles and names of two lines. */
const RANKING_ROWS = 6;
const WORST = 3;
const FULL_WIDTH = 657;
const SLOPE_WIDTH = 205;
/** Height of the slope charts, by the rows of them that the page holds: three goals stand in a row. */
const SLOPE_HEIGHTS: readonly number[] = [118, 96, 70];
const GOALS_A_ROW = 3;
/** Letters of findings that the page has room for. */
const WORST_LETTERS = 600;
/** An index beyond these ends of the slope charts' axis would flatten all others. */
const SLOPE_ROOM = 0.08;
const GOAL_TITLE_LETTERS = 62;

/** All that the overview shows. */
export function overviewView(context: ReportContext): OverviewView {
  const budget = budgetOf(context.plan);
  return {
    figures: keyFigures(context, budget),
    money: budget === null ? null : moneyView(context, budget),
    size: sizes(context),
    indicators: indicatorsView(context),
    findings: findingsView(context),
    trust: trustView(context, FULL_WIDTH),
  };
}

function moneyView(context: ReportContext, budget: Budget): OverviewMoney {
  const { first, last } = budget;
  return {
    headline: moneySentence(context, budget),
    lede: context.words.say('report.money.lede', { first, last }),
    spending: spendingChart(context, budget, { width: HALF_WIDTH, height: SPENDING_HEIGHT }),
    drivers: driversChart(context, budget, HALF_WIDTH),
    ranking: rankingView(context, budget, last, RANKING_ROWS, RANKING_BAR),
  };
}

function keyFigures(context: ReportContext, budget: Budget | null): KeyFigure[] {
  const { plan, words, format } = context;
  const figures: KeyFigure[] = [];
  if (budget !== null) {
    const planned = budget.totals.filter(({ reported }) => !reported);
    const ranked = rankedProgrammes(plan, budget.last);
    const [largest] = ranked;
    const [from, to] = [planned[0]?.year, planned.at(-1)?.year];
    if (from !== undefined && to !== undefined) {
      const sum = planned.reduce((total, { amount }) => total + amount, 0);
      figures.push({ value: format.money(sum, budget.power), label: words.say('report.figure.period_total', { first: from, last: to }) });
    }
    const before = totalOf(budget, budget.first);
    if (before > 0 && budget.first !== budget.last) {
      figures.push({ value: growthFigure(context, totalOf(budget, budget.last) / before), label: words.say('report.figure.growth', { first: budget.first, last: budget.last }) });
    }
    if (largest !== undefined) {
      figures.push({
        value: words.say('format.percent', { n: format.share(largest.share) }),
        label: words.say('report.figure.largest', { year: budget.last, code: largest.code }),
      });
    }
  }
  const aims = countAims(plan);
  const known = aims.with + aims.against + aims.level;
  if (known > 0) figures.push({ value: String(aims.with), label: words.say('report.figure.indicators', { n: aims.with, total: known }) });
  else {
    const own = contradictions(context).length;
    figures.push({ value: String(own), label: words.say('report.figure.findings', { n: own }) });
  }
  return figures;
}

/** A growth as a factor or in per cent, as the headline says it. */
function growthFigure({ words, format }: ReportContext, ratio: number): string {
  if (ratio >= TIMES_FROM) return `×${format.factor(ratio)}`;
  return words.say('format.percent', { n: `${ratio > 1 ? '+' : ''}${format.number((ratio - 1) * 100, 0)}` });
}

/** What the plan consists of, a count each. */
function sizes({ plan, words }: ReportContext): string[] {
  const count = (key: string, n: number): string => words.say(`report.count.${key}`, { n });
  const nodes = (level: PlanNode['level']): number => plan.nodes.filter((node) => node.level === level).length;
  const series = (kind: string): number => plan.series.filter((row) => row.kind === kind).length;
  return [
    count('directions', nodes('direction')), count('goals', nodes('goal')), count('tasks', nodes('task')),
    count('goal_indicators', series('goal_indicator')), count('task_indicators', series('task_indicator')),
    count('measures', plan.measures.length), count('programmes', plan.programmes.length),
  ];
}

// ── indicators ──────────────────────────────────────────────────────────────────────────────────────────────────────

function indicatorsView(context: ReportContext): OverviewView['indicators'] {
  const { plan, words } = context;
  const counts = countAims(plan);
  const years = comparedYears(plan);
  const total = outcomeIndicators(plan).length;
  const headline = (): string => {
    if (counts.with + counts.against === 0) return words.say('report.aim.headline_unknown');
    if (counts.against + counts.level === 0) return words.say('report.aim.headline_all', { n: counts.with });
    if (counts.against === 0) return words.say('report.aim.headline_none_against', { total, with: counts.with });
    return words.say('report.aim.headline', { total, with: counts.with, against: counts.against });
  };
  return {
    headline: headline(),
    lede: years === null ? null : words.say('report.aim.lede', years),
    counts: AIMS.map((aim) => ({ sign: aimSign(aim, ''), label: words.say(`report.aim.${aim}`), count: counts[aim] })),
    chartTitle: years === null ? '' : words.say('report.aim.chart', years),
    chartNote: years === null ? '' : words.say('report.aim.chart_note', { base: years.base }),
    ...goalCharts(context, years),
  };
}

/** A chart for each goal, as many as the page holds; what it does not hold is said. */
function goalCharts(context: ReportContext, years: { base: number; target: number } | null): Pick<OverviewView['indicators'], 'goals' | 'moreGoals'> {
  const goals = context.plan.nodes.filter(({ level }) => level === 'goal');
  if (years === null) return { goals: [], moreGoals: null };
  const most = SLOPE_HEIGHTS.length * GOALS_A_ROW;
  const rows = Math.min(Math.ceil(goals.length / GOALS_A_ROW), SLOPE_HEIGHTS.length);
  const height = SLOPE_HEIGHTS[rows - 1] ?? 0;
  return {
    goals: goals.slice(0, most).map((goal) => goalSlopes(context, goal, years, height)),
    moreGoals: goals.length <= most ? null : context.words.say('report.aim.more_goals', { n: goals.length - most }),
  };
}

function goalSlopes(context: ReportContext, goal: PlanNode, years: { base: number; target: number }, height: number): OverviewView['indicators']['goals'][number] {
  const { plan, words, format } = context;
  const rows: Slope[] = plan.series.filter((row) => row.kind === 'goal_indicator' && row.goalId === goal.id).flatMap((row) => {
    const change = plan.changes.get(row.id);
    const [base, target] = [Number(change?.base ?? Number.NaN), Number(change?.target ?? Number.NaN)];
    if (!(base > 0) || Number.isNaN(target) || change?.baseYear !== years.base || change.targetYear !== years.target) return [];
    const percent = (target / base - 1) * 100;
    const number = row.number === null || !/\d/.test(row.number) ? '' : `${row.number.replace(/[.)]$/, '')}: `;
    const sign = percent > 0 ? '+' : '';
    return [{ label: `${number}${words.say('format.percent', { n: sign + format.number(percent, 0) })}`, from: 100, to: (target / base) * 100, aim: aimOf(plan, row) }];
  });
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((high - low) * SLOPE_ROOM, 1);
  const label = words.say('report.aim.goal', { number: goal.number ?? '' });
  return {
    label,
    title: goal.title.length > GOAL_TITLE_LETTERS ? `${goal.title.slice(0, goal.title.lastIndexOf(' ', GOAL_TITLE_LETTERS))}…` : goal.title,
    svg: rows.length === 0 ? '' : slopes(rows, {
      width: SLOPE_WIDTH, height, base: String(years.base), target: String(years.target), domain: [low - room, high + room],
      alt: `${label}. ${rows.map((row) => row.label).join('; ')}`,
    }),
    note: rows.length === 0 ? words.say('report.aim.none_comparable') : null,
  };
}

// ── findings and trust ──────────────────────────────────────────────────────────────────────────────────────────────

function findingsView(context: ReportContext): OverviewView['findings'] {
  const { plan, words } = context;
  const open = openFindings(plan);
  const own = contradictions(context);
  const count = (severity: string): number => open.filter((finding) => finding.severity === severity).length;
  return {
    headline: own.length === 0 ? words.say('report.findings.headline_none') : words.say('report.findings.headline', { n: own.length }),
    lede: words.say(own.length === 0 ? 'report.findings.lede_none' : 'report.findings.lede', {
      errors: words.say('report.count.errors', { n: count('error') }),
      warnings: words.say('report.count.warnings', { n: count('warning') }),
      notes: words.say('report.count.notes', { n: count('note') }),
    }),
    worst: fitting(gravest(own, WORST).map((kind) => gravestView(context, kind))),
    more: words.say(own.length === 0 ? 'report.findings.all_there' : 'report.findings.more'),
  };
}

/** The first findings, as many as the page has room for; at least one. */
function fitting(findings: readonly GravestView[]): GravestView[] {
  let letters = 0;
  return findings.filter(({ sentence, others }, index) => {
    letters += sentence.length + (others ?? '').length;
    return index === 0 || letters <= WORST_LETTERS;
  });
}

/** The cells by status, as a sentence, a bar and its parts. */
export function trustView(context: ReportContext, width: number): TrustView {
  const { plan, words, format } = context;
  const counts = countStatuses(plan.series);
  const parts = (['stated', 'inferred', 'corrected', 'unplaced'] as const).map((status) => ({ status, count: counts[status] }));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const unclaimed = plan.elements.find(({ element }) => element === 'unclaimed')?.lines ?? 0;
  const headline = (): string => {
    if (total === 0) return words.say('report.trust.headline_none');
    if (counts.unplaced === 0) return words.say('report.trust.headline_full');
    return words.say('report.trust.headline', { percent: format.share(counts.stated / total), n: counts.unplaced });
  };
  const label = (status: keyof typeof counts): string => words.say(`report.status.${status}`);
  return {
    headline: headline(),
    lede: words.say('report.trust.lede', { cells: format.number(total) }),
    bar: total === 0 ? '' : statusBar(parts, width, words.say('report.trust.chart_alt', { values: parts.map(({ status, count }) => `${label(status)}: ${count}`).join('; ') })),
    parts: parts.map(({ status, count }) => ({
      swatch: statusSwatch(status), label: label(status), count: format.number(count),
      share: words.say('format.percent', { n: format.share(total === 0 ? 0 : count / total) }),
    })),
    unclaimed: unclaimed === 0 ? null : words.say('report.trust.unclaimed', { n: format.number(unclaimed) }, unclaimed),
  };
}
