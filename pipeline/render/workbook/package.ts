import type { Workbook } from 'exceljs';
import { BODY_SIZE, FAMILY } from './styles.js';
import type { Parts } from './zip.js';
import { pack, unpack } from './zip.js';

/** The order in which Office's schema wants the children of a font; exceljs writes another. */
const FONT_CHILDREN = ['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];

/**
 * The bytes of a workbook: what exceljs writes, mended where Office's schema or a reader stumbles over it, and packed with fixed times.
 * Same workbook, same bytes.
 */
export async function packageOf(workbook: Workbook): Promise<Buffer> {
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as never);
  const parts = unpack(Buffer.from(written));
  mend(parts);
  return pack(parts);
}

function mend(parts: Parts): void {
  let bars = 0;
  for (const [name, content] of parts) {
    if (name === 'xl/styles.xml') parts.set(name, edited(content, (xml) => orderedFonts(withBodyFont(xml))));
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) {
      parts.set(name, edited(content, (xml) => withQuietNumbers(withInnerLinks(withNumberedIds(xml, () => (bars += 1))))));
    }
    if (name.startsWith('xl/worksheets/_rels/')) parts.set(name, edited(content, withoutInnerLinks));
  }
}

function edited(content: Buffer, edit: (xml: string) => string): Buffer {
  return Buffer.from(edit(content.toString('utf8')), 'utf8');
}

function orderedFonts(xml: string): string {
  return xml.replace(/<font>(.*?)<\/font>/gs, (_, children: string) => {
    const byName = new Map([...children.matchAll(/<(\w+)[^>]*\/>/g)].map(([element, name]) => [name, element]));
    return `<font>${FONT_CHILDREN.map((name) => byName.get(name) ?? '').join('')}</font>`;
  });
}

/** The first font is the workbook's own: what an empty cell is written in, and what columns are measured by. */
function withBodyFont(xml: string): string {
  return xml.replace(/<font>.*?<\/font>/s, `<font><sz val="${BODY_SIZE}"/><color theme="1"/><name val="${FAMILY}"/><family val="2"/></font>`);
}

/** exceljs ties both halves of a data bar by a random id: count instead. */
function withNumberedIds(xml: string, next: () => number): string {
  const numbers = new Map<string, string>();
  return xml.replace(/\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}(?=<\/x14:id>|")/g, (id, at: number) => {
    if (xml.slice(at - 'uri="'.length, at) === 'uri="') return id;
    const known = numbers.get(id) ?? `{00000000-0000-4000-8000-${next().toString(16).toUpperCase().padStart(12, '0')}}`;
    numbers.set(id, known);
    return known;
  });
}

/** A link inside the workbook needs a location alone; exceljs adds a relationship to a file of that name. */
function withInnerLinks(xml: string): string {
  return xml.replace(/<hyperlink ref="([A-Z]+\d+)" r:id="rId\d+" location="([^"]*)"\/>/g, '<hyperlink ref="$1" location="$2"/>');
}

function withoutInnerLinks(xml: string): string {
  return xml.replace(/<Relationship [^>]*Target="([^"]*)" TargetMode="External"\/>/g, (link, target: string) => (isInner(target) ? '' : link));
}

function isInner(target: string): boolean {
  return /^[^!]+![A-Z]+\d+$/.test(target);
}

/** Programme codes and line ranges are text that looks like numbers, and meant so: no green corner at each of them. */
function withQuietNumbers(xml: string): string {
  const range = /<dimension ref="([A-Z]+\d+:[A-Z]+\d+)"\/>/.exec(xml)?.[1];
  if (range === undefined) return xml;
  const ignored = `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>`;
  return xml.replace(/(?=<tableParts |<\/worksheet>)/, ignored);
}
