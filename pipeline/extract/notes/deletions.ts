import { decreesIn } from './decrees.js';
import { freshId, type Extraction } from '../extraction.js';
import { rangeOf } from '../ledger.js';
import type { Word } from '../text/words.js';

/** Records an item that an amendment deleted, with the decree that did; `text` are its words without its number, `all` with it. */
export function addDeletion(extraction: Extraction, parentId: string | null, number: string | null, text: readonly Word[], all: readonly Word[]): void {
  const { ledger, records } = extraction;
  const wording = ledger.wording(text);
  const [decree] = decreesIn(wording);
  const id = freshId(extraction, `deletion:${parentId ?? 'document'}/${number?.replace(')', '') ?? ''}`);
  ledger.take(id, 'number', all.slice(0, all.length - text.length), 'deletion');
  ledger.take(id, 'text', text, 'deletion');
  records.deletions.push({
    deletion_id: id, parent_id: parentId, number, text: wording, decree_date: decree?.date ?? null, decree_number: decree?.number ?? null, ...rangeOf(all),
  });
}
