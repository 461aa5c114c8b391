import type { SourceLine, SourceTableKind } from '../model.js';
import { readAmendment } from './amendments.js';
import { freshId, type Extraction } from './extraction.js';
import { isColumnNumbers } from './header.js';
import { landmarkAt } from './landmarks.js';

/** A header of three text columns is at most so many lines above its row of column numbers. */
const MOST_HEADER_LINES = 40;

/**
 * Reads what frames a section's only table, the amendment notes above it and its header down to the row of column numbers, and returns
 * the lines of its body.
 */
export function readFrame(extraction: Extraction, lines: readonly SourceLine[], kind: SourceTableKind, sectionId: string | null): SourceLine[] {
  const { ledger, lexicon, records } = extraction;
  const body: SourceLine[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    const landmark = landmarkAt(lines, index, lexicon);
    if (landmark?.kind === 'amendment') index = readAmendment(extraction, lines, landmark, sectionId);
    else if (landmark?.kind === 'imprint') break;
    else {
      body.push(line);
      index += 1;
    }
  }
  const numbers = body.findIndex((line) => isColumnNumbers(line.text));
  const header = numbers >= 0 && numbers <= MOST_HEADER_LINES ? body.slice(0, numbers + 1) : [];
  const rest = body.slice(header.length);
  const filled = body.filter((line) => line.text.trim() !== '').map((line) => line.no);
  if (filled.length === 0) return [];
  const tableId = freshId(extraction, `table:${kind}`);
  ledger.claim(header.filter((line) => line.text.trim() !== '').map((line) => line.no), 'table_header', tableId);
  records.source_tables.push({
    table_id: tableId, kind, owner_id: sectionId, block: null, years_printed: '', periods_printed: '', column_numbers: header.at(-1)?.text.trim() ?? '',
    line_first: Math.min(...filled), line_last: Math.max(...filled),
  });
  // The row of column numbers is printed again on later pages.
  const repeated = rest.filter((line) => isColumnNumbers(line.text));
  ledger.claim(repeated.map((line) => line.no), 'table_header', tableId);
  return rest.map((line) => (repeated.includes(line) ? { ...line, text: '' } : line));
}
