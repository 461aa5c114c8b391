import type { Pairing, SourceLine } from '../../model.js';
import { bodiesIn, costAsBodies, costAsMeasures } from './bodies.js';
import { behindOthers, borderSense, cutIntoCells } from './borders.js';
import { chunksOf, cutChunks, startsLower, type Chunk } from '../text/chunks.js';
import { freshId, type Extraction } from '../extraction.js';
import { readFrame } from './frame.js';
import { squeeze } from '../text/glyphs.js';
import type { GridCell } from '../grid/grid.js';
import { listingIn, type ListedRow } from '../grid/listing.js';
import { rangeOf } from '../ledger.js';
import { addMentions, isNamedAt, namedIn, type Named } from '../outline/mentions.js';
import { appendWords, wordsOf, type Word } from '../text/words.js';

interface Row {
  readonly task: Named | null;
  readonly agency: readonly Word[];
  readonly text: readonly Word[];
  /** Whether other ways to cut its words into cells are about as good. */
  readonly unsure: boolean;
}

/** A task's cell and the words beside it, down to the next one. */
interface Region {
  readonly task: Named | null;
  readonly words: Word[];
  /** Whether a page break cut its last row: the rest follows the cell of the next region, whose row it is. */
  isCut: boolean;
}

/** By how much the way to cut a region into cells must be better than the next best, to be sure; and to be taken at all. */
const SURE_LEAD = 1;
const LEAST_LEAD = 0.25;

/**
 * Cooperation between bodies: task | body | measures. A task's cell spans several rows; after a page break it stands behind the beginning of
 * the row that the break cut, which is then its first.
 */
export function readCooperation(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const listed = listingIn(extraction, lines, 'cooperation', sectionId);
  const rows = listed === null ? rowsIn(extraction, regionsIn(extraction, chunksApart(extraction, readFrame(extraction, lines, 'cooperation', sectionId)), sectionNumber)) : rowsSeen(extraction, listed, sectionNumber);
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
    if (text !== undefined && text !== heading && text !== agency) rows.push({ task, agency: [...(agency?.words ?? [])], text: [...text.words], unsure: false });
  }
  return rows;
}

// ── rows of a text ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The chunks of some lines; what names a task, goal or direction begins one. */
function chunksApart(extraction: Extraction, lines: readonly SourceLine[]): Chunk[] {
  return cutChunks(chunksOf(lines), (chunk, index) => isNamedAt(extraction, wordsOf(chunk.lines.slice(index))));
}

function regionsIn(extraction: Extraction, chunks: readonly Chunk[], sectionNumber: string | null): Region[] {
  const regions: Region[] = [];
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = chunks[index];
    if (chunk === undefined) break;
    const named = namedIn(extraction, chunk.words);
    const last = named.at(-1);
    if (last === undefined) {
      if (regions.length === 0) regions.push({ task: null, words: [], isCut: false });
      appendWords(regions.at(-1)?.words, behindOthers(chunk));
      continue;
    }
    const { cell, rest, taken } = headingCell(extraction, last, chunks.slice(index + 1));
    index += taken;
    addMentions(extraction, [...named.slice(0, -1), cell], sectionNumber);
    for (const { level, number, words } of [...named.slice(0, -1), cell]) extraction.ledger.claim(words.map((word) => word.line), level === 'task' ? 'cooperation' : 'heading', `${level}:${number}`);
    const before = regions.at(-1);
    if (before !== undefined) before.isCut = chunk.afterPage && goesOn(before.words, chunks[index + 1], extraction);
    regions.push({ task: cell.level === 'task' ? cell : null, words: [...rest], isCut: false });
  }
  return regions;
}

/** Whether the words before a page break go on after it. */
function goesOn(words: readonly Word[], next: Chunk | undefined, { wrapsMarked }: Extraction): boolean {
  const last = words.at(-1);
  if (last === undefined || next === undefined) return false;
  return last.trailing > 0 || /[,«(-]$/u.test(last.text) || (!wrapsMarked && !/[.;]$/u.test(last.text) && startsLower(next));
}

/**
 * A cell's heading without what stands beside it: its title is the outline's, perhaps over empty lines, or ends before the first body's
 * abbreviation. `taken` tells how many further chunks belong to it.
 */
function headingCell(extraction: Extraction, named: Named, chunks: readonly Chunk[]): { cell: Named; rest: readonly Word[]; taken: number } {
  const known = extraction.records.outline.find(({ level, number }) => level === named.level && number === named.number);
  const wanted = known === undefined ? '' : squeeze(known.title).replace(/\.$/u, '');
  let { title, words } = named;
  for (let taken = 0; taken <= chunks.length && wanted !== ''; taken += 1) {
    const at = endOfTitle(title, wanted);
    if (at > 0) return { cell: { ...named, title: title.slice(0, at), words: words.slice(0, words.length - title.length + at) }, rest: title.slice(at), taken };
    if (!wanted.startsWith(squeeze(title.map(({ text }) => text).join('')))) break;
    const next = chunks[taken];
    const more = next === undefined ? [] : behindOthers(next);
    [title, words] = [[...title, ...more], [...words, ...more]];
  }
  const at = abbreviationIn(named.title);
  if (at > 0) return { cell: { ...named, title: named.title.slice(0, at), words: named.words.slice(0, named.words.length - named.title.length + at) }, rest: named.title.slice(at), taken: 0 };
  return { cell: named, rest: [], taken: 0 };
}

/** Where a title ends among the words that begin with it; 0 where they do not. */
function endOfTitle(words: readonly Word[], wanted: string): number {
  let squeezed = '';
  for (const [index, word] of words.entries()) {
    squeezed += word.squeezed;
    if (squeezed.replace(/\.$/u, '') === wanted) return index + 1;
    if (!wanted.startsWith(squeezed)) return 0;
  }
  return 0;
}

/** Where a body's abbreviation with a sentence behind it follows a title, in its line after two words at least; 0 where none does. */
function abbreviationIn(words: readonly Word[]): number {
  const at = words.findIndex(({ text, gap }, index) => index > (gap === 'space' ? 1 : 0) && gap !== 'wrap' && /^\p{Lu}{2,}$/u.test(text) && /^\p{Lu}\p{Ll}/u.test(words[index + 1]?.text ?? ''));
  return Math.max(at, 0);
}

/** The rows of each region: as many bodies and measures in turn as its words are cut into at the least cost. */
function rowsIn(extraction: Extraction, regions: readonly Region[]): Row[] {
  const { lexicon } = extraction;
  const sense = borderSense(extraction);
  const rows: Row[] = [];
  let carried: readonly Word[] = [];
  for (const [index, { task, words: own, isCut }] of regions.entries()) {
    const words = [...carried, ...own];
    carried = [];
    if (words.length === 0) continue;
    const cut = cutIntoCells(words, { columns: 2, rows: null, rests: isCut ? [0, 1] : [0] }, sense, (column, all, from, to) =>
      (column === 0 ? costAsBodies : costAsMeasures)(all.slice(from, to), lexicon));
    if (cut === null || cut.lead < LEAST_LEAD) {
      rows.push({ task, agency: [], text: words, unsure: true });
      continue;
    }
    for (let at = 0; at < cut.cells.length; at += 2) {
      const [agency = [], text = []] = cut.cells.slice(at, at + 2);
      if (isCut && index + 1 < regions.length && at + 2 >= cut.cells.length) carried = [...agency, ...text];
      else rows.push({ task, agency, text, unsure: cut.lead < SURE_LEAD });
    }
  }
  return rows;
}

// ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A task's cell belongs to its row where it has but one. */
function addRow(extraction: Extraction, row: Row, ownsTask: boolean): void {
  const agencies = cellsApart(row.agency, extraction);
  const texts = sentencesOf(row.text);
  const pairing = (whole: Pairing): Pairing => (row.unsure ? 'unsure' : whole);
  if (agencies.length > 1 && agencies.length === texts.length) {
    for (const [index, agency] of agencies.entries()) addRecord(extraction, row.task, agency, texts[index] ?? [], pairing('own'), false);
  } else addRecord(extraction, row.task, row.agency, row.text, pairing(agencies.length > 1 ? 'shared' : 'own'), ownsTask);
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
