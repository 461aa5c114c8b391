import { describe, expect, it } from 'vitest';
import { runMarts } from '../../pipeline/aggregate/run.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import type { ReportLanguage } from '../../pipeline/render/context.js';
import { readPlan } from '../../pipeline/render/report/data.js';
import { makeReports } from '../../pipeline/render/report.js';
import { observationOf, seriesOf } from '../records.js';
import { DOCUMENT_ID, planExcerpt } from './plan-excerpt.js';

/** The text of a report's page, a space between all that stands apart. */
async function textOf(file: string, change: (records: DocumentRecords) => void = () => {}, findings: readonly string[] = []): Promise<string> {
  const connection = await planExcerpt(change);
  for (const [index, sentence] of findings.entries()) {
    await connection.run(
      `INSERT INTO findings (document_id, finding_id, check_id, severity, origin, subject_id, message_kk, message_ru, message_en, line_first, line_last)
       VALUES ($1, $2, 'parts_against_total', 'warning', 'source', 'series:programme:145/volume', $3, $3, $3, 6448, 6452)`, [DOCUMENT_ID, `parts:${index}`, sentence],
    );
  }
  await runMarts(connection);
  const language = file.split('.')[1] as ReportLanguage;
  const html = makeReports(await readPlan(connection, DOCUMENT_ID), [language]).find((report) => report.file === file)?.html ?? '';
  connection.closeSync();
  return html.replace(/<style>[^]*?<\/style>|<svg[^]*?<\/svg>/g, '').replace(/<[^>]*>|&nbsp;/g, ' ').replace(/\s+/g, ' ');
}

const at = { line_first: 903, line_last: 904 };

describe('the chapter of indicators to look at', () => {
  it('names a target that is worse than its baseline, with both, the pace and the change', async () => {
    const text = await textOf('plan.en.pdf', ({ series }) => {
      for (const row of series) if (row.series_id === 'series:goal:2.1/1') row.polarity = 'up';
    });
    expect(text).toContain('The target is worse than the baseline (1)');
    // 6.6 (2009), 5.8 (2010), 5.0 (2015): −0.8 a year reported, −0.8 in five years planned, −13.8 % in all.
    expect(text).toContain('2.1 Жұмыссыздық деңгейі % more 5.8 2010 5 2015 −0.80 / −0.16 −13.8 % 903');
  });

  it('names a target that a reported year had met', async () => {
    const text = await textOf('plan.ru.pdf', ({ series }) => {
      for (const row of series) if (row.series_id === 'series:goal:2.1/4') row.polarity = 'down';
    });
    // Place 19 in 2009, 22 planned.
    expect(text).toContain('Достигнуты еще в отчетном году (1)');
    expect(text).toMatch(/позициясы: позиция снижение 22 2010 22 2015 \+3,0 \/ 0,00 2009 909–913/);
  });

  it('is left out where there is none', async () => {
    const text = await textOf('plan.en.pdf', (records) => {
      records.series = records.series.filter(({ kind }) => kind !== 'goal_indicator' && kind !== 'task_indicator');
    });
    expect(text).not.toContain('Indicators to look at');
  });
});

describe('the budget chapter', () => {
  it('says what each programme adds to the growth of each year', async () => {
    const text = await textOf('plan.en.pdf');
    // 002: 681,762,605 − 567,893,813 of the 576,041,852 that the excerpt's programmes have in 2009.
    expect(text).toMatch(/002 Азаматтардың жекелеген санаттарын әлеуметтік қамсыздандыру \+19\.8 /);
  });

  it('parts the money of a year by its tie to goals, each programme once', async () => {
    const text = await textOf('plan.en.pdf');
    // 001 and 145 are listed under goal 2.1: 3,209,276 + 919,000; 002 and 019 under none: 1,421,126,535 + 23,926,357.
    expect(text).toContain('2.1 Халықтың жұмыспен қамтылу деңгейін арттыру 4,128,276 0');
    expect(text).toContain('programmes of one goal 2 4,128,276 0.3');
    expect(text).toContain('programmes tied to no goal 2 1,445,052,892 99.7');
    expect(text).toContain('All 4 1,449,181,168');
  });
});

describe('a programme’s profile', () => {
  const pensions = (records: DocumentRecords): void => {
    const known = { kind: 'programme_indicator', programme_code: '145' } as const;
    records.series = [
      ...records.series.filter(({ programme_code, kind }) => kind === 'budget_line' || programme_code !== '145'),
      seriesOf('series:programme:145/direct/1', { ...known, block: 'direct', name: 'Алушылардың саны', unit: 'адам', ...at }),
      seriesOf('series:programme:145/volume/1', { ...known, block: 'volume', name: 'көлемі', unit: 'мың теңге', ...at }),
    ];
    records.observations = [
      ...records.observations.filter(({ series_id }) => !series_id.startsWith('series:programme:145')),
      ...[['direct/1', '4171943', '4824149'], ['volume/1', '681762605', '1421126535']].flatMap(([id = '', first = '', last = '']) => [
        observationOf(`series:programme:145/${id}`, 2010, first), observationOf(`series:programme:145/${id}`, 2015, last, { ordinal: 2 }),
      ]),
    ];
  };

  it('sets growth of the result against growth of the money, and says what one result costs', async () => {
    const text = await textOf('plan.en.pdf', pensions);
    expect(text).toContain('From 2010 to 2015: the result +15.6 %, the money +108.5 %.');
    expect(text).toContain('Money for one unit of the result: 163 thousand tenge in 2010, 295 thousand tenge in 2015.');
  });

  it('bears the plan’s own notes, at the value and below the table', async () => {
    const text = await textOf('plan.en.pdf', (records) => {
      records.footnotes = [{ footnote_id: 'footnote:1', scope_id: null, marker: '**', text: 'министрліктің қызметтері', line_first: 7291, line_last: 7292 }];
      records.footnote_marks = [{ subject_id: 'series:programme:145/volume', ordinal: 2, marker: '**', footnote_id: 'footnote:1' }];
    });
    expect(text).toMatch(/919,000 ᶦ \*\*/);
    expect(text).toContain('** министрліктің қызметтері 7291–7292');
  });
});

describe('the chapters of the other sections', () => {
  const sections = (records: DocumentRecords): void => {
    records.capabilities = [{ capability_id: 'c:1', heading: '2.1-мақсат', goal_id: 'goal:2.1', number: '1', text: 'Қызметті дамыту', term: '2011 – 2012 жж.', pairing: 'shared', ...at }];
    records.cooperation = ['2.1.1', '2.1.4'].map((task_number, index) => ({
      cooperation_id: `k:${index}`, task_number, task_title: null, task_id: index === 0 ? 'task:2.1.1' : null, agency: 'ЖАО, БҒМ', text: 'Бірлесіп әзірлеу', pairing: 'own', ...at,
    }));
    records.cooperation_agencies = [{ cooperation_id: 'k:0', agency: 'ЖАО' }, { cooperation_id: 'k:0', agency: 'БҒМ' }, { cooperation_id: 'k:1', agency: 'ЖАО' }];
    records.deletions = [{ deletion_id: 'd:1', parent_id: 'task:2.1.1', number: '5)', text: 'Алынып тасталды', decree_date: '2013-04-30', decree_number: '444', ...at }];
  };

  it('give capabilities with their terms, and say where a term is shared', async () => {
    expect(await textOf('plan.en.pdf', sections)).toMatch(/Functional capabilities .* 2\.1-мақсат 1 Қызметті дамыту 2011 – 2012 жж\. shared by several rows 903–904/);
  });

  it('set bodies against tasks, and mark a task that the plan does not have', async () => {
    const text = await textOf('plan.en.pdf', sections);
    expect(text).toContain('Body 2.1.1 2.1.4 ? tasks ЖАО × × 1 БҒМ × 1');
    expect(text).toContain('? the plan has no task of this number: 2.1.4.');
    expect(text).toContain('The plan counts on 2 bodies');
  });

  it('list risks, and say where it is not clear whose the response is', async () => {
    expect(await textOf('plan.ru.pdf')).toMatch(/2 Жоғары инфляция - зейнетақының .* қабілетінің чье — неясно/);
  });

  it('tell the plan’s history by decree: what it changed and what it deleted, by numbers and not by ids', async () => {
    const text = await textOf('plan.en.pdf', sections);
    expect(text).toContain('1 decree changed the plan');
    expect(text).toMatch(/30 April 2013 № 444 2 strategic direction 2 amended 6456–6457 1/);
    expect(text).toContain('Item 5: task 2.1.1 30 April 2013 № 444 903–904');
    expect(text).not.toMatch(/(?:task|direction|section):\d/);
  });
});

describe('what a value was placed by', () => {
  it('is said in the report’s language, by names and lines and not by ids; an unknown rule stands as it is', async () => {
    const text = await textOf('data-quality.ru.pdf', (records) => {
      for (const row of records.observations) {
        if (row.series_id !== 'series:programme:145/volume') continue;
        row.basis = row.year === 2013 ? 'same volumes printed in series:budget:current/145' : row.year === 2014 ? 'all printed cells stand in other years: money is printed for 2013, 2014 only (series:budget:current/145)' : 'a new rule';
      }
    });
    expect(text).toContain('те же суммы напечатаны в другой строке: 145 (строки 7144–7146)');
    expect(text).toContain('все напечатанные ячейки стоят в других годах; деньги напечатаны только за 2013, 2014: 145 (строки 7144–7146)');
    expect(text).toContain('a new rule');
  });

  it('says «empty» of the years that are known to be so, together', async () => {
    const text = await textOf('data-quality.en.pdf', (records) => {
      for (const row of records.observations) {
        if (row.series_id === 'series:programme:145/volume' && row.year !== 2013) Object.assign(row, { value: null, absence: 'blank', raw: '' });
      }
    });
    expect(text).toContain('2013: 180,611 · 2014, 2015: empty');
  });
});

describe('many findings of one check', () => {
  const sentences = Array.from({ length: 7 }, (_, index) => `Finding number ${index + 1} of the check.`);

  it('are all there: the gravest with their lines, the others a line each under their check', async () => {
    const text = await textOf('data-quality.en.pdf', () => {}, sentences);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain('7 findings');
    expect(text.indexOf('The others of this check')).toBeGreaterThan(text.indexOf('number 4'));
    expect(text.indexOf('The others of this check')).toBeLessThan(text.indexOf('number 5'));
  });

  it('take one place on the overview, which says how many more there are', async () => {
    const text = await textOf('overview.en.pdf', () => {}, sentences);
    expect(text).toContain('Passport and summary differ.');
    expect(text).toContain('Finding number 1 of the check. And 6 more like it.');
    expect(text).not.toContain('Finding number 2');
    // One error and seven warnings; the value without a year is no contradiction of the document.
    expect(text).toContain('The document contradicts itself in 8 places');
  });

  it('take one place in the programme’s profile', async () => {
    const text = await textOf('plan.en.pdf', () => {}, sentences);
    expect(text).toContain('Finding number 1 of the check. And 6 more like it.');
    expect(text).not.toContain('Finding number 2');
  });
});

describe('the sides of a finding', () => {
  const sides = async (language: ReportLanguage, expected: string, found: string): Promise<string> => {
    const connection = await planExcerpt();
    await connection.run(
      `INSERT INTO findings (document_id, finding_id, check_id, severity, origin, subject_id, expected, found, message_kk, message_ru, message_en, line_first, line_last)
       VALUES ($1, 'sides:1', 'parts_against_total', 'warning', 'source', 'series:programme:145/volume', $2, $3, $4, $4, $4, 6448, 6452)`,
      [DOCUMENT_ID, expected, found, 'It differs (мың теңге), (1 ретті).'],
    );
    await runMarts(connection);
    const html = makeReports(await readPlan(connection, DOCUMENT_ID), [language]).find(({ file }) => file.startsWith('data-quality'))?.html ?? '';
    connection.closeSync();
    return html.replace(/<style>[^]*?<\/style>|<svg[^]*?<\/svg>/g, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  };

  it('are numbers of the report’s language, in its units', async () => {
    expect(await sides('en', '2 606 800', '-92,6')).toContain('It differs (thousand tenge), (1 ретті). expected 2,606,800 found −92.6');
    expect(await sides('ru', '2 606 800', '-92,6')).toContain('It differs (тыс. тенге), (1 ретті). ожидалось 2 606 800 напечатано −92,6');
  });

  it('stay as printed where they are codes, years or lists of numbers', async () => {
    expect(await sides('en', '018', '2013')).toContain('expected 018 found 2013');
    expect(await sides('en', '1 2 3 4', '2-1.1.3')).toContain('expected 1 2 3 4 found 2-1.1.3');
  });
});
