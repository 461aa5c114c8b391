import type { SourceLine } from '../model.js';
import { chunksOf, startsLower, type Chunk } from './chunks.js';
import { addDeletion } from './deletions.js';
import { freshId, type Extraction } from './extraction.js';
import { readFrame } from './frame.js';
import { rangeOf } from './ledger.js';
import { addMentions, namedIn } from './mentions.js';
import { itemMarkAt, wordsAfter, type ItemMark } from './parts.js';
import type { Word } from './words.js';
import { squeezedWords } from './squeezing.js';

interface Row {
  readonly heading: readonly Word[];
  readonly number: string | null;
  /** More than one where a page break joined two risks in one row. */
  readonly risks: { mark: ItemMark | null; words: Word[] }[];
  consequence: Word[];
  response: Word[];
}

/** Risks: risk | consequence | response, row by row under headings that span the table. */
export function readRisks(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const body = readFrame(extraction, lines, 'risks', sectionId);
  const rows: Row[] = [];
  let heading: readonly Word[] = [];
  let number: string | null = null;
  const chunks = chunksOf(body);
  for (const [index, chunk] of chunks.entries()) {
    const row = rows.at(-1);
    const [named] = namedIn(extraction, chunk.words);
    const mark = itemMarkAt(chunk.words, 0);
    if (named !== undefined) {
      addMentions(extraction, [named], sectionNumber);
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', `${named.level}:${named.number}`);
      [heading, number] = [chunk.words, named.number];
    } else if (isDeleted(extraction, chunk)) addDeletion(extraction, number === null ? sectionId : `direction:${number}`, mark?.label ?? null, wordsAfter(mark, chunk.words), chunk.words);
    else if (row !== undefined && takes(row, chunk)) continue;
    else if (mark === null && precedesItems(chunks[index + 1], extraction)) {
      extraction.ledger.claim(chunk.words.map((word) => word.line), 'heading', sectionId);
      [heading, number] = [chunk.words, null];
    } else rows.push({ heading, number, risks: [{ mark, words: [...chunk.words] }], consequence: [], response: [] });
  }
  for (const row of rows) addRow(extraction, row);
}

function isDeleted({ lexicon }: Extraction, chunk: Chunk): boolean {
  return lexicon.deletion.test(squeezedWords(wordsAfter(itemMarkAt(chunk.words, 0), chunk.words)));
}

/** Whether what follows a chunk without a number tells that it is a heading: another heading, or the first item under it. */
function precedesItems(next: Chunk | undefined, extraction: Extraction): boolean {
  if (next === undefined) return false;
  return namedIn(extraction, next.words).length > 0 || itemMarkAt(next.words, 0)?.label === '1';
}

/** Puts a chunk into the row's next empty cell; a page break may have cut a cell, or put the next risk before its rest. */
function takes(row: Row, chunk: Chunk): boolean {
  if (row.response.length > 0 && !(isOpen(row.response) && (chunk.afterPage || startsLower(chunk)))) return false;
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
      response: orNull(row.response), pairing: row.risks.length > 1 ? 'shared' : 'own', ...rangeOf([...words, ...row.consequence, ...row.response]),
    });
  }
}
