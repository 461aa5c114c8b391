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
const LATIN = /\p{Script=Latin}/u;
const WORDS = /\p{L}+/gu;

/** Folds the Latin look-alikes of every word that also holds a Cyrillic letter; purely Latin words stay (`IT`, `OHSAS`). */
export function foldWords(text: string): string {
  if (!LATIN.test(text)) return text;
  return text.replace(WORDS, (word) =>
    CYRILLIC.test(word) && LATIN.test(word) ? [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('') : word,
  );
}

const SQUEEZED = new Map<number, string>();

/** A character as squeezed text holds it; empty for white space and invisible characters. */
function squeezeCharacter(code: number): string {
  let folded = SQUEEZED.get(code);
  if (folded === undefined) {
    const character = String.fromCharCode(code);
    folded = /[\s\u200B-\u200F\u2060\uFEFF\u00AD]/u.test(character) ? '' : (LOOK_ALIKES[character] ?? character).toLowerCase();
    if (folded.length > 1) folded = character;
    SQUEEZED.set(code, folded);
  }
  return folded;
}

/** Squeezed text: without white space, look-alikes folded, lower case. */
export function squeeze(text: string): string {
  let squeezed = '';
  for (let index = 0; index < text.length; index += 1) squeezed += squeezeCharacter(text.charCodeAt(index));
  return squeezed;
}

/** Squeezed text with, for each of its characters, the place in `text` that it came from. */
export function squeezeWithPlaces(text: string): { squeezed: string; places: number[] } {
  let squeezed = '';
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = squeezeCharacter(text.charCodeAt(index));
    if (character !== '') {
      squeezed += character;
      places.push(index);
    }
  }
  return { squeezed, places };
}
