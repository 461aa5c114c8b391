/**
 * The little that has to be read from, and mended in, a PDF that the browser wrote: on which page an anchor stands, links that became
 * absolute, and what the browser stamps. Its dictionaries are plain text; every change keeps its length, so no offset moves.
 */

/** Address that stands for the evidence page while printing: the browser keeps absolute addresses only. */
export const EVIDENCE_ADDRESS = 'https://evidence.invalid/';
/** The evidence page, beside the reports. */
const EVIDENCE_FILE = 'evidence.html';

const STAMPED_DATE = /\/(CreationDate|ModDate) \(D:\d{14}[^)]*\)/g;
const NODE_ID = /\(node\d{8}\)/g;
const LINK = /\/URI \(([^()\\]*)\)/g;

/**
 * The page that each of `anchors` stands on, counted from 1. In: the bytes of a PDF from the browser, and ids of elements that a link in it
 * points to. Throws where one is missing: nothing links to it, or the browser writes PDFs otherwise than expected.
 */
export function pagesOfAnchors(pdf: Uint8Array, anchors: readonly string[]): Map<string, number> {
  if (anchors.length === 0) return new Map();
  const file = readObjects(pdf);
  const catalogue = file.dictionary(file.root);
  const pageNumbers = new Map(pageObjects(file, referenceIn(catalogue, 'Pages')).map((page, index) => [page, index + 1]));
  const destinations = new Map<string, number>();
  for (const [, name = '', page = ''] of file.dictionary(referenceIn(catalogue, 'Dests')).matchAll(/\/([^\s[\]/]+) \[(\d+) 0 R/g)) {
    destinations.set(name, pageNumbers.get(Number(page)) ?? 0);
  }
  return new Map(anchors.map((anchor) => {
    const page = destinations.get(anchor) ?? 0;
    if (page === 0) throw new Error(`the printed report has no page for the anchor ${anchor}`);
    return [anchor, page];
  }));
}

/**
 * The same PDF with links to the evidence page relative, dates as told (`yyyy-mm-dd`) and ids that do not depend on what the browser
 * printed before. Out: as many bytes as came in.
 */
export function finishPdf(pdf: Uint8Array, date: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const stamp = `D:${date.replaceAll('-', '')}000000+00'00'`;
  const ids = [...new Set(text.match(NODE_ID) ?? [])].sort();
  const renumbered = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  const finished = text
    .replace(STAMPED_DATE, (whole, key: string) => `/${key} (${stamp})`.padEnd(whole.length))
    .replace(NODE_ID, (id) => renumbered.get(id) ?? id)
    .replace(LINK, (whole, address: string) => (address.startsWith(EVIDENCE_ADDRESS)
      ? `/URI (${EVIDENCE_FILE}${address.slice(EVIDENCE_ADDRESS.length)})`.padEnd(whole.length)
      : whole));
  if (finished.length !== text.length) throw new Error('finishing a report changed its length');
  return Buffer.from(finished, 'latin1');
}

/**
 * The same PDF with its bookmarks named as its headings are: the browser drops the spaces at which a heading wraps, and doubles one that
 * starts a page. In: the headings' texts, in their order. The renamed bookmarks are appended, as an update of the file, so that nothing
 * before them moves. A PDF with other bookmarks than headings stays as it is.
 */
export function nameBookmarks(pdf: Uint8Array, headings: readonly string[]): Uint8Array {
  const file = readObjects(pdf);
  const root = referenceIn(file.dictionary(file.root), 'Outlines');
  const bookmarks = bookmarkObjects(file, referenceIn(file.dictionary(root), 'First'));
  if (bookmarks.length !== headings.length) return pdf;

  let update = '';
  const entries = bookmarks.map((number, index) => {
    const offset = pdf.length + update.length;
    update += `${file.dictionary(number).replace(TITLE, () => `/Title <${utf16(headings[index] ?? '')}>`)}endobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<</Size ${file.size}\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/Prev ${file.table}>>\n`;
  const start = pdf.length + update.length;
  return Buffer.concat([pdf, Buffer.from(`${update}xref\n${entries.join('')}${trailer}startxref\n${start}\n%%EOF\n`, 'latin1')]);
}

const TITLE = /\/Title (?:<[\dA-Fa-f]*>|\((?:\\[^]|[^\\)])*\))/;

/** A text as a PDF's hexadecimal string, with the mark that says UTF-16. */
function utf16(text: string): string {
  return `FEFF${[...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0').toUpperCase()).join('')}`;
}

/** Bookmarks from one on, each before those below it. */
function bookmarkObjects(file: PdfObjects, first: number): number[] {
  const found: number[] = [];
  for (let number = first; !Number.isNaN(number); number = referenceIn(file.dictionary(number), 'Next')) {
    found.push(number, ...bookmarkObjects(file, referenceIn(file.dictionary(number), 'First')));
  }
  return found;
}

interface PdfObjects {
  readonly root: number;
  readonly info: number;
  /** How many objects there are, and where their table stands. */
  readonly size: number;
  readonly table: number;
  /** The dictionary of an object, as text; empty where there is none. */
  dictionary(number: number): string;
}

/** The objects of a PDF with a plain cross-reference table, which is what the browser writes. */
function readObjects(pdf: Uint8Array): PdfObjects {
  const text = Buffer.from(pdf).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const table = text.slice(start);
  const entries = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)].map(([, offset, use]) => (use === 'n' ? Number(offset) : null));
  const root = referenceIn(table, 'Root');
  if (Number.isNaN(root) || entries.length === 0) throw new Error('the browser wrote a PDF of another build than expected');
  return {
    root, table: start, size: entries.length, info: referenceIn(table, 'Info'),
    dictionary(number) {
      const offset = entries[number] ?? null;
      return offset === null ? '' : text.slice(offset, text.indexOf('endobj', offset));
    },
  };
}

/** Leaves of the page tree, in order. */
function pageObjects(file: PdfObjects, node: number): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(file.dictionary(node))?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(?<!\d)(\d+) 0 R/g)].flatMap(([, kid]) => pageObjects(file, Number(kid)));
}

function referenceIn(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? Number.NaN);
}
