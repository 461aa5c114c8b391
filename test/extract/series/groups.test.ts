import { describe, expect, it } from 'vitest';
import { atomsOf } from '../../../pipeline/extract/numbers/cells.js';
import { endGroups } from '../../../pipeline/extract/series/groups.js';
import { readRun } from '../../../pipeline/extract/numbers/numbers.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { bodyOf, PASSPORT, wording } from '../reading.js';

const COLUMNS = 3;

/** Names of the rows that end up under the first. */
function groupOf(...rows: readonly string[]): string[] {
  const body = bodyOf(PASSPORT, COLUMNS, rows.flatMap((row) => [row, '']));
  endGroups(body.rows.map((row) => ({ row, reading: row.run.length === 0 ? null : readRun(atomsOf(row.run, kazakh), COLUMNS) })));
  return body.rows.filter((row) => row.parent === body.rows[0]).map((row) => wording(row.name));
}

describe('where a group of unmarked sub-rows ends', () => {
  it('sums: with the last row that the heading’s own values add up to', () => {
    expect(groupOf('Барлығы, оның ішінде: адам 10 20 30', 'ерлер адам 4 8 10', 'әйелдер адам 6 12 20', 'балалар адам 1 1 1')).toEqual(['ерлер', 'әйелдер']);
  });

  it('sums that miss in one year of three still tell', () => {
    expect(groupOf('Барлығы, оның ішінде: адам 10 20 31', 'ерлер адам 4 8 10', 'әйелдер адам 6 12 20', 'балалар адам 1 1 1')).toEqual(['ерлер', 'әйелдер']);
  });

  it('one year that adds up by chance does not tell', () => {
    expect(groupOf('Барлығы, оның ішінде: адам 10 99 99', 'ерлер адам 4 8 10', 'әйелдер адам 6 12 20', 'балалар адам 1 1 1')).toEqual(['ерлер', 'әйелдер', 'балалар']);
  });

  it('capitals: before the first row that begins with one, where the group’s rows begin in lower case (5185–5199)', () => {
    expect(groupOf('Жарақтандырылу деңгейі:', 'материалдық-техникалық % 77 80 80', 'ақпараттық-техникалық % 80 90 90', 'Ғимараттарда жөндеу жұмысын уақытында аяқтау % 2 1 1'))
      .toEqual(['материалдық-техникалық', 'ақпараттық-техникалық']);
  });

  it('a group whose rows begin with capitals goes on', () => {
    expect(groupOf('Салалар бойынша:', 'Мұнай-газ дана 1 2 2', 'Орман дана 1 1 1', 'Геология дана 2 4 2')).toEqual(['Мұнай-газ', 'Орман', 'Геология']);
  });

  it('marked rows are ended by their marks', () => {
    expect(groupOf('Салалар бойынша:', '- мұнай дана 1 2 2', '- Орман дана 1 1 1')).toHaveLength(2);
  });
});
