import type { SourceLine } from '../../model.js';
import { lineOf } from './line.js';
import type { Word } from './words.js';

/** Squeezed text of a line; empty where there is none. */
export function squeezedLine(line: SourceLine | undefined): string {
  return line === undefined ? '' : lineOf(line).squeezed;
}

/** Squeezed text of some words. */
export function squeezedWords(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text += word.squeezed;
  return text;
}

/** Squeezed text of up to `count` lines that are not empty, joined, for labels broken over lines; and the index after them. */
export function squeezedLines(lines: readonly SourceLine[], index: number, count: number): { squeezed: string; to: number } {
  let squeezed = '';
  let to = index;
  for (let taken = 0; to < lines.length && taken < count; to += 1) {
    const text = lines[to]?.text ?? '';
    if (text.trim() === '') break;
    squeezed += squeezedLine(lines[to]);
    taken += 1;
  }
  return { squeezed, to };
}

/** Whether a label begins at a line, whole or broken over up to `most` lines. */
export function labelBegins(lines: readonly SourceLine[], index: number, label: RegExp, most: number): boolean {
  if (!mayBegin(lines, index, [label], most)) return false;
  for (let count = 1; count <= most; count += 1) {
    if (label.test(squeezedLines(lines, index, count).squeezed)) return true;
  }
  return false;
}

/**
 * Whether one of some labels can begin at a line, broken over up to `most` lines: one look at all of them together, which tells for nearly every
 * line that none does.
 */
export function mayBegin(lines: readonly SourceLine[], index: number, labels: readonly RegExp[], most: number): boolean {
  const { squeezed } = squeezedLines(lines, index, most);
  return labels.some((label) => beginningOf(label)?.test(squeezed) ?? true);
}

const BEGINNINGS = new WeakMap<RegExp, RegExp | null>();

/**
 * A label without what it asks of the text behind it, so that it matches whatever follows; null where it asks that in the middle, or may begin
 * anywhere.
 */
function beginningOf(label: RegExp): RegExp | null {
  let beginning = BEGINNINGS.get(label);
  if (beginning === undefined) {
    const source = label.source.replace(/\(\?[=!][^()]*\)/gu, '').replace(/\$$/u, '');
    beginning = source.startsWith('^') && !/\$|\(\?[=!]|\(\?<[=!]|\\b/iu.test(source) ? new RegExp(source, 'u') : null;
    BEGINNINGS.set(label, beginning);
  }
  return beginning;
}
