import { describe, expect, it } from 'vitest';
import { field, keyRows, likelyYears, listOf, plain } from './keys.js';
import { planSource } from './plan.js';

const { lines } = planSource();
const digits = (text: string): string => text.replace(/[^\d]/gu, '');

/** Whether the characters of `wanted` occur in `text` in order. */
function occursInOrder(wanted: string, text: string): boolean {
  let at = -1;
  return [...wanted].every((character) => (at = text.indexOf(character, at + 1)) >= 0);
}

describe('the keys', () => {
  it('type only digits that their lines print, in order', () => {
    const strayed = keyRows('series').filter((row) => {
      const printed = lines.slice(Number(row.line_first) - 1, Number(row.line_last)).map(({ text }) => digits(text)).join('');
      return !occursInOrder(digits(field(row, 'cells')), printed);
    });
    expect(strayed).toEqual([]);
  });

  it('name only lines that the source has', () => {
    const named = [...keyRows('series'), ...keyRows('measures'), ...keyRows('risks'), ...keyRows('capabilities')];
    expect(named.filter((row) => !(Number(row.line_first) >= 1 && Number(row.line_first) <= Number(row.line_last) && Number(row.line_last) <= lines.length))).toEqual([]);
  });

  it('know as many years as cells, where they know years', () => {
    const listed = keyRows('series').filter((row) => row.years !== '');
    expect(listed.filter((row) => row.years !== 'all' && listOf(field(row, 'years')).length !== listOf(field(row, 'cells')).length)).toEqual([]);
    expect(listed.filter((row) => row.years === 'all' && listOf(field(row, 'cells')).length !== 7)).toEqual([]);
  });
});

describe('likelyYears', () => {
  it.each([
    ['5 cells in 7 columns; likely years 2009 | 2010 | ? | 2013: the programme has money then', ['2009', '2010', '?', '2013']],
    ['6 cells of 7; not proven (likely ? | ? | 2012-2015)', ['?', '?', '2012', '2013', '2014', '2015']],
    ['the programme has money in 2014 only, so likely 2014)', ['2014']],
    ['6 cells of 7; years not provable', null],
  ])('%s', (note, years) => {
    expect(likelyYears(note)).toEqual(years);
  });
});

describe('plain', () => {
  it('compares names without white space, with look-alikes folded', () => {
    expect(plain('Тiкелей  нәтиже:')).toBe(plain('Тікелей нәтиже'));
    expect(plain('нәтиже')).not.toBe(plain('нәтижё'));
  });
});
