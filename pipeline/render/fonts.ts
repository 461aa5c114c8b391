import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The one type family of the reports, as the style sheet names it. */
export const FONT_FAMILY = 'Noto Sans';

/** Subsets that Kazakh, Russian and English need; the Kazakh letters beyond Russian stand in `cyrillic-ext`. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const;
const WEIGHTS = [400, 600, 700] as const;

/**
 * The `@font-face` rules of the report's type, every file inlined, so that the page that is printed needs nothing from outside.
 * Out: one style sheet, always the same. Throws where the font package is not installed.
 */
export function fontStyles(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json'));
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => fontFace(folder, subset, weight, ranges[subset] ?? ''))).join('\n');
}

function fontFace(folder: string, subset: string, weight: number, range: string): string {
  const file = readFileSync(join(folder, 'files', `noto-sans-${subset}-${weight}-normal.woff2`));
  return `@font-face{font-family:"${FONT_FAMILY}";font-style:normal;font-weight:${weight};`
    + `src:url(data:font/woff2;base64,${file.toString('base64')}) format("woff2");unicode-range:${range}}`;
}
