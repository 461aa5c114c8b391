import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';

/** On every machine that opens workbooks, with the Kazakh letters. */
export const FAMILY = 'Arial';
export const BODY_SIZE = 10;
const INK = 'FF1B1F24';
const GREY = 'FF5F6B76';
const HAIRLINE = 'FFD5DAE0';
const HEADER_FILL = 'FFEDF1F5';
/** The one accent: links, and marks of values that were derived. Blue of the Okabe–Ito set, dark enough for text on white. */
const ACCENT = 'FF00598C';
/** An error, a sum that does not add up: vermilion of the same set, darkened for text. */
export const ALARM = 'FFA63F00';
/** Data bars: light, so that the number on it keeps its contrast. */
export const BAR = 'FF9CC9E3';

export type Emphasis = 'plain' | 'strong';
export type Look =
  | 'title' | 'about' | 'back' | 'label' | 'prose'
  | 'header' | 'headerRight' | 'text' | 'number' | 'derived' | 'sign' | 'signRight' | 'link';

type CellStyle = Partial<Style>;

const SIZES: Partial<Record<Look, number>> = { title: 16 };
const BOLD: ReadonlySet<Look> = new Set(['title', 'header', 'headerRight', 'label']);
const COLOURS: Partial<Record<Look, string>> = { about: GREY, sign: GREY, signRight: GREY, link: ACCENT, back: ACCENT, derived: ACCENT };
const RIGHT: ReadonlySet<Look> = new Set(['headerRight', 'number', 'derived', 'signRight']);
const WRAPPED: ReadonlySet<Look> = new Set(['header', 'headerRight', 'text', 'prose', 'label', 'link']);
/** Looks outside tables: no rule below the cell. */
const BARE: ReadonlySet<Look> = new Set(['title', 'about', 'back', 'label', 'prose']);

const cache = new Map<string, CellStyle>();

/**
 * The style of a cell. The same look is the same object, which is what exceljs keeps its styles table small by: never change it.
 * `format` is the number format; text that starts like a formula gets the text format `@`, so that it stays text when edited.
 * `indented` keeps text off the numbers of the column before it.
 */
export function styleOf(look: Look, emphasis: Emphasis = 'plain', format: string | null = null, indented = false): CellStyle {
  const key = `${look} ${emphasis} ${format ?? ''} ${indented}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const style: CellStyle = { font: fontOf(look, emphasis), alignment: alignmentOf(look, indented) };
  if (!BARE.has(look)) style.border = borderOf(look, emphasis);
  if (look === 'header' || look === 'headerRight') style.fill = HEADER;
  if (format !== null) style.numFmt = format;
  cache.set(key, style);
  return style;
}

const HEADER: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };

function fontOf(look: Look, emphasis: Emphasis): Partial<Font> {
  return {
    name: FAMILY,
    family: 2,
    size: SIZES[look] ?? BODY_SIZE,
    color: { argb: COLOURS[look] ?? INK },
    ...(BOLD.has(look) || emphasis === 'strong' ? { bold: true } : {}),
    ...(look === 'link' || look === 'back' ? { underline: true } : {}),
  };
}

function alignmentOf(look: Look, indented: boolean): Partial<Alignment> {
  const header = look === 'header' || look === 'headerRight';
  return {
    vertical: header ? 'bottom' : 'top',
    horizontal: RIGHT.has(look) ? 'right' : 'left',
    ...(WRAPPED.has(look) ? { wrapText: true } : {}),
    ...(indented ? { indent: 1 } : {}),
  };
}

function borderOf(look: Look, emphasis: Emphasis): Partial<Borders> {
  if (look === 'header' || look === 'headerRight') return { bottom: { style: 'thin', color: { argb: INK } } };
  return {
    ...(emphasis === 'strong' ? { top: { style: 'thin', color: { argb: GREY } } } : {}),
    bottom: { style: 'hair', color: { argb: HAIRLINE } },
  };
}
