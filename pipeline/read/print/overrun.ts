import { boxAround, holdsPoint } from '../pdf/geometry.js';
import type { Glyph, Rule, Word } from '../pdf/painted.js';

/** A text runs over its cell's rule by at most this. Share of the type size. */
const FARTHEST = 1.5;

/**
 * Words parted where text that runs over its cell's rule meets the text of the next cell: there the sort of its signs changes, or one starts
 * where no text would set it. A word alone that runs over a rule stays whole.
 */
export function partedAtRules(words: readonly Word[], glyphs: readonly Glyph[], rules: readonly Rule[]): Word[] {
  const verticals = rules.filter(({ axis }) => axis === 'vertical');
  return words.flatMap((word) => {
    const { box, direction } = word;
    const middle = (box[1] + box[3]) / 2;
    const crossing = direction !== 'right' ? [] : verticals.filter(({ at, from, to }) => at > box[0] + 1 && at < box[2] - 1 && middle > from && middle < to);
    return crossing.length === 0 ? [word] : parted(word, glyphs, crossing.map(({ at }) => at));
  });
}

function parted(word: Word, glyphs: readonly Glyph[], rules: readonly number[]): Word[] {
  const own = glyphs.filter(({ box, direction, text }) => direction === word.direction && text.trim() !== '' && holdsPoint(word.box, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
  const signs = [...own].sort((a, b) => a.box[0] - b.box[0]);
  // Signs painted twice would be counted twice: then nothing is parted.
  if (signs.map(({ text }) => text).join('').normalize('NFC') !== word.text) return [word];
  const cuts = signs.flatMap((sign, index) => {
    const before = signs[index - 1];
    const isNear = rules.some((at) => Math.abs(at - sign.box[0]) <= FARTHEST * word.size);
    return before !== undefined && isNear && isSeam(before.text, sign.text) ? [index] : [];
  });
  return [0, ...cuts].map((from, at): Word => {
    const part = signs.slice(from, cuts[at] ?? signs.length);
    return { ...word, text: part.map(({ text }) => text).join('').normalize('NFC'), box: boxAround(part.map(({ box }) => box)), follows: from === 0 && word.follows };
  });
}

/** Whether two signs belong to two texts: a letter and a digit, or something that ends a text and something that begins one. */
function isSeam(left: string, right: string): boolean {
  return (/\p{L}/u.test(left) && /[\d\-–]/u.test(right)) || (/[\d%*]/u.test(left) && /\p{L}/u.test(right)) || (/\p{Ll}/u.test(left) && /\p{Lu}/u.test(right)) || (/[%*)]/u.test(left) && /\d/u.test(right));
}
