import { DuckDBDecimalValue, DuckDBStructValue } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';
import { findingWords } from './words.js';

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
/** What is said only where all its columns hold something. */
const OPTIONAL = /\[([^\]]*)\]/g;
const PLACEHOLDER = /\{([a-z][a-z0-9_]*)(:term)?\}/g;

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
  const shown = fraction.replace(/(?<!0)0+$/, '');
  return `${value.value < 0n ? minus : ''}${whole.replace(THOUSANDS, thousands)}${shown && decimal + shown}`;
}

/**
 * Fills a message pattern with the columns of a row. Decimals are grouped in the language's way; years and counts stand as they are.
 * `{column:term}` gives the language's own word for what the column holds (`goal`, `reported`; several, with commas between them); a column
 * that holds a name (`kind`, `number`, `title`, see `internal.names`) is called as the language calls it. A part in square brackets is left out
 * where one of its columns is empty.
 *
 * @throws Error for a placeholder that the row has no column for, and for a term or kind that the language has no word for.
 */
export function fillMessage(pattern: string, row: Readonly<Record<string, DuckDBValue>>, language: MessageLanguage): string {
  const isEmpty = (part: string): boolean => [...part.matchAll(PLACEHOLDER)].some(([, column = '']) => row[column] === null);
  const said = pattern.replace(OPTIONAL, (_, part: string) => (isEmpty(part) ? '' : part));
  const filled = said.replace(PLACEHOLDER, (_, column: string, isTerm: string | undefined) => {
    const value = row[column];
    if (value === undefined) throw new Error(`the message names {${column}}, which the query does not return`);
    if (value === null) return '–';
    if (value instanceof DuckDBDecimalValue) return formatNumber(value, language);
    if (value instanceof DuckDBStructValue) return nameOf(value, language);
    return isTerm === undefined ? String(value) : String(value).split(',').map((term) => wordFor('terms', term.trim(), language)).join(', ');
  });
  // A quotation that begins or ends another needs no second mark.
  return filled.replace(/««/gu, '«').replace(/»»/gu, '»').replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** What a thing is called: by its kind, its number and its title, as far as it has them. */
function nameOf({ entries }: DuckDBStructValue, language: MessageLanguage): string {
  const part = (name: string): string => (entries[name] == null ? '' : String(entries[name]));
  const pattern = wordFor('places', part('kind'), language);
  return pattern.replace('{number}', part('number')).replace('{title}', part('title')).replace(/(?<!\s)\s*[«“][»”]/gu, '').replace(/\s+/g, ' ').trim();
}

function wordFor(group: 'terms' | 'places', key: string, language: MessageLanguage): string {
  const word = findingWords(language)[group][key];
  if (word === undefined) throw new Error(`templates/i18n/${language}.json has no finding.${group}.${key}`);
  return word;
}
