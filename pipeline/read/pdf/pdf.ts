import type { Page } from './page.js';
import { PdfFile } from './open.js';
import { readPage } from './read-page.js';

/**
 * A PDF, read page by page: only one page is held at a time, so a document may have any number of them.
 *
 *     const pdf = await openPdf(file, bytes, null);
 *     try {
 *       for await (const page of pdf.pages()) …   // page.flow, page.tables, page.lines, page.words
 *     } finally {
 *       await pdf.close();
 *     }
 */
export interface Pdf {
  readonly pageCount: number;
  /** Page `number`, 1-based. @throws SourceError where it cannot be read. */
  page(number: number): Promise<Page>;
  /** Pages `first` to `last`, one after the other. @throws SourceError where one cannot be read. */
  pages(first?: number, last?: number): AsyncGenerator<Page>;
  close(): Promise<void>;
}

/**
 * Opens the PDF in `bytes`; `file` is for messages, `password` null where none is given.
 *
 * @throws SourceError where it is encrypted, damaged, or no PDF.
 */
export async function openPdf(file: string, bytes: Uint8Array, password: string | null): Promise<Pdf> {
  const opened = await PdfFile.open(file, bytes, password);
  const page = async (number: number): Promise<Page> => readPage(number, await opened.painting(number));
  return {
    pageCount: opened.pages,
    page,
    async *pages(first = 1, last = opened.pages) {
      for (let number = first; number <= last; number += 1) yield await page(number);
    },
    close: () => opened.close(),
  };
}
