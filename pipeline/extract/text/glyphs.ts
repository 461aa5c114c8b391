/**
 * Letters as they were meant.
 *
 * Text dumps carry Latin letters inside Cyrillic words (`iс-шаралар`) and words whose letters stand apart (`р е с м и`). Recognisers
 * therefore compare *squeezed* text: no white space, look-alikes folded, lower case. What people read is repaired by {@link foldWord}
 * and `spacing.ts`.
 */

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х', Y: 'У',
  a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у',
};

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN_LOOK_ALIKE = /[ABCEHIKMOPTXYacehiopxy]/;
const WORDS = /\p{L}+/gu;

/** Folds the Latin look-alikes of every word that also holds a Cyrillic letter; purely Latin words stay (`IT`, `OHSAS`). */
export function foldWords(text: string): string {
  if (!LATIN_LOOK_ALIKE.test(text)) return text;
  return text.replace(WORDS, (word) =>
    LATIN_LOOK_ALIKE.test(word) && CYRILLIC.test(word) ? [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('') : word,
  );
}

/**
 * What squeezed text has for a UTF-16 unit: its lower case unit + 1, or {@link DROPPED}; 0 for a unit that was not asked for yet. A table, since
 * this is asked for every character of a document.
 */
const SQUEEZED = new Int32Array(0x1_0000);
const DROPPED = -1;

/** The unit + 1 that squeezed text has for one, or {@link DROPPED} for white space and invisible characters. */
function squeezedUnit(unit: number): number {
  return SQUEEZED[unit] || lookUp(unit);
}

function lookUp(unit: number): number {
  const character = String.fromCharCode(unit);
  const folded = (LOOK_ALIKES[character] ?? character).toLowerCase();
  const kept = (folded.length > 1 ? character : folded).charCodeAt(0) + 1;
  const found = /[\s\u200B-\u200F\u2060\uFEFF\u00AD]/u.test(character) ? DROPPED : kept;
  SQUEEZED[unit] = found;
  return found;
}

/** Where squeezed text is put together: most is no longer than a line. */
const UNITS = new Uint16Array(1024);
const BYTES = Buffer.from(UNITS.buffer);

/** Squeezed text: without white space, look-alikes folded, lower case. */
export function squeeze(text: string): string {
  let at = 0;
  while (at < text.length && squeezedUnit(text.charCodeAt(at)) === text.charCodeAt(at) + 1) at += 1;
  // Most words are squeezed as they stand.
  if (at === text.length) return text;
  let squeezed = text.slice(0, at);
  while (at < text.length) {
    let length = 0;
    for (; at < text.length && length < UNITS.length; at += 1) {
      const unit = squeezedUnit(text.charCodeAt(at));
      if (unit === DROPPED) continue;
      UNITS[length] = unit - 1;
      length += 1;
    }
    squeezed += BYTES.toString('utf16le', 0, length * 2);
  }
  return squeezed;
}

/** Squeezed text with, for each of its characters, the place in `text` that it came from. */
export function squeezeWithPlaces(text: string): { squeezed: string; places: number[] } {
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (squeezedUnit(text.charCodeAt(index)) !== DROPPED) places.push(index);
  }
  return { squeezed: squeeze(text), places };
}
