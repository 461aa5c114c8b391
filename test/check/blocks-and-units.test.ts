import { describe, expect, it } from 'vitest';
import type { Element, LineRecord, MeasureYearRecord } from '../../pipeline/model.js';
import { findings, measure, node, programme, rows } from './put.js';
import type { RowsById } from './put.js';

const cross = (measure_id: string, year: number): MeasureYearRecord => ({ measure_id, year, ordinal: year - 2010, mark: 'cross', status: 'stated' });

describe('measures', () => {
  const measures = [
    measure('m1', 'marked', 1), measure('m2', 'bare', 2, { number: '2' }), measure('m3', 'with parts', 3), measure('m3.1', 'marked part', 4, { parent_id: 'm3' }),
    measure('m4', 'whole', 5), measure('m4.1', 'part of a marked whole', 6, { parent_id: 'm4' }),
  ];
  const outline = [node('task', '1.1.1', 'Support', 1)];

  it('without a mark for any year are found, unless their parts or their whole have it', async () => {
    const measure_years = [cross('m1', 2011), cross('m3.1', 2011), cross('m4', 2011)];
    expect(await findings('measure_without_marks', { outline, measures, measure_years })).toMatchObject([{ subject_id: 'm2', line_first: 2, message_en: expect.stringContaining('“2 bare”') as string }]);
    expect(await findings('measure_without_marks', { outline, measures, measure_years: [...measure_years, cross('m2', 2012)] })).toEqual([]);
  });

  it('are not marked beyond their whole', async () => {
    const pair = measures.slice(4);
    expect(await findings('part_marked_beyond_whole', { outline, measures: pair, measure_years: [cross('m4', 2011), cross('m4.1', 2012)] })).toMatchObject([{ subject_id: 'm4.1', year: 2012, severity: 'note', line_first: 6, other_line_first: 5 }]);
    expect(await findings('part_marked_beyond_whole', { outline, measures: pair, measure_years: [cross('m4', 2011), cross('m4.1', 2011)] })).toEqual([]);
  });

  it('do not stand under two tasks', async () => {
    const twice = [measure('a', 'Халықтың хабардарлығын арттыру', 3), measure('b', 'халықтың хабардарлығын  арттыру', 9, { task_id: 'task:1.1.2' })];
    expect(await findings('measure_twice', { outline: [...outline, node('task', '1.1.2', 'Growth', 7)], measures: twice })).toMatchObject([{ subject_id: 'b', line_first: 9, other_line_first: 3 }]);
    expect(await findings('measure_twice', { outline, measures: [measure('a', 'Халықтың хабардарлығын арттыру', 3), measure('b', 'Заңнаманы жетілдіруді жалғастыру', 9, { task_id: 'task:1.1.2' })] })).toEqual([]);
  });

  it('do not go on after the period that they are for', async () => {
    const years = [2011, 2012, 2013, 2014].map((year) => cross('m', year));
    const named = (text: string): Promise<Record<string, unknown>[]> => findings('measure_after_its_period', { outline, measures: [measure('m', text, 4)], measure_years: years });
    expect(await named('Программа «Достойный труд на 2010 – 2012 годы»: реализация')).toMatchObject([{ subject_id: 'm', expected: '2010–2012', found: '2013, 2014', line_first: 4 }]);
    expect(await named('Реализация плана на 2012-2018 годы')).toEqual([]);
    // Prepared before it begins, or judged when it is over.
    expect(await named('Разработка программы на 2015-2019 годы')).toEqual([]);
    expect(await named('Оценка программы на 2005-2009 годы')).toEqual([]);
    // The later of two periods; the number of a standard.
    expect(await named('Итоги плана 2010-2012 годов и план на 2013-2015 годы')).toEqual([]);
    expect(await named('Внедрение СТ РК 1348-2005')).toEqual([]);
  });
});

describe('blocks', () => {
  it('hold a value in every row', async () => {
    expect(await findings('row_without_values', rows({ a: [{}, '1'], b: [{}], head: [{}], part: [{ parent_series_id: 'head' }, '1'] }))).toMatchObject([{ subject_id: 'b', line_first: 2 }]);
    expect(await findings('row_without_values', rows({ a: [{}, '-'] }))).toEqual([]);
  });

  it('are not marked empty beside rows', async () => {
    const plan = { ...rows({ a: [{ block: 'efficiency', programme_code: '027' }, '74,8'] }), programmes: [programme('027', 'Return')] };
    const text = (block: 'efficiency' | 'quality', said: string): { programme_code: string; block: 'efficiency' | 'quality'; text: string; line_first: number; line_last: number } => ({ programme_code: '027', block, text: said, line_first: 8, line_last: 8 });
    expect(await findings('empty_block_with_rows', { ...plan, programme_texts: [text('efficiency', 'х')] })).toMatchObject([{ subject_id: 'programme:027', found: 'х', line_first: 8, other_line_first: 1, message_en: expect.stringContaining('“efficiency”') as string }]);
    expect(await findings('empty_block_with_rows', { ...plan, programme_texts: [text('quality', 'х'), text('efficiency', 'Some words')] })).toEqual([]);
  });

  it('of a passport say something', async () => {
    const all: RowsById = { a: [{ programme_code: '027' }, '1'], b: [{ block: 'final', programme_code: '027' }, '1'], c: [{ block: 'quality', programme_code: '027' }, '1'], d: [{ block: 'efficiency', programme_code: '027' }, '1'], e: [{ block: 'volume', programme_code: '027' }, '1'] };
    const { e: _, ...noVolume } = all;
    const { b: __, c: ___, ...two } = all;
    const programmes = [programme('027', 'Return')];
    expect(await findings('passport_without_blocks', { ...rows(two), programmes })).toMatchObject([{ subject_id: 'programme:027', severity: 'note', found: 'final,quality', message_ru: expect.stringContaining('конечный результат, качество') as string }]);
    expect(await findings('passport_without_blocks', { ...rows(noVolume), programmes })).toMatchObject([{ severity: 'warning', found: 'volume' }]);
    expect(await findings('passport_without_blocks', { ...rows(all), programmes })).toEqual([]);
  });

  it('of a passport are not called silent where lines of it were not read', async () => {
    const line = (line_no: number, element: Element): LineRecord => ({ line_no, page_no: 1, text: 'x', element, element_id: null });
    const programmes = [programme('027', 'Return', { line_first: 1, line_last: 2 }), programme('028', 'Stay', { line_first: 5, line_last: 6 })];
    const subjects = async (unread: number): Promise<unknown[]> => (await findings('passport_without_blocks', { programmes, lines: [line(unread, 'unclaimed')] })).map((one) => one['subject_id']);
    expect(await subjects(3)).toEqual(['programme:028']);
    expect(await subjects(8)).toEqual(['programme:027']);
  });
});

describe('units', () => {
  it.each([
    ['Бір қызметкерді оқытудың орташа құны', '%', 'kk', 'a cost is measured in money'],
    ['Жарақаттану деңгейі (1000 адамға шаққандағы коэффициенті)', '%', 'kk', 'a rate per thousand is not a per cent'],
    ['Қайта даярлаумен қамтылған адамдардың үлесі (барлық санынан)', 'теңге', 'kk', 'a share is measured in per cent'],
    ['Средняя стоимость обучения одного работника', '%', 'ru', 'a cost is measured in money'],
    ['Доля трудоустроенных граждан', 'человек', 'ru', 'a share is measured in per cent'],
    ['Материнская смертность на 100 тыс. живорожденных', '%', 'ru', 'a rate per thousand is not a per cent'],
    ['Орташа құнының өсуі (алдыңғы жылмен салыстырғанда)', '%', 'kk', null],
    ['Шығыстардың жалпы көлеміндегі үлесі', '%', 'kk', null],
    ['Доля охваченных', '%', 'ru', null],
    ['Доля расходов на охрану здоровья в среднем', '%', 'ru', null],
    ['Оқытудың орташа құны', 'мың теңге', 'kk', null],
  ] as const)('«%s» in %s', async (name, unit, language, reason) => {
    const found = await findings('unit_against_name', rows({ a: [{ name, unit }, '1'] }), language);
    expect(found.map(({ message_en }) => message_en)).toEqual(reason === null ? [] : [expect.stringContaining(reason)]);
    if (reason !== null) expect(found).toMatchObject([{ subject_id: 'a', found: unit, line_first: 1 }]);
  });

  it('keep per cents within bounds', async () => {
    const found = await findings('percent_out_of_range', rows({ a: [{ name: 'қамтылғандардың үлесі', unit: '%' }, '99', '109'], b: [{ name: 'өсу қарқыны', unit: '%' }, '109', '54740'] }));
    expect(found).toMatchObject([{ subject_id: 'a', year: 2012, found: '109', line_first: 1 }, { subject_id: 'b', year: 2012, found: '54 740' }]);
    expect(await findings('percent_out_of_range', rows({ a: [{ name: 'үлесі', unit: '%' }, '100'], b: [{ name: 'өсу қарқыны', unit: '%' }, '214'] }))).toEqual([]);
  });

  it('are missing where numbers stand', async () => {
    expect(await findings('unit_missing', rows({ a: [{ unit: null }, '10', '5'], b: [{ unit: null }], c: [{ unit: 'адам' }, '1'] }))).toMatchObject([{ subject_id: 'a', found: '10 5', line_first: 1 }]);
  });

  it('of a part are those of its whole', async () => {
    const plan = (unit: string): RowsById => ({ whole: [{ unit: 'адам' }, '10'], part: [{ unit, parent_series_id: 'whole' }, '5'] });
    expect(await findings('unit_of_part', rows(plan('мың адам')))).toMatchObject([{ subject_id: 'part', expected: 'адам', found: 'мың адам', line_first: 2, other_line_first: 1 }]);
    expect(await findings('unit_of_part', rows(plan('%')))).toEqual([]);
    expect(await findings('unit_of_part', rows(plan('Адам')))).toEqual([]);
  });

  it('are spelled in one way', async () => {
    const plan = (odd: string): RowsById => ({ a: [{ unit: 'теңге' }, '1'], b: [{ unit: 'теңге' }, '1'], c: [{ unit: 'теңге' }, '1'], d: [{ unit: odd }, '1'] });
    expect(await findings('unit_spelling', rows(plan('тенге')))).toMatchObject([{ expected: 'теңге', found: 'тенге', severity: 'note', line_first: 4 }]);
    expect(await findings('unit_spelling', rows(plan('Теңге')))).toEqual([]);
    expect(await findings('unit_spelling', rows(plan('адам')))).toEqual([]);
  });
});

describe('plausibility', () => {
  const goal = { kind: 'goal_indicator' as const, block: null, unit: '%' };

  it('tells a value far off its neighbours', async () => {
    expect(await findings('value_off_its_neighbours', rows({ a: [{ unit: '%' }, '107', '214', '107'], b: [{ unit: 'теңге' }, '1500', '15000', '1600'] }))).toMatchObject([
      { subject_id: 'a', year: 2012, found: '214', severity: 'note', line_first: 1 }, { subject_id: 'b', year: 2012, found: '15 000' },
    ]);
    expect(await findings('value_off_its_neighbours', rows({ a: [{ unit: 'адам' }, '5', '50', '6'], b: [{ unit: 'теңге' }, '1500', '1900', '2600'], c: [{ unit: '%' }, '100', null, '100'] }))).toEqual([]);
  });

  it('tells a target that turns back in the last year', async () => {
    expect(await findings('target_turns', rows({ a: [goal, '8', '6,4', '5,2', '5,1', '6,0'] }))).toMatchObject([{ subject_id: 'a', year: 2015, severity: 'note', line_first: 1 }]);
    expect(await findings('target_turns', rows({ a: [goal, '8', '6,4', '5,2', '5,1', '5,0'], b: [goal, '8', '6,4', '6,5', '5,1', '6,0'] }))).toEqual([]);
  });

  it('tells a year that was copied in a whole table', async () => {
    const copied = (last: string): RowsById => ({ a: [goal, '1', '1', '2'], b: [goal, '5', '5', '6'], c: [goal, '7', '7', '8'], d: [goal, '9', last, '10'] });
    expect(await findings('year_copied', rows(copied('9')))).toMatchObject([{ subject_id: 'table:1', year: 2012, severity: 'note', line_first: 1, line_last: 4 }]);
    expect(await findings('year_copied', rows(copied('9,5')))).toEqual([]);
  });

  it('tells two rows that hold the same values', async () => {
    const same = (last: string): RowsById => ({ a: [goal, '1', '2', '3', '4', '5'], b: [goal, '1', '2', '3', '4', last] });
    expect(await findings('rows_identical', rows(same('5')))).toMatchObject([{ subject_id: 'b', line_first: 2, other_line_first: 1 }]);
    expect(await findings('rows_identical', rows(same('6')))).toEqual([]);
  });

  it('tells two rows of one name', async () => {
    expect(await findings('same_name_twice', rows({ a: [{ name: 'Саны' }, '1'], b: [{ name: 'саны ' }, '2'], c: [{ name: 'Саны', block: 'final' }, '3'] }))).toMatchObject([{ subject_id: 'b', origin: 'extraction', line_first: 2, other_line_first: 1 }]);
    expect(await findings('same_name_twice', rows({ a: [{ name: 'Саны' }, '1'], b: [{ name: 'Үлесі' }, '2'] }))).toEqual([]);
  });
});
