import type { Lexicon } from '../../lexicon/lexicon.js';
import type { AppliedLabel } from '../series/labels.js';
import { beginsOfWhich, headsByName, linkParents, rank } from '../series/parents.js';
import { itemMarkAt, type ItemMark } from '../series/item-marks.js';
import type { BodyForm } from '../series/runs.js';
import type { Label, Row } from '../series/rows.js';
import type { Word } from '../text/words.js';
import { cellAt, cellsIn, type Grid, type GridCell } from './grid.js';
import type { Role } from './columns.js';
import type { GridBlock, GridHeader } from './header.js';

/** A row of a table's body with what its cells hold. */
export interface GridRow extends Row {
  /** The cells of its values with the columns that they span, from left to right; empty ones are left out. */
  readonly values: GridValue[];
  /** Columns of values that are empty. */
  readonly empty: number[];
  /** The cells of its unit and its source; undefined where these are empty. */
  unitCell: GridCell | undefined;
  sourceCell: GridCell | undefined;
  /** Words of columns that no head explains. */
  readonly beside: Word[];
  /** Whether nothing tells which of the items in its cell the values belong to. */
  unsure: boolean;
}

export interface GridValue {
  readonly column: number;
  readonly colspan: number;
  readonly words: readonly Word[];
}

const CODE = /^\d{3}\*{0,2}$/u;

/** Puts the rows `from` … `to` of a block together, each with its parent. */
export function bodyOf({ grid }: GridBlock, header: GridHeader, from: number, to: number, form: BodyForm, lexicon: Lexicon): GridRow[] {
  const builder = new Builder(grid, header, form, lexicon);
  for (let row = from; row < to; row += 1) builder.add(row, to);
  linkParents(builder.rows, lexicon);
  return builder.rows;
}

class Builder {
  readonly rows: GridRow[] = [];
  /** Names that stand in a cell of several rows, for the rows that have not come yet. */
  private waiting: GridRow[] = [];
  private named: GridCell | null = null;

  constructor(
    private readonly grid: Grid,
    private readonly header: GridHeader,
    private readonly form: BodyForm,
    private readonly lexicon: Lexicon,
  ) {}

  add(row: number, end: number): void {
    const names = cellsIn(this.grid, row).filter((cell) => this.holdsName(cell));
    const code = this.form.codes ? names.find(({ words }) => words.length === 1 && CODE.test(words[0]?.text ?? '')) : undefined;
    const own = names.filter((cell) => cell !== code);
    const values = this.valuesIn(row);
    if (own.length > 0) {
      const begun = this.rows.length;
      this.begin(row, end, own, code, values);
      return this.number(this.rows[begun], row);
    }
    const waits = this.waiting.shift();
    if (waits !== undefined) return this.fill(waits, row, values);
    const hasLabel = this.labelAt(row, 'unit') !== undefined || this.labelAt(row, 'source') !== undefined;
    if (values.length === 0 && !hasLabel && code === undefined) return;
    // Another line of values beside a name that spans them.
    const spans = this.named !== null && this.named.row + this.named.rowspan > row;
    const name = spans ? [...(this.named?.words ?? [])] : [];
    const next = this.newRow(row, name, spans ? itemMarkAt(name, 0) : null);
    next.code = code?.words[0] ?? null;
    this.fill(next, row, values);
  }

  /** Gives a row the number that stands in a column of its own, and what stands in columns that no head explains. */
  private number(target: GridRow | undefined, row: number): void {
    if (target === undefined) return;
    const cells = cellsIn(this.grid, row);
    target.beside.push(...cells.filter(({ column }) => this.roleOf(column) === 'other').flatMap(({ words }) => words));
    const words = cells.filter((cell) => this.roleOf(cell.column) === 'number' && !this.holdsName(cell)).flatMap((cell) => cell.words);
    const mark = target.mark === null ? numberIn(words) : null;
    if (mark === null) target.beside.push(...words);
    else {
      target.mark = mark;
      target.name.unshift(...words);
    }
  }

  /** Whether a cell stands over the names: in their column, or over it and those before it, as a deleted row does. */
  private holdsName({ column, colspan }: GridCell): boolean {
    return Array.from({ length: colspan }, (_, offset) => this.roleOf(column + offset)).find((role) => role !== 'number') === 'name';
  }

  private roleOf(column: number): Role {
    return this.header.columns[column]?.role ?? 'value';
  }

  private begin(row: number, end: number, names: readonly GridCell[], code: GridCell | undefined, values: readonly GridValue[]): void {
    const [first] = names;
    const spanned = Math.min(first?.rowspan ?? 1, end - row);
    const items = namesIn(names.flatMap(({ words }) => words), spanned, this.lexicon);
    const rows = items.map(({ mark, words }) => this.newRow(row, words, mark));
    const [head] = rows;
    if (first === undefined || head === undefined) return;
    head.code = code?.words[0] ?? null;
    this.named = first;
    // As many names as rows that the cell spans: one each, in order.
    if (spanned > 1 && rows.length > 1) {
      const heads = rows.slice(0, Math.max(0, rows.length - spanned));
      const filled = rows.slice(heads.length);
      this.fill(filled[0] ?? head, row, values);
      this.waiting = filled.slice(1);
      return;
    }
    this.waiting = [];
    const receiver = rows.length === 1 ? head : this.receiverOf(rows, row);
    receiver.unsure = rows.length > 1 && values.length > 0 && !this.isClear(rows);
    this.fill(receiver, row, values);
  }

  /** Which of the items in one cell the cells beside it belong to. */
  private receiverOf(rows: readonly GridRow[], row: number): GridRow {
    const [head] = rows as readonly [GridRow];
    const last = rows.at(-1) ?? head;
    if (this.form.runs === 'values') return last;
    // Sub-items in one cell share its marks; where the next cell goes on with the sub-items, each of them has its own.
    const next = cellsIn(this.grid, row + 1).find((cell) => this.holdsName(cell));
    const nextMark = next === undefined ? null : itemMarkAt(next.words, 0);
    const isList = nextMark !== null && last.mark !== null && rank(nextMark) >= rank(last.mark) && head.mark !== null && rank(head.mark) < rank(last.mark);
    return isList ? last : head;
  }

  private isClear(rows: readonly GridRow[]): boolean {
    const [head] = rows as readonly [GridRow];
    if (this.form.runs === 'marks') return true;
    return rows.length === 2 && headsByName(head, this.lexicon);
  }

  private fill(target: GridRow, row: number, values: readonly GridValue[]): void {
    target.values.push(...values);
    const taken = new Set(values.flatMap(({ column, colspan }) => Array.from({ length: colspan }, (_, offset) => column + offset)));
    for (const [column, { role }] of this.header.columns.entries()) {
      if (role === 'value' && !taken.has(column) && cellAt(this.grid, row, column) === undefined) target.empty.push(column);
    }
    target.run.push(...values.flatMap(({ words }) => [...words]));
    target.unitCell = this.labelAt(row, 'unit');
    target.sourceCell = this.labelAt(row, 'source');
    target.unit = labelOf(target.unitCell);
    target.source = labelOf(target.sourceCell);
  }

  /** Values that begin in a row; one that spans rows is the first one's. */
  private valuesIn(row: number): GridValue[] {
    return cellsIn(this.grid, row).flatMap(({ column, colspan, words }) => (this.roleOf(column) === 'value' ? [{ column, colspan, words }] : []));
  }

  private labelAt(row: number, role: 'unit' | 'source'): GridCell | undefined {
    const column = this.header.columns.findIndex((one) => one.role === role);
    const cell = column === -1 ? undefined : cellAt(this.grid, row, column);
    return cell !== undefined && this.roleOf(cell.column) === role ? cell : undefined;
  }

  private newRow(row: number, name: readonly Word[], mark: ItemMark | null): GridRow {
    const made: GridRow = {
      mark, code: null, name: [...name], unit: null, source: null, run: [], single: false, parent: null, heads: false, position: row, values: [], empty: [],
      unitCell: undefined, sourceCell: undefined, beside: [], unsure: false,
    };
    this.rows.push(made);
    return made;
  }
}

/** The number that a cell of a column of numbers holds, with or without its dot. */
function numberIn(words: readonly Word[]): ItemMark | null {
  const [word] = words;
  const label = /^(\d{1,3}(?:\.\d{1,3})*)[.)]?$/u.exec(word?.text ?? '')?.[1];
  return word === undefined || label === undefined || words.length > 1 ? null : { kind: 'number', label, word, length: 1 };
}

function labelOf(cell: GridCell | undefined): Label | null {
  return cell === undefined ? null : { words: cell.words, position: cell.row };
}

/**
 * A cell's words cut at its items: a mark begins one at the beginning of the cell, or of a line that the one before had room for. Behind a
 * full line only the next number or letter does, or a dash behind the end of a clause.
 */
export function itemsIn(words: readonly Word[]): { mark: ItemMark | null; words: Word[] }[] {
  const items: { mark: ItemMark | null; words: Word[] }[] = [];
  for (const [index, word] of words.entries()) {
    const found = index === 0 || word.gap !== 'space' ? itemMarkAt(words, index) : null;
    const isFull = index > 0 && (words[index - 1]?.trailing ?? 0) > 0;
    const mark = found === null || (isFull && !follows(found, items, words[index - 1])) ? null : found;
    if (items.length === 0 || mark !== null) items.push({ mark, words: [] });
    items.at(-1)?.words.push(word);
  }
  return items;
}

/**
 * The names that stand in a cell beside `rows` rows: its items; where these are fewer than the rows, also what «of which» begins, or each line
 * that had room for more, if that makes them as many.
 */
function namesIn(words: readonly Word[], rows: number, lexicon: Lexicon): { mark: ItemMark | null; words: Word[] }[] {
  const items = itemsIn(words);
  if (items.length >= rows) return items;
  const cutAt = (begins: (index: number) => boolean): { mark: ItemMark | null; words: Word[] }[] => items.flatMap((item) => {
    const parts: { mark: ItemMark | null; words: Word[] }[] = [];
    for (const [index, word] of item.words.entries()) {
      if (index === 0) parts.push({ mark: item.mark, words: [] });
      else if (word.gap !== 'space' && begins(words.indexOf(word))) parts.push({ mark: null, words: [] });
      parts.at(-1)?.words.push(word);
    }
    return parts;
  });
  const ways = [cutAt((index) => beginsOfWhich(words.slice(index), lexicon)), cutAt((index) => (words[index - 1]?.trailing ?? 0) === 0)];
  return ways.find((way) => way.length === rows) ?? items;
}

/** Whether a mark goes on with the list that the items before it begin. */
function follows(mark: ItemMark, items: readonly { mark: ItemMark | null }[], before: Word | undefined): boolean {
  if (mark.kind === 'dash') return /[:;]$/u.test(before?.text ?? '');
  const last = items.findLast((item) => item.mark?.kind === mark.kind)?.mark;
  if (last == null) return /^[1а]\)?$/u.test(mark.label) && /[:;]$/u.test(before?.text ?? '');
  const [a, b] = [last.label, mark.label].map((label) => (mark.kind === 'letter' ? (label.codePointAt(0) ?? 0) : Number(label.replace(')', '').split('.').at(-1))));
  return (b ?? 0) === (a ?? 0) + 1;
}

/** A cell's words cut at the items of its list, those marked as its first one is: the sub-items belong to them. */
export function listIn(words: readonly Word[]): { mark: ItemMark | null; words: Word[] }[] {
  const [first, ...others] = itemsIn(words);
  if (first === undefined) return [];
  const list = [first];
  for (const item of others) {
    if (first.mark !== null && item.mark?.kind === first.mark.kind) list.push(item);
    else list.at(-1)?.words.push(...item.words);
  }
  return list;
}

/** The unit (or source) of each row: printed in its own cell, in one that spans several rows, or nowhere. */
export function labelsOf(rows: readonly GridRow[], kind: 'unitCell' | 'sourceCell'): Map<Row, AppliedLabel> {
  const served = new Map<GridCell, number>();
  for (const row of rows) if (row[kind] !== undefined) served.set(row[kind], (served.get(row[kind]) ?? 0) + 1);
  return new Map(rows.map((row): [Row, AppliedLabel] => {
    const cell = row[kind];
    if (cell === undefined) return [row, { words: [], status: 'absent' }];
    return [row, { words: cell.words, status: (served.get(cell) ?? 0) > 1 ? 'shared' : 'own' }];
  }));
}
