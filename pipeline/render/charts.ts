import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Colours of the reports: ink, two greys, one accent, and a second for what moves against the aim (Okabe and Ito's blue and vermilion). */
export const COLOURS = { ink: '#1b1b1b', grey: '#595959', pale: '#c9c9c9', accent: '#0072b2', against: '#d55e00', paper: '#ffffff' } as const;

/** Points of a chart's text, in CSS pixels: 7.5 pt. */
export const CHART_TEXT = 10;
/** Mean width of a letter of the reports' type, in parts of its size; Cyrillic runs wider than Latin. */
const LETTER_WIDTH = 0.56;
const DECIMALS = 2;
/** Stands for the alternative text until the drawing is a string: the library does not escape all signs in attributes. */
const ALT = 'alternative-text';

/** The little of an element that finishing a chart needs; the project is compiled without the browser's own types. */
interface ChartElement {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<ChartElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
}

/** A document that charts are drawn in; its type, a browser's, is not known here. */
const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: never };

/**
 * Draws a chart as inline SVG: type of the page around it, no ids, the same bytes for the same figures. `alt` is what a reader who does not
 * see it is told. In: marks and scales for Observable Plot; out: the SVG.
 */
export function draw(options: Plot.PlotOptions, alt: string): string {
  const style = { fontFamily: 'inherit', fontSize: `${CHART_TEXT}px`, overflow: 'visible' };
  const svg = Plot.plot({ ...options, document, style }) as unknown as ChartElement;
  for (const sheet of [...svg.querySelectorAll('style')]) sheet.remove();
  svg.removeAttribute('class');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', ALT);
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    if (element !== svg) element.removeAttribute('aria-label');
    for (const attribute of [...element.attributes]) {
      if (/^(x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|transform)$/.test(attribute.name)) element.setAttribute(attribute.name, rounded(attribute.value));
    }
  }
  return svg.outerHTML.replace(ALT, () => escaped(alt));
}

/** The alternative text of an SVG that is drawn by hand. */
export function drawn(width: number, height: number, alt: string, marks: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `
    + `role="img" aria-label="${escaped(alt)}">${marks}</svg>`;
}

/** Breaks a label over lines of a width in pixels, at most `lines` of them; what does not fit ends in an ellipsis. */
export function wrapLabel(text: string, width: number, lines: number, size: number = CHART_TEXT): string {
  const letters = Math.floor(width / (size * LETTER_WIDTH));
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) out[out.length - 1] = `${last} ${word}`;
    else out.push(word.length > letters ? `${word.slice(0, letters - 1)}…` : word);
  }
  if (out.length <= lines) return out.join('\n');
  const kept = out.slice(0, lines);
  const end = kept.at(-1) ?? '';
  kept[lines - 1] = `${end.length + 1 > letters ? end.slice(0, letters - 1).trimEnd() : end.replace(/[,;:]$/, '')}…`;
  return kept.join('\n');
}

/** A text cut at a word, for places that hold no more. */
export function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > letters / 2 ? end : letters).replace(/(?<![\s,;:–-])[\s,;:–-]+$/, '')}…`;
}

/** Moves labels apart along one axis so that none stands closer than `gap` to the next, within `low` and `high`. In the order given. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position || a.index - b.index);
  let floor = low;
  for (const item of order) {
    item.position = Math.max(item.position, floor);
    floor = item.position + gap;
  }
  let ceiling = high;
  for (const item of order.toReversed()) {
    item.position = Math.min(item.position, ceiling);
    ceiling = item.position - gap;
  }
  const out = [...positions];
  for (const { position, index } of order) out[index] = position;
  return out;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function rounded(value: string): string {
  return value.replace(/-?(?<!\d)\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(DECIMALS))));
}
