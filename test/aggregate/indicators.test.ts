import { afterEach, describe, expect, it } from 'vitest';
import type { SmallPlan } from './small-plan.js';
import { row, smallPlan, together } from './small-plan.js';

let plan: SmallPlan;
afterEach(() => plan.close());

/** Four years, two of them reported: 2009 is before the numbers of `row` and comes from `years`. */
const years = [2010, 2011, 2012, 2013].map((year) => ({ year, period: year === 2010 ? 'reported' as const : 'planned' as const, basis: 'header' }));

describe('an indicator', () => {
  it('goes from the last reported year to the last plan year', async () => {
    plan = await smallPlan(row('series:1', { polarity: 'down', polarity_basis: 'name: unemployment' }, '8', '7', '6'));
    expect(await plan.rows('SELECT polarity_basis, baseline_year, baseline, target_year, target, change, change_percent, trend, movement, pace_needed, turns FROM mart_indicators')).toEqual([{
      polarity_basis: 'name: unemployment', baseline_year: 2010, baseline: '8.0000', target_year: 2012, target: '6.0000', change: '-2.0000', change_percent: '-25.00',
      trend: 'down', movement: 'with', pace_needed: '-1.0000', turns: '0',
    }]);
  });

  it('says nothing of a movement without a baseline', async () => {
    plan = await smallPlan(row('series:1', { polarity: 'up' }, null, '7', '6'));
    expect(await plan.rows('SELECT baseline_year, target, change, change_percent, trend, movement, turns, pace_needed, met_year FROM mart_indicators')).toEqual([
      { baseline_year: null, target: '6.0000', change: null, change_percent: null, trend: null, movement: 'unknown', turns: null, pace_needed: null, met_year: null },
    ]);
  });

  it('shows where the plan goes without taking it for the better way', async () => {
    plan = await smallPlan(row('series:1', { polarity: 'unknown' }, '5', '6', '9'));
    expect(await plan.rows('SELECT trend, movement, met_year FROM mart_indicators')).toEqual([{ trend: 'up', movement: 'unknown', met_year: null }]);
  });

  it('is against its aim where the target is worse than the baseline, which then already met it', async () => {
    plan = await smallPlan(together(row('series:1', { polarity: 'up', line_first: 1 }, '9', '8', '7'), row('series:2', { polarity: 'down', line_first: 2 }, '9', '8', '7')));
    expect(await plan.rows('SELECT series_id, movement, met_year FROM mart_indicators')).toEqual([
      { series_id: 'series:1', movement: 'against', met_year: 2010 },
      { series_id: 'series:2', movement: 'with', met_year: null },
    ]);
  });

  it('names the years that turn against its own trend', async () => {
    plan = await smallPlan({ years, ...row('series:1', { polarity: 'up' }, '10', '9', '14') });
    expect(await plan.rows('SELECT trend, turning_years, turns FROM mart_indicators')).toEqual([{ trend: 'up', turning_years: '2011', turns: '1' }]);
    expect(await plan.rows('SELECT year, value, change, change_percent, from_baseline, way_percent, turns FROM mart_indicator_years')).toEqual([
      { year: 2010, value: '10.0000', change: null, change_percent: null, from_baseline: '0.0000', way_percent: '0.00', turns: false },
      { year: 2011, value: '9.0000', change: '-1.0000', change_percent: '-10.00', from_baseline: '-1.0000', way_percent: '-25.00', turns: true },
      { year: 2012, value: '14.0000', change: '5.0000', change_percent: '55.56', from_baseline: '4.0000', way_percent: '100.00', turns: false },
    ]);
  });

  it('counts no number without a year, and takes no step over a gap for a yearly one', async () => {
    plan = await smallPlan(together(row('series:1', { line_first: 1 }, '?3', '?4'), row('series:2', { line_first: 2 }, '10', null, '30')));
    expect(await plan.rows("SELECT cells, unplaced, baseline, target FROM mart_indicators WHERE series_id = 'series:1'")).toEqual([{ cells: '2', unplaced: '2', baseline: null, target: null }]);
    expect(await plan.rows('SELECT series_id, year, change, from_baseline FROM mart_indicator_years')).toEqual([
      { series_id: 'series:2', year: 2010, change: null, from_baseline: '0.0000' },
      { series_id: 'series:2', year: 2012, change: null, from_baseline: '20.0000' },
    ]);
  });

  it('compares the pace that it needs with the one reported', async () => {
    const reported = [2009, 2010, 2011, 2012].map((year) => ({ year, period: year <= 2010 ? 'reported' as const : 'planned' as const, basis: 'header' }));
    const found = row('series:1', {}, '10', '12', '15');
    plan = await smallPlan({ years: reported, ...found, observations: [...found.observations, { ...found.observations[0]!, year: 2009, ordinal: 4, value: '6' }] });
    // 6 → 10 in the reported years, 10 → 15 in two more.
    expect(await plan.rows('SELECT pace_reported, pace_needed FROM mart_indicators')).toEqual([{ pace_reported: '4.0000', pace_needed: '2.5000' }]);
  });
});
