import type { Cell } from './cells.js';
import { formulaCell, lineCell, numberFormat, signCell, SIGNS, textCell } from './cells.js';
import type { PlanData, PlanYear } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import type { RecordSheet } from './series-sheets.js';
import { codeCell, column, decimalsOfRow, observationCell, widestOf, yearCells, yearColumns } from './series-sheets.js';
import type { TableSheet } from './sheet.js';
import { columnLetters, FIRST_ROW, HEADER_ROW } from './sheet.js';
import type { Words } from './words.js';

/** What a line of the summary is: the grand total, a group's subtotal, a programme, or a part of a programme's line. */
type Level = 'total' | 'subtotal' | 'programme' | 'part';

interface BudgetLine {
  readonly row: Row;
  readonly level: Level;
  readonly group: string | null;
  readonly observations: readonly Row[];
}

const GROUP_COLUMN = 0;
const LEVEL_COLUMN = 1;
const YEARS_FROM = 5;
/** Of the sheet that adds up. */
const DIFFERENCE_COLUMN = 5;
const VERDICT_COLUMN = 7;

/** The summary as the plan prints it: totals, subtotals and programmes, one column a year. */
export function budgetSheet(plan: PlanData, words: Words): RecordSheet {
  const lines = budgetLines(plan);
  const rows = lines.map((line, index) => [
    codeCell(words, 'budget_group', line.row),
    textCell(words.code('level', line.level)),
    textCell(isSum(line) ? null : textOf(line.row, 'number')),
    textCell(textOf(line.row, 'name')),
    textCell(textOf(line.row, 'unit')),
    ...yearCells(line.observations, plan.years),
    differenceCell(line, lines, plan.years, words, FIRST_ROW + index),
    lineCell(integerOf(line.row, 'line_first'), integerOf(line.row, 'line_last')),
    textCell(textOf(line.row, 'series_id')),
  ]);
  return {
    id: 'budget',
    name: words.say('sheets.budget.name'),
    title: words.say('sheets.budget.title'),
    about: words.say('sheets.budget.about', { rows: rows.length, subtotals: words.say('sheets.subtotals.name') }),
    columns: [
      column(words, 'budget_group', 13),
      column(words, 'level', 12),
      column(words, 'programme_code', 7),
      column(words, 'programme', 44),
      column(words, 'unit', 10),
      ...yearColumns(plan.years, words, widestOf(rows, YEARS_FROM, plan.years.length) + 1),
      column(words, 'difference_from_lines', 13, 'right'),
      column(words, 'lines', 11),
      column(words, 'series_id', 22),
    ],
    rows,
    ids: lines.map(({ row }) => textOf(row, 'series_id') ?? ''),
    strong: new Set(lines.flatMap((line, index) => (isSum(line) ? [index] : []))),
  };
}

/** By how much a total differs from its lines, over all years, whichever way: live from the sheet that adds up. Other lines have none. */
function differenceCell(line: BudgetLine, lines: readonly BudgetLine[], years: readonly PlanYear[], words: Words, rowNo: number): Cell {
  if (!isSum(line)) return signCell(SIGNS.notApplicable);
  const parts = lines.filter((part) => isPart(part, line));
  const differences = years.flatMap(({ year }) => {
    const printed = inYear(line, year);
    return printed.some((row) => textOf(row, 'value') !== null) ? [sumOf(printed) - sumOf(parts.flatMap((part) => inYear(part, year)))] : [];
  });
  const range = rangesOf(words.say('sheets.subtotals.name'), lines.filter(isSum).length * years.length);
  const ofGroup = `${range(DIFFERENCE_COLUMN)},${range(GROUP_COLUMN)},A${rowNo},${range(DIFFERENCE_COLUMN)}`;
  return formulaCell(`SUMIFS(${ofGroup},">0")-SUMIFS(${ofGroup},"<0")`, differences.reduce((sum, difference) => sum + Math.abs(difference), 0));
}

/**
 * Each total and subtotal of the summary, year by year: what is printed, what the lines below it sum to as a live formula over the
 * summary's sheet, and the difference. The formulas go by a line's group and level, so that sorting the summary does not break them.
 */
export function subtotalSheet(plan: PlanData, words: Words): TableSheet {
  const lines = budgetLines(plan);
  const rows: Cell[][] = [];
  for (const total of lines.filter(isSum)) {
    const parts = lines.filter((line) => isPart(line, total));
    plan.years.forEach((year, index) => {
      const range = rangesOf(words.say('sheets.budget.name'), lines.length);
      rows.push(subtotalRow(words, total, parts, year, { rowNo: FIRST_ROW + rows.length, range, years: range(YEARS_FROM + index) }));
    });
  }
  return {
    id: 'subtotals',
    name: words.say('sheets.subtotals.name'),
    title: words.say('sheets.subtotals.title'),
    about: words.say('sheets.subtotals.about', { rows: rows.length, budget: words.say('sheets.budget.name') }),
    columns: [
      column(words, 'budget_group', 15),
      column(words, 'summed', 24),
      column(words, 'year', 18),
      column(words, 'as_printed', 18, 'right'),
      column(words, 'sum_of_lines', 18, 'right'),
      column(words, 'difference', 14, 'right'),
      column(words, 'unreadable_lines', 16, 'right'),
      column(words, 'verdict', 20),
      column(words, 'lines', 11),
    ],
    rows,
    alarms: [{ column: VERDICT_COLUMN, text: words.say('verdict.differs') }],
  };
}

interface Place {
  readonly rowNo: number;
  /** A column of the summary's sheet, as formulas write it. */
  readonly range: (column: number) => string;
  /** The column of the row's year. */
  readonly years: string;
}

function subtotalRow(words: Words, total: BudgetLine, parts: readonly BudgetLine[], { year, period }: PlanYear, place: Place): Cell[] {
  const { rowNo, range, years } = place;
  const [printed] = inYear(total, year);
  const values = parts.flatMap((part) => inYear(part, year));
  const unreadable = parts.filter(({ observations }) => observations.some((row) => integerOf(row, 'year') === null)).length;
  const sum = sumOf(values);
  const difference = printed === undefined || textOf(printed, 'value') === null ? null : sumOf([printed]) - sum;
  const decimals = Math.max(0, ...[...values, ...inYear(total, year)].map(decimalsOfRow));

  const level = `${range(LEVEL_COLUMN)},"${quoted(words.code('level', partLevel(total)))}"`;
  const where = total.level === 'total' ? level : `${range(GROUP_COLUMN)},A${rowNo},${level}`;
  const [agrees, differs, unknown] = [words.say('verdict.agrees'), words.say('verdict.differs'), words.say('verdict.unknown')];
  const verdict = difference === null || unreadable > 0 ? unknown : difference === 0 ? agrees : differs;
  return [
    codeCell(words, 'budget_group', total.row),
    textCell(words.code('summed', total.level)),
    textCell(words.say(`year.${period}`, { year })),
    printed === undefined ? signCell(SIGNS.unreadable) : observationCell(printed, decimals),
    formulaCell(`SUMIFS(${years},${where})`, sum, numberFormat(decimals)),
    difference === null ? signCell(SIGNS.notApplicable) : formulaCell(`ROUND(D${rowNo}-E${rowNo},4)`, difference, signed(decimals)),
    formulaCell(`COUNTIFS(${where},${years},"${SIGNS.unreadable}")`, unreadable, '0'),
    formulaCell(
      `IF(OR(G${rowNo}>0,NOT(ISNUMBER(D${rowNo}))),"${quoted(unknown)}",IF(F${rowNo}=0,"${quoted(agrees)}","${quoted(differs)}"))`,
      verdict, 'General',
    ),
    lineCell(integerOf(total.row, 'line_first'), integerOf(total.row, 'line_last')),
  ];
}

function budgetLines(plan: PlanData): BudgetLine[] {
  const rows = plan.series.filter((row) => textOf(row, 'kind') === 'budget_line');
  const programmes = new Set(rows.filter((row) => textOf(row, 'programme_code') !== null).map((row) => textOf(row, 'series_id')));
  return rows.map((row) => ({
    row,
    level: programmes.has(textOf(row, 'parent_series_id')) ? 'part' : levelOf(row),
    group: textOf(row, 'budget_group'),
    observations: plan.observationsOf.get(textOf(row, 'series_id') ?? '') ?? [],
  }));
}

function levelOf(row: Row): Level {
  if (textOf(row, 'programme_code') !== null) return 'programme';
  return textOf(row, 'budget_group') === 'total' ? 'total' : 'subtotal';
}

function isSum({ level }: BudgetLine): boolean {
  return level === 'total' || level === 'subtotal';
}

function partLevel(total: BudgetLine): Level {
  return total.level === 'total' ? 'subtotal' : 'programme';
}

function isPart(line: BudgetLine, total: BudgetLine): boolean {
  return line.level === partLevel(total) && (total.level === 'total' || line.group === total.group);
}

function inYear(line: BudgetLine, year: number): Row[] {
  return line.observations.filter((row) => integerOf(row, 'year') === year);
}

/** The exact sum of DECIMAL(20,4) values, as the nearest number. */
function sumOf(observations: readonly Row[]): number {
  const units = observations.reduce((sum, row) => sum + tenThousandths(textOf(row, 'value') ?? '0'), 0n);
  return Number(units) / 10_000;
}

function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(4, '0').slice(0, 4));
  return decimal.startsWith('-') ? -units : units;
}

function rangesOf(sheet: string, lines: number): (column: number) => string {
  const name = `'${sheet.replaceAll("'", "''")}'!`;
  return (index) => `${name}$${columnLetters(index)}$${FIRST_ROW}:$${columnLetters(index)}$${HEADER_ROW + lines}`;
}

function quoted(text: string): string {
  return text.replaceAll('"', '""');
}

/** Differences carry their sign; none is a plain zero. */
function signed(decimals: number): string {
  const digits = numberFormat(decimals);
  return `+${digits};-${digits};0`;
}

