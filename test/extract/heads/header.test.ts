import { describe, expect, it } from 'vitest';
import { headerTest, isColumnNumbers, readHeader } from '../../../pipeline/extract/heads/header.js';
import { columnYears, planYears, yearRecords } from '../../../pipeline/extract/heads/years.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import { linesIn } from '../reading.js';

const SEVEN = [2009, 2010, 2011, 2012, 2013, 2014, 2015];
const years = (list: readonly number[], word = 'ж.'): string[] => list.flatMap((year) => [`${year} `, word, '']);

describe('readHeader', () => {
  it('reads years, periods and column numbers, and stops before the first row', () => {
    const lines = linesIn('Нысаналы индикатор Ақпарат көзi өлшем ', 'бiрлiгi', '', 'есептi кезең жоспарлы кезең', '', ...years(SEVEN), '1 2 3 4 5 6 7 8 9 10', '', '1. Жұмыссыздық деңгейі');
    const header = readHeader(lines, 0, kazakh);
    expect(header.years).toEqual(SEVEN);
    expect(header.periods.map(({ period }) => period)).toEqual(['reported', 'planned']);
    expect(header.columnNumbers).toBe('1 2 3 4 5 6 7 8 9 10');
    expect(header.lines.at(-1)?.text).toBe('1 2 3 4 5 6 7 8 9 10');
  });

  it('keeps the order in which years are printed (4323: 2015 before 2009)', () => {
    const lines = linesIn('бюджеттік бағдарлама көрсеткішінің ', 'атауы', '', 'өлшем', 'бірлігі', '', 'есепті кезең жоспарлы кезең', '2015 ', 'жыл2009 ', '', 'жыл', '2010 ', 'жыл', '', '2011 жыл 2012  ', 'жыл', '', '2013 жыл 2014  ', 'жыл', '', '1 2 3 4 5 6 7 8');
    expect(readHeader(lines, 0, kazakh)).toMatchObject({ years: [2015, 2009, 2010, 2011, 2012, 2013, 2014], columnNumbers: '1 2 3 4 5 6 7 8' });
  });

  it('keeps repeated and missing years as printed (1293, 1519)', () => {
    const repeated = linesIn('Тікелей нәтиже көрсеткіштеріне қол жеткізуге арналған іс-шаралар', '', 'жоспарлы кезеңде іске асыру ', 'мерзімі', '', ...years([2011, 2011, 2011, 2011, 2011]));
    expect(readHeader(repeated, 0, kazakh).years).toEqual([2011, 2011, 2011, 2011, 2011]);
    const cut = linesIn('Нысаналы индикатор Ақпарат көзi өлшем ', 'бiрлiгi', '', ...years(SEVEN.slice(0, 5)), '1. БЖИ-дың: "Қызметкер"');
    expect(readHeader(cut, 0, kazakh).years).toEqual(SEVEN.slice(0, 5));
  });

  it('takes a unit that stands in the header (763–766)', () => {
    const lines = linesIn('Тiкелей нәтижелер көрсеткiштерi Ақпарат көзi', 'өлшем ', 'бiрлiгi', '%', '', 'есептi кезең жоспарлы кезең', '', ...years(SEVEN), '1. Мемлекеттік');
    expect(readHeader(lines, 0, kazakh)).toMatchObject({ years: SEVEN });
  });

  it('reads years that narrow columns break, whose words stand beside the rest', () => {
    const lines = linesIn('Нысаналы индикатор Ақпарат көзі', '', 'есепті ', 'кезең 201', '', '7 ж.201', '5 ж.', '', '201', '6 ж.', '', '1. Жұмыссыздық деңгейі');
    expect(readHeader(lines, 0, kazakh)).toMatchObject({ years: [2017, 2015, 2016], lines: lines.slice(0, 10) });
  });

  it('reads words that narrow columns break', () => {
    const lines = linesIn('Целевой индикатор', '', 'прое', 'ктир', 'уем', 'ый ', 'период', '', '2014 ', 'год', '', '2015 ', 'год', '', '1. Доля дорог');
    expect(readHeader(lines, 0, russian)).toMatchObject({ years: [2014, 2015], lines: lines.slice(0, 13) });
  });

  it('reads a Russian header', () => {
    const lines = linesIn('Целевой индикатор Источник ', 'информации', '', 'Ед. ', 'изм.', '', 'в отчетном периоде в плановом периоде', '', ...years(SEVEN, 'г.'), '1 2 3 4 5 6 7 8 9 10', '', '1. Доля дорог');
    const header = readHeader(lines, 0, russian);
    expect(header).toMatchObject({ years: SEVEN, columnNumbers: '1 2 3 4 5 6 7 8 9 10' });
    expect(header.periods.map(({ period }) => period)).toEqual(['reported', 'planned']);
  });
});

describe('isColumnNumbers', () => {
  it.each(['1 2 3', '1 2 3 4 5 6 7 8 9 10', ' 1 2 3 4 5 6 '])('%s', (text) => expect(isColumnNumbers(text)).toBe(true));
  it.each(['1 2', '2 3 4', '1 2 4', '1 1 1', '0 1 2', '1 2 3 дана'])('not %s', (text) => expect(isColumnNumbers(text)).toBe(false));
});

describe('headerTest', () => {
  const isHeader = headerTest(kazakh);
  it.each(['бiрлiгi', '2009 ', 'ж.', 'есептi кезең жоспарлы кезең', '2011 жыл 2012  ', 'жыл2009 ', 'м е р з i м i'])('%s', (text) => expect(isHeader(text)).toBe(true));
  it.each(['', '  ', '1. Жұмыссыздық', '17', '12 428', 'теңге', 'көрсеткіштері жақсарды'])('not %j', (text) => expect(isHeader(text)).toBe(false));
});

describe('columnYears', () => {
  const header = (printed: readonly number[]): Parameters<typeof columnYears>[0] => ({ lines: [], years: printed, periods: [], columnNumbers: '' });

  it.each<[string, number[], number[]]>([
    ['its own, put in order', [2015, 2009, 2010, 2011, 2012, 2013, 2014], SEVEN],
    ['its own, though its kin have others', [2011, 2012, 2013, 2014, 2015, 2016], [2011, 2012, 2013, 2014, 2015, 2016]],
    ['its kin’s where its own are repeated', [2011, 2011, 2011, 2011, 2011], SEVEN],
    ['its kin’s where its own have a hole', [2009, 2010, 2012, 2013], SEVEN],
    ['its kin’s where its own are cut short', [2009, 2010, 2011, 2012, 2013], SEVEN],
  ])('%s', (_, own, expected) => {
    expect(columnYears(header(own), SEVEN)).toEqual(expected);
  });

  it('the kin’s where there is no header, nothing where there is neither', () => {
    expect(columnYears(null, SEVEN)).toEqual(SEVEN);
    expect(columnYears(null, [])).toEqual([]);
  });
});

describe('planYears', () => {
  it('are those that most headers of a kind print', () => {
    const goal = ['Нысаналы индикатор Ақпарат көзi өлшем ', 'бiрлiгi', '', ...years(SEVEN), '1. А', ''];
    const cut = ['Нысаналы индикатор Ақпарат көзi өлшем ', 'бiрлiгi', '', ...years(SEVEN.slice(0, 5)), '1. А', ''];
    const measures = ['Тiкелей нәтиже көрсеткiштерiне қол жеткiзуге арналған iс-шаралар', '', ...years(SEVEN.slice(2)), '1. А', ''];
    expect(planYears(linesIn(...goal, ...cut, ...goal, ...measures), kazakh)).toEqual({ indicators: SEVEN, measures: SEVEN.slice(2), programmes: SEVEN });
  });

  it('of passports are their own, however often indicators print others; a single passport’s may be cut short', () => {
    const goal = ['Нысаналы индикатор Ақпарат көзi өлшем ', 'бiрлiгi', '', ...years(SEVEN), '1. А', ''];
    const passport = (code: string): string[] => [`Бюджеттік бағдарлама ${code} «А»`, '', 'бюджеттік бағдарлама көрсеткіштерінің атауы', '', ...years(SEVEN.slice(0, 5)), 'Б', ''];
    const of = (...codes: string[]): readonly number[] => planYears(linesIn(...goal, ...goal, ...goal, ...codes.flatMap(passport)), kazakh).programmes;
    expect(of('001', '002')).toEqual(SEVEN.slice(0, 5));
    expect(of('001')).toEqual(SEVEN);
  });

  it('tell the planned from the reported by the years of the measures', () => {
    expect(yearRecords({ indicators: SEVEN, measures: SEVEN.slice(2), programmes: SEVEN }, []).map(({ year, period }) => `${year} ${period}`)).toEqual([
      '2009 reported', '2010 reported', '2011 planned', '2012 planned', '2013 planned', '2014 planned', '2015 planned',
    ]);
  });

  it('are found where a narrow column breaks the header’s label', () => {
    const lines = linesIn('Нысаналы ', 'индикатор', '', 'Ақпарат ', 'көзі', '', 'өлшем ', 'бірлігі', '', ...years(SEVEN), '1. А', '');
    expect(planYears(lines, kazakh).indicators).toEqual(SEVEN);
  });
});
