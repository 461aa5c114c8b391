import { describe, expect, it } from 'vitest';
import { decimalsFor, formatOf, moneyPower, roundDecimal, scaleFor } from '../../pipeline/render/format.js';
import { readWords } from '../../pipeline/render/report/words.js';

const kk = formatOf(readWords('kk'));
const ru = formatOf(readWords('ru'));
const en = formatOf(readWords('en'));
/** A no-break space, as it parts thousands in Kazakh and Russian. */
const _ = '\u00a0';

describe('a number', () => {
  it('is grouped and pointed the way of its language', () => {
    expect(kk.number('1727012949')).toBe(`1${_}727${_}012${_}949`);
    expect(ru.number('5.8000')).toBe('5,8');
    expect(en.number('1727012949')).toBe('1,727,012,949');
    expect(en.number('5.8000')).toBe('5.8');
  });

  it('keeps the decimals that the plan prints, and no others', () => {
    expect(ru.number('20.0000', 1)).toBe('20,0');
    expect(ru.number('100.0000')).toBe('100');
    expect(en.number('0.7400', 2)).toBe('0.74');
  });

  it('is exact however long, with a minus that is no hyphen', () => {
    expect(en.number('-1381')).toBe('−1,381');
    expect(en.number('9999999999999999.9999')).toBe('9,999,999,999,999,999.9999');
    expect(en.number('-0.04', 1)).toBe('0.0');
  });

  it('is rounded half away from zero', () => {
    expect(roundDecimal('2.345', 2)).toBe('2.35');
    expect(roundDecimal('-2.5', 0)).toBe('-3');
    expect(roundDecimal('0.96', 1)).toBe('1.0');
    expect(roundDecimal('7', 2)).toBe('7.00');
  });
});

describe('an amount of money', () => {
  it('reads in the scale that leaves one to three digits before the point', () => {
    expect(ru.money(1_727_012_949, 3)).toBe('1,73 трлн тенге');
    expect(kk.money(23_926_357, 3)).toBe('23,9 млрд теңге');
    expect(en.money(180_611, 3)).toBe('181 million tenge');
    expect(en.money(0, 3)).toBe('0 tenge');
  });

  it('knows its unit however the plan spells it', () => {
    expect(moneyPower('мың теңге')).toBe(3);
    expect(moneyPower('мың тенге')).toBe(3);
    expect(moneyPower('тыс. тенге')).toBe(3);
    expect(moneyPower('теңге')).toBe(0);
    expect(moneyPower('адам')).toBeNull();
    expect(moneyPower(null)).toBeNull();
  });

  it('keeps three digits', () => {
    expect([1.727, 23.9, 181, 1000].map(decimalsFor)).toEqual([2, 1, 0, 0]);
    expect([999, 1000, 999_999].map((amount) => scaleFor(amount, 0))).toEqual(['one', 'thousand', 'thousand']);
  });
});

describe('a unit, a date, lines', () => {
  it('are said in the language of the report; a unit that no one knows stays as printed', () => {
    expect(ru.unit('адам')).toBe('чел.');
    expect(en.unit('мың теңге')).toBe('thousand tenge');
    expect(en.unit('гектар')).toBe('гектар');
    expect(kk.date('2013-12-31')).toBe('2013 жылғы 31 желтоқсан');
    expect(ru.date('2013-12-31')).toBe('31 декабря 2013 года');
    expect(en.date('2013-12-31')).toBe('31 December 2013');
    expect(en.date('soon')).toBe('soon');
    expect(kk.lines(6488, 6537)).toBe('6488–6537');
    expect(kk.lines(903, 903)).toBe('903');
  });
});
