import { DuckDBDecimalValue } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

/** Languages that findings speak. */
export const MESSAGE_LANGUAGES = ['kk', 'ru', 'en'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** Between thousands, and between whole and fraction; a no-break space keeps a number on one line. */
const SEPARATORS: Record<MessageLanguage, readonly [thousands: string, decimal: string]> = {
  kk: ['\u00A0', ','],
  ru: ['\u00A0', ','],
  en: [',', '.'],
};
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;
const MINUS = '\u2212';
const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g;

/** An exact number as readers of a language write it: grouped, without idle zeros. */
export function formatNumber(value: DuckDBDecimalValue, language: MessageLanguage): string {
  const [thousands, decimal] = SEPARATORS[language];
  return grouped(value, thousands, decimal, MINUS);
}

/** An exact number as the plans print it, in plain characters: `79 744 315`, `-0,5`. */
export function asPrinted(value: DuckDBDecimalValue): string {
  return grouped(value, ' ', ',', '-');
}

function grouped(value: DuckDBDecimalValue, thousands: string, decimal: string, minus: string): string {
  const [whole = '', fraction = ''] = value.toString().replace('-', '').split('.');
  const shown = fraction.replace(/0+$/, '');
  return `${value.value < 0n ? minus : ''}${whole.replace(THOUSANDS, thousands)}${shown && decimal + shown}`;
}

/**
 * Fills a message pattern with the columns of a row. Decimals are grouped in the language's way; years and counts stand as they are.
 *
 * @throws Error for a placeholder that the row has no column for.
 */
export function fillMessage(pattern: string, row: Readonly<Record<string, DuckDBValue>>, language: MessageLanguage): string {
  return pattern.replace(PLACEHOLDER, (_, name: string) => {
    const value = row[name];
    if (value === undefined) throw new Error(`the message names {${name}}, which the query does not return`);
    if (value === null) return '–';
    return value instanceof DuckDBDecimalValue ? formatNumber(value, language) : String(value);
  });
}
