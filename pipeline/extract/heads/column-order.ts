import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { headerTest } from './header.js';
import { squeezedLine, squeezedWords } from '../text/squeezing.js';
import { wordsOf } from '../text/words.js';

/** What a table's header says of its first columns, where it differs from name, source, unit. */
export interface ColumnOrder {
  /** A column of numbers stands before the names: a number needs no dot to begin an item. */
  readonly numbered: boolean;
  /** The unit stands before the source. */
  readonly unitFirst: boolean;
}

/** Words that a column's head is broken over. */
const MOST_HEAD_WORDS = 3;

/** The order of the first columns, by the heads among the lines that hold nothing but header words. */
export function columnOrder(lines: readonly SourceLine[], lexicon: Lexicon): ColumnOrder {
  const isHeaderText = headerTest(lexicon);
  const words = wordsOf(lines.filter((line) => isHeaderText(squeezedLine(line))));
  const at = (head: RegExp): number => words.findIndex((_, index) => head.test(squeezedWords(words.slice(index, index + MOST_HEAD_WORDS))));
  const [unit, source] = [at(lexicon.unitHeader), at(lexicon.sourceHeader)];
  const numbered = words.slice(0, MOST_HEAD_WORDS).some((_, index) => lexicon.numberHeader.test(squeezedWords(words.slice(0, index + 1))));
  return { numbered, unitFirst: unit >= 0 && unit < source };
}
