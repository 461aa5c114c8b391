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

interface PdfObjects {
  readonly root: number;
  /** The dictionary of an object, as text; empty where there is none. */
  dictionary(number: number): string;
}

/** The objects of a PDF with a plain cross-reference table, which is what the browser writes. */
function readObjects(pdf: Uint8Array): PdfObjects {
  const text = Buffer.from(pdf).toString('latin1');
  const table = text.slice(Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN));
  const entries = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)].map(([, offset, use]) => (use === 'n' ? Number(offset) : null));
  const root = Number(/\/Root (\d+) 0 R/.exec(table)?.[1] ?? Number.NaN);
  if (Number.isNaN(root) || entries.length === 0) throw new Error('the browser wrote a PDF of another build than expected');
  return {
    root,
    dictionary(number) {
      const start = entries[number] ?? null;
      return start === null ? '' : text.slice(start, text.indexOf('endobj', start));
    },
  };
}

/** Leaves of the page tree, in order. */
function pageObjects(file: PdfObjects, node: number): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(file.dictionary(node))?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pageObjects(file, Number(kid)));
}

function referenceIn(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? Number.NaN);
}
