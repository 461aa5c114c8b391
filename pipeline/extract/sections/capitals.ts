import type { SourceLine } from '../../model.js';

/** What the rest of a document tells of a word with a capital: a name has it everywhere, another word only where a text begins. */
export type CapitalKind = 'name' | 'common' | 'unknown';

/** Words are compared by their beginnings, since they are inflected. */
const STEM = 5;
/** A name is printed behind a word in small letters at least so often. */
const LEAST_NAMED = 2;
const CAPITAL_WORD = /(?=\p{Lu}\p{Ll})(?<=\p{Ll}\s+["«“„(]?)\p{Lu}\p{Ll}{2,}/gu;
const SMALL_WORD = /(?<!\p{L})\p{Ll}{3,}/gu;

/** The words of a document that tell names from other words, by their first letters. */
export interface Capitals {
  readonly small: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, number>;
}

const CAPITALS = new WeakMap<readonly SourceLine[], Capitals>();

/** What the words in small letters of a document's lines, and the capitals of its prose, tell; remembered. */
export function capitalsOf(lines: readonly SourceLine[], prose: readonly string[]): Capitals {
  let capitals = CAPITALS.get(lines);
  if (capitals === undefined) {
    const small = new Set<string>();
    const named = new Map<string, number>();
    for (const { text } of lines) for (const word of text.match(SMALL_WORD) ?? []) small.add(stemOf(word));
    for (const text of prose) for (const [word] of text.matchAll(CAPITAL_WORD)) named.set(stemOf(word), (named.get(stemOf(word)) ?? 0) + 1);
    capitals = { small, named };
    CAPITALS.set(lines, capitals);
  }
  return capitals;
}

/** What a word printed with a capital is, by where else the document prints it. */
export function capitalKind(word: string, { small, named }: Capitals): CapitalKind {
  const [letters] = /\p{L}+/u.exec(word) ?? [''];
  if (letters.length < 3) return 'unknown';
  const stem = stemOf(letters);
  if (small.has(stem)) return 'common';
  return (named.get(stem) ?? 0) >= LEAST_NAMED ? 'name' : 'unknown';
}

function stemOf(word: string): string {
  return word.toLowerCase().slice(0, STEM);
}
