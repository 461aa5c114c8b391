import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../../pipeline/model.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

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
    ['in the wording of other years', [
      'Описание программы', 'Строительство дорог', '', 'Вид программы в зависимости от уровня государственного управления республиканская', '', 'в зависимости от содержания осуществление бюджетных инвестиций', '',
      'в зависимости от способа реализации индивидуальная', '', 'текущая или развития развития',
    ]],
    ['a label that a page break cut', [
      'Описание Строительство дорог', '', 'Вид бюджетной ', '', 'в зависимости от содержания', '', 'осуществление бюджетных ', 'инвестиций', '', '', '', 'программы', 'в зависимости от способа реализации индивидуальная', 'текущая/развитие развитие',
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

describe('text beside a block’s label', () => {
  const header = ['Наименование показателей бюджетной программы', '', 'ед. изм.', '', '2012 год 2013 год 2014 год', ''];

  it.each<[string, string[], [string, string][]]>([
    ['in its line', ['показатели конечного результата', '', 'Дороги км 12 14 16', '', 'показатели качества Безопасность дорог', '', 'показатели эффективности х'], [
      ['quality', 'Безопасность дорог'], ['efficiency', 'х'],
    ]],
    ['over lines', ['показатели качества Безопасность', 'дорог и мостов', '', 'показатели эффективности х'], [['quality', 'Безопасность дорог и мостов'], ['efficiency', 'х']]],
    ['behind a broken label', ['показатели', 'качества Безопасность дорог', ''], [['quality', 'Безопасность дорог']]],
  ])('is the block’s, %s', (_, lines, texts) => {
    const records = read('Бюджетная программа 003 «Развитие дорог»', '', 'Описание Ремонт', '', ...header, ...lines);
    expect(records.programme_texts.map(({ block, text: prose }) => [block, prose])).toEqual(texts);
  });

  it('may be a row', () => {
    const records = read('Бюджетная программа 003 «Развитие дорог»', '', 'Описание Ремонт', '', ...header, 'показатели качества Ровные дороги % 50 60 70', '');
    expect(records.series.map(({ block, name, unit }) => [block, name, unit])).toEqual([['quality', 'Ровные дороги', '%']]);
  });

  it('is no label’s that goes on in small letters', () => {
    const records = read('Бюджетная программа 003 «Развитие дорог»', '', 'Описание Ремонт', '', ...header, 'показатели прямого результата', '', 'Показатели качества дорог Астаны % 50 60 70', '');
    expect(records.series.map(({ block, name }) => [block, name])).toEqual([['direct', 'Показатели качества дорог Астаны']]);
  });
});

describe('a part of a programme', () => {
  it.each<[string, string[]]>([
    ['with a header of its own', ['Подпрограмма 004 «За счет займов»', '', 'Описание Мосты', '', 'Наименование показателей бюджетной подпрограммы', '', 'ед. изм.', '', '2012 год 2013 год 2014 год', '']],
    ['under the header of the programme', ['Бюджетная подпрограмма', '', '004 «За счет займов»', '']],
  ])('%s, has rows of its own', (_, heading) => {
    const records = read(
      'Бюджетная программа 003 «Развитие дорог»', '', 'Описание Ремонт', '', 'Наименование показателей бюджетной программы', '', 'ед. изм.', '', '2012 год 2013 год 2014 год', '',
      'показатели прямого результата', '', 'Дороги км 12 14 16', '', 'объем бюджетных расходов тыс. тенге 1 200 1 300 1 400', '', ...heading,
      'показатели прямого результата', '', 'Мосты единиц 1 2 3', '', 'объем бюджетных расходов тыс. тенге 200 300 400', '',
    );
    expect(records.programmes.map(({ programme_code, name }) => [programme_code, name])).toEqual([['003', 'Развитие дорог'], ['003-004', 'За счет займов']]);
    expect(records.series.map(({ programme_code, block, name }) => [programme_code, block, name])).toEqual([
      ['003', 'direct', 'Дороги'], ['003', 'volume', 'объем бюджетных расходов'], ['003-004', 'direct', 'Мосты'], ['003-004', 'volume', 'объем бюджетных расходов'],
    ]);
    expect(records.lines.filter(({ element }) => element === 'unclaimed')).toEqual([]);
  });
});

describe('a passport’s heading', () => {
  const header = ['Наименование показателей бюджетной программы', '', 'ед. изм.', '', '2012 год 2013 год 2014 год', ''];
  const passport = (heading: string[], volume: string): string[] => [
    ...heading, '', 'Описание Ремонт', '', 'Вид бюджетной программы', 'в зависимости от содержания осуществление', '', ...header, 'показатели прямого результата', '', `Дороги км ${volume}`, '',
    'объем бюджетных расходов', '', `тыс. тенге ${volume}`, '',
  ];

  it.each<[string, string[], string, string]>([
    ['a star at its code', ['Бюджетная программа 018* «Развитие»'], '018', 'Развитие'],
    ['a star apart from its code', ['Бюджетная программа 018 ** «Развитие»'], '018', 'Развитие'],
    ['a starred code in a cell of its own', ['Бюджетная программа', '018*', '«Развитие»'], '018', 'Развитие'],
    ['white space in its code', ['Бюджетная программа 0 1 8 «Развитие»'], '018', 'Развитие'],
    ['a code in brackets', ['Бюджетная программа (018) «Развитие»'], '018', 'Развитие'],
    ['a digit too few', ['Бюджетная программа 18 «Развитие»'], '18', 'Развитие'],
    ['a letter for a digit', ['Бюджетная программа О18 «Развитие»'], 'о18', 'Развитие'],
    ['a starred broken code before a bare name', ['Бюджетная программа 18* Развитие'], '18', 'Развитие'],
    ['no code', ['Бюджетная программа «Развитие»'], '?', 'Развитие'],
    ['another label', ['Программа развития'], '?', ''],
  ])('begins a passport with %s', (_, heading, code, name) => {
    const records = read(...passport(['Бюджетная программа 003 «Дороги»'], '1 2 3'), ...passport(heading, '4 5 6'));
    expect(records.programmes.map((one) => [one.programme_code, one.name])).toEqual([['003', 'Дороги'], [code, name]]);
    const values = (of: string): (string | null)[] => {
      const ids = records.series.filter((one) => one.programme_code === of).map((one) => one.series_id);
      return records.observations.filter((one) => ids.includes(one.series_id)).map((one) => one.value);
    };
    expect(values('003')).toEqual(['1', '2', '3', '1', '2', '3']);
    expect(values(code)).toEqual(['4', '5', '6', '4', '5', '6']);
  });

  it('is none in prose', () => {
    const records = read('Бюджетная программа 003 «Дороги»', '', 'Описание', '', 'Бюджетная программа «Дороги» ведёт к мостам', '', 'Вид бюджетной программы', 'в зависимости от содержания осуществление', '', ...header, 'показатели прямого результата', '', 'Дороги км 1 2 3', '');
    expect(records.programmes.map((one) => one.programme_code)).toEqual(['003']);
  });
});
