import { atomsOf, type Atom, type Cell } from '../../pipeline/extract/numbers/cells.js';
import { partsOf } from '../../pipeline/extract/series/parts.js';
import { phrasesOf } from '../../pipeline/extract/text/phrases.js';
import { rowsOf, type Body } from '../../pipeline/extract/series/rows.js';
import type { BodyForm } from '../../pipeline/extract/series/runs.js';
import { wordsOf, type Word } from '../../pipeline/extract/text/words.js';
import { kazakh } from '../../pipeline/lexicon/kk.js';
import type { Lexicon } from '../../pipeline/lexicon/lexicon.js';
import type { SourceLine } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';

/** A fixture's lines joined; the trailing space of a wrapped line is typed as it is printed. */
export function text(...lines: readonly string[]): string {
  return lines.join('\n');
}

export function linesIn(...lines: readonly string[]): SourceLine[] {
  return linesOfText(text(...lines));
}

export function wordsIn(...lines: readonly string[]): Word[] {
  return wordsOf(linesIn(...lines));
}

export function atomsIn(...lines: readonly string[]): Atom[] {
  return atomsOf(wordsIn(...lines), kazakh);
}

/** A cell as an answer key types it: `1332`, `-`, `x`, `<=1.4`. */
export function shown({ value, absence, qualifier }: Cell): string {
  if (absence === 'dash') return '-';
  if (absence === 'cross') return 'x';
  const sign = qualifier === null ? '' : { at_most: '<=', at_least: '>=' }[qualifier];
  return `${sign}${value ?? ''}`;
}

/** Forms of the tables' bodies. */
export const INDICATORS: BodyForm = { runs: 'values', sources: true, units: true, codes: false };
export const PASSPORT: BodyForm = { runs: 'values', sources: false, units: true, codes: false };
export const SUMMARY: BodyForm = { runs: 'values', sources: false, units: true, codes: true };
export const MEASURES: BodyForm = { runs: 'marks', sources: false, units: false, codes: false };

/** The rows of a table's body. */
export function bodyOf(form: BodyForm, columns: number, lines: readonly string[], lexicon: Lexicon = kazakh): Body {
  const phrases = phrasesOf(lexicon);
  const labels = form.units && form.sources ? { labels: phrases } : {};
  return rowsOf(partsOf(wordsIn(...lines), form, phrases), { runs: form.runs, columns, wrapsMarked: true, ...labels }, lexicon);
}

export function wording(words: readonly Word[] | undefined): string {
  return (words ?? []).map((word) => word.text).join(' ');
}
