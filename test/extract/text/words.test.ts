import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../pipeline/extract/text/words.js';
import { linesIn, wordsIn } from '../reading.js';

describe('wordsOf', () => {
  it('tells what separates words', () => {
    // The last word of a line carries the white space behind it: two or more tell a justified line.
    const words = wordsIn('р е с м и  ', 'деректер %', '73,9', '', 'оның', '', '', '', 'ішінде');
    expect(words.map(({ text, gap }) => `${text}:${gap}`)).toEqual([
      'р:start', 'е:space', 'с:space', 'м:space', 'и:space', 'деректер:wrap', '%:space', '73,9:line', 'оның:chunk', 'ішінде:page',
    ]);
    expect(words.map(({ trailing }) => trailing)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
  });

  it('a line of white space alone separates no cells, and a trailing one goes on behind it', () => {
    expect(wordsIn('а', ' ', 'б').map(({ gap }) => gap)).toEqual(['start', 'line']);
    expect(wordsIn('а ', ' ', 'б').map(({ gap }) => gap)).toEqual(['start', 'wrap']);
  });

  it('knows where each word stands', () => {
    const [line] = linesIn('  теңге  170 151 ');
    for (const { text, from, to, line: no } of wordsIn('  теңге  170 151 ')) {
      expect(line?.text.slice(from, to)).toBe(text);
      expect(no).toBe(1);
    }
  });

  it('parts an item number from the cell glued before it, and from the name glued after it', () => {
    expect(wordsIn('статдеректер позиция4. БЖИ-дың').map(({ text, gap }) => `${text}:${gap}`)).toEqual([
      'статдеректер:start', 'позиция:space', '4.:line', 'БЖИ-дың:space',
    ]);
    expect(wordsIn('2.Әлеуметтік').map(({ text, from, to }) => [text, from, to])).toEqual([['2.', 0, 2], ['Әлеуметтік', 2, 12]]);
  });

  it.each(['2011-2013', '1,5', 'ш.м.', '18-ге', 'А4', '1.1'])('leaves %s whole', (text) => {
    expect(wordsIn(text).map((word) => word.text)).toEqual([text]);
  });

  it('nothing has no words', () => {
    expect(wordsOf([])).toEqual([]);
    expect(wordsIn('', '   ', '')).toEqual([]);
  });
});
