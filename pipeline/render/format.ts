import type { ReportWords } from './report/words.js';
import { readWords, REPORT_LANGUAGES } from './report/words.js';

/** Powers of ten that amounts of money are named by, the largest first. */
const SCALES = [
  ['trillion', 12], ['billion', 9], ['million', 6], ['thousand', 3], ['one', 0],
] as const;
export type Scale = (typeof SCALES)[number][0];

/** Money units of the plans, by their key in the words: the power of ten of one unit, in tenge. */
const MONEY_UNITS: Readonly<Record<string, number>> = { tenge: 0, thousand_tenge: 3, million_tenge: 6, billion_tenge: 9 };

/** Digits that a rounded amount keeps. */
const SIGNIFICANT = 3;
const MINUS = '\u2212';

/** Writes numbers, units, dates and line ranges the way one language does. Numbers come in as exact decimals with a point. */
export interface Format {
  /** `1727012949` → `1 727 012 949`; `decimals` fills up or rounds (half away from zero). */
  number(value: string | number, decimals?: number): string;
  /** `0.8229` → `82,3`: a share in per cent, without the sign. */
  share(ratio: number, decimals?: number): string;
  /** An amount, rounded to three digits, in the scale that reads best: `1,73 трлн тенге`. In: the amount and the power of ten of its unit. */
  money(amount: number, power: number): string;
  /** The amount in a given scale, without its name: `1,73`. */
  scaled(amount: number, power: number, scale: Scale, decimals: number): string;
  /** The name of a unit in this language; the plan's own where it is none that we know. */
  unit(printed: string): string;
  /** `2013-12-31` → `31 декабря 2013 года`; anything else as it is. */
  date(iso: string): string;
  /** `6488–6537`, or `6488` for one line. */
  lines(first: number, last: number): string;
  /** A factor such as 2.48 → `2,5`. */
  factor(ratio: number): string;
}

/** The format of the language of `words`. */
export function formatOf(words: ReportWords): Format {
  const group = words.say('format.group');
  const point = words.say('format.decimal');

  function number(value: string | number, decimals?: number): string {
    const exact = typeof value === 'number' ? plain(value) : value;
    const rounded = decimals === undefined ? trimmed(exact) : roundDecimal(exact, decimals);
    const [whole = '', fraction] = rounded.replace('-', '').split('.');
    const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    const negative = rounded.startsWith('-') && /[1-9]/.test(rounded);
    return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
  }
  function scaled(amount: number, power: number, scale: Scale, decimals: number): string {
    return number(amount / 10 ** (powerOf(scale) - power), decimals);
  }
  return {
    number,
    scaled,
    share: (ratio, decimals = 1) => number(ratio * 100, decimals),
    money(amount, power) {
      const scale = scaleFor(amount, power);
      const size = Math.abs(amount / 10 ** (powerOf(scale) - power));
      return words.say(`money.${scale}`, { n: scaled(amount, power, scale, decimalsFor(size)) });
    },
    unit(printed) {
      const key = unitKey(printed);
      return key === null ? printed : words.say(`units.${key}.name`);
    },
    date(iso) {
      const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
      if (match === null) return iso;
      const months = words.tree('format.months') as unknown as readonly string[];
      return words.say('format.date', { year: match[1] ?? '', month: months[Number(match[2]) - 1] ?? '', day: Number(match[3]) });
    },
    lines: (first, last) => (first === last ? String(first) : `${first}–${last}`),
    factor: (ratio) => number(ratio, ratio < 10 ? 1 : 0),
  };
}

/** The scale in which an amount keeps one to three digits before the point. */
export function scaleFor(amount: number, power: number): Scale {
  const size = Math.abs(amount) * 10 ** power;
  return SCALES.find(([, scale]) => size >= 10 ** scale)?.[0] ?? 'one';
}

/** Decimals that keep three significant digits of a number of this size. */
export function decimalsFor(size: number): number {
  if (size >= 100 || size === 0) return 0;
  return size >= 10 ? SIGNIFICANT - 2 : SIGNIFICANT - 1;
}

/** The power of ten of a money unit, or null where a unit is none. */
export function moneyPower(printed: string | null): number | null {
  const key = printed === null ? null : unitKey(printed);
  return key === null ? null : MONEY_UNITS[key] ?? null;
}

/** Rounds an exact decimal to `decimals` places, half away from zero, and fills up with zeros. */
export function roundDecimal(value: string, decimals: number): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0')) + ((fraction[decimals] ?? '0') >= '5' ? 1n : 0n);
  const digits = kept.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative ? `-${text}` : text;
}

function powerOf(scale: Scale): number {
  return SCALES.find(([name]) => name === scale)?.[1] ?? 0;
}

function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.0+$|(?<!0)0+$/, '') : value;
}

/** A number without an exponent. */
function plain(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : trimmed(value.toFixed(10));
}

let printedUnits: ReadonlyMap<string, string> | null = null;

/** The key of a unit as any of the plans' languages prints it. */
function unitKey(printed: string): string | null {
  printedUnits ??= new Map(REPORT_LANGUAGES.flatMap((language) => Object.entries(readWords(language).tree('units')).flatMap(
    ([key, unit]) => (unit as unknown as { printed: readonly string[] }).printed.map((text) => [squeezed(text), key] as const),
  )));
  return printedUnits.get(squeezed(printed)) ?? null;
}

function squeezed(unit: string): string {
  return unit.toLowerCase().replace(/\s+/g, '');
}
