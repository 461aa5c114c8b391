import { yearsOf } from './columns.js';
import { cellAt, cellsIn, type Grid, type GridCell } from './grid.js';

/** A head of a year's column says no more than the year and a few words: «2015 год (отчет)». Letters beside the year. */
const MOST_WORDS = 24;
/** Years that make a header, whatever words stand beside them. */
const LEAST_YEARS = 2;

/**
 * The row of years of a header that begins with row `from`, where years and nothing but years stand side by side over columns that reach the
 * table's end or its last label. Null where none does, or a row with other numbers, or another name, stands between. The years of a row of the
 * body are its values: below other numbers only a header does that has a row of periods above its years, or of column numbers (`numbers`) below.
 */
export function yearRow(grid: Grid, from: number, most: number, numbers: number | null): number | null {
  for (let row = from; row < Math.min(grid.rows, from + most); row += 1) {
    const cells = cellsIn(grid, row);
    const heads = cells.filter(isYearHead);
    if (heads.length >= LEAST_YEARS && areSideBySide(heads)) {
      const mayBeValues = row === from && numbers !== row + 1 && standsUnderNumbers(grid, heads);
      return beginsAt(grid, from, row, heads) && !mayBeValues ? row : null;
    }
    if (row > from && cells.some(({ column }) => column === 0)) return null;
    if (cells.some(({ squeezed }) => /\d/u.test(squeezed))) return null;
  }
  return null;
}

function isYearHead(cell: GridCell): boolean {
  return cell.colspan === 1 && yearsOf(cell).length === 1 && /^\D*(?:19|20)\d{2}\D*$/u.test(cell.squeezed) && cell.squeezed.length <= MOST_WORDS;
}

/** Whether cells stand in neighbouring columns with years that go on step by step. */
function areSideBySide(heads: readonly GridCell[]): boolean {
  return heads.every((head, index) => {
    const before = heads[index - 1];
    return before === undefined || (head.column === before.column + 1 && yearsOf(head)[0] === (yearsOf(before)[0] ?? 0) + 1);
  });
}

function standsUnderNumbers({ cells }: Grid, [head]: readonly GridCell[]): boolean {
  return cells.some(({ row, column, squeezed }) => head !== undefined && row < head.row && column >= head.column && /\d/u.test(squeezed));
}

/** Whether what stands left of the years is words alone, in cells that begin with the header and reach down to the years. */
function beginsAt(grid: Grid, from: number, row: number, heads: readonly GridCell[]): boolean {
  const [first] = heads;
  if (first === undefined || first.column === 0) return false;
  const left = Array.from({ length: first.column }, (_, column) => cellAt(grid, from, column));
  const head = left.find((cell) => cell !== undefined);
  const isOverYears = head !== undefined && head.column + head.colspan > first.column;
  return !isOverYears && left.every((cell) => cell === undefined || !/\d/u.test(cell.squeezed)) && cellsIn(grid, row).every((cell) => cell.column >= first.column || cell.row === from);
}
