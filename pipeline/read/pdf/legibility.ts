import { SourceError } from '../../model.js';
import type { Page } from './page.js';

/** Of a text that can be read, so many signs at most have no Unicode value. Share. */
const MOST_UNMAPPED = 0.5;

/** Whether what has been read of a document is text at all: counts the signs of its pages, and those that nobody can read. */
export class Legibility {
  private signs = 0;
  private unmapped = 0;
  private readonly pages: number[] = [];

  constructor(private readonly file: string) {}

  add({ number, signs, unmappedSigns }: Pick<Page, 'number' | 'signs' | 'unmappedSigns'>): void {
    this.signs += signs;
    this.unmapped += unmappedSigns;
    if (unmappedSigns > 0) this.pages.push(number);
  }

  /** @throws SourceError where the pages hold no text, or hardly any that can be read. */
  demandText(): void {
    if (this.signs === 0) {
      throw new SourceError(this.file, 'has no text layer: its pages are blank, or pictures of text', 'run OCR over it first (ocrmypdf, for example), and give its result');
    }
    if (this.unmapped > MOST_UNMAPPED * this.signs) {
      throw new SourceError(this.file, 'is set in fonts without a Unicode map: what its signs read cannot be told', 'run OCR over it first (ocrmypdf --force-ocr, for example), and give its result');
    }
  }

  /** A line of warning where some signs cannot be read. */
  warnings(): string[] {
    if (this.unmapped === 0) return [];
    const [first] = this.pages;
    const where = this.pages.length === 1 ? `page ${first}` : `${this.pages.length} pages, the first is ${first}`;
    return [`${this.file}: ${this.unmapped} of ${this.signs} signs have no Unicode value (${where}); they are shown as \uFFFD`];
  }
}
