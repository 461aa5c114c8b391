import type { Lexicon } from '../lexicon/lexicon.js';
import { atomsOf, isCross, isDash, isOpenDecimal, isQualifierPart, isValueWord } from './cells.js';
import { isSource, isSourceBeforeUnit, isUnit, phraseBefore, phraseFrom, type Phrases } from './phrases.js';
import type { Word } from './words.js';
import { squeezedWords } from './squeezing.js';

/**
 * A table's body, cut into the parts that its cells held: names (each with the item mark it begins with), units, sources, runs of values.
 */
export type Part =
  | { readonly kind: 'name'; readonly mark: ItemMark | null; readonly words: readonly Word[] }
  | { readonly kind: Exclude<PartKind, 'name'>; readonly words: readonly Word[] };

type PartKind = 'name' | 'unit' | 'source' | 'run' | 'code';

export interface ItemMark {
  readonly kind: 'number' | 'bracket' | 'letter' | 'dash';
  /** Without its dot or bracket: `1`, `2.1`, `а`, `-`. */
  readonly label: string;
  readonly word: Word;
  /** Words that it takes: one, two where its dot stands apart, none where a dash is glued to the name. */
  readonly length: 0 | 1 | 2;
}

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
}

const ITEM_NUMBER = /^(\d{1,3}(?:\.\d{1,2})*)\.$/u;
const ITEM_BRACKET = /^(\d{1,3})\)$/u;
const ITEM_LETTER = /^(\p{L})\)$/u;
const DASHED_WORD = /^[-–—]\p{L}/u;
const CODE = /^\d{3}\*{0,2}$/u;
const LETTER = /\p{L}/u;
/** A unit that no lexicon knows is recognised by its place, if it is short: words, and characters without white space. */
const MOST_UNIT_WORDS = 6;
const MOST_UNIT_CHARACTERS = 40;

/** Cuts the words of a table's body into parts. */
export function partsOf(words: readonly Word[], form: BodyForm, phrases: Phrases): Part[] {
  const known = phrases.units.size + phrases.sources.size;
  const labels = labelled(words, form, phrases);
  // What this body taught about units and sources may tell more of it.
  const learned = phrases.units.size + phrases.sources.size > known;
  return cut(words, learned ? labelled(words, form, phrases) : labels, phrases.lexicon);
}

function labelled(words: readonly Word[], form: BodyForm, phrases: Phrases): PartKind[] {
  const runs = runRanges(words, form, phrases);
  const labels = new Array<PartKind>(words.length).fill('name');
  for (const { from, to } of runs) labels.fill('run', from, to);
  if (form.codes) labelCodes(words, labels);
  if (form.sources && form.units) labelAfterSources(words, labels, phrases);
  if (form.units || form.sources) {
    for (const { from } of runs) labelBeforeRun(words, labels, from, form, phrases);
    labelStandalone(words, labels, form, phrases);
  }
  return labels;
}

// ── runs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Words from `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Runs of values: lines that hold nothing else, and the ends of lines after a unit, a source or a name. */
function runRanges(words: readonly Word[], form: BodyForm, phrases: Phrases): Range[] {
  const ranges: Range[] = [];
  const lines = physicalLines(words);
  for (const [index, line] of lines.entries()) {
    const from = form.runs === 'marks' ? marksFrom(words, line, isMarks(words, lines[index - 1]) || isMarks(words, lines[index + 1])) : valuesFrom(words, line, phrases);
    if (from >= 0 && isRun(words, line, from, form, phrases, ranges.at(-1)?.to === line.from)) ranges.push({ from, to: line.to });
  }
  return ranges;
}

/** The runs of values among the words of a table with all columns. */
export function valueRuns(words: readonly Word[], phrases: Phrases): readonly Range[] {
  return runRanges(words, { runs: 'values', sources: true, units: true, codes: false }, phrases);
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
  return from < line.to ? from : -1;
}

function isRunWord(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  const text = words[index]?.text ?? '';
  return isValueWord(text) || isOpenDecimal(words, index) || isQualifierPart(words, index, lexicon);
}

/** Where the marks at a line's end begin. Dashes alone are marks where other marks stand in the line before or after. */
function marksFrom(words: readonly Word[], line: Range, besideMarks: boolean): number {
  let from = line.to;
  while (from > line.from && (isCross(words[from - 1]?.text ?? '') || isDash(words[from - 1]?.text ?? ''))) from -= 1;
  const hasCross = words.slice(from, line.to).some((word) => isCross(word.text));
  return from < line.to && (hasCross || (from === line.from && besideMarks)) ? from : -1;
}

/** Whether a line holds marks alone. */
function isMarks(words: readonly Word[], line: Range | undefined): boolean {
  return line !== undefined && words.slice(line.from, line.to).every((word) => isCross(word.text) || isDash(word.text));
}

function isRun(words: readonly Word[], line: Range, from: number, form: BodyForm, phrases: Phrases, afterRun: boolean): boolean {
  if (form.runs === 'marks') return true;
  const before = words[from - 1];
  const next = words[line.to];
  const goesOnAsText = next !== undefined && next.gap === 'wrap' && LETTER.test(next.text) && !isRunWord(words, line.to, phrases.lexicon);
  const atoms = atomsOf(words.slice(from, line.to + (isOpenDecimal(words, line.to - 1) ? 1 : 0)), phrases.lexicon);
  // Words that qualify a number, without one: the rest of a cell that a line break cut.
  if (atoms.length === 0) return from === line.from && afterRun;
  if (from === line.from) {
    if (afterRun || before === undefined) return true;
    const gap = words[from]?.gap;
    const mayContinueName = gap === 'wrap' || gap === 'line';
    if (mayContinueName && isLabelEnd(words, from, form, phrases)) return true;
    return !(mayContinueName && gap === 'wrap') && !goesOnAsText;
  }
  if (goesOnAsText) return false;
  if (isLabelEnd(words, from, form, phrases)) return true;
  if (atoms.some((atom) => atom.kind === 'cross') && atoms.length === 1) return true;
  return atoms.length >= 2 && !looksLikeYears(words.slice(from, line.to));
}

/** Whether a unit or a source ends right before `from`. */
function isLabelEnd(words: readonly Word[], from: number, form: BodyForm, phrases: Phrases): boolean {
  return (
    (form.units && phraseBefore(words, from, 0, phrases, isUnit) >= 0) || (form.sources && phraseBefore(words, from, 0, phrases, isSource) >= 0)
  );
}

/** `2010 – 2012`, as a name may end a line. */
function looksLikeYears(words: readonly Word[]): boolean {
  return words.length <= 3 && words.every((word) => isDash(word.text) || /^(?:19|20)\d\d$/u.test(word.text));
}

// ── codes, units, sources ───────────────────────────────────────────────────────────────────────────────────────────

/** A code stands first in its cell and a name follows it. */
function labelCodes(words: readonly Word[], labels: PartKind[]): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const next = words[index + 1];
    if (word === undefined || next === undefined || word.gap === 'space' || !CODE.test(word.text)) continue;
    if (word.gap !== 'chunk' && word.gap !== 'page' && word.gap !== 'start') continue;
    if (/^[«"“„]?\p{L}|^[«"“„]$/u.test(next.text) && !isQualifierLike(next)) labels[index] = 'code';
  }
}

function isQualifierLike(word: Word): boolean {
  return word.gap === 'space' && word.text.length === 0;
}

/**
 * Between a source and its row's values stands nothing but the unit, whether any lexicon knows it (`на 100 тыс. населения`) or not; unless
 * the source closes a heading, and the words are the name of the row under it.
 */
function labelAfterSources(words: readonly Word[], labels: PartKind[], phrases: Phrases): void {
  for (let index = 0; index < words.length; index += 1) {
    if (labels[index] !== 'name') continue;
    const end = phraseFrom(words, index, phrases, isSource);
    if (end <= index || !labels.slice(index, end).every((label) => label === 'name')) continue;
    let to = end;
    while (to < words.length && labels[to] === 'name') to += 1;
    const between = words.slice(end, to);
    const isUnitCell = between.length > 0 && squeezedWords(between).length <= MOST_UNIT_CHARACTERS && labels[to] === 'run' && !/[:,]$/u.test(words[index - 1]?.text ?? '');
    const hasName = between.some((word, offset) => itemMarkAt(words, end + offset) !== null || /^[«"“„(]?\p{Lu}\p{Ll}/u.test(word.text));
    const known = phraseFrom(words, end, phrases, isUnit);
    // A known unit may go on in its own cell (`тыс. тенге на 1 работника`); behind a border stands something else.
    const isWhole = known < 0 || known === to || words[known]?.gap === 'space' || words[known]?.gap === 'wrap';
    if (isUnitCell && !hasName && isWhole) {
      labels.fill('source', index, end);
      labels.fill('unit', end, to);
      phrases.units.add(squeezedWords(between));
    }
  }
}

/** Labels the unit right before a run, and the source before that. */
function labelBeforeRun(words: readonly Word[], labels: PartKind[], from: number, form: BodyForm, phrases: Phrases): void {
  let end = from;
  if (form.units) {
    const unit = phraseBefore(words, end, runEndBefore(labels, end), phrases, isUnit);
    if (unit >= 0) {
      labels.fill('unit', unit, end);
      end = unit;
    } else if (!form.sources) {
      const alone = aloneInChunk(words, labels, end);
      const isShort = alone >= 0 && end - alone <= MOST_UNIT_WORDS && squeezedWords(words.slice(alone, end)).length <= MOST_UNIT_CHARACTERS;
      if (isShort && words[alone - 1]?.text.endsWith(':') === false) {
        labels.fill('unit', alone, end);
        phrases.units.add(squeezedWords(words.slice(alone, end)));
        end = alone;
      }
    }
  }
  if (form.sources) {
    const source = phraseBefore(words, end, runEndBefore(labels, end), phrases, end < from ? isSourceBeforeUnit : isSource);
    if (source >= 0) labels.fill('source', source, end);
    else if (end < from) {
      const alone = aloneInChunk(words, labels, end);
      if (alone >= 0) {
        labels.fill('source', alone, end);
        phrases.sources.add(squeezedWords(words.slice(alone, end)));
      }
    }
  }
}

function runEndBefore(labels: readonly PartKind[], end: number): number {
  let start = end;
  while (start > 0 && labels[start - 1] === 'name') start -= 1;
  return start;
}

/**
 * Start of the text that begins a chunk of its own after a finished name and goes up to `end`; -1 where there is none. (A name's last
 * line ends without white space; text that wraps goes on in the next chunk.)
 */
function aloneInChunk(words: readonly Word[], labels: readonly PartKind[], end: number): number {
  let start = end;
  while (start > 0 && labels[start - 1] === 'name') {
    start -= 1;
    if (words[start]?.gap === 'chunk') break;
  }
  const first = words[start];
  const before = words[start - 1];
  if (first === undefined || first.gap !== 'chunk' || before === undefined || labels[start - 1] !== 'name' || before.trailing > 0) return -1;
  if (start === end || itemMarkAt(words, start) !== null) return -1;
  return start;
}

/** Labels units and sources that stand in lines of their own, or before the next item, without a run right after them. */
function labelStandalone(words: readonly Word[], labels: PartKind[], form: BodyForm, phrases: Phrases): void {
  for (let index = 0; index < words.length; index += 1) {
    if (labels[index] !== 'name') continue;
    if (form.sources) {
      const end = phraseFrom(words, index, phrases, isSource);
      if (end > index && labels.slice(index, end).every((label) => label === 'name')) {
        labels.fill('source', index, end);
        const unit = form.units ? phraseFrom(words, end, phrases, isUnit) : -1;
        if (unit > end && endsCell(words, labels, unit)) labels.fill('unit', end, unit);
        continue;
      }
    }
    if (!form.units || words[index]?.gap === 'space' || (words[index]?.gap === 'wrap' && labels[index - 1] === 'name')) continue;
    const end = phraseFrom(words, index, phrases, isUnit);
    if (end > index && endsCell(words, labels, end) && labels.slice(index, end).every((label) => label === 'name')) labels.fill('unit', index, end);
  }
}

function endsCell(words: readonly Word[], labels: readonly PartKind[], end: number): boolean {
  const next = words[end];
  return next === undefined || (next.gap !== 'space' && next.gap !== 'wrap') || labels[end] !== 'name';
}

// ── cutting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The item mark that a row's name begins with; null where the word begins none. */
export function itemMarkAt(words: readonly Word[], index: number): ItemMark | null {
  const word = words[index];
  if (word === undefined || word.gap === 'space') return null;
  const number = ITEM_NUMBER.exec(word.text);
  if (number?.[1] !== undefined) return { kind: 'number', label: number[1], word, length: 1 };
  const bracket = ITEM_BRACKET.exec(word.text);
  if (bracket?.[1] !== undefined) return { kind: 'bracket', label: `${bracket[1]})`, word, length: 1 };
  const letter = ITEM_LETTER.exec(word.text);
  if (letter?.[1] !== undefined) return { kind: 'letter', label: letter[1], word, length: 1 };
  if (isDash(word.text) && LETTER.test(words[index + 1]?.text ?? '')) return { kind: 'dash', label: '-', word, length: 1 };
  if (DASHED_WORD.test(word.text)) return { kind: 'dash', label: '-', word, length: 0 };
  return spacedNumber(words, index);
}

/** Words that begin with an item mark, without it. */
export function wordsAfter(mark: ItemMark | null, words: readonly Word[]): readonly Word[] {
  const [first] = words;
  if (mark === null || first !== mark.word) return words;
  if (mark.length > 0) return words.slice(mark.length);
  return [{ ...first, text: first.text.slice(1), from: first.from + 1 }, ...words.slice(1)];
}

/** `5 .  М ы н а …`: an item number whose dot stands apart. */
function spacedNumber(words: readonly Word[], index: number): ItemMark | null {
  const word = words[index];
  const next = words[index + 1];
  if (word === undefined || next?.gap !== 'space' || !/^\d{1,2}$/u.test(word.text)) return null;
  if (next.text === '.' && LETTER.test(words[index + 2]?.text ?? '')) return { kind: 'number', label: word.text, word, length: 2 };
  return next.text === ')' && LETTER.test(words[index + 2]?.text ?? '') ? { kind: 'bracket', label: `${word.text})`, word, length: 2 } : null;
}

function cut(words: readonly Word[], labels: readonly PartKind[], lexicon: Lexicon): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let index = 1; index <= words.length; index += 1) {
    const label = labels[start] ?? 'name';
    if (index < words.length && labels[index] === label && !beginsPart(words, index, label, lexicon)) continue;
    parts.push(partOf(words, start, index, label));
    start = index;
  }
  return words.length === 0 ? [] : parts;
}

/** Names are cut at item marks, after a heading's colon at a line's end, and at cell borders; runs at cell borders. */
function beginsPart(words: readonly Word[], index: number, label: PartKind, lexicon: Lexicon): boolean {
  const gap = words[index]?.gap;
  if (gap === 'space' || label === 'unit' || label === 'source') return false;
  if (label === 'code') return true;
  if (label === 'run') return gap === 'chunk' || gap === 'page';
  if (gap === 'chunk' || gap === 'page') return true;
  if (itemMarkAt(words, index) !== null || /[:]$/u.test(words[index - 1]?.text ?? '')) return true;
  // A line that begins with «of which», behind one that does not wrap on, names a row of its own.
  const rest = gap === 'line' ? squeezedWords(words.slice(index, index + 4)) : '';
  const ofWhich = rest === '' ? null : lexicon.ofWhich.exec(rest);
  return ofWhich?.index === 0 && /^\p{L}/u.test(rest.slice(ofWhich[0].length));
}

function partOf(words: readonly Word[], from: number, to: number, kind: PartKind): Part {
  const taken = words.slice(from, to);
  return kind === 'name' ? { kind, mark: itemMarkAt(words, from), words: taken } : { kind, words: taken };
}
