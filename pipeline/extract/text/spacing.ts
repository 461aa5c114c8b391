import { foldWords } from './glyphs.js';

/**
 * Closing up letter-spaced text.
 *
 * A justified line of a dump prints a short line's letters apart: `р е с м и`, two spaces between words, or only some of them
 * (`белг іленд і`). Where whole words are spaced, single characters between double spaces are one word. Where only parts are, the
 * document's own vocabulary decides which fragments belong together.
 */

/** A letter alone that is no word of its own makes a line suspect. */
const LONE_LETTERS = /(?<=^|\s)\p{L}(?=\s|$)/gu;
/** What a line must have for that. */
const LONE_SIGN = /(?:^|\s)(?:[^\s\d,.;:()–-]|[\uD800-\uDBFF][\uDC00-\uDFFF])(?:\s|$)/;
/** White space in a line as only justified lines have it: wide between words, or behind the last. */
const WIDE = /\S\s\s|^\s{2,}$/;
const SPACED_DIGITS = /(?<=^|\s{2})\d(?: \d)+(?=\s{2}|$)/;
const LETTER = /\p{L}/u;
const LETTERS = /\p{L}{2,}/gu;
const ONLY_PUNCTUATION = /^[.,;:!?)»"”\]]+$/u;

/** Costs of a way to close up: known words are free but for being words; fragments of one letter are least likely words. */
const COST = { word: 1, unknown: 3, loneLetter: 6, loneCapital: 2, wholeWordsJoined: 4 } as const;
/** Fragments of so many letters are likely words of their own. */
const WHOLE_WORD = 4;

/** The longest run of fragments that is tried as one word. */
const MOST_FRAGMENTS = 24;

/** The words that a document prints undamaged, to tell which fragments belong together; `loneWords` are those of one letter. */
export function vocabularyOf(texts: Iterable<string>, loneWords: readonly string[]): Set<string> {
  const words = new Set<string>(loneWords);
  for (const text of texts) {
    if (WIDE.test(text) || isSpaced(text, words)) continue;
    for (const word of foldWords(text).toLowerCase().match(LETTERS) ?? []) words.add(word);
  }
  return words;
}

/** One line (or several, joined by a space) as it was meant: letter-spaced words closed, look-alikes folded, white space single. */
export function repair(text: string, vocabulary: ReadonlySet<string>): string {
  const trimmed = text.trim();
  if (!isSpaced(trimmed, vocabulary)) return closedUp(foldWords(singleSpaced(trimmed)));
  const segments = trimmed.split(/\s{2,}/u).map((segment, _, all) => closeUp(segment.split(/\s/u), vocabulary, all.length > 1));
  return foldWords(segments.join(' ')).replace(/(?<!\s)\s+([,;:.)»])/gu, '$1').replace(/([(«])\s+/gu, '$1');
}

/** White space single. */
function singleSpaced(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Text with single spaces, without those before punctuation at a word's end. */
function closedUp(text: string): string {
  return / [,;:.]/.test(text) ? text.replace(/ ([,;:.])(?= |$)/g, '$1') : text;
}

/** Whether a letter stands alone that is no word, digits stand apart between wide spaces, or two fragments make a known word. */
function isSpaced(text: string, vocabulary: ReadonlySet<string>): boolean {
  if (LONE_SIGN.test(text) && text.match(LONE_LETTERS)?.some((letter) => !vocabulary.has(letter.toLowerCase())) === true) return true;
  if (hasSpacedDigits(text)) return true;
  return WIDE.test(text) && hasBrokenWord(text.split(/\s+/u), vocabulary);
}

/** Whether digits stand apart between wide spaces, before text. */
function hasSpacedDigits(text: string): boolean {
  const found = SPACED_DIGITS.exec(text);
  return found !== null && LETTER.test(text.slice(found.index + found[0].length));
}

/** Whether two or three neighbours that are no words make one. */
function hasBrokenWord(words: readonly string[], vocabulary: ReadonlySet<string>): boolean {
  const known = (text: string): boolean => vocabulary.has(foldWords(text).toLowerCase().replace(/[^\p{L}]/gu, ''));
  return words.some((word, index) => {
    const [next = '', third = ''] = words.slice(index + 1, index + 3);
    const meet = /\p{L}$/u.test(word) && /^\p{L}/u.test(next) && !(known(word) && known(next));
    return meet && (known(word + next) || (third !== '' && known(word + next + third)));
  });
}

function closeUp(fragments: readonly string[], vocabulary: ReadonlySet<string>, setApart: boolean): string {
  if (fragments.length === 1) return fragments[0] ?? '';
  if (fragments.every((fragment) => [...fragment].length === 1 || ONLY_PUNCTUATION.test(fragment))) {
    // Single digits may be values side by side, unless wide spaces set them apart as one word.
    return fragments.every((fragment) => /^\d$/u.test(fragment)) && !setApart ? fragments.join(' ') : fragments.join('');
  }
  return cheapestWords(fragments, vocabulary).join(' ');
}

/** The partition of fragments into words that costs least, by dynamic programming from the left. */
function cheapestWords(fragments: readonly string[], vocabulary: ReadonlySet<string>): string[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= fragments.length; end += 1) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= Math.max(0, end - MOST_FRAGMENTS); from -= 1) {
      const cost = (best[from]?.cost ?? 0) + wordCost(fragments.slice(from, end), vocabulary);
      if (cost < cheapest.cost) cheapest = { cost, from };
    }
    best.push(cheapest);
  }
  const words: string[] = [];
  for (let end = fragments.length; end > 0; end = best[end]?.from ?? 0) words.unshift(fragments.slice(best[end]?.from ?? 0, end).join(''));
  return words;
}

function wordCost(fragments: readonly string[], vocabulary: ReadonlySet<string>): number {
  const word = foldWords(fragments.join('')).toLowerCase();
  const letters = word.match(/\p{L}+/gu) ?? [];
  if (letters.length === 0) return fragments.length === 1 ? COST.word : COST.loneLetter * fragments.length;
  if (fragments.length > 1 && fragments.some((fragment) => /\d/u.test(fragment))) return COST.loneLetter * fragments.length;
  const known = letters.every((part) => vocabulary.has(part));
  if (known) return COST.word;
  // A capital alone may be a name or a numeral: road Б, quarter I.
  if (letters.length === 1 && letters[0]?.length === 1) return /^\p{Lu}/u.test(fragments[0] ?? '') ? COST.loneCapital : COST.loneLetter;
  const whole = fragments.filter((fragment) => fragment.length >= WHOLE_WORD).length;
  return COST.word + COST.unknown + Math.max(0, whole - 1) * COST.wholeWordsJoined;
}
