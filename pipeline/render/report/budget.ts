import type { Budget } from './analysis.js';
import type { GroupYear, PlanSeries } from './data.js';
import { valueIn } from './analysis.js';
import { moneyPower, scaleFor } from '../format.js';
import type { ChartView, RankingView } from './money.js';
import { driversChart, moneySentence, periodsOf, rankingView, said, spendingChart, summaryLines, yearColumnsOf } from './money.js';
import type { LinesView, ReportContext, YearTable } from './tables.js';
import { linesView, yearTable } from './tables.js';
import { yearColumns } from '../charts/budget.js';
import type { ContributionTable, GoalMoneyTable, ResultTable } from './growth.js';
import { contributionTable, goalMoneyTable, growthSentence, resultTable } from './growth.js';

/** A year of the budget in one row. */
export interface BudgetYearRow {
  readonly year: number;
  readonly reported: boolean;
  readonly total: string;
  readonly change: string;
  readonly current: string;
  readonly development: string;
  readonly developmentShare: string;
  readonly largest: string;
  readonly herfindahl: string;
}

export interface BudgetChapter {
  readonly headline: string;
  readonly lede: string;
  /** The yearly rate of growth, where it can be told. */
  readonly yearly: string | null;
  readonly spending: ChartView;
  readonly years: readonly BudgetYearRow[];
  readonly unit: string;
  readonly drivers: ChartView | null;
  readonly contributions: ContributionTable | null;
  readonly goals: GoalMoneyTable | null;
  readonly results: ResultTable | null;
  readonly groupHeadline: string;
  readonly groups: readonly (ChartView & { readonly name: string })[];
  readonly ranking: RankingView;
  readonly tableTitle: string;
  readonly table: YearTable;
  readonly lines: LinesView;
}

/** CSS pixels. */
const WIDTH = 657;
const HALF = 318;
const SPENDING_HEIGHT = 190;
const GROUP_HEIGHT = 150;
const VOLUME = { width: 300, height: 120 } as const;
const RANKING_BAR = 200;
const ALL = 1000;

/** The budget of the plan: by year, by group, by programme, and the summary as printed. */
export function budgetChapter(context: ReportContext, budget: Budget): BudgetChapter {
  const { plan, words, format } = context;
  const unit = budget.total.unit === null ? '' : format.unit(budget.total.unit);
  const rows = plan.series.filter(({ kind }) => kind === 'budget_line');
  const table = yearTable(context, words.say('report.table.name'), [{ title: null, series: rows }]);
  if (table === null) throw new Error('the summary has a total but no rows');
  return {
    headline: moneySentence(context, budget),
    lede: words.say('report.money.lede', { first: budget.first, last: budget.last }),
    yearly: growthSentence(context),
    spending: spendingChart(context, budget, { width: WIDTH, height: SPENDING_HEIGHT }),
    years: budget.totals.map((total) => budgetYear(context, total)),
    unit,
    drivers: driversChart(context, budget, WIDTH),
    contributions: contributionTable(context),
    goals: goalMoneyTable(context, budget),
    results: resultTable(context),
    groupHeadline: groupHeadline(context, budget),
    groups: (['current', 'development'] as const).flatMap((group) => groupChart(context, budget, group)),
    ranking: rankingView(context, budget, budget.last, ALL, RANKING_BAR),
    tableTitle: words.say('report.plan.budget_table', { unit }),
    table,
    lines: summaryLines(context),
  };
}

function budgetYear(context: ReportContext, total: Budget['totals'][number]): BudgetYearRow {
  const { plan, format } = context;
  const { year } = total;
  const group = (name: GroupYear['group']): GroupYear | undefined => plan.budgetGroups.find((row) => row.group === name && row.year === year);
  const amount = (row: GroupYear | undefined): string => (row?.amount == null ? '' : format.number(row.amount));
  const change = group('total')?.changePercent ?? null;
  const concentration = plan.money.concentration.find((row) => row.year === year);
  return {
    year, reported: total.reported,
    total: format.number(total.amount),
    change: change === null ? '' : `${change > 0 ? '+' : ''}${format.number(change, 1)}`,
    current: amount(group('current')),
    development: amount(group('development')),
    developmentShare: shareOf(context, group('development')),
    largest: concentration?.largestFivePercent == null ? '' : format.number(concentration.largestFivePercent, 1),
    herfindahl: concentration?.herfindahl == null ? '' : format.number(concentration.herfindahl, 2),
  };
}

function shareOf({ format }: ReportContext, row: GroupYear | undefined): string {
  return row?.sharePercent == null ? '' : format.number(row.sharePercent, 1);
}

function groupHeadline(context: ReportContext, budget: Budget): string {
  const { plan, words } = context;
  const share = (year: number): string => shareOf(context, plan.budgetGroups.find((row) => row.group === 'development' && row.year === year));
  const [a, b] = [share(budget.first), share(budget.last)];
  return a === '' || b === '' ? '' : words.say('report.plan.budget_group_headline', { first: budget.first, last: budget.last, a, b });
}

function groupChart(context: ReportContext, budget: Budget, group: 'current' | 'development'): (ChartView & { name: string })[] {
  const { plan, words } = context;
  const rows = plan.budgetGroups.filter((row) => row.group === group);
  const series = plan.series.find(({ id }) => id === rows[0]?.id);
  if (series === undefined) return [];
  const scale = scaleFor(Math.max(...rows.map(({ amount }) => amount ?? 0)), budget.power);
  const columns = yearColumnsOf(context, rows, budget.power, scale);
  const name = words.say(`report.group.${group}`);
  return [{
    name,
    title: words.say(`scale.${scale}`),
    svg: yearColumns(columns, { width: HALF, height: GROUP_HEIGHT, periods: periodsOf(context), alt: `${name}. ${words.say('report.chart.spending_alt', { values: said(columns) })}` }),
    lines: linesView(context, series.lineFirst, series.lineLast),
  }];
}

/** The volume of a programme by year as columns, or null where no volume has readable years or a money unit. */
export function programmeVolume(context: ReportContext, volumes: readonly PlanSeries[]): ChartView | null {
  const { plan, words } = context;
  const series = volumes.find((row) => row.cells.some(({ year, value }) => year !== null && value !== null));
  const power = moneyPower(series?.unit ?? null);
  if (series === undefined || power === null) return null;
  const amounts = plan.years.map(({ year }) => ({ year, amount: valueIn(series, year) }));
  const scale = scaleFor(Math.max(...amounts.map(({ amount }) => amount ?? 0)), power);
  const columns = yearColumnsOf(context, amounts, power, scale).map((column) => {
    const cell = series.cells.find(({ year }) => year === column.year);
    return cell?.value == null && cell?.absence != null ? { ...column, label: '–' } : column;
  });
  return {
    title: words.say('report.plan.programme_volume', { unit: words.say(`scale.${scale}`) }),
    svg: yearColumns(columns, { ...VOLUME, periods: null, alt: words.say('report.chart.spending_alt', { values: said(columns) }) }),
    lines: linesView(context, series.lineFirst, series.lineLast),
  };
}
