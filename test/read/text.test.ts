import { describe, expect, it } from 'vitest';
import { linesOfText } from '../../pipeline/read/text.js';

const pages = (text: string): string => linesOfText(text).map(({ page }) => page).join('');
const texts = (text: string): string[] => linesOfText(text).map((line) => line.text);

describe('linesOfText', () => {
  it('numbers lines from one and touches nothing in them', () => {
    expect(linesOfText('  Миссия\n4 9 8  \n\t699')).toEqual([
      { no: 1, page: 1, text: '  Миссия' }, { no: 2, page: 1, text: '4 9 8  ' }, { no: 3, page: 1, text: '\t699' },
    ]);
  });

  it.each([
    ['a last line with its end', 'а\nб\n', ['а', 'б']],
    ['a last line without its end', 'а\nб', ['а', 'б']],
    ['empty lines at the end', 'а\n\n\n', ['а', '', '']],
    ['lines ended as on Windows', 'а \r\n\r\nб\r\n', ['а ', '', 'б']],
    ['a byte order mark', '\uFEFFа\nб', ['а', 'б']],
    ['a text of one empty line', '\n', ['']],
  ])('reads %s', (_, text, lines) => {
    expect(texts(text)).toEqual(lines);
  });

  it('nothing has no lines', () => {
    expect(linesOfText('')).toEqual([]);
  });

  it('keeps a byte order mark that is not the first character, and separators of other kinds', () => {
    expect(texts('а\uFEFFб\u2028в\u0085г')).toEqual(['а\uFEFFб\u2028в\u0085г']);
  });
});

describe('pages', () => {
  it('end with three empty lines, which belong to the page that they end', () => {
    expect(pages('а\n\n\n\nб\nв')).toBe('111122');
  });

  it('do not end with one or two empty lines, or with lines of spaces', () => {
    expect(pages('а\n\nб\n\n\nв')).toBe('111111');
    expect(pages('а\n \n \n \nб')).toBe('11111');
  });

  it('end once with more empty lines than three', () => {
    expect(pages('а\n\n\n\n\n\nб')).toBe('1111112');
  });

  it('end with two empty lines where these are the widest gaps, and there are several', () => {
    expect(pages('а\n\nб\n\n\nв\n\n\nг\n\nд\n\n\nе')).toBe('11111222333334');
  });

  it('end with a form feed', () => {
    expect(pages('а\n\fб\nв\n\fг')).toBe('1223');
  });

  it('end once where a form feed follows the empty lines', () => {
    expect(pages('а\n\n\n\n\fб')).toBe('11112');
  });

  it('are one where the text has none of these', () => {
    expect(pages('а\nб\nв')).toBe('111');
  });

  it('a form feed at the very beginning ends no page', () => {
    expect(pages('\fа\nб')).toBe('11');
  });

  it('empty lines end a page in a text with Windows line ends, too', () => {
    expect(pages('а\r\n\r\n\r\n\r\nб')).toBe('11112');
  });
});
