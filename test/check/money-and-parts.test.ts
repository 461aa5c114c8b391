import { describe, expect, it } from 'vitest';
import type { SeriesRecord } from '../../pipeline/model.js';
import { findings, node, programme, rows } from './put.js';
import type { RowsById } from './put.js';

const money = { unit: 'мың теңге' };
const line = (programme_code: string, known: Partial<SeriesRecord> = {}): Partial<SeriesRecord> => ({ kind: 'budget_line', block: null, budget_group: 'current', programme_code, ...money, ...known });
const volume = (programme_code: string): Partial<SeriesRecord> => ({ block: 'volume', programme_code, ...money });
const people = { unit: 'адам', programme_code: '005' };
const part = (parent_series_id: string, known: Partial<SeriesRecord> = {}): Partial<SeriesRecord> => ({ ...people, parent_series_id, ...known });

describe('summary and passports', () => {
  it('tells a programme of the summary without a passport, more gravely where it has planned money', async () => {
    const found = await findings('summary_row_without_passport', {
      ...rows({ a: [line('001'), '1', '1'], b: [line('031'), '9', '0'], c: [line('032'), '9', '7'], d: [line('018', { starred: true }), '9', '7'], e: [line('018', { budget_group: 'development' }), '1', '1'] }),
      programmes: [programme('001', 'n'), programme('018', 'n', { stage: 'development' }), programme('003', 'x')],
    });
    expect(found).toMatchObject([
      { subject_id: 'b', severity: 'note', found: '0', line_first: 2 }, { subject_id: 'c', severity: 'warning', found: '7' }, { subject_id: 'd', severity: 'note' },
    ]);
  });

  it('is grave only where passports are usual', async () => {
    expect(await findings('summary_row_without_passport', { ...rows({ a: [line('001'), '1', '1'], b: [line('031'), '9', '8'], c: [line('032'), '9', '7'] }), programmes: [programme('001', 'n')] }))
      .toMatchObject([{ subject_id: 'b', severity: 'note', found: '8' }, { subject_id: 'c', severity: 'note', found: '7' }]);
    expect(await findings('summary_row_without_passport', { ...rows({ a: [line('001'), '1', '1'] }), programmes: [programme('001', 'n')] })).toEqual([]);
  });

  it('tells a passport without a line in the summary', async () => {
    const plan = { ...rows({ a: [line('001'), '1'] }), programmes: [programme('001', 'first'), programme('002', 'second', { line_first: 7, line_last: 8 })] };
    expect(await findings('passport_without_summary_row', plan)).toMatchObject([{ subject_id: 'programme:002', line_first: 7, line_last: 8 }]);
    expect(await findings('passport_without_summary_row', { ...plan, programmes: [programme('001', 'first')] })).toEqual([]);
  });

  it('tells a programme that stands in the other group', async () => {
    const plan = rows({ a: [line('001'), '1'] });
    expect(await findings('stage_against_group', { ...plan, programmes: [programme('001', 'n', { stage: 'development' })] }))
      .toMatchObject([{ subject_id: 'a', expected: 'development', found: 'current', line_first: 1, other_line_first: 100, message_ru: expect.stringContaining('в паспорте: развитие') as string }]);
    expect(await findings('stage_against_group', { ...plan, programmes: [programme('001', 'n')] })).toEqual([]);
  });

  it('tells a passport whose code cannot be read', async () => {
    const programmes = [programme('001', 'n'), programme('003-004', 'part'), programme('18', 'short', { line_first: 7 }), programme('?', 'none', { line_first: 9 })];
    expect(await findings('code_unread', { programmes })).toMatchObject([{ subject_id: 'programme:18', found: '18', origin: 'extraction', line_first: 7 }, { subject_id: 'programme:?', found: '?', line_first: 9 }]);
  });

  it('tells a code that stands twice; a star makes it a note', async () => {
    expect(await findings('code_twice', rows({ a: [line('007'), '1'], b: [line('008'), '1'], c: [line('007'), '2'] }))).toMatchObject([{ subject_id: 'c', severity: 'warning', found: '007', line_first: 3, other_line_first: 1 }]);
    expect(await findings('code_twice', rows({ a: [line('007', { starred: true }), '1'], c: [line('007'), '2'] }))).toMatchObject([{ severity: 'note' }]);
    expect(await findings('code_twice', rows({ a: [line('007'), '1'], c: [line('008'), '2'] }))).toEqual([]);
  });

  it.each([
    ['Оралмандарды қоныстандыру және бейімдеу', 'Оралмандарды қоныстандыру және қорғау', 'warning'],
    ['халықты қорғау және көші-қон', 'көші-қон және халықты қорғау', 'note'],
    ['Жүйені дамыту', 'жүйенi  д а м ы т у', null],
    ['Кадрлар біліктілігін арттыру қызметтері', 'Кадрлардың біліктілігін арттыру қызметтерін', null],
  ])('compares the names «%s» and «%s»', async (inPassport, inSummary, severity) => {
    const found = await findings('programme_name_differs', { ...rows({ a: [line('001', { name: inSummary }), '1'] }), programmes: [programme('001', inPassport)] });
    expect(found.map(({ severity: how }) => how)).toEqual(severity === null ? [] : [severity]);
    if (severity !== null) expect(found).toMatchObject([{ subject_id: 'a', expected: inPassport, found: inSummary, line_first: 1, other_line_first: 100 }]);
  });
});

describe('parts and totals', () => {
  const group = (...total: string[]): RowsById => ({ total: [people, ...total], a: [part('total'), '1', '2', '3'], b: [part('total'), '10', '20', '30'] });

  it('finds the year in which parts do not make the total that they make in the others', async () => {
    expect(await findings('parts_against_total', rows(group('11', '22', '43'))))
      .toMatchObject([{ subject_id: 'total', year: 2013, severity: 'warning', expected: '33', found: '43', difference: '10', line_first: 1, other_line_first: 2, other_line_last: 3 }]);
  });

  it.each<[string, RowsById]>([
    ['all add up', group('11', '22', '33')],
    ['they never do: they are not meant to', group('50', '60', '70')],
    ['a part has a value without a year', { ...group('11', '22', '43'), b: [part('total'), '10', '20', null] }],
    ['a part has another unit', { ...group('11', '22', '43'), b: [part('total', { unit: 'бала' }), '10', '20', '30'] }],
    ['they are shares', { total: [{ unit: '%' }, '11', '22', '43'], a: [part('total', { unit: '%' }), '1', '2', '3'], b: [part('total', { unit: '%' }), '10', '20', '30'] }],
    ['the total is at most', group('11', '22', '≤43')],
  ])('says nothing where %s', async (_, byId) => {
    expect(await findings('parts_against_total', rows(byId))).toEqual([]);
  });

  it('finds parts without years that together are more than their total over all years', async () => {
    // 11 + 12 + 13 = 36; the helper's value without a year is 5.
    const plan = (last: string, known: Partial<SeriesRecord> = {}): RowsById => ({ total: [people, '11', '12', '13'], a: [part('total'), '10', '8', last], b: [part('total', known), null, null] });
    expect(await findings('parts_over_all_years', rows(plan('9')))).toMatchObject([{ subject_id: 'total', expected: '37', found: '36', difference: '-1', line_first: 1, other_line_first: 2, other_line_last: 3 }]);
    expect(await findings('parts_over_all_years', rows(plan('8')))).toEqual([]);
    // They may not be all; they overlap; there is one part only.
    expect(await findings('parts_over_all_years', rows(plan('5')))).toEqual([]);
    expect(await findings('parts_over_all_years', rows(plan('20')))).toEqual([]);
    expect(await findings('parts_over_all_years', rows(plan('9', { unit: 'бала' })))).toEqual([]);
    // Where every year is known, each year is judged by itself.
    expect(await findings('parts_over_all_years', rows({ ...plan('9'), b: [part('total'), '5', '5'] }))).toEqual([]);
  });

  it('calls a gap that rounding can make a note', async () => {
    const thousands = { unit: 'мың бірлік' };
    const plan = rows({ total: [thousands, '11', '22', '34'], a: [part('total', thousands), '1', '2', '3'], b: [part('total', thousands), '10', '20', '30'] });
    expect(await findings('parts_against_total', plan)).toMatchObject([{ year: 2013, severity: 'note', difference: '1' }]);
  });

  it('finds parts of a programme that exceed it', async () => {
    const plan = rows({ p: [line('001'), '10', '10'], a: [line('001', { parent_series_id: 'p' }), '6', '6'], b: [line('001', { parent_series_id: 'p' }), '4', '5'] });
    expect(await findings('budget_parts_against_row', plan)).toMatchObject([{ subject_id: 'p', year: 2012, expected: '11', found: '10', difference: '-1' }]);
    expect(await findings('budget_parts_against_row', rows({ p: [line('001'), '10'], a: [line('001', { parent_series_id: 'p' }), '6'] }))).toEqual([]);
  });

  it('finds a part that is greater than its whole', async () => {
    const share = { unit: '%' };
    const plan = (last: string): RowsById => ({ whole: [share, '20', '21', '22'], women: [part('whole', share), '14', '15', last] });
    expect(await findings('part_exceeds_whole', rows(plan('51')))).toMatchObject([{ subject_id: 'women', year: 2013, expected: '22', found: '51', line_first: 2, other_line_first: 1 }]);
    expect(await findings('part_exceeds_whole', rows(plan('16')))).toEqual([]);
  });

  it('finds the year in which shares do not make a hundred; rounding is no fault', async () => {
    const share = { unit: '%' };
    const plan = (last: string): RowsById => ({ head: [share], a: [part('head', share), '22,6', '20,9', '20,9'], b: [part('head', share), '70,9', '73,0', '73,0'], c: [part('head', share), '6,5', '6,0', last] });
    expect(await findings('shares_of_hundred', rows(plan('8,0')))).toMatchObject([{ subject_id: 'head', year: 2013, expected: '100', found: '101,9', difference: '1,9', line_first: 2, line_last: 4 }]);
    expect(await findings('shares_of_hundred', rows(plan('6,1')))).toEqual([]);
    expect(await findings('shares_of_hundred', rows({ ...plan('8,0'), c: [part('head', share), '6,5', '6,0', null] }))).toEqual([]);
  });
});

describe('count_times_average', () => {
  const passport = (count: string[], average: string[], known: Partial<SeriesRecord> = { unit: 'теңге' }): RowsById => ({
    count: [{ programme_code: '028', unit: 'адам' }, ...count],
    average: [{ block: 'efficiency', programme_code: '028', name: 'оқытудың орташа құны', ...known }, ...average],
    volume: [volume('028'), '16083', '16422', '17044', '17708'],
  });
  const broken = { subject_id: 'volume', year: 2012, expected: '16 969', found: '16 422', difference: '-547', line_first: 3, other_line_first: 1, other_line_last: 2 };

  it('finds the year in which the product is not the volume, and tells the average that is implied', async () => {
    const found = await findings('count_times_average', rows(passport(['280', '310', '310', '310'], ['57439', '54740', '54981', '57123'])));
    expect(found).toMatchObject([broken]);
    expect(found[0]?.message_en).toContain('310 × 54 740 = 16,969');
    expect(found[0]?.message_en).toContain('implies: 52,974.19');
  });

  it('finds it also where the unit of the average is a misprint', async () => {
    expect(await findings('count_times_average', rows(passport(['280', '310', '310', '310'], ['57439', '54740', '54981', '57123'], { unit: '%' })))).toMatchObject([broken]);
  });

  it('allows for the rounding that the printed digits imply', async () => {
    expect(await findings('count_times_average', rows(passport(['280', '300', '310', '310'], ['57,4', '54,7', '55,0', '57,1'], { unit: 'мың теңге' })))).toEqual([]);
  });

  it('says nothing of numbers that are no product in any year, nor of values without a year', async () => {
    expect(await findings('count_times_average', rows(passport(['280', '310', '310', '310'], ['100', '200', '300', '400'])))).toEqual([]);
    expect(await findings('count_times_average', rows(passport(['280', '310', '310', '310'], ['57439', '54981', '54981', '57123']).count === undefined ? {} : {
      ...passport(['280', '310', '310', '310'], []), average: [{ block: 'efficiency', programme_code: '028', unit: 'теңге' }, null, null, null, null],
    }))).toEqual([]);
  });

  it('takes several counts and averages together, in their order', async () => {
    const found = await findings('count_times_average', rows({
      n1: [{ programme_code: '004', unit: 'адам' }, '4106', '3727', '3067'], n2: [{ programme_code: '004', unit: 'адам' }, '94', '20', '98'],
      a1: [{ block: 'efficiency', programme_code: '004', unit: 'теңге' }, '20225', '25021', '19914'], a2: [{ block: 'efficiency', programme_code: '004', unit: 'теңге' }, '54596', '94382', '67337'],
      v: [volume('004'), '88175', '80689', '67676'],
    }));
    expect(found).toMatchObject([{ subject_id: 'v', year: 2012, expected: '95 141', found: '80 689', difference: '-14 452' }]);
  });
});

describe('indicator_in_two_tables', () => {
  const name = 'Ұжымдық шартпен қамтылған кәсіпорындардың үлесі';
  const plan = (other: string, known: Partial<SeriesRecord> = {}): RowsById => ({
    task: [{ kind: 'task_indicator', block: null, table_id: 't1', name, unit: '%' }, '90,0', '91,0'], passport: [{ table_id: 't2', name: `${name} `, unit: '%', programme_code: '001', ...known }, '90', other],
  });

  it('finds the year in which the two differ', async () => {
    expect(await findings('indicator_in_two_tables', rows(plan('82,0')))).toMatchObject([{ subject_id: 'passport', year: 2012, expected: '91', found: '82', difference: '-9', line_first: 2, other_line_first: 1 }]);
  });

  it.each<[string, RowsById]>([
    ['the values are the same', plan('91')], ['the unit is another', plan('82', { unit: 'бірлік' })], ['the name is another', plan('82', { name: `${name} (ірі)` })],
    ['both are programmes', { a: [{ name, unit: '%', table_id: 't1' }, '1'], b: [{ name, unit: '%', table_id: 't2' }, '2'] }],
  ])('says nothing where %s', async (_, byId) => {
    expect(await findings('indicator_in_two_tables', rows(byId))).toEqual([]);
  });
});

describe('growth_against_levels', () => {
  const growing = 'Бала күтімі бойынша мемлекеттік жәрдемақының орташа мөлшері (өткен жылмен салыстырғанда)';
  const plan = (last: string, name = 'Баланың күтімі бойынша жәрдемақының орташа мөлшері', growth = growing): RowsById => ({
    task: [{ kind: 'task_indicator', block: null, table_id: 't1', name: growth, unit: '%' }, '109', '107', last], passport: [{ table_id: 't2', name, unit: 'теңге', programme_code: '005', block: 'efficiency' }, '10 000', '10 700', '12 000'],
  });

  it('finds the year in which the amounts grow otherwise', async () => {
    expect(await findings('growth_against_levels', rows(plan('107')))).toMatchObject([{ subject_id: 'task', year: 2013, expected: '112,1', found: '107', difference: '-5,1', line_first: 1, other_line_first: 2 }]);
  });

  it.each<[string, RowsById]>([
    ['it follows, as far as its digits go', plan('112')],
    ['it is told as what is added', { ...plan('12'), task: [{ kind: 'task_indicator', block: null, table_id: 't1', name: growing, unit: '%' }, '9', '7', '12'] }],
    ['the amount is of something else', plan('107', 'Бала тууға байланысты біржолғы жәрдемақының орташа мөлшері')],
    ['the per cent is of something else', plan('107', undefined, 'Бала күтімі бойынша мемлекеттік жәрдемақының орташа мөлшерінің үлесі')],
    ['they agree in no year', { ...plan('107'), task: [{ kind: 'task_indicator', block: null, table_id: 't1', name: growing, unit: '%' }, '109', '115', '107'] }],
  ])('says nothing where %s', async (_, byId) => {
    expect(await findings('growth_against_levels', rows(byId))).toEqual([]);
  });
});

describe('goals and their programmes', () => {
  const plan = {
    ...rows({ v1: [volume('001'), '5', '5'], v4: [volume('004'), '1', '80'], s: [line('031'), '7', '0'] }), programmes: [programme('001', 'n'), programme('004', 'compensation', { line_first: 30, line_last: 31 })],
    outline: [node('goal', '2.1', 'Employment', 20)],
    goal_programmes: ['001', '031', '121'].map((programme_code) => ({ goal_id: 'goal:2.1', programme_code, line_no: 21 })),
  };

  it('tells a code that no programme has', async () => {
    expect(await findings('goal_code_without_programme', plan)).toMatchObject([
      { subject_id: 'goal:2.1', found: '031', severity: 'note', line_first: 21, other_line_first: 3 },
      { finding_id: 'finding:goal_code_without_programme/goal:2.1/121', found: '121', severity: 'warning', line_first: 21 },
    ]);
    expect(await findings('goal_code_without_programme', { ...plan, goal_programmes: plan.goal_programmes.slice(0, 1) })).toEqual([]);
  });

  it('tells a programme that no goal lists', async () => {
    expect(await findings('programme_without_goal', plan)).toMatchObject([{ subject_id: 'programme:004', found: '80', severity: 'warning', line_first: 30 }]);
    expect(await findings('programme_without_goal', { ...plan, programmes: plan.programmes.slice(0, 1) })).toEqual([]);
  });
});
