import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { hasValues, headerTest } from './header.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import { labelBegins, squeezedLine, squeezedLines } from '../text/squeezing.js';
import { wordsOf } from '../text/words.js';

/** Where the summary of budget expenditure stands among a section's lines: its heading, and the lines from there to its end. */
export interface SummaryPlace {
  readonly heading: Landmark;
  readonly to: number;
}

/** A narrow column breaks a label over so many lines. */
const MOST_LABEL_LINES = 4;
/** A header is no longer than this, empty lines included. */
const MOST_HEADER_LINES = 80;
/** Filled lines that a heading, and words of the header that no lexicon has, may take above the header's first known line. */
const MOST_LINES_ABOVE = 6;
const CODE = /^\s*\d{3}\*{0,2}(?:\s+[«"“„(]?\p{L}|\s*$)/u;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;

/**
 * Finds the summary: by its heading, else by what it looks like, since its heading has many wordings: below the passports, a header with years,
 * and right under it the total, a group, or a row that begins with a programme's code.
 */
export function summaryIn(lines: readonly SourceLine[], lexicon: Lexicon): SummaryPlace | null {
  const passports = lines.flatMap((_, index) => (landmarkAt(lines, index, lexicon)?.kind === 'passport' ? [index] : []));
  const heading = headingByLabel(lines, lexicon) ?? headingByTable(lines, (passports.at(-1) ?? -1) + 1, lexicon);
  return heading === null ? null : { heading, to: passports.find((index) => index >= heading.to) ?? lines.length };
}

function headingByLabel(lines: readonly SourceLine[], lexicon: Lexicon): Landmark | null {
  const at = lines.findIndex((line) => lexicon.summary.test(squeezedLine(line)));
  if (at === -1) return null;
  const isHeaderText = headerTest(lexicon);
  let to = at + 1;
  while (to < lines.length && /\S\s*$/u.test(lines[to]?.text ?? '') && /^\s*\p{Ll}/u.test(lines[to]?.text ?? '') && !isHeaderText(lines[to]?.text ?? '')) to += 1;
  return headingOf(lines, at, to);
}

function headingByTable(lines: readonly SourceLine[], from: number, lexicon: Lexicon): Landmark | null {
  const isHeaderText = headerTest(lexicon);
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if ((!isHeaderText(text) && (text.match(YEAR)?.length ?? 0) < 2) || summaryBody(lines, index, lexicon) === null) continue;
    const first = firstAbove(lines, index, lexicon);
    let to = first;
    while (to < index && (lines[to]?.text.trim() ?? '') !== '' && lines[to]?.place?.cell == null) to += 1;
    // A single stretch of lines above the header's known words is a heading only where it stands apart from them.
    return headingOf(lines, first, to === index ? first : to);
  }
  return null;
}

function headingOf(lines: readonly SourceLine[], from: number, to: number): Landmark {
  return { kind: 'summary', number: null, from, to, label: wordsOf(lines.slice(from, to)), title: [] };
}

/**
 * Index of the first line of the body under a header that `from` stands in: the total, a group, or a row with a code. Null where values or a
 * passport's block come first, or the lines between name no years.
 */
export function summaryBody(lines: readonly SourceLine[], from: number, lexicon: Lexicon): number | null {
  let years = 0;
  for (let index = from; index < Math.min(lines.length, from + MOST_HEADER_LINES); index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.trim() === '') continue;
    if (beginsBody(lines, index, lexicon)) return years >= 2 ? index : null;
    if (hasValues(text) || lexicon.blocks.some(([pattern]) => pattern.test(squeezedLine(lines[index])))) return null;
    years += text.match(YEAR)?.length ?? (/^\s*(?:19|20)\d{1,2}(?!\d)/u.test(text) ? 1 : 0);
  }
  return null;
}

function beginsBody(lines: readonly SourceLine[], index: number, lexicon: Lexicon): boolean {
  return beginsGroup(lines, index, lexicon) || (CODE.test(lines[index]?.text ?? '') && beginsCell(lines, index));
}

function beginsCell(lines: readonly SourceLine[], index: number): boolean {
  return (lines[index - 1]?.text.trim() ?? '') === '' || lines[index - 1]?.page !== lines[index]?.page;
}

/** Whether the total or a group of the summary begins at a line; their labels hold a header word. */
export function beginsGroup(lines: readonly SourceLine[], at: number, lexicon: Lexicon): boolean {
  const { squeezed } = squeezedLines(lines, at, MOST_LABEL_LINES);
  return lexicon.budgetGroups.some(([pattern]) => pattern.test(squeezed.replace(/^(?:\d+|[іvх]+)[.)]/u, '')));
}

/** The first of the lines of words above the header's first known line, up to the end of the table above. */
function firstAbove(lines: readonly SourceLine[], index: number, lexicon: Lexicon): number {
  let first = index;
  for (let at = index - 1, filled = 0; at >= 0 && filled < MOST_LINES_ABOVE; at -= 1) {
    const text = lines[at]?.text ?? '';
    if (text.trim() === '') continue;
    const ends = /\d\s*$|^\s*\d/u.test(text) || landmarkAt(lines, at, lexicon) !== null || labelBegins(lines, at, lexicon.programmeIndicatorHeader, 1);
    if (ends || lexicon.blocks.some(([pattern]) => pattern.test(squeezedLine(lines[at])))) break;
    first = at;
    filled += 1;
  }
  return first;
}
