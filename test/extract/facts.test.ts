import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesIn } from './reading.js';

const KAZAKH = ['3-бөлім. Стратегиялық бағыттар, мақсаттар', '', '1.1-мақсат. Өсу', '', '1-бөлім. Миссия', ''];
const RUSSIAN = ['Раздел 3. Стратегические направления, цели', '', 'Цель 1.1. Рост', '', 'Раздел 1. Миссия и видение', ''];

/** Facts of one paragraph: `subject: year value unit`. */
function factsOf(front: readonly string[], ...lines: readonly string[]): string[] {
  const { facts } = extractDocument({ id: 'any', file: 'any.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesIn(...front, ...lines), register: null });
  return facts.map(({ subject, year, value, unit, qualifier }) => `${subject}: ${year ?? ''} ${value ?? ''} ${unit ?? ''}${qualifier === null ? '' : ` ${qualifier}`}`);
}

describe('facts of prose', () => {
  it.each([
    ['one year, one number', '      Жалпы жұмыссыздық деңгейі 2010 жылы 5,8 % құрады.', ['Жалпы жұмыссыздық деңгейі: 2010 5.8 %']],
    ['years and numbers in turn', '      Кедейлік деңгейі 2008 жылы 12,7%, 2009 жылы 9 % болды.', ['Кедейлік деңгейі: 2008 12.7 %', 'Кедейлік деңгейі: 2009 9 %']],
    ['from … to', '      Отбасылардың үлесі 2003 жылғы 7 %-дан 2010 жылы 13 % артты.', ['Отбасылардың үлесі: 2003 7 %', 'Отбасылардың үлесі: 2010 13 %']],
    ['a sentence that begins with a year', '      Іс-шаралар нәтиже берді. 2010 жылы базалық зейнетақы төлемдерінің коэффициенті 43,0 %-ды құрады.', ['базалық зейнетақы төлемдерінің коэффициенті: 2010 43.0 %']],
    ['no subject: a pronoun', '      Іс-шаралар нәтиже берді. 2010 жылы ол 5,8 % құрады.', []],
    ['no subject: a circumstance', '      2010 жылдың қорытындысы бойынша өндірісте 2162 адам зардап шекті.', []],
    ['more numbers than years', '      Кедейлік деңгейі 2008 жылы 12,7 %, жұмыссыздық 6 %, 2009 жылы 9 % болды.', []],
  ])('Kazakh: %s', (_, text, facts) => {
    expect(factsOf(KAZAKH, text)).toEqual(facts);
  });

  it.each([
    ['years before numbers', '      Износ основных фондов: в 2008 году – 62 %, в 2009 году – 59,4 %.', []],
    ['years before numbers, behind their subject', '      Износ основных фондов в 2008 году составил 62 %, в 2009 году – 59,4 %.', ['Износ основных фондов: 2008 62 %', 'Износ основных фондов: 2009 59.4 %']],
    ['numbers before years', '      Уровень бедности снизился с 12,7 % в 2008 году до 9 % в 2009 году.', ['Уровень бедности снизился: 2008 12.7 %', 'Уровень бедности снизился: 2009 9 %']],
  ])('Russian: %s', (_, text, facts) => {
    expect(factsOf(RUSSIAN, text)).toEqual(facts);
  });
});
