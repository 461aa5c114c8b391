import { afterEach, describe, expect, it } from 'vitest';
import type { SeriesRecord } from '../../pipeline/model.js';
import type { SmallPlan } from './small-plan.js';
import { row, smallPlan, together } from './small-plan.js';

let plan: SmallPlan;
afterEach(() => plan.close());

const passport = (id: string, known: Partial<SeriesRecord>, ...values: (string | null)[]): ReturnType<typeof row> =>
  row(`series:programme:001/${id}`, { kind: 'programme_indicator', programme_code: '001', ...known }, ...values);
const volume = passport('volume/1', { block: 'volume', unit: 'thousand' }, '100', '150', '300');
const people = passport('direct/1', { block: 'direct', unit: 'people' }, '50', '60', '75');
const parts = passport('direct/1.1', { block: 'direct', unit: 'people', parent_series_id: 'series:programme:001/direct/1' }, '20', '25', '30');

describe('results beside money', () => {
  it('are the volume for one recipient, where the passport counts one result', async () => {
    plan = await smallPlan(together(people, parts, volume, passport('final/1', { block: 'final', unit: '%' }, '1', '2', '3')));
    expect(await plan.rows("SELECT year, result, amount, amount_per_unit, results FROM mart_programme_results WHERE NOT is_part")).toEqual([
      { year: 2010, result: '50.0000', amount: '100.0000', amount_per_unit: '2.0000', results: '1' },
      { year: 2011, result: '60.0000', amount: '150.0000', amount_per_unit: '2.5000', results: '1' },
      { year: 2012, result: '75.0000', amount: '300.0000', amount_per_unit: '4.0000', results: '1' },
    ]);
    expect(await plan.rows('SELECT DISTINCT amount_per_unit FROM mart_programme_results WHERE is_part')).toEqual([{ amount_per_unit: null }]);
  });

  it('compare growth with growth: recipients by half, money threefold', async () => {
    plan = await smallPlan(together(people, parts, volume));
    expect(await plan.rows('SELECT first_year, last_year, result_growth_percent, amount_growth_percent, gap_points, per_unit_growth_percent, derived FROM mart_programme_growth')).toEqual([
      { first_year: 2010, last_year: 2012, result_growth_percent: '50.00', amount_growth_percent: '200.00', gap_points: '150.00', per_unit_growth_percent: '100.00', derived: false },
    ]);
  });

  it('give no volume for one of several results that the money serves', async () => {
    plan = await smallPlan(together(people, passport('direct/2', { block: 'direct', unit: 'houses' }, '1', '1', '1'), volume));
    expect(await plan.rows('SELECT DISTINCT results, amount_per_unit FROM mart_programme_results')).toEqual([{ results: '2', amount_per_unit: null }]);
    expect(await plan.rows('SELECT gap_points FROM mart_programme_growth ORDER BY series_id')).toEqual([{ gap_points: '150.00' }, { gap_points: '200.00' }]);
  });

  it('leave out years that only one of them has, and sums of money', async () => {
    plan = await smallPlan(together(passport('direct/1', { block: 'direct', unit: 'people' }, '50', '?60'), passport('direct/2', { block: 'direct', unit: 'thousand' }, '5', '5', '5'), volume));
    expect(await plan.rows('SELECT series_id, year FROM mart_programme_results')).toEqual([{ series_id: 'series:programme:001/direct/1', year: 2010 }]);
    expect(await plan.rows('FROM mart_programme_growth')).toEqual([]);
  });
});
