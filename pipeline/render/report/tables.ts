import type { Format } from '../format.js';
import { aimOf, comparedYears, isReported } from './analysis.js';
import type { Plan, PlanCell, PlanMeasure, PlanSeries } from './data.js';
import type { ReportWords } from './words.js';
import { aimSign, sparkline } from '../charts/indicators.js';

/** What the views of a report are made with. */
export interface ReportContext {
  readonly plan: Plan;
  readonly words: ReportWords;
  readonly format: Format;
}

/** Lines of the source that a row stands on, as a link to the evidence page. */
export interface LinesView {
  readonly first: number;
  /** How many lines, which chooses the word for them. */
  readonly count: number;
  readonly text: string;
}

/** A cell of a year table: `pad` fills the decimals that the column has and the number has not, unseen. */
export interface CellView {
  readonly text: string;
  readonly pad: string;
  readonly sign: string;
  readonly note: string;
  /** Mark of a note of the plan. */
  readonly mark: string;
}

/**
 * A row of a year table. Where none of its years can be read, its values stand in one cell over all years; where some can, the others bear
 * the sign, and the numbers that belong to them stand as `rest` below the name.
 */
export interface RowView {
  readonly number: string;
  readonly name: string;
  /** `label`: a heading of other rows, without values; `stacked`: a name so long that it stands over its values; else beside them. */
  readonly form: 'plain' | 'label' | 'stacked';
  /** Mark of a note of the plan, where the number does not bear it already. */
  readonly mark: string;
  readonly depth: number;
  /** Whether the row sums up others: a total or subtotal of the budget summary. */
  readonly heads: boolean;
  readonly unit: string;
  readonly cells: readonly CellView[] | null;
  readonly rest: string;
  readonly unplaced: { readonly values: string; readonly count: string } | null;
  readonly trend: string;
  readonly change: string;
  readonly changeYears: string;
  readonly aim: string;
  readonly lines: LinesView;
}

/** Head of a table by year: the periods over their years. */
export interface YearHead {
  readonly periods: readonly { readonly label: string; readonly span: number; readonly reported: boolean }[];
  readonly years: readonly { readonly year: number; readonly reported: boolean }[];
}

/** Rows of a year table under one heading, with prose that stands among them. */
export interface RowGroup {
  readonly title: string | null;
  readonly texts: readonly { readonly text: string; readonly lines: LinesView }[];
  readonly rows: readonly RowView[];
}

/** Width of the year columns, by the longest number in them. */
export type ColumnSize = 'narrow' | 'middle' | 'broad' | 'money' | 'vast';

export interface YearTable {
  /** Heading of the column of names. */
  readonly title: string;
  readonly head: YearHead;
  /** Years that the column of changes compares, where a row does not say otherwise. */
  readonly compared: string;
  readonly size: ColumnSize;
  /** Whether there is room for the rows' lines and for their changes. */
  readonly trends: boolean;
  readonly changes: boolean;
  /** Whether any row bears a number. */
  readonly numbered: boolean;
  /** Columns before the years, after them, in all, and those that prose runs over. */
  readonly front: number;
  readonly tail: number;
  readonly width: number;
  readonly textSpan: number;
  /** Columns from the name to the end, and to the one of lines. */
  readonly nameSpan: number;
  readonly labelSpan: number;
  readonly groups: readonly RowGroup[];
  /** Notes of the plan that rows of the table are marked for. */
  readonly notes: readonly { readonly marker: string; readonly text: string; readonly lines: LinesView }[];
}

/** Rows that a year table is made of. */
export interface SeriesGroup {
  readonly title: string | null;
  readonly series: readonly PlanSeries[];
  readonly texts?: RowGroup['texts'];
}

export interface MeasureRowView {
  readonly number: string;
  readonly text: string;
  readonly depth: number;
  readonly marks: readonly string[] | null;
  readonly unplaced: { readonly values: string; readonly count: string } | null;
  readonly lines: LinesView;
}

const CROSS = '×';
const DASH = '–';
const INFERRED = 'ᶦ';
const CORRECTED = 'ᶜ';
const BETWEEN_VALUES = ' · ';
/** A row's number that is only a bullet of the source. */
const BULLET = /^[^\p{L}\p{N}*]+$/u;
/** Names deeper than this are not set in any further. */
const DEEPEST = 3;
/** A percentage shows the difference in points, anything else the change in per cent. */
const PERCENT_UNIT = 'percent';

/** The years of the plan under their periods; only the planned ones where `plannedOnly`. */
export function yearHead({ plan, words }: ReportContext, plannedOnly = false): YearHead {
  const rows = plan.years.filter(({ period }) => !plannedOnly || period !== 'reported');
  const periods: { label: string; span: number; reported: boolean }[] = [];
  for (const { period } of rows) {
    const label = words.say(`report.period_of.${period}`);
    const last = periods.at(-1);
    if (last?.label === label) last.span += 1;
    else periods.push({ label, span: 1, reported: period === 'reported' });
  }
  return { periods, years: rows.map(({ year, period }) => ({ year, reported: period === 'reported' })) };
}

/** A table of rows by year, in groups, or null where no group has anything. */
export function yearTable(context: ReportContext, title: string, groups: readonly SeriesGroup[]): YearTable | null {
  const filled = groups.filter(({ series, texts = [] }) => series.length > 0 || texts.length > 0);
  if (filled.length === 0) return null;
  const head = yearHead(context);
  const compared = comparedYears(context.plan);
  const measured = filled.map(({ title: heading, series, texts = [] }): RowGroup => {
    const depths = depthsOf(series);
    return { title: heading, texts, rows: series.map((row) => rowView(context, row, depths.get(row.id) ?? 0, decimalsOf(series, row.unit))) };
  });
  const size = sizeOf(measured);
  const letters = nameLetters(size, head.years.length);
  const rowGroups = measured.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row, form: formOf(row, letters) })) }));
  const [trends, changes] = [size === 'narrow' || size === 'middle', size !== 'money' && size !== 'vast'];
  const tail = 1 + Number(trends) + Number(changes);
  const numbered = rowGroups.some(({ rows }) => rows.some(({ number }) => number !== ''));
  const front = 1 + Number(numbered);
  const width = front + head.years.length + tail;
  return {
    title, head, size, trends, changes, numbered, front, tail, width, textSpan: width - 1, nameSpan: width - Number(numbered), labelSpan: width - Number(numbered) - 1,
    groups: rowGroups,
    compared: compared === null ? '' : `${compared.base}–${compared.target}`,
    notes: notesOf(context, filled.flatMap(({ series }) => series)),
  };
}

/** Decimals that the numbers of one unit are aligned at; numbers of different units need not stand alike. */
function decimalsOf(series: readonly PlanSeries[], unit: string | null): number {
  const alike = series.filter((row) => row.unit === unit);
  return Math.max(0, ...alike.flatMap(({ cells }) => cells.filter(({ year }) => year !== null).map((cell) => cell.decimals)));
}

/** The plan's notes that rows point to, in their order. */
function notesOf(context: ReportContext, series: readonly PlanSeries[]): YearTable['notes'] {
  const { footnotes, marks } = context.plan.sections;
  const ids = new Set(series.map(({ id }) => id));
  const wanted = new Set(marks.filter(({ subjectId }) => ids.has(subjectId)).map(({ footnoteId }) => footnoteId));
  return footnotes.filter(({ id }) => wanted.has(id)).map((note) => ({ marker: note.marker, text: note.text, lines: linesView(context, note.lineFirst, note.lineLast) }));
}

/** Letters of the longest number that each size of column holds. */
const SIZES: readonly (readonly [size: ColumnSize, letters: number])[] = [['narrow', 5], ['middle', 7], ['broad', 9], ['money', 11]];

/** Millimetres of a year's column, and of all that stands beside names and years, by size; as in the style sheet. */
const WIDTHS: Readonly<Record<ColumnSize, { readonly year: number; readonly rest: number }>> = {
  narrow: { year: 8.6, rest: 49 }, middle: { year: 10.8, rest: 49 }, broad: { year: 13.4, rest: 35.5 }, money: { year: 16.6, rest: 19 }, vast: { year: 18, rest: 19 },
};
const PAGE_WIDTH = 174;
/** Letters of table text that stand in a millimetre, those that a step in depth costs a line, and the lines that a name may take beside its values. */
const LETTERS_PER_MM = 0.6;
const DEPTH_LETTERS = 2;
const NAME_LINES = 2;

/** Letters that a name beside its values may have. */
function nameLetters(size: ColumnSize, years: number): number {
  const { year, rest } = WIDTHS[size];
  return (PAGE_WIDTH - rest - years * year) * LETTERS_PER_MM * NAME_LINES;
}

function formOf({ name, unit, depth, rest, cells, unplaced, change }: RowView, letters: number): RowView['form'] {
  const bare = unplaced === null && rest === '' && change === ''
    && (cells ?? []).every(({ text, sign, note, mark }) => text === '' && sign === '' && note === '' && mark === '');
  if (bare) return 'label';
  return [...name].length + unit.length + depth * DEPTH_LETTERS * NAME_LINES > letters ? 'stacked' : 'plain';
}

function sizeOf(groups: readonly RowGroup[]): ColumnSize {
  const letters = Math.max(0, ...groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => (cells ?? []).map(({ text, pad, sign }) => text.length + pad.length + sign.length))));
  return SIZES.find(([, most]) => letters <= most)?.[0] ?? 'vast';
}

function rowView(context: ReportContext, series: PlanSeries, depth: number, decimals: number): RowView {
  const { plan, words, format } = context;
  const change = plan.changes.get(series.id);
  const aim = aimOf(plan, series);
  const unplaced = series.cells.filter(({ year }) => year === null);
  const allUnplaced = unplaced.length > 0 && unplaced.length === series.cells.length;
  const marks = plan.sections.marks.filter(({ subjectId }) => subjectId === series.id);
  const markAt = (cell: PlanCell | undefined): string => marks.find(({ ordinal }) => ordinal === cell?.ordinal)?.marker ?? '';
  const nameMark = marks.find(({ ordinal }) => ordinal === 0)?.marker ?? '';
  const points = plan.years.map(({ year }) => ({ value: numberOf(series.cells.find((cell) => cell.year === year)), reported: isReported(plan, year) }));
  return {
    number: bulletless(series.number),
    name: series.name,
    form: 'plain',
    mark: series.number?.endsWith(nameMark) === true ? '' : nameMark,
    depth: Math.min(depth, DEEPEST),
    heads: series.kind === 'budget_line' && series.code === null,
    unit: series.unit === null ? '' : format.unit(series.unit),
    cells: allUnplaced ? null : plan.years.map(({ year }) => {
      const cell = series.cells.find((candidate) => candidate.year === year);
      return { ...cellView(context, cell, decimals, unplaced.length > 0), mark: markAt(cell) };
    }),
    rest: allUnplaced ? '' : unplaced.filter(({ value }) => value !== null).map((cell) => valueText(context, cell)).join(BETWEEN_VALUES),
    unplaced: !allUnplaced ? null : {
      values: series.cells.map((cell) => valueText(context, cell)).join(BETWEEN_VALUES),
      count: words.say('report.table.unplaced', { read: series.cells.length, columns: plan.years.length }),
    },
    trend: sparkline(points, words.say('report.table.trend')),
    ...changeView(context, series, change),
    aim: change?.base == null ? '' : aimSign(aim, words.has(`report.aim.${aim}`) ? words.say(`report.aim.${aim}`) : ''),
    lines: linesView(context, series.lineFirst, series.lineLast),
  };
}

function changeView({ plan, words, format }: ReportContext, series: PlanSeries, change: ReturnType<Plan['changes']['get']>): { change: string; changeYears: string } {
  if (change?.change == null || change.baseYear === null || change.targetYear === null) return { change: '', changeYears: '' };
  const sign = Number(change.change) > 0 ? '+' : '';
  const years = plan.years.map(({ year }) => year);
  const usual = change.targetYear === years.at(-1);
  const changeYears = usual ? '' : `${change.baseYear}–${change.targetYear}`;
  const points = series.unit !== null && format.unit(series.unit) === words.say(`units.${PERCENT_UNIT}.name`);
  if (points) return { change: words.say('format.points', { n: sign + format.number(change.change) }), changeYears };
  if (change.changePercent === null) return { change: '', changeYears: '' };
  const percent = Number(change.changePercent);
  return { change: words.say('format.percent', { n: sign + format.number(change.changePercent, Math.abs(percent) < 10 ? 1 : 0) }), changeYears };
}

function cellView(context: ReportContext, cell: PlanCell | undefined, decimals: number, unread: boolean): Omit<CellView, 'mark'> {
  const { words } = context;
  if (cell === undefined) return { text: '', pad: '', sign: unread ? words.say('report.sign.unplaced') : '', note: '' };
  const point = words.say('format.decimal');
  const missing = cell.value === null ? 0 : decimals - cell.decimals;
  return {
    text: bareText(context, cell),
    pad: missing === 0 ? '' : `${cell.decimals === 0 ? point : ''}${'0'.repeat(missing)}`,
    sign: cell.status === 'inferred' ? INFERRED : cell.status === 'corrected' ? CORRECTED : '',
    note: cell.qualifier === null ? '' : words.say(`format.${cell.qualifier}`, { n: '' }).trim(),
  };
}

function bareText({ format }: ReportContext, cell: PlanCell): string {
  if (cell.value !== null) return format.number(cell.value, cell.decimals);
  if (cell.absence === 'dash') return DASH;
  return cell.absence === 'cross' ? CROSS : '';
}

/** A cell as words, for places outside a column of years. */
export function valueText(context: ReportContext, cell: PlanCell): string {
  const text = bareText(context, cell);
  return cell.qualifier === null || text === '' ? text : context.words.say(`format.${cell.qualifier}`, { n: text });
}

/** A row's number as printed; a dash that only introduces a row is shown by the row's depth. */
function bulletless(number: string | null): string {
  return number === null || BULLET.test(number) ? '' : number;
}

/** How deep each row stands below the row it is a part of; rows of other tables do not count. */
function depthsOf(series: readonly PlanSeries[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parentId } of series) depths.set(id, parentId !== null && depths.has(parentId) ? (depths.get(parentId) ?? 0) + 1 : 0);
  return depths;
}

function numberOf(cell: PlanCell | undefined): number | null {
  return cell?.value == null ? null : Number(cell.value);
}

/** Measures on a grid of the planned years. */
export function measureRows(context: ReportContext, measures: readonly PlanMeasure[]): MeasureRowView[] {
  const { plan, words } = context;
  const years = plan.years.filter(({ period }) => period !== 'reported').map(({ year }) => year);
  const depths = new Map<string, number>();
  return measures.map((measure) => {
    const depth = measure.parentId !== null && depths.has(measure.parentId) ? (depths.get(measure.parentId) ?? 0) + 1 : 0;
    depths.set(measure.id, depth);
    const unplaced = measure.marks.filter(({ year }) => year === null);
    const marks = years.map((year) => markText(measure.marks.find((mark) => mark.year === year)?.mark));
    return {
      number: bulletless(measure.number),
      text: measure.text,
      depth: Math.min(depth, DEEPEST),
      marks: unplaced.length > 0 ? null : marks,
      unplaced: unplaced.length === 0 ? null : {
        values: measure.marks.map(({ mark }) => markText(mark)).join(' '),
        count: words.say('report.table.measure_unplaced', { n: measure.marks.length }),
      },
      lines: linesView(context, measure.lineFirst, measure.lineLast),
    };
  });
}

function markText(mark: 'cross' | 'dash' | undefined): string {
  if (mark === undefined) return '';
  return mark === 'cross' ? CROSS : DASH;
}

/** A range of source lines as a reference. */
export function linesView({ format }: ReportContext, first: number, last: number): LinesView {
  return { first, count: last - first + 1, text: format.lines(first, last) };
}
