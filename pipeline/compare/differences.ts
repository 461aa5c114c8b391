import type { DocumentRecords } from '../model.js';
import { fold, pairsOf } from './match.js';
import type { Pair } from './match.js';
import { subjectsOf } from './subjects.js';
import type { Subject, SubjectCell } from './subjects.js';

/**
 * How two readings differ in one place: `only_a`, `only_b`: one of them does not have it; `field`: a text differs; `value`: the same cell
 * holds another value; `placed`: one knows a value's year, the other does not; `status`: they know the same in another way.
 */
export type DifferenceKind = 'only_a' | 'only_b' | 'field' | 'value' | 'placed' | 'status';

export interface Difference {
  readonly kind: DifferenceKind;
  /** Table of the contract. */
  readonly table: string;
  readonly id_a: string | null;
  readonly id_b: string | null;
  readonly name: string;
  /** Null where the whole is missing, or a value differs. */
  readonly field: string | null;
  readonly year: number | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly status_a: string | null;
  readonly status_b: string | null;
  readonly lines_a: string | null;
  readonly lines_b: string | null;
}

/** All differences between two readings, in the order of the first one. */
export function differencesOf(a: DocumentRecords, b: DocumentRecords): Difference[] {
  return pairsOf(subjectsOf(a), subjectsOf(b)).flatMap(differencesIn);
}

function differencesIn(pair: Pair): Difference[] {
  const [a, b] = pair;
  if (a === null || b === null) {
    const own = (a ?? b);
    return [{ ...about(pair), kind: a === null ? 'only_b' : 'only_a', a: a === null ? null : shown(own), b: b === null ? null : shown(own) }];
  }
  return [...fieldsOf(pair, a, b), ...cellsOf(pair, a, b)];
}

function about([a, b]: Pair): Difference {
  const range = (subject: Subject | null): string | null => {
    if (subject === null || subject.lines.line_first === 0) return null;
    const { line_first: first, line_last: last } = subject.lines;
    return first === last ? String(first) : `${first}–${last}`;
  };
  const own = (a ?? b);
  return {
    kind: 'field', table: own.table, id_a: a?.id ?? null, id_b: b?.id ?? null, name: own.name, field: null, year: null, a: null, b: null, status_a: null, status_b: null,
    lines_a: range(a), lines_b: range(b),
  };
}

/** What only one reading has, with its values. */
function shown({ name, cells }: Subject): string {
  return cells.length === 0 ? name : cells.map(({ printed }) => (printed === '' ? '…' : printed)).join(' | ');
}

function fieldsOf(pair: Pair, a: Subject, b: Subject): Difference[] {
  const texts = [['name', a.name, b.name] as const, ...Object.keys({ ...a.fields, ...b.fields }).map((field) => [field, a.fields[field] ?? null, b.fields[field] ?? null] as const)];
  return texts.flatMap(([field, one, other]) => (fold(one ?? '') === fold(other ?? '') ? [] : [{ ...about(pair), field, a: one, b: other }]));
}

function cellsOf(pair: Pair, a: Subject, b: Subject): Difference[] {
  const [placedA, placedB] = [placedIn(a), placedIn(b)];
  const [freeA, freeB] = [freeIn(a), freeIn(b)];
  const years = [...new Set([...placedA.keys(), ...placedB.keys()])].sort((one, other) => one - other);
  const differences = years.flatMap((year): Difference[] => {
    const [one, other] = [placedA.get(year), placedB.get(year)];
    const base = { ...about(pair), year, a: one?.printed ?? null, b: other?.printed ?? null, status_a: one?.status ?? null, status_b: other?.status ?? null };
    if (one !== undefined && other !== undefined) {
      if (one.content !== other.content) return [{ ...base, kind: 'value' }];
      return one.status === other.status ? [] : [{ ...base, kind: 'status' }];
    }
    const seen = (one ?? other) as SubjectCell;
    const loose = take(one === undefined ? freeA : freeB, seen.content);
    if (loose !== null) return [{ ...base, kind: 'placed', ...(one === undefined ? { a: loose.printed, status_a: loose.status } : { b: loose.printed, status_b: loose.status }) }];
    // That a cell is empty is known to who can see it; a text does not print it.
    return seen.content === 'blank' ? [] : [{ ...base, kind: 'value' }];
  });
  const left = (cells: readonly SubjectCell[], side: 'a' | 'b'): Difference[] => cells.map((cell) => ({
    ...about(pair), kind: 'value', [side]: cell.printed, [`status_${side}`]: cell.status,
  }));
  // What neither knows the year of must at least be there in both.
  for (const cell of [...freeA]) if (take(freeB, cell.content) !== null) freeA.splice(freeA.indexOf(cell), 1);
  return [...differences, ...left(freeA, 'a'), ...left(freeB, 'b')];
}

function placedIn({ cells }: Subject): Map<number, SubjectCell> {
  return new Map(cells.flatMap((cell) => (cell.year === null ? [] : [[cell.year, cell] as const])));
}

function freeIn({ cells }: Subject): SubjectCell[] {
  return cells.filter(({ year }) => year === null);
}

function take(cells: SubjectCell[], content: string): SubjectCell | null {
  const at = cells.findIndex((cell) => cell.content === content);
  return at === -1 ? null : (cells.splice(at, 1)[0] ?? null);
}
