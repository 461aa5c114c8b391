/**
 * The types that travel between the stations.
 *
 * read makes a {@link SourceDocument}; extract makes {@link DocumentRecords}, whose lists bear the names of the contract's tables and
 * whose fields bear the names of their columns; normalize loads them. Nothing else passes from one station to the next.
 */

// ── read ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line of a source text, untouched. */
export interface SourceLine {
  /** 1-based. */
  readonly no: number;
  /** 1-based page that the line stands on. */
  readonly page: number;
  readonly text: string;
  /** Of a PDF: where the line stands. */
  readonly place?: LinePlace;
}

/** Where a line of a PDF stands. */
export interface LinePlace {
  /** Box of each of its words, in their order. */
  readonly boxes: readonly Box[];
  /** The cell that it is a line of; null outside tables. */
  readonly cell: CellPlace | null;
  /** Whether it is a running header, a footer, or a page's number. */
  readonly furniture: boolean;
}

/** The place of a cell in its table, 0-based; parts of a table on several pages are one table, a cell that a page's end cut is one cell. */
export interface CellPlace {
  /** 1-based number of the table in its document. */
  readonly table: number;
  readonly row: number;
  readonly rowspan: number;
  readonly column: number;
  readonly colspan: number;
  /** Size of the whole table. */
  readonly rows: number;
  readonly columns: number;
  /** Whether its row prints the table's header once more at the top of a page. */
  readonly repeated: boolean;
}

/** Where a word of a PDF stands: `x0 y0 x1 y1` in points, from the top left of its page. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A document as the read station hands it on. */
export interface SourceDocument {
  readonly id: string;
  /** Path as given, for messages. */
  readonly file: string;
  readonly kind: 'text' | 'pdf';
  readonly sha256: string;
  readonly pages: number;
  readonly lines: readonly SourceLine[];
  /** What the register says of the document, where it is registered. */
  readonly register: RegisterEntry | null;
}

/** One entry of `raw/sources.json`. */
export interface RegisterEntry {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly language: Language | null;
  readonly decree: string | null;
  readonly edition: string | null;
  readonly from: string | null;
  readonly sha256: string | null;
  readonly reading_of: string | null;
}

export type Language = 'kk' | 'ru';

// ── extract: one list a table of the contract ───────────────────────────────────────────────────────────────────────

/** Lines that hold a record: 1-based, inclusive, the smallest range. */
export interface LineRange {
  line_first: number;
  line_last: number;
}

export type Element =
  | 'heading' | 'table_header' | 'series' | 'measure' | 'programme' | 'capability' | 'cooperation' | 'risk' | 'goal_codes'
  | 'amendment' | 'deletion' | 'footnote' | 'imprint' | 'furniture' | 'paragraph' | 'figure' | 'blank' | 'unclaimed';

export interface LineRecord {
  line_no: number;
  page_no: number;
  text: string;
  element: Element;
  /** Main claimant, null for blank, furniture and unclaimed lines. */
  element_id: string | null;
}

/** Characters `char_first` (0-based) up to, not including, `char_last` of a line, taken by a record as its `part`. */
export interface SpanRecord {
  record_id: string;
  part: string;
  ordinal: number;
  line_no: number;
  char_first: number;
  char_last: number;
  page_no: number;
  bbox: string | null;
}

export type OutlineLevel = 'section' | 'subsection' | 'direction' | 'goal' | 'task';

export interface OutlineRecord extends LineRange {
  node_id: string;
  parent_id: string | null;
  level: OutlineLevel;
  number: string | null;
  title: string;
}

export interface MentionRecord extends LineRange {
  level: OutlineLevel;
  number: string;
  node_id: string | null;
  section_number: string | null;
  title: string;
}

export interface GoalProgrammeRecord {
  goal_id: string;
  programme_code: string;
  line_no: number;
}

export type Period = 'reported' | 'planned' | 'projected';

export interface YearRecord {
  year: number;
  period: Period;
  basis: string;
}

export type SourceTableKind =
  | 'goal_indicators' | 'task_indicators' | 'measures' | 'programme_indicators' | 'budget_summary' | 'capabilities' | 'cooperation' | 'risks';

export interface SourceTableRecord extends LineRange {
  table_id: string;
  kind: SourceTableKind;
  owner_id: string | null;
  block: string | null;
  /** As printed, in reading order. */
  years_printed: string;
  periods_printed: string;
  column_numbers: string;
}

export type SeriesKind = 'goal_indicator' | 'task_indicator' | 'programme_indicator' | 'budget_line';
export type Block = 'direct' | 'final' | 'quality' | 'efficiency' | 'volume';
export type BudgetGroup = 'total' | 'current' | 'development';
export type CellTextStatus = 'own' | 'shared' | 'absent';
export type Polarity = 'up' | 'down' | 'none' | 'unknown';

export interface SeriesRecord extends LineRange {
  series_id: string;
  table_id: string;
  kind: SeriesKind;
  goal_id: string | null;
  task_id: string | null;
  programme_code: string | null;
  block: Block | null;
  budget_group: BudgetGroup | null;
  starred: boolean;
  number: string | null;
  parent_series_id: string | null;
  name: string;
  unit: string | null;
  unit_status: CellTextStatus;
  information_source: string | null;
  source_status: CellTextStatus;
  polarity: Polarity;
  polarity_basis: string | null;
}

export type Absence = 'dash' | 'blank' | 'cross';
export type Qualifier = 'at_most' | 'at_least';
export type Status = 'stated' | 'unplaced' | 'inferred' | 'corrected';

export interface ObservationRecord extends LineRange {
  series_id: string;
  year: number | null;
  /** 1-based reading order in its row. */
  ordinal: number;
  /** Exact decimal with a point (`-1381`, `0.75`), at most 16 + 4 digits; null for no number, or one that does not fit. */
  value: string | null;
  absence: Absence | null;
  qualifier: Qualifier | null;
  raw: string;
  status: Status;
  basis: string | null;
}

export interface CandidateRecord {
  series_id: string;
  rank: number;
  cells: string[];
  reason: string;
  chosen: boolean;
}

export interface MeasureRecord extends LineRange {
  measure_id: string;
  task_id: string | null;
  number: string | null;
  parent_id: string | null;
  text: string;
  years_printed: string;
}

export interface MeasureYearRecord {
  measure_id: string;
  year: number | null;
  ordinal: number;
  mark: 'cross' | 'dash';
  status: Status;
}

export interface ProgrammeRecord extends LineRange {
  programme_code: string;
  name: string;
  description: string | null;
  content: string | null;
  delivery: 'individual' | 'distributed' | null;
  stage: 'current' | 'development' | null;
}

export interface ProgrammeTextRecord extends LineRange {
  programme_code: string;
  block: Block;
  text: string;
}

export type Pairing = 'own' | 'shared' | 'unsure';

export interface CapabilityRecord extends LineRange {
  capability_id: string;
  heading: string;
  goal_id: string | null;
  number: string | null;
  text: string;
  term: string | null;
  pairing: Pairing;
}

export interface CooperationRecord extends LineRange {
  cooperation_id: string;
  task_number: string | null;
  task_title: string | null;
  task_id: string | null;
  agency: string | null;
  text: string;
  pairing: Pairing;
}

export interface CooperationAgencyRecord {
  cooperation_id: string;
  agency: string;
}

export interface RiskRecord extends LineRange {
  risk_id: string;
  heading: string | null;
  number: string | null;
  risk: string;
  consequence: string | null;
  response: string | null;
  pairing: Pairing;
}

export interface AmendmentRecord extends LineRange {
  amendment_id: string;
  node_id: string | null;
  action: 'amended' | 'reworded' | 'added' | 'deleted';
  decree_date: string | null;
  decree_number: string | null;
  effective_date: string | null;
  text: string;
}

export interface DeletionRecord extends LineRange {
  deletion_id: string;
  parent_id: string | null;
  number: string | null;
  text: string;
  decree_date: string | null;
  decree_number: string | null;
}

export interface FootnoteRecord extends LineRange {
  footnote_id: string;
  scope_id: string | null;
  marker: string;
  text: string;
}

export interface FootnoteMarkRecord {
  subject_id: string;
  /** Cell of a row the mark stands at; 0 = its name or number. */
  ordinal: number;
  marker: string;
  footnote_id: string | null;
}

export interface ParagraphRecord extends LineRange {
  paragraph_id: string;
  node_id: string | null;
  heading: string | null;
  text: string;
}

export interface FactRecord extends LineRange {
  fact_id: string;
  owner_id: string | null;
  subject: string;
  value: string | null;
  value_max: string | null;
  unit: string | null;
  year: number | null;
  qualifier: string | null;
  text: string;
}

export interface FigureRecord extends LineRange {
  figure_id: string;
  number: string | null;
  caption: string | null;
}

/** What the extract station found out about the document itself. */
export interface DocumentRecord {
  title: string | null;
  organisation: string | null;
  language: Language;
  period_first_year: number | null;
  period_last_year: number | null;
  edition: string | null;
  /** field → `document`, `register` or `derived`. */
  basis: Record<string, 'document' | 'register' | 'derived'>;
}

/**
 * Something the reading itself has to say (an ambiguous run of digits, a header that deviates): becomes a finding of origin `extraction`
 * or `source` in the check station, which words it by `check_id` in `templates/i18n`.
 */
export interface ReadingNote extends LineRange {
  check_id: string;
  severity: 'error' | 'warning' | 'note';
  origin: 'source' | 'extraction';
  subject_id: string;
  year: number | null;
  expected: string | null;
  found: string | null;
}

/** All that was read from one document: one list a table of the data contract, in document order. */
export interface DocumentRecords {
  document: DocumentRecord;
  lines: LineRecord[];
  spans: SpanRecord[];
  outline: OutlineRecord[];
  mentions: MentionRecord[];
  goal_programmes: GoalProgrammeRecord[];
  years: YearRecord[];
  source_tables: SourceTableRecord[];
  series: SeriesRecord[];
  observations: ObservationRecord[];
  candidates: CandidateRecord[];
  measures: MeasureRecord[];
  measure_years: MeasureYearRecord[];
  programmes: ProgrammeRecord[];
  programme_texts: ProgrammeTextRecord[];
  capabilities: CapabilityRecord[];
  cooperation: CooperationRecord[];
  cooperation_agencies: CooperationAgencyRecord[];
  risks: RiskRecord[];
  amendments: AmendmentRecord[];
  deletions: DeletionRecord[];
  footnotes: FootnoteRecord[];
  footnote_marks: FootnoteMarkRecord[];
  paragraphs: ParagraphRecord[];
  facts: FactRecord[];
  figures: FigureRecord[];
  notes: ReadingNote[];
}

/** A document that cannot be processed, in one line for people: which file, what is wrong, what to do. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly advice: string | null = null,
  ) {
    super(`${file}: ${problem}${advice === null ? '' : ` — ${advice}`}`);
  }
}
