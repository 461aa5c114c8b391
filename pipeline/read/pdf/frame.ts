import { belongs, boxOfLines } from './blocks.js';
import type { Block } from './blocks.js';
import { areLevel, segmentsOf } from './lines.js';
import type { Line } from './lines.js';
import type { Rule } from './painted.js';

/** A header stands no further above the rows than this, unless a rule ties it to them. Share of the type size. */
const LARGEST_HEADER_GAP = 2.6;
/** A rule frames a table where it stands no further from its lines than this. Share of the type size. */
const LARGEST_RULE_GAP = 2.6;
/** A text may reach so far below the rule that it stands on. Share of the type size. */
const BELOW_RULE = 0.1;
/** A header has no more lines than this. */
const MOST_HEADER_LINES = 12;
/** Text may reach so far beyond the columns below it. Share of the type size. */
const OVERHANG = 1.5;
/** A line of so many words that reaches over most of the table is prose. */
const WORDS_OF_PROSE = 9;
const WIDTH_OF_PROSE = 0.75;

/** The lines of `all` (a page's or a column's, from top to bottom) that belong to the table which `block` is the body of. */
export function framedLines(block: Block, all: readonly Line[], rules: readonly Rule[]): Line[] {
  const first = all.indexOf(block.lines[0] as Line);
  const last = all.indexOf(block.lines.at(-1) as Line);
  const box = boxOfLines(block.lines);
  const own = rules.filter((rule) => belongs(rule, box));
  const top = topOf(block, all, first, own);
  const bottom = bottomOf(all, last, own);
  return all.slice(top, bottom + 1);
}

/** Index of the uppermost line of the header above line `first`. */
function topOf(block: Block, all: readonly Line[], first: number, rules: readonly Rule[]): number {
  let top = levelTop(all, first);
  const above = headingRule(all, top, rules, block);
  if (above === null) return stepsUp(all, top, first, block, isHeaderAbove);
  if (above.line < top) {
    top = levelTop(all, above.line);
    // A second rule may frame a further row of the header.
    const upper = headingRule(all, top - 1, rules.filter(({ at }) => at < above.at), block);
    if (upper !== null && top > 0 && upper.line <= top - 1 && isNear(all[top - 1], all[top] as Line) && !isTitle(all.slice(upper.line, top), block)) return upper.line;
  }
  return stepsUp(all, top, first, block, (line, below, own) => segmentsOf(line).length > 1 && isHeaderAbove(line, below, own));
}

/** Steps from line to line upwards as long as they are headings; a name that heads the first rows may stand below them. */
function stepsUp(all: readonly Line[], from: number, first: number, block: Block, isHeading: (line: Line, below: Line, block: Block) => boolean): number {
  let top = from;
  const isHeadingAt = (index: number, below: number): boolean => {
    const [line, next] = [all[index], all[below]];
    return line !== undefined && next !== undefined && first - index <= MOST_HEADER_LINES && isHeading(line, next, block);
  };
  for (;;) {
    if (isHeadingAt(top - 1, top)) top = levelTop(all, top - 1);
    else if (isNameOfRows(all[top - 1], all[top], block) && segmentsOf(all[top - 2] ?? (all[top] as Line)).length > 1 && isHeadingAt(top - 2, top - 1)) top = levelTop(all, top - 2);
    else return top;
  }
}

/** The first of the lines that stand so near that they belong to one row. */
function levelTop(all: readonly Line[], from: number): number {
  let top = from;
  while (top > 0 && areLevel(all[top - 1] as Line, all[top] as Line)) top -= 1;
  return top;
}

/** Whether a line has a text in the first column only, near the rows below it. */
function isNameOfRows(line: Line | undefined, below: Line | undefined, { columns }: Block): boolean {
  if (line === undefined || below === undefined || below.baseline - line.baseline > LARGEST_HEADER_GAP * Math.min(line.size, below.size)) return false;
  const [name, second] = segmentsOf(line);
  return name !== undefined && second === undefined && name.from < (columns[0]?.to ?? 0) && name.to < (columns[1]?.from ?? 0);
}

/** Whether lines are a table's title: each a single text that starts at the table's edge. */
function isTitle(lines: readonly Line[], block: Block): boolean {
  const edge = boxOfLines(block.lines)[0];
  return lines.every((line) => {
    const segments = segmentsOf(line);
    return segments.length === 1 && (segments[0]?.from ?? 0) <= edge + OVERHANG * line.size;
  });
}

function isNear(line: Line | undefined, below: Line): boolean {
  return line !== undefined && below.baseline - line.baseline <= LARGEST_HEADER_GAP * 2 * Math.max(line.size, below.size);
}

/** The next rule above line `from` that leaves nothing but header lines between them; the first of those lines, or `from`. */
function headingRule(all: readonly Line[], from: number, rules: readonly Rule[], block: Block): { line: number; at: number } | null {
  const start = all[from];
  if (start === undefined) return null;
  const rule = rules.filter(({ at }) => at < start.baseline - start.size / 2).sort((a, b) => b.at - a.at)[0];
  if (rule === undefined) return null;
  let line = from;
  while (line > 0 && from - line < MOST_HEADER_LINES && (all[line - 1] as Line).baseline - (all[line - 1] as Line).size / 4 > rule.at) line -= 1;
  const between = all.slice(line, from);
  const uppermost = all[line] as Line;
  if (uppermost.box[1] - rule.at > LARGEST_RULE_GAP * uppermost.size) return null;
  return between.some((heading) => isProse(heading, block)) ? null : { line, at: rule.at };
}

function isHeaderAbove(line: Line, below: Line, block: Block): boolean {
  if (below.baseline - line.baseline > LARGEST_HEADER_GAP * Math.min(line.size, below.size)) return false;
  const box = boxOfLines(block.lines);
  const slack = OVERHANG * line.size;
  if (line.box[0] < box[0] - slack || line.box[2] > box[2] + slack || isProse(line, block)) return false;
  const segments = segmentsOf(line);
  const second = block.columns[1];
  // A line that starts at the table's edge and stands alone is its title.
  return segments.length > 1 || (second !== undefined && (segments[0]?.from ?? 0) >= second.from - slack);
}

function isProse(line: Line, block: Block): boolean {
  const box = boxOfLines(block.lines);
  const segments = segmentsOf(line);
  return segments.length === 1 && line.words.length >= WORDS_OF_PROSE && line.box[2] - line.box[0] >= WIDTH_OF_PROSE * (box[2] - box[0]);
}

/** Index of the lowest line of the table that ends, without those that wrap, with line `last`. */
function bottomOf(all: readonly Line[], last: number, rules: readonly Rule[]): number {
  const end = all[last] as Line;
  const rule = rules.filter(({ at }) => at > end.baseline).sort((a, b) => a.at - b.at)[0];
  let bottom = last;
  while (bottom + 1 < all.length && areLevel(all[bottom] as Line, all[bottom + 1] as Line)) bottom += 1;
  if (rule !== undefined) {
    let line = last;
    while (line + 1 < all.length && line - last < 3 && (all[line + 1] as Line).baseline < rule.at + BELOW_RULE * end.size) line += 1;
    const lowest = all[line] as Line;
    const next = all[line + 1];
    const reaches = next === undefined || next.baseline > rule.at;
    if (reaches && rule.at - lowest.baseline <= LARGEST_RULE_GAP * lowest.size) bottom = line;
  }
  return bottom;
}
