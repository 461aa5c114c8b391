import type { DuckDBConnection } from '@duckdb/node-api';

/** A year's concentration, from `mart_budget_concentration`. */
export interface YearConcentration {
  readonly year: number;
  readonly largestFivePercent: number | null;
  readonly herfindahl: number | null;
  /** Programmes whose amount of the year cannot be read. */
  readonly unreadable: number;
}

/** Growth of a row of the summary from the last reported to the last planned year, from `mart_budget_growth`. */
export interface BudgetGrowth {
  readonly level: 'total' | 'group' | 'programme';
  readonly id: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly cagrPercent: number | null;
}

/** What a programme adds to the growth of a year, from `mart_budget_by_programme`. */
export interface YearContribution {
  readonly id: string;
  readonly code: string;
  readonly starred: boolean;
  readonly name: string;
  readonly year: number;
  readonly points: number | null;
}

/** Money of a goal or direction in a year, from `mart_goal_budget` and `mart_direction_budget`. */
export interface OwnerMoney {
  readonly id: string;
  readonly year: number;
  readonly own: string;
  readonly shared: string;
}

/** All money of a year by how its programmes are tied to goals, from `mart_budget_by_tie`. */
export interface TieMoney {
  readonly tie: 'one' | 'several' | 'none';
  readonly year: number;
  readonly amount: string | null;
  readonly programmes: number;
  readonly sharePercent: number | null;
}

/** A counted result of a programme beside its money, from `mart_programme_growth`; per unit only where it is the passport's one result. */
export interface ResultGrowth {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly results: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly firstResult: string;
  readonly lastResult: string;
  readonly resultPercent: number | null;
  readonly amountPercent: number | null;
  readonly gapPoints: number | null;
  readonly amountUnit: string | null;
  readonly firstPerUnit: number | null;
  readonly lastPerUnit: number | null;
  readonly derived: boolean;
}

/** What the marts say of the money beyond its amounts. */
export interface PlanMoney {
  readonly concentration: readonly YearConcentration[];
  readonly growth: readonly BudgetGrowth[];
  readonly contributions: readonly YearContribution[];
  readonly goals: readonly OwnerMoney[];
  readonly directions: readonly OwnerMoney[];
  readonly ties: readonly TieMoney[];
  readonly results: readonly ResultGrowth[];
}

const integer = (column: string): string => `CAST(${column} AS INTEGER)`;
const double = (column: string): string => `CAST(${column} AS DOUBLE)`;
const exact = (column: string): string => `CAST(${column} AS VARCHAR)`;

/** Reads what the marts say of a document's money, each list in the mart's order. */
export async function readMoney(connection: DuckDBConnection, documentId: string): Promise<PlanMoney> {
  const read = async <Row>(columns: string, from: string): Promise<Row[]> => {
    const result = await connection.runAndReadAll(`SELECT ${columns} FROM ${from} WHERE document_id = $1 ORDER BY rowid`, [documentId]);
    return result.getRowObjectsJS() as unknown as Row[];
  };
  const ownerMoney = (id: string, from: string): Promise<OwnerMoney[]> => read(`${id} AS id, year, ${exact('own_amount')} AS own, ${exact('shared_amount')} AS shared`, from);
  return {
    concentration: await read(
      `year, ${double('largest_five_percent')} AS "largestFivePercent", ${double('herfindahl')} AS herfindahl, ${integer('unreadable_programmes')} AS unreadable`,
      'mart_budget_concentration',
    ),
    growth: await read(`level, series_id AS id, first_year AS "firstYear", last_year AS "lastYear", ${double('cagr_percent')} AS "cagrPercent"`, 'mart_budget_growth'),
    contributions: await read(`series_id AS id, programme_code AS code, starred, name, year, ${double('contribution_points')} AS points`, 'mart_budget_by_programme'),
    goals: await ownerMoney('goal_id', 'mart_goal_budget'),
    directions: await ownerMoney('direction_id', 'mart_direction_budget'),
    ties: await read(`tie, year, ${exact('amount')} AS amount, ${integer('programmes')} AS programmes, ${double('share_percent')} AS "sharePercent"`, 'mart_budget_by_tie'),
    results: await read(
      `programme_code AS code, series_id AS id, name, unit, ${integer('results')} AS results, first_year AS "firstYear", last_year AS "lastYear",
       ${exact('first_result')} AS "firstResult", ${exact('last_result')} AS "lastResult", ${double('result_growth_percent')} AS "resultPercent",
       ${double('amount_growth_percent')} AS "amountPercent", ${double('gap_points')} AS "gapPoints", amount_unit AS "amountUnit",
       ${double('first_amount_per_unit')} AS "firstPerUnit", ${double('last_amount_per_unit')} AS "lastPerUnit", derived`,
      'mart_programme_growth',
    ),
  };
}
