import type { Cell } from './cells.js';
import { decimalsOf, integerCell, lineCell, numberCell, signCell, SIGNS, textCell, trimmedDecimal } from './cells.js';
import type { PlanData } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import type { RecordSheet } from './series-sheets.js';
import { codeCell, column, numberOf } from './series-sheets.js';
import type { Column } from './sheet.js';
import type { Words } from './words.js';

/** A column of a listing: its head, and the cell of each row. */
type Listed = readonly [Column, (row: Row) => Cell];

/** The sheets that list a table of the contract row by row. */
export function listingSheets(plan: PlanData, words: Words): Readonly<Record<ListingId, RecordSheet>> {
  return {
    structure: structureSheet(plan, words),
    passports: passportSheet(plan, words),
    observations: observationSheet(plan, words),
    capabilities: capabilitySheet(plan, words),
    cooperation: cooperationSheet(plan, words),
    risks: riskSheet(plan, words),
    amendments: amendmentSheet(plan, words),
    deletions: deletionSheet(plan, words),
  };
}

export type ListingId = 'structure' | 'passports' | 'observations' | 'capabilities' | 'cooperation' | 'risks' | 'amendments' | 'deletions';

/** A sheet of rows, each with a link to its lines at the end, before its id. */
export function listing(words: Words, id: string, rows: readonly Row[], idColumn: string, listed: readonly Listed[]): RecordSheet {
  const columns: Listed[] = [...listed, linkColumn(words), [column(words, idColumn, 28), (row) => textCell(textOf(row, idColumn))]];
  return {
    id,
    name: words.say(`sheets.${id}.name`),
    title: words.say(`sheets.${id}.title`),
    about: words.say(`sheets.${id}.about`, { rows: rows.length }),
    columns: columns.map(([head]) => head),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
    ids: rows.map((row) => textOf(row, idColumn) ?? ''),
  };
}

function linkColumn(words: Words): Listed {
  return [column(words, 'lines', 11), (row) => lineCell(integerOf(row, 'line_first'), integerOf(row, 'line_last'))];
}

/** A text column; its field where the head has another name. */
export function texts(words: Words, name: string, width: number, field = name): Listed {
  return [column(words, name, width), (row) => textCell(textOf(row, field))];
}

/** A column of codes, each said in the workbook's language. */
export function codes(words: Words, name: string, width: number, group = name): Listed {
  return [column(words, name, width), (row) => codeCell(words, group, row, name)];
}

function structureSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'structure', plan.outline, 'node_id', [
    codes(words, 'level', 16, 'outline_level'), texts(words, 'number', 9), texts(words, 'title', 90), texts(words, 'parent_id', 20),
  ]);
}

function passportSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'passports', plan.programmes, 'programme_code', [
    texts(words, 'name', 40), texts(words, 'description', 54), texts(words, 'content', 30), codes(words, 'stage', 13), codes(words, 'delivery', 14),
    texts(words, 'goals', 11),
  ]);
}

function observationSheet(plan: PlanData, words: Words): RecordSheet {
  const series = new Map(plan.series.map((row) => [textOf(row, 'series_id'), row]));
  const rows = plan.observations.map((row) => ({ ...series.get(textOf(row, 'series_id')), ...row }));
  return listing(words, 'observations', rows, 'series_id', [
    codes(words, 'kind', 13),
    [column(words, 'goal', 7), (row) => textCell(numberOf(plan, row, 'goal_id'))],
    [column(words, 'task', 7), (row) => textCell(numberOf(plan, row, 'task_id'))],
    texts(words, 'programme_code', 9),
    codes(words, 'block', 11),
    codes(words, 'budget_group', 11),
    texts(words, 'number', 6),
    texts(words, 'name', 50),
    texts(words, 'unit', 10),
    [column(words, 'year', 7, 'right'), (row) => (integerOf(row, 'year') === null ? signCell(SIGNS.unreadable) : integerCell(integerOf(row, 'year'), false))],
    [column(words, 'ordinal', 7, 'right'), (row) => integerCell(integerOf(row, 'ordinal'), false)],
    [column(words, 'value', 16, 'right'), valueCell],
    codes(words, 'qualifier', 11),
    codes(words, 'absence', 9),
    texts(words, 'raw', 17),
    codes(words, 'status', 13),
    texts(words, 'basis', 30),
  ]);
}

/** In the long table a number stands alone: its status and qualifier have columns of their own. */
function valueCell(row: Row): Cell {
  const value = textOf(row, 'value');
  if (value === null) return signCell(textOf(row, 'absence') === 'blank' ? SIGNS.absent : SIGNS.notApplicable);
  return numberCell(trimmedDecimal(value), { decimals: decimalsOf(value, textOf(row, 'raw') ?? '') });
}

function capabilitySheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'capabilities', plan.capabilities, 'capability_id', [
    texts(words, 'heading', 40),
    [column(words, 'goal', 7), (row) => textCell(numberOf(plan, row, 'goal_id'))],
    texts(words, 'number', 6), texts(words, 'measure', 60, 'text'), texts(words, 'term', 22), codes(words, 'pairing', 14),
  ]);
}

function cooperationSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'cooperation', plan.cooperation, 'cooperation_id', [
    texts(words, 'task_number', 9), texts(words, 'task_title', 40),
    [column(words, 'task_found', 12), (row) => textCell(words.code('found', textOf(row, 'task_id') === null ? 'no' : 'yes'))],
    texts(words, 'agency', 40), texts(words, 'asked', 50, 'text'), codes(words, 'pairing', 14),
  ]);
}

function riskSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'risks', plan.risks, 'risk_id', [
    texts(words, 'heading', 30), texts(words, 'number', 6), texts(words, 'risk', 42), texts(words, 'consequence', 42), texts(words, 'response', 48),
    codes(words, 'pairing', 14),
  ]);
}

function amendmentSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'amendments', plan.amendments, 'amendment_id', [
    texts(words, 'decree_date', 12), texts(words, 'decree_number', 10), texts(words, 'effective_date', 12), codes(words, 'action', 14),
    texts(words, 'node_id', 18), texts(words, 'note', 80, 'text'),
  ]);
}

function deletionSheet(plan: PlanData, words: Words): RecordSheet {
  return listing(words, 'deletions', plan.deletions, 'deletion_id', [
    texts(words, 'decree_date', 12), texts(words, 'decree_number', 10), texts(words, 'parent_id', 24), texts(words, 'number', 8), texts(words, 'note', 80, 'text'),
  ]);
}
