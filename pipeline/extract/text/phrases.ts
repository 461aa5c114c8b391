import type { Lexicon } from '../../lexicon/lexicon.js';
import { PhraseSet } from './phrase-set.js';
import type { Word } from './words.js';

/**
 * Units and sources of information that a document prints, those of the lexicon and those that stand alone in its own cells.
 */
export interface Phrases {
  readonly lexicon: Lexicon;
  /** Those that the language has. */
  readonly common: CommonPhrases;
  /** Squeezed phrases that this document prints in cells of their own. */
  readonly units: PhraseSet;
  readonly sources: PhraseSet;
  /** Squeezed words that several of its sources begin with: `управление`, `департамент`. */
  readonly heads: Set<string>;
  /** Squeezed words that stand right before a known unit, as names end. */
  readonly nameEnds: Set<string>;
  /** Whether the rows of its passports print their units: most of them a known one. */
  unitsEverywhere: boolean;
}

interface CommonPhrases {
  readonly units: PhraseSet;
  readonly sources: PhraseSet;
}

/** One unit for another: `ц/га`. */
const PER = /^\p{L}{1,4}\.?\/\p{L}{1,4}\.?$/u;
const MOST_PER_CHARACTERS = 11;
/** The most words (letter-spaced letters count as words) that a unit or source is made of. */
const MOST_WORDS = 24;
const MOST_CHARACTERS = 100;

export function phrasesOf(lexicon: Lexicon): Phrases {
  return { lexicon, common: commonPhrases(lexicon), units: new PhraseSet(), sources: new PhraseSet(), heads: new Set(), nameEnds: new Set(), unitsEverywhere: false };
}

const COMMON = new WeakMap<Lexicon, CommonPhrases>();

/** A language's units, alone and in thousands, and its sources, written out. */
function commonPhrases(lexicon: Lexicon): CommonPhrases {
  let common = COMMON.get(lexicon);
  if (common === undefined) {
    const units = [...lexicon.units];
    const inThousands = lexicon.multipliers.flatMap((multiplier) => units.map((unit) => multiplier + unit));
    const sources = lexicon.sources.flatMap((parts) => parts.reduce<readonly string[]>((begun, ends) => begun.flatMap((text) => ends.map((end) => text + end)), ['']));
    common = { units: new PhraseSet([...units, ...inThousands]), sources: new PhraseSet(sources) };
    COMMON.set(lexicon, common);
  }
  return common;
}

export function isUnit(squeezed: string, { lexicon, common, units }: Phrases): boolean {
  return common.units.has(squeezed) || units.has(squeezed) || lexicon.rateUnit.test(squeezed) || (squeezed.length <= MOST_PER_CHARACTERS && PER.test(squeezed));
}

export function isSource(squeezed: string, { common, sources }: Phrases): boolean {
  return common.sources.has(squeezed) || sources.has(squeezed);
}

/** Right before a unit, words that begin like a source are one. */
function isSourceBeforeUnit(squeezed: string, phrases: Phrases): boolean {
  return isSource(squeezed, phrases) || phrases.lexicon.sourceHead?.test(squeezed) === true;
}

// ── among words ─────────────────────────────────────────────────────────────────────────────────────────────────────
//
// The longest phrase at a place among words. Words are put together from that place on as long as what they make can still become a phrase; what
// is known by a pattern alone is looked for where its first sign stands.

/** Start of the longest unit that ends right before `end`; -1 where none does. */
export function unitBefore(words: readonly Word[], end: number, from: number, phrases: Phrases): number {
  const { lexicon, common, units } = phrases;
  const ends = (squeezed: string): boolean => squeezed.length <= MOST_PER_CHARACTERS || common.units.hasEnding(squeezed) || units.hasEnding(squeezed);
  const isRate = (squeezed: string, first: string): boolean => (first === '' || lexicon.rateUnitStart.test(first)) && lexicon.rateUnit.test(squeezed);
  return phraseBefore(words, end, from, ends, (squeezed) => isUnit(squeezed, phrases), isRate);
}

/** Start of the longest source that ends right before `end`; -1 where none does. */
export function sourceBefore(words: readonly Word[], end: number, from: number, phrases: Phrases): number {
  return phraseBefore(words, end, from, (squeezed) => endsSource(squeezed, phrases), (squeezed) => isSource(squeezed, phrases), null);
}

/** The same right before a unit, where a source may be known by its first words alone. */
export function sourceBeforeUnit(words: readonly Word[], end: number, from: number, phrases: Phrases): number {
  const { sourceHead } = phrases.lexicon;
  const isHeaded = sourceHead === null ? null : (squeezed: string): boolean => sourceHead.test(squeezed);
  return phraseBefore(words, end, from, (squeezed) => endsSource(squeezed, phrases), (squeezed) => isSourceBeforeUnit(squeezed, phrases), isHeaded);
}

function endsSource(squeezed: string, { common, sources }: Phrases): boolean {
  return common.sources.hasEnding(squeezed) || sources.hasEnding(squeezed);
}

/**
 * Start of the longest stretch of words before `end` that `is` a phrase. As soon as no phrase `ends` in what was put together, only what
 * `isPattern` (null: nothing) can still be one.
 */
function phraseBefore(
  words: readonly Word[], end: number, from: number, ends: (squeezed: string) => boolean, is: (squeezed: string) => boolean,
  isPattern: ((squeezed: string, first: string) => boolean) | null,
): number {
  let squeezed = '';
  let found = -1;
  let open = true;
  for (let start = end - 1; start >= Math.max(from, end - MOST_WORDS); start -= 1) {
    const first = words[start]?.squeezed ?? '';
    squeezed = first + squeezed;
    if (squeezed.length > MOST_CHARACTERS) break;
    open &&= ends(squeezed);
    if (!open && isPattern === null) break;
    if (open ? is(squeezed) : isPattern?.(squeezed, first)) found = start;
  }
  return found;
}

/** End (exclusive) of the longest unit that starts at `start`; -1 where none does. */
export function unitFrom(words: readonly Word[], start: number, phrases: Phrases): number {
  const { lexicon, common, units } = phrases;
  const first = words[start]?.squeezed ?? '';
  const mayBeRate = first === '' || lexicon.rateUnitStart.test(first);
  const begins = (squeezed: string): boolean =>
    mayBeRate || squeezed.length <= MOST_PER_CHARACTERS || common.units.hasBeginning(squeezed) || units.hasBeginning(squeezed);
  return phraseFrom(words, start, begins, (squeezed) => isUnit(squeezed, phrases));
}

/** End (exclusive) of the longest source that starts at `start`; -1 where none does. */
export function sourceFrom(words: readonly Word[], start: number, phrases: Phrases): number {
  const { common, sources } = phrases;
  const begins = (squeezed: string): boolean => common.sources.hasBeginning(squeezed) || sources.hasBeginning(squeezed);
  return phraseFrom(words, start, begins, (squeezed) => isSource(squeezed, phrases));
}

function phraseFrom(words: readonly Word[], start: number, begins: (squeezed: string) => boolean, is: (squeezed: string) => boolean): number {
  let squeezed = '';
  let found = -1;
  for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end += 1) {
    squeezed += words[end - 1]?.squeezed ?? '';
    if (squeezed.length > MOST_CHARACTERS || !begins(squeezed)) break;
    if (is(squeezed)) found = end;
  }
  return found;
}
