import { note, type Extraction } from '../extraction.js';

/** What stands in a PDF's lines for a sign whose font has no Unicode value for it. */
const UNREADABLE = /\uFFFD/gu;

/** Says that signs of a document cannot be read: names and values that hold one are not what was printed. */
export function noteUnreadable(extraction: Extraction): void {
  const { lines, source } = extraction;
  const bad = source.kind === 'pdf' ? lines.filter(({ text }) => text.includes('\uFFFD')) : [];
  const [first] = bad;
  if (first === undefined) return;
  const signs = bad.reduce((sum, { text }) => sum + (text.match(UNREADABLE)?.length ?? 0), 0);
  note(extraction, {
    check_id: 'unreadable_signs', severity: 'warning', origin: 'extraction', subject_id: 'document', year: null, expected: null, found: String(signs),
    line_first: first.no, line_last: bad.at(-1)?.no ?? first.no,
  });
}
