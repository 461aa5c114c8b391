import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

/** `text: year:mark …` of the measures of a task. */
function measures(...rows: readonly string[]): string[] {
  const plan = [
    'Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', 'Задача 1.1.1. Дороги', '', 'Мероприятия для достижения показателей прямых результатов 2012 год 2013 год 2014 год', '', ...rows,
  ];
  const records = extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...plan)), register: null });
  return records.measures.map(({ measure_id: id, text: words }) => `${words}: ${records.measure_years.filter((one) => one.measure_id === id).map(({ year, mark }) => `${year ?? '?'}:${mark}`).join(' ')}`);
}

describe('marks of measures', () => {
  it.each<[string, string[], string[]]>([
    ['crosses and dashes', ['1. Ремонт дорог х - х'], ['Ремонт дорог: 2012:cross 2013:dash 2014:cross']],
    ['a plus for a cross', ['1. Ремонт дорог + + +', '', '2. Мосты + +'], ['Ремонт дорог: 2012:cross 2013:cross 2014:cross', 'Мосты: ?:cross ?:cross']],
    ['ticks', ['1. Ремонт ', 'дорог', '', '✓ – ✔'], ['Ремонт дорог: 2012:cross 2013:dash 2014:cross']],
  ])('are %s', (_, rows, read) => {
    expect(measures(...rows)).toEqual(read);
  });

  it('are none inside the text', () => {
    expect(measures('1. Система «Сервис + качество» х х х')).toEqual(['Система «Сервис + качество»: 2012:cross 2013:cross 2014:cross']);
  });
});

describe('the header of measures', () => {
  const plan = (...header: readonly string[]): string => text(
    'Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', 'Задача 1.1.1. Дороги', '',
    'Показатели прямых результатов', 'Источник информации', 'Ед. изм.', '2012 год 2013 год 2014 год', '', '1 2 3 4 5 6', '', '1. Дороги', '', 'статистические данные', '', 'км 1 2 3', '', ...header, '', '2012 год', '2013 год', '2014 год', '', '1. Ремонт дорог х - х', '',
  );

  it.each<[string, string[]]>([
    ['before its second word', ['Мероприятия', 'для достижения показателей прямых результатов']],
    ['before what is reached', ['Мероприятия для достижения ', 'показателей прямых результатов', 'Срок реализации в плановом периоде']],
    ['in the midst of it', ['Мероприятия для достижения показателей', 'прямых результатов', 'Срок реализации в плановом периоде']],
    ['twice', ['Мероприятия ', 'для достижения показателей ', 'прямых результатов']],
    ['nowhere', ['Мероприятия для достижения показателей прямых результатов Срок реализации в плановом периоде']],
  ])('may wrap %s', (_, header) => {
    const records = extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(plan(...header)), register: null });
    expect(records.measures.map((one) => one.text)).toEqual(['Ремонт дорог']);
    expect(records.measure_years.map(({ year, mark }) => [year, mark])).toEqual([[2012, 'cross'], [2013, 'dash'], [2014, 'cross']]);
    expect(records.series.map((one) => one.name)).toEqual(['Дороги']);
  });
});
