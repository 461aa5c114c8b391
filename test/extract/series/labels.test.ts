import { describe, expect, it } from 'vitest';
import { applyLabels } from '../../../pipeline/extract/series/labels.js';
import type { BodyForm } from '../../../pipeline/extract/series/runs.js';
import { bodyOf, INDICATORS, PASSPORT, wording } from '../reading.js';

/** For each row: its name's first word, and the unit or source that applies to it with its status. */
function labels(kind: 'unit' | 'source', form: BodyForm, ...lines: readonly string[]): string[] {
  const body = bodyOf(form, 3, lines);
  const applied = applyLabels(body, kind, kind === 'source' || form.sources);
  return body.rows.map((row) => {
    const name = /(?<=^|[\d.)-] )\p{L}[\p{L}-]*/u.exec(wording(row.name))?.[0] ?? '';
    const { words, status } = applied.get(row) ?? { words: [], status: '' };
    return `${name}: ${[...words.map((word) => word.text), status].join(' ')}`;
  });
}

describe('units and sources', () => {
  it('of the row itself are its own', () => {
    const table = ['1. Жұмыссыздық статдеректер % 1 2 3', '', '3. Орын ресми деректер позиция 7 8 9'];
    expect(labels('unit', INDICATORS, ...table)).toEqual(['Жұмыссыздық: % own', 'Орын: позиция own']);
    expect(labels('source', INDICATORS, ...table)).toEqual(['Жұмыссыздық: статдеректер own', 'Орын: ресми деректер own']);
  });

  it('are absent where the table prints none', () => {
    expect(labels('unit', PASSPORT, 'Сальдо', '', '4 5 6', '', 'Саны', '', '7 8 9')).toEqual(['Сальдо: absent', 'Саны: absent']);
    expect(labels('source', PASSPORT, 'Сальдо адам 4 5 6', '', 'Саны адам 7 8 9')).toEqual(['Сальдо: absent', 'Саны: absent']);
  });

  it('printed once for a row and its sub-rows are shared by all of them (1608–1615)', () => {
    const table = ['1. Зиянды салаларда жұмыс істейтін ', 'адамдардың үлесі', '', 'статдеректер % 22,8 22,0 22,0', '', 'оның ішінде әйелдер 14,2 14,2 14,2', '', '2. Стандарттар ресми деректер % 6,0 6,5 7,0'];
    expect(labels('unit', INDICATORS, ...table)).toEqual(['Зиянды: % shared', 'оның: % shared', 'Стандарттар: % own']);
    expect(labels('source', INDICATORS, ...table)).toEqual(['Зиянды: статдеректер shared', 'оның: статдеректер shared', 'Стандарттар: ресми деректер own']);
  });

  it('a heading shares the cell of its sub-rows (793–810)', () => {
    const table = ['1. Жәрдемақылардың мөлшері:', '- баланың тууына', '', 'р е с м и  ', 'деректер %', '', '111 145,4 107', '', '- күтімі бойынша', '', '111 132,7 107'];
    expect(labels('unit', INDICATORS, ...table)).toEqual(['Жәрдемақылардың: % shared', 'баланың: % shared', 'күтімі: % shared']);
    expect(labels('source', INDICATORS, ...table)).toEqual(['Жәрдемақылардың: р е с м и деректер shared', 'баланың: р е с м и деректер shared', 'күтімі: р е с м и деректер shared']);
  });

  it('a heading has none where each sub-row prints its own (5185–5192)', () => {
    const table = ['Жарақтандырылу деңгейі:', '', 'материалдық-техникалық % 77 80 80', '', 'ақпараттық-техникалық % 80 90 90'];
    expect(labels('unit', PASSPORT, ...table)).toEqual(['Жарақтандырылу: absent', 'материалдық-техникалық: % own', 'ақпараттық-техникалық: % own']);
  });

  it('a cell that stands at no row serves the rows around it that have none (1534–1554)', () => {
    const table = [
      '1. БЖИ-дың: "Ынтымақтастық" позициясы', '', '76 85 78', '', '3. БЖИ-дың: "Икемділік" позициясы', '', '40 30 30', '', 'статдеректер позиция', '4. БЖИ-дың: "Төлем" позициясы', '', '20 19 18', '',
      '8. Жарақаттану', '', 'р е с м и  ', 'деректер % 0,44 0,74 0,71',
    ];
    const rows = ['БЖИ-дың', 'БЖИ-дың', 'БЖИ-дың'];
    expect(labels('unit', INDICATORS, ...table)).toEqual([...rows.map((row) => `${row}: позиция shared`), 'Жарақаттану: % own']);
    expect(labels('source', INDICATORS, ...table)).toEqual([...rows.map((row) => `${row}: статдеректер shared`), 'Жарақаттану: р е с м и деректер own']);
  });
});
