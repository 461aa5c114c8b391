import type { Lexicon } from '../../lexicon/lexicon.js';
import type { AmendmentRecord, SourceLine } from '../../model.js';
import { decreesIn } from './decrees.js';
import { freshId, type Extraction } from '../extraction.js';
import { squeeze } from '../text/glyphs.js';
import type { Landmark } from '../text/landmarks.js';
import { rangeOf } from '../ledger.js';
import { squeezedLine } from '../text/squeezing.js';
import { wordsOf } from '../text/words.js';

const DATE = /\d{2}\.\d{2}\.\d{4}/u;
/** A note is no longer than this, empty lines included. */
const MOST_NOTE_LINES = 12;

/** Reads an amendment note: one record for each decree that it names. Returns the index of the line after it. */
export function readAmendment(extraction: Extraction, lines: readonly SourceLine[], landmark: Landmark, nodeId: string | null): number {
  const { ledger, lexicon, records } = extraction;
  const to = noteEnd(lines, landmark.from, lexicon);
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

/**
 * Index of the line after a note: where its decrees are named and numbered. The word for them comes last in one language and first in
 * another, and a dump may have put a number behind an empty line.
 */
function noteEnd(lines: readonly SourceLine[], from: number, lexicon: Lexicon): number {
  let text = '';
  let named = -1;
  for (let to = from; to < Math.min(lines.length, from + MOST_NOTE_LINES); to += 1) {
    text += ` ${lines[to]?.text ?? ''}`;
    if (!lexicon.decree.test(squeeze(text))) continue;
    const decrees = decreesIn(text);
    const isClosed = text.split('(').length <= text.split(')').length;
    if (decrees.length === 0 || !isClosed) continue;
    if (named === -1) named = to + 1;
    // Where the word comes first the note ends with its sentence, else with the word.
    const squeezed = squeeze(text);
    const comesFirst = squeezed.search(lexicon.decree) < squeezed.search(DATE);
    const ends = comesFirst ? /\.\s*$/u.test(lines[to]?.text ?? '') : lexicon.decree.test(squeezedLine(lines[to]));
    const goesOn = !ends && /^\s{0,3}\S/u.test(lines[to + 1]?.text ?? '');
    if (decrees.every(({ number }) => number !== null) && !goesOn) return to + 1;
  }
  return named === -1 ? from + 1 : named;
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
