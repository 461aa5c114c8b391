import type { Box } from '../../model.js';
import { blocksOf, boxOfLines } from './blocks.js';
import { framedLines } from './frame.js';
import { heightOf, holdsPoint, overlap } from './geometry.js';
import { isTable } from './judge.js';
import { boxOfLattice, latticesOf } from './lattice.js';
import { linesOf } from './lines.js';
import type { Line } from './lines.js';
import type { PagePainting, Rule, Word } from './page.js';
import { seenRules } from './rules.js';
import { tableOfRegion } from './structure.js';
import type { Table } from './table.js';
import { mainDirection, turnedBack, turnedPainting } from './turn.js';
import { wordsOf } from './words.js';
import { zonesOf } from './zones.js';

/** A vertical rule that reaches along so much of a table parts its columns. Share of the table's height. */
const LONG_SHARE = 0.6;

/** Words and tables of a page, both where they stand on the page as it is shown; a page set on its side is turned to be read. */
export function readPage(painting: PagePainting): { words: Word[]; tables: Table[] } {
  const direction = mainDirection(painting.glyphs);
  const page = turnedPainting(painting, direction);
  const words = wordsOf(page.glyphs, page.width, page.height);
  const tables = tablesOf(page, words);
  if (direction === 'right') return { words, tables };
  const back = (box: Box): Box => turnedBack(box, direction, painting.width, painting.height);
  const original = new Map(words.map((word) => [word, { ...word, box: back(word.box) }]));
  return {
    words: [...original.values()],
    tables: tables.map((table) => ({
      ...table,
      box: back(table.box),
      cells: table.cells.map((cell) => ({ ...cell, box: back(cell.box), words: cell.words.flatMap((word) => original.get(word) ?? []) })),
    })),
  };
}

/** The tables of a page, from top to bottom: those that rules draw, then those that stand in the white of what is left. */
function tablesOf(painting: PagePainting, words: readonly Word[]): Table[] {
  const rules = seenRules(painting.rules, painting.shades, words);
  const lattices = latticesOf(rules);
  const surroundings = { rules, frames: lattices.map(boxOfLattice), drawings: painting.drawings };
  const ruled = lattices.flatMap((lattice) => {
    const box = boxOfLattice(lattice);
    const table = tableOfRegion({ box, words: words.filter((word) => isInside(word, box)), ...lattice });
    return isTable(table, { ...surroundings, own: [...lattice.horizontals, ...lattice.verticals] }) ? [table] : [];
  });
  const rest = words.filter((word) => word.direction === 'right' && !ruled.some(({ box }) => isInside(word, box)));
  const white = zonesOf(rest).flatMap((zone) => whiteTables(rules, zone)).filter((table) => isTable(table, { ...surroundings, own: [] }));
  return [...ruled, ...white].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

function whiteTables(rules: readonly Rule[], words: readonly Word[]): Table[] {
  const lines = linesOf(words);
  const horizontals = rules.filter(({ axis }) => axis === 'horizontal');
  return withoutOverlaps(blocksOf(lines, horizontals).map((block) => framedLines(block, lines, horizontals))).map((own) => {
    const box = boxOfLines(own);
    return tableOfRegion({
      box,
      words: own.flatMap((line) => line.words),
      horizontals: horizontals.filter(({ at, from, to }) => at > box[1] && at < box[3] && from < box[2] && to > box[0]),
      verticals: rules.filter(({ axis, at, from, to }) => axis === 'vertical' && at > box[0] && at < box[2] && overlap(from, to, box[1], box[3]) > LONG_SHARE * heightOf(box)),
    });
  });
}

/** Runs of lines; two that share lines become one. */
function withoutOverlaps(runs: readonly (readonly Line[])[]): Line[][] {
  const merged: Line[][] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last !== undefined && run.some((line) => last.includes(line))) last.push(...run.filter((line) => !last.includes(line)));
    else merged.push([...run]);
  }
  return merged;
}

function isInside({ box }: Word, region: Box): boolean {
  return holdsPoint(region, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
}
