import { describe, expect, it } from 'vitest';
import { atomsOf } from '../../../pipeline/extract/numbers/cells.js';
import { wordsAfter } from '../../../pipeline/extract/series/item-marks.js';
import { withLeads } from '../../../pipeline/extract/series/leads.js';
import { readRun } from '../../../pipeline/extract/numbers/numbers.js';
import { partsOf } from '../../../pipeline/extract/series/parts.js';
import { phrasesOf } from '../../../pipeline/extract/text/phrases.js';
import { rowsOf } from '../../../pipeline/extract/series/rows.js';
import type { ReadRow } from '../../../pipeline/extract/series/series.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import { INDICATORS, shown, wording, wordsIn } from '../reading.js';

/** Rows as `name | cells`, with a question mark where they are not certain. */
function read(lexicon: typeof kazakh, columns: number, ...lines: readonly string[]): string[] {
  const words = wordsIn(...lines);
  const { rows } = rowsOf(partsOf(words, INDICATORS, phrasesOf(lexicon)), { runs: 'values', columns, wrapsMarked: false }, lexicon);
  const plain = rows.map((row): ReadRow => ({ row, reading: row.run.length === 0 ? null : readRun(atomsOf(row.run, lexicon), columns, false) }));
  return withLeads(plain, words, columns, false, lexicon).map(({ row, reading }) => {
    const cells = reading === null ? '' : ` | ${reading.chosen.cells.map(shown).join(' ')}${reading.certain ? '' : '?'}`;
    return `${wording(wordsAfter(row.mark, row.name))}${cells}`;
  });
}

describe('digits at the end of a name’s line', () => {
  it('begin the first number where the row is uneven by far without them', () => {
    expect(read(kazakh, 4, '2. Демалушылар саны статдеректер адам 49 655 52 065 53 300 55 700', '', '- қонақүйлерде 31', '240', '', '33', '105', '', '34', '000', '', '35', '600')).toEqual([
      'Демалушылар саны | 49655 52065 53300 55700', 'қонақүйлерде | 31240 33105 34000 35600',
    ]);
    expect(read(kazakh, 4, '1. Тәркіленген статдеректер кг 3 000 3 100 3 200 3 300', '', '- марихуана 29', '144', '', '25', '900,7', '', '22', '000', '', '21', '600')).toEqual([
      'Тәркіленген | 3000 3100 3200 3300', 'марихуана | 29144 25900.7 22000 21600',
    ]);
  });

  it('begin the first number where the row’s others break alike, however even it comes out', () => {
    expect(read(kazakh, 4, '3. Экспорт статдеректер тонна 69 610 68 114 70 200 71 450', '', '- Қытайға 10', '908', '', '10', '402', '', '11', '800', '', '12', '000')[1]).toBe('Қытайға | 10908 10402 11800 12000');
  });

  it('are the name’s own where the row is uneven with them', () => {
    expect(read(russian, 4, '1. Число зрителей статданные человек 400 410 420 430', '', '- в группе 12', '120', '', '125', '', '130', '', '134')).toEqual([
      'Число зрителей | 400 410 420 430', 'в группе 12 | 120 125 130 134',
    ]);
    expect(read(russian, 3, '1. Число зрителей статданные человек 1 400 1 410 1 420', '', '- по форме № 1', '240 ', '', '1 250', '', '1 260')[1]).toBe('по форме № 1 | 240 1250 1260');
  });

  it('leave the row ambiguous where they may be either', () => {
    expect(read(russian, 4, '1. Число зрителей статданные человек 2 400 2 410 2 420 2 430', '', '- в группе 1', '240', '', '1 100', '', '1 200', '', '1 250')[1]).toBe('в группе 1 | 240 1100 1200 1250?');
  });
});
