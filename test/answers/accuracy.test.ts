import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareLists } from './compare-lists.js';
import { compareSeries, type BeyondKey, type SeriesComparison } from './compare-series.js';
import { planRecords } from './plan.js';
import { Scorecard, type KnownDifference } from './scorecard.js';

/** What the key's author marked as unsure, and why the reader may read it otherwise. */
const UNSURE: readonly KnownDifference[] = [
  {
    aspect: 'units', at: 'line 5096',
    why: 'The key leaves the heading of two rows without unit, but says that both rows use one printed cell: then that cell may be the heading’s, too.',
  },
  { aspect: 'units', at: 'line 5098', why: 'The key lets the next row share this row’s unit, unsure; a unit that is shared is shared here as well.' },
  { aspect: 'figures found', at: 'line 208', why: 'A line alone, without number: the key takes it, unsure, for the caption of a figure that is lost.' },
  { aspect: 'sections and subsections', at: 'line 208', why: 'The same line, read as a heading.' },
];

/**
 * What the reader does not read as the key has it, and should. A line leaves this list when the reader is mended: the test below fails for a
 * difference that is not listed and for one that is listed and gone.
 */
const OPEN: readonly string[] = [
  'programme names · line 5572', // a closing quotation mark more than opening ones: the last one is the name's own
];

/**
 * Rows whose years the key leaves open. The summary prints money for programme 018 in 2011 only, and for 021 in 2012, 2013 and 2014 only; a
 * result outside those years is excluded, and the cells printed before it fill the columns before it.
 */
const BEYOND: readonly BeyondKey[] = [
  { line: '5618', cells: '- - 1 - - -', years: '2009 2010 2011 ? ? ?' },
  { line: '5628', cells: '- - 100 - - -', years: '2009 2010 2011 ? ? ?' },
  { line: '5641', cells: '1000 - - -', years: '2011 ? ? ?' },
  { line: '5799', cells: '0 0 0 4 4 4', years: '2009 2010 2011 2012 2013 2014' },
  { line: '5804', cells: '0 0 0 1 5 3', years: '2009 2010 2011 2012 2013 2014' },
  { line: '5809', cells: '0 0 0 2 - 1', years: '2009 2010 2011 2012 2013 2014' },
];

/** Bars of accuracy for parts of a row that say how it is meant, as shares of rows. */
const LEAST_SHARE = 0.99;

describe('the reading of the plan, against the answers typed by hand', () => {
  const card = new Scorecard(UNSURE);
  let series: SeriesComparison;

  beforeAll(() => {
    series = compareSeries(planRecords(), card);
    compareLists(planRecords(), card);
    console.info(card.table());
    const file = process.env.JOSPAR_ACCURACY;
    if (file !== undefined && file !== '') writeFileSync(file, card.table());
  });

  it.each(['series found', 'series names', 'series numbers', 'cells of a row', 'statuses'])('%s: all, and no other', (aspect) => {
    expect(card.score(aspect).wrong).toEqual([]);
  });

  it('covers every printed cell', () => {
    expect(card.score('cells covered')).toMatchObject({ wanted: 2183, wrong: [] });
  });

  it('claims no year, value or absence that the key does not have', () => {
    expect(series.silent).toEqual([]);
  });

  it('places cells that the key leaves open only where the document proves their year', () => {
    expect(series.beyond).toEqual(BEYOND);
  });

  it.each(['parents', 'units', 'sources'])('%s: for 99 of 100 rows and more', (aspect) => {
    expect(card.score(aspect).share, card.score(aspect).wrong.join('\n')).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  it.each([
    'measures found', 'marks of measures', 'measure numbers', 'measure parents', 'directions, goals, tasks', 'programme codes of a goal',
    'sections and subsections', 'titles of headings', 'programmes found', 'programme descriptions', 'programme types', 'texts in blocks',
    'capabilities found', 'capability headings', 'capability terms', 'cooperation rows found', 'cooperation tasks', 'cooperation bodies',
    'risks found', 'risk headings', 'consequences and responses', 'figures found', 'amendments found', 'amending decrees', 'amending actions',
    'deletions found', 'deletions', 'footnotes found', 'footnotes',
  ])('%s: all, and no other', (aspect) => {
    expect(card.score(aspect).wrong).toEqual([]);
  });

  it('differs from the key nowhere else than where it is known to', () => {
    expect(card.wrong().map((one) => one.replace(/: key .*/u, ''))).toEqual(OPEN);
    expect(card.settled()).toEqual([]);
  });

  it('leaves no line without a claimant', () => {
    expect(planRecords().lines.filter(({ element }) => element === 'unclaimed')).toEqual([]);
  });

  it('reads the main counts of the plan', () => {
    const { series: rows, observations, outline, programmes } = planRecords();
    const summary = new Set(rows.filter(({ kind }) => kind === 'budget_line').map(({ series_id }) => series_id));
    expect(summary.size).toBe(41);
    expect(observations.filter((one) => summary.has(one.series_id)).map(({ status }) => status)).toEqual(new Array(287).fill('stated'));
    expect(programmes).toHaveLength(27);
    expect(outline.filter(({ level }) => level === 'direction')).toHaveLength(6);
    expect(outline.filter(({ level }) => level === 'goal')).toHaveLength(6);
  });
});
