import type { Lexicon } from '../lexicon/lexicon.js';
import type { Pairing, SourceLine } from '../model.js';
import { chunksOf, startsLower, type Chunk } from './chunks.js';
import { freshId, type Extraction } from './extraction.js';
import { readFrame } from './frame.js';
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
  for (const chunk of chunks) {
    const row = rows.at(-1);
    const [named] = namedIn(extraction, chunk.words);
    if (named?.level === 'task') {
      addMentions(extraction, [named], sectionNumber);
      task = named;
      if (chunk.afterPage && row !== undefined && isCut(row)) row.task = task;
      continue;
    }
    if (row !== undefined && isOpen(row.agency) && row.text.length === 0) row.agency.push(...chunk.words);
    else if (row !== undefined && row.text.length > 0 && isOpen(row.text) && (chunk.afterPage || startsLower(chunk))) row.text.push(...chunk.words);
    else if (row !== undefined && row.text.length > 0 && isOpen(row.text)) row.text.push(...chunk.words);
    else if (row !== undefined && row.text.length === 0) row.text.push(...chunk.words);
    else rows.push(begin(task, chunk, extraction.lexicon));
  }
  return rows;
}

function isOpen(words: readonly Word[]): boolean {
  return (words.at(-1)?.trailing ?? 0) > 0;
}

/** A row whose body or measures go on after the page. */
function isCut(row: Row): boolean {
  return row.text.length === 0 ? isOpen(row.agency) : isOpen(row.text);
}

/**
 * A row begins with its body. Body and measures, a sentence, may share a chunk: an abbreviation before the sentence's capital, or a line
 * that ends before a capital begins the next.
 */
function begin(task: Named | null, chunk: Chunk, lexicon: Lexicon): Row {
  const isSentence = /[.;]$/u.test(chunk.words.at(-1)?.text ?? '');
  const end = isSentence ? Math.max(bodiesEnd(chunk.words, lexicon), lineEnd(chunk.words)) : 0;
  return end === 0 ? { task, agency: [...chunk.words], text: [] } : { task, agency: chunk.words.slice(0, end), text: chunk.words.slice(end) };
}

/** Where a list of bodies' short names that the words begin with ends; 0 where they begin otherwise. */
function bodiesEnd(words: readonly Word[], lexicon: Lexicon): number {
  for (let end = 0; end < words.length; end += 1) {
    const match = ABBREVIATION.exec(words[end]?.text ?? '') ?? lexicon.bodyName.exec(words[end]?.text ?? '');
    if (match === null) return 0;
    if (match.groups?.comma === undefined) return end + 1;
  }
  return 0;
}

/** Where the first line ends that does not wrap on, before a capital; 0 where none does, or a sentence ends before. */
function lineEnd(words: readonly Word[]): number {
  const at = words.findIndex((word, index) => index > 0 && word.gap === 'line' && /^[«"“„(]?\p{Lu}/u.test(word.text) && !/[,«(]$/u.test(words[index - 1]?.text ?? ''));
  return at > 0 && !words.slice(0, at).some((word) => /\p{L}{2}[.;]$/u.test(word.text)) ? at : 0;
}

// ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A task's cell belongs to its row where it has but one. */
function addRow(extraction: Extraction, row: Row, ownsTask: boolean): void {
  const agencies = cellsApart(row.agency);
  const texts = sentencesOf(row.text);
  if (agencies.length > 1 && agencies.length === texts.length) {
    for (const [index, agency] of agencies.entries()) addRecord(extraction, row.task, agency, texts[index] ?? [], 'own', ownsTask);
  } else addRecord(extraction, row.task, row.agency, row.text, agencies.length > 1 ? 'shared' : 'own', ownsTask);
}

/** Bodies in lines of their own: the line before does not wrap on. */
function cellsApart(words: readonly Word[]): Word[][] {
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
  const printed = agency.length === 0 ? null : cellsApart(agency).map((cell) => ledger.wording(cell)).join('; ');
  records.cooperation.push({
    cooperation_id: id, task_number: task?.number ?? null, task_title: task === null ? null : ledger.wording(task.title), task_id: null, agency: printed,
    text: ledger.wording(text), pairing, ...rangeOf([...(ownsTask ? (task?.words ?? []) : []), ...agency, ...text]),
  });
  const single = new Set(cellsApart(agency).flatMap((cell) => bodiesIn(ledger.wording(cell), lexicon)));
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
