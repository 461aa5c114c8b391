import type { CellTextStatus } from '../../model.js';
import type { Body, Label, Row } from './rows.js';
import type { Word } from '../text/words.js';

/** The unit or source that applies to a row, and how it stands to it. */
export interface AppliedLabel {
  readonly words: readonly Word[];
  readonly status: CellTextStatus;
}

const ABSENT: AppliedLabel = { words: [], status: 'absent' };

/**
 * Which unit (or source) applies to each row.
 *
 * A row's own cell is `own`. A cell printed once for several rows is `shared` by all of them: within a row and its sub-rows, or, where
 * it stands at no row, by the rows around it that have none. `merged` tells whether the table merges such cells over rows: then a row
 * without one stands beside a cell printed for its group, or above it.
 */
export function applyLabels(body: Body, kind: 'unit' | 'source', merged: boolean): Map<Row, AppliedLabel> {
  const groups = familiesOf(body.rows);
  const providers = new Map<Row, Label>();
  for (const family of groups) provideWithin(family, kind, merged, providers);
  provideFloating(groups, body, kind, providers);
  if (merged) provideBelow(groups, kind, providers);
  const served = new Map<Label, number>();
  for (const label of providers.values()) served.set(label, (served.get(label) ?? 0) + 1);
  return new Map(
    body.rows.map((row) => {
      const label = providers.get(row);
      if (label === undefined) return [row, ABSENT];
      return [row, { words: label.words, status: (served.get(label) ?? 0) > 1 ? 'shared' : 'own' }];
    }),
  );
}

/** Each top row with all rows under it, in order. */
function familiesOf(rows: readonly Row[]): Row[][] {
  const families = new Map<Row, Row[]>();
  for (const row of rows) {
    let top = row;
    while (top.parent !== null) top = top.parent;
    const family = families.get(top);
    if (family === undefined) families.set(top, [row]);
    else family.push(row);
  }
  return [...families.values()];
}

function provideWithin(family: readonly Row[], kind: 'unit' | 'source', merged: boolean, providers: Map<Row, Label>): void {
  let last: Label | null = null;
  for (const row of family) {
    last = row[kind] ?? last;
    if (last !== null && (row[kind] !== null || row.run.length > 0)) providers.set(row, last);
  }
  if (!merged) return headings(family, kind, providers);
  const first = family.map((row) => row[kind]).find((label) => label !== null) ?? null;
  if (first !== null) {
    for (const row of family) if (row.run.length > 0 && !providers.has(row)) providers.set(row, first);
  }
  headings(family, kind, providers);
}

/** A row that only heads others has the cell of its sub-rows where these share one. */
function headings(family: readonly Row[], kind: 'unit' | 'source', providers: Map<Row, Label>): void {
  for (const row of family) {
    if (providers.has(row) || row.run.length > 0) continue;
    const below = family.filter((other) => isUnder(other, row) && other.run.length > 0);
    const label = below[0] === undefined ? undefined : providers.get(below[0]);
    if (label !== undefined && below.some((other) => other[kind] === null && providers.get(other) === label)) providers.set(row, label);
  }
}

function isUnder(row: Row, above: Row): boolean {
  for (let at = row.parent; at !== null; at = at.parent) if (at === above) return true;
  return false;
}

/** Where a table merges such cells, rows with neither unit nor source stand beside the last cells printed above them. */
function provideBelow(families: readonly Row[][], kind: 'unit' | 'source', providers: Map<Row, Label>): void {
  let above: Label | null = null;
  for (const family of families) {
    const isBare = family.every((row) => !providers.has(row) && row.unit === null && row.source === null);
    if (isBare && above !== null) {
      for (const row of family) if (row.run.length > 0) providers.set(row, above);
      headings(family, kind, providers);
    }
    above = family.map((row) => providers.get(row)).findLast((label) => label !== undefined) ?? above;
  }
}

function provideFloating(families: readonly Row[][], body: Body, kind: 'unit' | 'source', providers: Map<Row, Label>): void {
  for (const label of body.floating) {
    if (label.kind !== kind) continue;
    const bare = (family: readonly Row[]): boolean => family.every((row) => !providers.has(row));
    const after = families.findIndex((family) => (family[0]?.position ?? 0) > label.position);
    const from = after === -1 ? families.length : after;
    for (let index = from - 1; index >= 0 && bare(families[index] ?? []); index -= 1) {
      for (const row of families[index] ?? []) providers.set(row, label);
    }
    for (let index = from; index < families.length && bare(families[index] ?? []); index += 1) {
      for (const row of families[index] ?? []) providers.set(row, label);
    }
  }
}
