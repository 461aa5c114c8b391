import type { Interval } from '../pdf/geometry.js';
import type { Line } from '../pdf/lines.js';
import type { Rule, Word } from '../pdf/painted.js';
import { blockOf, blocksOf, boundariesBetween, leadingOf, reachOf, rowsOf } from './open-rows.js';
import type { Block } from './open-rows.js';
import { partsOf } from './rivers.js';
import type { Part } from './rivers.js';

/** What a narrow column before the names holds: a programme’s code. */
const CODE = /^\d{3}\*{0,2}$/u;

/** A cell of a table's body: the first and the last row that it stands in, its column, and how many columns it spans. */
export interface BodyCell {
  readonly first: number;
  readonly last: number;
  readonly column: number;
  readonly colspan: number;
  readonly words: readonly Word[];
}

/** The rows of a table's body: where each begins, and the cells in them. */
export interface BodyRows {
  readonly tops: readonly number[];
  readonly cells: readonly BodyCell[];
}

/** What is known of a table's columns. */
interface Columns {
  readonly rivers: readonly Interval[];
  readonly values: number;
  readonly hasFigures: boolean;
  /** Whether two columns hold the names. */
  readonly isParted: boolean;
}

/** Puts the lines of a body into rows and cells; null where white and rules do not tell the rows. */
export function rowsIn(body: readonly Line[], { rivers, values, hasFigures, isParted }: Columns, horizontals: readonly Rule[]): BodyRows | null {
  if (body.length === 0) return { tops: [], cells: [] };
  const byColumn: Word[][] = Array.from({ length: rivers.length + 1 }, () => []);
  const spanning: Block[] = [];
  for (const { first, last, words } of body.flatMap((line) => (isParted ? namedOnce(partsOf(line, rivers)) : partsOf(line, rivers)))) {
    if (first === last) byColumn[first]?.push(...words);
    else spanning.push(blockOf(first, last - first + 1, words));
  }
  const leading = leadingOf(byColumn);
  const blocks = withSpanning(blocksOf(byColumn, leading, horizontals), spanning, leading);
  const isValue = (column: number): boolean => column >= values;
  const rows = rowsOf(blocks, isValue, hasFigures, isParted ? 2 : 1);
  if (rows === null) return null;
  const edges = boundariesBetween(rows, Math.min(...body.map(({ box }) => box[1])), Math.max(...body.map(({ box }) => box[3])));
  const cells = blocks.map(({ column, colspan, words, from, to }): BodyCell => {
    const [first, last] = reachOf({ from, to, words }, edges);
    return colspan > 1 && isValue(column + colspan - 1) && (hasFigures || column === 0) ? { first, last, column: 0, colspan: rivers.length + 1, words } : { first, last, column, colspan, words };
  });
  return { tops: edges.slice(0, -1), cells };
}

/** Of two columns that hold names the first has codes: any other text there runs over both, however wide it is spread. */
function namedOnce(parts: readonly Part[]): Part[] {
  const names = parts.filter(({ last }) => last < 2);
  const isText = names.some(({ first, words }) => first === 0 && !words.every(({ text }) => CODE.test(text)));
  return isText ? [{ first: 0, last: 1, words: names.flatMap(({ words }) => words) }, ...parts.filter((part) => !names.includes(part))] : [...parts];
}

/** Texts that span columns, with all of their lines: those that go on below them, in lines that are as long or end them. */
function withSpanning(blocks: readonly Block[], spanning: readonly Block[], leading: number): Block[] {
  const joined: Block[] = [];
  for (const block of [...spanning].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && baseOf(block.words) - baseOf(last.words) <= leading) {
      joined[joined.length - 1] = blockOf(Math.min(last.column, block.column), Math.max(last.colspan, block.colspan), [...last.words, ...block.words]);
    } else joined.push(block);
  }
  const rest = [...blocks];
  return [...joined.map((block) => {
    const end = rest.findIndex((own) => own.column === block.column && own.from > block.from && firstOf(own.words) - baseOf(block.words) <= leading && firstOf(own.words) > baseOf(block.words));
    return end === -1 ? block : blockOf(block.column, block.colspan, [...block.words, ...rest.splice(end, 1).flatMap(({ words }) => words)]);
  }), ...rest];
}

function baseOf(words: readonly Word[]): number {
  return Math.max(...words.map(({ baseline }) => baseline));
}

function firstOf(words: readonly Word[]): number {
  return Math.min(...words.map(({ baseline }) => baseline));
}
