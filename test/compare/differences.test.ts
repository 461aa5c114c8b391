import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../pipeline/compare/differences.js';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';

const TABLE = [
  '1-стратегиялық бағыт. Еңбек нарығын дамыту', '', '1.1-мақсат. Жұмыспен қамту', '',
  'Нысаналы индикатор', 'Ақпарат көзі', 'өлшем', 'бірлігі', '2010', 'жыл', '2011', 'жыл', '2012', 'жыл', '1 2 3 4 5 6', '',
];
const ROWS = ['1. Жұмыссыздық деңгейі', '', 'ресми деректер', '%', '5,8 5,5 5,2', '', '2. Еңбек өнімділігінің өсуі', '', 'ресми деректер', '%', '102 103 104'];

function read(rows: readonly string[]): DocumentRecords {
  const lines = linesOfText([...TABLE, ...rows].join('\n'));
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '', pages: 1, lines, register: null });
}

const changed = (from: string, to: string): DocumentRecords => read(ROWS.map((row) => row.replace(from, to)));

describe('two readings', () => {
  it('are equal where they say the same, whatever the line breaks, dashes and look-alikes', () => {
    expect(differencesOf(read(ROWS), read(['', ...ROWS, '']))).toEqual([]);
    expect(differencesOf(read(ROWS), changed('Еңбек өнімділігінің өсуі', 'Еңбек өнімділiгінің өсуі'))).toEqual([]);
  });

  it.each([
    ['a value', '5,5', '5,7', { kind: 'value', table: 'series', year: 2011, a: '5,5', b: '5,7', status_a: 'stated', status_b: 'stated' }],
    ['a dash for a value', '103', '-', { kind: 'value', year: 2011, a: '103', b: '-' }],
    ['a name', 'Жұмыссыздық деңгейі', 'Жұмыссыздық деңгейлері', { kind: 'field', field: 'name', a: 'Жұмыссыздық деңгейі', b: 'Жұмыссыздық деңгейлері' }],
    ['a unit', '%', 'адам', { kind: 'field', field: 'unit', a: '%', b: 'адам' }],
  ])('differ in %s', (_, from, to, difference) => {
    const [first] = differencesOf(read(ROWS), changed(from, to));
    expect(first).toMatchObject(difference);
  });

  it('count the same number in another guise as the same', () => {
    expect(differencesOf(changed('102', '102,0'), read(ROWS))).toEqual([]);
  });

  it('tell what one of them lacks', () => {
    const [only, ...others] = differencesOf(read(ROWS), read(ROWS.slice(0, 5)));
    expect(only).toMatchObject({ kind: 'only_a', table: 'series', id_a: 'series:goal:1.1/2', id_b: null, a: '102 | 103 | 104' });
    expect(others).toEqual([]);
  });

  it('tell values whose years only one of them knows from values that differ', () => {
    const kinds = differencesOf(read(ROWS), changed('5,8 5,5 5,2', '5,8 5,5')).map(({ kind, year, a, b }) => ({ kind, year, a, b }));
    expect(kinds).toEqual([
      { kind: 'placed', year: 2010, a: '5,8', b: '5,8' }, { kind: 'placed', year: 2011, a: '5,5', b: '5,5' }, { kind: 'value', year: 2012, a: '5,2', b: null },
    ]);
  });
});
