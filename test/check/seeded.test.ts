import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../pipeline/check/run.js';
import { extractDocument } from '../../pipeline/extract/document.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';

/** Faults put into copies of made plans, one line each: the line, what is replaced by what, and the check that has to find it there. */
type Fault = readonly [line: number, from: string | RegExp, to: string, check: string, at?: number];

interface Finding {
  readonly check: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  'health-2014-2018.ru': [
    [80, '001, 006', '001, 777, 006', 'goal_code_without_programme'],
    [212, '2014', '2013', 'header_years', 195],
    [227, ' 10', '', 'column_numbers'],
    [298, / Х.*$/u, '', 'measure_without_marks'],
    [567, '82', '92', 'parts_against_total'],
    [580, '42', '142', 'part_exceeds_whole'],
    [582, '3. Число', '2. Число', 'number_repeated'],
    [585, '2 221', '22 210', 'value_off_its_neighbours'],
    [310, '№ 952', '№ 333', 'decree_without_note'],
    [737, 'тенге', '%', 'percent_out_of_range'],
    [1098, 'медицинской', 'лекарственной', 'title_differs'],
    [1145, '1.1.1', '1.1.7', 'unknown_node'],
    [1212, '2. Завоз', '4. Завоз', 'number_skipped'],
    [1858, '', 'Соответствие стандартам % 90 91 92 93 94 95 96', 'empty_block_with_rows', 1857],
    [1861, 'тыс. тенге', '%', 'unit_against_name'],
    [965, '3.1.1', '3.2.1', 'number_under_other_parent'],
    [1270, ' текущая', ' развитие', 'stage_against_group'],
    [1563, '20 660', '20 661', 'passport_against_summary'],
    [2106, '359', '259', 'total_against_groups'],
    [2142, '611', '711', 'subtotal_against_rows'],
    [2317, 'здравоохранения', 'образования', 'programme_name_differs'],
    [2565, '*', '**', 'mark_without_note', 2324],
    [30, /^.*$/u, '      В 2013 году доля беременных женщин, своевременно ставших на учет в организациях родовспоможения, составила 50,1 %.', 'narrative_against_table'],
  ],
  'education-2010-2014.kk': [
    [80, 'кодтары', 'кодтары 555,', 'goal_code_without_programme'],
    [157, 'жоспарлы', 'есепті', 'header_periods'],
    [168, '2011', '2010', 'header_years', 153],
    [180, ' 10', '', 'column_numbers'],
    [248, / х х$/u, '', 'measure_without_marks'],
    [260, '№ 391', '№ 999', 'decree_without_note'],
    [1267, '1 .1 .1', '1 .1 .9', 'unknown_node'],
    [1294, 'көтеру', 'төмендету', 'title_differs'],
    [258, '4. Тәрбие', '2. Тәрбие', 'number_repeated'],
    [579, '1.2.2', '1.4.2', 'number_under_other_parent'],
    [1375, ' ағымдағы', ' даму', 'stage_against_group'],
    [1423, '1 808', '18 080', 'value_off_its_neighbours'],
    [1548, 'м ы ң', '%', 'unit_against_name'],
    [1549, 'теңге', '', 'unit_against_name'],
    [1629, '75', '175', 'percent_out_of_range'],
    [1632, '', 'Нормаларға сәйкестігі % 100 100 100 100 100 100 100', 'empty_block_with_rows', 1631],
    [1653, '412 000', '413 000', 'passport_against_summary'],
    [2080, '1 310,2', '1 130,2', 'count_times_average'],
    [2291, '584', '684', 'total_against_groups'],
    [2333, /\d{3}/u, '999', 'subtotal_against_rows'],
    [2700, '*', '**', 'mark_without_note', 2395],
    [29, /^.*$/u, '      2009 жылы үш ауысымда оқытатын мектептердің үлесі (күндізгі мектептер) 9,9 %-ды құрады.', 'narrative_against_table'],
  ],
};
/** Errors and warnings of the plans as they are, each read and found true; of values without a year, and of programmes without a passport, apart. */
const TRUE_ALREADY: Readonly<Record<string, readonly string[]>> = {
  'health-2014-2018.ru': ['decree_without_note', 'percent_out_of_range'],
  'education-2010-2014.kk': ['decree_without_note'],
};
const APART = ['unplaced_values', 'summary_row_without_passport'];

async function findingsIn(text: string): Promise<{ findings: Finding[]; grave: string[] }> {
  const lines = linesOfText(text);
  const source = { id: 'plan', file: 'plan.txt', kind: 'text' as const, sha256: '0'.repeat(64), pages: 1, lines, register: null };
  const database = await createDatabase();
  await loadDocument(database, source, extractDocument(source));
  expect(await runChecks(database)).toEqual([]);
  const rows = (await database.runAndReadAll('FROM findings')).getRowObjectsJson();
  database.closeSync();
  return {
    findings: rows.map((row) => ({ check: row.check_id as string, ranges: [[Number(row.line_first), Number(row.line_last)], [Number(row.other_line_first ?? 0), Number(row.other_line_last ?? 0)]] })),
    grave: rows.filter(({ severity }) => severity !== 'note').map(({ check_id }) => check_id as string).filter((check) => !APART.includes(check)).sort(),
  };
}

describe.each(Object.keys(FAULTS))('%s', (name) => {
  const text = readFileSync(join(projectRoot, 'test/plans', `${name}.txt`), 'utf8');
  const faults = FAULTS[name] ?? [];
  let seeded: Finding[] = [];

  beforeAll(async () => {
    const lines = text.split('\n');
    for (const [line, from, to] of faults) {
      const before = lines[line - 1] ?? '';
      expect(typeof from === 'string' ? before.includes(from) : from.test(before), `line ${line}: ${before}`).toBe(true);
      lines[line - 1] = from === '' ? to : before.replace(from, to);
    }
    seeded = (await findingsIn(lines.join('\n'))).findings;
  }, 60_000);

  it.each(faults.map(([line, from, to, check, at]) => ({ line, from: String(from), to, check, at: at ?? line })))('line $line, «$from» → «$to»: $check', ({ check, at }) => {
    const own = seeded.filter((finding) => finding.check === check);
    expect(own.some(({ ranges }) => ranges.some(([first, last]) => first <= at && at <= last)), JSON.stringify(own)).toBe(true);
  });

  it('has no false alarm as it was', async () => {
    expect((await findingsIn(text)).grave).toEqual(TRUE_ALREADY[name]);
  }, 60_000);
});
