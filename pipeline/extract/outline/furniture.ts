import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { headerTest, isColumnNumbers } from '../heads/header.js';

/** Furniture is the outermost lines of a page, so many at most at each end. */
const MOST_EDGE_LINES = 4;
/** What is printed on so many pages, and on so large a share of them, is furniture. */
const FEWEST_PAGES = 3;
const LEAST_SHARE = 0.5;

type Edge = 'top' | 'bottom';

/** An outermost line of a page, with the numbers in it. */
interface EdgeLine {
  readonly line: SourceLine;
  readonly numbers: readonly number[];
}

/**
 * Numbers of the lines that belong to the pages and not to what the plan says: running headers, footers, page numbers.
 *
 * A PDF's lines say so themselves. In a text, furniture is what stands outermost on most pages and says the same on each, but for numbers
 * that count up with the pages; a table's header, printed again on its next page, is none.
 */
export function furnitureIn(lines: readonly SourceLine[], lexicon: Lexicon): Set<number> {
  const furniture = new Set(lines.filter((line) => line.place?.furniture === true).map(({ no }) => no));
  if (lines.some((line) => line.place !== undefined)) return furniture;
  const pages = pagesOf(lines);
  if (pages.length < FEWEST_PAGES) return furniture;
  const isHeaderText = headerTest(lexicon);
  const least = Math.max(FEWEST_PAGES, Math.ceil(LEAST_SHARE * pages.length));
  for (const edge of ['top', 'bottom'] as const) {
    for (let round = 0; round < MOST_EDGE_LINES; round += 1) {
      const outermost = pages.flatMap((page) => outermostLine(page, edge, furniture, isHeaderText) ?? []);
      const found = alike(outermost, least);
      if (found.length === 0) break;
      for (const { no } of found) furniture.add(no);
    }
  }
  return furniture;
}

/** The filled lines of each page. */
function pagesOf(lines: readonly SourceLine[]): SourceLine[][] {
  const pages: SourceLine[][] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (pages.at(-1)?.[0]?.page === line.page) pages.at(-1)?.push(line);
    else pages.push([line]);
  }
  return pages;
}

function outermostLine(page: readonly SourceLine[], edge: Edge, furniture: ReadonlySet<number>, isHeaderText: (text: string) => boolean): EdgeLine | null {
  const isOpen = (line: SourceLine): boolean => !furniture.has(line.no);
  const line = edge === 'top' ? page.find(isOpen) : page.findLast(isOpen);
  if (line === undefined || isHeaderText(line.text) || isColumnNumbers(line.text)) return null;
  return { line, numbers: (line.text.match(/\d+/gu) ?? []).map(Number) };
}

/** The lines that say the same on at least so many pages: each of their numbers is the same on all, or counts with the pages. */
function alike(outermost: readonly EdgeLine[], least: number): SourceLine[] {
  const sayings = new Map<string, EdgeLine[]>();
  for (const one of outermost) {
    const saying = one.line.text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim();
    sayings.set(saying, [...(sayings.get(saying) ?? []), one]);
  }
  return [...sayings.values()].flatMap((same) => {
    let kept = same;
    for (let place = 0; place < (same[0]?.numbers.length ?? 0); place += 1) kept = inStep(kept, place);
    // Numbers alone are furniture only where they count, or make a date.
    const counts = kept.some(({ line }) => /\p{L}|\d[./]\d+[./]\d/u.test(line.text)) || new Set(kept.map(({ numbers }) => numbers.join())).size === kept.length;
    return kept.length >= least && counts ? kept.map(({ line }) => line) : [];
  });
}

/** Those of some lines whose number at a place is the one that most have, or stands as far from the page's as with most. */
function inStep(lines: readonly EdgeLine[], place: number): EdgeLine[] {
  const same = largestGroup(lines, ({ numbers }) => numbers[place] ?? 0);
  const counting = largestGroup(lines, ({ line, numbers }) => (numbers[place] ?? 0) - line.page);
  return same.length >= counting.length ? same : counting;
}

function largestGroup(lines: readonly EdgeLine[], key: (line: EdgeLine) => number): EdgeLine[] {
  const groups = new Map<number, EdgeLine[]>();
  for (const line of lines) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return [...groups.values()].reduce<EdgeLine[]>((largest, group) => (group.length > largest.length ? group : largest), []);
}
