import type { SourceLine } from '../../model.js';
import { isCross } from '../numbers/cells.js';
import { headerTest, isColumnNumbers } from '../heads/header.js';
import { learnEndings } from './common-endings.js';
import { itemMarkAt } from './item-marks.js';
import { ownUnit } from './own-units.js';
import { joinedRanges, valueRuns, type Range } from './runs.js';
import { isSource, isUnit, sourceBeforeUnit, sourceFrom, unitBefore, type Phrases } from '../text/phrases.js';
import { squeezedWords } from '../text/squeezing.js';
import { wordsOf, type Word } from '../text/words.js';

/**
 * Learns the units and sources of information that a document prints but no lexicon has.
 *
 * A column's words come again and again in the same place: right before a row's values, in a cell of their own. A cell shows by its borders:
 * the line before it does not wrap on. What stands so before several rows, behind a name, is a label; passports have a column for units alone,
 * so their labels are units, and in the tables of indicators what stands before a known unit is a source.
 */
export function learnPhrases(phrases: Phrases, indicators: readonly SourceLine[], passports: readonly SourceLine[]): void {
  const isHeaderText = headerTest(phrases.lexicon);
  const [inTables, inPassports] = [indicators, passports].map((lines) => ({ tails: tailsIn(lines, phrases, isHeaderText), text: squeezedWords(wordsOf(lines)) }));
  if (inTables === undefined || inPassports === undefined) return;
  const text = inTables.text + inPassports.text;
  phrases.unitsEverywhere = isMost(inPassports.tails, (tail) => unitBefore(tail.cells.flat(), tail.cells.flat().length, 0, phrases) >= 0);
  for (const words of repeated(inPassports.tails.map((tail) => lastCell(tail, phrases)))) learnUnit(words, text, phrases);
  for (let known = -1; known !== phrases.units.size + phrases.sources.size; ) {
    known = phrases.units.size + phrases.sources.size;
    learnFromTables(inTables.tails, text, phrases);
  }
  learnEndings(inTables.tails.map((tail) => beforeAnyUnit(tail.cells.flat(), phrases)).filter((words) => !endsInSource(words, phrases)), inTables.text, phrases);
  for (const tail of [...inTables.tails, ...inPassports.tails]) addNameEnd(tail, phrases);
}

/** Of all rows, at least this share is most. */
const MOST = 0.6;

function isMost<T>(all: readonly T[], test: (one: T) => boolean): boolean {
  return all.length > 0 && all.filter(test).length >= MOST * all.length;
}

/** A label stands before the values of at least so many rows. */
const LEAST_ROWS = 2;
const MOST_UNIT_CHARACTERS = 40;
const MOST_SOURCE_CHARACTERS = 100;
/** Values in the line or lines of a row that is learned from. */
const LEAST_VALUES = 3;
const BEGINS_NUMBER = /^[-–−]?\d/u;

/** What stands between the values of the row before and a row's own: cells by their visible borders. The first holds the name. */
interface Tail {
  readonly cells: readonly (readonly Word[])[];
}

/** A cell of a tail with the words that tell its row from others. */
interface LabelCell {
  readonly words: readonly Word[];
  readonly row: string;
  /** Whether it stands behind a heading's colon, as the heading's own label or as the name of the row under it. */
  readonly headed: boolean;
}

function tailsIn(lines: readonly SourceLine[], phrases: Phrases, isHeaderText: (text: string) => boolean): Tail[] {
  const words = wordsOf(lines);
  const tails: Tail[] = [];
  let from = 0;
  let waiting: Word[][] = [];
  for (const run of joinedRanges(valueRuns(words, phrases))) {
    const cells = cellsOf(words.slice(from, run.from)).filter((cell) => !isHeaderText(textOf(cell)));
    if (cells.length > 0 && isRow(words, run)) tails.push({ cells: [...waiting, ...cells] });
    // Two items before one row's values: what follows these belongs to the second.
    waiting = cells.filter((cell) => itemMarkAt(cell, 0)?.kind === 'number').length > 1 ? cells : [];
    from = run.to;
  }
  return tails;
}

function isRow(words: readonly Word[], run: Range): boolean {
  const values = words.slice(run.from, run.to);
  if (values.some((word) => isCross(word.text)) || isColumnNumbers(textOf(values))) return false;
  return values.filter((word) => BEGINS_NUMBER.test(word.text)).length >= LEAST_VALUES;
}

function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

/** Words cut where a line ends that does not wrap on. A line may also break, without a trace, inside brackets and before punctuation. */
function cellsOf(words: readonly Word[]): Word[][] {
  const cells: Word[][] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const goesOn = /[«"“„(,]$/u.test(before?.text ?? '') || /^[,.;:!?)»”]/u.test(word.text);
    const closed = word.gap !== 'space' && before?.trailing === 0 && !goesOn;
    if (closed || cells.length === 0) cells.push([]);
    cells.at(-1)?.push(word);
  }
  return cells;
}

/** The cell right before a row's values, where a name stands before it. A unit in the line before is its beginning: `тыс. тенге⏎на душу`. */
function lastCell({ cells }: Tail, phrases: Phrases): LabelCell | null {
  const [beforeLast, last] = cells.slice(-2);
  if (cells.length > 2 && beforeLast !== undefined && last?.[0]?.gap === 'line' && isUnit(squeezedWords(beforeLast), phrases)) {
    return lastCell({ cells: [...cells.slice(0, -2), [...beforeLast, ...last]] }, phrases);
  }
  const words = last ?? [];
  const before = cells.at(-2)?.at(-1);
  if (before === undefined || /[:,]$/u.test(before.text) || !isLabelLike(words, MOST_UNIT_CHARACTERS + MOST_SOURCE_CHARACTERS)) return null;
  return { words, row: squeezedWords(cells.slice(0, -1).flat()), headed: false };
}

/** The cell before the last, printed apart from the name. */
function cellBeforeLast({ cells }: Tail, phrases: Phrases): LabelCell | null {
  const words = cells.at(-2) ?? [];
  const headed = /[:,]$/u.test(cells.at(-3)?.at(-1)?.text ?? '');
  if (cells.length < 3 || isRest(words, cells.at(-3) ?? [], phrases) || !isApart(words) || !isLabelLike(words, MOST_SOURCE_CHARACTERS)) return null;
  return { words, row: squeezedWords(cells.slice(0, -2).flat()), headed };
}

function isApart(words: readonly Word[]): boolean {
  return words[0]?.gap === 'chunk' || words[0]?.gap === 'page';
}

/** Text that may be a label: short, no item, no part of a sentence in brackets, whole at its end. */
function isLabelLike(words: readonly Word[], most: number): boolean {
  const squeezed = squeezedWords(words);
  const isWhole = (words.at(-1)?.trailing ?? 1) === 0;
  return isWhole && squeezed.length > 0 && squeezed.length <= most && /\p{L}|%/u.test(squeezed) && !/[():;]/u.test(squeezed) && itemMarkAt(words, 0) === null;
}

/** The cells that stand before the values of several rows, not under headings alone, one of each. */
function repeated(cells: readonly (LabelCell | null)[]): (readonly Word[])[] {
  const rows = new Map<string, { words: readonly Word[]; rows: Set<string>; headed: boolean }>();
  for (const cell of cells) {
    if (cell === null) continue;
    const key = squeezedWords(cell.words);
    const entry = rows.get(key) ?? { words: cell.words, rows: new Set<string>(), headed: true };
    entry.rows.add(cell.row);
    entry.headed &&= cell.headed;
    rows.set(key, entry);
  }
  return [...rows.values()].filter((entry) => entry.rows.size >= LEAST_ROWS && !entry.headed).map(({ words }) => words);
}

/** Takes a cell for a unit, unless it is the end of a name with a known unit behind it: then its beginning stands elsewhere without that. */
function learnUnit(words: readonly Word[], text: string, phrases: Phrases): void {
  const squeezed = squeezedWords(words);
  if (squeezed.length > MOST_UNIT_CHARACTERS || isUnit(squeezed, phrases) || isSource(squeezed, phrases)) return;
  if (splitsOf(words, phrases).some(({ before, unit }) => standsApart(before, unit, text))) return;
  phrases.units.add(squeezed);
}

function learnFromTables(tails: readonly Tail[], text: string, phrases: Phrases): void {
  // Before a unit, in a cell of its own or in the unit's line, or before a cell that stands apart as units do, comes the source.
  const isUnitCell = (words: readonly Word[]): boolean => isUnit(squeezedWords(words), phrases) || (isApart(words) && isLabelLike(words, MOST_UNIT_CHARACTERS));
  const sources = tails.flatMap((tail) => [isUnitCell(tail.cells.at(-1) ?? []) ? cellBeforeLast(tail, phrases) : null, beforeUnit(tail, text, phrases)]);
  for (const words of repeated(sources)) learnSource(squeezedWords(words), phrases);
  for (const words of onceMore(sources, tails, phrases)) learnSource(squeezedWords(words), phrases);
  for (const head of headsOf(sources)) phrases.heads.add(head);
  // What stands alone between a source and the values is a unit.
  const isBehindSource = (tail: Tail): boolean => isSource(squeezedWords(cellBeforeLast(tail, phrases)?.words ?? []), phrases);
  const units = tails.flatMap((tail) => [isBehindSource(tail) ? lastCell(tail, phrases) : null, behindSource(lastCell(tail, phrases), phrases)]);
  for (const words of repeated(units)) learnUnit(words, text, phrases);
}

/** Whether words end a known source whose beginning stands in a line of the name before them. */
function isRest(words: readonly Word[], before: readonly Word[], phrases: Phrases): boolean {
  return before.slice(-3).some((_, at, last) => isSource(squeezedWords([...last.slice(at), ...words]), phrases));
}

/** The part of a cell before the known unit that ends it; null where the two always stand together. */
function beforeUnit(tail: Tail, text: string, phrases: Phrases): LabelCell | null {
  const cell = lastCell(tail, phrases);
  if (cell === null || isUnit(squeezedWords(cell.words), phrases)) return null;
  const split = splitsOf(cell.words, phrases).find(({ before, unit }) => standsApart(before, unit, text));
  const words = cell.words.slice(0, split?.at ?? 0);
  return split === undefined || isRest(words, tail.cells.at(-2) ?? [], phrases) ? null : { ...cell, words };
}

/** The part of a cell behind the known source that begins it. */
function behindSource(cell: LabelCell | null, phrases: Phrases): LabelCell | null {
  const to = cell === null ? -1 : sourceFrom(cell.words, 0, phrases);
  return cell === null || to <= 0 || to >= cell.words.length ? null : { ...cell, words: cell.words.slice(to) };
}

/** Words of a label whose place in a cell of its own is seen once, and in a name's last line again. */
const LEAST_LABEL_WORDS = 2;
/** Letters of a word that sources begin with. */
const LEAST_HEAD_LETTERS = 5;

/** The cells that stand alone before one row's unit, and again at the end of the words before another's. */
function onceMore(cells: readonly (LabelCell | null)[], tails: readonly Tail[], phrases: Phrases): (readonly Word[])[] {
  const alone = new Map<string, LabelCell>();
  for (const cell of cells) {
    if (cell === null || cell.headed || cell.words[0]?.gap !== 'chunk' || cell.words.length < LEAST_LABEL_WORDS) continue;
    alone.set(squeezedWords(cell.words), cell);
  }
  const found = new Set<LabelCell>();
  for (const tail of tails) {
    const words = beforeKnownUnit(tail.cells.flat(), phrases);
    let squeezed = '';
    for (let from = words.length - 1; from > 0 && squeezed.length <= MOST_SOURCE_CHARACTERS; from -= 1) {
      squeezed = squeezedWords(words.slice(from, from + 1)) + squeezed;
      const cell = alone.get(squeezed);
      const row = squeezedWords(words.slice(0, from));
      if (cell !== undefined && /\p{L}/u.test(row) && row !== cell.row) found.add(cell);
    }
  }
  return [...found].map(({ words }) => words);
}

/** The words of a tail without the unit that ends it, known or told by its form; none where none does. */
function beforeAnyUnit(words: readonly Word[], phrases: Phrases): readonly Word[] {
  const known = beforeKnownUnit(words, phrases);
  return known.length > 0 ? known : words.slice(0, Math.max(0, ownUnit(words, 0, words.length, false, phrases)));
}

/** Whether words end in a known source; one word of it may be the rest of a longer one, learned where that was cut by lines. */
function endsInSource(words: readonly Word[], phrases: Phrases): boolean {
  const from = sourceBeforeUnit(words, words.length, 0, phrases);
  return from >= 0 && !(from === words.length - 1 && phrases.sources.has(squeezedWords(words.slice(from))));
}

/** The words of a tail without the known unit that ends it. */
function beforeKnownUnit(words: readonly Word[], phrases: Phrases): readonly Word[] {
  const unit = unitBefore(words, words.length, 0, phrases);
  return unit < 0 ? [] : words.slice(0, unit);
}

/** Keeps the word before a tail's known unit, unless sources end with it. */
function addNameEnd(tail: Tail, phrases: Phrases): void {
  const last = squeezedWords(beforeKnownUnit(tail.cells.flat(), phrases).slice(-1));
  if (last !== '' && phrases.lexicon.sourceTail?.test(last) !== true) phrases.nameEnds.add(last);
}

/** The words that several sources begin with, each of more words than that. */
function headsOf(cells: readonly (LabelCell | null)[]): string[] {
  const heads = new Map<string, Set<string>>();
  for (const cell of cells) {
    if (cell === null || cell.headed || cell.words.length < LEAST_LABEL_WORDS || cell.words[0]?.gap === 'page') continue;
    const head = squeezedWords(cell.words.slice(0, 1));
    if (!/^\p{L}+$/u.test(head) || head.length < LEAST_HEAD_LETTERS) continue;
    heads.set(head, (heads.get(head) ?? new Set()).add(squeezedWords(cell.words)));
  }
  return [...heads].filter(([, sources]) => sources.size >= LEAST_ROWS).map(([head]) => head);
}

function learnSource(squeezed: string, phrases: Phrases): void {
  if (squeezed === '' || squeezed.length > MOST_SOURCE_CHARACTERS || isUnit(squeezed, phrases) || isSource(squeezed, phrases)) return;
  phrases.sources.add(squeezed);
}

/** The ways to cut a cell before a known unit, the longest unit first. */
function splitsOf(words: readonly Word[], phrases: Phrases): { at: number; before: string; unit: string }[] {
  const splits: { at: number; before: string; unit: string }[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const unit = squeezedWords(words.slice(at));
    if (isUnit(unit, phrases)) splits.push({ at, before: squeezedWords(words.slice(0, at)), unit });
  }
  return splits;
}

/** Whether words stand in the document also where the unit does not follow. */
function standsApart(before: string, unit: string, text: string): boolean {
  return occurrences(text, before) > occurrences(text, before + unit);
}

function occurrences(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}
