import type { Budget, ProgrammeAmount } from './analysis.js';
import { contributions, isReported, rankedProgrammes, totalOf } from './analysis.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView } from './tables.js';
import { decimalsFor, scaleFor } from '../format.js';
import type { Scale } from '../format.js';
import { rankingBar, waterfall, yearColumns } from '../charts/budget.js';
import type { WaterfallStep, YearColumn } from '../charts/budget.js';
import { shortened } from '../charts.js';

/** A chart with what it shows, in which unit, and where that stands in the source. */
export interface ChartView {
  readonly title: string;
  readonly svg: string;
  readonly lines: LinesView;
}

/** A row of a ranking of programmes. */
export interface RankingRow {
  readonly code: string;
  readonly name: string;
  readonly bar: string;
  readonly amount: string;
  readonly share: string;
  readonly lines: LinesView | null;
}

export interface RankingView {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly RankingRow[];
  readonly lines: LinesView;
}

/** Ratios nearer to 1 than this are called level. */
const LEVEL = 0.005;
/** Growth is said as a factor from here on, in per cent below. */
export const TIMES_FROM = 1.5;
/** A programme with more than half of the money is worth a sentence of its own. */
const DOMINANT = 0.5;
const LARGEST = 5;
const DRIVERS = 5;
/** Shares below a tenth of a per cent would print as nothing. */
const SMALLEST_SHARE = 0.001;
const NAME_LETTERS = 80;

/** The finding about the money, as one sentence: how it grows, and how much of it the largest programmes are. */
export function moneySentence(context: ReportContext, budget: Budget): string {
  const { words, format, plan } = context;
  const { first, last } = budget;
  const ratio = totalOf(budget, last) / totalOf(budget, first);
  const years = { first, last };
  const growth = (): string => {
    if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < LEVEL) return words.say('report.money.level', years);
    if (ratio >= TIMES_FROM) {
      const shown = Number(ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0));
      return words.say('report.money.times', { ...years, n: format.factor(ratio) }, shown);
    }
    const percent = format.number(Math.abs(ratio - 1) * 100, 0);
    return words.say(ratio > 1 ? 'report.money.up' : 'report.money.down', { ...years, percent });
  };
  const ranked = rankedProgrammes(plan, last);
  const [largest] = ranked;
  if (largest === undefined) return growth();
  const five = ranked.slice(0, LARGEST).reduce((sum, { share }) => sum + share, 0);
  const concentration = largest.share >= DOMINANT || ranked.length <= LARGEST
    ? words.say('report.money.one_programme', { year: last, share: format.share(largest.share, 0) })
    : words.say('report.money.five_programmes', { year: last, share: format.share(five, 0) });
  return words.say('report.money.join', { growth: growth(), concentration });
}

/** Columns of the total by year. */
export function spendingChart(context: ReportContext, budget: Budget, size: { width: number; height: number }): ChartView {
  const { words } = context;
  const scale = scaleFor(Math.max(...budget.totals.map(({ amount }) => amount)), budget.power);
  const columns = yearColumnsOf(context, budget.totals, budget.power, scale);
  return {
    title: words.say('report.chart.spending', { unit: words.say(`scale.${scale}`) }),
    svg: yearColumns(columns, { ...size, periods: periodsOf(context), alt: words.say('report.chart.spending_alt', { values: said(columns) }) }),
    lines: linesView(context, budget.total.lineFirst, budget.total.lineLast),
  };
}

/** Columns for amounts by year, labelled in one scale. */
export function yearColumnsOf(
  context: ReportContext, amounts: readonly { readonly year: number; readonly amount: number | null }[], power: number, scale: Scale,
): YearColumn[] {
  const { plan, format, words } = context;
  const largest = Math.max(...amounts.map(({ amount }) => Math.abs(amount ?? 0)), 0);
  const decimals = decimalsFor(Number(format.scaled(largest, power, scale, 2).replace(/[^\d]/g, '')) / 100);
  return plan.years.map(({ year }) => {
    const amount = amounts.find((row) => row.year === year)?.amount ?? null;
    return {
      year, value: amount, reported: isReported(plan, year),
      label: amount === null ? words.say('report.sign.unplaced') : format.scaled(amount, power, scale, amount === 0 ? 0 : Math.min(decimals, 2)),
    };
  });
}

export function periodsOf({ words }: ReportContext): { reported: string; planned: string } {
  return { reported: words.say('report.chart.reported'), planned: words.say('report.chart.planned') };
}

export function said(columns: readonly YearColumn[]): string {
  return columns.map(({ year, label }) => `${year}: ${label}`).join('; ');
}

/** What makes up the change of the total from the first to the last year, as a waterfall. Null where there is nothing to part. */
export function driversChart(context: ReportContext, budget: Budget, width: number): ChartView | null {
  const { words, format, plan } = context;
  const { first, last } = budget;
  const parts = contributions(plan, budget, first, last);
  if (first === last || parts.length === 0) return null;
  const scale = finerScale(totalOf(budget, last), budget.power);
  const amountText = (amount: number, sign = ''): string => sign + format.scaled(amount, budget.power, scale, 1);
  const steps: WaterfallStep[] = [{ name: String(first), from: 0, to: totalOf(budget, first), kind: 'level', label: amountText(totalOf(budget, first)) }];
  let level = totalOf(budget, first);
  const step = (name: string, amount: number): void => {
    steps.push({ name, from: level, to: level + amount, kind: 'change', label: amountText(amount, amount > 0 ? '+' : '') });
    level += amount;
  };
  for (const { code, name, amount } of parts.slice(0, DRIVERS)) step(`${code} ${name}`, amount);
  const rest = totalOf(budget, last) - level;
  if (parts.length > DRIVERS || rest !== 0) step(words.say('report.chart.others'), rest);
  steps.push({ name: String(last), from: 0, to: totalOf(budget, last), kind: 'level', label: amountText(totalOf(budget, last)) });
  const alt = words.say('report.chart.drivers_alt', { values: steps.map(({ name, label }) => `${name}: ${label}`).join('; ') });
  return {
    title: words.say('report.chart.drivers', { first, last, unit: words.say(`scale.${scale}`) }),
    svg: waterfall(steps, { width, alt }),
    lines: summaryLines(context),
  };
}

/** The scale for parts of an amount: one below trillions, which would leave the parts no digits. */
function finerScale(amount: number, power: number): Scale {
  const scale = scaleFor(amount, power);
  return scale === 'trillion' ? 'billion' : scale;
}

/** Programmes of a year, sorted, with bars; what `count` leaves out is summed up in a last row. */
export function rankingView(context: ReportContext, budget: Budget, year: number, count: number, barWidth: number): RankingView {
  const { words, format, plan } = context;
  const ranked = rankedProgrammes(plan, year);
  const unit = finerScale(ranked[0]?.amount ?? 0, budget.power);
  const shown = ranked.slice(0, count);
  const row = (item: Pick<ProgrammeAmount, 'code' | 'name' | 'amount' | 'share'>, lines: LinesView | null): RankingRow => ({
    code: item.code, lines,
    name: shortened(item.name, NAME_LETTERS),
    bar: rankingBar(item.amount / (ranked[0]?.amount ?? 1), barWidth),
    amount: format.scaled(item.amount, budget.power, unit, 1),
    share: item.amount > 0 && item.share < SMALLEST_SHARE ? words.say('format.less_than', { n: format.share(SMALLEST_SHARE) }) : format.share(item.share),
  });
  const rest = ranked.slice(count);
  const sum = (key: 'amount' | 'share'): number => rest.reduce((total, item) => total + item[key], 0);
  const rows = shown.map((item) => row(item, linesOf(context, item.id)));
  if (rest.length > 0) rows.push(row({ code: '', name: words.say('report.ranking.rest', { n: rest.length }), amount: sum('amount'), share: sum('share') }, null));
  return { title: words.say('report.ranking.title', { year }), unit: words.say(`scale.${unit}`), rows, lines: summaryLines(context) };
}

/** Lines of the whole summary. */
export function summaryLines(context: ReportContext): LinesView {
  const rows = context.plan.series.filter(({ kind }) => kind === 'budget_line');
  return linesView(context, Math.min(...rows.map(({ lineFirst }) => lineFirst)), Math.max(...rows.map(({ lineLast }) => lineLast)));
}

function linesOf(context: ReportContext, id: string): LinesView | null {
  const series = context.plan.series.find((row) => row.id === id);
  return series === undefined ? null : linesView(context, series.lineFirst, series.lineLast);
}
