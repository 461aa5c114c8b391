import { describe, expect, it } from 'vitest';
import { shortened, spread, wrapLabel } from '../../pipeline/render/charts.js';
import { waterfall, yearColumns } from '../../pipeline/render/charts/budget.js';
import { aimSign, slopes, sparkline } from '../../pipeline/render/charts/indicators.js';
import { statusBar } from '../../pipeline/render/charts/trust.js';

const columns = [
  { year: 2009, value: 0.7, reported: true, label: '0,70' },
  { year: 2010, value: 0.93, reported: true, label: '0,93' },
  { year: 2011, value: null, reported: false, label: '[u]' },
  { year: 2012, value: 1.19, reported: false, label: '1,19' },
];
const size = { width: 300, height: 150, alt: 'Spending', periods: { reported: 'reported', planned: 'planned' } };
const bars = (svg: string): string[] => svg.match(/<rect[^>]*>/g) ?? [];

describe('a chart', () => {
  it('is the same bytes for the same figures, with no ids in it and an alternative text', () => {
    const svg = yearColumns(columns, size);
    expect(yearColumns(columns, size)).toBe(svg);
    expect(svg).not.toMatch(/\sid=|<style|class=/);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-label="Spending"');
  });

  it('fills reported years, leaves planned years open, and draws no column for a year without a value', () => {
    const drawn = bars(yearColumns(columns, size));
    expect(drawn.filter((bar) => bar.includes('fill="#0072b2"'))).toHaveLength(2);
    expect(drawn.filter((bar) => bar.includes('fill="#ffffff"'))).toHaveLength(1);
    const svg = yearColumns(columns, size);
    for (const label of ['0,70', '0,93', '[u]', '1,19', '2011', 'reported', 'planned']) expect(svg).toContain(`>${label}<`);
  });

  it('escapes what a document puts into a name', () => {
    const svg = waterfall([{ name: '<script>x</script> & "y"', from: 0, to: 1, kind: 'level', label: '<b>' }], { width: 300, alt: '"><script>' });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<b>');
  });

  it('tells rise, fall and level in a waterfall apart by more than colour', () => {
    const svg = waterfall([
      { name: '2009', from: 0, to: 10, kind: 'level', label: '10' },
      { name: 'up', from: 10, to: 15, kind: 'change', label: '+5' },
      { name: 'down', from: 15, to: 12, kind: 'change', label: '−3' },
    ], { width: 300, alt: 'x' });
    expect(new Set(bars(svg).map((bar) => /fill="([^"]+)"/.exec(bar)?.[1])).size).toBe(3);
    expect(svg).toContain('>−3<');
  });
});

describe('a sparkline', () => {
  const points = [1, 2, null, 4, 3].map((value, index) => ({ value, reported: index < 2 }));

  it('breaks where a value is missing', () => {
    expect(sparkline(points, 'trend').match(/<path /g)).toHaveLength(2);
    expect(sparkline(points, 'trend').match(/<circle /g)).toHaveLength(2);
  });

  it('is not drawn for fewer than two values, and is level for equal ones', () => {
    expect(sparkline([{ value: 1, reported: true }, { value: null, reported: false }], 'trend')).toBe('');
    expect(sparkline([5, 5].map((value) => ({ value, reported: true })), 'trend')).toContain('M2.5,7.5L43.5,7.5');
  });
});

describe('slopes and signs', () => {
  it('mark with, against and not known by different shapes', () => {
    const shapes = (['with', 'against', 'level', 'unknown'] as const).map((aim) => aimSign(aim, '').replace(/#\w+/g, ''));
    expect(new Set(shapes).size).toBe(4);
    expect(aimSign('unreadable', '')).toBe('');
  });

  it('write every label, apart from one another', () => {
    const rows = [118, 117, 116].map((to, index) => ({ label: `${index}: ${to}`, from: 100, to, aim: 'with' as const }));
    const svg = slopes(rows, { width: 200, height: 120, base: '2010', target: '2015', alt: 'x', domain: [90, 120] });
    for (const { label } of rows) expect(svg).toContain(`>${label}<`);
    expect(spread([10, 10, 11], 11, 0, 100)).toEqual([10, 21, 32]);
    expect(spread([99, 100], 11, 0, 100)).toEqual([89, 100]);
  });
});

describe('the status bar', () => {
  it('shows a part for each status that occurs, however small', () => {
    const svg = statusBar([{ status: 'stated', count: 10_000 }, { status: 'inferred', count: 0 }, { status: 'unplaced', count: 1 }], 600, 'x');
    expect(bars(svg)).toHaveLength(2);
  });
});

describe('a label', () => {
  it('breaks at words into at most so many lines, and says where it is cut', () => {
    expect(wrapLabel('one two three', 60, 2)).toBe('one two\nthree');
    expect(wrapLabel('one two three four five six', 60, 2).split('\n')).toHaveLength(2);
    expect(wrapLabel('one two three four five six', 60, 2)).toMatch(/…$/);
    expect(shortened('a name that is rather long', 15)).toBe('a name that is…');
    expect(shortened('short', 15)).toBe('short');
  });
});
