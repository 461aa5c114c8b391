import type { SourceLine } from '../../model.js';
import { boxAround } from '../pdf/geometry.js';
import type { TextLine } from '../pdf/page.js';
import { linesOfWords } from './cell-lines.js';
import { isOpen } from './cutting.js';
import { furnitureOf } from './furniture.js';
import { columnsOf, joinTable, tableOn } from './joining.js';
import type { JoinedTable, TablePart } from './joining.js';
import { LineWriter, writePart } from './lines.js';
import type { PrintedPage } from './page.js';
import type { RuledTable } from './ruled.js';
import { measureOf, writeProse } from './prose.js';
import type { Measure, ProseLine } from './prose.js';

/** What a document holds, in reading order. */
type Item = ProseLine | { readonly table: JoinedTable; readonly part: TablePart };

/**
 * The pages of a plan as lines: prose as a text would have it (an empty line between paragraphs, a trailing space where a line wraps), and
 * under it every printed line of every cell with its place in the table, joined over the pages that it runs over.
 */
export function linesOfPages(pages: readonly PrintedPage[]): SourceLine[] {
  const items = itemsOf(pages);
  const tables = new Map<JoinedTable, { number: number; edges: number[] }>();
  for (const item of items) if ('table' in item && !tables.has(item.table)) tables.set(item.table, { number: tables.size + 1, edges: columnsOf(item.table) });
  const measureFor = measures(items.filter((item) => 'line' in item));
  const writer = new LineWriter();
  let prose: ProseLine[] = [];
  for (const item of items) {
    if ('line' in item) {
      prose.push(item);
      continue;
    }
    writeProse(writer, prose, measureFor);
    prose = [];
    writer.part(item.part.page);
    const { number, edges } = tables.get(item.table) ?? { number: 0, edges: [] };
    writePart(writer, item.table, edges, number, item.part);
    writer.part(item.part.page);
  }
  writeProse(writer, prose, measureFor);
  return writer.lines;
}

/** Lines and parts of tables, page after page; a table that begins a page may go on with the one that ended the page before. */
function itemsOf(pages: readonly PrintedPage[]): Item[] {
  const items: Item[] = [];
  const furniture = furnitureOf(pages);
  const leavesOpen = pages.some(({ flow }) => flow.some((part) => part.kind === 'table' && isOpen(part)));
  let open = null as { table: JoinedTable; page: number } | null;
  for (const page of pages) {
    let isFirst = true;
    for (const part of page.flow) {
      if (part.kind === 'line' && furniture.has(part)) {
        items.push({ page, line: part, furniture: true });
        continue;
      }
      const before: JoinedTable | null = isFirst && open?.page === page.number - 1 ? open.table : null;
      isFirst = false;
      open = null;
      if (part.kind === 'line') items.push({ page, line: part, furniture: false });
      else {
        const goesOn: boolean = before !== null && joinTable(before, page, part, leavesOpen);
        // A box of its own frames prose.
        if (!goesOn && part.columns === 1) items.push(...linesIn(part).map((line) => ({ page, line, furniture: false })));
        else {
          const table = goesOn && before !== null ? before : tableOn(page, part);
          const own = table.parts.at(-1);
          open = { table, page: page.number };
          if (own !== undefined) items.push({ table, part: own });
        }
      }
    }
  }
  return items;
}

/** The text of a box, as lines. */
function linesIn({ cells }: RuledTable): TextLine[] {
  return cells.flatMap(({ words }) => linesOfWords(words).map((own): TextLine => ({
    kind: 'line', text: own.map(({ text }) => text).join(' '), box: boxAround(own.map(({ box }) => box)), words: own, size: own[0]?.size ?? 0,
  })));
}

/** The measure of the prose on each page: that of all pages of its width. */
function measures(prose: readonly ProseLine[]): (page: PrintedPage) => Measure {
  const byWidth = new Map<number, ProseLine[]>();
  for (const one of prose) {
    if (one.furniture) continue;
    const width = Math.round(one.page.width);
    const own = byWidth.get(width);
    if (own === undefined) byWidth.set(width, [one]);
    else own.push(one);
  }
  const found = new Map([...byWidth].map(([width, lines]) => [width, measureOf(lines)]));
  return ({ width }) => found.get(Math.round(width)) ?? measureOf([]);
}
