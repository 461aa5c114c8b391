import type { Box } from '../../model.js';
import { blocksOf, boxOfLines } from './blocks.js';
import { framedLines } from './frame.js';
import { heightOf, holdsPoint, overlap } from './geometry.js';
import { isTable } from './judge.js';
import { boxOfLattice, latticesOf } from './lattice.js';
import { areLevel, linesOf } from './lines.js';
import type { Line } from './lines.js';
import type { PagePainting, Rule, Word } from './painted.js';
import { seenRules, typedRules } from './rules.js';
import { tableOfRegion } from './structure.js';
import type { Table } from './table.js';
import { typeSizeOf } from './type-size.js';
import { partedAtTwins } from './twins.js';
import { zonesOf } from './zones.js';

/** A vertical rule that reaches along so much of a table parts its columns. Share of the table's height. */
const LONG_SHARE = 0.6;
/** So many lines, with so many of them level with the line above (share), hold no rows. */
const LINES_OF_JUMBLE = 100;
const JUMBLE_SHARE = 0.8;

/** The tables of a page, from top to bottom: those that rules draw, then those that stand in the white of what is left. */
export function tablesOf(painting: PagePainting, words: readonly Word[]): Table[] {
  const { typed, texts } = typedRules(words);
  const rules = seenRules([...painting.rules, ...typed], painting.shades, texts);
  const lattices = latticesOf(rules, typeSizeOf(words));
  const surroundings = { rules, frames: lattices.map(boxOfLattice), drawings: painting.drawings, shades: painting.shades.map(({ box: shade }) => shade), words };
  const ruled = lattices.flatMap((lattice) => {
    const box = boxOfLattice(lattice);
    const table = tableOfRegion({ box, words: texts.filter((word) => isInside(word, box)), ...lattice });
    return isTable(table, { ...surroundings, own: [...lattice.horizontals, ...lattice.verticals] }) ? [table] : [];
  });
  const rest = texts.filter((word) => word.direction === 'right' && !ruled.some(({ box }) => isInside(word, box)));
  const { across, columns } = zonesOf(rest);
  const white = [across, ...columns].flatMap((zone) => partedAtTwins(zone, rules)).flatMap((part) => whiteTables(rules, part)).filter((table) => isTable(table, { ...surroundings, own: [] }));
  return [...ruled, ...white].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

function whiteTables(rules: readonly Rule[], words: readonly Word[]): Table[] {
  const lines = linesOf(words);
  if (isJumble(lines)) return [];
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

/** Whether words stand in no order, as on maps and in drawings: hardly a line is clear of the next one. */
function isJumble(lines: readonly Line[]): boolean {
  const level = lines.filter((line, index) => index > 0 && areLevel(line, lines[index - 1] as Line)).length;
  return lines.length > LINES_OF_JUMBLE && level > JUMBLE_SHARE * lines.length;
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
