import type { Cell, Table } from './table.js';

/** A table fills so many of its cells with text. Share. */
const FILLED_SHARE = 0.3;
/** Cells of running text, on the average, hold more words than this in every column. */
const WORDS_OF_PROSE = 7;
/** So many steps of one size are the scale of an axis. */
const STEPS_OF_AXIS = 4;
const BULLET = /^(?:[•·●○▪■–—\-*»►✓]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$/iu;

/** Whether what stands in a grid is a table, and not prose in columns, a list, a table of contents, or a figure's axes. */
export function isTable(table: Table, ruled: boolean): boolean {
  const filled = table.cells.filter(({ text }) => text !== '');
  const rows = new Set(filled.map(({ row }) => row));
  const columns = new Set(filled.map(({ column }) => column));
  if (rows.size < 2 || columns.size < 2 || filled.length < FILLED_SHARE * table.cells.length) return false;
  return ruled || !(isList(filled, columns) || isProse(filled, columns) || isContents(filled) || isAxis(table, filled));
}

function isList(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  if (columns.size !== 2) return false;
  const first = filled.filter(({ column }) => column === Math.min(...columns));
  return first.every(({ text }) => BULLET.test(text));
}

function isProse(filled: readonly Cell[], columns: ReadonlySet<number>): boolean {
  return [...columns].every((column) => {
    const own = filled.filter((cell) => cell.column === column);
    return own.reduce((sum, { words }) => sum + words.length, 0) > WORDS_OF_PROSE * own.length;
  });
}

/** Names, leaders, and page numbers that only grow. */
function isContents(filled: readonly Cell[]): boolean {
  const last = Math.max(...filled.map(({ column }) => column));
  const pages = filled.filter(({ column }) => column === last).map(({ text }) => text);
  if (!pages.every((page) => /^\d{1,3}$/.test(page)) || !filled.some(({ words }) => words.some(({ leader }) => leader))) return false;
  return pages.every((page, index) => index === 0 || Number(page) >= Number(pages[index - 1]));
}

/** A column of numbers in even steps, with next to nothing beside them. */
function isAxis(table: Table, filled: readonly Cell[]): boolean {
  for (let column = 0; column < table.columns; column += 1) {
    const own = filled.filter((cell) => cell.column === column);
    const scale = own.map(({ text }) => Number(text.replace(/[%,\s]/g, '').replace('−', '-')));
    const steps = scale.slice(1).map((value, index) => value - (scale[index] ?? 0));
    const step = steps[0];
    const even = steps.filter((value) => step !== undefined && step < 0 && Math.abs(value - step) < 1e-6 * Math.abs(step)).length;
    const beside = filled.filter((cell) => cell.column !== column && own.some(({ row }) => row === cell.row)).length;
    if (even >= STEPS_OF_AXIS - 1 && even >= steps.length / 2 && beside < own.length * (table.columns - 1) / 2) return true;
  }
  return false;
}
