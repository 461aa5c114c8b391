import { describe, expect, it } from 'vitest';
import { readCell } from '../../../pipeline/extract/grid/cells.js';
import { wordsOf } from '../../../pipeline/extract/text/words.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';

/** Reads the printed lines of one cell; a line that ends in a space was full. */
function read(printed: string, lexicon = russian): ReturnType<typeof readCell> {
  return readCell(wordsOf(printed.split('\n').map((text, index) => ({ no: index + 1, page: 1, text }))), lexicon);
}

describe('one cell is one value', () => {
  it.each([
    ['12,5', '12.5'], ['2 097 872', '2097872'], ['-840,5', '-840.5'], ['0', '0'], ['892813', '892813'],
    // A narrow cell breaks at the spaces between thousands, …
    ['1 \n036 \n510', '1036510'], ['-1 \n381,4', '-1381.4'],
    // … or anywhere, even inside a group or before the comma.
    ['128378 \n0', '1283780'], ['1 0 \n50', '1050'], ['2 10 \n0,5', '2100.5'], ['1 104 \n,5', '1104.5'], ['1 310, \n0', '1310.0'],
    // A line spread to fill its cell prints its digits apart.
    ['3  1 \n540', '31540'],
  ])('«%s» is %s', (printed, value) => {
    expect(read(printed)).toMatchObject({ cell: { value, absence: null, qualifier: null }, rivals: [] });
  });

  it.each([['-', 'dash'], ['–', 'dash'], ['х', 'cross'], ['X', 'cross']])('«%s» is a %s', (printed, absence) => {
    expect(read(printed).cell).toMatchObject({ value: null, absence });
  });

  it('keeps what qualifies a number, on the side where its language puts it', () => {
    expect(read('не \nменее \n26').cell).toMatchObject({ value: '26', qualifier: 'at_least' });
    expect(read('до 0,6').cell).toMatchObject({ value: '0.6', qualifier: 'at_most' });
    expect(read('60 \nдейін', kazakh).cell).toMatchObject({ value: '60', qualifier: 'at_most' });
  });

  it('keeps the mark of a footnote', () => {
    expect(read('4 011**').cell).toMatchObject({ value: '4011', marks: '**' });
  });
});

describe('what may be two values is none', () => {
  it.each([
    ['two numbers side by side', '12,5 13'], ['a group too short', '12 5'], ['a group too long', '1 2345'], ['a line that had room for the next number', '100\n200'],
    ['a number and a dash', '5 -'], ['a span', '15-16'],
  ])('%s', (_, printed) => {
    expect(read(printed).cell).toMatchObject({ value: null, absence: null });
  });

  it('names the numbers that it may be', () => {
    expect(read('100\n200').rivals).toEqual([['100', '200']]);
  });

  it.each(['см. приложение', '100 единиц', 'до'])('nor are words: «%s»', (printed) => {
    expect(read(printed).cell).toMatchObject({ value: null, absence: null, qualifier: null });
  });
});
