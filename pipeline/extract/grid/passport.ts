import type { Block, SourceLine } from '../../model.js';
import type { Extraction } from '../extraction.js';
import type { BodyForm } from '../series/runs.js';
import type { Word } from '../text/words.js';
import { cellsIn, type GridCell } from './grid.js';
import type { GridHeader } from './header.js';
import { partsIn, seriesOf, type GridPart } from './parts.js';
import type { GridSeries } from './series.js';

/** A passport whose cells can be seen. */
export interface PassportGrid {
  /** Lines above the indicators: name, description, type. */
  readonly description: readonly SourceLine[];
  readonly header: GridHeader | null;
  /** Lines of the indicators' bodies. */
  readonly body: readonly SourceLine[];
  readonly blocks: readonly PassportBlock[];
  /** Lines outside the tables, below the indicators. */
  readonly rest: readonly SourceLine[];
}

/** A block of indicators: its label, what stands beside that, its rows. */
export interface PassportBlock {
  readonly block: Block;
  readonly label: readonly Word[];
  readonly beside: readonly Word[];
  readonly series: GridSeries | null;
}

const FORM: BodyForm = { runs: 'values', sources: false, units: true, codes: false };

/** Reads the lines of a passport, behind its heading, by their cells. */
export function passportGrid(extraction: Extraction, lines: readonly SourceLine[]): PassportGrid {
  const description: SourceLine[] = [];
  const rest: SourceLine[] = [];
  const parts: GridPart[] = [];
  const seen = new Set<number>();
  for (const line of lines) {
    const table = line.place?.cell?.table;
    if (table === undefined) (parts.length === 0 ? description : rest).push(line);
    else if (!seen.has(table)) {
      seen.add(table);
      for (const part of partsIn(extraction, line, parts.at(-1)?.header ?? null, lines)) {
        if (part.header === null) description.push(...withoutBlocks(part, extraction));
        else parts.push(part);
      }
    }
  }
  const read = parts.map((part) => ({ part, blocks: blocksOf(part, extraction) }));
  const own = read.slice(0, firstOfAnother(read));
  return {
    description, rest, header: parts[0]?.header ?? null, body: own.flatMap(({ part }) => part.lines), blocks: own.flatMap(({ blocks }) => blocks),
  };
}

/** Index of the first table that is another passport's, whose heading was not seen: its own header stands over blocks that were there before. */
function firstOfAnother(read: readonly { part: GridPart; blocks: readonly PassportBlock[] }[]): number {
  const seen = new Set<Block>();
  for (const [index, { part, blocks }] of read.entries()) {
    if (index > 0 && part.block.header !== null && part.heading === null && blocks.some(({ block }) => seen.has(block))) return index;
    for (const { block } of blocks) seen.add(block);
  }
  return read.length;
}

/** What stands above the first block of a part without a header; the rows from there on are not read, and must be seen to be so. */
function withoutBlocks(part: GridPart, extraction: Extraction): readonly SourceLine[] {
  const first = blockRows(part, extraction)[0]?.row ?? part.to;
  const lines = part.block.grid.cells.filter(({ row }) => row < first).flatMap((cell) => cell.lines);
  return part.lines.filter((line) => lines.includes(line));
}

/** The rows that begin with the label of a block. */
function blockRows(part: GridPart, { lexicon }: Extraction): { row: number; block: Block; cell: GridCell }[] {
  const starts: { row: number; block: Block; cell: GridCell }[] = [];
  for (let row = part.from; row < part.to; row += 1) {
    const [cell] = cellsIn(part.block.grid, row);
    const block = cell?.column === 0 ? lexicon.blocks.find(([pattern]) => pattern.test(cell.squeezed))?.[1] : undefined;
    if (cell !== undefined && block !== undefined) starts.push({ row, block, cell });
  }
  return starts;
}

function blocksOf(part: GridPart, extraction: Extraction): PassportBlock[] {
  const starts = blockRows(part, extraction);
  return starts.map(({ row, block, cell }, index): PassportBlock => {
    // A volume's label is its row's name; another block's label heads its rows.
    const from = block === 'volume' ? row : row + 1;
    const to = starts[index + 1]?.row ?? part.to;
    const beside = block === 'volume' ? [] : cellsIn(part.block.grid, row).filter((other) => other !== cell).flatMap(({ words }) => words);
    return { block, label: cell.words, beside, series: from < to ? seriesOf({ ...part, from, to }, FORM, extraction) : null };
  });
}
