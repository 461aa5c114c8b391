import type { OutlineRecord, SourceLine } from '../../model.js';
import { readAmendment } from '../notes/amendments.js';
import { addDeletion } from '../notes/deletions.js';
import { freshId, type Extraction } from '../extraction.js';
import { readFacts } from './facts.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import { rangeOf } from '../ledger.js';
import { addMentions } from '../outline/mentions.js';
import { itemMarkAt, wordsAfter } from '../series/item-marks.js';
import { wordsOf } from '../text/words.js';
import { squeezedLine, squeezedWords } from '../text/squeezing.js';

const INDENT = /^\s{3,}\S/u;
/** A heading is short, and ends no sentence. */
const MOST_HEADING_CHARACTERS = 130;
const MOST_HEADING_LINES = 3;
/** A letter-spaced heading has at least so many letters. */
const LEAST_SPACED = 8;

/** Reads a section of prose: the directions it names, its subheadings, figures' captions, amendment notes, deleted items, paragraphs. */
export function readProse(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  new Prose(extraction, lines, sectionId, sectionNumber).run();
}

class Prose {
  private heading: OutlineRecord | null = null;
  private direction: string | null = null;
  private paragraph: SourceLine[] = [];
  /** Paragraphs of each node, of those counted so far. */
  private readonly paragraphs = new Map<string | null, number>();
  private counted = 0;

  constructor(
    private readonly extraction: Extraction,
    private readonly lines: readonly SourceLine[],
    private readonly sectionId: string | null,
    private readonly sectionNumber: string | null,
  ) {}

  run(): void {
    for (let index = 0; index < this.lines.length; ) index = this.step(index);
    this.close();
  }

  private step(index: number): number {
    const line = this.lines[index];
    if (line === undefined || line.text.trim() === '') {
      if (this.paragraph.length > 0 && !isCutHere(this.lines, index)) this.close();
      return index + 1;
    }
    const landmark = landmarkAt(this.lines, index, this.extraction.lexicon);
    if (landmark?.kind === 'imprint') return this.lines.length;
    if (landmark?.kind === 'direction') return this.directionNamed(landmark);
    if (landmark?.kind === 'figure') return this.figure(landmark);
    if (landmark?.kind === 'amendment') {
      this.close();
      return readAmendment(this.extraction, this.lines, landmark, this.direction ?? this.sectionId);
    }
    const named = this.namedByTitle(index);
    if (named !== null) return this.directionNamed(named);
    const end = this.headingEnd(index);
    if (end > index) return this.subheading(index, end);
    if (INDENT.test(line.text) || this.isDeleted(line) || this.paragraph.some((one) => this.isDeleted(one))) this.close();
    this.paragraph.push(line);
    return index + 1;
  }

  /** Whether a line is an item that was deleted, from its first word to the end of a sentence. */
  private isDeleted(line: SourceLine): boolean {
    const words = wordsOf([line]);
    return /\.\s*$/u.test(line.text) && this.extraction.lexicon.deletion.test(squeezedWords(wordsAfter(itemMarkAt(words, 0), words)));
  }

  /** `2.1. …`: a direction named by its title under another number. */
  private namedByTitle(index: number): Landmark | null {
    const text = this.lines[index]?.text ?? '';
    const number = /^(\d+(?:[.-]\d+)*)\.\s+\p{Lu}/u.exec(text)?.[1];
    if (number === undefined) return null;
    for (let to = index + 1; to <= Math.min(this.lines.length, index + MOST_HEADING_LINES); to += 1) {
      const words = wordsOf(this.lines.slice(index, to));
      const title = squeezedWords(words.slice(1)).replace(/\.$/u, '');
      if (this.extraction.directionTitles.has(title)) return { kind: 'direction', number, from: index, to, label: words.slice(0, 1), title: words.slice(1) };
    }
    return null;
  }

  private directionNamed(landmark: Landmark): number {
    this.close();
    const words = [...landmark.label, ...landmark.title];
    const number = landmark.number ?? '';
    addMentions(this.extraction, [{ level: 'direction', number, title: landmark.title, words }], this.sectionNumber);
    this.extraction.ledger.claim(words.map((word) => word.line), 'heading', `direction:${number}`);
    this.direction = `direction:${number}`;
    this.heading = null;
    return landmark.to;
  }

  /** A figure's caption stands behind the gap that the picture left. */
  private figure(landmark: Landmark): number {
    this.close();
    const { ledger, records } = this.extraction;
    let from = landmark.to;
    while (from < this.lines.length && (this.lines[from]?.text.trim() ?? '') === '') from += 1;
    let to = from;
    while (to < this.lines.length && to < from + MOST_HEADING_LINES && (this.lines[to]?.text.trim() ?? '') !== '' && !INDENT.test(this.lines[to]?.text ?? '')) to += 1;
    const caption = [...landmark.title, ...wordsOf(this.lines.slice(from, to))];
    const id = freshId(this.extraction, `figure:${landmark.number ?? ''}`);
    ledger.take(id, 'number', landmark.label, 'figure');
    ledger.take(id, 'text', caption, 'figure');
    records.figures.push({ figure_id: id, number: landmark.number, caption: ledger.wording(caption), ...rangeOf([...landmark.label, ...caption]) });
    return to;
  }

  // ── headings ──

  /** Index after a subheading that begins at a line; the line's own where none does. */
  private headingEnd(index: number): number {
    const { lexicon } = this.extraction;
    // What stands above the first section is a title page.
    if (this.sectionId === null) return index;
    let squeezed = '';
    for (let to = index; to < Math.min(this.lines.length, index + MOST_HEADING_LINES); to += 1) {
      const text = this.lines[to]?.text ?? '';
      if (text.trim() === '' || (to > index && INDENT.test(text))) break;
      squeezed += squeezedLine(this.lines[to]);
      if (squeezed.length > MOST_HEADING_CHARACTERS) return index;
      const next = this.lines[to + 1]?.text ?? '';
      const ends = next.trim() === '' || INDENT.test(next) || !/\s$/u.test(text);
      if (ends && lexicon.subheadings.some((pattern) => pattern.test(squeezed.replace(/[.:]$/u, '')))) return this.wholeHeading(to + 1);
      if (to === index && (this.standsAsHeading(index, text) || this.isSpacedHeading(index, text))) return index + 1;
    }
    return index;
  }

  /** A heading goes on in the next line where that is neither indented nor empty. */
  private wholeHeading(to: number): number {
    const next = this.lines[to]?.text ?? '';
    const isRest = next.trim() !== '' && !INDENT.test(next) && next.trim().length < 60 && /^\p{Ll}/u.test(next.trim());
    return isRest ? to + 1 : to;
  }

  /** A short line between empty ones that ends no sentence and is not indented. */
  private standsAsHeading(index: number, text: string): boolean {
    const before = this.lines[index - 1]?.text.trim() ?? '';
    const after = this.lines[index + 1]?.text.trim() ?? '';
    const bare = text.trim();
    return before === '' && after === '' && !INDENT.test(text) && bare.length < 80 && /^\p{Lu}/u.test(bare) && !/[.;,]$/u.test(bare) && this.paragraph.length === 0;
  }

  /** A paragraph of one justified line that ends no sentence: the printer's stress of a heading. */
  private isSpacedHeading(index: number, text: string): boolean {
    if (!INDENT.test(text) || !/^\s+\S\s/u.test(text)) return false;
    const words = text.trim().split(/\s+/u);
    const next = this.lines[index + 1]?.text ?? '';
    const isSpaced = words.length >= LEAST_SPACED && words.every((word) => word.length === 1) && /\p{L}/u.test(words.at(-1) ?? '');
    return isSpaced && INDENT.test(text) && (next.trim() === '' || INDENT.test(next));
  }

  private subheading(from: number, to: number): number {
    this.close();
    const { ledger, records } = this.extraction;
    const words = wordsOf(this.lines.slice(from, to));
    const owner = this.direction ?? this.sectionId;
    const position = records.outline.filter((node) => node.level === 'subsection' && node.parent_id === owner).length + 1;
    const id = freshId(this.extraction, `subsection:${(owner ?? 'front').replace('section:', '')}/${position}`);
    ledger.take(id, 'text', words, 'heading');
    this.heading = { node_id: id, parent_id: owner, level: 'subsection', number: null, title: ledger.wording(words), ...rangeOf(words) };
    records.outline.push(this.heading);
    return to;
  }

  // ── paragraphs ──

  /** The number of a node's next paragraph. */
  private paragraphNumber(nodeId: string | null): number {
    const { paragraphs } = this.extraction.records;
    for (; this.counted < paragraphs.length; this.counted += 1) {
      const node = paragraphs[this.counted]?.node_id ?? null;
      this.paragraphs.set(node, (this.paragraphs.get(node) ?? 0) + 1);
    }
    return (this.paragraphs.get(nodeId) ?? 0) + 1;
  }

  private close(): void {
    const lines = this.paragraph;
    this.paragraph = [];
    if (lines.length === 0) return;
    const words = wordsOf(lines);
    const mark = itemMarkAt(words, 0);
    const text = wordsAfter(mark, words);
    const { ledger, lexicon, records } = this.extraction;
    if (lexicon.deletion.test(squeezedWords(text))) {
      addDeletion(this.extraction, this.heading?.node_id ?? this.direction ?? this.sectionId, mark?.label ?? null, text, words);
      return;
    }
    const nodeId = this.heading?.node_id ?? this.direction ?? this.sectionId;
    const id = freshId(this.extraction, `paragraph:${(nodeId ?? 'front').replace(/^(?:sub)?section:/u, '')}/${this.paragraphNumber(nodeId)}`);
    ledger.take(id, 'text', words, 'paragraph');
    readFacts(this.extraction, id, words);
    records.paragraphs.push({ paragraph_id: id, node_id: nodeId, heading: this.heading?.title ?? null, text: ledger.wording(words), ...rangeOf(words) });
  }
}

/** Whether a paragraph goes on behind the empty lines at `index`: a page break, or a displaced part of a line, cut it. */
function isCutHere(lines: readonly SourceLine[], index: number): boolean {
  let [before, behind] = [index - 1, index];
  while (behind < lines.length && lines[behind]?.text.trim() === '') behind += 1;
  while (before >= 0 && lines[before]?.text.trim() === '') before -= 1;
  const [last, next] = [lines[before], lines[behind]];
  if (next === undefined || last === undefined || INDENT.test(next.text)) return false;
  return /\s$/u.test(last.text) || (next.page !== last.page && !/[.;:]$/u.test(last.text));
}
