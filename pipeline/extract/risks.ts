import type { SourceLine } from '../model.js';
import { chunksOf, startsLower, type Chunk } from './chunks.js';
import { addDeletion } from './deletions.js';
import { freshId, type Extraction } from './extraction.js';
import { readFrame } from './frame.js';
import { listIn } from './grid/body.js';
import { listingIn, type ListedRow } from './grid/listing.js';
import { rangeOf } from './ledger.js';
import { addMentions, namedIn } from './mentions.js';
import { itemMarkAt, wordsAfter, type ItemMark } from './item-marks.js';
import type { Word } from './words.js';
import { squeezedWords } from './squeezing.js';

interface Row {
  readonly heading: readonly Word[];
  readonly number: string | null;
  /** More than one where a page break joined two risks in one row. */
  readonly risks: { mark: ItemMark | null; words: Word[] }[];
  consequence: Word[];
  response: Word[];
  /** Whether its cells were told apart by their capitals alone. */
  readonly unsure: boolean;
}

/** Risks: risk | consequence | response, row by row under headings that span the table. */
export function readRisks(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const listed = listingIn(extraction, lines, 'risks', sectionId);
  if (listed !== null) return readSeen(extraction, listed, sectionId, sectionNumber);
  const body = readFrame(extraction, lines, 'risks', sectionId);
  const rows: Row[] = [];
  let heading: readonly Word[] = [];
  let number: string | null = null;
  const chunks = chunksOf(body);
  let row: Row | undefined;
  for (const [index, chunk] of chunks.entries()) {
    const [named] = namedIn(extraction, chunk.words);
    const mark = itemMarkAt(chunk.words, 0);
    if (named !== undefined) {
      addMentions(extraction, [named], sectionNumber);
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', `${named.level}:${named.number}`);
      [heading, number, row] = [chunk.words, named.number, undefined];
    } else if (isDeleted(extraction, chunk)) {
      addDeletion(extraction, number === null ? sectionId : `direction:${number}`, mark?.label ?? null, wordsAfter(mark, chunk.words), chunk.words);
      row = undefined;
    } else if (row !== undefined && !beginsRow(row, mark, chunks.slice(index + 1)) && !isHeading(row, chunk, chunks[index + 1]) && takes(row, chunk)) continue;
    else if (mark === null && precedesItems(chunks[index + 1], rows.at(-1), extraction)) {
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', sectionId);
      [heading, number, row] = [chunk.words, null, undefined];
    } else {
      row = { heading, number, risks: [{ mark, words: [...chunk.words] }], consequence: [], response: [], unsure: false };
      rows.push(row);
    }
  }
  for (const one of rows) addRow(extraction, spread(one));
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
      if (consequence !== undefined && begun.includes(consequence)) row?.consequence.push(...consequence.words);
      if (response !== undefined && begun.includes(response)) row?.response.push(...response.words);
    }
  }
  for (const row of rows) addRow(extraction, row);
}

/**
 * Cells that the dump printed without an empty line between them: a cell ends where a line that does not wrap on meets a capital, or, in one
 * line, where a capital follows a small letter or a sentence's end. A chunk is cut only where just as many cells are missing, and the cells are
 * said to be unsure; where that cannot be told, the row stays without them.
 */
function spread(row: Row): Row {
  const [risk] = row.risks;
  if (risk === undefined || row.response.length > 0 || row.risks.length > 1) return row;
  const items = listStart(row.consequence);
  if (items > 0) return { ...row, consequence: row.consequence.slice(0, items), response: row.consequence.slice(items) };
  const missing = row.consequence.length > 0 ? 1 : 2;
  for (const isBorder of BORDERS) {
    const cells = cutAt(risk.words, isBorder, missing);
    if (cells === null) continue;
    const [first = [], second = [], third = []] = cells;
    const rest = missing === 1 ? { consequence: second, response: row.consequence } : { consequence: second, response: third };
    return { ...row, ...rest, risks: [{ mark: risk.mark, words: first }], unsure: true };
  }
  for (const isBorder of missing === 1 ? [...BORDERS, endsSentence] : []) {
    const [consequence, response] = cutAt(row.consequence, isBorder, 1) ?? [];
    if (consequence !== undefined && response !== undefined) return { ...row, consequence, response, unsure: true };
  }
  return { ...row, unsure: true };
}

/** Where numbered responses begin behind a consequence, in its line; 0 or less where none do. */
function listStart(words: readonly Word[]): number {
  const second = words.findIndex((_, index) => itemMarkAt(words, index)?.label === '2');
  return words.findIndex((word, index) => index > 0 && index < second && itemMarkAt([{ ...word, gap: 'line' }, ...words.slice(index + 1)], 0)?.label === '1');
}

type Border = (words: readonly Word[], index: number) => boolean;

/** Words cut at their borders; null where there are not just so many. A list that begins is one cell to its end. */
function cutAt(words: readonly Word[], isBorder: Border, count: number): Word[][] | null {
  const borders = words.flatMap((_, index) => (index > 1 && (isBorder(words, index) || beginsList(words, index)) ? [index] : []));
  const list = borders.findIndex((index) => beginsList(words, index));
  const starts = [0, ...(list === -1 ? borders : borders.slice(0, list + 1))];
  return starts.length - 1 === count ? starts.map((start, index) => words.slice(start, starts[index + 1] ?? words.length)) : null;
}

function beginsList(words: readonly Word[], index: number): boolean {
  return words[index]?.gap === 'line' && itemMarkAt(words, index)?.label.replace(')', '') === '1';
}

function endsLine(words: readonly Word[], index: number): boolean {
  return words[index]?.gap === 'line' && /^\p{Lu}/u.test(words[index]?.text ?? '') && !/[.,;:]$/u.test(words[index - 1]?.text ?? '');
}

function endsCell(words: readonly Word[], index: number): boolean {
  return words[index]?.gap !== 'wrap' && /^\p{Lu}(?:\p{Ll}|$)/u.test(words[index]?.text ?? '') && /[\p{Ll})»]$/u.test(words[index - 1]?.text ?? '');
}

const BORDERS: readonly Border[] = [endsLine, endsCell, (words, index) => endsLine(words, index) || endsCell(words, index)];

function endsSentence(words: readonly Word[], index: number): boolean {
  return words[index]?.gap === 'space' && /^\p{Lu}\p{Ll}/u.test(words[index]?.text ?? '') && /\p{L}[.;]$/u.test(words[index - 1]?.text ?? '');
}

function isDeleted({ lexicon }: Extraction, chunk: Chunk): boolean {
  return lexicon.deletion.test(squeezedWords(wordsAfter(itemMarkAt(chunk.words, 0), chunk.words)));
}

/** Whether what follows a chunk without a number tells that it is a heading: another heading, or the next item, counted on or from one. */
function precedesItems(next: Chunk | undefined, last: Row | undefined, extraction: Extraction): boolean {
  return next !== undefined && (namedIn(extraction, next.words).length > 0 || isNextItem(next, last));
}

function isNextItem(chunk: Chunk, last: Row | undefined): boolean {
  const mark = itemMarkAt(chunk.words, 0);
  return mark?.label === '1' || (mark?.kind === 'number' && Number(mark.label) === numberOf(last) + 1);
}

/** The number of a row's last risk. */
function numberOf(row: Row | undefined): number {
  return Number(row?.risks.at(-1)?.mark?.label ?? Number.NaN);
}

/**
 * The next item number begins a row, even where the row before lacks a cell; unless it also goes on with the list that the row's last cell is, and
 * the number comes once more.
 */
function beginsRow(row: Row, mark: ItemMark | null, rest: readonly Chunk[]): boolean {
  const last = numberOf(row);
  if (mark?.kind !== 'number' || Number(mark.label) !== last + 1 || isOpen(row.consequence)) return false;
  return lastItem(row.response) !== last || !rest.slice(0, MOST_CHUNKS_AHEAD).some((chunk) => itemMarkAt(chunk.words, 0)?.label === mark.label);
}

/** So many chunks further a row that has begun is over. */
const MOST_CHUNKS_AHEAD = 4;

/** The number of the last item of a cell that is a list. */
function lastItem(words: readonly Word[]): number {
  const items = words.flatMap((_, index) => itemMarkAt(words, index) ?? []).filter(({ kind }) => kind === 'number');
  return Number(items.at(-1)?.label ?? Number.NaN);
}

/** A line without a number, between a row that has its cells, told apart or not, and the next item. */
function isHeading(row: Row, chunk: Chunk, next: Chunk | undefined): boolean {
  if (itemMarkAt(chunk.words, 0) !== null || next === undefined || !isNextItem(next, row) || isOpen(row.response) || isOpen(row.consequence)) return false;
  if (chunk.lines.length > 1 || /[.;,]$/u.test(chunk.squeezed)) return false;
  const isWhole = row.response.length > 0 || spread(row).response.length > 0;
  const restarts = itemMarkAt(next.words, 0)?.label === '1';
  return restarts ? isWhole || row.consequence.length > 0 : isWhole && lastWord(chunk.words) === lastWord(row.heading);
}

/** Headings of one table end alike: «external risks», «internal risks». */
function lastWord(words: readonly Word[]): string {
  return squeezedWords(words.slice(-1));
}

/** Puts a chunk into the row's next empty cell; a page break may have cut a cell, or put the next risk before its rest. */
function takes(row: Row, chunk: Chunk): boolean {
  const isNextOfList = Number(itemMarkAt(chunk.words, 0)?.label ?? Number.NaN) === lastItem(row.response) + 1;
  if (row.response.length > 0 && !isNextOfList && !(isOpen(row.response) && (chunk.afterPage || startsLower(chunk)))) return false;
  if (row.response.length > 0) row.response.push(...chunk.words);
  else if (row.consequence.length > 0 && isOpen(row.consequence)) {
    const mark = itemMarkAt(chunk.words, 0);
    if (chunk.afterPage && mark !== null) row.risks.push({ mark, words: [...chunk.words] });
    else row.consequence.push(...chunk.words);
  } else if (row.consequence.length > 0) row.response.push(...chunk.words);
  else if (isOpen(row.risks.at(-1)?.words ?? [])) row.risks.at(-1)?.words.push(...chunk.words);
  else row.consequence.push(...chunk.words);
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
