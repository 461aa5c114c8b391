import type { Cell } from './cells.js';
import { cellText, decimalsOf, integerCell, lineCell, numberCell, numberFormat, numberWidth, textCell, trimmedDecimal } from './cells.js';
import type { Mart, MartColumn, PlanData } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import type { Places } from './places.js';
import { placesOf } from './places.js';
import type { RecordSheet } from './series-sheets.js';
import type { Column, TableSheet } from './sheet.js';
import type { Words } from './words.js';

/** Most characters of a sheet's name. */
const NAME_LIMIT = 31;
const WHOLE = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/;
const FRACTION = /^(?:DECIMAL|DOUBLE|FLOAT)/;
/** Columns that other columns stand for: the document is the workbook's, the last line is in the link. */
const LEFT_OUT = new Set(['document_id', 'line_last']);
const YEAR = /(^|_)year$/;
const PERCENT = /_percent$/;
const PERCENT_DECIMALS = 1;
const SHARE = /^share_percent$/;
/** Columns of one kind of number, whose decimals stand alike. */
const DECIMALS: readonly (readonly [RegExp, number])[] = [[/^(?:herfindahl|factor)$/, 4], [/_per_unit$/, 2]];
const NARROWEST = 9;
const WIDEST = 44;
const OF_A_LANGUAGE = /_(kk|ru|en)$/;

/** Columns whose cells bear an arrow up, down or level beside the number: it says which way, not whether that is good. */
const ARROWS = /^(?:change|change_percent|gap_points|contribution_points|per_unit_growth_percent)$/;
/** Ids of records that stand on a sheet of their own: their cells lead there. */
const RECORD_ID = /^(?:series|measure|task|goal|direction)_id$/;
const STATUS = /_status$/;

/** One sheet a mart that has rows, whatever marts there are; the ids of records in them lead to the sheets that show these. */
export function martSheets(plan: PlanData, words: Words, others: readonly RecordSheet[]): TableSheet[] {
  const places = placesOf(others);
  return plan.marts.filter(({ rows }) => rows.length > 0).map((mart) => martSheet(mart, words, places));
}

function martSheet(mart: Mart, words: Words, places: Places): TableSheet {
  const key = mart.name.replace(/^mart_/, '');
  const title = words.find(`marts.${key}.title`) ?? spaced(key);
  const columns = mart.columns.filter(({ name }) => !LEFT_OUT.has(name) && (OF_A_LANGUAGE.exec(name)?.[1] ?? words.language) === words.language);
  const cells = mart.rows.map((row) => columns.map((column) => cellOf(column, row, words, places)));
  return {
    id: mart.name,
    name: words.find(`marts.${key}.name`) ?? words.say('mart_name', { name: spaced(key) }).slice(0, NAME_LIMIT),
    title,
    about: words.say('mart_about', { table: mart.name, rows: mart.rows.length }),
    columns: columns.map((column, index) => headOf(column, cells.map((row) => row[index]), words)),
    rows: cells,
    alarms: columns.flatMap(({ name }, index) => (name === 'movement' ? [{ column: index, text: words.code('movement', 'against') }] : [])),
  };
}

function headOf({ name, type }: MartColumn, cells: readonly (Cell | undefined)[], words: Words): Column {
  const header = words.find(`columns.${name === 'line_first' ? 'lines' : name.replace(OF_A_LANGUAGE, '')}`) ?? spaced(name);
  const widest = Math.max(...cells.map((cell) => (cell === undefined ? 0 : widthOf(cell))));
  const number = (WHOLE.test(type) || FRACTION.test(type)) && name !== 'line_first';
  return { header, width: Math.min(WIDEST, Math.max(NARROWEST, widest + 1)), align: number ? 'right' : 'left', bars: SHARE.test(name), arrows: ARROWS.test(name) };
}

function widthOf(cell: Cell): number {
  switch (cell.kind) {
    case 'text':
    case 'jump': return cell.text.length + 1;
    case 'number': return numberWidth(cell.value, cell.format);
    default: return 0;
  }
}

function cellOf({ name, type }: MartColumn, row: Row, words: Words, places: Places): Cell {
  if (name === 'line_first') return lineCell(integerOf(row, name), integerOf(row, 'line_last'));
  const text = textOf(row, name);
  if (text === null) return textCell(null);
  const place = RECORD_ID.test(name) ? places.get(text) : undefined;
  if (place !== undefined) return { kind: 'jump', text: cellText(text), ...place };
  if (WHOLE.test(type)) return integerCell(Number(text), !YEAR.test(name));
  if (PERCENT.test(name)) return numberCell(trimmedDecimal(text), { decimals: PERCENT_DECIMALS });
  const alike = DECIMALS.find(([column]) => column.test(name))?.[1];
  if (alike !== undefined) return numberCell(trimmedDecimal(text), { decimals: alike });
  if (type.startsWith('DECIMAL')) return numberCell(trimmedDecimal(text), { decimals: decimalsOf(text, '') });
  if (FRACTION.test(type) && Number.isFinite(Number(text))) {
    return { kind: 'number', value: Number(text), format: fractionFormat(Number(text)), derived: false };
  }
  return textCell(words.code(type === 'BOOLEAN' ? 'boolean' : STATUS.test(name) ? 'status' : name, text));
}

/** Ratios and averages: four significant places are plenty to read, the cell keeps all. */
function fractionFormat(value: number): string {
  const size = Math.abs(value);
  return numberFormat(size === 0 || size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4);
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
