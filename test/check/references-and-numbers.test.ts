import { describe, expect, it } from 'vitest';
import type { DocumentRecords } from '../../pipeline/model.js';
import { capability, deletion, fact, findings, mention, node, paragraph, risk, rows, table } from './put.js';
import type { RowsById } from './put.js';

const amendment = (node_id: string | null, decree_number: string, line: number): DocumentRecords['amendments'][number] =>
  ({ amendment_id: `amendment:${node_id}/${decree_number}`, node_id, action: 'amended', decree_date: '2013-04-30', decree_number, effective_date: null, text: 'note', line_first: line, line_last: line });

describe('numbers and titles of directions, goals and tasks', () => {
  const outline = [node('section', '3', 'Directions', 1), node('goal', '3.1', 'Labour rights', 11), node('task', '3.1.1', 'Еңбек көші-қонын басқару', 12, 'goal:3.1'), node('task', '3.2.2', 'Partnership', 15, 'goal:3.1')];

  it('tells a number that the plan does not have, and the one that bears its title', async () => {
    const mentions = [mention('task', '2.1.4', 'Еңбек  көшi-қонын басқару', 40, null), mention('task', '3.1.1', 'Еңбек көші-қонын басқару', 42, 'task:3.1.1')];
    expect(await findings('unknown_node', { outline, mentions })).toMatchObject([{ found: '2.1.4', expected: '3.1.1', line_first: 40, other_line_first: 12, message_en: expect.stringContaining('task 2.1.4') as string }]);
    expect(await findings('unknown_node', { outline, mentions: mentions.slice(1) })).toEqual([]);
  });

  it('tells a task whose number is that of another goal', async () => {
    expect(await findings('number_under_other_parent', { outline })).toMatchObject([{ subject_id: 'task:3.2.2', expected: '3.1.', found: '3.2.2', line_first: 15, other_line_first: 11 }]);
    expect(await findings('number_under_other_parent', { outline: outline.slice(0, 3) })).toEqual([]);
  });

  it.each([
    ['Әріптестікті дамытуға ықпал ету', 'Әріптестікті дамытуға жәрдемдесу', 'warning', 'kk'],
    ['Нәтижелі жұмыспен қамтуға жәрдемдесу', 'Жұмыспен нәтижелі қамтуға жәрдемдесу', 'note', 'kk'],
    ['Жұмыссыз айналысушы және табысы аз адамдардың белсенділігін', 'Жұмыссыз айналысушылар мен табысы аз адамдардың белсенділігі', null, 'kk'],
    ['ЖҮЙЕНI ДАМЫТУ.', 'Жүйені д а м ы т у', null, 'kk'],
    ['Развитие рынка труда', 'Развитие рынка', 'note', 'ru'],
    ['Повышение качества услуг', 'Повышение доступности услуг', 'warning', 'ru'],
    ['Развитие рынка и труда', 'Развития рынков труда', null, 'ru'],
  ] as const)('compares «%s» with «%s»', async (there, here, severity, language) => {
    const found = await findings('title_differs', { outline: [node('task', '3.1.1', here, 12)], mentions: [mention('task', '3.1.1', there, 40, 'task:3.1.1')] }, language);
    expect(found.map(({ severity: how }) => how)).toEqual(severity === null ? [] : [severity]);
    if (severity !== null) expect(found).toMatchObject([{ subject_id: 'task:3.1.1', expected: here, found: there, line_first: 40, other_line_first: 12 }]);
  });
});

describe('quoted_name_differs', () => {
  const named = (...names: string[]): Promise<Record<string, unknown>[]> =>
    findings('quoted_name_differs', { capabilities: names.map((name, index) => ({ ...capability(`c${index + 1}`, String(index + 1), index + 5), text: `Внедрить АИС "${name}"` })) });

  it('finds the rarer spelling of an abbreviation', async () => {
    expect(await named('Әлеуметтік көмек: АӘК, МБЖ', 'Әлеуметтік көмек: АӘЖ, МБЖ', 'Әлеуметтік көмек: АӘЖ, МБЖ'))
      .toMatchObject([{ subject_id: 'c1', found: 'Әлеуметтік көмек: АӘК, МБЖ', expected: 'Әлеуметтік көмек: АӘЖ, МБЖ', severity: 'note', line_first: 5, other_line_first: 6 }]);
  });

  it.each<[string, string, string]>([
    ['only the order differs', 'Әлеуметтік көмек: МБЖ, АӘЖ', 'Әлеуметтік көмек: АӘЖ, МБЖ'],
    ['a word is inflected', 'Дорожная карта занятости', 'Дорожную карту занятости'],
    ['the year is another', 'Дорожная карта 2009 АЖ', 'Дорожная карта 2010 АЖ'],
    ['another word differs too', 'Социальная помощь АӘК', 'Социальная защита АӘЖ'],
  ])('says nothing where %s', async (_, one, other) => {
    expect(await named(one, other)).toEqual([]);
  });
});

describe('decree_without_note', () => {
  const outline = [node('section', '2', 'Analysis', 1), node('section', '3', 'Plan', 50), node('direction', '4', 'Welfare', 60, 'section:3'), node('goal', '4.1', 'Income', 70, 'direction:4')];

  it('finds a deletion whose decree the notes of its part do not name', async () => {
    const found = await findings('decree_without_note', { outline, amendments: [amendment('section:3', '1813', 51)], deletions: [deletion('2', 'goal:4.1', 80)] });
    expect(found).toMatchObject([{ subject_id: 'deletion:goal:4.1/2', expected: '№ 444', found: '№ 1813', line_first: 80, other_line_first: 51 }]);
  });

  it('looks in the section of the deletion, not where the direction is planned', async () => {
    expect(await findings('decree_without_note', { outline, amendments: [amendment('section:3', '444', 51)], deletions: [deletion('1', 'direction:4', 20)] })).toMatchObject([{ line_first: 20, found: null }]);
  });

  it('is content with a note of the section, of an ancestor, or of the whole plan', async () => {
    for (const at of ['section:3', 'direction:4', null]) {
      expect(await findings('decree_without_note', { outline, amendments: [amendment(at, '444', 61)], deletions: [deletion('2', 'goal:4.1', 80)] })).toEqual([]);
    }
  });
});

describe('footnotes', () => {
  const plan = { ...rows({ s: [{ table_id: 't', unit: 'адам' }, '1'] }), source_tables: [table('t', { owner_id: 'programme:033' })] };
  const footnote = { footnote_id: 'note', scope_id: 'programme:033', marker: '**', text: 'of the ministry', line_first: 90, line_last: 90 };
  const mark = { subject_id: 's', ordinal: 1, marker: '**', footnote_id: 'note' };

  it('finds a mark without a note, and one whose note stands elsewhere', async () => {
    expect(await findings('mark_without_note', { ...plan, footnote_marks: [{ ...mark, footnote_id: null }] })).toMatchObject([{ subject_id: 's', severity: 'warning', found: '**', line_first: 1 }]);
    expect(await findings('mark_without_note', { ...plan, footnotes: [{ ...footnote, scope_id: 'subsection:budget' }], footnote_marks: [mark] })).toMatchObject([{ severity: 'note', other_line_first: 90 }]);
    expect(await findings('mark_without_note', { ...plan, footnotes: [footnote], footnote_marks: [mark] })).toEqual([]);
  });

  it('finds a note that nothing points to', async () => {
    expect(await findings('note_without_mark', { footnotes: [footnote] })).toMatchObject([{ subject_id: 'note', severity: 'note', line_first: 90 }]);
    expect(await findings('note_without_mark', { ...plan, footnotes: [footnote], footnote_marks: [mark] })).toEqual([]);
  });
});

describe('prose', () => {
  const indicators: RowsById = {
    level: [{ kind: 'goal_indicator', block: null, name: 'Жұмыссыздық деңгейі', unit: '%' }, '5,8', '5,0'],
    women: [{ kind: 'goal_indicator', block: null, name: 'Әйелдер арасындағы жұмыссыздық деңгейі', unit: '%' }, '6,7', '6,2'],
    poverty: [{ kind: 'goal_indicator', block: null, name: 'Табысы ең төменгі күнкөріс деңгейінен аз халық үлесі', unit: '%' }, '6,4', '5,2'],
  };

  it('finds a stated figure that a table contradicts', async () => {
    const found = await findings('narrative_against_table', { ...rows(indicators), facts: [fact('жалпы жұмыссыздық деңгейін', '5.5', '%', 2012)] });
    expect(found).toMatchObject([{ subject_id: 'level', year: 2012, expected: '5', found: '5,5', difference: '0,5', severity: 'warning', line_first: 50, other_line_first: 1 }]);
  });

  it('finds it in a sentence that names the whole indicator and one year', async () => {
    const found = await findings('narrative_against_table', { ...rows(indicators), paragraphs: [paragraph('2011 жыл бойынша табысы ең төмен күнкөріс деңгейінен төмен халықтың үлесі 5,3 %-ды (ауылда 8,8 %-ды) құрайды.')] });
    expect(found).toMatchObject([{ subject_id: 'poverty', year: 2011, expected: '6,4', found: '5,3', line_first: 60, other_line_first: 3 }]);
  });

  it.each<[string, Partial<DocumentRecords>]>([
    ['the figures agree', { facts: [fact('жұмыссыздық деңгейі', '5.8', '%', 2011)] }],
    ['the figure is rounded', { facts: [fact('жұмыссыздық деңгейі', '6', '%', 2011)] }],
    ['the unit is another', { facts: [fact('жұмыссыздық деңгейі', '9', 'адам', 2011)] }],
    ['the subject is narrower', { facts: [fact('ауыл тұрғындары мен жастар арасындағы жұмыссыздық деңгейі', '9', '%', 2011)] }],
    ['two years are named', { paragraphs: [paragraph('2011 және 2012 жылдары табысы ең төмен күнкөріс деңгейінен төмен халық үлесі 9 % болды.')] }],
  ])('says nothing where %s', async (_, said) => {
    expect(await findings('narrative_against_table', { ...rows(indicators), ...said })).toEqual([]);
  });

  it('finds a per cent that does not follow from the two counts beside it', async () => {
    const sentence = (percent: string): DocumentRecords['paragraphs'] => [paragraph(`2010 жылы 2162 адам зардап шекті, бұл 2009 жылғыдан ${percent}% көп (2102 адам).`)];
    expect(await findings('stated_growth', { paragraphs: sentence('2,3') })).toMatchObject([{ subject_id: 'paragraph:1', expected: '2,9', found: '2,3', line_first: 60 }]);
    expect(await findings('stated_growth', { paragraphs: sentence('2,9') })).toEqual([]);
    expect(await findings('stated_growth', { paragraphs: [paragraph('Доля снизилась с 54204 до 22041 человека, или до 82 %.')] }, 'ru')).toEqual([]);
  });

  it('finds a share that does not follow from the two counts beside it', async () => {
    const share = (text: string, language?: 'ru'): Promise<Record<string, unknown>[]> => findings('stated_share', { paragraphs: [paragraph(text)] }, language);
    expect(await share('2012 жылы 2792 жұмыс беруші 22 мың жұмыс күшін тартты, бұл қызметкерлер (389 мың) санының 5,4 % құрайды.'))
      .toMatchObject([{ subject_id: 'paragraph:1', expected: '5,7', found: '5,4', difference: '-0,3', line_first: 60, message_en: expect.stringContaining('22 мың 5.4 % of 389 мың') as string }]);
    // 22 thousand of 389 may be 5.52 to 5.79 %.
    expect(await share('2012 жылы 22 мың жұмыс күші тартылды, бұл қызметкерлер (389 мың) санының 5,6 % құрайды.')).toEqual([]);
    expect(await share('В 2012 году 120 школ, или 25 % от общего числа (400), отремонтировано.', 'ru')).toMatchObject([{ expected: '30', found: '25' }]);
    expect(await share('В 2012 году 120 школ, или 30 % от общего числа (400), отремонтировано.', 'ru')).toEqual([]);
    // Other numbers that may be meant; another multiplier; growth.
    expect(await share('В 2012 году 120 школ и 40 садов, или 25 % от общего числа (400), отремонтировано.', 'ru')).toEqual([]);
    expect(await share('Привлечено 22 тыс. человек, 5,4 % от числа занятых (0,4 млн.).', 'ru')).toEqual([]);
    expect(await share('Доля занятых выросла на 25 %, со 120 до 400 человек.', 'ru')).toEqual([]);
  });

  it('finds a range whose second number is left out', async () => {
    expect(await findings('range_without_end', { paragraphs: [paragraph('Жәрдемақы мөлшері арттырылды (39 АЕК-тен АЕК-ке дейін).')] })).toMatchObject([{ found: '39 АЕК-тен АЕК-ке дейін', line_first: 60 }]);
    expect(await findings('range_without_end', { paragraphs: [paragraph('Пособие выросло от 39 МРП до МРП.')] }, 'ru')).toMatchObject([{ found: 'от 39 МРП до МРП' }]);
    expect(await findings('range_without_end', { paragraphs: [paragraph('Жәрдемақы 5,5 АЕК-тен 8,5 АЕК-ке дейін, 2006 жылдан қазіргі уақытқа дейін, 9200 теңгеден 15 999 теңгеге дейін өсті.')] })).toEqual([]);
    expect(await findings('range_without_end', { paragraphs: [paragraph('Пособие росло с 2006 года до сегодняшнего дня, от 5 МРП до 8 МРП.')] }, 'ru')).toEqual([]);
  });

  it('finds a share that is told in people', async () => {
    expect(await findings('share_in_people', { paragraphs: [paragraph('Шетелдік қызметкерлердің үлесі 54204 адамнан 22041 адамға дейін төмендеді.')] })).toMatchObject([{ found: 'үлесі 54204 адамнан', severity: 'note', line_first: 60 }]);
    expect(await findings('share_in_people', { paragraphs: [paragraph('Доля иностранных работников снизилась с 54204 человек до 22041.')] }, 'ru')).toHaveLength(1);
    expect(await findings('share_in_people', { paragraphs: [paragraph('Шетелдік қызметкерлердің үлесі 5 % құрайды, саны 54204 адамнан асты.')] })).toEqual([]);
    expect(await findings('share_in_people', { paragraphs: [paragraph('Доля семей из 5 человек составила 12 %; доля занятых снизилась до 5 %, или 300 человек.')] }, 'ru')).toEqual([]);
  });

  it('finds more people than a country has', async () => {
    expect(await findings('too_many_people', { paragraphs: [paragraph('Қатысушылар саны 5469,1 млн. адам болды, 39401 мың этникалық қазақ келді.')] }))
      .toMatchObject([{ found: '39401 мың этникалық қазақ' }, { found: '5469,1 млн. адам', line_first: 60 }]);
    expect(await findings('too_many_people', { paragraphs: [paragraph('Численность населения – 16,9 млн. человек, из них 390,2 тыс. человек; 5469 млн. тенге.')] }, 'ru')).toEqual([]);
  });
});

describe('numbers of items', () => {
  const items = (...numbers: string[]): RowsById => Object.fromEntries(numbers.map((number, index) => [`s${index + 1}`, [{ kind: 'task_indicator' as const, block: null, number, name: `item ${index}` }, '1']]));

  it('finds a number that is repeated', async () => {
    expect(await findings('number_repeated', rows(items('1', '2', '2', '3')))).toMatchObject([{ subject_id: 's3', found: '2', severity: 'warning', line_first: 3, other_line_first: 2 }]);
    expect(await findings('number_repeated', { risks: [risk('a', 'h', '2', 5), risk('b', 'h', '2', 9), risk('c', 'other', '2', 12)] })).toMatchObject([{ subject_id: 'b', line_first: 9, other_line_first: 5 }]);
    expect(await findings('number_repeated', { capabilities: [capability('a', '1', 5), capability('b', '1', 6)] })).toMatchObject([{ subject_id: 'b' }]);
    expect(await findings('number_repeated', rows(items('1', '2', '3')))).toEqual([]);
  });

  it('takes a list that begins again for a heading that was not read', async () => {
    expect(await findings('number_repeated', { risks: [risk('a', 'h', '1', 5), risk('b', 'h', '2', 9), risk('c', 'h', '1', 12)] })).toMatchObject([{ subject_id: 'c', severity: 'note', origin: 'extraction' }]);
  });

  it('finds a number that is skipped, unless it was deleted', async () => {
    const plan = rows(items('1', '2', '4'));
    expect(await findings('number_skipped', plan)).toMatchObject([{ subject_id: 's3', expected: '3', found: '4', line_first: 3, other_line_first: 2 }]);
    expect(await findings('number_skipped', { ...plan, deletions: [deletion('3', 'task:1.1.1', 3)] })).toEqual([]);
    expect(await findings('number_skipped', { outline: [node('goal', '1.1', 'a', 1, 'd'), node('goal', '1.3', 'b', 9, 'd')] })).toMatchObject([{ subject_id: 'goal:1.3', expected: '2' }]);
    expect(await findings('number_skipped', rows(items('1', '2', '3')))).toEqual([]);
  });
});

describe('headers of tables', () => {
  const passport = (id: string, line: number, column_numbers: string, periods_printed = 'есепті кезең; жоспарлы кезең'): ReturnType<typeof table> =>
    table(id, { years_printed: '2011 2012', column_numbers, periods_printed, line_first: line, line_last: line + 5 });

  it('finds a period that is printed twice', async () => {
    const tables = [passport('a', 1, '1 2 3 4'), passport('b', 11, '1 2 3 4', 'есепті кезең; есептi кезең')];
    expect(await findings('header_periods', { source_tables: tables })).toMatchObject([{ subject_id: 'b', found: 'есепті кезең; есептi кезең', line_first: 11 }]);
    expect(await findings('header_periods', { source_tables: tables.slice(0, 1) })).toEqual([]);
  });

  it('finds a row of column numbers that is too short, or out of order', async () => {
    const tables = [passport('a', 1, '1 2 3 4'), passport('b', 11, '1 2 3'), passport('c', 21, '1 2 3 4'), passport('d', 31, '1 2 2 4'), passport('e', 41, '')];
    expect(await findings('column_numbers', { source_tables: tables })).toMatchObject([
      { subject_id: 'b', expected: '1 2 3 4', found: '1 2 3', line_first: 11 }, { subject_id: 'd', expected: '1 2 3 4', found: '1 2 2 4' },
    ]);
    expect(await findings('column_numbers', { source_tables: [passport('a', 1, '1 2 3 4')] })).toEqual([]);
  });

  it('finds two columns under one heading', async () => {
    const lines = (...texts: string[]): DocumentRecords['lines'] =>
      texts.map((text, index) => ({ line_no: index + 1, page_no: 1, text, element: text === '' ? 'blank' : 'table_header', element_id: null }));
    const source_tables = [table('t', { kind: 'capabilities', line_first: 1, line_last: 9 })];
    const heading = ['Мемлекеттiк органның стратегиялық', 'бағыттары мен мақсаттары'];
    expect(await findings('header_cell_repeated', { source_tables, lines: lines(...heading, '', 'Іске асыру шаралары', '', ...heading) })).toMatchObject([{ subject_id: 't', line_first: 6, line_last: 7, other_line_first: 1, other_line_last: 2 }]);
    expect(await findings('header_cell_repeated', { source_tables, lines: lines(...heading, '', 'Іске асыру шаралары', '', 'Іске асыру мерзімі') })).toEqual([]);
  });
});
