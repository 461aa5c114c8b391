import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../../pipeline/model.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

function read(...lines: readonly string[]): DocumentRecords {
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...lines)), register: null });
}

function sections(...lines: readonly string[]): string[] {
  return read(...lines).outline.filter(({ level }) => level === 'section').map(({ number, title }) => `${number ?? '?'} ${title}`);
}

const PASSPORT = ['Бюджетная программа 001 «Услуги»', '', 'Описание Содержание аппарата', '', 'показатели прямого результата', ''];

describe('sections', () => {
  it('end their title where what stands in them begins', () => {
    expect(sections('1. Миссия и видение', 'Миссия: рост.', '', '7. Бюджетные программы', ...PASSPORT)).toEqual(['1 Миссия и видение', '7 Бюджетные программы']);
  });

  it('are not the entries of a table of contents, with dots or without', () => {
    const plan = ['1. Миссия и видение', '', 'Миссия: рост.', '', '2. Анализ текущей ситуации', '', 'Рост.', '', '7. Бюджетные программы', '', ...PASSPORT];
    const all = ['1 Миссия и видение', '2 Анализ текущей ситуации', '7 Бюджетные программы'];
    expect(sections('Содержание', '1. Миссия и видение ....... 2', '2. Анализ текущей ситуации ....... 3', '7. Бюджетные программы ....... 9', '', ...plan)).toEqual(all);
    expect(sections('1. Миссия и видение 2', '2. Анализ текущей ситуации 3', '7. Бюджетные программы 9', '', ...plan)).toEqual(all);
  });

  it('are known by their number and by what follows where no lexicon has their title', () => {
    const plan = [
      '3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', '4. Потенциал ведомства', '', 'Цель Меры Срок', '', '1 2 3', '', 'Цель 1.1. Рост', '', '1. Обучение', '',
      '2012 год', '', '7. Программы', '', ...PASSPORT,
    ];
    expect(sections(...plan)).toEqual(['3 Стратегические направления, цели, задачи', '4 Потенциал ведомства', '7 Программы']);
    expect(read(...plan).capabilities).toMatchObject([{ text: 'Обучение', term: '2012 год' }]);
  });

  it('are titles alone where none has a number', () => {
    const records = read('Управление рисками', '', 'Риск Последствия Меры', '', '1 2 3', '', '1. Засуха', '', 'Неурожай', '', 'Полив', '', 'Бюджетные программы', '', ...PASSPORT);
    expect(records.risks).toMatchObject([{ risk: 'Засуха', consequence: 'Неурожай', response: 'Полив' }]);
    expect(records.programmes).toHaveLength(1);
  });

  it('leave passports to the budget though its heading is missing', () => {
    expect(read('6. Управление рисками', '', 'Риск Последствия Меры', '', '1 2 3', '', '1. Засуха', '', 'Неурожай', '', 'Полив', '', ...PASSPORT)).toMatchObject({
      risks: [{ risk: 'Засуха' }], programmes: [{ programme_code: '001' }],
    });
  });

  it('do not begin where prose names one', () => {
    expect(sections('Раздел 3. Стратегические направления', '', 'Цель 1.1. Рост', '', 'Раздел 2 настоящего плана.', '')).toEqual(['3 Стратегические направления']);
  });
});
