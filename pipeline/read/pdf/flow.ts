import { boxAround } from './geometry.js';
import { linesOf } from './lines.js';
import type { TextLine } from './page.js';
import type { Direction, Word } from './painted.js';
import type { Table } from './table.js';
import { typeSizeOf } from './type-size.js';
import { turnedWords } from './turn.js';
import { zonesOf } from './zones.js';

/** A table stands in a column of prose where it reaches no further beyond its text. Share of the type size. */
const OVERHANG = 0.1;
const DIRECTIONS: readonly Direction[] = ['right', 'up', 'down', 'left', 'other'];

/** What a page holds in reading order: its tables, and the lines of the words that stand in none; what is set on its side comes last. */
export function flowOf(words: readonly Word[], tables: readonly Table[]): (TextLine | Table)[] {
  const inTables = new Set(tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.words)));
  const free = words.filter((word) => !inTables.has(word));
  const [upright = [], ...others] = DIRECTIONS.map((direction) => free.filter((word) => word.direction === direction));
  return [...inColumns(upright, tables), ...others.flatMap(linesAskew)];
}

/** What crosses the white between columns of prose is read where it stands; what lies between two such parts, column by column. */
function inColumns(words: readonly Word[], tables: readonly Table[]): (TextLine | Table)[] {
  const { across, columns } = zonesOf(words);
  const slack = OVERHANG * typeSizeOf(words);
  const extents = columns.map((column) => boxAround(column.map(({ box }) => box)));
  const waiting: (TextLine | Table)[][] = columns.map((column) => linesOf(column).map((line) => textLine(line.words, line.size)));
  const crossing: (TextLine | Table)[] = linesOf(across).map((line) => textLine(line.words, line.size));
  for (const table of tables) {
    const column = extents.findIndex((extent) => (table.box[0] + table.box[2]) / 2 > extent[0] && table.box[0] >= extent[0] - slack && table.box[2] <= extent[2] + slack);
    (waiting[column] ?? crossing).push(table);
  }
  const flow: (TextLine | Table)[] = [];
  for (const part of inOrder(crossing)) {
    for (const [index, column] of waiting.entries()) {
      flow.push(...inOrder(column.filter((own) => heightAt(own) < heightAt(part))));
      waiting[index] = column.filter((own) => heightAt(own) >= heightAt(part));
    }
    flow.push(part);
  }
  return [...flow, ...waiting.flatMap(inOrder)];
}

function inOrder(parts: readonly (TextLine | Table)[]): (TextLine | Table)[] {
  return [...parts].sort((a, b) => heightAt(a) - heightAt(b) || a.box[0] - b.box[0]);
}

/** Where a part begins: a table at its upper edge, a line in its middle. */
function heightAt({ kind, box }: TextLine | Table): number {
  return kind === 'table' ? box[1] : (box[1] + box[3]) / 2;
}

function linesAskew(words: readonly Word[]): TextLine[] {
  const direction = words[0]?.direction;
  if (direction === undefined) return [];
  const original = new Map(turnedWords(words, direction).map((turned, index) => [turned, words[index] as Word]));
  return linesOf([...original.keys()]).map((line) => textLine(line.words.flatMap((word) => original.get(word) ?? []), line.size));
}

function textLine(words: readonly Word[], size: number): TextLine {
  return { kind: 'line', text: words.map(({ text }) => text).join(' '), box: boxAround(words.map(({ box }) => box)), words, size };
}
