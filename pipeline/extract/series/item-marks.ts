import { isDash } from '../numbers/cells.js';
import { partOfWord, type Word } from '../text/words.js';

/** What an item begins with: `II.`, `1.`, `2)`, `а)`, `-`. */
export interface ItemMark {
  readonly kind: 'roman' | 'number' | 'bracket' | 'letter' | 'dash';
  /** Without its dot or bracket: `II`, `1`, `2.1`, `а`, `-`. */
  readonly label: string;
  readonly word: Word;
  /** Words that it takes: one, two where its dot stands apart, none where a dash is glued to the name. */
  readonly length: 0 | 1 | 2;
}

const ITEM_NUMBER = /^(\d{1,3}(?:\.\d{1,2})*)\.$/u;
const ITEM_BRACKET = /^(\d{1,3})\)$/u;
const ITEM_LETTER = /^(\p{L})\)$/u;
/** `II.` before a capital; a lone Х is more likely an initial. */
const ITEM_ROMAN = /^((?:[IІ]{1,3}|[IІ]?V|V[IІ]{1,3}|[IІ][XХ]))[.)]$/u;
const DASHED_WORD = /^[-–—]\p{L}/u;
const LETTER = /\p{L}/u;
/** A word, or a scale: `1:25 000`. */
const BEGINS_NAME = /\p{L}|^\d+:\d/u;

/** The item mark that a row's name begins with; null where the word begins none. */
export function itemMarkAt(words: readonly Word[], index: number): ItemMark | null {
  const word = words[index];
  if (word === undefined || word.gap === 'space') return null;
  const number = ITEM_NUMBER.exec(word.text);
  if (number?.[1] !== undefined) return { kind: 'number', label: number[1], word, length: 1 };
  const bracket = ITEM_BRACKET.exec(word.text);
  if (bracket?.[1] !== undefined) return { kind: 'bracket', label: `${bracket[1]})`, word, length: 1 };
  const roman = ITEM_ROMAN.exec(word.text);
  if (roman?.[1] !== undefined && /^[«"“„]?\p{Lu}\p{Ll}/u.test(words[index + 1]?.text ?? '')) return { kind: 'roman', label: roman[1].replaceAll('І', 'I').replaceAll('Х', 'X'), word, length: 1 };
  const letter = ITEM_LETTER.exec(word.text);
  if (letter?.[1] !== undefined) return { kind: 'letter', label: letter[1], word, length: 1 };
  if (isDash(word.text) && BEGINS_NAME.test(words[index + 1]?.text ?? '')) return { kind: 'dash', label: '-', word, length: 1 };
  if (DASHED_WORD.test(word.text)) return { kind: 'dash', label: '-', word, length: 0 };
  return spacedMark(words, index);
}

/** Words that begin with an item mark, without it. */
export function wordsAfter(mark: ItemMark | null, words: readonly Word[]): readonly Word[] {
  const [first] = words;
  if (mark === null || first !== mark.word) return words;
  if (mark.length > 0) return words.slice(mark.length);
  return [partOfWord(first, 1), ...words.slice(1)];
}

/** `5 .  М ы н а …`, `б )  ө з г е`: an item mark whose dot or bracket stands apart. */
function spacedMark(words: readonly Word[], index: number): ItemMark | null {
  const word = words[index];
  const next = words[index + 1];
  if (word === undefined || next?.gap !== 'space') return null;
  if (/^\p{L}$/u.test(word.text) && next.text === ')' && LETTER.test(words[index + 2]?.text ?? '')) return { kind: 'letter', label: word.text, word, length: 2 };
  if (!/^\d{1,2}$/u.test(word.text)) return null;
  if (next.text === '.' && LETTER.test(words[index + 2]?.text ?? '')) return { kind: 'number', label: word.text, word, length: 2 };
  return next.text === ')' && LETTER.test(words[index + 2]?.text ?? '') ? { kind: 'bracket', label: `${word.text})`, word, length: 2 } : null;
}
