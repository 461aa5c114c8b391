/** The contract's DECIMAL(20,4): digits in all, and after the point. */
const DECIMAL_WIDTH = 20;
const DECIMAL_SCALE = 4;

const DECIMAL = /^-?(\d*)(?:\.(\d*))?$/;
const LEADING_ZEROS = /^0+/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a number written with a point is exactly one that a DECIMAL(20,4) holds. */
export function isDecimal(text: string): boolean {
  const match = /\d/.test(text) ? DECIMAL.exec(text) : null;
  if (match === null) return false;
  const [, whole = '', fraction = ''] = match;
  return whole.replace(LEADING_ZEROS, '').length <= DECIMAL_WIDTH - DECIMAL_SCALE && !/[1-9]/.test(fraction.slice(DECIMAL_SCALE));
}

/** Whether `yyyy-mm-dd` is a day that the calendar has. */
export function isDate(text: string): boolean {
  const time = ISO_DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
