import { brokenFile, readSqlFile, readSqlFiles } from '../sql-file.js';
import type { BrokenFile, SqlFile } from '../sql-file.js';
import { MESSAGE_LANGUAGES } from './message.js';
import type { MessageLanguage } from './message.js';

const SEVERITIES = ['error', 'warning', 'note'] as const;
const ORIGINS = ['source', 'extraction'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Origin = (typeof ORIGINS)[number];

/** A question put to the data: a query that returns the offending rows, and the words for them. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  readonly origin: Origin;
  readonly asks: string;
  readonly why: string | null;
  readonly titles: Readonly<Record<MessageLanguage, string>>;
  readonly messages: Readonly<Record<MessageLanguage, string>>;
  readonly sql: string;
}

/** The checks of a folder; a file whose header is not as it should be is broken and does not stop the rest. */
export function readChecks(folder: string): { checks: Check[]; broken: BrokenFile[] } {
  const checks: Check[] = [];
  const broken: BrokenFile[] = [];
  for (const file of readSqlFiles(folder)) {
    try {
      const check = checkOf(file);
      if (checks.some(({ id }) => id === check.id)) throw new Error(`another check has the id "${check.id}"`);
      checks.push(check);
    } catch (error) {
      broken.push(brokenFile(file.name, error));
    }
  }
  return { checks, broken };
}

/** One check. @throws Error that says what its header lacks. */
export function readCheck(file: string): Check {
  return checkOf(readSqlFile(file));
}

function checkOf({ header, sql }: SqlFile): Check {
  const text = (key: string): string => {
    const value = header.get(key);
    if (value === undefined || value === '') throw new Error(`the header has no "-- ${key}:" line`);
    return value;
  };
  const one = <T extends string>(key: string, of: readonly T[]): T => {
    const value = of.find((known) => known === text(key));
    if (value === undefined) throw new Error(`${key} is "${text(key)}", not one of ${of.join(', ')}`);
    return value;
  };
  const inEachLanguage = (key: string): Record<MessageLanguage, string> =>
    Object.fromEntries(MESSAGE_LANGUAGES.map((language) => [language, text(`${key}_${language}`)])) as Record<MessageLanguage, string>;
  return {
    id: text('id'),
    severity: one('severity', SEVERITIES),
    origin: one('origin', ORIGINS),
    asks: text('asks'),
    why: header.get('why') ?? null,
    titles: inEachLanguage('title'),
    messages: inEachLanguage('message'),
    sql,
  };
}
