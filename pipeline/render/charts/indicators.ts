import * as Plot from '@observablehq/plot';
import type { Aim } from '../report/analysis.js';
import { COLOURS, draw, drawn, spread } from '../charts.js';

/** A year of a row of a table: its value where one stands there, and the period of the year. */
export interface SparkPoint {
  readonly value: number | null;
  readonly reported: boolean;
}

const SPARK = { width: 46, height: 15, edge: 2.5, dot: 1.9 } as const;

/**
 * A row of a table as a small line: reported years in ink, planned ones lighter, a dot at the last reported year and an open one at the last
 * planned. A year without a value breaks the line. Out: SVG, or nothing where fewer than two values stand.
 */
export function sparkline(points: readonly SparkPoint[], alt: string): string {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number): number => SPARK.edge + (index * (SPARK.width - 2 * SPARK.edge)) / Math.max(points.length - 1, 1);
  const y = (value: number): number => (high === low ? SPARK.height / 2
    : SPARK.height - SPARK.edge - ((value - low) * (SPARK.height - 2 * SPARK.edge)) / (high - low));
  const segments = points.slice(1).flatMap((point, index) => {
    const before = points[index];
    if (before === undefined || before.value === null || point.value === null) return [];
    const colour = point.reported ? COLOURS.ink : COLOURS.accent;
    return [`<path d="M${place(x(index))},${place(y(before.value))}L${place(x(index + 1))},${place(y(point.value))}" stroke="${colour}"/>`];
  });
  const dots = [true, false].flatMap((reported) => {
    const index = points.findLastIndex((point) => point.reported === reported && point.value !== null);
    const value = points[index]?.value;
    if (value === undefined || value === null) return [];
    const style = reported ? `fill="${COLOURS.ink}"` : `fill="${COLOURS.paper}" stroke="${COLOURS.accent}"`;
    return [`<circle cx="${place(x(index))}" cy="${place(y(value))}" r="${SPARK.dot}" ${style}/>`];
  });
  return drawn(SPARK.width, SPARK.height, alt, `<g fill="none" stroke-width="1.1">${segments.join('')}</g>${dots.join('')}`);
}

/** One line of a slope chart. */
export interface Slope {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly aim: Aim;
}

export interface SlopesOptions {
  readonly width: number;
  readonly height: number;
  readonly base: string;
  readonly target: string;
  readonly alt: string;
  /** Ends of the axis, shared by the charts of a strip. */
  readonly domain: readonly [number, number];
}

const LABEL_ROOM = 62;
const LABEL_GAP = 11;
const HEAD = 16;
const LEFT = 15;

/** Two years side by side, a line for each indicator with its label, and the sign of its aim at its end. Out: SVG. */
export function slopes(rows: readonly Slope[], options: SlopesOptions): string {
  const { width, height, base, target, alt, domain } = options;
  const [low, high] = domain;
  const inner = height - HEAD - 6;
  const toPixel = (value: number): number => HEAD + inner * (1 - (value - low) / (high - low));
  const toValue = (pixel: number): number => low + (high - low) * (1 - (pixel - HEAD) / inner);
  const places = spread(rows.map(({ to }) => toPixel(to)), LABEL_GAP, HEAD, height - 6);
  const ends = rows.map((row, index) => ({ ...row, at: toValue(places[index] ?? 0), colour: slopeColour(row.aim) }));
  const sides = [{ side: 0, text: base }, { side: 1, text: target }];
  return draw({
    width, height, marginLeft: LEFT, marginRight: LABEL_ROOM, marginTop: HEAD, marginBottom: 6,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [low, high] },
    marks: [
      Plot.ruleX([0, 1], { stroke: COLOURS.pale }),
      Plot.text(sides, { x: 'side', frameAnchor: 'top', dy: -10, text: 'text', fill: COLOURS.grey }),
      Plot.link(ends, { x1: 0, x2: 1, y1: 'from', y2: 'to', stroke: 'colour', strokeWidth: 1.5 }),
      ...SLOPE_SIGNS.map(({ aims, symbol, r, filled }) => Plot.dot(ends.filter(({ aim }) => aims.includes(aim)), {
        x: 1, y: 'to', r, symbol, stroke: 'colour', strokeWidth: 1.3, fill: filled ? 'colour' : COLOURS.paper,
      })),
      Plot.text(ends, { x: 1, y: 'at', dx: 7, textAnchor: 'start', text: 'label', fill: COLOURS.ink }),
    ],
  }, alt);
}

/** The same signs as {@link aimSign}. */
const SLOPE_SIGNS: readonly { readonly aims: readonly Aim[]; readonly symbol: 'square' | 'diamond2' | 'circle'; readonly r: number; readonly filled: boolean }[] = [
  { aims: ['with'], symbol: 'square', r: 3, filled: true },
  { aims: ['against'], symbol: 'diamond2', r: 3.4, filled: false },
  { aims: ['level', 'unknown', 'unreadable'], symbol: 'circle', r: 2.2, filled: true },
];

function slopeColour(aim: Aim): string {
  if (aim === 'with') return COLOURS.accent;
  return aim === 'against' ? COLOURS.against : COLOURS.grey;
}

/** The sign of an aim beside a number: a filled square with it, an open diamond against it, a dash for level, a dot where it is not known. Out: SVG. */
export function aimSign(aim: Aim, alt: string): string {
  const size = 8;
  const marks: Partial<Record<Aim, string>> = {
    with: `<rect x="1" y="1" width="6" height="6" fill="${COLOURS.accent}"/>`,
    against: `<path d="M4,0.8L7.2,4L4,7.2L0.8,4Z" fill="${COLOURS.paper}" stroke="${COLOURS.against}" stroke-width="1.4"/>`,
    level: `<path d="M1,4H7" stroke="${COLOURS.grey}" stroke-width="1.4"/>`,
    unknown: `<circle cx="4" cy="4" r="2.2" fill="${COLOURS.grey}"/>`,
  };
  const mark = marks[aim];
  return mark === undefined ? '' : drawn(size, size, alt, mark);
}

function place(pixel: number): string {
  return String(Number(pixel.toFixed(2)));
}
