import type { SectionKind } from '../lexicon/lexicon.js';
import type { SourceLine } from '../model.js';
import { readAmendment } from './amendments.js';
import { freshId, type Extraction } from './extraction.js';
import { landmarkAt } from './landmarks.js';
import { rangeOf } from './ledger.js';
import { wordsOf } from './words.js';

const INDENT = /^\s{4,}\S/u;
/** Sections that are prose; the others' tables have readers of their own, and what these leave is unclaimed. */
const PROSE: ReadonlySet<SectionKind | null> = new Set([null, 'mission', 'situation']);

/** Reads prose: amendment notes, and paragraphs, each of which begins with an indented line or after an empty one. */
export function readProse(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, kind: SectionKind | null): void {
  let paragraph: SourceLine[] = [];
  const close = (): void => {
    if (PROSE.has(kind)) addParagraph(extraction, paragraph, sectionId);
    paragraph = [];
  };
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    const landmark = landmarkAt(lines, index, extraction.lexicon);
    if (landmark?.kind === 'amendment') {
      close();
      index = readAmendment(extraction, lines, landmark, sectionId);
      continue;
    }
    if (landmark?.kind === 'imprint') break;
    if (line.text.trim() === '' || INDENT.test(line.text)) close();
    if (line.text.trim() !== '') paragraph.push(line);
    index += 1;
  }
  close();
}

function addParagraph({ ledger, records, ...extraction }: Extraction, lines: readonly SourceLine[], sectionId: string | null): void {
  if (lines.length === 0) return;
  const words = wordsOf(lines);
  const id = freshId({ ledger, records, ...extraction }, `paragraph:${sectionId ?? 'front'}/${records.paragraphs.length + 1}`);
  ledger.take(id, 'text', words, 'paragraph');
  records.paragraphs.push({ paragraph_id: id, node_id: sectionId, heading: null, text: ledger.wording(words), ...rangeOf(words) });
}
