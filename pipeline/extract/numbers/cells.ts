import type { Absence, Qualifier } from '../../model.js';
import type { Lexicon, QualifierPhrase } from '../../lexicon/lexicon.js';
import { squeeze } from '../text/glyphs.js';
import { PhraseSet } from '../text/phrase-set.js';
import type { Gap, Word } from '../text/words.js';

/**
 * The smallest printed parts of a run of values: groups of digits, dashes, crosses, with the words that qualify them.
 * Which groups make one number is the business of `numbers.ts`.
 */
export interface Atom {
  /** `open`: digits and a decimal comma at a line's end, whose decimals stand in the next line. */
  readonly kind: 'digits' | 'decimal' | 'open' | 'dash' | 'cross' | 'text';
  /** Digits without sign and footnote marks; a decimal's whole part and fraction joined by a point. */
  readonly text: string;
  readonly negative: boolean;
  readonly qualifier: Qualifier | null;
  /** On which side of it the qualifier stands: a number neither begins after one that closes, nor goes on before one that opens. */
  readonly side: 'before' | 'after' | null;
  /** Footnote marks printed at it, such as `**`. */
  readonly marks: string;
  readonly gap: Gap;
  /** Whether more than one space stands before it. */
  readonly wide: boolean;
  /** White space after it at its line's end (0 inside a line). */
  readonly trailing: number;
  readonly words: readonly Word[];
}

/** A printed cell: what it holds and the words that hold it. */
export interface Cell {
  /** Exact decimal with a point, null for a dash or cross, and for what is no single number: a range, a date. */
  readonly value: string | null;
  readonly absence: Absence | null;
  readonly qualifier: Qualifier | null;
  readonly marks: string;
  readonly words: readonly Word[];
}

/** A percent sign behind a number only repeats its unit. */
const NUMBER = /^[≤≥]?([-−–]?)(\d+)(?:[.,](\d+))?%?(\*{0,3})$/u;
/** `≤13,2`, `≤ 13,2`: a limit printed as a sign. */
const LIMITS: ReadonlyMap<string, Qualifier> = new Map([['≤', 'at_most'], ['≥', 'at_least']]);
/** `5-7`, `95–100%`. */
const RANGE = /^\d+(?:[.,]\d+)?[-–—]\d+(?:[.,]\d+)?%?$/u;
const DATE = /^\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}$/u;
const YEARS = /^(?:19|20)\d{2}[-–—](?:19|20)\d{2}$/u;
const OPEN_DECIMAL = /^([-−–]?)(\d+)[.,]$/u;
const WHOLE = /^[-−–]?\d+$/u;
const DECIMALS = /^\d{1,2}$/u;
const DIGIT = /^\d$/u;
/** A number's whole part has at most so many digits that stand alone: a long row of single digits is many numbers, and each digit would look through it all. */
const MOST_SPACED_DIGITS = 20;
/** `231⏎,4`: the rest of a decimal, whose comma a narrow cell sets in the next line. */
const COMMA_DECIMALS = /^,\d{1,2}$/u;
const DASH = /^[-–—−]$/u;
const CROSS = /^[xхXХ×]$/u;
const TICK = /^[+✓✔√☑☒✗✘●⬤■]$/u;
const LONE_LETTER = /^\p{L}$/u;

/** What all of these begin with: most words are none of them. */
const VALUE_BEGUN = /^[≤≥\d\-−–—xхXХ×]/u;

export function isDash(text: string): boolean {
  return DASH.test(text);
}

export function isCross(text: string): boolean {
  return CROSS.test(text);
}

/** What fills a column of marks: a cross, or what stands for one there; among values a plus or a tick is none. */
export function isMark(text: string): boolean {
  return isCross(text) || TICK.test(text);
}

/** A number, or a part of one. */
export function isNumeric(text: string): boolean {
  return NUMBER.test(text);
}

/** Whether a word can stand in a run of values (qualifier words are found by {@link qualifierAt}). */
export function isValueWord(text: string): boolean {
  return VALUE_BEGUN.test(text) && (isNumeric(text) || isDash(text) || isCross(text) || isTextValue(text));
}

/** What stands for a value but is no single number: a range or a date. A span of years is neither. */
function isTextValue(text: string): boolean {
  return (RANGE.test(text) && !YEARS.test(text)) || DATE.test(text);
}

/** `1 310,⏎0`, `231⏎,4`: a number whose decimals stand in the next line of its cell (a tall row may print an empty line between). */
export function isOpenDecimal(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  if (next === undefined || next.gap === 'space') return false;
  const text = words[index]?.text ?? '';
  return (DECIMALS.test(next.text) && OPEN_DECIMAL.test(text)) || (COMMA_DECIMALS.test(next.text) && WHOLE.test(text));
}

/** Whether a word is the rest of a decimal, comma and all. */
export function isRestOfDecimal(words: readonly Word[], index: number): boolean {
  return COMMA_DECIMALS.test(words[index]?.text ?? '') && index > 0 && isOpenDecimal(words, index - 1);
}

/**
 * Digits that stand alone in a line before a comma that does, with decimals in the next line: `9 1 ,⏎1`. Index of the comma; -1 where there is none. The digit
 * right behind an open decimal is its rest: a cell's last line sets no digits apart (`3 8 ,⏎2 4 0 ,⏎2` is 38,2 and 40,2).
 */
export function spacedDecimal(words: readonly Word[], index: number): number {
  if (words[index]?.gap !== 'space' && /^\d*,$/u.test(words[index - 1]?.text ?? '')) return -1;
  let comma = index;
  while (comma - index < MOST_SPACED_DIGITS && DIGIT.test(words[comma]?.text ?? '') && (comma === index || isBesides(words[comma]))) comma += 1;
  const next = words[comma + 1];
  const isOpen = comma > index && words[comma]?.text === ',' && isBesides(words[comma]) && next !== undefined && next.gap !== 'space' && DECIMALS.test(next.text);
  return isOpen ? comma : -1;
}

function isBesides(word: Word | undefined): boolean {
  return word?.gap === 'space' && !word.wide;
}

interface QualifierWords {
  /** By squeezed phrases. */
  readonly meanings: ReadonlyMap<string, QualifierPhrase>;
  readonly phrases: PhraseSet;
  /** Letters of the longest phrase. */
  readonly longest: number;
  /** Squeezed words that phrases are made of. */
  readonly parts: ReadonlySet<string>;
}

const QUALIFIERS = new WeakMap<Lexicon, QualifierWords>();

function qualifierWords(lexicon: Lexicon): QualifierWords {
  let words = QUALIFIERS.get(lexicon);
  if (words === undefined) {
    const meanings = new Map<string, QualifierPhrase>([...lexicon.qualifiers].map(([phrase, meaning]) => [squeeze(phrase), meaning]));
    for (const [sign, qualifier] of LIMITS) meanings.set(sign, { qualifier, place: 'before' });
    const parts = new Set([...lexicon.qualifiers.keys(), ...LIMITS.keys()].flatMap((phrase) => phrase.split(' ').map(squeeze)));
    words = { meanings, phrases: new PhraseSet(meanings.keys()), longest: Math.max(...[...meanings.keys()].map(({ length }) => length)), parts };
    QUALIFIERS.set(lexicon, words);
  }
  return words;
}

/**
 * Whether a word is (a part of) a qualifier: a narrow cell breaks `не менее` over lines and `кемі⏎нде` by characters, a tall one over empty
 * lines, and a justified line sets its letters apart.
 */
export function isQualifierPart(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  const { text = '', squeezed = '' } = words[index] ?? {};
  if (qualifierWords(lexicon).parts.has(squeezed)) return true;
  if (LONE_LETTER.test(text) && isInSpacedQualifier(words, index, lexicon)) return true;
  for (let start = index; start >= 0 && index - start < MOST_PIECES; start -= 1) {
    if (isCutQualifier(words, start, index, lexicon)) return true;
  }
  return false;
}

/** Pieces that lines and cells cut a qualifier into. */
const MOST_PIECES = 3;

/** Whether words up to `index` and perhaps on, one of them behind the end of a line or a cell, make a qualifier: `кемі⏎нде`, `жоғар⏎ы⏎⏎емес`. */
function isCutQualifier(words: readonly Word[], start: number, index: number, lexicon: Lexicon): boolean {
  const length = qualifierAt(words, start, lexicon)?.length ?? 0;
  const pieces = words.slice(start + 1, start + length);
  return start + length > index && pieces.length > 0 && pieces.length < MOST_PIECES && pieces.some(({ gap }) => gap === 'line' || gap === 'chunk');
}

function isInSpacedQualifier(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  const most = Math.max(0, index - qualifierWords(lexicon).longest);
  for (let start = index; start >= most && LONE_LETTER.test(words[start]?.text ?? ''); start -= 1) {
    const length = qualifierAt(words, start, lexicon)?.length ?? 0;
    if (length > index - start) return true;
  }
  return false;
}

/** The qualifier whose words begin at `index`, and how many words it takes; null where none does. */
export function qualifierAt(words: readonly Word[], index: number, lexicon: Lexicon): (QualifierPhrase & { length: number }) | null {
  const { meanings, phrases } = qualifierWords(lexicon);
  let squeezed = '';
  for (let at = index; at < words.length; at += 1) {
    squeezed += words[at]?.squeezed ?? '';
    if (!phrases.hasBeginning(squeezed)) break;
    const phrase = meanings.get(squeezed);
    if (phrase !== undefined) return { ...phrase, length: at + 1 - index };
  }
  return null;
}

/** Atoms of a run's words, in order. Words that are no values are ignored (there are none in a run that `rows.ts` cut out). */
export function atomsOf(words: readonly Word[], lexicon: Lexicon): Atom[] {
  const atoms: Atom[] = [];
  let before: { qualifier: Qualifier; words: Word[] } | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    const qualified = qualifierAt(words, index, lexicon);
    if (qualified !== null) {
      const taken = words.slice(index, index + qualified.length);
      const previous = atoms.at(-1);
      if (qualified.place === 'after' && previous !== undefined) {
        atoms[atoms.length - 1] = {
          ...previous, qualifier: qualified.qualifier, side: 'after', trailing: taken.at(-1)?.trailing ?? 0, words: [...previous.words, ...taken],
        };
      } else {
        before = { qualifier: qualified.qualifier, words: taken };
      }
      index += qualified.length - 1;
      continue;
    }
    const comma = spacedDecimal(words, index);
    const atom = comma < 0 ? atomOf(word, before, isOpenDecimal(words, index)) : openAtom(words.slice(index, comma + 1), before);
    if (atom !== null) atoms.push(atom);
    before = null;
    if (comma > index) index = comma;
  }
  return atoms;
}

/** The whole part of a letter-spaced decimal. */
function openAtom(words: readonly Word[], before: { qualifier: Qualifier; words: Word[] } | null): Atom | null {
  const [first] = words;
  if (first === undefined) return null;
  const atom = atomOf({ ...first, text: `${words.slice(0, -1).map(({ text }) => text).join('')},`, trailing: words.at(-1)?.trailing ?? 0 }, before, true);
  return atom === null ? null : { ...atom, words: [...(before?.words ?? []), ...words] };
}

function atomOf(word: Word, before: { qualifier: Qualifier; words: Word[] } | null, open: boolean): Atom | null {
  const gap = before?.words[0]?.gap ?? word.gap;
  const qualifier = before?.qualifier ?? LIMITS.get(word.text.charAt(0)) ?? null;
  const shared = { qualifier, side: qualifier === null ? null : ('before' as const), gap, wide: word.wide, trailing: word.trailing, words: [...(before?.words ?? []), word] };
  if (DASH.test(word.text)) return { kind: 'dash', text: word.text, negative: false, marks: '', ...shared };
  if (CROSS.test(word.text)) return { kind: 'cross', text: word.text, negative: false, marks: '', ...shared };
  if (isTextValue(word.text)) return { kind: 'text', text: word.text, negative: false, marks: '', ...shared };
  const opened = open ? OPEN_DECIMAL.exec(/\d$/u.test(word.text) ? `${word.text},` : word.text) : null;
  if (opened !== null) return { kind: 'open', text: `${opened[2] ?? ''}.`, negative: opened[1] !== '', marks: '', ...shared };
  const number = NUMBER.exec(COMMA_DECIMALS.test(word.text) ? word.text.slice(1) : word.text);
  if (number === null) return null;
  const [, sign = '', whole = '', fraction, marks = ''] = number;
  const negative = sign !== '';
  return fraction === undefined
    ? { kind: 'digits', text: whole, negative, marks, ...shared }
    : { kind: 'decimal', text: `${whole}.${fraction}`, negative, marks, ...shared };
}
