import type { Lexicon, SectionKind } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { freshId, type Extraction } from '../extraction.js';
import { isColumnNumbers } from '../heads/header.js';
import { landmarkAt, sectionKindOf, type Landmark } from '../text/landmarks.js';
import { rangeOf } from '../ledger.js';
import { arabic } from '../text/numerals.js';
import { squeezedLine, squeezedWords } from '../text/squeezing.js';
import { wordsOf } from '../text/words.js';

/** The order in which the planning rules prescribe the sections, for one whose title is unknown. */
const PRESCRIBED: readonly SectionKind[] = ['mission', 'situation', 'directions', 'capabilities', 'cooperation', 'risks', 'budget'];

/** A section of the plan: what stands in it, and its lines without its heading. */
export interface Section {
  readonly kind: SectionKind | null;
  readonly id: string | null;
  readonly number: string | null;
  readonly lines: readonly SourceLine[];
}

/**
 * The sections in order. A heading is known by its label or its title, else by its number and by what follows it; without any heading, tables are
 * looked for in the whole text. Passports stand in the section of the budget, whatever heading is above them.
 */
export function sectionsOf(extraction: Extraction): Section[] {
  const { lines, lexicon, ledger } = extraction;
  const { contents, headings: known } = withoutContents(lines, headingsIn(lines, lexicon));
  ledger.claim(contents.filter((line) => line.text.trim() !== '').map((line) => line.no), 'furniture', null);
  const starts = withUnknown(lines, known.length === 0 ? bareHeadingsIn(lines, lexicon) : known, lexicon);
  if (starts.length === 0) return withBudget({ kind: 'directions', id: null, number: null, lines }, lexicon);
  const front = lines.slice(0, starts[0]?.from).filter((line) => !ledger.isClaimed(line.no));
  const sections: Section[] = [{ kind: null, id: null, number: null, lines: front }];
  const taken = new Set(starts.map((start) => sectionKindOf(titleOf(start), lexicon)));
  for (const [index, start] of starts.entries()) {
    const prescribed = PRESCRIBED[Number(start.number) - 1] ?? null;
    const kind = sectionKindOf(titleOf(start), lexicon) ?? (taken.has(prescribed) ? null : prescribed);
    taken.add(kind);
    sections.push({ kind, id: openSection(extraction, start), number: start.number, lines: lines.slice(start.to, starts[index + 1]?.from ?? lines.length) });
  }
  return sections.flatMap((section) => withBudget(section, lexicon));
}

function titleOf(start: Landmark): string {
  return squeezedWords(start.title);
}

function openSection(extraction: Extraction, start: Landmark): string {
  const { ledger, records } = extraction;
  const id = freshId(extraction, `section:${start.number ?? records.outline.length + 1}`);
  ledger.take(id, 'number', start.label, 'heading');
  ledger.take(id, 'text', start.title, 'heading');
  records.outline.push({
    node_id: id, parent_id: null, level: 'section', number: start.number, title: ledger.wording(start.title), ...rangeOf([...start.label, ...start.title]),
  });
  return id;
}

// ── headings by label or title ──────────────────────────────────────────────────────────────────────────────────────

const MAY_BEGIN = /\d|^\s*(?:\p{L}+\s+)?[IVXІХ]+(?:[.:)\s-]|$)/u;

/** Headings of sections as they come: a number that falls behind is no heading, unless the title is one that the planning rules prescribe. */
function headingsIn(lines: readonly SourceLine[], lexicon: Lexicon): Landmark[] {
  const starts: Landmark[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (!MAY_BEGIN.test(lines[index]?.text ?? '')) continue;
    const landmark = landmarkAt(lines, index, lexicon);
    if (landmark?.kind !== 'section') continue;
    const last = starts.at(-1);
    const isBehind = last !== undefined && Number(landmark.number) <= Number(last.number);
    if (isBehind && sectionKindOf(titleOf(landmark), lexicon) === null) continue;
    starts.push(landmark);
  }
  return starts;
}

/** An entry of a table of contents is no longer than so many lines, and there are so many at least. */
const MOST_ENTRY_LINES = 3;
const LEAST_ENTRIES = 3;

/** The headings without those of a table of contents at the beginning: titles with nothing below them, whose numbers come again. */
function withoutContents(lines: readonly SourceLine[], headings: readonly Landmark[]): { contents: readonly SourceLine[]; headings: readonly Landmark[] } {
  const again = headings.findIndex((heading, index) => index > 0 && heading.number === headings[0]?.number);
  const entries = headings.slice(0, again);
  const isEmpty = (from: number, to: number): boolean => lines.slice(from, to).filter((line) => line.text.trim() !== '').length <= MOST_ENTRY_LINES;
  // A title page may stand behind the last entry.
  const isList = entries.length >= LEAST_ENTRIES && entries.slice(0, -1).every((entry, index) => isEmpty(entry.to, headings[index + 1]?.from ?? lines.length));
  if (again === -1 || !isList) return { contents: [], headings };
  return { contents: lines.slice(headingAbove(lines, entries[0]?.from ?? 0), entries.at(-1)?.to), headings: headings.slice(again) };
}

/** Index of the word above a list, where one stands there, else of the list. */
function headingAbove(lines: readonly SourceLine[], index: number): number {
  let above = index - 1;
  while (above >= 0 && (lines[above]?.text.trim() ?? '') === '') above -= 1;
  return /^\p{Lu}\p{L}{3,20}:?$/u.test(lines[above]?.text.trim() ?? '') ? above : index;
}

/** Titles of sections that stand alone between empty lines, without a number. */
function bareHeadingsIn(lines: readonly SourceLine[], lexicon: Lexicon): Landmark[] {
  return lines.flatMap((line, index): Landmark[] => {
    const kind = standsAlone(lines, index) ? sectionKindOf(squeezedLine(line), lexicon) : null;
    return kind === null ? [] : [{ kind: 'section', number: String(PRESCRIBED.indexOf(kind) + 1), from: index, to: index + 1, label: [], title: wordsOf([line]) }];
  });
}

function standsAlone(lines: readonly SourceLine[], index: number): boolean {
  const isEmpty = (at: number): boolean => (lines[at]?.text.trim() ?? '') === '' || lines[at]?.page !== lines[index]?.page;
  return !isEmpty(index) && isEmpty(index - 1) && isEmpty(index + 1);
}

// ── headings by number and place ────────────────────────────────────────────────────────────────────────────────────

/** `4. Ведомствоның әлеуеті`: a number and a title that no lexicon has. */
const NUMBERED = /^\s*(?<number>\d|[IVXІХ]{1,4})[.)]?\s+\p{Lu}/u;
/** Lines, not counting empty ones, in which a heading must show what it heads. */
const MOST_LINES_BELOW = 25;
const MOST_TITLE_CHARACTERS = 160;

/** Adds the headings whose numbers are missing between the known ones: lines with the number, and below them what stands in such a section. */
function withUnknown(lines: readonly SourceLine[], known: readonly Landmark[], lexicon: Lexicon): Landmark[] {
  if (known.length === 0) return [];
  const all: Landmark[] = [];
  for (const [index, start] of [...known, null].entries()) {
    const before = known[index - 1];
    const from = Number(before?.number ?? 0) + 1;
    const to = start === null ? PRESCRIBED.length : Number(start.number) - 1;
    if (from <= to) all.push(...unknownBetween(lines, before?.to ?? 0, start?.from ?? lines.length, from, to, lexicon));
    if (start !== null) all.push(start);
  }
  return all;
}

function unknownBetween(lines: readonly SourceLine[], from: number, to: number, first: number, last: number, lexicon: Lexicon): Landmark[] {
  const found: Landmark[] = [];
  let wanted = first;
  for (let index = from; index < to && wanted <= last; index += 1) {
    const number = NUMBERED.exec(lines[index]?.text ?? '')?.groups?.number;
    if (number === undefined || !beginsChunk(lines, index)) continue;
    const value = Number(arabic(number));
    const kind = PRESCRIBED[value - 1];
    if (value < wanted || value > last || kind === undefined) continue;
    const end = chunkEnd(lines, index);
    const words = wordsOf(lines.slice(index, end));
    if (squeezedWords(words).length > MOST_TITLE_CHARACTERS || !leadsTo(kind, lines, end, to, lexicon)) continue;
    found.push({ kind: 'section', number: String(value), from: index, to: end, label: words.slice(0, 1), title: words.slice(1) });
    wanted = value + 1;
  }
  return found;
}

function beginsChunk(lines: readonly SourceLine[], index: number): boolean {
  return index === 0 || (lines[index - 1]?.text.trim() ?? '') === '' || lines[index - 1]?.page !== lines[index]?.page;
}

function chunkEnd(lines: readonly SourceLine[], index: number): number {
  let end = index + 1;
  while (end < lines.length && !beginsChunk(lines, end) && lines[end]?.text.trim() !== '') end += 1;
  return end;
}

/** Whether the lines below a heading begin what a section of this kind holds. Prose shows nothing. */
function leadsTo(kind: SectionKind, lines: readonly SourceLine[], from: number, to: number, lexicon: Lexicon): boolean {
  let filled = 0;
  for (let index = from; index < to && filled < MOST_LINES_BELOW; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.trim() === '') continue;
    filled += 1;
    if (kind === 'capabilities' || kind === 'cooperation' || kind === 'risks') {
      if (isColumnNumbers(text)) return text.trim().split(/\s+/u).length === 3;
      continue;
    }
    const landmark = landmarkAt(lines, index, lexicon);
    if (kind === 'directions' && (landmark?.kind === 'direction' || landmark?.kind === 'goal')) return true;
    if (kind === 'budget' && landmark?.kind === 'passport') return true;
  }
  return false;
}

// ── the budget's section without its heading ────────────────────────────────────────────────────────────────────────

/** A section cut where the first passport stands in it, if it is not the budget's. */
function withBudget(section: Section, lexicon: Lexicon): Section[] {
  if (section.kind === 'budget') return [section];
  const { lines } = section;
  const at = lines.findIndex((_, index) => beginsBudget(lines, index, lexicon));
  if (at === -1) return [section];
  return [{ ...section, lines: lines.slice(0, at) }, { ...section, kind: 'budget', lines: lines.slice(at) }];
}

/** A passport, whose labels stand below it (prose may name a programme, too), or the summary. */
function beginsBudget(lines: readonly SourceLine[], index: number, lexicon: Lexicon): boolean {
  const landmark = landmarkAt(lines, index, lexicon);
  if (landmark?.kind !== 'passport') return landmark?.kind === 'summary';
  const labels = [...Object.values(lexicon.passportLabels), lexicon.programmeIndicatorHeader];
  return lines.slice(landmark.to, landmark.to + MOST_LINES_BELOW).some((line) => labels.some((label) => label.test(squeezedLine(line))));
}
