import type { ReadRow } from './series.js';
import type { Row } from './rows.js';

/**
 * Where a group of unmarked sub-rows ends.
 *
 * A heading's colon opens a group; nothing printed closes it. Two things in the table tell: the sub-rows up to the end make the heading's
 * own values, year by year; or the group's rows begin in lower case and the next row does not.
 */
export function endGroups(read: readonly ReadRow[]): void {
  for (const head of read) {
    const children = read.filter(({ row }) => row.parent === head.row);
    if (children.length === 0 || children.some(({ row }) => row.mark !== null)) continue;
    const size = sizeBySums(head, children) ?? sizeByCase(children);
    for (const { row } of children.slice(size)) row.parent = head.row.parent;
  }
}

/** At least so many years must add up before sums decide. */
const LEAST_SUMS = 2;

/** How many of the sub-rows add up to the heading in most years; null where no number of them does. */
function sizeBySums(head: ReadRow, children: readonly ReadRow[]): number | null {
  const total = valuesOf(head);
  if (total === null) return null;
  const sums = total.map(() => 0);
  let best: { size: number; matches: number } | null = null;
  for (const [index, child] of children.entries()) {
    const values = valuesOf(child);
    if (values === null || values.length !== total.length) return null;
    for (const [column, value] of values.entries()) sums[column] = (sums[column] ?? 0) + value;
    const matches = total.filter((value, column) => value !== 0 && Math.abs(value - (sums[column] ?? 0)) < 1e-6).length;
    if (index > 0 && matches >= LEAST_SUMS && matches >= (best?.matches ?? 0)) best = { size: index + 1, matches };
  }
  return best?.size ?? null;
}

function valuesOf({ reading, byColumn }: ReadRow): readonly number[] | null {
  if (byColumn !== undefined) return byColumn;
  return reading?.certain === true ? reading.chosen.cells.map((cell) => Number(cell.value ?? 0)) : null;
}

function sizeByCase(children: readonly ReadRow[]): number {
  if (!/^\p{Ll}/u.test(children[0]?.row.name[0]?.text ?? '')) return children.length;
  let size = children.length;
  while (size > 1 && startsUpper(children[size - 1]?.row)) size -= 1;
  return size;
}

function startsUpper(row: Row | undefined): boolean {
  return /^[«"“„(]?\p{Lu}/u.test(row?.name[0]?.text ?? '');
}
