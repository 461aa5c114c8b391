import type { Lexicon } from '../../lexicon/lexicon.js';
import { squeeze } from '../text/glyphs.js';
import type { Word } from '../text/words.js';

/** `ЖАО`, `ИЖТМ,`: a body's abbreviation. */
const ABBREVIATION = /^[\p{Lu}]{2,}(?<comma>,)?$/u;
/** Words of a name in quotation marks, or of a remark in brackets. */
const MOST_GROUP_WORDS = 16;

/**
 * Where a list of bodies that the words begin with ends: short names, each perhaps with a name in quotation marks before or behind it and a
 * remark in brackets, parted by commas; 0 where they begin otherwise.
 */
export function bodiesEnd(words: readonly Word[], lexicon: Lexicon): number {
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length) {
      const next = bodyPart(words, end, lexicon);
      // Two short names without a comma between them: the second begins what the first does.
      const isSecond = end > at && next === end + 1 && isShortName(words, end, lexicon) && isShortName(words, end - 1, lexicon);
      if (next === end || isSecond) break;
      end = next;
      if (words[end - 1]?.text.endsWith(',') === true) break;
    }
    if (end === at) return 0;
    if (words[end - 1]?.text.endsWith(',') !== true) return end;
    at = end;
  }
  return words.length;
}

/** Index after a short name, or after a group in quotation marks or brackets; the word's own where none begins. */
function bodyPart(words: readonly Word[], at: number, lexicon: Lexicon): number {
  const text = words[at]?.text ?? '';
  if (isShortName(words, at, lexicon)) return at + 1;
  if (!/^[«"“„(]/u.test(text)) return at;
  let depth = 0;
  for (let end = at; end < Math.min(words.length, at + MOST_GROUP_WORDS); end += 1) {
    const word = words[end]?.text ?? '';
    depth += count(word, /[«“„(]/gu) - count(word, /[»”)]/gu);
    if (depth <= 0) return end + 1;
  }
  return at;
}

function isShortName(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  const text = words[at]?.text ?? '';
  return ABBREVIATION.test(text) || lexicon.bodyName.test(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A sentence's end: no list of bodies has one. */
const SENTENCE_END = /\p{Ll}{3}[.;]$/u;
/** Short names whose letters stand apart, once closed up. */
const CLOSED_NAMES = /^\p{Lu}{2,}(?:,\p{Lu}{2,})*,?$/u;
/** A cell of so few words may be a body's name. */
const FEW_WORDS = 6;

/** What it costs to take words for the bodies of a row: nothing for a list of short names, little where a word for bodies is among them. */
export function costAsBodies(words: readonly Word[], lexicon: Lexicon): number {
  const sentence = words.some(({ text }) => SENTENCE_END.test(text)) ? 2.5 : 0;
  if (isListOfBodies(words, lexicon)) return 0;
  if (words.some(({ text }) => lexicon.bodyNoun.test(squeeze(text).replace(/^[«"“„(]/u, '')))) return sentence + 0.3;
  return sentence + (bodiesEnd(words, lexicon) > 0 ? 1 : 2);
}

/** What it costs to take words for the measures of a row: much where they are a list of bodies, or begin with one and go on with a capital. */
export function costAsMeasures(words: readonly Word[], lexicon: Lexicon): number {
  const [first] = words;
  if (isListOfBodies(words, lexicon)) return 8;
  const bodies = bodiesEnd(words, lexicon);
  const begins = (bodies > 0 && /^\p{Lu}\p{Ll}/u.test(words[bodies]?.text ?? '')) || beginsSpaced(words) ? 1.5 : 0;
  const isBody = words.length <= FEW_WORDS && !SENTENCE_END.test(words.at(-1)?.text ?? '') && words.some(({ text }) => lexicon.bodyNoun.test(squeeze(text)));
  return begins + rowsInside(words, lexicon) * 2 + (isBody ? 0.7 : 0) + (/^\p{Ll}/u.test(first?.text ?? '') ? 2 : 0);
}

/** How many times short names, with a capital behind them, begin a sentence or a line among words. */
function rowsInside(words: readonly Word[], lexicon: Lexicon): number {
  return words.filter(({ gap }, index) => {
    const [before, first] = [words[index - 1]?.text ?? '', words[index]?.text ?? ''];
    if (index === 0 || gap === 'wrap' || /[,«“„(]$/u.test(before) || (gap === 'space' && !SENTENCE_END.test(before)) || !/^\p{Lu}/u.test(first)) return false;
    const rest = words.slice(index, index + MOST_GROUP_WORDS);
    const end = bodiesEnd(rest, lexicon);
    return end > 0 && /^\p{Lu}\p{Ll}/u.test(rest[end]?.text ?? '');
  }).length;
}

/** Whether words begin with short names whose letters stand apart. */
function beginsSpaced(words: readonly Word[]): boolean {
  const end = words.findIndex(({ text }) => text.length > 1);
  return CLOSED_NAMES.test(words.slice(0, end === -1 ? words.length : end).map(({ text }) => text).join(''));
}

function isListOfBodies(words: readonly Word[], lexicon: Lexicon): boolean {
  const isNamed = words.some((_, index) => isShortName(words, index, lexicon));
  return (isNamed && bodiesEnd(words, lexicon) === words.length) || (words.every(({ text }) => text.length === 1 || ABBREVIATION.test(text)) && CLOSED_NAMES.test(words.map(({ text }) => text).join('')));
}

/** Single bodies of a list; `heads of regions, of city A and city B` is one body. */
export function bodiesIn(list: string, lexicon: Lexicon): string[] {
  const bodies: string[] = [];
  let joining = false;
  for (const item of list.split(/,\s*/u).map((part) => part.trim()).filter((part) => part !== '')) {
    if (joining) bodies[bodies.length - 1] = `${bodies.at(-1) ?? ''}, ${item}`;
    else bodies.push(item);
    joining = joining ? !lexicon.jointBody.closes.test(item) : lexicon.jointBody.opens.test(item);
  }
  return bodies;
}
