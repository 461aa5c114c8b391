import type { SourceLine } from '../../model.js';
import { behindOthers, borderSense, cutIntoCells, type BorderSense } from './borders.js';
import { chunksOf, cutChunks, startsLower, type Chunk } from '../text/chunks.js';
import { addDeletion } from '../notes/deletions.js';
import { freshId, type Extraction } from '../extraction.js';
import { readFrame } from './frame.js';
import { listIn } from '../grid/body.js';
import { listingIn, type ListedRow } from '../grid/listing.js';
import { rangeOf } from '../ledger.js';
import { addMentions, isNamedAt, namedIn } from '../outline/mentions.js';
import { itemMarkAt, wordsAfter, type ItemMark } from '../series/item-marks.js';
import { appendWords, wordsOf, type Word } from '../text/words.js';
import { squeezedLine, squeezedWords } from '../text/squeezing.js';

interface Row {
  readonly heading: readonly Word[];
  readonly number: string | null;
  /** More than one where a page break joined two risks in one row. */
  readonly risks: { mark: ItemMark | null; words: Word[] }[];
  readonly consequence: Word[];
  readonly response: Word[];
  /** Whether its cells were told apart by their capitals alone, or not at all. */
  readonly unsure: boolean;
}

/** A row of a text: its cells as its chunks fill them, and all of its words as they stand. */
interface OpenRow extends Row {
  readonly words: Word[];
  isPaged: boolean;
}

/** By how much the way to cut a row into cells must be better than the next best to be sure, and to be taken; and what a border may cost at most. */
const SURE_LEAD = 1;
const LEAST_LEAD = 0.25;
const MOST_COST = 2;

/** Risks: risk | consequence | response, row by row under headings that span the table. */
export function readRisks(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const listed = listingIn(extraction, lines, 'risks', sectionId);
  if (listed !== null) return readSeen(extraction, listed, sectionId, sectionNumber);
  const chunks = cutChunks(chunksOf(readFrame(extraction, lines, 'risks', sectionId)), (chunk, index) => beginsGroup(chunk, index, extraction));
  const sense = borderSense(extraction);
  const style = rowStyle(chunks, extraction);
  const rows: OpenRow[] = [];
  let heading: readonly Word[] = [];
  let number: string | null = null;
  let row: OpenRow | undefined;
  for (const [index, chunk] of chunks.entries()) {
    const [named] = namedIn(extraction, chunk.words);
    const mark = rowMark(chunk, style);
    const rest = chunks.slice(index + 1);
    if (named !== undefined) {
      addMentions(extraction, [named], sectionNumber);
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', `${named.level}:${named.number}`);
      [heading, number, row] = [chunk.words, named.number, undefined];
    } else if (isDeleted(extraction, chunk)) {
      const item = itemMarkAt(chunk.words, 0);
      addDeletion(extraction, number === null ? sectionId : `direction:${number}`, item?.label ?? null, wordsAfter(item, chunk.words), chunk.words);
      row = undefined;
    } else if (isGroup(chunk, extraction)) {
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', sectionId);
      [heading, number, row] = [chunk.words, null, undefined];
    } else if (row !== undefined && !beginsRow(row, mark, rest, style) && !isHeading(row, chunk, rest[0], style, sense) && takes(row, chunk, style)) continue;
    else if (mark === null && style !== null && !startsLower(chunk) && precedesItems(rest[0], rows.at(-1), extraction, style)) {
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', sectionId);
      [heading, number, row] = [chunk.words, null, undefined];
    } else if (row !== undefined && mark === null && (style !== null || !chunk.afterPage || !isWhole(row))) append(row, chunk);
    else {
      row = { heading, number, risks: [{ mark, words: [...chunk.words] }], consequence: [], response: [], unsure: false, words: [...chunk.words], isPaged: false };
      rows.push(row);
    }
  }
  for (const one of rows.flatMap((open) => cellsOf(open, style, sense))) addRow(extraction, one);
}

/** The kind of number that the rows begin with: that of the first item; null where none has one. */
function rowStyle(chunks: readonly Chunk[], extraction: Extraction): ItemMark['kind'] | null {
  for (const chunk of chunks) {
    const mark = namedIn(extraction, chunk.words).length > 0 ? null : itemMarkAt(chunk.words, 0);
    if (mark?.kind === 'number' || mark?.kind === 'bracket') return mark.kind;
  }
  return null;
}

/** The number that a chunk begins with, where it is such as the rows have. */
function rowMark(chunk: Chunk, style: ItemMark['kind'] | null): ItemMark | null {
  const mark = itemMarkAt(chunk.words, 0);
  return mark?.kind === style ? mark : null;
}

function countOf(mark: ItemMark | null | undefined): number {
  return Number(mark?.label.replace(')', '') ?? Number.NaN);
}

/** `External risks`, in a line of its own. */
function isGroup({ lines, squeezed, words }: Chunk, { lexicon }: Extraction): boolean {
  return lines.length === 1 && itemMarkAt(words, 0) === null && lexicon.riskGroup.test(squeezed);
}

/** Whether a line of a chunk, or the one before it, is such a heading, or names a direction, goal or task. */
function beginsGroup({ lines }: Chunk, index: number, extraction: Extraction): boolean {
  const isHeading = (line: SourceLine | undefined): boolean => extraction.lexicon.riskGroup.test(squeezedLine(line));
  return isHeading(lines[index]) || isHeading(lines[index - 1]) || isNamedAt(extraction, wordsOf(lines.slice(index)));
}

function append(row: OpenRow, chunk: Chunk): void {
  appendWords(row.words, behindOthers(chunk));
  row.isPaged ||= chunk.afterPage;
}

/** Whether each of its cells has words, and none goes on. */
function isWhole(row: Row): boolean {
  return row.response.length > 0 && !isOpen(row.response);
}

/**
 * A row's words cut into its three cells; without numbers, into as many rows as cost least. A row that a page break cut has its cells as its chunks filled
 * them: what stands behind the break may belong to each. Cells told apart by a capital in a line are unsure; where they cannot be told apart the
 * row stays whole.
 */
function cellsOf(row: OpenRow, style: ItemMark['kind'] | null, sense: BorderSense): Row[] {
  const filled = row.risks.reduce((sum, { words }) => sum + words.length, row.consequence.length + row.response.length);
  if (row.risks.length > 1 || (row.isPaged && row.response.length > 0 && filled === row.words.length)) return [row];
  const cut = cutIntoCells(row.words, { columns: 3, rows: style === null ? null : 1, rests: [0] }, sense);
  const [mark] = row.risks.map((risk) => risk.mark);
  if (cut === null || cut.lead < LEAST_LEAD || cut.dearest > MOST_COST) {
    return [{ ...row, risks: [{ mark: mark ?? null, words: row.words }], consequence: [], response: [], unsure: true }];
  }
  const rows: Row[] = [];
  for (let at = 0; at < cut.cells.length; at += 3) {
    const [risk = [], consequence = [], response = []] = cut.cells.slice(at, at + 3).map((cell) => [...cell]);
    const unsure = cut.lead < SURE_LEAD || [consequence, response].some(([first]) => first?.gap === 'space' && !/^1/u.test(first.text));
    rows.push({ ...row, risks: [{ mark: mark ?? null, words: risk }], consequence, response, unsure });
  }
  return rows;
}

/** The same where the cells can be seen. */
function readSeen(extraction: Extraction, listed: readonly ListedRow[], sectionId: string | null, sectionNumber: string | null): void {
  const rows: Row[] = [];
  let [heading, number]: [readonly Word[], string | null] = [[], null];
  for (const { cells: [risk, consequence, response], begun } of listed) {
    const [first] = begun;
    if (first === undefined) continue;
    const mark = itemMarkAt(first.words, 0);
    const alone = begun.length === 1 && first.column === 0;
    const [named] = alone ? namedIn(extraction, first.words) : [];
    if (alone && extraction.lexicon.deletion.test(squeezedWords(wordsAfter(mark, first.words)))) {
      addDeletion(extraction, number === null ? sectionId : `direction:${number}`, mark?.label ?? null, wordsAfter(mark, first.words), first.words);
    } else if (alone && (named !== undefined || mark === null)) {
      if (named !== undefined) addMentions(extraction, [named], sectionNumber);
      extraction.ledger.claim(first.words.map((word) => word.line), 'heading', named === undefined ? sectionId : `${named.level}:${named.number}`);
      [heading, number] = [first.words, named?.number ?? null];
    } else if (risk !== undefined && begun.includes(risk)) {
      rows.push({ heading, number, risks: listIn(risk.words).map(({ mark: own, words }) => ({ mark: own, words })), consequence: [...(consequence?.words ?? [])], response: [...(response?.words ?? [])], unsure: false });
    } else {
      // Further consequences and responses of a risk whose cell spans their rows.
      const row = rows.at(-1);
      if (consequence !== undefined && begun.includes(consequence)) appendWords(row?.consequence, consequence.words);
      if (response !== undefined && begun.includes(response)) appendWords(row?.response, response.words);
    }
  }
  for (const row of rows) addRow(extraction, row);
}

function isDeleted({ lexicon }: Extraction, chunk: Chunk): boolean {
  return lexicon.deletion.test(squeezedWords(wordsAfter(itemMarkAt(chunk.words, 0), chunk.words)));
}

/** Whether what follows a chunk without a number tells that it is a heading: another heading, or the next item, counted on or from one. */
function precedesItems(next: Chunk | undefined, last: Row | undefined, extraction: Extraction, style: ItemMark['kind']): boolean {
  return next !== undefined && (namedIn(extraction, next.words).length > 0 || isNextItem(next, last, style));
}

function isNextItem(chunk: Chunk, last: Row | undefined, style: ItemMark['kind'] | null): boolean {
  const count = countOf(rowMark(chunk, style));
  return count === 1 || count === numberOf(last) + 1;
}

/** The number of a row's last risk. */
function numberOf(row: Row | undefined): number {
  return countOf(row?.risks.at(-1)?.mark);
}

/**
 * The next item number begins a row, even where the row before lacks a cell; unless it also goes on with the list that the row's last cell is, and
 * the number comes once more.
 */
function beginsRow(row: OpenRow, mark: ItemMark | null, rest: readonly Chunk[], style: ItemMark['kind'] | null): boolean {
  const last = numberOf(row);
  if (mark === null || countOf(mark) !== last + 1 || isOpen(row.consequence)) return false;
  return lastItem(row.response, style) !== last || !rest.slice(0, MOST_CHUNKS_AHEAD).some((chunk) => itemMarkAt(chunk.words, 0)?.label === mark.label);
}

/** So many chunks further a row that has begun is over. */
const MOST_CHUNKS_AHEAD = 4;

/** The number of the last item of a cell that is a list. */
function lastItem(words: readonly Word[], style: ItemMark['kind'] | null): number {
  const items = words.flatMap((_, index) => itemMarkAt(words, index) ?? []).filter(({ kind }) => kind === style);
  return countOf(items.at(-1));
}

/** A line without a number, between a row that has its cells, told apart or not, and the next item. */
function isHeading(row: OpenRow, chunk: Chunk, next: Chunk | undefined, style: ItemMark['kind'] | null, sense: BorderSense): boolean {
  if (itemMarkAt(chunk.words, 0) !== null || next === undefined || !isNextItem(next, row, style) || isOpen(row.response) || isOpen(row.consequence)) return false;
  if (chunk.lines.length > 1 || /[.;,]$/u.test(chunk.squeezed) || startsLower(chunk)) return false;
  const hasCells = row.response.length > 0 || cellsOf(row, style, sense).every(({ response }) => response.length > 0);
  const restarts = countOf(rowMark(next, style)) === 1;
  return restarts ? hasCells || row.consequence.length > 0 : hasCells && lastWord(chunk.words) === lastWord(row.heading);
}

/** Headings of one table end alike: «external risks», «internal risks». */
function lastWord(words: readonly Word[]): string {
  return squeezedWords(words.slice(-1));
}

/** Puts a chunk into the row's next empty cell; a page break may have cut a cell, or put the next risk before its rest. */
function takes(row: OpenRow, chunk: Chunk, style: ItemMark['kind'] | null): boolean {
  const isNextOfList = countOf(rowMark(chunk, style)) === lastItem(row.response, style) + 1;
  if (row.response.length > 0 && !isNextOfList && !(isOpen(row.response) && chunk.afterPage) && !(startsLower(chunk) && (isOpen(row.response) || !chunk.afterPage))) return false;
  append(row, chunk);
  const begun = [row.response, row.consequence, row.risks.at(-1)?.words ?? []].find((cell) => cell.length > 0);
  // What begins in small letters goes on with a cell that an empty line cut.
  if (begun !== undefined && startsLower(chunk) && !chunk.afterPage) appendWords(begun, chunk.words);
  else if (row.response.length > 0) appendWords(row.response, chunk.words);
  else if (row.consequence.length > 0 && isOpen(row.consequence)) {
    const mark = rowMark(chunk, style);
    if (chunk.afterPage && mark !== null) row.risks.push({ mark, words: [...chunk.words] });
    else appendWords(row.consequence, chunk.words);
  } else if (row.consequence.length > 0) appendWords(row.response, chunk.words);
  else if (isOpen(row.risks.at(-1)?.words ?? [])) appendWords(row.risks.at(-1)?.words, chunk.words);
  else appendWords(row.consequence, chunk.words);
  return true;
}

function isOpen(words: readonly Word[]): boolean {
  return (words.at(-1)?.trailing ?? 0) > 0;
}

function addRow(extraction: Extraction, row: Row): void {
  const { ledger, records } = extraction;
  for (const { mark, words } of row.risks) {
    const position = records.risks.filter((risk) => risk.heading === ledger.wording(row.heading)).length + 1;
    const id = freshId(extraction, `risk:${row.number ?? 'general'}/${mark?.label ?? position}`);
    const text = wordsAfter(mark, words);
    ledger.take(id, 'number', words.slice(0, words.length - text.length), 'risk');
    ledger.take(id, 'text', text, 'risk');
    ledger.take(id, 'consequence', row.consequence, 'risk');
    ledger.take(id, 'response', row.response, 'risk');
    const orNull = (taken: readonly Word[]): string | null => (taken.length === 0 ? null : ledger.wording(taken));
    records.risks.push({
      risk_id: id, heading: orNull(row.heading), number: mark?.label ?? null, risk: ledger.wording(text), consequence: orNull(row.consequence),
      response: orNull(row.response), pairing: row.unsure ? 'unsure' : row.risks.length > 1 ? 'shared' : 'own', ...rangeOf([...words, ...row.consequence, ...row.response]),
    });
  }
}
