import { describe, expect, it } from 'vitest';
import { gridsIn } from '../../../pipeline/extract/grid/grid.js';
import { blocksIn, type GridHeader } from '../../../pipeline/extract/grid/header.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import { tableLines, type DrawnCell } from './table-lines.js';

/** The headers of a table, and for each what its columns hold: a year, or a role. */
function headersOf(drawn: readonly (readonly DrawnCell[])[]): { kind: GridHeader['kind']; columns: string }[] {
  const [grid] = gridsIn(tableLines(drawn), russian).values();
  if (grid === undefined) return [];
  return blocksIn(grid, russian).flatMap(({ header }) => (header === null ? [] : [{
    kind: header.kind, columns: header.columns.map(({ role, year }) => (role === 'value' ? String(year) : role)).join(' '),
  }]));
}

const tall = (text: string): DrawnCell => ({ text, rowspan: 2 });
const wide = (text: string, colspan: number): DrawnCell => ({ text, colspan });
const ROW = ['1', 'Поголовье', 'голов', 'отчет', '5', '6', '7'];

describe('a header is known by its years, whatever its words', () => {
  it.each<[string, (readonly DrawnCell[])[], string]>([
    ['known words behind a column of numbers', [[tall('№'), tall('Наименование целевого индикатора'), tall('Ед. изм.'), tall('Источник информации'), 'отчетный год', 'текущий год', 'план'], ['2015 год', '2016 год', '2017 год'], ROW],
      'number name unit source 2015 2016 2017'],
    ['words that no lexicon has', [[tall('№'), tall('Что меняется'), tall('Ед. изм.'), tall('Источник информации'), wide('было', 2), 'станет'], ['2015 (факт)', '2016', '2017'], ROW], 'number name unit source 2015 2016 2017'],
    ['one row, and the columns in another order', [['п/п', 'Что меняется', 'Источник информации', 'Ед. изм.', '2015', '2016', '2017'], ROW], 'number name source unit 2015 2016 2017'],
    ['a head between that nobody knows, and one behind the years', [['Что меняется', 'Чем мерим', 'Ед. изм.', '2015', '2016', '2017', 'Кто отвечает'], ['Поголовье', 'ухо', 'голов', '5', '6', '7', 'отдел']], 'name other unit 2015 2016 2017 other'],
  ])('%s', (_, drawn, columns) => {
    expect(headersOf(drawn).map((header) => header.columns)).toEqual([columns]);
  });

  it('and heads measures where nothing but marks stands under it', () => {
    const drawn = (mark: string): DrawnCell[][] => [['Что делаем', '2015', '2016', '2017'], ['1. Дороги', mark, 'х', 'х'], ['2. Мосты', 'х', '', '-']];
    expect(headersOf(drawn('х'))).toEqual([{ kind: 'measures', columns: 'name 2015 2016 2017' }]);
    expect(headersOf(drawn('7'))).toEqual([{ kind: null, columns: 'name 2015 2016 2017' }]);
  });

  it('but a row in the midst whose values are years is none', () => {
    expect(headersOf([['Целевой индикатор', '2015 год', '2016 год', '2017 год'], ['Поголовье', '5', '6', '7'], ['Год ввода', '2018', '2019', '2020']])).toHaveLength(1);
  });

  it('nor is a row of other numbers', () => {
    expect(headersOf([['Поголовье', 'голов', '5', '6'], ['Дороги', 'км', '2015', '2016']])).toEqual([]);
  });
});
