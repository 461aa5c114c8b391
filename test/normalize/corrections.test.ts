import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { applyCorrections } from '../../pipeline/normalize/corrections.js';
import { linesOfText } from '../../pipeline/read/text.js';

/** A passport that ends before its last years: three values in five columns. */
const PLAN = [
  '7-бөлім. Бюджеттік бағдарламалар', '', 'Бюджеттік бағдарлама 012 «Жүйе»', '', 'бюджеттік бағдарлама көрсеткіштерінің ', 'атауы', '', 'өлшем ', 'бірлігі', '',
  'есепті кезең жоспарлы кезең', '2009 жыл 2010 жыл 2011 жыл 2012 жыл 2013 жыл', '', '1 2 3 4 5 6 7', '', 'тікелей нәтиже көрсеткіштері', '', 'Дерекқор саны дана 6 5 4',
].join('\n');
const HEADER = 'target,ordinal,year,field,old,new,reason,source';
const SERIES = 'series:programme:012/direct/1';

let folder: string;
const file = (): string => join(folder, 'plan.txt');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-corrections-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function records(): DocumentRecords {
  return extractDocument({ id: 'plan', file: file(), kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(PLAN), register: null });
}

function correct(...rows: string[]): DocumentRecords {
  const read = records();
  writeFileSync(join(folder, 'plan.corrections.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  applyCorrections({ id: 'plan', file: file() }, read);
  return read;
}

describe('a correction', () => {
  it('places an unplaced value, and says why', () => {
    const { observations } = correct(`${SERIES},2,,year,,2011,the decree prints it there,"decree text, page 41"`);
    expect(observations.map(({ ordinal, year, value, status, basis }) => [ordinal, year, value, status, basis])).toEqual([
      [1, null, '6', 'unplaced', null], [2, 2011, '5', 'corrected', 'the decree prints it there'], [3, null, '4', 'unplaced', null],
    ]);
  });

  it('changes any field of any record', () => {
    const { series, programmes } = correct(`${SERIES},,,unit,дана,бірлік,as in the decree,`, 'programme:012,,,stage,,development,as in the decree,');
    expect(series.map(({ unit }) => unit)).toEqual(['бірлік']);
    expect(programmes.map(({ stage }) => stage)).toEqual(['development']);
  });

  it('is not needed', () => {
    expect(applyCorrections({ id: 'plan', file: file() }, records())).toEqual([]);
  });
});

describe('refused in one line that names file and line', () => {
  it.each([
    ['an unknown record', ['series:none,,,unit,дана,бірлік,why,'], /line 2: there is no series:none/u],
    ['an unknown cell', [`${SERIES},9,,year,,2011,why,`], /line 2: there is no cell 9 of/u],
    ['an unknown field', [`${SERIES},,,colour,,red,why,`], /has no field colour/u],
    ['a stale correction', [`${SERIES},2,,value,7,8,why,`], /value of .* is «5», not «7»: the correction is stale/u],
    ['one cell corrected twice', [`${SERIES},2,,year,,2011,why,`, `${SERIES},2,,year,,2012,why,`], /line 3: .* is corrected twice/u],
    ['no reason', [`${SERIES},2,,year,,2011,,`], /gives no reason/u],
    ['no year', [`${SERIES},2,,year,,soon,why,`], /«soon» is no year/u],
  ])('%s', (_, rows, message) => {
    expect(() => correct(...rows)).toThrow(message);
  });

  it('a file that is no such table', () => {
    writeFileSync(join(folder, 'plan.corrections.csv'), 'target,field\na,b\n');
    expect(() => applyCorrections({ id: 'plan', file: file() }, records())).toThrow(/plan\.corrections\.csv: has no column ordinal, year, old, new, reason, source/u);
  });

  it('changes nothing', () => {
    const read = records();
    writeFileSync(join(folder, 'plan.corrections.csv'), `${HEADER}\n${SERIES},2,,year,,2011,why,\nseries:none,,,unit,,x,why,\n`);
    expect(() => applyCorrections({ id: 'plan', file: file() }, read)).toThrow();
    expect(read.observations.every(({ status }) => status === 'unplaced')).toBe(true);
  });
});
