import { describe, expect, it } from 'vitest';
import { byProduct } from '../../../pipeline/extract/placing/by-product.js';
import { byActiveYears } from '../../../pipeline/extract/placing/active-years.js';
import { byParts, bySameVolumes, byWhole } from '../../../pipeline/extract/placing/evidence.js';
import type { SeriesRun } from '../../../pipeline/extract/extraction.js';
import { readRun } from '../../../pipeline/extract/numbers/numbers.js';
import type { Evidence, Placement, Rule } from '../../../pipeline/extract/placing/placing.js';
import type { SeriesRecord } from '../../../pipeline/model.js';
import { seriesOf } from '../../records.js';
import { atomsIn, shown } from '../reading.js';

const YEARS = [2009, 2010, 2011, 2012, 2013, 2014, 2015];

/** A printed row of the document: its series, and its run; `null` for a heading without values. */
interface Printed {
  readonly series: SeriesRecord;
  readonly run: string | null;
}

function row(id: string, run: string | null, known: Partial<SeriesRecord> = {}): Printed {
  return { series: seriesOf(id, known), run };
}

const volume = (code: string, run: string): Printed => row(`volume ${code}`, run, { kind: 'programme_indicator', programme_code: code, block: 'volume' });
const summary = (code: string, run: string, known: Partial<SeriesRecord> = {}): Printed => row(`summary ${code}${known.starred === true ? '*' : ''}`, run, { kind: 'budget_line', programme_code: code, ...known });
const result = (code: string, run: string, known: Partial<SeriesRecord> = {}): Printed => row(`result ${code}`, run, { kind: 'programme_indicator', programme_code: code, block: 'direct', ...known });

/** Where a rule puts the cells of the first row, given all rows: `2009:12428880 …`, or null where it does not tell. */
function placed(rule: Rule, first: Printed, ...others: readonly Printed[]): string | null {
  const rows = [first, ...others];
  const runs = new Map(rows.flatMap(({ series, run }): [string, SeriesRun][] =>
    run === null ? [] : [[series.series_id, { seriesId: series.series_id, years: YEARS, reading: readRun(atomsIn(...run.split('\n')), YEARS.length) }]]));
  const placements = new Map([...runs].map(([id, { reading }]): [string, Placement] => {
    const { cells } = reading.chosen;
    const full = reading.certain && cells.length === YEARS.length;
    return [id, { cells, years: cells.map((_, index) => (full ? (YEARS[index] ?? null) : null)), status: full ? 'stated' : 'unplaced', basis: null }];
  }));
  const evidence: Evidence = { series: new Map(rows.map(({ series }) => [series.series_id, series])), runs, placements };
  const run = runs.get(first.series.series_id);
  const placement = run === undefined ? null : rule(run, evidence);
  if (placement === null) return null;
  expect(placement.status).toBe('inferred');
  expect(placement.basis).not.toBe('');
  return placement.cells.map((cell, index) => `${placement.years[index] ?? '?'}:${shown(cell)}`).join(' ');
}

describe('the same volumes in passport and summary', () => {
  const run006 = '12 428 \n880\n\n8 227 123 5 325 816 1 300 000 155 329'; // 4294
  const line006 = '12 428 880 8 227 123 5 325 816 1 300 000 155 329 0 0'; // 6672

  it('tell the years of five cells in seven columns (006)', () => {
    expect(placed(bySameVolumes, volume('006', run006), summary('006', line006))).toBe('2009:12428880 2010:8227123 2011:5325816 2012:1300000 2013:155329');
  });

  it('tell years that filling from the left would miss (145: four years late)', () => {
    expect(placed(bySameVolumes, volume('145', '180 611 919 000 919 000'), summary('145', '0 0 0 0 180 611 919 000 919 000'))).toBe('2013:180611 2014:919000 2015:919000');
  });

  it('leave open which of several zeros is not printed (012)', () => {
    expect(placed(bySameVolumes, volume('012', '292 440 596 759\n3 4 5  \n542\n\n0 0'), summary('012', '292 440 596 759 345 542 0 0 0 0'))).toBe(
      '2009:292440 2010:596759 2011:345542 ?:0 ?:0',
    );
  });

  it('take dashes for zeros (018: the dashes before the number are certain, those behind it not)', () => {
    expect(placed(bySameVolumes, volume('018', '- -\n\n2 403 \n587 - - -'), summary('018', '0 0\n2 403 \n587\n\n0 0 0 0'))).toBe('2009:- 2010:- 2011:2403587 ?:- ?:- ?:-');
  });

  it('place a summary’s line by the passport, too', () => {
    expect(placed(bySameVolumes, summary('006', run006), volume('006', line006))).toBe('2009:12428880 2010:8227123 2011:5325816 2012:1300000 2013:155329');
  });

  it.each<[string, Printed, ...Printed[]]>([
    ['one figure differs', volume('006', run006), summary('006', '12 428 880 8 227 123 5 325 817 1 300 000 155 329 0 0')],
    ['the summary has money in a year more', volume('006', run006), summary('006', '12 428 880 8 227 123 5 325 816 1 300 000 155 329 10 0')],
    ['the code is another programme’s', volume('006', run006), summary('007', line006)],
    ['the line is that of a former programme, marked by a star', volume('006', run006), summary('006', line006, { starred: true })],
    ['two lines bear the code', volume('006', run006), summary('006', line006), row('other line', line006, { kind: 'budget_line', programme_code: '006' })],
    ['only zeros are printed', volume('006', '0 0 0'), summary('006', '0 0 0 0 0 0 0')],
    ['the other row is not placed itself', volume('006', run006), summary('006', run006)],
    ['the row is no volume', result('006', run006), summary('006', line006)],
  ])('say nothing where %s', (_, first, ...others) => {
    expect(placed(bySameVolumes, first, ...others)).toBeNull();
  });
});

describe('parts and their total', () => {
  // 4491–4512: the row «other information» prints six cells; in 2012 it contradicts the total by 2.
  const total = row('total', '8 373 8 240 7 274 8 662 12 608 7 218 7 423');
  const part = (id: string, run: string): Printed => row(id, run, { parent_series_id: 'total' });
  const jobs = part('jobs', '3 296 3576 2816 2 940 6 860 4 000 4 000');
  const poverty = part('poverty', '5 077 4664 2670 2 548 1 800 1 600 1 600');
  const other = part('other', '- 1788 3 176 3 948 1 618 1 823');

  it('tell the years of the last part, its dash left open', () => {
    expect(placed(byParts, other, total, jobs, poverty)).toBe('?:- 2011:1788 2012:3176 2013:3948 2014:1618 2015:1823');
  });

  it.each<[string, Printed, ...Printed[]]>([
    ['another part is not placed', other, total, jobs, part('poverty', '5 077 4664 2670')],
    ['two of the values contradict the total', part('other', '- 1788 3 176 3 949 1 618 1 823'), total, jobs, poverty],
    ['fewer than three values are printed', part('other', '1 618 1 823'), total, jobs, poverty],
    ['the row is the only part', other, total],
    ['the total has no values', other, row('total', null), jobs, poverty],
  ])('say nothing where %s', (_, first, ...others) => {
    expect(placed(byParts, first, ...others)).toBeNull();
  });
});

describe('a count times its average', () => {
  const count = result('055', '12 14 14 15 15 16');
  const average = (run: string): Printed => row('average 055', run, { kind: 'programme_indicator', programme_code: '055', block: 'efficiency' });
  const mean = average('1 204,5 1 310,2 1 402,0 1 455,5 1 490,0 1 510,7');
  const money = volume('055', '0 14 454 18 343 19 628 21 833 22 350 24 171');
  const placedCount = '2010:12 2011:14 2012:14 2013:15 2014:15 2015:16';

  it('stand in the years whose volume they make, each with the other', () => {
    expect(placed(byProduct, count, mean, money)).toBe(placedCount);
    expect(placed(byProduct, mean, count, money)).toBe('2010:1204.5 2011:1310.2 2012:1402.0 2013:1455.5 2014:1490.0 2015:1510.7');
  });

  it('may be printed in thousandths of the money, and contradict it once', () => {
    expect(placed(byProduct, count, average('1204500 1310200 1402000 1455500 1490000 1510700'), money)).toBe(placedCount);
    expect(placed(byProduct, count, average('1 204,5 1 130,2 1 402,0 1 455,5 1 490,0 1 510,7'), money)).toBe(placedCount);
  });

  it.each<[string, Printed, ...Printed[]]>([
    ['fewer than three products are told', result('055', '12 14'), average('1 204,5 1 310,2'), money],
    ['two products are not the money', count, average('1 204,5 1 130,2 1 402,0 1 455,5 1 490,0 1 150,7'), money],
    ['the average has a cell less', count, average('1 204,5 1 310,2 1 402,0 1 455,5 1 490,0'), money],
    ['both rows count', count, result('055', '1204 1310 1402 1455 1490 1511', { series_id: 'other' }), money],
    ['the money is another programme’s', count, mean, volume('056', '0 14 454 18 343 19 628 21 833 22 350 24 171')],
  ])('say nothing where %s', (_, first, ...others) => {
    expect(placed(byProduct, first, ...others)).toBeNull();
  });

  it('leave open which of two years with the same money it is', () => {
    expect(placed(byProduct, result('055', '10 10 10'), average('5 5 5'), volume('055', '50 50 50 50 0 0 0')) ?? '').not.toMatch(/2009|2010|2011|2012/u);
  });
});

/** Rows of other programmes that print all years and have results only where there is money, as full rows of the real plan do: of each kind three. */
const KEEPING = ['901', '902', '903'].flatMap((code) => [
  summary(code, '0 0 5 6 7 0 0'),
  row(`direct ${code}`, '- - 1 2 3 - -', { kind: 'programme_indicator', programme_code: code, block: 'direct' }),
  row(`final ${code}`, '0 0 10 20 0 0 0', { kind: 'programme_indicator', programme_code: code, block: 'final' }),
]);
const placedByMoney = (first: Printed, ...others: readonly Printed[]): string | null => placed(byActiveYears, first, ...others, ...KEEPING);

describe('years in which a programme has money', () => {
  it('are the years of its results (006)', () => {
    expect(placedByMoney(result('006', '15,5 10,6 6,6 1,7 0,2'), summary('006', '12 428 880 8 227 123 5 325 816 1 300 000 155 329 0 0'))).toBe(
      '2009:15.5 2010:10.6 2011:6.6 2012:1.7 2013:0.2',
    );
  });

  it('place a single value where there is money in one year only (032)', () => {
    expect(placedByMoney(result('032', '182'), summary('032', '0 0 0 0 0 6 568 863 0'))).toBe('2014:182');
  });

  it('place the numbers, and of the dashes only those that have no other place (027)', () => {
    expect(placedByMoney(result('027', '- 1,8 - - 19'), summary('027', '70 719 70 789 0 0 40 621 0 0'))).toBe('2009:- 2010:1.8 2011:- 2012:- 2013:19');
    expect(placedByMoney(result('018', '- - 1,0 - - -'), summary('018', '0 0 2 403 587 0 0 0 0'))).toBe('2009:- 2010:- 2011:1.0 ?:- ?:- ?:-');
  });

  it('come from the programme’s own volumes where the summary has no line', () => {
    expect(placedByMoney(result('128', '1 980 1980 1980 1980 1980'), volume('128', '0 0 22 768 340 45 278 878 78 956 038 79 954 495 79 744 315'))).toBe(
      '2011:1980 2012:1980 2013:1980 2014:1980 2015:1980',
    );
  });

  it('are those of what it leads to, while money is paid without a break', () => {
    expect(placedByMoney(result('128', '10 25 60 85 90', { block: 'final' }), summary('128', '0 0 1 1 1 1 1'))).toBe('2011:10 2012:25 2013:60 2014:85 2015:90');
  });

  it('leave open what they do not decide: three values for five years', () => {
    expect(placedByMoney(result('128', '3 2 3'), summary('128', '0 0 1 1 1 1 1')) ?? '').not.toMatch(/\d{4}:/u);
  });

  it.each<[string, Printed, ...Printed[]]>([
    ['there is money in every year', result('001', '1 2 3'), summary('001', '1 1 1 1 1 1 1')],
    ['there is money in none', result('001', '1 2 3'), summary('001', '0 0 0 0 0 0 0')],
    ['a stated row has a result without money', result('006', '15 10 6'), summary('006', '1 1 1 0 0 0 0'), row('stated', '7 7 7 7 7 7 7', { kind: 'programme_indicator', programme_code: '006', block: 'final' })],
    ['more values are printed than there are years with money', result('006', '1,5 1,6 1,7 1,8'), summary('006', '1 1 1 0 0 0 0')],
    ['the row belongs to no programme', row('goal', '1 2 3', { kind: 'goal_indicator' }), summary('006', '1 1 1 0 0 0 0')],
    ['a share reached goes on through a year without money', result('004', '10 25 60 85', { block: 'final' }), summary('004', '1 1 0 1 1 0 0')],
    ['nothing but dashes is printed', result('006', '- - -'), summary('006', '1 1 1 0 0 0 0')],
  ])('say nothing where %s', (_, first, ...others) => {
    expect(placedByMoney(first, ...others)).toBeNull();
  });

  const short = result('006', '15,5 10,6 6,6 1,7 0,2');
  const money = summary('006', '12 428 880 8 227 123 5 325 816 1 300 000 155 329 0 0');
  const late = row('opened a year later', '0 0 0 1 2 3 0', { kind: 'programme_indicator', programme_code: '903', block: 'direct' });

  it.each<[string, readonly Printed[]]>([
    ['no row prints all years', []],
    ['two rows alone keep to the years with money', KEEPING.slice(0, 6)],
    ['a result of another programme comes a year after its money', [...KEEPING, late]],
  ])('say nothing in a plan where %s', (_, others) => {
    expect(placed(byActiveYears, short, money, ...others)).toBeNull();
  });

  it('are told by results of the same kind: what another programme leads to may come later', () => {
    expect(placedByMoney(short, money, { ...late, series: { ...late.series, block: 'final' } })).not.toBeNull();
  });

  it('choose no reading that the row itself speaks against', () => {
    const years = placedByMoney(result('128', '23 234 11 353 10 206'), summary('128', '0 0 22 768 340 45 278 878 78 956 038 79 954 495 79 744 315'));
    expect(years?.replace(/[\d?]+:/gu, '') ?? '23234 11353 10206').toBe('23234 11353 10206');
  });
});

describe('shares of one whole', () => {
  // 2330–2354: three shares in all years, a fourth in three of them.
  const heading = row('heading', null, { unit: '%' });
  const share = (id: string, run: string, known: Partial<SeriesRecord> = {}): Printed => row(id, run, { parent_series_id: 'heading', unit: '%', ...known });
  const [stationary, halfway, atHome] = [share('stationary', '28,2 27,6 26,7 24,3 24,2 24,0 24,0'), share('halfway', '1,0 5,7 7,9 7,6 7,8 8,6 8,9'), share('home', '68,8 63,5 62,0 62,0 61,4 60,8 60,6')];

  it('make 100 in the years of the last share', () => {
    expect(placed(byWhole, share('temporary', '6,6 6,6 6,6'), heading, stationary, halfway, atHome)).toBe('2013:6.6 2014:6.6 2015:6.6');
  });

  it.each<[string, Printed, ...Printed[]]>([
    ['they make 100 in no three years', share('temporary', '6,9 6,9 6,9'), heading, stationary, halfway, atHome],
    ['too few cells could meet by chance', share('temporary', '6,6 6,6'), heading, stationary, halfway, atHome],
    ['the heading has values of its own', share('temporary', '6,6 6,6 6,6'), row('heading', '1 2 3 4 5 6 7', { unit: '%' }), stationary, halfway, atHome],
    ['they are no shares', share('temporary', '6,6 6,6 6,6', { unit: 'адам' }), heading, stationary, halfway, atHome],
    ['another share is not placed', share('temporary', '6,6 6,6 6,6'), heading, stationary, halfway, share('home', '68,8 63,5')],
  ])('say nothing where %s', (_, first, ...others) => {
    expect(placed(byWhole, first, ...others)).toBeNull();
  });
});
