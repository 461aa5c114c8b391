import { describe, expect, it } from 'vitest';
import { furnitureIn } from '../../../pipeline/extract/outline/furniture.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import type { SourceLine } from '../../../pipeline/model.js';

/** Texts of the lines taken for furniture, page by page; pages are given as their lines. */
function furniture(...pages: readonly (readonly string[])[]): string[] {
  let no = 0;
  const lines: SourceLine[] = pages.flatMap((page, index) => [...page, '', '', ''].map((text) => ({ no: (no += 1), page: index + 1, text })));
  const taken = furnitureIn(lines, kazakh);
  return lines.filter((line) => taken.has(line.no)).map(({ text }) => text);
}

describe('furniture of a text', () => {
  it('is a number that counts the pages, from any first number', () => {
    expect(furniture(['1', '', 'а'], ['2', '', 'б'], ['3', 'в'])).toEqual(['1', '2', '3']);
    expect(furniture(['а', '- 17 -'], ['б', '- 18 -'], ['в', '- 19 -'], ['г', '- 20 -'])).toEqual(['- 17 -', '- 18 -', '- 19 -', '- 20 -']);
  });

  it('is a number also where the first page has none', () => {
    expect(furniture(['а'], ['2', '', 'б'], ['3', 'в'], ['4', 'г'])).toEqual(['2', '3', '4']);
  });

  it('is a running header with a date, and a footer that counts', () => {
    const page = (number: number, text: string): string[] => ['23.11.2026', 'Стратегиялық жоспар', '', text, '', `file:///plan.html ${String(number)}/3`];
    expect(furniture(page(1, 'а'), page(2, 'б'), page(3, 'в'))).toEqual([
      '23.11.2026', 'Стратегиялық жоспар', 'file:///plan.html 1/3', '23.11.2026', 'Стратегиялық жоспар', 'file:///plan.html 2/3', '23.11.2026',
      'Стратегиялық жоспар', 'file:///plan.html 3/3',
    ]);
  });

  it.each<[string, (readonly string[])[]]>([
    ['values that happen to stand at a page’s edge', [['а', '100'], ['7', 'б'], ['31', 'в'], ['4', 'г']]],
    ['the same value on every page', [['100', 'а'], ['100', 'б'], ['100', 'в']]],
    ['a table’s header, printed again', [['1 2 3 4', 'а'], ['1 2 3 4', 'б'], ['1 2 3 4', 'в']]],
    ['header words, printed again', [['өлшем бірлігі', 'а'], ['өлшем бірлігі', 'б'], ['өлшем бірлігі', 'в']]],
    ['what counts on two pages only', [['1', 'а'], ['2', 'б']]],
    ['what stands inside a page', [['а', '1', 'а'], ['б', '2', 'б'], ['в', '3', 'в']]],
  ])('is not %s', (_, pages) => {
    expect(furniture(...pages)).toEqual([]);
  });
});
