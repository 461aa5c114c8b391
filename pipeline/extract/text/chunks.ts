import type { SourceLine } from '../../model.js';
import { wordsOf, type Word } from './words.js';
import { squeezedWords } from './squeezing.js';

/** Lines between two empty ones: what a cell, or cells side by side, printed. */
export interface Chunk {
  readonly lines: readonly SourceLine[];
  readonly words: readonly Word[];
  readonly squeezed: string;
  /** Whether a page break stands before it. */
  readonly afterPage: boolean;
  /** Whether its text wraps on: its last line ends in white space. */
  readonly open: boolean;
}

/** The chunks of some lines, in order. */
export function chunksOf(lines: readonly SourceLine[]): Chunk[] {
  const chunks: Chunk[] = [];
  let taken: SourceLine[] = [];
  let page = lines[0]?.page ?? 0;
  const close = (): void => {
    const [first] = taken;
    if (first !== undefined) {
      chunks.push(chunkOf(taken, first.page !== page));
      page = taken.at(-1)?.page ?? page;
    }
    taken = [];
  };
  for (const line of lines) {
    if (line.text === '' || line.page !== (taken.at(-1)?.page ?? line.page)) close();
    if (line.text.trim() !== '' || taken.length > 0) taken.push(line);
  }
  close();
  return chunks;
}

export function chunkOf(lines: readonly SourceLine[], afterPage: boolean): Chunk {
  const words = wordsOf(lines);
  const squeezed = squeezedWords(words);
  return { lines, words, squeezed, afterPage, open: (words.at(-1)?.trailing ?? 0) > 0 };
}

export function startsLower(chunk: Chunk): boolean {
  return /^[«"“„(]?\p{Ll}/u.test(chunk.words[0]?.text ?? '');
}

/** Chunks cut before lines that begin something of their own; `begins` is asked for each line but a chunk's first. */
export function cutChunks(chunks: readonly Chunk[], begins: (chunk: Chunk, index: number) => boolean): Chunk[] {
  return chunks.flatMap((chunk) => {
    const cuts = chunk.lines.flatMap((_, index) => (index > 0 && begins(chunk, index) ? [index] : []));
    if (cuts.length === 0) return [chunk];
    return [0, ...cuts].map((from, place) => chunkOf(chunk.lines.slice(from, cuts[place] ?? chunk.lines.length), place === 0 && chunk.afterPage));
  });
}
