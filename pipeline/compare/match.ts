import { squeeze } from '../extract/text/glyphs.js';
import type { Subject } from './subjects.js';

/** The same thing in two readings; one of them is null where only the other has it. */
export type Pair = readonly [a: Subject, b: Subject] | readonly [a: Subject, b: null] | readonly [a: null, b: Subject];

/** Names that share so many of their pairs of letters are one name, read in two ways. Shares: by themselves, and for the same number. */
const ALIKE = 0.75;
const ALIKE_BY_NUMBER = 0.5;

/** Puts the subjects of two readings side by side: the same names first, in their order; then like ones; then those with the same number. */
export function pairsOf(a: readonly Subject[], b: readonly Subject[]): Pair[] {
  const groups = new Map<string, { a: Subject[]; b: Subject[] }>();
  const add = (side: 'a' | 'b', subject: Subject): void => {
    const key = `${subject.table}\n${subject.owner}`;
    const group = groups.get(key) ?? { a: [], b: [] };
    group[side].push(subject);
    groups.set(key, group);
  };
  for (const subject of a) add('a', subject);
  for (const subject of b) add('b', subject);
  const tables = [...new Set([...a, ...b].map(({ table }) => table))];
  const pairs = [...groups.values()].flatMap((group) => pairsIn(group.a, group.b));
  const place = ([left, right]: Pair): number => (left ?? right)?.lines.line_first ?? 0;
  const rank = ([left, right]: Pair): number => tables.indexOf((left ?? right)?.table ?? '');
  return pairs.sort((one, other) => rank(one) - rank(other) || place(one) - place(other));
}

function pairsIn(a: readonly Subject[], b: readonly Subject[]): Pair[] {
  const left = new Set(a);
  const right = new Set(b);
  const pairs: Pair[] = [];
  for (const isSame of [isNamesake, isLike, isNumbered]) {
    for (const one of left) {
      const other = [...right].find((candidate) => isSame(one, candidate));
      if (other === undefined) continue;
      pairs.push([one, other]);
      left.delete(one);
      right.delete(other);
    }
  }
  return [...pairs, ...[...left].map((one): Pair => [one, null]), ...[...right].map((one): Pair => [null, one])];
}

function isNamesake(a: Subject, b: Subject): boolean {
  return fold(a.name) === fold(b.name) && (a.table !== 'outline' || a.number === b.number);
}

function isLike(a: Subject, b: Subject): boolean {
  return likeness(fold(a.name), fold(b.name)) >= ALIKE;
}

function isNumbered(a: Subject, b: Subject): boolean {
  return a.number !== null && a.number === b.number && likeness(fold(a.name), fold(b.name)) >= ALIKE_BY_NUMBER;
}

/** Text as it counts when two readings are compared: without white space, look-alikes folded, dashes and quotation marks of one kind. */
export function fold(text: string): string {
  return squeeze(text).replace(/[–—−-]/gu, '-').replace(/[«»“”„"]/gu, '"').normalize('NFC');
}

/** The share of pairs of letters that two texts have in common. */
function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  const total = left.length + right.length;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return total === 0 ? 1 : (2 * common) / total;
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
