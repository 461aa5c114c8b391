import type { Box } from '../../model.js';
import { blocksOf, boxOfLines } from './blocks.js';
import { framedLines } from './frame.js';
import { holdsPoint } from './geometry.js';
import { isTable } from './judge.js';
import { boxOfLattice, latticesOf } from './lattice.js';
import { linesOf } from './lines.js';
import type { Line } from './lines.js';
import type { PagePainting, Rule, Word } from './page.js';
import { seenRules } from './rules.js';
import { tableOfRegion } from './structure.js';
import type { Table } from './table.js';
import { zonesOf } from './zones.js';

/** The tables of a page, from top to bottom: those that rules draw, then those that stand in the white of what is left. */
export function tablesOf(painting: PagePainting, words: readonly Word[]): Table[] {
  const rules = seenRules(painting.rules, painting.shades, words);
  const ruled = ruledTables(rules, words, painting.drawings);
  const rest = words.filter((word) => word.direction === 'right' && !ruled.some(({ box }) => isInside(word, box)));
  const horizontals = rules.filter(({ axis }) => axis === 'horizontal');
  const white = zonesOf(rest).flatMap((zone) => whiteTables(horizontals, zone)).filter((table) => isTable(table, { own: [], rules, drawings: painting.drawings }));
  return [...ruled, ...white].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

function ruledTables(rules: readonly Rule[], words: readonly Word[], drawings: readonly Box[]): Table[] {
  return latticesOf(rules).flatMap((lattice) => {
    const box = boxOfLattice(lattice);
    const table = tableOfRegion({ box, words: words.filter((word) => isInside(word, box)), ...lattice });
    return isTable(table, { own: [...lattice.horizontals, ...lattice.verticals], rules, drawings }) ? [table] : [];
  });
}

function whiteTables(rules: readonly Rule[], words: readonly Word[]): Table[] {
  const lines = linesOf(words);
  return withoutOverlaps(blocksOf(lines, rules).map((block) => framedLines(block, lines, rules)))
    .map((own) => {
      const box = boxOfLines(own);
      const horizontals = rules.filter(({ at, from, to }) => at > box[1] && at < box[3] && from < box[2] && to > box[0]);
      return tableOfRegion({ box, words: own.flatMap((line) => line.words), horizontals, verticals: [] });
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
