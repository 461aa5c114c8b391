import * as Plot from '@observablehq/plot';
import { CHART_TEXT, COLOURS, draw, wrapLabel } from '../charts.js';

/** One year of a column chart. */
export interface YearColumn {
  readonly year: number;
  /** null where no value can be placed in the year: the chart leaves a gap and says so. */
  readonly value: number | null;
  readonly reported: boolean;
  /** The value as the label shows it. */
  readonly label: string;
}

export interface YearColumnsOptions {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Words below the reported and the planned years; none where there is no room. */
  readonly periods: { readonly reported: string; readonly planned: string } | null;
  /** Highest value of the axis, where several charts share one. */
  readonly top?: number;
}

const BAND_PADDING = 0.25;
const YEAR_ROW = 16;
const PERIOD_ROW = 18;
const LABEL_ROW = 16;
const EDGE = 1.25;

/** Columns by year: reported years filled, planned ones open, the value above each. Out: SVG. */
export function yearColumns(columns: readonly YearColumn[], options: YearColumnsOptions): string {
  const { width, height, alt, periods } = options;
  const known = columns.filter(({ value }) => value !== null);
  const step = width / Math.max(columns.length, 1);
  const middle = (part: readonly YearColumn[]): number => {
    const places = part.map((column) => columns.indexOf(column));
    return (step * (Math.min(...places) + Math.max(...places) + 1)) / 2;
  };
  const periodMarks = periods === null ? [] : ([true, false] as const).flatMap((reported) => {
    const part = columns.filter((column) => column.reported === reported);
    if (part.length === 0) return [];
    const text = Plot.text([reported ? periods.reported : periods.planned], {
      frameAnchor: 'bottom-left', dx: middle(part), dy: YEAR_ROW + PERIOD_ROW - 8, textAnchor: 'middle', fill: COLOURS.grey,
    });
    return [text];
  });
  return draw({
    width, height, marginLeft: 0, marginRight: 0, marginTop: LABEL_ROW,
    marginBottom: YEAR_ROW + (periods === null ? 0 : PERIOD_ROW),
    x: { type: 'band', domain: columns.map(({ year }) => year), paddingInner: BAND_PADDING, paddingOuter: BAND_PADDING / 2, axis: null },
    y: { axis: null, domain: [Math.min(0, ...known.map(({ value }) => value ?? 0)), options.top ?? Math.max(...known.map(({ value }) => value ?? 0), 0) ], nice: false },
    marks: [
      Plot.barY(known, {
        x: 'year', y: 'value', insetLeft: EDGE / 2, insetRight: EDGE / 2, insetTop: EDGE / 2, stroke: COLOURS.accent, strokeWidth: EDGE,
        fill: (column: YearColumn) => (column.reported ? COLOURS.accent : COLOURS.paper),
      }),
      Plot.text(known, { x: 'year', y: 'value', text: 'label', dy: -7, fill: COLOURS.ink, fontWeight: 600 }),
      Plot.text(columns.filter(({ value }) => value === null), { x: 'year', y: 0, text: 'label', dy: -7, fill: COLOURS.grey }),
      Plot.text(columns, { x: 'year', frameAnchor: 'bottom', dy: YEAR_ROW - 2, text: ({ year }: YearColumn) => String(year), fill: COLOURS.ink }),
      Plot.ruleY([0], { stroke: COLOURS.ink }),
      ...periodMarks,
    ],
  }, alt);
}

/** One step of a waterfall: a level reached, or what leads from one level to the next. */
export interface WaterfallStep {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'level' | 'change';
  readonly label: string;
}

const NAME_SHARE = 0.44;
const VALUE_ROOM = 50;
const STEP_HEIGHT = 25;

/** A waterfall lying on its side: names at the left, bars from level to level, the value at each bar's end. Out: SVG. */
export function waterfall(steps: readonly WaterfallStep[], options: { readonly width: number; readonly alt: string }): string {
  const { width, alt } = options;
  const nameRoom = Math.round(width * NAME_SHARE);
  const rows = steps.map((step, index) => ({
    ...step, index, low: Math.min(step.from, step.to), high: Math.max(step.from, step.to), name: wrapLabel(step.name, nameRoom - 8, 2),
  }));
  return draw({
    width, height: STEP_HEIGHT * rows.length, marginLeft: nameRoom, marginRight: VALUE_ROOM, marginTop: 0, marginBottom: 0,
    x: { axis: null, domain: [0, Math.max(...rows.map(({ high }) => high), 0)] },
    y: { type: 'band', axis: null, domain: rows.map(({ index }) => index), paddingInner: 0.35, paddingOuter: 0.15 },
    marks: [
      ...(['level', 'change'] as const).map((kind) => Plot.text(rows.filter((row) => row.kind === kind), {
        y: 'index', frameAnchor: 'left', dx: -nameRoom, textAnchor: 'start', text: 'name', lineHeight: 1.15, fill: COLOURS.ink,
        fontWeight: kind === 'level' ? 600 : 400,
      })),
      Plot.ruleX([0], { stroke: COLOURS.ink }),
      Plot.link(rows.slice(0, -1), { x1: 'to', x2: 'to', y1: 'index', y2: (row: { index: number }) => row.index + 1, stroke: COLOURS.pale }),
      Plot.barX(rows, {
        x1: 'low', x2: 'high', y: 'index', strokeWidth: EDGE, insetTop: EDGE / 2, insetBottom: EDGE / 2,
        fill: (row: WaterfallStep) => (row.kind === 'level' ? COLOURS.grey : row.to >= row.from ? COLOURS.accent : COLOURS.paper),
        stroke: (row: WaterfallStep) => (row.kind === 'level' ? COLOURS.grey : row.to >= row.from ? COLOURS.accent : COLOURS.against),
      }),
      Plot.text(rows, { x: 'high', y: 'index', text: 'label', dx: 4, textAnchor: 'start', fill: COLOURS.ink, fontWeight: 600 }),
    ],
  }, alt);
}

/** A bar of a ranking's row, as long as its share of the largest. Decoration: the row prints the number. */
export function rankingBar(share: number, width: number): string {
  const height = CHART_TEXT - 1;
  return `<svg aria-hidden="true" width="${width}" height="${height}"><rect width="${Math.max(share * width, 1).toFixed(1)}" height="${height}" fill="${COLOURS.accent}"/></svg>`;
}
