import { describe, expect, it } from 'vitest';
import type { DocumentRecords } from '../../pipeline/model.js';
import { compareLists } from './compare-lists.js';
import { compareSeries } from './compare-series.js';
import { planRecords } from './plan.js';
import { Scorecard } from './scorecard.js';

/** The plan's records with one thing misread. */
function misread(change: (records: DocumentRecords) => void): DocumentRecords {
  const records = structuredClone(planRecords());
  change(records);
  return records;
}

function judge(records: DocumentRecords): { wrong: string[]; silent: string[] } {
  const card = new Scorecard();
  const { silent } = compareSeries(records, card);
  compareLists(records, card);
  const already = new Set(unchanged);
  return { wrong: card.wrong().filter((one) => !already.has(one)), silent };
}

const unchanged = ((): string[] => {
  const card = new Scorecard();
  compareSeries(planRecords(), card);
  compareLists(planRecords(), card);
  return card.wrong();
})();

const volume = 'series:programme:001/volume/1';

describe('the comparison with the key notices', () => {
  it('a value in another year', () => {
    const { silent, wrong } = judge(misread(({ observations }) => {
      const [first, second] = observations.filter((one) => one.series_id === volume);
      if (first !== undefined && second !== undefined) [first.year, second.year] = [second.year, first.year];
    }));
    expect(silent).toEqual([
      'line 3486 cell 1: key 2124588 in 2009, read 2124588 in 2010 (stated)', 'line 3486 cell 2: key 2635608 in 2010, read 2635608 in 2009 (stated)',
    ]);
    expect(wrong).toHaveLength(2);
  });

  it('a value cut in two, and the cell too many', () => {
    const { silent } = judge(misread(({ observations }) => {
      const last = observations.findLast((one) => one.series_id === volume);
      if (last === undefined) return;
      last.value = '3209';
      observations.push({ ...last, ordinal: 8, value: '276' });
    }));
    expect(silent).toEqual([
      'line 3486 cell 7: key 3209276 in 2015, read 3209 in 2015 (stated)', 'line 3486: 276 in 2015 (stated), which the key does not have',
    ]);
  });

  it('a value left unplaced that the row prints with all others, which is no silent error', () => {
    const { silent, wrong } = judge(misread(({ observations }) => {
      for (const one of observations) if (one.series_id === volume) Object.assign(one, { year: null, status: 'unplaced' });
    }));
    expect(silent).toEqual([]);
    expect(wrong).toHaveLength(8);
  });

  it('a row lost and a row too many', () => {
    const lost = judge(misread((records) => (records.series = records.series.filter(({ series_id }) => series_id !== volume)))).wrong;
    expect(lost).toEqual(['series found · line 3486: key true, read false']);
    const spurious = judge(misread(({ series }) => series.push({ ...series[0]!, series_id: 'series:x', name: 'x', line_first: 1 }))).wrong;
    expect(spurious).toEqual(['series found · series:x: key "nothing", read "x"']);
  });

  it('a parent, a unit, a mark and a code misread', () => {
    const { wrong } = judge(misread(({ series, measure_years, goal_programmes }) => {
      const row = series.find(({ series_id }) => series_id === volume);
      if (row !== undefined) Object.assign(row, { unit: 'адам', parent_series_id: 'series:budget:total' });
      measure_years.shift();
      goal_programmes.pop();
    }));
    expect(wrong.map((one) => one.split(' · ')[0])).toEqual(['units', 'parents', 'marks of measures', 'programme codes of a goal']);
  });
});
