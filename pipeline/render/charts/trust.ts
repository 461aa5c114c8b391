import { COLOURS, drawn } from '../charts.js';

/** A part of the whole in a status bar. */
export interface StatusPart {
  readonly status: 'stated' | 'inferred' | 'corrected' | 'unplaced';
  readonly count: number;
}

const BAR_HEIGHT = 18;
const SWATCH = 10;
/** Narrowest part that the eye still sees. */
const NARROWEST = 2;

/** One bar for all cells, a part for each status that occurs, told apart by filling, hatching and outline. Out: SVG. */
export function statusBar(parts: readonly StatusPart[], width: number, alt: string): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const present = parts.filter(({ count }) => count > 0);
  const widths = present.map(({ count }) => Math.max((count / total) * width, NARROWEST));
  const scale = width / widths.reduce((sum, part) => sum + part, 0);
  let x = 0;
  const marks = present.map(({ status }, index) => {
    const part = (widths[index] ?? 0) * scale;
    const mark = filling(status, x, part, BAR_HEIGHT);
    x += part;
    return mark;
  });
  return drawn(width, BAR_HEIGHT, alt, marks.join(''));
}

/** The filling of a status, beside its name. */
export function statusSwatch(status: StatusPart['status']): string {
  return `<svg aria-hidden="true" width="${SWATCH}" height="${SWATCH}">${filling(status, 0, SWATCH, SWATCH)}</svg>`;
}

function filling(status: StatusPart['status'], x: number, width: number, height: number): string {
  const box = `x="${(x + 0.5).toFixed(2)}" y="0.5" width="${Math.max(width - 1, 0.5).toFixed(2)}" height="${height - 1}"`;
  switch (status) {
    case 'stated': return `<rect ${box} fill="${COLOURS.accent}" stroke="${COLOURS.accent}"/>`;
    case 'inferred': return `<rect ${box} fill="#9fcbe6" stroke="${COLOURS.accent}"/>`;
    case 'corrected': return `<rect ${box} fill="${COLOURS.grey}" stroke="${COLOURS.grey}"/>`;
    case 'unplaced': return `<rect ${box} fill="${COLOURS.paper}" stroke="${COLOURS.against}" stroke-width="1"/>`
      + hatching(x, width, height);
  }
}

/** Slanted lines, drawn one by one: a pattern would need an id. */
function hatching(x: number, width: number, height: number): string {
  const lines: string[] = [];
  for (let start = x - height; start < x + width; start += 4) {
    const [left, right] = [Math.max(start, x), Math.min(start + height, x + width)];
    if (right > left) lines.push(`M${left.toFixed(2)},${(height - (left - start)).toFixed(2)}L${right.toFixed(2)},${(height - (right - start)).toFixed(2)}`);
  }
  return `<path d="${lines.join('')}" stroke="${COLOURS.against}" stroke-width="0.7" fill="none"/>`;
}
