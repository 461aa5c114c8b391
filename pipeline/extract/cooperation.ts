import type { Lexicon } from '../lexicon/lexicon.js';
import type { Pairing, SourceLine } from '../model.js';
import { chunksOf, startsLower, type Chunk } from './chunks.js';
import { freshId, type Extraction } from './extraction.js';
import { readFrame } from './frame.js';
import { squeeze } from './glyphs.js';
import type { GridCell } from './grid/grid.js';
import { listingIn, type ListedRow } from './grid/listing.js';
import { rangeOf } from './ledger.js';
import { addMentions, namedIn, type Named } from './mentions.js';
import type { Word } from './words.js';

interface Row {
  task: Named | null;
  agency: Word[];
  text: Word[];
}

/** `ЖАО`, `ИЖТМ,`: a body's abbreviation. */
const ABBREVIATION = /^[\p{Lu}]{2,}(?<comma>,)?$/u;

/**
 * Cooperation between bodies: task | body | measures. A task's cell spans several rows; after a page break it stands behind the beginning of
 * the row that the break cut, which is then its first.
 */
export function readCooperation(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const listed = listingIn(extraction, lines, 'cooperation', sectionId);
  const rows = listed === null ? rowsIn(extraction, chunksOf(readFrame(extraction, lines, 'cooperation', sectionId)), sectionNumber) : rowsSeen(extraction, listed, sectionNumber);
  for (const row of rows) addRow(extraction, row, rows.filter((other) => other.task === row.task).length === 1);
}

/** Rows whose cells can be seen. */
function rowsSeen(extraction: Extraction, listed: readonly ListedRow[], sectionNumber: string | null): Row[] {
  const rows: Row[] = [];
  let task: Named | null = null;
  let named: GridCell | undefined;
  for (const { cells: [heading, agency, text] } of listed) {
    if (heading !== undefined && heading !== named) {
      [named, task] = [heading, namedIn(extraction, heading.words)[0] ?? null];
      if (task !== null) addMentions(extraction, [task], sectionNumber);
    }
    if (text !== undefined && text !== heading && text !== agency) rows.push({ task, agency: [...(agency?.words ?? [])], text: [...text.words] });
  }
  return rows;
}

function rowsIn(extraction: Extraction, chunks: readonly Chunk[], sectionNumber: string | null): Row[] {
  const rows: Row[] = [];
  let task: Named | null = null;
  for (const [index, chunk] of chunks.entries()) {
    const row = rows.at(-1);
    const holdsText = isFollowedByRow(extraction, chunk, chunks[index + 1]);
    const [named] = namedIn(extraction, chunk.words);
    if (named?.level === 'task') {
      const { cell, rest } = headingCell(extraction, named);
      addMentions(extraction, [cell], sectionNumber);
      task = cell;
      if (chunk.afterPage && row !== undefined && isCut(row)) row.task = task;
      // The cells beside the task's were printed in its last line.
      if (rest.length > 0) rows.push(beginWith(task, rest, holdsText, extraction.lexicon));
      continue;
    }
    if (row !== undefined && isOpen(row.agency) && row.text.length === 0) row.agency.push(...chunk.words);
    else if (row !== undefined && row.text.length > 0 && isOpen(row.text) && (chunk.afterPage || startsLower(chunk))) row.text.push(...chunk.words);
    else if (row !== undefined && row.text.length > 0 && isOpen(row.text)) row.text.push(...chunk.words);
    else if (row !== undefined && row.text.length === 0) row.text.push(...chunk.words);
    else rows.push(beginWith(task, chunk.words, holdsText, extraction.lexicon));
  }
  return rows;
}

/** Whether a row's measures must stand in its first chunk: the next one begins another row, or goes on with a line. */
function isFollowedByRow(extraction: Extraction, chunk: Chunk, next: Chunk | undefined): boolean {
  return next === undefined || chunk.open || startsLower(next) || namedIn(extraction, next.words).length > 0 || bodiesEnd(next.words, extraction.lexicon) > 0;
}

function isOpen(words: readonly Word[]): boolean {
  return (words.at(-1)?.trailing ?? 0) > 0;
}

/** A row whose body or measures go on after the page. */
function isCut(row: Row): boolean {
  return row.text.length === 0 ? isOpen(row.agency) : isOpen(row.text);
}

/** A task's cell without what stands beside it: its title is the outline's, or ends before the first body's abbreviation. */
function headingCell(extraction: Extraction, named: Named): { cell: Named; rest: readonly Word[] } {
  const known = extraction.records.outline.find(({ level, number }) => level === named.level && number === named.number);
  const at = (known === undefined ? 0 : endOfTitle(named.title, squeeze(known.title))) || abbreviationIn(named.title);
  if (at === 0 || at === named.title.length) return { cell: named, rest: [] };
  const rest = named.title.slice(at);
  return { cell: { ...named, title: named.title.slice(0, at), words: named.words.slice(0, named.words.length - rest.length) }, rest };
}

/** Where a title ends among the words that begin with it; 0 where they do not. */
function endOfTitle(words: readonly Word[], title: string): number {
  const wanted = title.replace(/\.$/u, '');
  let squeezed = '';
  for (const [index, word] of words.entries()) {
    squeezed += squeeze(word.text);
    if (squeezed.replace(/\.$/u, '') === wanted) return index + 1;
    if (!wanted.startsWith(squeezed)) return 0;
  }
  return 0;
}

/** Where, in a line, a body's abbreviation with a sentence behind it follows at least two words of a title; 0 where none does. */
function abbreviationIn(words: readonly Word[]): number {
  const at = words.findIndex(({ text, gap }, index) => index > 1 && gap === 'space' && /^\p{Lu}{2,}$/u.test(text) && /^\p{Lu}\p{Ll}/u.test(words[index + 1]?.text ?? ''));
  return Math.max(at, 0);
}

/**
 * A row begins with its body. Body and measures, a sentence, may share a chunk: short names of bodies before a capital, or a line
 * that ends before a capital begins the next.
 */
function beginWith(task: Named | null, words: readonly Word[], holdsText: boolean, lexicon: Lexicon): Row {
  const bodies = bodiesEnd(words, lexicon);
  const isSentence = /[.;]$/u.test(words.at(-1)?.text ?? '');
  const end = Math.max(isSentence || (holdsText && /^\p{Lu}\p{Ll}/u.test(words[bodies]?.text ?? '')) ? bodies : 0, isSentence ? lineEnd(words) : 0);
  return end === 0 || end === words.length ? { task, agency: [...words], text: [] } : { task, agency: words.slice(0, end), text: words.slice(end) };
}

/**
 * Where a list of bodies that the words begin with ends: short names, each perhaps with a name in quotation marks before or behind it and a
 * remark in brackets, parted by commas; 0 where they begin otherwise.
 */
function bodiesEnd(words: readonly Word[], lexicon: Lexicon): number {
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length) {
      const next = bodyPart(words, end, lexicon);
      // Two short names without a comma between them: the second begins what the first does.
      const isSecond = end > at && next === end + 1 && isShortName(words, end, lexicon) && isShortName(words, end - 1, lexicon);
      if (next === end || isSecond) break;
      end = next;
      if (words[end - 1]?.text.endsWith(',') === true) break;
    }
    if (end === at) return 0;
    if (words[end - 1]?.text.endsWith(',') !== true) return end;
    at = end;
  }
  return words.length;
}

/** Index after a short name, or after a group in quotation marks or brackets; the word's own where none begins. */
function bodyPart(words: readonly Word[], at: number, lexicon: Lexicon): number {
  const text = words[at]?.text ?? '';
  if (isShortName(words, at, lexicon)) return at + 1;
  if (!/^[«"“„(]/u.test(text)) return at;
  let depth = 0;
  for (let end = at; end < Math.min(words.length, at + MOST_GROUP_WORDS); end += 1) {
    const word = words[end]?.text ?? '';
    depth += count(word, /[«“„(]/gu) - count(word, /[»”)]/gu);
    if (depth <= 0) return end + 1;
  }
  return at;
}

function isShortName(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  const text = words[at]?.text ?? '';
  return ABBREVIATION.test(text) || lexicon.bodyName.test(text);
}

/** Words of a name in quotation marks, or of a remark in brackets. */
const MOST_GROUP_WORDS = 16;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Where the first line ends that does not wrap on, before a capital; 0 where none does, or a sentence ends before. */
function lineEnd(words: readonly Word[]): number {
  const at = words.findIndex((word, index) => index > 0 && word.gap === 'line' && /^[«"“„(]?\p{Lu}/u.test(word.text) && !/[,«(]$/u.test(words[index - 1]?.text ?? ''));
  return at > 0 && !words.slice(0, at).some((word) => /\p{L}{2}[.;]$/u.test(word.text)) ? at : 0;
}

// ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A task's cell belongs to its row where it has but one. */
function addRow(extraction: Extraction, row: Row, ownsTask: boolean): void {
  const agencies = cellsApart(row.agency, extraction);
  const texts = sentencesOf(row.text);
  if (agencies.length > 1 && agencies.length === texts.length) {
    for (const [index, agency] of agencies.entries()) addRecord(extraction, row.task, agency, texts[index] ?? [], 'own', ownsTask);
  } else addRecord(extraction, row.task, row.agency, row.text, agencies.length > 1 ? 'shared' : 'own', ownsTask);
}

/** Bodies in lines of their own: the line before does not wrap on, where a text marks that. */
function cellsApart(words: readonly Word[], { wrapsMarked }: Extraction): Word[][] {
  if (!wrapsMarked) return words.length === 0 ? [] : [[...words]];
  const cells: Word[][] = [];
  for (const word of words) {
    const goesOn = /[,«"“„(]$/u.test(cells.at(-1)?.at(-1)?.text ?? '') || !/^[\p{L}«"“„]/u.test(word.text);
    if (cells.length === 0 || (word.gap === 'line' && !goesOn)) cells.push([]);
    cells.at(-1)?.push(word);
  }
  return cells;
}

/** Measures that each begin a line after a full stop. */
function sentencesOf(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = [];
  for (const word of words) {
    const last = sentences.at(-1)?.at(-1);
    if (last === undefined || (word.gap !== 'space' && /\.$/u.test(last.text))) sentences.push([]);
    sentences.at(-1)?.push(word);
  }
  return sentences;
}

function addRecord(
  extraction: Extraction, task: Named | null, agency: readonly Word[], text: readonly Word[], pairing: Pairing, ownsTask: boolean,
): void {
  const { ledger, lexicon, records } = extraction;
  const before = records.cooperation.filter((row) => row.task_number === (task?.number ?? null)).length;
  const id = freshId(extraction, `cooperation:${task?.number ?? 'none'}/${before + 1}`);
  ledger.take(id, 'task', task?.words ?? [], 'cooperation');
  ledger.take(id, 'agency', agency, 'cooperation');
  ledger.take(id, 'text', text, 'cooperation');
  const printed = agency.length === 0 ? null : cellsApart(agency, extraction).map((cell) => ledger.wording(cell)).join('; ');
  records.cooperation.push({
    cooperation_id: id, task_number: task?.number ?? null, task_title: task === null ? null : ledger.wording(task.title), task_id: null, agency: printed,
    text: ledger.wording(text), pairing, ...rangeOf([...(ownsTask ? (task?.words ?? []) : []), ...agency, ...text]),
  });
  const single = new Set(cellsApart(agency, extraction).flatMap((cell) => bodiesIn(ledger.wording(cell), lexicon)));
  for (const one of single) records.cooperation_agencies.push({ cooperation_id: id, agency: one });
}

/** Single bodies of a list; `heads of regions, of city A and city B` is one body. */
function bodiesIn(list: string, lexicon: Lexicon): string[] {
  const bodies: string[] = [];
  let joining = false;
  for (const item of list.split(/,\s*/u).map((part) => part.trim()).filter((part) => part !== '')) {
    if (joining) bodies[bodies.length - 1] = `${bodies.at(-1) ?? ''}, ${item}`;
    else bodies.push(item);
    joining = joining ? !lexicon.jointBody.closes.test(item) : lexicon.jointBody.opens.test(item);
  }
  return bodies;
}
