import type { PassportLabel } from '../../lexicon/lexicon.js';
import type { Block, ProgrammeRecord, SourceLine } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { addSourceTable } from './directions.js';
import { freshId, type Extraction } from '../extraction.js';
import { readFootnotes } from '../notes/footnotes.js';
import { squeeze } from '../text/glyphs.js';
import { passportGrid } from '../grid/passport.js';
import type { GridSeries } from '../grid/series.js';
import { headerTest, isColumnNumbers, readHeader, repeatEnd, type Header } from '../heads/header.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import { rangeOf } from '../ledger.js';
import { headlessAt, subprogrammeAt } from '../text/passport-headings.js';
import { nameWords, readSeries, type SeriesTable } from '../series/series.js';
import { wordsOf, type Word } from '../text/words.js';
import { labelBegins, mayBegin, squeezedLine, squeezedLines, squeezedWords } from '../text/squeezing.js';
import { columnYears } from '../heads/years.js';

/** Lines that a label inside a passport may be broken over. */
const MOST_LABEL_LINES = 3;

/**
 * The budget programmes: for each a passport with its name, description and type, four blocks of indicators and the volumes.
 * A part of a programme within its passport is read as one of its own, whose code follows that of the programme: `003-004`. Amendment notes
 * before the first passport belong to the section.
 */
export function readPassports(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null): void {
  const { lexicon } = extraction;
  const volume = lexicon.blocks.filter(([, block]) => block === 'volume').map(([label]) => label);
  const starts: Landmark[] = [];
  // Behind its volume a passport has nothing more: another's description belongs to one whose heading cannot be read.
  let isOver = false;
  for (let index = 0; index < lines.length; ) {
    const landmark = landmarkAt(lines, index, lexicon) ?? (isOver ? headlessAt(lines, index, lexicon) : null);
    const part = landmark === null && starts.length > 0 ? subprogrammeAt(lines, index, lexicon) : null;
    if (landmark?.kind === 'passport') starts.push(landmark);
    if (part !== null) starts.push({ ...part, number: `${programmeOf(starts.at(-1))}-${part.number ?? ''}` });
    if (landmark?.kind === 'passport' || part !== null) isOver = false;
    else isOver ||= starts.length > 0 && volume.some((label) => labelBegins(lines, index, label, MOST_LABEL_LINES));
    if (landmark?.kind === 'amendment') index = readAmendment(extraction, lines, landmark, sectionId);
    else index = Math.max((landmark ?? part)?.to ?? 0, index + 1);
  }
  for (const [index, start] of starts.entries()) {
    new Passport(extraction, lines.slice(start.from, starts[index + 1]?.from ?? lines.length), start).read();
  }
}

/** The code of a programme, or of the programme that a part belongs to. */
function programmeOf(start: Landmark | undefined): string {
  return start?.number?.slice(0, 3) ?? '';
}

/** The label of a block: the line after it, its words, and those that stand beside it. */
interface BlockLabel {
  readonly block: Block;
  readonly to: number;
  readonly label: readonly Word[];
  readonly rest: readonly Word[];
}

/** Text beside a block's label: a capital in the line. A line with both is no longer than so many characters, squeezed. */
const BESIDE = /\p{L}\s+[«"“„]?\p{Lu}/u;
const MOST_BESIDE_CHARACTERS = 220;

class Passport {
  private readonly code: string;
  private readonly id: string;
  private readonly blockLabels: readonly RegExp[];

  constructor(
    private readonly extraction: Extraction,
    private readonly lines: readonly SourceLine[],
    private readonly start: Landmark,
  ) {
    this.code = start.number ?? '';
    this.id = freshId(extraction, `programme:${this.code}`);
    this.blockLabels = extraction.lexicon.blocks.map(([label]) => label);
  }

  read(): void {
    const from = this.start.to - this.start.from;
    const headerAt = this.headerStart(from);
    if (this.lines[headerAt]?.place?.cell != null) return this.readGrid(this.lines.slice(from));
    this.describe(this.lines.slice(from, headerAt));
    const header = readHeader(this.lines, headerAt, this.extraction.lexicon, (index) => this.blockAt(index) !== null);
    this.blocks(headerAt + header.lines.length, header);
  }

  /** The same where cells can be seen. */
  private readGrid(lines: readonly SourceLine[]): void {
    const { description, header, body, blocks, rest } = passportGrid(this.extraction, lines);
    this.describe(description);
    const tableId = freshId(this.extraction, `table:programme:${this.code}`);
    if (header === null) return;
    addSourceTable(this.extraction, tableId, 'programme_indicators', this.id, header, body);
    for (const { block, label, beside, series } of blocks) {
      this.takeLabel(block, label, beside);
      if (series !== null) this.readBlock({ block, lines: [], grid: series }, tableId, header);
    }
    for (let index = 0; index < rest.length; ) {
      const isFootnote = landmarkAt(rest, index, this.extraction.lexicon)?.kind === 'footnote';
      index = isFootnote ? readFootnotes(this.extraction, rest, index, this.id) : index + 1;
    }
  }

  /** Index of the line where the header of the indicators begins; the end of the passport where there is none. */
  private headerStart(from: number): number {
    const { lexicon } = this.extraction;
    for (let index = from; index < this.lines.length; index += 1) {
      if ((this.lines[index]?.text.trim() ?? '') === '') continue;
      if (lexicon.programmeIndicatorHeader.test(squeezedLines(this.lines, index, MOST_LABEL_LINES).squeezed)) return index;
      if (this.blockAt(index) !== null) return index;
    }
    return this.lines.length;
  }

  // ── name, description, type ──

  private describe(lines: readonly SourceLine[]): void {
    const { ledger, lexicon, records } = this.extraction;
    const words = wordsOf(lines);
    const labels = labelRanges(words, lexicon.passportLabels);
    const description = words.slice(0, Math.min(words.length, ...labels.filter(({ label }) => label !== 'description').map(({ from }) => from)));
    const parts = new Map<PassportLabel, Word[]>([['description', description.filter((_, at) => !labels.some((range) => isIn(at, range)))]]);
    for (const [index, { label, to }] of labels.entries()) {
      if (label === 'description' || label === 'type') continue;
      const next = labels.slice(index + 1).find((range) => range.label !== 'type');
      const text = words.slice(to, next?.from ?? words.length).filter((_, at) => !labels.some((range) => isIn(to + at, range)));
      parts.set(label, text);
    }
    ledger.take(this.id, 'number', this.start.label, 'programme');
    ledger.take(this.id, 'name', this.start.title, 'programme');
    for (const [part, taken] of parts) ledger.take(this.id, part, taken, 'programme');
    ledger.claim(words.map((word) => word.line), 'programme', this.id);
    const text = (label: PassportLabel): string | null => (parts.get(label)?.length ? ledger.wording(parts.get(label) ?? []) : null);
    const squeezed = (label: PassportLabel): string => squeeze(text(label) ?? '');
    const record: ProgrammeRecord = {
      programme_code: this.code, name: unquoted(ledger.wording(this.start.title)), description: text('description'), content: text('content'),
      delivery: lexicon.delivery.find(([pattern]) => pattern.test(squeezed('delivery')))?.[1] ?? null,
      stage: lexicon.stage.find(([pattern]) => pattern.test(squeezed('stage')))?.[1] ?? null,
      ...rangeOf([...this.start.label, ...this.start.title, ...words]),
    };
    records.programmes.push(record);
  }

  // ── blocks ──

  private blocks(from: number, header: Header): void {
    const { ledger } = this.extraction;
    const tableId = freshId(this.extraction, `table:programme:${this.code}`);
    const body = this.lines.slice(from);
    if (body.some((line) => line.text.trim() !== '')) addSourceTable(this.extraction, tableId, 'programme_indicators', this.id, header, body.filter((line) => line.text.trim() !== ''));
    const isHeaderText = headerTest(this.extraction.lexicon);
    let block: { block: Block; lines: SourceLine[] } | null = null;
    for (let index = from; index < this.lines.length; ) {
      const line = this.lines[index];
      if (line === undefined) break;
      const repeated = line.text.trim() === '' ? index : this.headerEnd(index, header);
      if (repeated > index) {
        ledger.claim(this.lines.slice(index, repeated).filter(({ text }) => text.trim() !== '').map(({ no }) => no), 'table_header', tableId);
        index = repeated;
        continue;
      }
      const found = this.blockAt(index);
      const footnote = landmarkAt(this.lines, index, this.extraction.lexicon)?.kind === 'footnote';
      if (found !== null || footnote) {
        this.readBlock(block, tableId, header);
        block = null;
      }
      if (footnote) index = readFootnotes(this.extraction, this.lines, index, this.id);
      else if (found !== null) {
        block = { block: found.block, lines: [...this.blockLines(index, found)] };
        index = found.to;
      } else if (isColumnNumbers(line.text) || (line.text.trim() !== '' && block === null && isHeaderText(squeezedLine(line)))) {
        ledger.claim([line.no], 'table_header', tableId);
        index += 1;
      } else {
        block?.lines.push(line);
        index += 1;
      }
    }
    this.readBlock(block, tableId, header);
  }

  /** Index after a header that begins at a line, on a table's next page or, as some dumps have it, only there; `index` where none does. */
  private headerEnd(index: number, header: Header): number {
    const repeated = repeatEnd(header, this.lines, index);
    if (repeated > index || !labelBegins(this.lines, index, this.extraction.lexicon.programmeIndicatorHeader, MOST_LABEL_LINES)) return repeated;
    const other = readHeader(this.lines, index, this.extraction.lexicon, (at) => this.blockAt(at) !== null);
    return other.years.length >= 2 ? index + other.lines.length : index;
  }

  /** The label of a block that begins at a line, and what stands in its lines after it. */
  private blockAt(index: number): BlockLabel | null {
    if (!mayBegin(this.lines, index, this.blockLabels, MOST_LABEL_LINES)) return null;
    for (let count = 1; count <= MOST_LABEL_LINES; count += 1) {
      const found = this.blockIn(index, count) ?? this.blockBeside(index, count);
      if (found !== null) return found;
    }
    return null;
  }

  private blockIn(index: number, count: number): BlockLabel | null {
    const { squeezed, to } = squeezedLines(this.lines, index, count);
    for (const [pattern, block] of this.extraction.lexicon.blocks) {
      const match = pattern.exec(squeezed);
      if (match === null) continue;
      const words = wordsOf(this.lines.slice(index, to));
      let seen = 0;
      const label = words.filter((word) => {
        const inLabel = seen < match[0].length;
        seen += word.squeezed.length;
        return inLabel;
      });
      return { block, to, label, rest: words.slice(label.length) };
    }
    return null;
  }

  /** A label with another cell beside it in its last line: a whole label, and behind it a word with a capital. */
  private blockBeside(index: number, count: number): BlockLabel | null {
    const { squeezed, to } = squeezedLines(this.lines, index, count);
    const { blocks } = this.extraction.lexicon;
    if (!BESIDE.test(this.lines[to - 1]?.text ?? '') || squeezed.length > MOST_BESIDE_CHARACTERS) return null;
    const words = wordsOf(this.lines.slice(index, to));
    for (let end = 1; end < words.length; end += 1) {
      const next = words[end];
      if (next?.gap !== 'space' || next.line !== this.lines[to - 1]?.no || !/^[«"“„]?\p{Lu}/u.test(next.text)) continue;
      const label = words.slice(0, end);
      const found = blocks.find(([pattern]) => pattern.test(squeezedWords(label)));
      if (found !== undefined) return { block: found[1], to, label, rest: words.slice(end) };
    }
    return null;
  }

  /** A volume's label is its row's name; another block's label heads its rows, and a cross beside it says that there are none. */
  private blockLines(index: number, { block, to, label, rest }: BlockLabel): readonly SourceLine[] {
    if (block === 'volume') return this.lines.slice(index, to);
    const [first] = rest;
    const last = this.lines[to - 1];
    const isText = first !== undefined && last !== undefined && first.line === last.no && /^[«"“„]?\p{Lu}/u.test(first.text);
    this.takeLabel(block, label, isText ? [] : rest);
    return isText ? [{ ...last, text: last.text.slice(first.from).padStart(last.text.length) }] : [];
  }

  private takeLabel(block: Block, label: readonly Word[], beside: readonly Word[]): void {
    const { ledger, records } = this.extraction;
    if (block === 'volume') return;
    ledger.take(this.id, `block_${block}`, label, 'heading');
    if (beside.length === 0) return;
    ledger.take(this.id, `text_${block}`, beside, 'programme');
    records.programme_texts.push({ programme_code: this.code, block, text: ledger.wording(beside), ...rangeOf(beside) });
  }

  private readBlock(block: { block: Block; lines: SourceLine[]; grid?: GridSeries } | null, tableId: string, header: Header): void {
    if (block === null) return;
    const { ledger, records, years } = this.extraction;
    const table: SeriesTable = {
      tableId, kind: 'programme_indicator', prefix: `series:programme:${this.code}/${block.block}`, goalId: null, taskId: null, programmeCode: this.code,
      block: block.block, years: columnYears(header, years.programmes), form: { runs: 'values', sources: false, units: true, codes: false }, grid: block.grid ?? null,
    };
    for (const row of readSeries(this.extraction, block.lines, table)) {
      const words = [...row.name, ...row.run];
      ledger.take(this.id, `text_${block.block}`, words, 'programme');
      records.programme_texts.push({
        programme_code: this.code, block: block.block, text: ledger.wording(row.mark === null ? words : [...nameWords(row), ...row.run]), ...rangeOf(words),
      });
    }
  }
}

// ── labels ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface LabelRange {
  readonly label: PassportLabel;
  readonly from: number;
  readonly to: number;
}

/** Where the labels stand among the words: at the beginning of a line or right behind one another, perhaps broken over lines, each once. */
function labelRanges(words: readonly Word[], patterns: Readonly<Record<PassportLabel, RegExp>>): LabelRange[] {
  const ranges: LabelRange[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (words[from]?.gap === 'space' && ranges.at(-1)?.to !== from) continue;
    const found = labelFrom(words, from, patterns);
    if (found === null || ranges.some((range) => range.label === found.label)) continue;
    ranges.push(found);
    from = found.to - 1;
  }
  return ranges.some(({ label }) => label === 'type') ? ranges : [...ranges, ...cutLabel(words, patterns.type)].sort((a, b) => a.from - b.from);
}

function isOverPage(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from + 1, to + 1).some(({ gap }) => gap === 'page');
}

/** The label of the type where a page break cut it: whole lines with its beginning, and a whole line further down with its end. */
function cutLabel(words: readonly Word[], pattern: RegExp): LabelRange[] {
  const starts = words.flatMap((word, index) => (word.gap === 'space' ? [] : [index]));
  const lineEnd = (place: number): number => starts[place + 1] ?? words.length;
  for (const [first, from] of starts.entries()) {
    const begun = squeezedWords(words.slice(from, lineEnd(first)));
    for (let last = first + 2; last < starts.length; last += 1) {
      const line = words.slice(starts[last], lineEnd(last));
      const whole = begun + squeezedWords(line);
      if (isOverPage(words, from, starts[last] ?? 0) && pattern.exec(whole)?.[0].length === whole.length) {
        return [{ label: 'type', from, to: lineEnd(first) }, { label: 'type', from: starts[last] ?? 0, to: lineEnd(last) }];
      }
    }
  }
  return [];
}

function labelFrom(words: readonly Word[], from: number, patterns: Readonly<Record<PassportLabel, RegExp>>): LabelRange | null {
  let squeezed = '';
  const ends: number[] = [];
  for (let index = from; index < words.length && squeezed.length < 60; index += 1) {
    squeezed += words[index]?.squeezed ?? '';
    ends.push(squeezed.length);
  }
  for (const [label, pattern] of Object.entries(patterns)) {
    const length = pattern.exec(squeezed)?.[0].length;
    const last = length === undefined ? -1 : ends.indexOf(length);
    if (last >= 0) return { label: label as PassportLabel, from, to: from + last + 1 };
  }
  return null;
}

function isIn(index: number, range: LabelRange): boolean {
  return index >= range.from && index < range.to;
}

/** A name without the quotation marks around it. */
function unquoted(name: string): string {
  const match = /^[«"“„](.*)[»"”]$/u.exec(name);
  const inner = match?.[1];
  if (inner === undefined) return name;
  return count(inner, /[«“„]/gu) === count(inner, /[»”]/gu) ? inner : name;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
