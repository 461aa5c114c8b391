import type { Lexicon } from '../lexicon/lexicon.js';
import type { AmendmentRecord, SourceLine } from '../model.js';
import { decreesIn } from './decrees.js';
import { freshId, type Extraction } from './extraction.js';
import { squeeze } from './glyphs.js';
import type { Landmark } from './landmarks.js';
import { rangeOf } from './ledger.js';
import { wordsOf } from './words.js';
import { squeezedLine } from './squeezing.js';

/** A note runs on, over an empty line if need be, until it has named its decrees. */
const MOST_NOTE_LINES = 12;

/** Reads an amendment note: one record for each decree that it names. Returns the index of the line after it. */
export function readAmendment(extraction: Extraction, lines: readonly SourceLine[], landmark: Landmark, nodeId: string | null): number {
  const { ledger, lexicon, records } = extraction;
  let to = landmark.from;
  while (to < lines.length && to < landmark.from + MOST_NOTE_LINES) {
    const squeezed = squeezedLine(lines[to]);
    to += 1;
    if (lexicon.decree.test(squeezed)) break;
  }
  const words = wordsOf(lines.slice(landmark.from, to));
  const text = ledger.wording(words);
  const subject = nodeId ?? 'document';
  for (const decree of decreesIn(text)) {
    const id = freshId(extraction, `amendment:${subject}/${decree.date}`);
    const action = actionBefore(text, decree.at, lexicon);
    ledger.take(id, 'text', words, 'amendment');
    const record: AmendmentRecord = {
      amendment_id: id, node_id: nodeId, action, decree_date: decree.date, decree_number: decree.number, effective_date: decree.effective, text, ...rangeOf(words),
    };
    records.amendments.push(record);
  }
  ledger.claim(words.map((word) => word.line), 'amendment', null);
  return to;
}

/** What was done by the decree named at `at`: the last action named before it, else the first in the note. */
function actionBefore(text: string, at: number, { amendmentActions }: Lexicon): AmendmentRecord['action'] {
  const before = squeeze(text.slice(0, at));
  const named = amendmentActions
    .map(([pattern, action]) => ({ action, at: [...before.matchAll(new RegExp(pattern.source, 'gu'))].at(-1)?.index ?? -1 }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => b.at - a.at);
  return named[0]?.action ?? amendmentActions.find(([pattern]) => pattern.test(squeeze(text)))?.[1] ?? 'amended';
}
