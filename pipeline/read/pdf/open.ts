import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFParse, PasswordException, VerbosityLevel } from 'pdf-parse';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SourceError } from '../../model.js';
import { matrixOf } from './matrix.js';
import type { PagePainting } from './painted.js';
import { paintingOf } from './painting.js';
import type { Operators, Resources } from './painting.js';
import type { Font } from './text-pen.js';

/** pdf.js keeps fonts and images of every page it has seen; after so many pages it is told to let go of them. */
const PAGES_TO_KEEP = 20;
/** Pictures say nothing about tables; larger ones than this are not decoded. Pixels. */
const LARGEST_IMAGE = 1;

/** An open PDF: its pages one after the other. */
export class PdfFile {
  private constructor(private readonly file: string, private readonly parser: PDFParse, private readonly document: PDFDocumentProxy) {}

  /** Opens the PDF in `bytes`; `file` is for messages. @throws SourceError where it is encrypted, damaged, or no PDF. */
  static async open(file: string, bytes: Uint8Array, password: string | null): Promise<PdfFile> {
    const folder = folderOfPdfjs();
    const parser = new PDFParse({
      // pdf.js takes the bytes away from whoever gives them.
      data: Uint8Array.from(bytes),
      ...(password === null ? {} : { password }),
      verbosity: VerbosityLevel.ERRORS,
      cMapUrl: join(folder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      maxImageSize: LARGEST_IMAGE,
      // Glyphs are not drawn here: their shapes need not be built.
      disableFontFace: false,
      useSystemFonts: false,
      isEvalSupported: false,
      // A font's map to Unicode is handed on with these.
      fontExtraProperties: true,
    });
    try {
      // pdf-parse opens the file and names what is wrong with it; its pages are read from the pdf.js document that it keeps to itself.
      const document = await (parser as unknown as { load(): Promise<PDFDocumentProxy> }).load();
      return new PdfFile(file, parser, document);
    } catch (error) {
      throw openingError(file, error, password);
    }
  }

  get pages(): number {
    return this.document.numPages;
  }

  /** What is painted on page `number` (1-based). @throws SourceError where the page cannot be read. */
  async painting(number: number): Promise<PagePainting> {
    try {
      const page = await this.document.getPage(number);
      const painting = await paintingOfPage(page, this.document);
      page.cleanup();
      if (number % PAGES_TO_KEEP === 0) await this.document.cleanup();
      return painting;
    } catch (error) {
      throw new SourceError(this.file, `page ${number} cannot be read (${messageOf(error)})`, 'print it to a new PDF and give that one');
    }
  }

  async close(): Promise<void> {
    await this.parser.destroy();
  }
}

async function paintingOfPage(page: PDFPageProxy, document: PDFDocumentProxy): Promise<PagePainting> {
  const layers = await document.getOptionalContentConfig();
  const operators: Operators = await page.getOperatorList({ annotationMode: 0 });
  const resources: Resources = {
    fontNamed: (name) => fontOf(page.commonObjs.get(name)),
    isShown: (content) => Boolean(layers.isVisible(content)),
  };
  const view = page.getViewport({ scale: 1 });
  return paintingOf(operators, resources, matrixOf(view.transform), view.width, view.height);
}

/** What pdf.js keeps of a font, as far as it matters here. */
interface PdfjsFont {
  readonly name?: string;
  readonly loadedName?: string;
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
  readonly composite?: boolean;
  readonly toUnicode?: object;
}

function fontOf(font: unknown): Font {
  const { name, loadedName, fontMatrix, vertical, composite, toUnicode } = font as PdfjsFont;
  return {
    name: name ?? loadedName ?? '',
    unit: Math.abs(fontMatrix?.[0] ?? 0.001),
    vertical: vertical ?? false,
    // Where a composite font has no map, pdf.js takes its glyphs' numbers for characters, and hands on the range of them.
    isMapped: !(composite === true && toUnicode !== undefined && 'firstChar' in toUnicode),
  };
}

function folderOfPdfjs(): string {
  const parse = createRequire(import.meta.url).resolve('pdf-parse');
  return dirname(createRequire(parse).resolve('pdfjs-dist/package.json'));
}

function openingError(file: string, error: unknown, password: string | null): SourceError {
  if (error instanceof PasswordException) {
    return password === null
      ? new SourceError(file, 'is encrypted', 'give its password with --password')
      : new SourceError(file, 'does not open with this password', 'give the right one with --password');
  }
  return new SourceError(file, `is damaged or no PDF (${messageOf(error)})`, 'fetch it again, or print it to a new PDF');
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
