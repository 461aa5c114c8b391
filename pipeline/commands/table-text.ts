import type { Cell, Table } from '../read/pdf/table.js';

/** Longer texts of a cell are broken. Characters. */
const WIDEST_COLUMN = 36;
const GAP = '  ';
/** A column is set to the right where so many of its cells hold figures. Share. */
const FIGURES_SHARE = 0.5;

/** A table for people to read: columns side by side, figures set to the right, long texts broken, a line under spanning headings. */
export function alignedTable(table: Table): string {
  const widths = widthsOf(table);
  const rightSet = widths.map((_, column) => isOfFigures(table, column));
  const lines: string[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const cells = table.cells.filter((cell) => cell.row === row && cell.text !== '');
    const broken = cells.map((cell) => ({ cell, width: widthOf(cell, widths), texts: brokenText(cell.text, widthOf(cell, widths)) }));
    const height = Math.max(1, ...broken.map(({ texts }) => texts.length));
    for (let at = 0; at < height; at += 1) {
      let line = '';
      for (const { cell, width, texts } of broken) {
        const text = texts[at] ?? '';
        line = line.padEnd(startOf(cell.column, widths));
        line += cell.colspan === 1 && rightSet[cell.column] === true ? text.padStart(width) : text;
      }
      lines.push(line.trimEnd());
    }
  }
  return `${lines.join('\n')}\n`;
}

/** As wide as the longest text that stands in the column alone, up to the widest; spanning cells widen their last column. */
function widthsOf({ cells, columns }: Table): number[] {
  const widths = Array.from({ length: columns }, () => 1);
  for (const { column, text } of cells.filter(({ colspan }) => colspan === 1)) {
    widths[column] = Math.max(widths[column] ?? 1, Math.min(text.length, WIDEST_COLUMN), ...text.split(' ').map(({ length }) => length));
  }
  for (const cell of cells.filter(({ colspan }) => colspan > 1)) {
    const longest = Math.max(...cell.text.split(' ').map(({ length }) => length));
    const last = cell.column + cell.colspan - 1;
    widths[last] = (widths[last] ?? 1) + Math.max(0, longest - widthOf(cell, widths));
  }
  return widths;
}

function widthOf({ column, colspan }: Cell, widths: readonly number[]): number {
  const own = widths.slice(column, column + colspan);
  return own.reduce((sum, width) => sum + width, 0) + GAP.length * (own.length - 1);
}

function startOf(column: number, widths: readonly number[]): number {
  return widths.slice(0, column).reduce((sum, width) => sum + width + GAP.length, 0);
}

function brokenText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function isOfFigures({ cells }: Table, column: number): boolean {
  const texts = cells.filter((cell) => cell.column === column && cell.colspan === 1 && cell.text !== '');
  return texts.filter(({ text }) => /\d/u.test(text) && !/\p{L}/u.test(text)).length > FIGURES_SHARE * texts.length;
}
