import type { Cell as ExcelCell, CellValue, Workbook, Worksheet } from 'exceljs';
import type { Cell } from './cells.js';
import { cellText } from './cells.js';
import { ALARM, BAR, styleOf } from './styles.js';
import type { Emphasis, Look } from './styles.js';
import { heightOf, linesIn, TITLE_HEIGHT } from './text-height.js';
import type { Words } from './words.js';

/** Rows above a table: title in A1, what it holds, the way back. */
export const HEADER_ROW = 4;
export const FIRST_ROW = HEADER_ROW + 1;

/** Excel takes no more links a sheet; the lines of later rows are text. */
const LINKS_A_SHEET = 65_000;
const A4 = 9;
/** Characters that a header's filter button covers. */
const FILTER_BUTTON = 3;
/** Characters of the room between a number and the text after it. */
const INDENT = 2;
/** The longest word that a column is widened for. */
const WORD_LIMIT = 16;
/** Smaller than any number of the marts. */
const SMALLEST_RISE = 0.00001;
/** Characters that an arrow takes. */
const ARROW = 3;
const EVIDENCE_PAGE = 'evidence.html';

export interface Column {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** Draws a bar from zero behind the column's numbers. */
  readonly bars?: boolean;
  /** Draws an arrow beside the column's numbers: up, down, or level at nothing. */
  readonly arrows?: boolean;
}

/** One sheet with one table. */
export interface TableSheet {
  /** Name of the Excel table: Latin letters, unique in the workbook. */
  readonly id: string;
  /** Name on the tab, 31 characters at most. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what is measured, in which unit, from where. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that stand out, such as totals. */
  readonly strong?: ReadonlySet<number>;
  /** Words that a column shows in the colour of alarm, also after a formula changes. */
  readonly alarms?: readonly { readonly column: number; readonly text: string }[];
  /** Columns that stay in sight when scrolling to the right. */
  readonly frozenColumns?: number;
}

/** Adds a sheet with its table, links, print set-up and frozen header. */
export function addTableSheet(workbook: Workbook, sheet: TableSheet, words: Words): void {
  const worksheet = addSheet(workbook, sheet.name, words);
  worksheet.views = [{ state: 'frozen', ySplit: HEADER_ROW, xSplit: sheet.frozenColumns ?? 0, showGridLines: false, zoomScale: 100 }];
  worksheet.pageSetup.printTitlesRow = `${HEADER_ROW}:${HEADER_ROW}`;
  const widths = widthsOf(sheet);
  worksheet.columns = widths.map((width) => ({ width }));
  writeHead(worksheet, sheet, words);

  worksheet.addTable({
    name: sheet.id,
    ref: `A${HEADER_ROW}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: uniqueHeaders(sheet.columns).map((name) => ({ name, filterButton: true })),
    rows: sheet.rows.map((row, index) => row.map((cell) => valueOf(cell, index))),
  });
  style(worksheet, sheet, widths);
  addBars(worksheet, sheet);
  addArrows(worksheet, sheet);
  addAlarms(worksheet, sheet);
}

/**
 * Widths of the columns: wide enough for the longest word of the head with its filter button, and for the words of the cells, within reason:
 * an id may break.
 */
function widthsOf({ columns, rows }: TableSheet): number[] {
  return columns.map(({ header, width, arrows, align }, index) => {
    const longest = Math.max(0, ...rows.map((row) => {
      const cell = row[index];
      return cell?.kind === 'text' ? longestWord(cell.text) : 0;
    }));
    const indent = isIndented(columns, index) ? INDENT : 0;
    return Math.max(width + (arrows === true ? ARROW : 0), longestWord(header) + FILTER_BUTTON + indent + (align === 'right' ? 1 : 0), Math.min(longest, WORD_LIMIT) + 1 + indent);
  });
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((word) => word.length));
}

/** Text after a column of numbers keeps off it. */
function isIndented(columns: readonly Column[], index: number): boolean {
  return columns[index]?.align !== 'right' && columns[index - 1]?.align === 'right';
}

/** An empty sheet with the print set-up that all sheets share. */
export function addSheet(workbook: Workbook, name: string, words: Words): Worksheet {
  const footer = words.say('print.footer', { page: '&P', pages: '&N' });
  const worksheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L&8&A&R&8${footer}` },
  });
  worksheet.pageSetup.margins = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };
  return worksheet;
}

/** A link inside the workbook; `package.ts` turns it into one without a relationship. */
export function jumpTo(sheet: string, row: number): string {
  return `'${sheet.replaceAll("'", "''")}'!A${row}`;
}

/** A cell's address on this or another sheet, as formulas write it. */
export function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
}

function writeHead(worksheet: Worksheet, sheet: TableSheet, words: Words): void {
  worksheet.getRow(1).height = TITLE_HEIGHT;
  put(worksheet.getCell('A1'), cellText(sheet.title), 'title');
  put(worksheet.getCell('A2'), cellText(sheet.about), 'about');
  const contents = words.say('sheets.contents.name');
  if (sheet.name === contents) return;
  put(worksheet.getCell('A3'), { text: words.say('back', { contents }), hyperlink: jumpTo(contents, 1) }, 'back');
}

/** Writes a value with a look. */
export function put(cell: ExcelCell, value: CellValue, look: Look): void {
  cell.value = value;
  cell.style = styleOf(look);
}

/** A table may not head two columns alike. */
function uniqueHeaders(columns: readonly Column[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header }) => {
    const count = (seen.get(header.toLowerCase()) ?? 0) + 1;
    seen.set(header.toLowerCase(), count);
    return count === 1 ? header : `${header} ${count}`;
  });
}

function valueOf(cell: Cell, row: number): CellValue {
  switch (cell.kind) {
    case 'text': return cell.text;
    case 'sign': return cell.sign;
    case 'number': return cell.value;
    case 'formula': return { formula: cell.formula, result: cell.result };
    case 'jump': return { text: cell.text, hyperlink: jumpTo(cell.sheet, cell.row) };
    case 'line': {
      const text = cell.first === cell.last ? String(cell.first) : `${cell.first}–${cell.last}`;
      return row < LINKS_A_SHEET ? { text, hyperlink: `${EVIDENCE_PAGE}#L${cell.first}` } : text;
    }
  }
}

function style(worksheet: Worksheet, sheet: TableSheet, widths: readonly number[]): void {
  const indented = sheet.columns.map((_, index) => isIndented(sheet.columns, index));
  const header = worksheet.getRow(HEADER_ROW);
  header.height = heightOf(sheet.columns.map(({ header: text }, index) => linesIn(text, (widths[index] ?? 1) - FILTER_BUTTON + 1)));
  sheet.columns.forEach((column, index) => {
    header.getCell(index + 1).style = styleOf(column.align === 'right' ? 'headerRight' : 'header', 'plain', null, indented[index]);
  });
  sheet.rows.forEach((row, index) => {
    const line = worksheet.getRow(FIRST_ROW + index);
    const emphasis: Emphasis = sheet.strong?.has(index) === true ? 'strong' : 'plain';
    line.height = heightOf(row.map((cell, column) => (cell.kind === 'text' ? linesIn(cell.text, (widths[column] ?? 1) - (indented[column] === true ? INDENT : 0)) : 1)));
    row.forEach((cell, column) => {
      line.getCell(column + 1).style = styleFor(cell, sheet.columns[column], emphasis, indented[column] ?? false);
    });
  });
}

function styleFor(cell: Cell, column: Column | undefined, emphasis: Emphasis, indented: boolean): ReturnType<typeof styleOf> {
  switch (cell.kind) {
    case 'number': return styleOf(cell.derived ? 'derived' : 'number', emphasis, cell.format);
    case 'formula': return styleOf(typeof cell.result === 'number' ? 'number' : 'text', emphasis, cell.format, indented);
    case 'sign': return styleOf(column?.align === 'right' ? 'signRight' : 'sign', emphasis, null, indented);
    case 'line':
    case 'jump': return styleOf('link', emphasis, null, indented);
    case 'text': return styleOf('text', emphasis, /^[=+\-@\t\r]/.test(cell.text) ? '@' : null, indented);
  }
}

function addAlarms(worksheet: Worksheet, sheet: TableSheet): void {
  for (const { column, text } of sheet.alarms ?? []) {
    const letters = columnLetters(column);
    worksheet.addConditionalFormatting({
      ref: `${letters}${FIRST_ROW}:${letters}${HEADER_ROW + sheet.rows.length}`,
      rules: [{ type: 'cellIs', operator: 'equal', priority: 2, formulae: [`"${text.replaceAll('"', '""')}"`], style: { font: { bold: true, color: { argb: ALARM } } } }],
    });
  }
}

/** Bars start at zero: what exceljs and Excel choose by default makes the smallest value look like a tenth of the largest. */
function addBars(worksheet: Worksheet, sheet: TableSheet): void {
  sheet.columns.forEach((column, index) => {
    if (column.bars !== true || sheet.rows.length === 0) return;
    const letters = columnLetters(index);
    worksheet.addConditionalFormatting({
      ref: `${letters}${FIRST_ROW}:${letters}${HEADER_ROW + sheet.rows.length}`,
      rules: [{ type: 'dataBar', priority: 1, cfvo: [{ type: 'num', value: 0 }, { type: 'max' }], color: { argb: BAR } } as never],
    });
  });
}

/** Grey arrows: whether up is good depends on what is measured. Anything above nothing points up. */
function addArrows(worksheet: Worksheet, sheet: TableSheet): void {
  sheet.columns.forEach((column, index) => {
    if (column.arrows !== true || sheet.rows.length === 0) return;
    const letters = columnLetters(index);
    const thresholds = [{ type: 'percent', value: 0 }, { type: 'num', value: 0 }, { type: 'num', value: SMALLEST_RISE }];
    worksheet.addConditionalFormatting({
      ref: `${letters}${FIRST_ROW}:${letters}${HEADER_ROW + sheet.rows.length}`,
      rules: [{ type: 'iconSet', priority: 3, iconSet: '3ArrowsGray', cfvo: thresholds } as never],
    });
  });
}
