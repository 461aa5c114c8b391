import type { Plan, PlanFinding, PlanSeries, ProgrammeYear } from './data.js';
import { moneyPower } from '../format.js';

/** The money by year, as the plan's summary prints its total. */
export interface Budget {
  readonly totals: readonly { readonly year: number; readonly amount: number; readonly reported: boolean }[];
  /** Row of the summary that prints the total. */
  readonly total: PlanSeries;
  /** Power of ten of the summary's unit, in tenge. */
  readonly power: number;
  /** First and last year that the total is known for. */
  readonly first: number;
  readonly last: number;
}

/** A programme's part in a year's money, or in the change between two years. */
export interface ProgrammeAmount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly amount: number;
  readonly share: number;
}

/** How an indicator moves, seen from the plan's aim: `unknown` where no word tells which way is better, `unreadable` without two years. */
export type Aim = 'with' | 'against' | 'level' | 'unknown' | 'unreadable';
export const AIMS: readonly Aim[] = ['with', 'against', 'level', 'unknown', 'unreadable'];

/** The budget as the plan's summary prints it, or null where it prints no total in money. */
export function budgetOf(plan: Plan): Budget | null {
  const rows = plan.budgetGroups.filter(({ group }) => group === 'total');
  const total = plan.series.find(({ id }) => id === rows[0]?.id);
  const power = moneyPower(rows[0]?.unit ?? null);
  const totals = rows.flatMap(({ year, amount }) => (amount === null ? [] : [{ year, amount, reported: isReported(plan, year) }]));
  const [first, last] = [totals[0], totals.at(-1)];
  if (total === undefined || power === null || first === undefined || last === undefined) return null;
  return { totals, total, power, first: first.year, last: last.year };
}

/** Whether the plan reports a year, as against planning or projecting it. */
export function isReported(plan: Plan, year: number): boolean {
  return plan.years.find((row) => row.year === year)?.period === 'reported';
}

/** The total of a year; 0 where it is not known. */
export function totalOf(budget: Budget, year: number): number {
  return budget.totals.find((row) => row.year === year)?.amount ?? 0;
}

/** Programmes of a year that have money in it, the largest first. */
export function rankedProgrammes(plan: Plan, year: number): ProgrammeAmount[] {
  return plan.budget
    .filter((row) => row.year === year && (row.amount ?? 0) > 0)
    .map((row) => ({ ...named(row), amount: row.amount ?? 0, share: (row.sharePercent ?? 0) / 100 }))
    .sort((a, b) => b.amount - a.amount);
}

/** What each programme adds to the change of the total between two years, the largest contribution (up or down) first. */
export function contributions(plan: Plan, budget: Budget, first: number, last: number): ProgrammeAmount[] {
  const change = totalOf(budget, last) - totalOf(budget, first);
  const before = new Map(plan.budget.filter(({ year }) => year === first).map(({ id, amount }) => [id, amount ?? 0]));
  return plan.budget
    .filter(({ year }) => year === last)
    .map((row) => ({ row, amount: (row.amount ?? 0) - (before.get(row.id) ?? 0) }))
    .filter(({ amount }) => amount !== 0)
    .map(({ row, amount }) => ({ ...named(row), amount, share: change === 0 ? 0 : amount / change }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}

function named({ id, code, starred, name }: ProgrammeYear): { id: string; code: string; name: string } {
  return { id, code: starred ? `${code}*` : code, name };
}

/** The number that stands in a year; null for none, or where no year can be read. */
export function valueIn(series: PlanSeries, year: number): number | null {
  const cell = series.cells.find((candidate) => candidate.year === year);
  return cell?.value == null ? null : Number(cell.value);
}

/** Indicators of goals and tasks that carry values. */
export function outcomeIndicators(plan: Plan): PlanSeries[] {
  return plan.series.filter(({ kind, cells }) => (kind === 'goal_indicator' || kind === 'task_indicator') && cells.length > 0);
}

/** How an indicator moves, seen from the plan's aim. */
export function aimOf(plan: Plan, series: PlanSeries): Aim {
  const change = plan.changes.get(series.id);
  if (change?.base == null || change.target === null) return 'unreadable';
  return change.movement;
}

/** How many indicators of goals and tasks move which way. */
export function countAims(plan: Plan): Record<Aim, number> {
  const counts: Record<Aim, number> = { with: 0, against: 0, level: 0, unknown: 0, unreadable: 0 };
  for (const series of outcomeIndicators(plan)) counts[aimOf(plan, series)] += 1;
  return counts;
}

/** Last reported year and last year of the plan: what indicators are compared between, where they have both. */
export function comparedYears(plan: Plan): { base: number; target: number } | null {
  const base = plan.years.filter(({ period }) => period === 'reported').at(-1)?.year;
  const target = plan.years.filter(({ period }) => period === 'planned').at(-1)?.year;
  return base === undefined || target === undefined ? null : { base, target };
}

/** A goal's programmes and their money in a year. A programme listed under several goals is shared between them, not divided. */
export interface GoalMoney {
  readonly codes: readonly string[];
  readonly amount: number;
  readonly sharedCodes: readonly string[];
  readonly sharedAmount: number;
  /** Codes that the summary has no line for. */
  readonly missingCodes: readonly string[];
}

/** The programmes listed under a goal; each counts once, however often it is listed. */
export function goalMoney(plan: Plan, goalId: string, year: number): GoalMoney {
  const rows = plan.goalProgrammes.filter((row) => row.goalId === goalId && row.year === year);
  const sum = (list: typeof rows): number => list.reduce((total, { amount }) => total + (amount ?? 0), 0);
  const shared = rows.filter((row) => row.shared && (row.amount ?? 0) > 0);
  return {
    codes: rows.map(({ code }) => code),
    amount: sum(rows),
    sharedCodes: shared.map(({ code }) => code),
    sharedAmount: sum(shared),
    missingCodes: rows.filter(({ seriesId }) => seriesId === null).map(({ code }) => code),
  };
}

export type StatusCounts = Record<'stated' | 'inferred' | 'corrected' | 'unplaced', number>;

/** How many cells stand in each status. */
export function countStatuses(series: readonly PlanSeries[]): StatusCounts {
  const counts: StatusCounts = { stated: 0, inferred: 0, corrected: 0, unplaced: 0 };
  for (const { cells } of series) for (const { status } of cells) counts[status] += 1;
  return counts;
}

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

/**
 * Findings that a reviewer has not dismissed, the gravest first: by severity, what the document gets wrong before what its reading may,
 * then by the size of the difference, then as they stand in the document.
 */
export function openFindings(plan: Plan): PlanFinding[] {
  const order = new Map(plan.findings.map(({ id }, index) => [id, index]));
  return plan.findings
    .filter(({ review }) => review !== 'dismissed')
    .toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]
      || Number(a.origin === 'extraction') - Number(b.origin === 'extraction')
      || b.weight - a.weight
      || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
