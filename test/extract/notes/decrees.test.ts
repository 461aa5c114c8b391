import { describe, expect, it } from 'vitest';
import { decreesIn } from '../../../pipeline/extract/notes/decrees.js';

const decrees = (text: string): (string | null)[][] => decreesIn(text).map(({ date, number, effective }) => (effective === null ? [date, number] : [date, number, effective]));

describe('decrees of the notes', () => {
  it.each([
    // 42: the first decree's sign stands at its date, its number behind the word for decrees at the line's end
    ['1-стратегиялық бағытқа өзгеріс енгізілді - ҚР Үкіметінің 29.12.2012 №  (01.01.2013 бастап қолданысқа енгізіледі), 30.04.2013  қаулыларымен.1813 № 444',
      [['2012-12-29', '1813', '2013-01-01'], ['2013-04-30', '444']]],
    // 706: five decrees over three lines, each line's numbers at its end
    ['ҚР Үкіметінің 29.12.2012 ; № 1811 29.12.2012  (01.01.2013 бастап қолданысқа енгізіледі), 30.04.2013 ; № 1813 № 444 22.10.2013 ; 31.12.2013  қаулыларымен.N 1134 № 1549',
      [['2012-12-29', '1811'], ['2012-12-29', '1813', '2013-01-01'], ['2013-04-30', '444'], ['2013-10-22', '1134'], ['2013-12-31', '1549']]],
    // 2870: a number displaced into the bracket with the date of effect
    ['ҚР Үкіметінің 29.12.2012  (№ 1813 01.01.2013 бастап қолданысқа енгізіледі), 30.04.2013 ; 22.10.2013  № 444 N 1134 қаулыларымен.',
      [['2012-12-29', '1813', '2013-01-01'], ['2013-04-30', '444'], ['2013-10-22', '1134']]],
    // 2214, and in Russian
    ['Алынып тасталды - ҚР Үкіметінің 30.04.2013 № 444 қаулысымен.', [['2013-04-30', '444']]],
    ['Исключен постановлением Правительства РК от 30.04.2013 № 444.', [['2013-04-30', '444']]],
    ['Сноска. С изменениями, внесенными постановлениями Правительства РК от 25.03.2011 № 272; от 29.12.2011 № 1633 (вводится в действие с 01.01.2012).',
      [['2011-03-25', '272'], ['2011-12-29', '1633', '2012-01-01']]],
    ['постановлением Правительства РК от 5.3.2014 № 178-1', [['2014-03-05', '178-1']]],
  ])('%s', (text, expected) => {
    expect(decrees(text)).toEqual(expected);
  });

  it('pairs no number where there are fewer of them than dates', () => {
    expect(decrees('29.12.2012 ; 30.04.2013 № 444 қаулыларымен.')).toEqual([['2012-12-29', null], ['2013-04-30', null]]);
  });

  it('names none in a text without a date', () => {
    expect(decreesIn('№ 444 қаулысымен, 2013 жыл')).toEqual([]);
  });
});
