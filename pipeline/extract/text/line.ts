import type { LinePlace, SourceLine } from '../../model.js';
import { squeeze } from './glyphs.js';
import { splitLine, type Gap, type Word } from './words.js';

/**
 * A line of the source with what nearly every recogniser asks of it: its squeezed text and its words. Each is worked out when it is first asked
 * for, and once, however many readers pass over the line.
 */
export class Line implements SourceLine {
  readonly no: number;
  readonly page: number;
  readonly text: string;
  readonly place?: LinePlace;
  private knownSqueezed: string | null = null;
  private knownWords: readonly Word[] | null = null;
  private readonly knownFirsts: Word[] = [];
  /** Whether a landmark can begin at it, in the document's language; null until `landmarks.ts` has looked. */
  mayBeLandmark: boolean | null = null;

  constructor({ no, page, text, place }: SourceLine) {
    this.no = no;
    this.page = page;
    this.text = text;
    if (place !== undefined) this.place = place;
  }

  get squeezed(): string {
    return (this.knownSqueezed ??= squeeze(this.text));
  }

  /** Its words, the first as behind a finished line. */
  get words(): readonly Word[] {
    return (this.knownWords ??= splitLine(this));
  }

  /** Its first word behind a gap: the same one for all who see the line behind the same. */
  firstBehind(gap: Gap): Word | undefined {
    const [first] = this.words;
    if (first === undefined || first.gap === gap) return first;
    let other = this.knownFirsts.find((one) => one.gap === gap);
    if (other === undefined) {
      other = { ...first, gap };
      this.knownFirsts.push(other);
    }
    return other;
  }
}

/** The line itself, or one with its text where it comes from outside of a document. */
export function lineOf(line: SourceLine): Line {
  return line instanceof Line ? line : new Line(line);
}
