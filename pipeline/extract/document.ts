import { lexicons, type Lexicon, type SectionKind } from '../lexicon/lexicon.js';
import { SourceError, type DocumentRecord, type DocumentRecords, type SourceDocument, type SourceLine } from '../model.js';
import { readCapabilities } from './sections/capabilities.js';
import { contentsIn } from './outline/contents.js';
import { readCooperation } from './sections/cooperation.js';
import { readDirections } from './sections/directions.js';
import type { Extraction } from './extraction.js';
import { furnitureIn } from './outline/furniture.js';
import { squeeze } from './text/glyphs.js';
import { gridsIn } from './grid/grid.js';
import { gridHeaders, gridYears, yearsWithPeriods } from './grid/years.js';
import { identify } from './outline/identity.js';
import { landmarkAt } from './text/landmarks.js';
import { Ledger } from './ledger.js';
import { Line } from './text/line.js';
import { learnPhrases } from './series/learning.js';
import { linkMentions } from './outline/mentions.js';
import { addObservations } from './placing/observations.js';
import { readPassports } from './sections/passports.js';
import { phrasesOf } from './text/phrases.js';
import { settlePolarities } from './series/polarity.js';
import { noteUnreadable } from './notes/unreadable.js';
import { readProse } from './sections/prose.js';
import { readRisks } from './sections/risks.js';
import { vocabularyOf } from './text/spacing.js';
import { sectionsOf, type Section } from './outline/sections.js';
import { readSummary } from './sections/summary.js';
import { summaryIn } from './heads/summary-heading.js';
import { wordsOf } from './text/words.js';
import { marksWraps } from './text/wraps.js';
import { planYears, yearRecords } from './heads/years.js';
import { squeezedLine, squeezedWords } from './text/squeezing.js';
import { columnOrder } from './heads/column-order.js';

/**
 * Reads a plan: from its lines to its records.
 *
 * @throws {SourceError} where the text is no plan: none of the headings that the planning rules prescribe is in it.
 */
export function extractDocument(given: SourceDocument): DocumentRecords {
  const source: SourceDocument = { ...given, lines: given.lines.map((line) => new Line(line)) };
  const lexicon = lexiconOf(source);
  // Running headers, page numbers and a table of contents are no part of what the plan says.
  const furniture = new Set([...furnitureIn(source.lines, lexicon), ...contentsIn(source.lines)]);
  const lines = source.lines.filter(({ no }) => !furniture.has(no));
  const grids = gridsIn(lines, lexicon);
  const headers = gridHeaders(grids.values(), lexicon);
  const ledger = new Ledger(source.lines, vocabularyOf(source.lines.map((line) => line.text), lexicon.loneWords), furniture);
  const years = gridYears(headers) ?? planYears(lines, lexicon);
  const records = emptyRecords(identify(source, lines, lexicon, years.measures, []));
  const extraction: Extraction = {
    source, lines, lexicon, grids, gridsRead: new Set(), phrases: phrasesOf(lexicon), ledger, years, records, runs: [], ids: new Set(),
    directionTitles: directionTitles(lines, lexicon),
    wrapsMarked: marksWraps(lines),
  };
  noteUnreadable(extraction);
  readSections(extraction);
  readImprint(extraction);
  addObservations(extraction);
  settlePolarities(records, lexicon);
  records.years = yearsWithPeriods(headers, years) ?? yearRecords(years, []);
  linkFootnotes(records);
  records.document = identify(source, lines, lexicon, years.measures, records.amendments);
  records.spans = ledger.spans;
  records.lines = ledger.lineRecords();
  return records;
}

function directionTitles(lines: readonly SourceLine[], lexicon: Lexicon): Set<string> {
  const titles = lines.flatMap((line, index) => (lexicon.direction.test(squeezedLine(line)) ? [landmarkAt(lines, index, lexicon)?.title ?? []] : []));
  return new Set(titles.map((words) => squeezedWords(words).replace(/\.$/u, '')));
}

/** The language whose headings the text prints. */
function lexiconOf(source: SourceDocument): Lexicon {
  const counts = lexicons.map((lexicon) => ({ lexicon, count: countHeadings(source.lines, lexicon) }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  if (best === undefined || best.count === 0) {
    const wanted = lexicons.map((lexicon) => `${lexicon.language}: ${lexicon.landmarks.join(', ')}`).join('; ');
    throw new SourceError(source.file, 'is no strategic plan: none of the headings that such a plan has was found', `looked for ${wanted}`);
  }
  return best.lexicon;
}

/** What is looked for stands at the beginning of a line, of however many characters. */
const MOST_HEADING_CHARACTERS = 400;

function countHeadings(lines: readonly SourceLine[], lexicon: Lexicon): number {
  const patterns = [
    lexicon.direction, lexicon.goal, lexicon.task, lexicon.goalIndicatorHeader, lexicon.taskIndicatorHeader, lexicon.measureHeader, lexicon.passport,
    lexicon.summary, lexicon.programmeIndicatorHeader,
  ];
  const heading = new RegExp(patterns.map(({ source }) => source.replace(/\?<\w+>/gu, '?:')).join('|'), 'u');
  let count = 0;
  for (const line of lines) {
    const squeezed = line.text.length > MOST_HEADING_CHARACTERS ? squeeze(line.text.slice(0, MOST_HEADING_CHARACTERS)) : squeezedLine(line);
    if (squeezed !== '' && heading.test(squeezed)) count += 1;
  }
  return count;
}

// ── sections ────────────────────────────────────────────────────────────────────────────────────────────────────────

function readSections(extraction: Extraction): void {
  const sections = sectionsOf(extraction);
  const linesOf = (wanted: SectionKind): readonly SourceLine[] => sections.flatMap(({ kind, lines }) => (kind === wanted ? lines : []));
  // Tables with the unit before the source teach nothing of what stands before a unit.
  const indicators = columnOrder(linesOf('directions'), extraction.lexicon).unitFirst ? [] : linesOf('directions');
  learnPhrases(extraction.phrases, indicators, linesOf('budget'));
  for (const section of sections) {
    const { kind, lines, id, number } = section;
    if (kind === 'directions') readDirections(extraction, lines, id);
    else if (kind === 'budget') readBudget(extraction, section);
    else if (kind === 'capabilities') readCapabilities(extraction, lines, id, number);
    else if (kind === 'cooperation') readCooperation(extraction, lines, id, number);
    else if (kind === 'risks') readRisks(extraction, lines, id, number);
    else readProse(extraction, lines, id, number);
  }
  linkMentions(extraction);
}

/** The passports, and the summary, which stands behind them or before. */
function readBudget(extraction: Extraction, { lines, id }: Section): void {
  const summary = summaryIn(lines, extraction.lexicon);
  if (summary === null) return readPassports(extraction, lines, id);
  readPassports(extraction, [...lines.slice(0, summary.heading.from), ...lines.slice(summary.to)], id);
  readSummary(extraction, lines.slice(0, summary.to), summary.heading, id);
}

function readImprint({ lines, lexicon, ledger }: Extraction): void {
  for (let index = 0; index < lines.length; index += 1) {
    if (!lexicon.imprint.test(squeezedLine(lines[index]))) continue;
    let to = index;
    while (to < lines.length && (lines[to]?.text.trim() ?? '') !== '') to += 1;
    ledger.take('imprint', 'text', wordsOf(lines.slice(index, to)), 'imprint');
  }
}

/** Ties the marks printed at values and codes to the notes that explain them: those of the same scope first. */
function linkFootnotes(records: DocumentRecords): void {
  for (const series of records.series) {
    const stars = /(?<!\*)\*+$/u.exec(series.number ?? '')?.[0];
    if (stars !== undefined) records.footnote_marks.push({ subject_id: series.series_id, ordinal: 0, marker: stars, footnote_id: null });
  }
  const tables = new Map(records.source_tables.map((table) => [table.table_id, table.owner_id]));
  const series = new Map(records.series.map((one) => [one.series_id, one]));
  for (const mark of records.footnote_marks) {
    const owner = tables.get(series.get(mark.subject_id)?.table_id ?? '') ?? null;
    const notes = records.footnotes.filter((footnote) => footnote.marker === mark.marker);
    mark.footnote_id = (notes.find((footnote) => footnote.scope_id === owner) ?? notes.at(-1))?.footnote_id ?? null;
  }
}

function emptyRecords(document: DocumentRecord): DocumentRecords {
  return {
    document, lines: [], spans: [], outline: [], mentions: [], goal_programmes: [], years: [], source_tables: [], series: [], observations: [], candidates: [],
    measures: [], measure_years: [], programmes: [], programme_texts: [], capabilities: [], cooperation: [], cooperation_agencies: [], risks: [], amendments: [],
    deletions: [], footnotes: [], footnote_marks: [], paragraphs: [], facts: [], figures: [], notes: [],
  };
}
