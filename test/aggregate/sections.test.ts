import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentRecords } from '../../pipeline/model.js';
import { observationOf, seriesOf } from '../records.js';
import type { SmallPlan } from './small-plan.js';
import { goal, measure, smallPlan } from './small-plan.js';

let plan: SmallPlan;
afterEach(() => plan.close());

const at = { line_first: 1, line_last: 1 };
const node = (node_id: string, parent_id: string | null, level: DocumentRecords['outline'][number]['level']): DocumentRecords['outline'][number] => ({
  node_id, parent_id, level, number: node_id.split(':')[1] ?? null, title: node_id, ...at,
});

describe('measures', () => {
  const measures = [
    measure('measure:1', 'xx'), measure('measure:2', '-x'), measure('measure:3', 'x-'), measure('measure:4', '?'), measure('measure:5', '--'), measure('measure:6', ''),
    measure('measure:7', ''), measure('measure:7.1', ' x', { parent_id: 'measure:7' }),
  ];
  const found = { outline: [goal('1.1'), node('task:1.1.1', 'goal:1.1', 'task')], measures: measures.flatMap((one) => one.measures), measure_years: measures.flatMap((one) => one.measure_years) };

  it('have the shape of their marks over the planned years', async () => {
    plan = await smallPlan(found);
    expect(Object.fromEntries((await plan.rows('SELECT measure_id, shape FROM mart_measures')).map(({ measure_id, shape }) => [measure_id, shape]))).toEqual({
      'measure:1': 'continuous', 'measure:2': 'starts', 'measure:3': 'ends', 'measure:4': 'unplaceable', 'measure:5': 'never', 'measure:6': 'unmarked',
      'measure:7': 'covered', 'measure:7.1': 'starts',
    });
    expect(await plan.rows("SELECT first_year, last_year, unplaced FROM mart_measures WHERE measure_id = 'measure:4'")).toEqual([{ first_year: null, last_year: null, unplaced: '1' }]);
  });

  it('are counted by task, and by the years that they work in', async () => {
    plan = await smallPlan(found);
    expect(await plan.rows('SELECT task_number, measures, continuous, starting, ending, broken, unplaceable, unmarked FROM mart_task_measures')).toEqual([
      { task_number: '1.1.1', measures: '7', continuous: '1', starting: '2', ending: '1', broken: '0', unplaceable: '1', unmarked: '1' },
    ]);
    expect(await plan.rows('SELECT year, active, starting, ending, unplaceable FROM mart_task_measure_years')).toEqual([
      { year: 2011, active: '2', starting: '2', ending: '1', unplaceable: '1' },
      { year: 2012, active: '3', starting: '2', ending: '3', unplaceable: '1' },
    ]);
  });
});

describe('bodies', () => {
  const row = (id: string, number: string, task_id: string | null): DocumentRecords['cooperation'][number] => ({
    cooperation_id: id, task_number: number, task_title: null, task_id, agency: null, text: 'text', pairing: 'own', ...at,
  });

  it('are counted by the tasks that they share; a task that the plan has not is said so', async () => {
    plan = await smallPlan({
      outline: [node('task:1.1.1', null, 'task'), node('task:1.1.2', null, 'task')],
      cooperation: [row('c:1', '1.1.1', 'task:1.1.1'), row('c:2', '1.1.1', 'task:1.1.1'), row('c:3', '1.1.2', 'task:1.1.2'), row('c:4', '9.9.9', null)],
      cooperation_agencies: [['c:1', 'Ministry'], ['c:2', 'ministry'], ['c:3', 'Ministry'], ['c:4', 'Ministry'], ['c:3', 'Bank']].map(([cooperation_id = '', agency = '']) => ({ cooperation_id, agency })),
    });
    expect(await plan.rows('SELECT * EXCLUDE (document_id) FROM mart_agencies')).toEqual([
      { agency: 'Ministry', tasks: '2', task_numbers: '1.1.1, 1.1.2', unknown_tasks: '1', rows: '4' },
      { agency: 'Bank', tasks: '1', task_numbers: '1.1.2', unknown_tasks: '0', rows: '1' },
    ]);
    expect(await plan.rows("SELECT task_number, rows FROM mart_agency_tasks WHERE agency = 'Ministry' ORDER BY task_number")).toEqual([
      { task_number: '1.1.1', rows: '2' }, { task_number: '1.1.2', rows: '1' }, { task_number: '9.9.9', rows: '1' },
    ]);
  });
});

describe('risks and amendments', () => {
  it('are risks by direction, with how many say what follows and what to do', async () => {
    const risk = (risk_id: string, heading: string, response: string | null): DocumentRecords['risks'][number] => ({
      risk_id, heading, number: '1', risk: 'risk', consequence: 'consequence', response, pairing: response === null ? 'unsure' : 'own', ...at,
    });
    plan = await smallPlan({ outline: [node('direction:1', null, 'direction')], risks: [risk('risk:general/1', 'Outside', 'x'), risk('risk:1/1', 'Direction 1', 'x'), risk('risk:1/2', 'Direction 1', null)] });
    expect(await plan.rows('SELECT direction_id, heading, risks, with_consequence, with_response, unsure FROM mart_risks ORDER BY heading')).toEqual([
      { direction_id: 'direction:1', heading: 'Direction 1', risks: '2', with_consequence: '2', with_response: '1', unsure: '1' },
      { direction_id: null, heading: 'Outside', risks: '1', with_consequence: '1', with_response: '1', unsure: '0' },
    ]);
  });

  it('are amendments by decree, with the sections that each touched, by notes and by deletions', async () => {
    const note = (id: string, node_id: string, number: string, action: 'amended' | 'added'): DocumentRecords['amendments'][number] => ({
      amendment_id: id, node_id, action, decree_date: '2012-12-29', decree_number: number, effective_date: null, text: 'note', ...at,
    });
    plan = await smallPlan({
      outline: [node('section:3', null, 'section'), node('goal:1.1', 'section:3', 'goal'), node('section:4', null, 'section')],
      amendments: [note('a:1', 'section:4', '10', 'amended'), note('a:2', 'goal:1.1', '10', 'added'), note('a:3', 'section:4', '11', 'amended')],
      deletions: [{ deletion_id: 'd:1', parent_id: 'goal:1.1', number: '2', text: 'deleted', decree_date: '2013-04-30', decree_number: '444', ...at }],
    });
    expect(await plan.rows('SELECT decree_number, sections, parts, notes, amended, added, deletions FROM mart_amendments')).toEqual([
      { decree_number: '10', sections: '3, 4', parts: 'goal:1.1, section:4', notes: '2', amended: '1', added: '1', deletions: '0' },
      { decree_number: '11', sections: '4', parts: 'section:4', notes: '1', amended: '1', added: '0', deletions: '0' },
      { decree_number: '444', sections: '3', parts: 'goal:1.1', notes: '0', amended: '0', added: '0', deletions: '1' },
    ]);
  });
});

describe('completeness', () => {
  it('counts the cells of each table by status, and those that stand for no number', async () => {
    plan = await smallPlan({
      source_tables: [
        { table_id: 'table:1', kind: 'goal_indicators', owner_id: 'goal:1.1', block: null, years_printed: '', periods_printed: '', column_numbers: '', line_first: 1, line_last: 4 },
        { table_id: 'table:2', kind: 'measures', owner_id: 'task:1.1.1', block: null, years_printed: '', periods_printed: '', column_numbers: '', line_first: 5, line_last: 9 },
      ],
      series: [seriesOf('series:1', { kind: 'goal_indicator', table_id: 'table:1' })],
      observations: [
        observationOf('series:1', 2010, '1'), observationOf('series:1', 2011, null, { ordinal: 2, absence: 'dash', status: 'inferred' }),
        observationOf('series:1', null, '3', { ordinal: 3 }), observationOf('series:1', 2012, '4', { ordinal: 4, status: 'corrected' }),
      ],
      ...measure('measure:1', '-x', { line_first: 6, line_last: 6 }),
    });
    expect(await plan.rows('SELECT table_id, kind, rows, cells, stated, inferred, unplaced, corrected, absent, stated_percent FROM mart_table_completeness')).toEqual([
      { table_id: 'table:1', kind: 'goal_indicators', rows: '1', cells: '4', stated: '1', inferred: '1', unplaced: '1', corrected: '1', absent: '1', stated_percent: '25.00' },
      { table_id: 'table:2', kind: 'measures', rows: '1', cells: '2', stated: '2', inferred: '0', unplaced: '0', corrected: '0', absent: '1', stated_percent: '100.00' },
    ]);
  });

  it('counts cells by kind of row, and what stands in place of numbers', async () => {
    plan = await smallPlan({
      series: [seriesOf('series:1', { kind: 'task_indicator' })],
      observations: [observationOf('series:1', 2010, '1'), observationOf('series:1', 2011, null, { ordinal: 2, absence: 'dash' }), observationOf('series:1', null, '3', { ordinal: 3 })],
    }, true);
    expect(await plan.rows('SELECT kind, status, cells, numbers, dashes, share_percent FROM mart_completeness')).toEqual([
      { kind: 'task_indicator', status: 'stated', cells: '2', numbers: '1', dashes: '1', share_percent: '66.67' },
      { kind: 'task_indicator', status: 'unplaced', cells: '1', numbers: '1', dashes: '0', share_percent: '33.33' },
    ]);
    expect(await plan.rows("SELECT severity, findings FROM mart_findings WHERE check_id = 'unplaced_values'")).toEqual([{ severity: 'warning', findings: '1' }]);
  });
});
