import { stringify } from 'csv-stringify/sync';
import { differencesOf } from '../compare/differences.js';
import type { Difference, DifferenceKind } from '../compare/differences.js';
import { extractDocument } from '../extract/document.js';
import type { SourceDocument } from '../model.js';
import { counted } from '../progress.js';
import { chooseDocuments } from '../read/choose.js';
import { readRegister } from '../read/register.js';
import { openSource } from '../read/source.js';

export type CompareFormat = 'json' | 'csv' | 'text';

export interface Comparison {
  readonly output: string;
  readonly isEqual: boolean;
}

const COLUMNS: readonly (keyof Difference)[] = [
  'kind', 'table', 'id_a', 'id_b', 'name', 'field', 'year', 'a', 'b', 'status_a', 'status_b', 'lines_a', 'lines_b',
];

/**
 * Reads two documents, texts or PDFs, by their paths or their ids in the register of `raw`, and lists where the readings differ. Corrections
 * are left aside: it is the readings that are compared.
 *
 * @throws SourceError where one of them cannot be read.
 */
export async function compareReadings(raw: string, words: readonly [a: string, b: string], format: CompareFormat): Promise<Comparison> {
  const sources = [await sourceOf(raw, words[0]), await sourceOf(raw, words[1])] as const;
  const differences = differencesOf(extractDocument(sources[0]), extractDocument(sources[1]));
  return { output: printed(differences, sources, format), isEqual: differences.length === 0 };
}

async function sourceOf(raw: string, word: string): Promise<SourceDocument> {
  const { choices, refused } = chooseDocuments([word], readRegister(raw));
  const [choice] = choices;
  if (choice === undefined) throw refused[0] ?? new Error(`${word}: nothing to read`);
  return openSource(choice);
}

function printed(differences: readonly Difference[], sources: readonly [SourceDocument, SourceDocument], format: CompareFormat): string {
  if (format === 'json') {
    const [a, b] = sources.map(({ file, id, kind, sha256, pages, lines }) => ({ file, id, kind, sha256, pages, lines: lines.length }));
    return JSON.stringify({ a, b, counts: countsOf(differences), differences }, null, 2);
  }
  if (format === 'csv') return stringify(differences.map((one) => COLUMNS.map((column) => one[column])), { header: true, columns: [...COLUMNS] }).trimEnd();
  const heads = sources.map(({ file, kind, pages, lines }, index) => `${index === 0 ? 'a' : 'b'}  ${file} (${kind === 'pdf' ? 'PDF' : 'text'}, ${counted(pages, 'page')}, ${counted(lines.length, 'line')})`);
  return [...heads, ...blocksOf(differences), '', summaryOf(differences)].join('\n');
}

/** What differs, under a heading for each record; values that both have, but know in other ways, in one line. */
function blocksOf(differences: readonly Difference[]): string[] {
  const records = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.table} ${difference.id_a ?? ''} ${difference.id_b ?? ''}`;
    records.set(key, [...(records.get(key) ?? []), difference]);
  }
  return [...records.values()].flatMap((own) => ['', headingOf(own[0] as Difference), ...own.filter(({ kind }) => !isSameValue(kind)).map((one) => `    ${lineOf(one)}`), ...sameValues(own)]);
}

function isSameValue(kind: DifferenceKind): boolean {
  return kind === 'placed' || kind === 'status';
}

function sameValues(differences: readonly Difference[]): string[] {
  const ways = new Map<string, Difference[]>();
  for (const one of differences.filter(({ kind }) => isSameValue(kind))) {
    const way = `${one.status_a ?? ''} in a, ${one.status_b ?? ''} in b`;
    ways.set(way, [...(ways.get(way) ?? []), one]);
  }
  return [...ways].map(([way, own]) => `    ${way}: ${own.map(({ year, a, b }) => `${year ?? ''} ${a === '' ? 'empty' : (a ?? b ?? '')}`).join(' · ')}`);
}

function headingOf({ table, id_a: idA, id_b: idB, name, lines_a: a, lines_b: b }: Difference): string {
  const where = [a === null ? '' : `a ${a}`, b === null ? '' : `b ${b}`].filter((part) => part !== '').join(', ');
  const id = idA === idB || idB === null ? idA : idA === null ? idB : `${idA} / ${idB}`;
  return `${table} · ${id ?? ''} · ${shortened(name, 90)}${where === '' ? '' : ` (lines ${where})`}`;
}

function lineOf({ kind, field, year, a, b, status_a: statusA, status_b: statusB }: Difference): string {
  const cell = (value: string | null, status: string | null): string => (value === null ? 'nothing' : `${value === '' ? 'empty' : shortened(value, 200)}${status === null ? '' : ` (${status})`}`);
  if (kind === 'only_a') return `only in a: ${shortened(a ?? '', 200)}`;
  if (kind === 'only_b') return `only in b: ${shortened(b ?? '', 200)}`;
  return `${(field ?? (year === null ? 'no year' : String(year))).padEnd(8)} a ${cell(a, statusA)}   b ${cell(b, statusB)}`;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

const WORDS: Readonly<Record<DifferenceKind, readonly [one: string, many: string]>> = {
  value: ['value differs', 'values differ'], placed: ['value has a year in one reading only', 'values have a year in one reading only'],
  status: ['value is known in another way', 'values are known in another way'], field: ['text differs', 'texts differ'],
  only_a: ['record only in a', 'records only in a'], only_b: ['record only in b', 'records only in b'],
};

function summaryOf(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'The two readings are equal.';
  const counts = countsOf(differences);
  return (Object.keys(WORDS) as DifferenceKind[]).flatMap((kind) => (counts[kind] === 0 ? [] : [`${counts[kind]} ${WORDS[kind][counts[kind] === 1 ? 0 : 1]}`])).join(' · ');
}

function countsOf(differences: readonly Difference[]): Record<DifferenceKind, number> {
  const count = (kind: DifferenceKind): number => differences.filter((one) => one.kind === kind).length;
  return { value: count('value'), placed: count('placed'), status: count('status'), field: count('field'), only_a: count('only_a'), only_b: count('only_b') };
}
