import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { text } from './reading.js';

function read(...lines: readonly string[]): DocumentRecords {
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text('7. Бюджетные программы', '', ...lines, '')), register: null });
}

function programme(...lines: readonly string[]): object | undefined {
  const plan = ['7. Бюджетные программы', '', 'Бюджетная программа 003 «Развитие дорог»', '', ...lines, '', 'показатели прямого результата х', ''];
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...plan)), register: null }).programmes[0];
}

describe('the type of a programme', () => {
  const whole = { description: 'Строительство дорог', content: 'осуществление бюджетных инвестиций', delivery: 'individual', stage: 'development' };

  it.each<[string, string[]]>([
    ['in rows of their own', [
      'Описание Строительство дорог', '', 'Вид бюджетной программы', '', 'в зависимости от ', 'содержания', '', 'осуществление бюджетных ', 'инвестиций', '', 'в зависимости от ',
      'способа реализации', '', 'индивидуальная', '', 'текущая/развитие развитие',
    ]],
    ['labels and values on one line', [
      'Описание Строительство дорог', 'Вид бюджетной программы в зависимости от содержания осуществление бюджетных', 'инвестиций', '', 'в зависимости от способа реализации индивидуальная',
      'текущая/развитие развитие',
    ]],
    ['labels in other words', [
      'Описание', 'Строительство дорог', '', 'Вид бюджетной программы по содержанию осуществление бюджетных инвестиций', 'по способу реализации индивидуальная', 'текущая/развитие развитие',
    ]],
  ])('is read %s', (_, lines) => {
    expect(programme(...lines)).toMatchObject(whole);
  });
});

describe('a header printed again on the next page', () => {
  const header = ['Наименование показателей ', 'бюджетной программы', '', 'ед. изм.', '', 'Плановый период', '2014 ', 'год2012 ', '', 'год', '2013 ', 'год', ''];
  const rows = ['показатели прямого результата', '', 'Дороги км 12 14 16', ''];

  it.each<[string, string[]]>([
    ['inside a block', [...header, ...rows, '', '', ...header, 'Мосты ед. 2 3 4', '']],
    ['where the first page has none', [...rows, '', '', ...header, 'Мосты ед. 2 3 4', '']],
  ])('%s is no row', (_, table) => {
    const { lines, series } = read('Бюджетная программа 003 «Развитие дорог»', '', 'Описание Дороги', '', ...table);
    expect(series.map(({ name, unit }) => `${name} ${unit ?? ''}`)).toEqual(['Дороги км', 'Мосты ед.']);
    expect(lines.filter(({ element }) => element === 'unclaimed')).toEqual([]);
  });
});
