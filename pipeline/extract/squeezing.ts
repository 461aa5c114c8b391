import type { SourceLine } from '../model.js';
import { squeeze } from './glyphs.js';
import type { Word } from './words.js';

const LINES = new WeakMap<SourceLine, string>();

/** Squeezed text of a line; remembered, since every recogniser asks for it. */
export function squeezedLine(line: SourceLine | undefined): string {
  if (line === undefined) return '';
  let squeezed = LINES.get(line);
  if (squeezed === undefined) {
    squeezed = squeeze(line.text);
    LINES.set(line, squeezed);
  }
  return squeezed;
}

/** Squeezed text of some words. */
export function squeezedWords(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text += word.text;
  return squeeze(text);
}
