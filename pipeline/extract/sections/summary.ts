import type { SourceLine } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { addSourceTable } from './directions.js';
import { freshId, type Extraction } from '../extraction.js';
import { behindTable } from '../grid/grid.js';
import { partsIn, seriesOf, type GridPart } from '../grid/parts.js';
import { readFootnotes } from '../notes/footnotes.js';
import { headerOf, headerTest, isColumnNumbers, readHeader, repeatEnd, type Header } from '../heads/header.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import { rangeOf } from '../ledger.js';
import type { BodyForm } from '../series/runs.js';
import { nameWords, readSeries } from '../series/series.js';
import { beginsGroup, summaryBody } from '../heads/summary-heading.js';
import { columnYears } from '../heads/years.js';

/** The summary of budget expenditure: the total, its groups and a row for each programme code. `lines` begin with its heading. */
export function readSummary(extraction: Extraction, lines: readonly SourceLine[], heading: Landmark, sectionId: string | null): void {
  const { ledger, lexicon, records } = extraction;
  const words = [...heading.label, ...heading.title];
  const nodeId = words.length === 0 ? sectionId : freshId(extraction, 'subsection:budget');
  if (words.length > 0 && nodeId !== null) {
    ledger.take(nodeId, 'text', words, 'heading');
    records.outline.push({ node_id: nodeId, parent_id: sectionId, level: 'subsection', number: null, title: ledger.wording(words), ...rangeOf(words) });
  }
  const isHeaderText = headerTest(lexicon);
  const body: SourceLine[] = [];
  let header: Header | null = null;
  const seen: GridPart[] = [];
  for (let index = heading.to; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.place?.cell != null) {
      for (const part of partsIn(extraction, line, seen.at(-1)?.header ?? null, lines)) {
        const note = part.heading === null ? null : landmarkAt(part.heading, 0, lexicon);
        if (note?.kind === 'amendment' && part.heading !== null) readAmendment(extraction, part.heading, note, nodeId);
        if (part.header !== null) seen.push(part);
      }
      index = behindTable(lines, index);
      continue;
    }
    const repeated = header === null || line.text.trim() === '' ? index : repeatEnd(header, lines, index);
    if (repeated > index) {
      ledger.claim(lines.slice(index, repeated).filter(({ text }) => text.trim() !== '').map(({ no }) => no), 'table_header', 'table:budget');
      index = repeated;
      continue;
    }
    const landmark = landmarkAt(lines, index, lexicon);
    if (landmark?.kind === 'amendment') index = readAmendment(extraction, lines, landmark, nodeId);
    else if (landmark?.kind === 'footnote') index = readFootnotes(extraction, lines, index, nodeId);
    else if (landmark?.kind === 'imprint') index = lines.length;
    else if (line.text.trim() !== '' && (header === null ? isHeaderText(line.text) && summaryBody(lines, index, lexicon) === null : isColumnNumbers(line.text) || repeats(line.text, isHeaderText, body))) {
      const read = readHeader(lines, index, lexicon, (at) => beginsGroup(lines, at, lexicon));
      ledger.claim(read.lines.filter((taken) => taken.text.trim() !== '').map((taken) => taken.no), 'table_header', 'table:budget');
      header ??= read;
      index += Math.max(read.lines.length, 1);
    } else {
      const under = header === null && line.text.trim() !== '' ? summaryBody(lines, index, lexicon) : null;
      if (under === null) body.push(line);
      else {
        header = headerOf(lines.slice(index, under), lexicon);
        ledger.claim(header.lines.filter((taken) => taken.text.trim() !== '').map((taken) => taken.no), 'table_header', 'table:budget');
      }
      index = under ?? index + 1;
    }
  }
  header = seen[0]?.header ?? header;
  if (header === null) return;
  const form: BodyForm = { runs: 'values', sources: false, units: true, codes: true };
  const parts = seen.flatMap((part) => seriesOf(part, form, extraction) ?? []);
  const [first] = parts;
  const all = [...body, ...seen.flatMap(({ lines: own }) => own)];
  addSourceTable(extraction, 'table:budget', 'budget_summary', nodeId, header, all);
  const left = readSeries(extraction, all, {
    tableId: 'table:budget', kind: 'budget_line', prefix: 'series:budget', goalId: null, taskId: null, programmeCode: null, block: null,
    years: columnYears(header, extraction.years.programmes), form, grid: first === undefined ? null : { rows: parts.flatMap(({ rows }) => rows), years: first.years },
  });
  // What is left of the table is not claimed: it must show up as unclaimed.
  for (const row of left) nameWords(row);
}

/** A header repeated after a page break stands before no other text of its page. */
function repeats(text: string, isHeaderText: (text: string) => boolean, body: readonly SourceLine[]): boolean {
  return isHeaderText(text) && body.length > 3 && (body.at(-1)?.text ?? '') === '' && (body.at(-2)?.text ?? '') === '' && (body.at(-3)?.text ?? '') === '';
}
