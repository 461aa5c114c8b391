import type { Element, LineRange, LineRecord, SourceLine, SpanRecord } from '../model.js';
import { repair } from './text/spacing.js';
import type { Word } from './text/words.js';

/**
 * Who took what from the source: one main claimant a line, and the characters that each record took as which of its parts.
 */
export class Ledger {
  readonly spans: SpanRecord[] = [];
  private readonly claims = new Map<number, { element: Element; id: string | null }>();
  private readonly byNumber = new Map<number, SourceLine>();

  constructor(
    readonly lines: readonly SourceLine[],
    private readonly vocabulary: ReadonlySet<string>,
    furniture: Iterable<number> = [],
  ) {
    for (const line of lines) this.byNumber.set(line.no, line);
    this.claim(furniture, 'furniture', null);
  }

  /** Makes a record the main claimant of lines that have none yet. */
  claim(lineNumbers: Iterable<number>, element: Element, id: string | null): void {
    for (const no of lineNumbers) {
      if (!this.claims.has(no)) this.claims.set(no, { element, id });
    }
  }

  isClaimed(no: number): boolean {
    return this.claims.has(no);
  }

  /**
   * Claims the words' lines for a record and notes the characters that it took, one span a line. `ordinal` is the cell's place in its
   * row; a cell broken over two lines has two spans of one ordinal.
   */
  take(recordId: string, part: string, words: readonly Word[], element: Element | null, ordinal = 1): void {
    if (element !== null) this.claim(words.map((word) => word.line), element, recordId);
    for (const stretch of this.stretchesOf(words)) {
      this.spans.push({
        record_id: recordId, part, ordinal, line_no: stretch.line, char_first: stretch.from, char_last: stretch.to,
        page_no: this.byNumber.get(stretch.line)?.page ?? 0, bbox: this.boxOf(stretch),
      });
    }
  }

  /** Where a stretch of a PDF's line stands: `x0 y0 x1 y1`; null in a text. */
  private boxOf({ line, from, to }: { line: number; from: number; to: number }): string | null {
    const { place, text } = this.byNumber.get(line) ?? {};
    if (place === undefined || text === undefined) return null;
    const words = [...text.matchAll(/\S+/gu)];
    const boxes = place.boxes.filter((_, index) => (words[index]?.index ?? Infinity) < to && (words[index]?.index ?? 0) + (words[index]?.[0].length ?? 0) > from);
    if (boxes.length === 0) return null;
    const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number => pick(...boxes.map((box) => box[side]));
    return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)].join(' ');
  }

  /** Text of some words as it was meant: line breaks joined, letter-spacing closed, look-alikes folded. */
  wording(words: readonly Word[]): string {
    const pieces = this.stretchesOf(words).map(({ line, from, to }) => repair((this.byNumber.get(line)?.text ?? '').slice(from, to), this.vocabulary));
    const text = joined(pieces);
    return SPACED_SIGN.test(text) ? text.replace(/(?<! ) +([,;:.)»])/g, '$1').replace(/([(«]) +/g, '$1').trim() : text.trim();
  }

  /** Runs of words that stand side by side in one line, with nothing but white space between them. */
  private stretchesOf(words: readonly Word[]): { line: number; from: number; to: number }[] {
    const stretches: { line: number; from: number; to: number }[] = [];
    for (const word of words) {
      const last = stretches.at(-1);
      const isNext = last !== undefined && last.line === word.line && word.from >= last.to;
      const between = isNext ? (this.byNumber.get(word.line)?.text ?? '').slice(last.to, word.from) : '';
      if (isNext && between.trim() === '') last.to = word.to;
      else stretches.push({ line: word.line, from: word.from, to: word.to });
    }
    return stretches;
  }

  /** Text of some words as printed, words joined by single spaces. */
  printed(words: readonly Word[]): string {
    return words.map((word) => word.text).join(' ');
  }

  /** Every line of the source, once, with its main claimant. */
  lineRecords(): LineRecord[] {
    return this.lines.map((line) => {
      const claim = this.claims.get(line.no) ?? { element: line.text.trim() === '' ? 'blank' : 'unclaimed', id: null } as const;
      return { line_no: line.no, page_no: line.page, text: line.text, element: claim.element, element_id: claim.id };
    });
  }
}

/** White space that a line's end or a gap put before a sign or behind a bracket: pieces have single spaces. */
const SPACED_SIGN = / [,;:.)»]|[(«] /;
/** A compound that a line's end broke at its hyphen: `санитарно-⏎эпидемиологический`, not `теле- ⏎и радио`. */
const BROKEN_COMPOUND = /\p{L}-$/u;
const REST_OF_COMPOUND = /^\p{Ll}{3}/u;

/** Pieces of one text, by spaces. */
function joined(pieces: readonly string[]): string {
  return pieces.reduce((text, piece) => {
    const isCompound = text.endsWith('-') && REST_OF_COMPOUND.test(piece) && BROKEN_COMPOUND.test(text);
    return text === '' || isCompound ? text + piece : `${text} ${piece}`;
  }, '');
}

/** The smallest range of lines that holds the words. */
export function rangeOf(words: readonly Word[]): LineRange {
  return rangeOfLines(words.map(({ line }) => line));
}

/** The same of lines by their numbers, however many; zeros where there are none. */
export function rangeOfLines(numbers: readonly number[]): LineRange {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const no of numbers) {
    if (no < first) first = no;
    if (no > last) last = no;
  }
  return { line_first: last === 0 ? 0 : first, line_last: last };
}
