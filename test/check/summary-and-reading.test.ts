import { describe, expect, it } from 'vitest';
import { runChecks } from '../../pipeline/check/run.js';
import type { BudgetGroup, LineRecord, ObservationRecord, SeriesRecord } from '../../pipeline/model.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { noteOf, observationOf, recordsOf, seriesOf, sourceOf } from '../records.js';
import { findings } from './put.js';

interface Budget {
  readonly series: SeriesRecord[];
  readonly observations: ObservationRecord[];
}

/** Rows of a budget: name of the row → amounts by year, from 2011 on; `null` for a year that cannot be read. */
function budget(rows: Record<string, { known: Partial<SeriesRecord>; amounts: (string | null)[] }>): Budget {
  const series = Object.entries(rows).map(([id, { known }], index) => seriesOf(id, { name: id, unit: 'мың теңге', line_first: index + 1, line_last: index + 1, ...known }));
  const observations = Object.entries(rows).flatMap(([id, { amounts }], row) =>
    amounts.map((amount, index) =>
      observationOf(id, amount === null ? null : 2011 + index, amount === '-' ? null : amount, {
        ordinal: index + 1, absence: amount === '-' ? 'dash' : null, line_first: row + 1, line_last: row + 1,
      }),
    ),
  );
  return { series, observations };
}

const total = { budget_group: 'total' as const };
const subtotal = (budget_group: BudgetGroup): Partial<SeriesRecord> => ({ budget_group });
const line = (budget_group: BudgetGroup, programme_code: string, starred = false): Partial<SeriesRecord> => ({ budget_group, programme_code, starred });
const volume = (programme_code: string): Partial<SeriesRecord> => ({ kind: 'programme_indicator', block: 'volume', programme_code });

describe('passport_against_summary', () => {
  it('finds a passport whose volume differs from the summary, in the year that it does', async () => {
    const found = await findings('passport_against_summary', budget({
      'series:programme:128/volume/1': { known: volume('128'), amounts: ['22768340', '79744315'] },
      'series:budget:current/128': { known: line('current', '128'), amounts: ['22768340', '74744315'] },
    }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      finding_id: 'finding:passport_against_summary/series:programme:128/volume/1/2012', subject_id: 'series:programme:128/volume/1', year: 2012,
      expected: '74 744 315', found: '79 744 315', difference: '5 000 000', difference_value: '5000000.0000', severity: 'warning', origin: 'source',
      line_first: 1, other_line_first: 2,
      message_en: 'Programme 128, 2012: the passport prints 79,744,315, the budget summary 74,744,315 (мың теңге); difference 5,000,000.',
    });
    expect(found[0]?.message_ru).toContain('в паспорте 79\u00A0744\u00A0315, в своде бюджетных расходов 74\u00A0744\u00A0315');
  });

  it('takes a dash for no money, and says nothing of a year that cannot be read', async () => {
    expect(await findings('passport_against_summary', budget({
      'series:programme:033/volume/1': { known: volume('033'), amounts: ['-', '231000', null] },
      'series:budget:development/033': { known: line('development', '033'), amounts: ['0', '231000', '5'] },
    }))).toEqual([]);
  });

  it('compares with the line of its own group where a code stands in both', async () => {
    const programme = {
      programme_code: '018', name: 'annuity company', description: null, content: null, delivery: null, stage: 'development' as const, line_first: 1, line_last: 1,
    };
    expect(await findings('passport_against_summary', {
      ...budget({
        'series:programme:018/volume/1': { known: volume('018'), amounts: ['2403587'] },
        'series:budget:current/018*': { known: line('current', '018', true), amounts: ['11'] },
        'series:budget:development/018': { known: line('development', '018'), amounts: ['2403587'] },
      }),
      programmes: [programme],
    })).toEqual([]);
  });
});

describe('subtotal_against_rows', () => {
  it('finds a subtotal that its rows do not make up', async () => {
    const found = await findings('subtotal_against_rows', budget({
      'series:budget:current': { known: subtotal('current'), amounts: ['300', '407.5'] },
      'series:budget:current/001': { known: line('current', '001'), amounts: ['100', '200'] },
      'series:budget:current/020*': { known: line('current', '020', true), amounts: ['200', '200'] },
    }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      subject_id: 'series:budget:current', year: 2012, expected: '400', found: '407,5', difference: '7,5', line_first: 1, other_line_first: 2, other_line_last: 3,
    });
  });

  it('counts no row twice that is a part of another, and is silent where a row cannot be read', async () => {
    expect(await findings('subtotal_against_rows', budget({
      'series:budget:current': { known: subtotal('current'), amounts: ['300', '999'] },
      'series:budget:current/001': { known: { ...line('current', '001'), parent_series_id: 'series:budget:current' }, amounts: ['300', null] },
      'series:budget:current/001.1': { known: { ...line('current', '001'), parent_series_id: 'series:budget:current/001' }, amounts: ['120', '1'] },
    }))).toEqual([]);
  });
});

describe('total_against_groups', () => {
  it('finds a grand total that is not current plus development', async () => {
    const found = await findings('total_against_groups', budget({
      'series:budget:total': { known: total, amounts: ['12', '25'] },
      'series:budget:current': { known: subtotal('current'), amounts: ['10', '20'] },
      'series:budget:development': { known: subtotal('development'), amounts: ['2', '2'] },
    }));
    expect(found).toMatchObject([{ subject_id: 'series:budget:total', year: 2012, expected: '22', found: '25', difference: '3' }]);
  });

  it('is silent where a group has no figure for the year', async () => {
    expect(await findings('total_against_groups', budget({
      'series:budget:total': { known: total, amounts: ['12'] },
      'series:budget:current': { known: subtotal('current'), amounts: ['10'] },
      'series:budget:development': { known: subtotal('development'), amounts: [null] },
    }))).toEqual([]);
  });
});

describe('unplaced_values', () => {
  it('finds a row whose values have no year, with the values in their order', async () => {
    const observations = ['85484', null, '80529'].map((value, index) =>
      observationOf('series:1', null, value, { ordinal: index + 1, absence: value === null ? 'dash' : null, line_first: 5 + index, line_last: 5 + index }));
    expect(await findings('unplaced_values', { series: [seriesOf('series:1')], observations })).toMatchObject([
      { subject_id: 'series:1', origin: 'extraction', severity: 'warning', found: '85484 | – | 80529', line_first: 5, line_last: 7 },
    ]);
  });

  it('says nothing of a row whose values have their years', async () => {
    expect(await findings('unplaced_values', { series: [seriesOf('series:1')], observations: [observationOf('series:1', 2011, '1')] })).toEqual([]);
  });
});

describe('unclaimed_lines', () => {
  const lines = (...elements: LineRecord['element'][]): LineRecord[] =>
    elements.map((element, index) => ({ line_no: index + 1, page_no: 1, text: `text ${index + 1}`, element, element_id: null }));
  const read = (count: number): LineRecord['element'][] => Array.from({ length: count }, () => 'paragraph');

  it('warns of each run of lines that no reader took', async () => {
    const found = await findings('unclaimed_lines', { lines: lines(...read(50), 'unclaimed', 'blank', 'unclaimed', ...read(50), 'unclaimed') });
    expect(found).toMatchObject([
      { subject_id: 'lines:51', severity: 'warning', found: 'text 51', line_first: 51, line_last: 53 },
      { subject_id: 'lines:104', severity: 'warning', found: 'text 104', line_first: 104, line_last: 104 },
    ]);
  });

  it('calls a text that is mostly unread an error, once', async () => {
    const found = await findings('unclaimed_lines', { lines: lines(...read(9), 'unclaimed', 'paragraph', 'unclaimed') });
    expect(found).toMatchObject([{ subject_id: 'document', severity: 'error', origin: 'extraction', line_first: 10, line_last: 12 }]);
  });

  it('says nothing of a text that is read whole', async () => {
    expect(await findings('unclaimed_lines', { lines: lines('heading', 'blank', 'paragraph') })).toEqual([]);
  });
});

describe('notes of the reading', () => {
  it('become findings of their own check where it words them, else of the general one', async () => {
    const database = await createDatabase();
    const own = ['header_years', 'ambiguous_run', 'too_many_cells', 'number_too_long'];
    await loadDocument(database, sourceOf('plan', 'a line'), recordsOf({ notes: [
      ...own.map((check) => noteOf(check, { line_first: 3, line_last: 4, expected: '7', found: '5' })),
      noteOf('value_out_of_range', { origin: 'source', found: '9'.repeat(400), year: 2011 }),
      noteOf('page_upside_down', { severity: 'error', origin: 'source', expected: '2009', found: '2015' }),
      noteOf('page_upside_down', { severity: 'error', origin: 'source', expected: '2010', found: '2015' }),
    ] }));
    expect(await runChecks(database)).toEqual([]);
    const found = (await database.runAndReadAll('SELECT finding_id, severity, origin, found, line_first FROM findings ORDER BY finding_id')).getRowObjectsJson();
    expect(found).toEqual([
      ...own.map((check) => ({ finding_id: `finding:${check}/series:1`, severity: 'warning', origin: 'extraction', found: '5', line_first: 3 })),
      { finding_id: 'finding:reading_note/series:1', severity: 'error', origin: 'source', found: '2015', line_first: 1 },
      { finding_id: 'finding:reading_note/series:1~2', severity: 'error', origin: 'source', found: '2015', line_first: 1 },
      { finding_id: 'finding:value_out_of_range/series:1/2011', severity: 'warning', origin: 'source', found: '9'.repeat(60), line_first: 1 },
    ].sort((a, b) => (a.finding_id < b.finding_id ? -1 : 1)));
    database.closeSync();
  });

  it('are none where the reading has nothing to say', async () => {
    expect(await findings('value_out_of_range', {})).toEqual([]);
  });
});
