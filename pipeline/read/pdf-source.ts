import { SourceError } from '../model.js';
import type { SourceLine } from '../model.js';
import { PdfFile } from './pdf/open.js';
import { Legibility } from './pdf/legibility.js';
import { UNREADABLE } from './pdf/painted.js';
import { isBlank } from './pdf/words.js';
import { linesOfPages } from './print/document.js';
import { printedPage } from './print/page.js';
import type { PrintedPage } from './print/page.js';

/** A PDF as lines, with its number of pages. */
export interface PrintedDocument {
  readonly pages: number;
  readonly lines: SourceLine[];
}

/**
 * Reads the pages of a PDF and writes them as lines, cells with their places. `onPage` is told each page as it is read.
 *
 * @throws SourceError where the PDF is encrypted, damaged, or has no text that can be read.
 */
export async function readPdf(file: string, bytes: Uint8Array, password: string | null, onPage: (page: number, of: number) => void = () => undefined): Promise<PrintedDocument> {
  const pdf = await PdfFile.open(file, bytes, password);
  try {
    const legibility = new Legibility(file);
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= pdf.pages; number += 1) {
      onPage(number, pdf.pages);
      const painting = await pdf.painting(number);
      const signs = painting.glyphs.filter((glyph) => !isBlank(glyph));
      legibility.add({ number, signs: signs.length, unmappedSigns: signs.filter(({ text }) => text === UNREADABLE).length });
      pages.push(printedPage(number, painting, pages.at(-1) ?? null));
    }
    legibility.demandText();
    const lines = linesOfPages(pages);
    if (lines.length === 0) throw new SourceError(file, 'has no text');
    return { pages: pages.length, lines };
  } finally {
    await pdf.close();
  }
}
