import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { atomsOf, isCross, isDash, isMark, isOpenDecimal, isQualifierPart, isRestOfDecimal, isValueWord, spacedDecimal, type Atom } from '../numbers/cells.js';
import { sourceBefore, unitBefore, type Phrases } from '../text/phrases.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';
import type { ColumnOrder } from '../heads/column-order.js';

/** What sets one kind of table's body apart. */
export interface BodyForm {
  /** Runs are marks (crosses and dashes) or values. */
  readonly runs: 'values' | 'marks';
  /** A column for the source of information. */
  readonly sources: boolean;
  /** A column for the unit. */
  readonly units: boolean;
  /** Rows begin with a code (`001`, `018*`) instead of an item number. */
  readonly codes: boolean;
  /** The header's own order of the first columns, where it is told. */
  readonly order?: ColumnOrder;
}

const LETTER = /\p{L}/u;
const YEAR = /^(?:19|20)\d\d$/u;
/** So many numbers or dashes side by side at a line's end are values, though the name goes on in the next line. */
const LEAST_VALUES_IN_TEXT = 3;

/** Words from `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Runs of values: lines that hold nothing else, and the ends of lines after a unit, a source or a name. */
export function runRanges(words: readonly Word[], form: BodyForm, phrases: Phrases): Range[] {
  const ranges: Range[] = [];
  const lines = physicalLines(words);
  for (const [index, line] of lines.entries()) {
    const from = form.runs === 'marks' ? marksFrom(words, line, isMarks(words, lines[index - 1]) || isMarks(words, lines[index + 1]), phrases) : valuesFrom(words, line, phrases);
    if (from >= 0 && isRun(words, line, from, form, phrases, ranges.at(-1)?.to === line.from)) ranges.push({ from, to: line.to });
  }
  return ranges;
}

/** The runs of values among the words of a table with all columns. */
export function valueRuns(words: readonly Word[], phrases: Phrases): readonly Range[] {
  return runRanges(words, { runs: 'values', sources: true, units: true, codes: false }, phrases);
}

/** Ranges that follow one another as one. */
export function joinedRanges(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last?.to === range.from) whole[whole.length - 1] = { from: last.from, to: range.to };
    else whole.push(range);
  }
  return whole;
}

function physicalLines(words: readonly Word[]): Range[] {
  const lines: Range[] = [];
  let from = 0;
  for (let index = 1; index <= words.length; index += 1) {
    if (index === words.length || words[index]?.line !== words[from]?.line) {
      lines.push({ from, to: index });
      from = index;
    }
  }
  return lines;
}

/** Where the values at a line's end begin: numbers, dashes, crosses and the words that qualify them; -1 where the line ends otherwise. */
function valuesFrom(words: readonly Word[], line: Range, { lexicon }: Phrases): number {
  let from = line.to;
  while (from > line.from && isRunWord(words, from - 1, lexicon)) from -= 1;
  from = afterSpacedWord(words, from, line, lexicon);
  return from < line.to ? from : -1;
}

/** A letter-spaced word may end in a letter that looks like a cross: `а р х и в н ы х`. Returns where the run begins behind it. */
function afterSpacedWord(words: readonly Word[], from: number, line: Range, { crossEndings }: Lexicon): number {
  const before = words[from - 1];
  const first = words[from];
  if (before === undefined || first === undefined || from >= line.to || from === line.from) return from;
  return isCross(first.text) && !first.wide && crossEndings.test(before.squeezed) ? from + 1 : from;
}

function isRunWord(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  const text = words[index]?.text ?? '';
  return isValueWord(text) || isOpenDecimal(words, index) || isRestOfDecimal(words, index) || (text === ',' && isSpacedComma(words, index)) || isQualifierPart(words, index, lexicon);
}

function isSpacedComma(words: readonly Word[], index: number): boolean {
  let from = index;
  while (/^\d$/u.test(words[from - 1]?.text ?? '') && words[from]?.gap === 'space') from -= 1;
  return spacedDecimal(words, from) === index || spacedDecimal(words, from + 1) === index;
}

/** Where the marks at a line's end begin. Dashes alone are marks where other marks stand in the line before or after. */
function marksFrom(words: readonly Word[], line: Range, besideMarks: boolean, { lexicon }: Phrases): number {
  let from = line.to;
  while (from > line.from && (isMark(words[from - 1]?.text ?? '') || isDash(words[from - 1]?.text ?? ''))) from -= 1;
  from = afterSpacedWord(words, from, line, lexicon);
  const hasCross = words.slice(from, line.to).some((word) => isMark(word.text));
  return from < line.to && (hasCross || (from === line.from && besideMarks)) ? from : -1;
}

/** Whether a line holds marks alone. */
function isMarks(words: readonly Word[], line: Range | undefined): boolean {
  return line !== undefined && words.slice(line.from, line.to).every((word) => isMark(word.text) || isDash(word.text));
}

function isRun(words: readonly Word[], line: Range, from: number, form: BodyForm, phrases: Phrases, afterRun: boolean): boolean {
  if (form.runs === 'marks') return true;
  const before = words[from - 1];
  const next = words[line.to];
  const goesOnAsText = next !== undefined && next.gap === 'wrap' && LETTER.test(next.text) && !isRunWord(words, line.to, phrases.lexicon);
  const atoms = atomsOf(words.slice(from, line.to + (isOpenDecimal(words, line.to - 1) ? 1 : 0)), phrases.lexicon);
  // Words that qualify a number, without one: the rest of a cell that a line break cut.
  if (atoms.length === 0) return from === line.from && afterRun && !/^\p{Lu}/u.test(words[from]?.text ?? '');
  if (from === line.from) {
    if (afterRun || before === undefined) return true;
    const gap = words[from]?.gap;
    // A number whose line wraps on to words begins these: `10 000 ⏎тұрғынға ⏎төсек`.
    if (goesOnAsText && !isListOfValues(atoms, words.slice(from, line.to))) return false;
    const mayContinueName = gap === 'wrap' || gap === 'line';
    if (mayContinueName && isLabelEnd(words, from, form, phrases)) return true;
    return isListOfValues(atoms, words.slice(from, line.to)) || (!(mayContinueName && gap === 'wrap') && !goesOnAsText);
  }
  // Digits right behind an opening bracket belong to the name.
  if (before?.text.endsWith('(') === true) return false;
  const isList = atoms.length >= 2 && !looksLikeYears(words.slice(from, line.to));
  if (goesOnAsText) return isListOfValues(atoms, words.slice(from, line.to));
  if (isLabelEnd(words, from, form, phrases)) return true;
  if (atoms.some((atom) => atom.kind === 'cross') && atoms.length === 1) return true;
  return isList || goesOnAsNumber(words, line) || isCutByCharacters(words, line, phrases.lexicon);
}

/** Several numbers side by side, which no name has; letter-spaced digits are none. */
function isListOfValues(atoms: readonly Atom[], words: readonly Word[]): boolean {
  const wide = atoms.filter((atom) => atom.kind === 'dash' || atom.text.length > 1).length;
  const digits = atoms.filter((atom) => atom.kind !== 'dash' && atom.text.length > 1).length;
  return digits > 0 && wide >= LEAST_VALUES_IN_TEXT && wide * 2 > atoms.length && !looksLikeYears(words);
}

/** A number's first group ends a name's line, and the line after it is the rest: `в сельской местности 774 ⏎839`. */
function goesOnAsNumber(words: readonly Word[], { to }: Range): boolean {
  const next = words[to];
  const isLine = words[to + 1]?.line !== next?.line;
  return next?.gap === 'wrap' && isLine && /^\d{3}(?:,\d+)?$/u.test(next.text) && /^\d{1,3}$/u.test(words[to - 1]?.text ?? '');
}

/** A number that ends a name's line is cut by its cell, and so is the next paragraph: `ребенок 1350 ⏎4 ⏎⏎1506 ⏎8`. */
function isCutByCharacters(words: readonly Word[], { to }: Range, lexicon: Lexicon): boolean {
  const [before, first, rest, next, nextRest] = words.slice(to - 2, to + 3);
  if (before === undefined || first === undefined || rest === undefined || next?.gap !== 'chunk' || rest.gap === 'space' || rest.gap === 'chunk') return false;
  const isCut = (one: Word, other: Word | undefined): boolean => /^\d{3,}$/u.test(one.text) && /^\d+$/u.test(other?.text ?? '') && (other?.text.length ?? 0) <= one.text.length;
  const asksForNumber = LABEL_FORMS[lexicon.language].leadsOn.test(squeezedWords([before]));
  return !asksForNumber && isCut(first, rest) && isCut(next, nextRest) && nextRest?.gap !== 'space' && first.text.length === next.text.length;
}

/** Whether a unit or a source ends right before `from`. */
function isLabelEnd(words: readonly Word[], from: number, form: BodyForm, phrases: Phrases): boolean {
  return (
    (form.units && unitBefore(words, from, 0, phrases) >= 0) || (form.sources && sourceBefore(words, from, 0, phrases) >= 0)
  );
}

/** `2010 – 2012`, as a name may end a line. */
function looksLikeYears(words: readonly Word[]): boolean {
  return words.length <= 3 && words.every((word) => isDash(word.text) || YEAR.test(word.text)) && words.some((word) => YEAR.test(word.text));
}
