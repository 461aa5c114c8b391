import type { Budget } from './analysis.js';
import { budgetOf } from './analysis.js';
import type { PlanNode } from './data.js';
import type { ResultGrowth, TieMoney } from './money-data.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView } from './tables.js';
import { moneyPower } from '../format.js';
import { shortened } from '../charts.js';

/** What each programme adds to the growth of each year: the largest ones, the others together, and the whole. */
export interface ContributionTable {
  readonly years: readonly number[];
  readonly rows: readonly { readonly code: string; readonly name: string; readonly points: readonly string[]; readonly sums: boolean }[];
}

/** Money of the goals in a year, their own and shared, and all money by its ties to goals. */
export interface GoalMoneyTable {
  readonly title: string;
  readonly rows: readonly { readonly number: string; readonly title: string; readonly own: string; readonly shared: string; readonly heads: boolean }[];
  readonly tiesTitle: string;
  readonly ties: readonly { readonly label: string; readonly programmes: string; readonly amount: string; readonly share: string; readonly sums: boolean }[];
}

export interface ResultRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly years: string;
  readonly firstResult: string;
  readonly lastResult: string;
  readonly resultGrowth: string;
  readonly moneyGrowth: string;
  readonly gap: string;
  readonly firstEach: string;
  readonly lastEach: string;
  readonly sign: string;
  readonly lines: LinesView | null;
}

export interface ResultTable {
  readonly headline: string;
  readonly rows: readonly ResultRow[];
}

const SHOWN = 9;
/** Contributions smaller than this, in percentage points, would print as nothing. */
const SMALLEST = 0.05;
const NAME_LETTERS = 70;
/** Fewer programmes than these make no table. */
const FEWEST_RESULTS = 3;
const INFERRED = 'ᶦ';

/** A number with its sign, in one decimal. */
function signed({ format }: ReportContext, value: number, decimals = 1): string {
  const text = format.number(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The yearly rate of growth as a sentence, or null where it cannot be told. */
export function growthSentence(context: ReportContext): string | null {
  const total = context.plan.money.growth.find(({ level }) => level === 'total');
  if (total?.cagrPercent == null || Math.abs(total.cagrPercent) < SMALLEST) return null;
  const percent = context.format.number(Math.abs(total.cagrPercent), 1);
  return context.words.say(total.cagrPercent > 0 ? 'report.growth.yearly_up' : 'report.growth.yearly_down', { first: total.firstYear, last: total.lastYear, percent });
}

/** The contributions as a table, or null where no year has any. */
export function contributionTable(context: ReportContext): ContributionTable | null {
  const { plan, words } = context;
  const known = plan.money.contributions.filter(({ points }) => points !== null);
  const years = [...new Set(known.map(({ year }) => year))].sort((a, b) => a - b);
  if (years.length === 0) return null;
  const byId = new Map<string, { code: string; name: string; points: Map<number, number>; largest: number }>();
  for (const { id, code, starred, name, year, points } of known) {
    const row = byId.get(id) ?? { code: starred ? `${code}*` : code, name, points: new Map<number, number>(), largest: 0 };
    row.points.set(year, points ?? 0);
    row.largest = Math.max(row.largest, Math.abs(points ?? 0));
    byId.set(id, row);
  }
  const ranked = [...byId.values()].sort((a, b) => b.largest - a.largest);
  const shown = ranked.filter(({ largest }, index) => index < SHOWN && largest >= SMALLEST);
  const rest = ranked.filter((row) => !shown.includes(row));
  const sum = (rows: typeof ranked, year: number): number => rows.reduce((total, { points }) => total + (points.get(year) ?? 0), 0);
  const text = (value: number): string => signed(context, value);
  return {
    years,
    rows: [
      ...shown.map(({ code, name, points }) => ({ code, name: shortened(name, NAME_LETTERS), points: years.map((year) => (points.has(year) ? text(points.get(year) ?? 0) : '')), sums: false })),
      ...(rest.length === 0 ? [] : [{ code: '', name: words.say('report.ranking.rest', { n: rest.length }), points: years.map((year) => text(sum(rest, year))), sums: false }]),
      { code: '', name: words.say('report.growth.all'), points: years.map((year) => text(sum(ranked, year))), sums: true },
    ],
  };
}

// ── goals ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The money of goals in a year, or null where no goal lists programmes. */
export function goalMoneyTable(context: ReportContext, budget: Budget): GoalMoneyTable | null {
  const { plan, words, format } = context;
  const year = budget.last;
  const goals = plan.money.goals.filter((row) => row.year === year);
  if (goals.length === 0) return null;
  const unit = budget.total.unit === null ? '' : format.unit(budget.total.unit);
  const rowOf = (node: PlanNode, heads: boolean): GoalMoneyTable['rows'] => {
    const money = (heads ? plan.money.directions : plan.money.goals).find((row) => row.id === node.id && row.year === year);
    return money === undefined ? [] : [{ number: node.number ?? '', title: node.title, own: format.number(money.own), shared: format.number(money.shared), heads }];
  };
  const of = (direction: PlanNode): PlanNode[] => plan.nodes.filter(({ level, parentId }) => level === 'goal' && parentId === direction.id);
  const rows = plan.nodes.filter(({ level }) => level === 'direction').flatMap((direction) => {
    const below = of(direction).flatMap((goal) => rowOf(goal, false));
    return of(direction).length > 1 ? [...rowOf(direction, true), ...below] : below;
  });
  const ties = plan.money.ties.filter((row) => row.year === year);
  return {
    title: words.say('report.growth.goals', { year, unit }),
    rows,
    tiesTitle: words.say('report.growth.ties', { year }),
    ties: [...ties.map((row) => tieRow(context, row)), {
      label: words.say('report.growth.all'), programmes: format.number(ties.reduce((sum, { programmes }) => sum + programmes, 0)),
      amount: format.number(ties.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0)), share: '', sums: true,
    }],
  };
}

function tieRow({ words, format }: ReportContext, { tie, programmes, amount, sharePercent }: TieMoney): GoalMoneyTable['ties'][number] {
  return {
    label: words.say(`report.growth.tie.${tie}`), programmes: format.number(programmes), amount: amount === null ? '' : format.number(amount),
    share: sharePercent === null ? '' : format.number(sharePercent, 1), sums: false,
  };
}

// ── results ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Programmes whose passport counts one result, with growth of that against growth of the money. Null where there are few: their profiles say it. */
export function resultTable(context: ReportContext): ResultTable | null {
  const { plan, words } = context;
  const rows = plan.money.results.filter(({ results }) => results === 1);
  if (rows.length < FEWEST_RESULTS) return null;
  const faster = rows.filter(({ gapPoints }) => (gapPoints ?? 0) > 0).length;
  return { headline: words.say('report.growth.results_headline', { n: faster, total: rows.length }, rows.length), rows: rows.map((row) => resultRow(context, row)) };
}

function resultRow(context: ReportContext, row: ResultGrowth): ResultRow {
  const { plan, format } = context;
  const series = plan.series.find(({ id }) => id === row.id);
  const percent = (value: number | null): string => (value === null ? '' : signed(context, value));
  const each = perUnit(context, row);
  return {
    code: row.code, name: shortened(row.name, NAME_LETTERS), unit: format.unit(row.unit), years: `${row.firstYear}–${row.lastYear}`,
    firstResult: format.number(row.firstResult), lastResult: format.number(row.lastResult),
    resultGrowth: percent(row.resultPercent), moneyGrowth: percent(row.amountPercent), gap: percent(row.gapPoints), firstEach: each?.first ?? '', lastEach: each?.last ?? '',
    sign: row.derived ? INFERRED : '',
    lines: series === undefined ? null : linesView(context, series.lineFirst, series.lineLast),
  };
}

/** Money for one unit of the result in the first and the last year, or null where it is not told. */
function perUnit({ format }: ReportContext, { firstPerUnit, lastPerUnit, amountUnit }: ResultGrowth): { first: string; last: string } | null {
  const power = moneyPower(amountUnit);
  return firstPerUnit === null || lastPerUnit === null || power === null ? null : { first: format.money(firstPerUnit, power), last: format.money(lastPerUnit, power) };
}

/** Results against money of one programme as sentences: one where its money serves one counted result, else why there is none. */
export function resultSentences(context: ReportContext, code: string): string[] {
  const { plan, words } = context;
  if (budgetOf(plan) === null) return [];
  const rows = plan.money.results.filter((row) => row.code === code);
  const [only] = rows;
  if (only === undefined) return [];
  if (only.results > 1) return [words.say('report.growth.several_results', { n: only.results })];
  const sentences = only.resultPercent === null || only.amountPercent === null ? [] : [words.say('report.growth.result', {
    first: only.firstYear, last: only.lastYear, result: signed(context, only.resultPercent), money: signed(context, only.amountPercent),
  })];
  const each = perUnit(context, only);
  return each === null ? sentences : [...sentences, words.say('report.growth.per_unit', { first: only.firstYear, last: only.lastYear, before: each.first, after: each.last })];
}
