import { squeeze } from '../text/glyphs.js';
import { isUnit, type Phrases } from '../text/phrases.js';
import type { Word } from '../text/words.js';

const GLUED = /^(\p{L}[\p{L}.]*|%)([-–—])$/u;

/**
 * The words of a table in which the dash of an item, printed without a space behind the unit of the row before it, is a word of its own:
 * `адам- орта білім` is the unit `адам` and the item `- орта білім`.
 */
export function withoutGluedDashes(words: readonly Word[], phrases: Phrases): readonly Word[] {
  if (!words.some(({ text }) => GLUED.test(text))) return words;
  return words.flatMap((word, index) => {
    const [, unit, dash] = GLUED.exec(word.text) ?? [];
    const next = words[index + 1];
    if (unit === undefined || dash === undefined || next?.gap !== 'space' || !/^\p{L}/u.test(next.text) || !isUnit(squeeze(unit), phrases)) return [word];
    const at = word.to - dash.length;
    return [
      { ...word, text: unit, squeezed: squeeze(unit), to: at, trailing: 0 },
      { ...word, text: dash, squeezed: squeeze(dash), from: at, gap: 'line', wide: false },
    ];
  });
}
