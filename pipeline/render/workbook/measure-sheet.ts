import type { Cell } from './cells.js';
import { lineCell, signCell, SIGNS, textCell } from './cells.js';
import type { PlanData, PlanYear } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import type { RecordSheet } from './series-sheets.js';
import { column, numberOf, yearColumns } from './series-sheets.js';
import type { Words } from './words.js';

const MARK_WIDTH = 11;

/** Measures on a grid of the years that they are marked for. */
export function measureSheet(plan: PlanData, words: Words): RecordSheet {
  const years = markedYears(plan);
  const rows = plan.measures.map((row) => {
    const marks = plan.marksOf.get(textOf(row, 'measure_id') ?? '') ?? [];
    return [
      textCell(numberOf(plan, row, 'task_id')),
      textCell(textOf(row, 'number')),
      textCell(textOf(row, 'text')),
      ...markCells(marks, years),
      lineCell(integerOf(row, 'line_first'), integerOf(row, 'line_last')),
      textCell(textOf(row, 'measure_id')),
      marksInOrder(marks),
    ];
  });
  return {
    id: 'measures',
    name: words.say('sheets.measures.name'),
    title: words.say('sheets.measures.title'),
    about: words.say('sheets.measures.about', { rows: rows.length }),
    columns: [
      column(words, 'task', 9),
      column(words, 'number', 6),
      column(words, 'measure', 80),
      ...yearColumns(years, words, MARK_WIDTH),
      column(words, 'lines', 11),
      column(words, 'measure_id', 22),
      column(words, 'marks_in_order', 18),
    ],
    rows,
    ids: plan.measures.map((row) => textOf(row, 'measure_id') ?? ''),
  };
}

/** Years that any measure is marked for; the plan's later years where no mark could be placed. */
function markedYears(plan: PlanData): readonly PlanYear[] {
  const marked = new Set([...plan.marksOf.values()].flat().map((row) => integerOf(row, 'year')));
  const years = plan.years.filter(({ year }) => marked.has(year));
  return years.length > 0 ? years : plan.years.filter(({ period }) => period !== 'reported');
}

function markCells(marks: readonly Row[], years: readonly PlanYear[]): Cell[] {
  const unplaced = marks.some((row) => integerOf(row, 'year') === null);
  const missing = signCell(marks.length === 0 ? SIGNS.notApplicable : unplaced ? SIGNS.unreadable : SIGNS.absent);
  return years.map(({ year }) => {
    const mark = marks.find((row) => integerOf(row, 'year') === year);
    return mark === undefined ? missing : signCell(signOf(mark));
  });
}

function marksInOrder(marks: readonly Row[]): Cell {
  if (!marks.some((row) => integerOf(row, 'year') === null)) return signCell(SIGNS.notApplicable);
  return textCell(marks.map(signOf).join(' '));
}

function signOf(mark: Row): string {
  return textOf(mark, 'mark') === 'dash' ? SIGNS.dash : SIGNS.cross;
}
