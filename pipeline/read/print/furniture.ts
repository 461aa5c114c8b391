import type { TextLine } from '../pdf/page.js';
import type { PrintedPage } from './page.js';

/** Furniture stands in these bands at a page's top and bottom. Share of its height. */
const BAND = 0.12;
/** The same line on so many pages at one height is furniture. */
const FEWEST_PAGES = 3;
/** … at one height but for this. Points. */
const SAME_HEIGHT = 4;

/**
 * Running headers, footers and page numbers: lines at a page's top or bottom that stand at one height on several pages and say the same,
 * but for a number that counts the pages. (A number alone that is its page's is furniture on the only page that has one, too.)
 */
export function furnitureOf(pages: readonly PrintedPage[]): Set<TextLine> {
  const places = new Map<string, TextLine[]>();
  const furniture = new Set<TextLine>();
  for (const page of pages) {
    for (const line of page.flow) {
      if (line.kind !== 'line' || !isInBand(line, page)) continue;
      if (isOwnNumber(line, page)) furniture.add(line);
      const key = `${sayingOf(line, page)}\n${Math.round(line.box[1] / SAME_HEIGHT)}`;
      const own = places.get(key);
      if (own === undefined) places.set(key, [line]);
      else own.push(line);
    }
  }
  for (const lines of places.values()) {
    if (lines.length >= FEWEST_PAGES) for (const line of lines) furniture.add(line);
  }
  return furniture;
}

function isInBand({ box }: TextLine, { height }: PrintedPage): boolean {
  return box[3] < BAND * height || box[1] > (1 - BAND) * height;
}

function isOwnNumber({ text }: TextLine, { number }: PrintedPage): boolean {
  return text.replace(/[\s\-–—]/gu, '') === String(number);
}

/** What a line says, its numbers counted from the page's. */
function sayingOf({ text }: TextLine, { number }: PrintedPage): string {
  return text.replace(/\d+/gu, (digits) => `#${Number(digits) - number}`);
}
