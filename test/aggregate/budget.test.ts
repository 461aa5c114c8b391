import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentRecords } from '../../pipeline/model.js';
import type { SmallPlan } from './small-plan.js';
import { goal, lists, smallPlan, summary } from './small-plan.js';

let plan: SmallPlan;
afterEach(() => plan.close());

/** The summary with one number changed, or with a year that cannot be read (`null`). */
function changed(series_id: string, year: number, value: string | null): Pick<DocumentRecords, 'series' | 'observations'> {
  const is = (row: DocumentRecords['observations'][number]): boolean => row.series_id === series_id && row.year === year;
  return {
    ...summary,
    observations: summary.observations.map((row) => (!is(row) ? row : value === null ? { ...row, year: null, status: 'unplaced' as const } : { ...row, value })),
  };
}

describe('the budget by group', () => {
  it('is what the summary prints, with change and share', async () => {
    plan = await smallPlan(summary);
    expect(await plan.rows('SELECT budget_group, year, amount, change, change_percent, share_percent, programmes, period FROM mart_budget_by_group WHERE year <= 2011')).toEqual([
      { budget_group: 'total', year: 2010, amount: '100.0000', change: null, change_percent: null, share_percent: '100.00', programmes: '3', period: 'reported' },
      { budget_group: 'total', year: 2011, amount: '150.0000', change: '50.0000', change_percent: '50.00', share_percent: '100.00', programmes: '3', period: 'planned' },
      { budget_group: 'current', year: 2010, amount: '90.0000', change: null, change_percent: null, share_percent: '90.00', programmes: '2', period: 'reported' },
      { budget_group: 'current', year: 2011, amount: '130.0000', change: '40.0000', change_percent: '44.44', share_percent: '86.67', programmes: '2', period: 'planned' },
      { budget_group: 'development', year: 2010, amount: '10.0000', change: null, change_percent: null, share_percent: '10.00', programmes: '1', period: 'reported' },
      { budget_group: 'development', year: 2011, amount: '20.0000', change: '10.0000', change_percent: '100.00', share_percent: '13.33', programmes: '1', period: 'planned' },
    ]);
  });

  it('has no share of nothing', async () => {
    plan = await smallPlan(summary);
    expect(await plan.rows("SELECT share_percent, change_percent FROM mart_budget_by_group WHERE budget_group = 'total' AND year = 2012")).toEqual([
      { share_percent: null, change_percent: '-100.00' },
    ]);
  });
});

describe('the budget by programme', () => {
  it('counts each programme once, ranks them, and says what each contributes to the growth', async () => {
    plan = await smallPlan(summary);
    // 100 → 150: 001 loses 30, 002 gains 70, 003 gains 10, of a growth of 50.
    expect(await plan.rows('SELECT programme_code, amount, rank, share_percent, change, contribution_points, share_of_change_percent FROM mart_budget_by_programme WHERE year = 2011')).toEqual([
      { programme_code: '001', amount: '30.0000', rank: '2', share_percent: '20.00', change: '-30.0000', contribution_points: '-30.00', share_of_change_percent: '-60.00' },
      { programme_code: '002', amount: '100.0000', rank: '1', share_percent: '66.67', change: '70.0000', contribution_points: '70.00', share_of_change_percent: '140.00' },
      { programme_code: '003', amount: '20.0000', rank: '3', share_percent: '13.33', change: '10.0000', contribution_points: '10.00', share_of_change_percent: '20.00' },
    ]);
    expect(await plan.rows('SELECT sum(amount) AS amount, sum(contribution_points) AS points FROM mart_budget_by_programme WHERE year = 2011')).toEqual([{ amount: '150.0000', points: '50.00' }]);
  });

  it('takes shares of the printed total where a programme cannot be read, and gives that programme none', async () => {
    plan = await smallPlan(changed('series:budget:current/001', 2011, null));
    expect(await plan.rows('SELECT programme_code, share_percent, rank FROM mart_budget_by_programme WHERE year = 2011')).toEqual([
      { programme_code: '002', share_percent: '66.67', rank: '1' },
      { programme_code: '003', share_percent: '13.33', rank: '2' },
    ]);
    // Its change from 2010 to 2012 is no change on the year before.
    expect(await plan.rows("SELECT year, change FROM mart_budget_by_programme WHERE programme_code = '001'")).toEqual([{ year: 2010, change: null }, { year: 2012, change: null }]);
  });
});

describe('the concentration of a year', () => {
  it('is the largest shares and the sum of their squares', async () => {
    plan = await smallPlan(summary);
    // 2010: 0.6² + 0.3² + 0.1² = 0.46; 2011: (30² + 100² + 20²) / 150² = 0.5022.
    expect(await plan.rows('SELECT year, total, base_amount, programmes, largest_percent, largest_five_percent, herfindahl FROM mart_budget_concentration')).toEqual([
      { year: 2010, total: '100.0000', base_amount: '100.0000', programmes: '3', largest_percent: '60.00', largest_five_percent: '100.00', herfindahl: '0.4600' },
      { year: 2011, total: '150.0000', base_amount: '150.0000', programmes: '3', largest_percent: '66.67', largest_five_percent: '100.00', herfindahl: '0.5022' },
      { year: 2012, total: '0.0000', base_amount: '0.0000', programmes: '0', largest_percent: null, largest_five_percent: null, herfindahl: null },
    ]);
  });

  it('says how many programmes it could not count', async () => {
    plan = await smallPlan(changed('series:budget:current/001', 2011, null));
    expect(await plan.rows('SELECT programmes_amount, base_amount, unreadable_programmes, largest_five_percent FROM mart_budget_concentration WHERE year = 2011')).toEqual([
      { programmes_amount: '120.0000', base_amount: '150.0000', unreadable_programmes: '1', largest_five_percent: '80.00' },
    ]);
  });
});

describe('growth over the plan', () => {
  const two = { years: [2010, 2011, 2012].map((year) => ({ year, period: year === 2010 ? 'reported' as const : 'planned' as const, basis: 'header' })) };

  it('goes from the last reported to the last planned year, with its yearly rate', async () => {
    const found = changed('series:budget:current/001', 2012, '86.4');
    plan = await smallPlan({ ...two, ...found, observations: found.observations.map((row) => (row.series_id === 'series:budget:total' && row.year === 2012 ? { ...row, value: '144' } : row)) });
    // 60 → 86.4 in two years: × 1.44 = 1.2². The total, 100 → 144, grows alike; the programmes sum to 86.4 in 2012, 13.6 less than in 2010.
    expect(await plan.rows("SELECT level, first_year, last_year, factor, cagr_percent, change FROM mart_budget_growth WHERE level = 'total' OR programme_code = '001'")).toEqual([
      { level: 'total', first_year: 2010, last_year: 2012, factor: '1.4400', cagr_percent: '20.00', change: '44.0000' },
      { level: 'programme', first_year: 2010, last_year: 2012, factor: '1.4400', cagr_percent: '20.00', change: '26.4000' },
    ]);
    expect(await plan.rows("SELECT contribution_points, share_of_change_percent FROM mart_budget_growth WHERE programme_code = '001'")).toEqual([
      { contribution_points: '26.40', share_of_change_percent: '-194.12' },
    ]);
  });

  it('has no rate from nothing', async () => {
    plan = await smallPlan(changed('series:budget:development/003', 2010, '0'));
    expect(await plan.rows("SELECT factor, cagr_percent, change FROM mart_budget_growth WHERE programme_code = '003'")).toEqual([{ factor: null, cagr_percent: null, change: '0.0000' }]);
  });
});

describe('the money of goals and directions', () => {
  const goals = {
    ...summary, outline: [goal('1.1'), goal('1.2'), goal('2.1', '2')],
    goal_programmes: [...lists('goal:1.1', '001', '002'), ...lists('goal:1.2', '001'), ...lists('goal:2.1', '002', '999')],
  };

  it('marks what goals share, so that their own money adds up without counting twice', async () => {
    plan = await smallPlan(goals);
    expect(await plan.rows('SELECT goal_id, own_amount, shared_amount, programmes, shared_programmes, programmes_without_line FROM mart_goal_budget WHERE year = 2011')).toEqual([
      { goal_id: 'goal:1.1', own_amount: '0.0000', shared_amount: '130.0000', programmes: '2', shared_programmes: '2', programmes_without_line: '0' },
      { goal_id: 'goal:1.2', own_amount: '0.0000', shared_amount: '30.0000', programmes: '1', shared_programmes: '1', programmes_without_line: '0' },
      { goal_id: 'goal:2.1', own_amount: '0.0000', shared_amount: '100.0000', programmes: '2', shared_programmes: '1', programmes_without_line: '1' },
    ]);
  });

  it('knows what two goals of one direction share as its own', async () => {
    plan = await smallPlan(goals);
    expect(await plan.rows('SELECT direction_id, own_amount, shared_amount, programmes, shared_programmes FROM mart_direction_budget WHERE year = 2011')).toEqual([
      { direction_id: 'direction:1', own_amount: '30.0000', shared_amount: '100.0000', programmes: '2', shared_programmes: '1' },
      { direction_id: 'direction:2', own_amount: '0.0000', shared_amount: '100.0000', programmes: '2', shared_programmes: '1' },
    ]);
  });

  it('names the ties of every programme, and parts all money by them once', async () => {
    plan = await smallPlan(goals);
    expect(await plan.rows('SELECT programme_code, tie, goals, goal_count, direction_count, has_passport, summary_rows FROM mart_programme_goals')).toEqual([
      { programme_code: '001', tie: 'several', goals: '1.1, 1.2', goal_count: '2', direction_count: '1', has_passport: false, summary_rows: '1' },
      { programme_code: '002', tie: 'several', goals: '1.1, 2.1', goal_count: '2', direction_count: '2', has_passport: false, summary_rows: '1' },
      { programme_code: '003', tie: 'none', goals: null, goal_count: '0', direction_count: '0', has_passport: false, summary_rows: '1' },
      { programme_code: '999', tie: 'one', goals: '2.1', goal_count: '1', direction_count: '1', has_passport: false, summary_rows: '0' },
    ]);
    expect(await plan.rows('SELECT tie, amount, programmes, share_percent FROM mart_budget_by_tie WHERE year = 2011')).toEqual([
      { tie: 'several', amount: '130.0000', programmes: '2', share_percent: '86.67' },
      { tie: 'none', amount: '20.0000', programmes: '1', share_percent: '13.33' },
    ]);
  });
});
