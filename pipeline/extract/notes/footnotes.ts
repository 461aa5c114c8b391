import type { SourceLine } from '../../model.js';
import { freshId, type Extraction } from '../extraction.js';
import { rangeOf } from '../ledger.js';
import { wordsOf, type Word } from '../text/words.js';

const MARKER = /^\*{1,4}$/u;

/**
 * Reads the footnotes that begin at a line with their label, one for each marker, up to the next empty line after a marker's text.
 * Returns the index of the line after them.
 */
export function readFootnotes(extraction: Extraction, lines: readonly SourceLine[], index: number, scopeId: string | null): number {
  const { ledger, lexicon, records } = extraction;
  let to = index;
  while (to < lines.length && ((lines[to]?.text.trim() ?? '') !== '' || goesOn(lines, to))) to += 1;
  const words = wordsOf(lines.slice(index, to));
  const notes: { marker: Word | null; text: Word[] }[] = [];
  let label = '';
  for (const word of words) {
    if (notes.length === 0 && !MARKER.test(word.text) && lexicon.footnote.exec(label + word.squeezed) === null && isLabelPart(label, word)) {
      label += word.squeezed;
    } else if (MARKER.test(word.text)) notes.push({ marker: word, text: [] });
    else if (notes.length === 0 && label.length < 12 && isLabelPart(label, word)) label += word.squeezed;
    else if (notes.length === 0) notes.push({ marker: null, text: [word] });
    else notes.at(-1)?.text.push(word);
  }
  for (const { marker, text } of notes) {
    const id = freshId(extraction, `footnote:${scopeId ?? 'document'}/${marker?.text ?? ''}`);
    if (marker !== null) ledger.take(id, 'mark', [marker], 'footnote');
    ledger.take(id, 'text', text, 'footnote');
    records.footnotes.push({
      footnote_id: id, scope_id: scopeId, marker: marker?.text ?? '', text: ledger.wording(text), ...rangeOf([...(marker === null ? [] : [marker]), ...text]),
    });
  }
  ledger.claim(words.map((word) => word.line), 'footnote', scopeId);
  return to;
}

/** Whether a note goes on behind an empty line: its last line wraps on or ends no sentence, and what follows begins in lower case, or with another mark. */
function goesOn(lines: readonly SourceLine[], index: number): boolean {
  const [last, next] = [lines[index - 1]?.text ?? '', lines[index + 1]?.text.trim() ?? ''];
  return (/\S\s+$/u.test(last) && next.startsWith('*')) || (!/[.;:]$/u.test(last) && /^\p{Ll}/u.test(next));
}

/** Whether a word is a (perhaps letter-spaced) part of the label that the note begins with. */
function isLabelPart(label: string, word: Word): boolean {
  return word.gap === 'start' || (word.gap === 'space' && (word.text.length === 1 || label === ''));
}
