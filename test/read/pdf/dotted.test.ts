import { describe, expect, it } from 'vitest';
import { dottedRules } from '../../../pipeline/read/pdf/dotted.js';
import type { Shade } from '../../../pipeline/read/pdf/painted.js';

const dot = (x: number, y: number): Shade => ({ box: [x, y, x + 1, y + 1], colour: '#000000' });
const row = (y: number, count: number, step = 2): Shade[] => Array.from({ length: count }, (_, index) => dot(40 + step * index, y));
const column = (x: number, count: number): Shade[] => Array.from({ length: count }, (_, index) => dot(x, 40 + 2 * index));

describe('rules that dots draw', () => {
  it('run from the first dot to the last', () => {
    expect(dottedRules([...row(40, 20), ...column(60, 30)])).toMatchObject([{ axis: 'horizontal', at: 40.5, from: 40, to: 79 }, { axis: 'vertical', at: 60.5, from: 40, to: 99 }]);
  });

  it('meet in dots that belong to both', () => {
    expect(dottedRules([...row(40, 20), ...column(40, 20)]).map(({ axis, from, to }) => [axis, from, to])).toEqual([['horizontal', 40, 79], ['vertical', 40, 79]]);
  });

  it.each([
    ['a few dots', [...row(40, 5), ...column(40, 5)]], ['dots that stand far apart', [...row(40, 20, 9), ...column(40, 20)]], ['rows of dots only, as in a chart', [...row(40, 20), ...row(100, 20)]],
  ])('are none where there are %s', (_, dots) => {
    expect(dottedRules(dots)).toEqual([]);
  });
});
