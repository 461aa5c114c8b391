import { describe, expect, it } from 'vitest';
import { columnOrder } from '../../../pipeline/extract/heads/column-order.js';
import { wordsAfter } from '../../../pipeline/extract/series/item-marks.js';
import { withItemDots } from '../../../pipeline/extract/series/item-dots.js';
import { partsOf } from '../../../pipeline/extract/series/parts.js';
import { phrasesOf } from '../../../pipeline/extract/text/phrases.js';
import { rowsOf } from '../../../pipeline/extract/series/rows.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import type { Lexicon } from '../../../pipeline/lexicon/lexicon.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import { INDICATORS, linesIn, wording, wordsIn } from '../reading.js';

describe('the order of a table’s first columns', () => {
  it.each<[Lexicon, readonly string[], boolean, boolean]>([
    [russian, ['№ Наименование целевого', 'индикатора', '', 'Ед.', 'измерения', '', 'Источник', 'информации', '', '2015', 'год'], true, true],
    [russian, ['Целевой индикатор Источник информации Единица измерения 2015 год'], false, false],
    [russian, ['№', 'п/п', '', 'Показатели прямых результатов', '', 'Источник', 'информации', '', 'Ед. изм.'], true, false],
    [kazakh, ['№ Нысаналы индикатор', '', 'Өлшем', 'бірлігі', '', 'Ақпарат', 'көзі'], true, true],
    [kazakh, ['Нысаналы индикатор Ақпарат көзі Өлшем бірлігі'], false, false],
    [russian, ['Показатели бюджетной программы Ед. изм.'], false, false],
  ])('%#: is what its header says', (lexicon, header, numbered, unitFirst) => {
    expect(columnOrder(linesIn(...header), lexicon)).toEqual({ numbered, unitFirst });
  });
});

/** Rows as `number | name | unit | source | values`. */
function rows(lexicon: Lexicon, columns: number, ...lines: readonly string[]): string[] {
  const form = { ...INDICATORS, order: { numbered: true, unitFirst: true } };
  const phrases = phrasesOf(lexicon);
  const body = rowsOf(partsOf(withItemDots(wordsIn(...lines)), form, phrases), { runs: 'values', columns, wrapsMarked: false, labels: phrases }, lexicon);
  return body.rows.map((row) => [row.mark?.label ?? '', wording(wordsAfter(row.mark, row.name)), wording(row.unit?.words), wording(row.source?.words), wording(row.run)].join(' | '));
}

describe('rows of a numbered table whose unit stands before the source', () => {
  it('have their cells apart or on their lines', () => {
    expect(rows(russian, 3,
      '1 Индекс физического объема', 'валовой продукции', '', 'в % к', 'предыдущему', 'году', '', 'статистические', 'данные', '', '102,1 101,4 101,8', '',
      '2 Валовой сбор зерна тыс. тонн статистические', 'данные', '', '4 512 4 120 4 300', '',
      '3 Приобретено', 'техники', '', 'единиц отчет', 'управления', 'сельского', 'хозяйства', '', '412 380 420',
    )).toEqual([
      '1 | Индекс физического объема валовой продукции | в % к предыдущему году | статистические данные | 102,1 101,4 101,8',
      '2 | Валовой сбор зерна | тыс. тонн | статистические данные | 4 512 4 120 4 300',
      '3 | Приобретено техники | единиц | отчет управления сельского хозяйства | 412 380 420',
    ]);
  });

  it('head parts that have none of their own, with values or without', () => {
    expect(rows(russian, 3,
      '1 Доля хозяйств, в том', 'числе:', '', '% отчет', 'управления', '', '21,4 22,6 24,0', '', '1) говядины 17,8 18,9 20,2', '',
      '2 Направлено на обучение:', '', 'человек отчет', 'управления', '', '- безработных 1 412 1 380 1 450',
    )).toEqual([
      '1 | Доля хозяйств, в том числе: | % | отчет управления | 21,4 22,6 24,0', '1) | говядины |  |  | 17,8 18,9 20,2',
      '2 | Направлено на обучение: | человек | отчет управления | ', '- | безработных |  |  | 1 412 1 380 1 450',
    ]);
  });
});

describe('a bare number begins an item', () => {
  const dotted = (...lines: readonly string[]): string[] => withItemDots(wordsIn(...lines)).flatMap(({ text }) => (/^\d+\.$/u.test(text) ? [text] : []));

  it('where it counts on and a name stands behind it', () => {
    expect(dotted('1 Доля', '5 7 8', '', '2', '', 'Охват', '', '4 «Третий»')).toEqual(['1.', '2.', '4.']);
  });

  it('and no year, value or number inside a name does', () => {
    expect(dotted('1 Доля', 'школ', '2015 Год', '', '12 Школ', '', '1 Республика', '', 'школ 2 Смены')).toEqual(['1.']);
  });
});
