import type { Lexicon } from '../lexicon/lexicon.js';
import { squeeze } from './glyphs.js';
import type { Word } from './words.js';

/**
 * Units and sources of information that a document prints, those of the lexicon and those that stand alone in its own cells.
 */
export interface Phrases {
  readonly lexicon: Lexicon;
  /** Squeezed phrases that this document prints in cells of their own. */
  readonly units: Set<string>;
  readonly sources: Set<string>;
  /** Squeezed words that several of its sources begin with: `управление`, `департамент`. */
  readonly heads: Set<string>;
  /** Squeezed words that stand right before a known unit, as names end. */
  readonly nameEnds: Set<string>;
  /** Whether the rows of its passports print their units: most of them a known one. */
  unitsEverywhere: boolean;
}

/** One unit for another: `ц/га`. */
const PER = /^\p{L}{1,4}\.?\/\p{L}{1,4}\.?$/u;
/** The most words (letter-spaced letters count as words) that a unit or source is made of. */
const MOST_WORDS = 24;
const MOST_CHARACTERS = 100;

export function phrasesOf(lexicon: Lexicon): Phrases {
  return { lexicon, units: new Set(), sources: new Set(), heads: new Set(), nameEnds: new Set(), unitsEverywhere: false };
}

export function isUnit(squeezed: string, phrases: Phrases): boolean {
  const { lexicon, units } = phrases;
  if (lexicon.units.has(squeezed) || units.has(squeezed) || lexicon.rateUnit.test(squeezed) || PER.test(squeezed)) return true;
  return lexicon.multipliers.some((multiplier) => squeezed.startsWith(multiplier) && lexicon.units.has(squeezed.slice(multiplier.length)));
}

export function isSource(squeezed: string, phrases: Phrases): boolean {
  const match = phrases.lexicon.sources.exec(squeezed);
  return (match !== null && match[0].length === squeezed.length) || phrases.sources.has(squeezed);
}

/** Right before a unit, words that begin like a source are one. */
export function isSourceBeforeUnit(squeezed: string, phrases: Phrases): boolean {
  return isSource(squeezed, phrases) || phrases.lexicon.sourceHead?.test(squeezed) === true;
}

type Test = (squeezed: string, phrases: Phrases) => boolean;

/** Start of the longest phrase that ends right before `end`; -1 where none does. */
export function phraseBefore(words: readonly Word[], end: number, from: number, phrases: Phrases, test: Test): number {
  let squeezed = '';
  let found = -1;
  for (let start = end - 1; start >= Math.max(from, end - MOST_WORDS); start -= 1) {
    squeezed = squeeze(words[start]?.text ?? '') + squeezed;
    if (squeezed.length > MOST_CHARACTERS) break;
    if (test(squeezed, phrases)) found = start;
  }
  return found;
}

/** End (exclusive) of the longest phrase that starts at `start`; -1 where none does. */
export function phraseFrom(words: readonly Word[], start: number, phrases: Phrases, test: Test): number {
  let squeezed = '';
  let found = -1;
  for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end += 1) {
    squeezed += squeeze(words[end - 1]?.text ?? '');
    if (squeezed.length > MOST_CHARACTERS) break;
    if (test(squeezed, phrases)) found = end;
  }
  return found;
}
