import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine, SourceTableKind } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { chunksOf, cutChunks, type Chunk } from '../text/chunks.js';
import { freshId, type Extraction } from '../extraction.js';
import { isColumnNumbers, wordComposer } from '../heads/header.js';
import { itemMarkAt } from '../series/item-marks.js';
import { landmarkAt } from '../text/landmarks.js';
import { rangeOfLines } from '../ledger.js';
import { isNamedAt, namedIn } from '../outline/mentions.js';
import { squeezedLine } from '../text/squeezing.js';
import { wordsOf } from '../text/words.js';

/** A header of three text columns is at most so many lines above its row of column numbers. */
const MOST_HEADER_LINES = 40;
/** A header without that row, whose words no lexicon has, is at most so many filled lines above the first heading. */
const MOST_UNKNOWN_LINES = 20;

/**
 * Reads what frames a section's only table, the amendment notes above it and its header, and returns the lines of its body. The header ends with
 * the row of column numbers, else with the last of its known words, or where the first direction, goal or task is named.
 */
export function readFrame(extraction: Extraction, lines: readonly SourceLine[], kind: SourceTableKind, sectionId: string | null): SourceLine[] {
  const { ledger, lexicon, records } = extraction;
  const body: SourceLine[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    const landmark = landmarkAt(lines, index, lexicon);
    if (landmark?.kind === 'amendment') index = readAmendment(extraction, lines, landmark, sectionId);
    else if (landmark?.kind === 'imprint') break;
    else {
      body.push(line);
      index += 1;
    }
  }
  const numbers = body.findIndex((line) => isColumnNumbers(line.text));
  const header = body.slice(0, numbers >= 0 && numbers <= MOST_HEADER_LINES ? numbers + 1 : headerLength(body, extraction));
  const rest = body.slice(header.length);
  const filled = body.filter(isFilled).map((line) => line.no);
  if (filled.length === 0) return [];
  const tableId = freshId(extraction, `table:${kind}`);
  ledger.claim(header.filter(isFilled).map((line) => line.no), 'table_header', tableId);
  records.source_tables.push({
    table_id: tableId, kind, owner_id: sectionId, block: null, years_printed: '', periods_printed: '',
    column_numbers: header.find((line) => isColumnNumbers(line.text))?.text.trim() ?? '',
    ...rangeOfLines(filled),
  });
  const repeated = repeatedIn(rest, header);
  ledger.claim(repeated, 'table_header', tableId);
  return rest.map((line) => (repeated.has(line.no) ? { ...line, text: '' } : line));
}

function isFilled(line: SourceLine): boolean {
  return line.text.trim() !== '';
}

/** Numbers of the lines that print the header once more: rows of column numbers anywhere, its other lines at the top of a page. */
function repeatedIn(lines: readonly SourceLine[], header: readonly SourceLine[]): Set<number> {
  const printed = new Set(header.filter(isFilled).map(squeezedLine));
  const repeated = new Set<number>();
  let page = header.at(-1)?.page ?? lines[0]?.page;
  let isTop = false;
  for (const line of lines.filter(isFilled)) {
    isTop ||= line.page !== page;
    page = line.page;
    isTop &&= printed.has(squeezedLine(line));
    if (isTop || isColumnNumbers(line.text)) repeated.add(line.no);
  }
  return repeated;
}

/** How many lines a header without a row of column numbers takes. */
function headerLength(body: readonly SourceLine[], extraction: Extraction): number {
  const chunks = cutChunks(chunksOf(body), (chunk, index) => beginsBody(chunk.lines.slice(index), extraction));
  const known = knownChunks(chunks, extraction.lexicon);
  const last = chunks[(known > 0 ? known : unknownChunks(chunks, extraction)) - 1]?.lines.at(-1);
  return last === undefined ? 0 : body.indexOf(last) + 1;
}

/** Whether lines begin what the header cannot hold: a direction, goal or task, a group of risks, an item. */
function beginsBody(lines: readonly SourceLine[], extraction: Extraction): boolean {
  const words = wordsOf(lines);
  return isNamedAt(extraction, words) || extraction.lexicon.riskGroup.test(squeezedLine(lines[0])) || itemMarkAt(words, 0) !== null;
}

/** How many chunks, from the first, are made of nothing but a header's words. */
function knownChunks(chunks: readonly Chunk[], lexicon: Lexicon): number {
  const isHeader = listingTest(lexicon);
  let known = 0;
  let squeezed = '';
  let lines = 0;
  for (const [index, chunk] of chunks.entries()) {
    squeezed += chunk.squeezed;
    lines += chunk.lines.length;
    if (lines > MOST_HEADER_LINES) break;
    if (isHeader(squeezed)) known = index + 1;
  }
  return known;
}

/** How many chunks stand above the first direction, goal or task, where these begin the rows; none where an item stands among them. */
function unknownChunks(chunks: readonly Chunk[], extraction: Extraction): number {
  const first = chunks.findIndex(({ words }) => namedIn(extraction, words).length > 0);
  const above = chunks.slice(0, Math.max(first, 0));
  const lines = above.reduce((sum, chunk) => sum + chunk.lines.length, 0);
  return lines > MOST_UNKNOWN_LINES || above.some(({ words }) => itemMarkAt(words, 0) !== null) ? 0 : above.length;
}

const TESTS = new WeakMap<Lexicon, (squeezed: string) => boolean>();

function listingTest(lexicon: Lexicon): (squeezed: string) => boolean {
  let test = TESTS.get(lexicon);
  if (test === undefined) {
    test = wordComposer(lexicon.listingWords);
    TESTS.set(lexicon, test);
  }
  return test;
}
