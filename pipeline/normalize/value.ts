import { DuckDBDateValue, DuckDBDecimalValue } from '@duckdb/node-api';

/** The contract's DECIMAL(20,4): digits in all, and after the point. */
export const DECIMAL_WIDTH = 20;
export const DECIMAL_SCALE = 4;

const DECIMAL = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** The exact DECIMAL(20,4) of a number written with a point, or null where it does not fit or is no number. */
export function decimalOf(text: string): DuckDBDecimalValue | null {
  const match = /\d/.test(text) ? DECIMAL.exec(text) : null;
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length > DECIMAL_WIDTH - DECIMAL_SCALE || fraction.length > DECIMAL_SCALE) return null;
  const digits = BigInt(whole + fraction.padEnd(DECIMAL_SCALE, '0'));
  return new DuckDBDecimalValue(sign === '-' ? -digits : digits, DECIMAL_WIDTH, DECIMAL_SCALE);
}

/** The DATE of `yyyy-mm-dd`, or null where the calendar has no such day. */
export function dateOf(text: string): DuckDBDateValue | null {
  const time = ISO_DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return null;
  return new DuckDBDateValue(time / MILLISECONDS_A_DAY);
}
