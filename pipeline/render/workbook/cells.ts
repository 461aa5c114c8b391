/** One cell of a sheet. Text from a document is only ever `text`: never a formula, never a link. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string; readonly derived: boolean }
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'line'; readonly first: number; readonly last: number }
  | { readonly kind: 'jump'; readonly text: string; readonly sheet: string; readonly row: number }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: number | string; readonly format: string };

/** Shorthand in square brackets, as the UK Government Analysis Function's guidance asks: no cell inside a table is empty. */
export const SIGNS = {
  /** The value is printed; its year cannot be read. */
  unreadable: '[u]',
  /** The source leaves the cell empty. */
  absent: '[x]',
  /** The column does not apply to the row. */
  notApplicable: '[z]',
  /** The dash and the cross that the source prints. */
  dash: '–',
  cross: '×',
} as const;

/** How a number that was not simply read is marked, behind it. */
const STATUS_MARKS: Readonly<Record<string, string>> = { inferred: 'ᶦ', corrected: 'ᶜ' };
const QUALIFIER_MARKS: Readonly<Record<string, string>> = { at_most: '≤ ', at_least: '≥ ' };

/** A spreadsheet keeps fifteen digits of a number: a longer one stays text, so that none is lost. */
const DIGITS_KEPT = 15;
/** The most characters that a cell holds. */
const TEXT_LIMIT = 32_767;

/** Text of a document or a label; null and empty become the sign for "does not apply". */
export function textCell(text: string | null): Cell {
  if (text === null || text === '') return signCell(SIGNS.notApplicable);
  return { kind: 'text', text: cellText(text) };
}

export function signCell(sign: string): Cell {
  return { kind: 'sign', sign };
}

export interface NumberMarks {
  /** Digits after the point that the row shows. */
  readonly decimals: number;
  readonly status?: string | null;
  readonly qualifier?: string | null;
}

/** An exact decimal (`-1381`, `0.75`) as a number; its status and qualifier become part of the number's format. */
export function numberCell(decimal: string, marks: NumberMarks): Cell {
  if (decimal.replace(/\D/g, '').replace(/^0+/, '').length > DIGITS_KEPT) return textCell(decimal);
  const before = QUALIFIER_MARKS[marks.qualifier ?? ''] ?? '';
  const after = STATUS_MARKS[marks.status ?? ''] ?? '';
  return { kind: 'number', value: Number(decimal), format: numberFormat(marks.decimals, before, after), derived: after !== '' };
}

/** A count, a year, an order: no decimals; years are not grouped. */
export function integerCell(value: number | null, grouped = true): Cell {
  if (value === null) return signCell(SIGNS.notApplicable);
  return { kind: 'number', value, format: grouped ? '#,##0' : '0', derived: false };
}

/** A link to a line of the evidence page. */
export function lineCell(first: number | null, last: number | null): Cell {
  if (first === null) return signCell(SIGNS.notApplicable);
  return { kind: 'line', first, last: last ?? first };
}

export function formulaCell(formula: string, result: number | string, format = '#,##0'): Cell {
  return { kind: 'formula', formula, result, format };
}

/** A number format with a fixed number of decimals and quoted marks around the number. */
export function numberFormat(decimals: number, before = '', after = ''): string {
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  return `${before === '' ? '' : `"${before}"`}${digits}${after === '' ? '' : `"${after}"`}`;
}

/** Characters that a number takes in its format, thousands apart, with room to its left. */
export function numberWidth(value: number, format: string): number {
  const whole = Math.trunc(Math.abs(value)).toString().length;
  const decimals = format.split('.')[1]?.replace(/[^0]/g, '').length ?? 0;
  const marks = /"/.test(format) ? 2 : 0;
  return whole + Math.floor((whole - 1) / 3) + (decimals > 0 ? decimals + 1 : 0) + (value < 0 ? 1 : 0) + marks + 2;
}

/** The exact decimal without the zeros that its column adds: `6.6000` → `6.6`. */
export function trimmedDecimal(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.0+$|(?<!0)0+$/, '') : decimal;
}

/** The exact decimal with as many digits after its point as the source prints: `5.0000`, printed `5,0` → `5.0`. */
export function printedDecimal(decimal: string, raw: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.slice(0, decimalsOf(decimal, raw));
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** Digits after the decimal comma as printed, but no fewer than the value needs. */
export function decimalsOf(decimal: string, raw: string): number {
  const printed = /,([\d\s]*)\D*$/.exec(raw)?.[1]?.replace(/\s/g, '').length ?? 0;
  const needed = trimmedDecimal(decimal).split('.')[1]?.length ?? 0;
  return Math.max(needed, Math.min(printed, 4));
}

/** What XML and Excel can hold: no control characters or broken surrogates, `_x0041_` not read as an escape, no longer than a cell. */
export function cellText(text: string): string {
  const clean = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    // These are the characters that XML 1.0 has no way to write.
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return clean.length <= TEXT_LIMIT ? clean : `${clean.slice(0, TEXT_LIMIT - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
