import { isSource, isUnit, sourceBeforeUnit, unitBefore, type Phrases } from '../text/phrases.js';
import type { Range } from './runs.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/**
 * Puts the parts of a unit or source together that stand at the ends of its row's lines.
 *
 * Cells side by side, each of two lines on the same heights, are printed line by line: `Көрсетілетін қызметтер мың⏎саны теңге 7 8 9`. Where the
 * words right before the values make a known label only with words from the end of an earlier line, these are moved to them.
 */
export function regather(words: readonly Word[], runs: readonly Range[], phrases: Phrases, hasSources: boolean): Word[] {
  const gathered = [...words];
  let from = 0;
  for (const run of runs) {
    const unit = gather(gathered, from, run.from, phrases, unitBefore, isUnitOfParts);
    if (hasSources) gather(gathered, from, unit, phrases, sourceBeforeUnit, isSourceOfParts);
    from = run.to;
  }
  return gathered;
}

/** Words of a part. */
const MOST_PART_WORDS = 4;

type Test = (first: string, second: string, phrases: Phrases) => boolean;

function isUnitOfParts(first: string, second: string, phrases: Phrases): boolean {
  if (!isUnit(first + second, phrases)) return false;
  return !isUnit(second, phrases) || phrases.lexicon.multipliers.includes(first);
}

function isSourceOfParts(first: string, second: string, phrases: Phrases): boolean {
  return isSource(first + second, phrases) && !isSource(second, phrases) && !isSource(first, phrases);
}

/**
 * Moves the first part of a label before its second part, which ends right before `end`. Returns where the label begins, else `end`. A label
 * that stands whole before `end` stays as it is, unless it lacks its thousands.
 */
function gather(words: Word[], from: number, end: number, phrases: Phrases, wholeBefore: typeof unitBefore, test: Test): number {
  const whole = wholeBefore(words, end, from, phrases);
  const starts = whole >= 0 ? [whole] : Array.from({ length: MOST_PART_WORDS }, (_, index) => end - MOST_PART_WORDS + index);
  for (const start of starts) {
    if (start < from || end - start > MOST_PART_WORDS) continue;
    const second = squeezedWords(words.slice(start, end));
    for (const part of lineEnds(words, from, start)) {
      // `100 мың` belongs to a name.
      if (/\d$/u.test(words[part.from - 1]?.text ?? '') || !test(squeezedWords(words.slice(part.from, part.to)), second, phrases)) continue;
      const moved = words.splice(part.from, part.to - part.from);
      const at = start - moved.length;
      words.splice(at, 0, ...moved);
      return at;
    }
  }
  return whole >= 0 ? whole : end;
}

/** The last words of the lines that end between `from` and `to`, of each line the longest stretch first; not what stands right before `to`. */
function lineEnds(words: readonly Word[], from: number, to: number): Range[] {
  const ends: Range[] = [];
  for (let end = to - 1; end > from; end -= 1) {
    if (words[end]?.line === words[end - 1]?.line) continue;
    for (let length = MOST_PART_WORDS; length > 0; length -= 1) {
      const start = end - length;
      if (start > from && words[start]?.line === words[end - 1]?.line && words[start]?.gap === 'space') ends.push({ from: start, to: end });
    }
  }
  return ends;
}
