import { describe, expect, it } from 'vitest';
import { INDICATORS, PASSPORT } from '../reading.js';
import { read, readRussian } from '../typed-rows.js';

describe('what is no value, and what is one', () => {
  it('the last letter of a letter-spaced word is no cross', () => {
    expect(readRussian(PASSPORT, 3, 'П р и р о с т  а р х и в н ы х  ', 'документов', '', '% 7 8 9')).toEqual([' | П р и р о с т а р х и в н ы х документов |  | % | 7 8 9']);
  });

  it('values stand in a name’s line, though the name goes on in the next', () => {
    expect(read(PASSPORT, 3, 'Шаралардың 72 81,5 90 ', 'үлесі')).toEqual([' | Шаралардың үлесі |  |  | 72 81.5 90']);
    expect(read(PASSPORT, 3, 'Дамудың 2011 – 2013 ', 'жылдардағы үлесі', '', '% 7 8 9')).toEqual([' | Дамудың 2011 – 2013 жылдардағы үлесі |  | % | 7 8 9']);
  });

  it('a number begins in a name’s line and ends in the next', () => {
    expect(read(PASSPORT, 3, '- ауылдық жерлерде 774 ', '839', '', '841 ', '683', '', '925 ', '584')).toEqual(['- | ауылдық жерлерде |  |  | 774839 841683 925584']);
  });

  it('two dashes end a name’s line', () => {
    expect(read(PASSPORT, 3, 'а) бюджет есебінен - -', '15')).toEqual(['а | бюджет есебінен |  |  | - - 15']);
  });

  it.each([
    ['percent signs', '72% 81,5% 90%', '72 81.5 90'],
    ['a decimal point', '72.5 81.5 90', '72.5 81.5 90'],
    ['a range has no value', '5-7 8–10 12', '  12'],
    ['a date has no value', '01.07.2011 5 6', ' 5 6'],
  ])('%s', (_, printed, values) => {
    expect(read(PASSPORT, 3, `Үлесі балл ${printed}`)).toEqual([` | Үлесі |  | балл | ${values}`]);
  });

  it('a number that begins a unit is no value, though its letters stand apart', () => {
    expect(read(INDICATORS, 3, '5. Балалардың саны', '', 'ресми деректер', '1 0  0 0 0  ', 'т ұ р ғ ы н ғ а  ', 'төсек', '', '7 8 9')).toEqual(['5 | Балалардың саны | ресми деректер | 1 0 0 0 0 т ұ р ғ ы н ғ а төсек | 7 8 9']);
  });

  it('a value behind an unknown unit, cut by its cell like the next', () => {
    expect(readRussian(PASSPORT, 3, 'Количество детей', '', 'ребенок 1350', '4', '', '1506', '8', '', '1631', '8')).toEqual([' | Количество детей |  | ребенок | 13504 15068 16318']);
  });

  it('an item number glued to a unit', () => {
    expect(readRussian(INDICATORS, 3, '3. Количество локомотивов, в том числе:', '', 'км/сут.1) новых', '', '7 8 9')).toEqual(['3 | Количество локомотивов, в том числе: |  | км/сут. | ', '1) | новых |  |  | 7 8 9 ^ 0']);
  });

  it('a decimal behind an item, whose digits and comma a narrow cell sets apart', () => {
    expect(read(PASSPORT, 3, '- ауылдық жерлерде', '9 1 ,', '1', '', '9 7 ,', '7', '', '105', ',2')).toEqual(['- | ауылдық жерлерде |  |  | 91.1 97.7 105.2']);
  });

  it('a span of years ends a name', () => {
    expect(read(PASSPORT, 3, 'Жоспардың орындалуы 2011-2015', '', '% 7 8 9')).toEqual([' | Жоспардың орындалуы 2011-2015 |  | % | 7 8 9']);
  });

  it('a letter-spaced item mark', () => {
    expect(read(PASSPORT, 3, 'б )  қ а л а д а', '', '7 8 9')).toEqual(['б | қ а л а д а |  |  | 7 8 9']);
  });

  it.each([
    [['Үлесі % 7 8 кемінд', '', 'е 9'], '7 8 >=9'],
    [['Үлесі % 7 8', '9 жоғар', 'ы', '', 'емес'], '7 8 <=9'],
    [['Үлесі % 7 кемінд', 'е 8', '', 'кемінд', 'е 9'], '7 >=8 >=9'],
  ])('a qualifier in pieces: %j', (lines, values) => {
    expect(read(PASSPORT, 3, ...lines)).toEqual([` | Үлесі |  | % | ${values}`]);
  });

  it.each([
    [['Үлесі % 7 ≤ 8 ≥ 9'], '7 <=8 >=9'],
    [['Үлесі', '', '% 20,1 ≤', '', '19,4 ≤18'], '20.1 <=19.4 <=18'],
  ])('a limit printed as a sign, with or without a space: %j', (lines, values) => {
    expect(read(PASSPORT, 3, ...lines)).toEqual([` | Үлесі |  | % | ${values}`]);
  });

  it('a letter-spaced qualifier', () => {
    expect(read(PASSPORT, 3, 'Үлесі % 7 8', '9', 'к е м  ', 'емес')).toEqual([' | Үлесі |  | % | 7 8 >=9']);
  });
});
