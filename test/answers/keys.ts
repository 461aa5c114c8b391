import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../pipeline/root.js';
import { PLAN } from './plan.js';

/** A row of an answer key: what a person read, by the key's columns. */
export type KeyRow = Readonly<Record<string, string>>;

const FOLDER = join(projectRoot, 'test', 'answers', PLAN);

/** The rows of all keys whose file name ends with `.<name>.csv` or is `<name>.csv`, in the order of the files' names. */
export function keyRows(name: string): KeyRow[] {
  const files = readdirSync(FOLDER).filter((file) => file === `${name}.csv` || file.endsWith(`.${name}.csv`)).sort();
  if (files.length === 0) throw new Error(`no key named ${name} in ${FOLDER}`);
  return files.flatMap(keyRowsOf);
}

/** The rows of one key. */
export function keyRowsOf(file: string): KeyRow[] {
  return parse<KeyRow>(readFileSync(join(FOLDER, file), 'utf8'), { columns: true, skip_empty_lines: true });
}

/** A field of a key's row. @throws for a column that the key does not have: a misspelt one would compare as empty. */
export function field(row: KeyRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the key has no column ${column}`);
  return value;
}

/** `2009 | 2010 | ?` as a list. */
export function listOf(text: string): string[] {
  return text.trim() === '' ? [] : text.split('|').map((item) => item.trim());
}

/**
 * The years that a key's author thinks likely for a row whose years the row itself does not tell: `likely years 2009 | 2010: …`,
 * `likely ? | ? | 2012-2015`. Null where the note names none.
 */
export function likelyYears(note: string): string[] | null {
  const match = /likely (?:years )?((?:\?|\d{4}(?:-\d{4})?)(?: \| (?:\?|\d{4}(?:-\d{4})?))*)/u.exec(note);
  return match?.[1] === undefined ? null : listOf(match[1]).flatMap(yearsBetween);
}

function yearsBetween(text: string): string[] {
  const [first = '', last] = text.split('-');
  if (last === undefined) return [first];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index));
}

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([...'ABCEHIKMOPTXYaceikmopxyh'].map((latin, at) => [latin, [...'АВСЕНІКМОРТХУасеікморхуһ'][at] ?? '']));

/** Text as names are compared: without white space, look-alikes folded, in lower case, without the stop that may close it. */
export function plain(text: string | null): string {
  const folded = [...(text ?? '')].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  return folded.replace(/\s/gu, '').toLowerCase().replace(/[:;,.]+$/u, '');
}
