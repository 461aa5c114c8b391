import type { Cell } from './cells.js';
import { decimalsOf, lineCell, numberCell, numberWidth, signCell, SIGNS, textCell } from './cells.js';
import type { PlanData, PlanYear } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import type { Column, TableSheet } from './sheet.js';
import type { Words } from './words.js';

/** A sheet whose rows are records: where each record stands, for links from other sheets. */
export interface RecordSheet extends TableSheet {
  /** Ids of the records, row by row. */
  readonly ids: readonly string[];
}

/** The words for a period below a year, and a filter button. */
const NARROWEST_YEAR = 11;

/** How telling a status is: that of a row is its most telling cell's. */
const TELLING = ['unplaced', 'corrected', 'inferred', 'stated'];

/** Goal and task indicators, one row a series, one column a year. */
export function indicatorSheet(plan: PlanData, words: Words): RecordSheet {
  const rows = plan.series.filter((row) => ['goal_indicator', 'task_indicator'].includes(textOf(row, 'kind') ?? ''));
  return wideSheet(plan, words, 'indicators', rows, [
    [column(words, 'goal', 7), (row) => textCell(numberOf(plan, row, 'goal_id'))],
    [column(words, 'task', 7), (row) => textCell(numberOf(plan, row, 'task_id'))],
    [column(words, 'number', 5), (row) => textCell(textOf(row, 'number'))],
    [column(words, 'indicator', 44), (row) => textCell(textOf(row, 'name'))],
    [column(words, 'unit', 10), (row) => printedCell(row, 'unit')],
    [column(words, 'information_source', 13), (row) => printedCell(row, 'information_source')],
    [column(words, 'shared_cells', 12), (row) => sharedCells(row, words)],
  ]);
}

/** Indicators and volumes of the programmes' passports, one row a series, one column a year. */
export function programmeSheet(plan: PlanData, words: Words): RecordSheet {
  const rows = plan.series.filter((row) => textOf(row, 'kind') === 'programme_indicator');
  return wideSheet(plan, words, 'programmes', rows, [
    [column(words, 'programme_code', 7), (row) => textCell(textOf(row, 'programme_code'))],
    [column(words, 'programme', 42), (row) => textCell(plan.programmeNames.get(textOf(row, 'programme_code') ?? '') ?? null)],
    [column(words, 'block', 12), (row) => codeCell(words, 'block', row)],
    [column(words, 'number', 6), (row) => textCell(textOf(row, 'number'))],
    [column(words, 'indicator', 40), (row) => textCell(textOf(row, 'name'))],
    [column(words, 'unit', 10), (row) => printedCell(row, 'unit')],
    [column(words, 'shared_cells', 12), (row) => sharedCells(row, words)],
  ]);
}

type LeadingColumn = readonly [Column, (row: Row) => Cell];

function wideSheet(plan: PlanData, words: Words, id: string, series: readonly Row[], leading: readonly LeadingColumn[]): RecordSheet {
  const rows = series.map((row) => {
    const observations = plan.observationsOf.get(textOf(row, 'series_id') ?? '') ?? [];
    return [
      ...leading.map(([, cell]) => cell(row)),
      ...yearCells(observations, plan.years),
      statusCell(observations, words),
      lineCell(integerOf(row, 'line_first'), integerOf(row, 'line_last')),
      textCell(textOf(row, 'series_id')),
      printedInOrder(observations),
    ];
  });
  return {
    id,
    name: words.say(`sheets.${id}.name`),
    title: words.say(`sheets.${id}.title`),
    about: words.say(`sheets.${id}.about`, { rows: rows.length }),
    columns: [
      ...leading.map(([head]) => head),
      ...yearColumns(plan.years, words, widestOf(rows, leading.length, plan.years.length)),
      column(words, 'status', 14),
      column(words, 'lines', 11),
      column(words, 'series_id', 18),
      column(words, 'printed_in_order', 24),
    ],
    rows,
    ids: series.map((row) => textOf(row, 'series_id') ?? ''),
  };
}

export function column(words: Words, name: string, width: number, align: 'left' | 'right' = 'left'): Column {
  return { header: words.say(`columns.${name}`), width, align };
}

export function codeCell(words: Words, group: string, row: Row, name = group): Cell {
  const code = textOf(row, name);
  return code === null ? signCell(SIGNS.notApplicable) : textCell(words.code(group, code));
}

export function numberOf(plan: PlanData, row: Row, idColumn: string): string | null {
  const id = textOf(row, idColumn);
  return id === null ? null : (plan.numbers.get(id) ?? id);
}

function printedCell(row: Row, name: string): Cell {
  const text = textOf(row, name);
  return text === null ? signCell(SIGNS.absent) : textCell(text);
}

/** Which of a row's cells the table prints once for several rows: no row has such a unit or source to itself. */
function sharedCells(row: Row, words: Words): Cell {
  const shared = [['unit_status', 'unit'], ['source_status', 'information_source']] as const;
  const names = shared.filter(([status]) => textOf(row, status) === 'shared').map(([, name]) => words.say(`columns.${name}`));
  return textCell(names.join(', '));
}

export function yearColumns(years: readonly PlanYear[], words: Words, width: number): Column[] {
  return years.map(({ year, period }) => ({ header: words.say(`year.${period}`, { year }), width, align: 'right' }));
}

/** Characters that the widest number of some columns takes, all of them alike. */
export function widestOf(rows: readonly (readonly Cell[])[], from: number, count: number): number {
  const widths = rows.flatMap((row) => row.slice(from, from + count).map((cell) => (cell.kind === 'number' ? numberWidth(cell.value, cell.format) : 0)));
  return Math.max(NARROWEST_YEAR, ...widths);
}

/**
 * One cell a year. A year without a value is `[u]` where the row has values that no year could be read for, `[x]` where it has none,
 * and `[z]` in a row that only heads others.
 */
export function yearCells(observations: readonly Row[], years: readonly PlanYear[]): Cell[] {
  const decimals = Math.max(0, ...observations.map(decimalsOfRow));
  const unplaced = observations.some((row) => integerOf(row, 'year') === null);
  const missing = signCell(observations.length === 0 ? SIGNS.notApplicable : unplaced ? SIGNS.unreadable : SIGNS.absent);
  return years.map(({ year }) => {
    const row = observations.find((candidate) => integerOf(candidate, 'year') === year);
    return row === undefined ? missing : observationCell(row, decimals);
  });
}

export function decimalsOfRow(observation: Row): number {
  const value = textOf(observation, 'value');
  return value === null ? 0 : decimalsOf(value, textOf(observation, 'raw') ?? '');
}

/** A value as a number, a dash or a cross as its sign; a number too long for its column as it is printed. */
export function observationCell(row: Row, decimals: number): Cell {
  const value = textOf(row, 'value');
  if (value !== null) return numberCell(value, { decimals, status: textOf(row, 'status'), qualifier: textOf(row, 'qualifier') });
  switch (textOf(row, 'absence')) {
    case 'dash': return signCell(SIGNS.dash);
    case 'cross': return signCell(SIGNS.cross);
    case 'blank': return signCell(SIGNS.absent);
    default: return textCell(textOf(row, 'raw'));
  }
}

function statusCell(observations: readonly Row[], words: Words): Cell {
  const statuses = new Set(observations.map((row) => textOf(row, 'status')));
  const status = TELLING.find((candidate) => statuses.has(candidate));
  return status === undefined ? signCell(SIGNS.notApplicable) : textCell(words.code('status', status));
}

/** What the row prints, in reading order, where not every year could be read. */
function printedInOrder(observations: readonly Row[]): Cell {
  if (!observations.some((row) => integerOf(row, 'year') === null)) return signCell(SIGNS.notApplicable);
  return textCell(observations.map((row) => (textOf(row, 'raw') ?? '').replace(/\s+/g, ' ').trim()).join(' | '));
}
