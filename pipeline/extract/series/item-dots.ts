import { squeeze } from '../text/glyphs.js';
import type { Word } from '../text/words.js';

/** Numbers that may be missing between one item and the next. */
const MOST_MISSING = 2;

/**
 * The words of a numbered table's body, with a dot behind each bare number that begins an item: `1 Индекс …`. Such a number counts on from the item
 * before, and a name that begins with a capital stands behind it.
 */
export function withItemDots(words: readonly Word[]): readonly Word[] {
  let last = 0;
  return words.map((word, index) => {
    const label = /^(\d{1,3})([.)])?$/u.exec(word.text);
    const number = Number(label?.[1] ?? 0);
    const counts = word.gap !== 'space' && number > last && number <= last + 1 + MOST_MISSING;
    if (label === null || !counts || !/^[«"“„]?\p{Lu}/u.test(words[index + 1]?.text ?? '')) return word;
    last = number;
    return label[2] === undefined ? { ...word, text: `${word.text}.`, squeezed: squeeze(`${word.text}.`) } : word;
  });
}
