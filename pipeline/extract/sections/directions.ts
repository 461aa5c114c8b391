import type { OutlineRecord, SourceLine, SourceTableKind } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { freshId, note, type Extraction } from '../extraction.js';
import { behindTable } from '../grid/grid.js';
import type { GridHeader } from '../grid/header.js';
import { partsIn, seriesOf, type GridPart } from '../grid/parts.js';
import { headerTest, isColumnNumbers, readHeader, repeatEnd, type Header } from '../heads/header.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import { rangeOf, rangeOfLines } from '../ledger.js';
import { readMeasures } from './measures.js';
import { addDeletion } from '../notes/deletions.js';
import type { BodyForm } from '../series/runs.js';
import { isDeleted, nameWords, readSeries } from '../series/series.js';
import { partOfWord, wordsOf } from '../text/words.js';
import { columnYears } from '../heads/years.js';
import { labelBegins, squeezedLine } from '../text/squeezing.js';
import { columnOrder } from '../heads/column-order.js';

/**
 * The section of strategic directions: directions, goals with their programme codes, tasks, and under them the tables of target
 * indicators, direct-result indicators and measures.
 */
export function readDirections(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null): void {
  new Walk(extraction, lines, sectionId).run();
}

/** A narrow column breaks a header's label over so many lines. */
const MOST_LABEL_LINES = 4;

interface OpenTable {
  readonly kind: SourceTableKind;
  readonly header: Header;
  readonly body: SourceLine[];
  /** Where its cells can be seen. */
  readonly grid?: GridPart;
}

class Walk {
  private direction: OutlineRecord | null = null;
  private goal: OutlineRecord | null = null;
  private task: OutlineRecord | null = null;
  private table: OpenTable | null = null;
  /** Header of the last table whose cells could be seen. */
  private gridHeader: GridHeader | null = null;
  private readonly isHeaderText: (text: string) => boolean;

  constructor(
    private readonly extraction: Extraction,
    private readonly lines: readonly SourceLine[],
    private readonly sectionId: string | null,
  ) {
    this.isHeaderText = headerTest(extraction.lexicon);
  }

  run(): void {
    let index = 0;
    while (index < this.lines.length) index = this.step(index);
    this.closeTable();
  }

  private step(index: number): number {
    const line = this.lines[index];
    if (line === undefined || line.text.trim() === '') {
      if (line !== undefined) this.table?.body.push(line);
      return index + 1;
    }
    if (line.place?.cell != null) return this.gridTable(index);
    const landmark = landmarkAt(this.lines, index, this.extraction.lexicon);
    if (landmark !== null) return this.landmark(landmark, this.lines);
    const repeated = this.table === null ? index : repeatEnd(this.table.header, this.lines, index);
    if (repeated > index) {
      this.extraction.ledger.claim(this.lines.slice(index, repeated).filter(({ text }) => text.trim() !== '').map(({ no }) => no), 'table_header', null);
      return repeated;
    }
    if (this.beginsHeader(index) || (this.table !== null && isColumnNumbers(line.text))) return this.header(index);
    this.table?.body.push(line);
    return index + 1;
  }

  /** Header words begin a header where a table's label or a period is among them; a body's line may be a header word by chance. */
  private beginsHeader(index: number): boolean {
    const squeezed = squeezedLine(this.lines[index]);
    if (!this.isHeaderText(squeezed)) return false;
    if (this.table === null) return true;
    const { lexicon } = this.extraction;
    if (lexicon.periods.some(([pattern]) => pattern.test(squeezed))) return true;
    // The label's first line may be no label by itself.
    const labels = [lexicon.goalIndicatorHeader, lexicon.taskIndicatorHeader, lexicon.measureHeader];
    return labels.some((label) => labelBegins(this.lines, index, label, MOST_LABEL_LINES));
  }

  /** A table whose cells can be seen, which headings that span it may cut. */
  private gridTable(index: number): number {
    this.closeTable();
    for (const part of partsIn(this.extraction, this.lines[index], this.gridHeader, this.lines)) {
      const heading = part.heading === null ? null : landmarkAt(part.heading, 0, this.extraction.lexicon);
      if (heading !== null && part.heading !== null) this.landmark(heading, part.heading);
      this.gridHeader = part.header;
      if (part.header === null || part.to === part.from) continue;
      this.table = { kind: kindOf(part.header, this.task !== null), header: part.header, body: [...part.lines], grid: part };
      this.closeTable();
    }
    return behindTable(this.lines, index);
  }

  private landmark(landmark: Landmark, lines: readonly SourceLine[]): number {
    const { kind } = landmark;
    if (kind === 'direction' || kind === 'goal' || kind === 'task') {
      this.closeTable();
      this.open(kind, landmark);
      return landmark.to;
    }
    if (kind === 'goal_codes') return this.goalCodes(landmark, lines);
    if (kind === 'amendment') return readAmendment(this.extraction, lines, landmark, this.task?.node_id ?? this.goal?.node_id ?? this.sectionId);
    for (const line of lines.slice(landmark.from, landmark.to)) this.table?.body.push(line);
    return landmark.to;
  }

  private open(level: 'direction' | 'goal' | 'task', landmark: Landmark): void {
    const { ledger, records } = this.extraction;
    const parent = level === 'direction' ? this.sectionId : ((level === 'goal' ? this.direction : this.goal)?.node_id ?? null);
    const id = freshId(this.extraction, `${level}:${landmark.number ?? ''}`);
    const words = [...landmark.label, ...landmark.title];
    const record: OutlineRecord = {
      node_id: id, parent_id: parent, level, number: landmark.number, title: ledger.wording(landmark.title), ...rangeOf(words),
    };
    ledger.take(id, 'number', landmark.label, 'heading');
    ledger.take(id, 'text', landmark.title, 'heading');
    records.outline.push(record);
    if (level === 'direction') [this.direction, this.goal, this.task] = [record, null, null];
    else if (level === 'goal') [this.goal, this.task] = [record, null];
    else this.task = record;
  }

  /** The codes listed under a goal; the list may run on in lines of nothing but codes. */
  private goalCodes(landmark: Landmark, lines: readonly SourceLine[]): number {
    const { ledger, records } = this.extraction;
    const goalId = this.goal?.node_id ?? null;
    let to = landmark.to;
    while (to < lines.length && isOfCodes(lines[to]?.text ?? '')) to += 1;
    ledger.claim(lines.slice(landmark.from, to).map((line) => line.no), 'goal_codes', goalId);
    for (const word of [...landmark.title, ...wordsOf(lines.slice(landmark.to, to))]) {
      for (const match of word.text.matchAll(/(?<!\d)\d{3}(?!\d)/gu)) {
        if (goalId === null) continue;
        records.goal_programmes.push({ goal_id: goalId, programme_code: match[0], line_no: word.line });
        ledger.take(goalId, 'programme_code', [partOfWord(word, match.index, match.index + match[0].length)], null);
      }
    }
    return to;
  }

  // ── tables ──

  private header(index: number): number {
    const header = readHeader(this.lines, index, this.extraction.lexicon);
    const next = index + Math.max(header.lines.length, 1);
    this.extraction.ledger.claim(header.lines.filter((line) => line.text.trim() !== '').map((line) => line.no), 'table_header', null);
    const kind = this.kindOf(header);
    // The same header again without a new goal or task before it is the same table on its next page.
    if (this.table !== null && (kind === null || kind === this.table.kind)) return next;
    this.closeTable();
    this.table = { kind: kind ?? (this.task === null ? 'goal_indicators' : 'task_indicators'), header, body: [] };
    return next;
  }

  private kindOf(header: Header): SourceTableKind | null {
    const { lexicon } = this.extraction;
    const begins = (pattern: RegExp): boolean => header.lines.some((_, at) => labelBegins(header.lines, at, pattern, MOST_LABEL_LINES));
    if (begins(lexicon.measureHeader)) return 'measures';
    if (begins(lexicon.goalIndicatorHeader)) return 'goal_indicators';
    return begins(lexicon.taskIndicatorHeader) ? 'task_indicators' : null;
  }

  private closeTable(): void {
    const { table } = this;
    this.table = null;
    if (table === null) return;
    const owner = table.kind === 'goal_indicators' ? this.goal : this.task;
    const ownerId = owner?.node_id ?? null;
    const tableId = freshId(this.extraction, `table:${ownerId ?? 'none'}/${table.kind === 'measures' ? 'measures' : 'indicators'}`);
    addSourceTable(this.extraction, tableId, table.kind, ownerId, table.header, table.body);
    if (table.kind === 'measures') return this.measures(table, tableId);
    const years = columnYears(table.header, this.extraction.years.indicators);
    const form: BodyForm = { runs: 'values', sources: true, units: true, codes: false, order: columnOrder(table.header.lines, this.extraction.lexicon) };
    const grid = table.grid === undefined ? null : seriesOf(table.grid, form, this.extraction);
    const left = readSeries(this.extraction, table.body, {
      tableId, years, form, grid, kind: table.kind === 'goal_indicators' ? 'goal_indicator' : 'task_indicator', prefix: `series:${ownerId ?? 'none'}`,
      goalId: this.goal?.node_id ?? null, taskId: table.kind === 'goal_indicators' ? null : (this.task?.node_id ?? null), programmeCode: null, block: null,
    });
    // Deleted items are recorded; whatever else is left of a table stays unclaimed.
    for (const row of left.filter((one) => isDeleted(one, this.extraction))) addDeletion(this.extraction, ownerId, row.mark?.label ?? null, nameWords(row), row.name);
  }

  private measures(table: OpenTable, tableId: string): void {
    const years = columnYears(table.header, this.extraction.years.measures);
    readMeasures(this.extraction, table.body, { tableId, taskId: this.task?.node_id ?? null, years, header: table.header, grid: table.grid ?? null });
  }
}

/** Whether a line goes on with codes: digits and signs alone, with three digits side by side. */
function isOfCodes(text: string): boolean {
  return /^[\s\d,;.*]*$/u.test(text) && /\d{3}/u.test(text);
}

/** What a table's header says that it is; where it does not, the table is its place's: a task's, or a goal's. */
function kindOf({ kind }: GridHeader, isUnderTask: boolean): SourceTableKind {
  if (kind === 'measures' || kind === 'goal_indicators' || kind === 'task_indicators') return kind;
  return isUnderTask ? 'task_indicators' : 'goal_indicators';
}

/** Records a table's header as printed and notes where it deviates from its kin. */
export function addSourceTable(
  extraction: Extraction, tableId: string, kind: SourceTableKind, ownerId: string | null, header: Header, body: readonly SourceLine[],
): void {
  const { ledger, records, years } = extraction;
  const printed = header.lines.filter((line) => line.text.trim() !== '');
  const filled = [...printed, ...body.filter((line) => line.text.trim() !== '')].map((line) => line.no);
  const range = rangeOfLines(filled);
  records.source_tables.push({
    table_id: tableId, kind, owner_id: ownerId, block: null, years_printed: header.years.join(' '),
    periods_printed: header.periods.map(({ text }) => text).join('; '), column_numbers: header.columnNumbers, ...range,
  });
  ledger.claim(printed.map((line) => line.no), 'table_header', tableId);
  for (const head of header.unknownHeads ?? []) {
    note(extraction, {
      check_id: 'unknown_column', severity: 'warning', origin: 'extraction', subject_id: tableId, year: null, expected: null, found: ledger.wording(head), ...rangeOf(head),
    });
  }
  const expected = kind === 'measures' ? years.measures : kind === 'programme_indicators' || kind === 'budget_summary' ? years.programmes : years.indicators;
  const distinct = [...new Set(header.years)].sort((a, b) => a - b);
  if (printed.length === 0) return;
  if (distinct.join(' ') !== expected.join(' ') || header.years.length !== distinct.length) {
    note(extraction, {
      check_id: 'header_years', severity: 'warning', origin: 'source', subject_id: tableId, year: null, expected: expected.join(' '), found: header.years.join(' '),
      line_first: printed[0]?.no ?? range.line_first, line_last: printed.at(-1)?.no ?? range.line_first,
    });
  }
}
