import type { Lexicon } from '../../lexicon/lexicon.js';
import { capitalKind, capitalsOf, type Capitals } from './capitals.js';
import type { Chunk } from '../text/chunks.js';
import type { Extraction } from '../extraction.js';
import { squeeze } from '../text/glyphs.js';
import { itemMarkAt, type ItemMark } from '../series/item-marks.js';
import type { Word } from '../text/words.js';

/**
 * Cells of a table of texts whose columns are lost.
 *
 * A dump prints such a table cell by cell, row by row; where one cell ends and the next begins is told by empty lines, by lines that end early, and by
 * capitals. None of these is sure: an empty line may stand inside a cell, two cells may share a line, and a name has its capital anywhere. So each place
 * where a cell may begin is weighed, and of all ways to cut the words into whole rows the one with the least cost is taken. The costs are orders of
 * likelihood found by reading such tables: 0 what is usual, 1 what may be, 3 and more what is rare.
 */

/** What a word before which a cell may end tells: what it costs to cut there, and not to. */
export interface Border {
  readonly cut: number;
  readonly keep: number;
}

/** What helps to weigh borders. */
export interface BorderSense {
  readonly lexicon: Lexicon;
  readonly capitals: Capitals;
  readonly wrapsMarked: boolean;
}

/** What it costs that words `from` up to `to` are a cell of a column, the columns counted from 0. */
export type CellCost = (column: number, words: readonly Word[], from: number, to: number) => number;

/** Words cut into cells, the dearest place where they were cut, and how much dearer the next best way to cut is (infinite where there is no other). */
export interface Cut {
  readonly cells: readonly (readonly Word[])[];
  readonly dearest: number;
  readonly lead: number;
}

/** What an extraction knows when it reads its tables of texts, its prose being read. */
export function borderSense({ lexicon, lines, wrapsMarked, records }: Extraction): BorderSense {
  return { lexicon, capitals: capitalsOf(lines, records.paragraphs.map(({ text }) => text)), wrapsMarked };
}

const NEVER = Number.POSITIVE_INFINITY;
const INSIDE: Border = { cut: NEVER, keep: 0 };
const CAPITAL = /^[«"“„(]?\p{Lu}/u;
const ABBREVIATION = /^[«"“„(]?\p{Lu}{2,}/u;

/** The words of a chunk as they stand behind others. */
export function behindOthers({ words: [first, ...rest], afterPage }: Chunk): Word[] {
  return first === undefined ? [] : [{ ...first, gap: afterPage ? 'page' : 'chunk' }, ...rest];
}

/** What the place before each word tells. */
export function bordersOf(words: readonly Word[], sense: BorderSense): Border[] {
  let isQuoted = false;
  let isBracketed = false;
  return words.map((word, index) => {
    const previous = words[index - 1];
    const isOpen = isQuoted || isBracketed;
    for (const sign of word.text.match(/[«“„»”()]/gu) ?? []) {
      if (sign === '(' || sign === ')') isBracketed = sign === '(';
      else isQuoted = /[«“„]/u.test(sign);
    }
    if (previous === undefined || isOpen || leadsOn(previous, sense.lexicon) || isBehindMark(words, index)) return INSIDE;
    return borderAt(words, index, previous, sense);
  });
}

/** Whether a text cannot end with a word: it ends in a comma or hyphen, or is one like «and», «of». */
function leadsOn({ text }: Word, { leadsOn: little }: Lexicon): boolean {
  return /[,«“„(:–—-]$/u.test(text) || little.test(squeeze(text));
}

function borderAt(words: readonly Word[], index: number, previous: Word, sense: BorderSense): Border {
  const word = words[index];
  if (word === undefined) return INSIDE;
  if (word.gap === 'space' && beginsListInLine(words, index)) return { cut: 0.3, keep: 1.5 };
  const mark = itemMarkAt(words, index);
  if (mark !== null) {
    const isFirst = /^[1аi]\)?$/u.test(mark.label.toLowerCase());
    return isFirst ? { cut: 0.3, keep: word.gap === 'chunk' ? 1.5 : 1 } : { cut: 4, keep: word.gap === 'chunk' ? 0.5 : 0 };
  }
  // Letters of a word printed apart.
  if (word.gap === 'space' && isLetter(word) && isLetter(previous) && !word.wide) return INSIDE;
  const ended = /[.;!?»”]$/u.test(previous.text) && /\p{L}{2}["»”)]*[.;!?]|[»”]$/u.test(previous.text);
  if (!CAPITAL.test(word.text)) return word.gap === 'space' || word.gap === 'wrap' ? INSIDE : { cut: ended ? 3 : 4, keep: 0 };
  const kind = sense.lexicon.properName.test(squeeze(word.text)) ? 'name' : ABBREVIATION.test(word.text) ? 'unknown' : capitalKind(word.text, sense.capitals);
  const isSentence = /\.$/u.test(previous.text);
  switch (word.gap) {
    case 'chunk':
      if (previous.trailing > 0) return { cut: 2, keep: 0.5 };
      return kind === 'name' && !isSentence ? { cut: 0.7, keep: 1 } : { cut: 0, keep: 2.5 };
    case 'page':
      return kind === 'name' ? { cut: 1, keep: 0 } : { cut: 0, keep: previous.trailing > 0 ? 0.5 : 1.5 };
    case 'wrap':
      return { cut: 4, keep: 0 };
    case 'line':
      if (isSentence) return { cut: sense.wrapsMarked ? 0.5 : 1, keep: 0.5 };
      if (kind === 'name') return { cut: sense.wrapsMarked ? 1 : 3, keep: sense.wrapsMarked ? 1 : 0 };
      return sense.wrapsMarked || kind === 'common' ? { cut: 0, keep: 2 } : { cut: 0.6, keep: 1.2 };
    default:
      if (isSentence) return { cut: 1.5, keep: 0.3 };
      // A quoted name, or «Name» Ltd.
      if (kind === 'name' || /^[«"“„]/u.test(word.text) || (/[»”"]$/u.test(previous.text) && ABBREVIATION.test(word.text))) return { cut: 3, keep: 0 };
      return kind === 'common' ? { cut: 0.3, keep: 2.5 } : { cut: 1, keep: 1 };
  }
}

function isBehindMark(words: readonly Word[], index: number): boolean {
  return [1, 2].some((back) => index >= back && (itemMarkAt(words, index - back)?.length ?? 0) >= back);
}

/** `… 1. Items`: a list that begins in a line, and goes on with its second item. */
function beginsListInLine(words: readonly Word[], index: number): boolean {
  if (words[index]?.text.startsWith('1') !== true) return false;
  const first = markInLine(words, index);
  return first?.label.replace(')', '') === '1' && words.some((_, at) => at > index && markInLine(words, at)?.label === first.label.replace('1', '2'));
}

/** The item mark of a word, as if it began a line. */
function markInLine(words: readonly Word[], index: number): ItemMark | null {
  const [word, ...rest] = words.slice(index, index + 3);
  return word === undefined ? null : itemMarkAt([{ ...word, gap: 'line' }, ...rest], 0);
}

function isLetter(word: Word | undefined): boolean {
  return word?.text.length === 1;
}

/** A way to cut words from a place on: its cost, and the places where its cells begin. */
interface Way {
  readonly cost: number;
  readonly at: number;
  readonly next: Way | null;
}

/** How words are to be cut. */
export interface CutForm {
  readonly columns: number;
  /** Rows that there must be; null for as many as cost least. */
  readonly rows: number | null;
  /** Cells that a row may have at the end, where a page break cut the last one; 0 where it must be whole. */
  readonly rests: readonly number[];
}

/** The longest known row to be cut has some twenty places for a border; beyond these numbers nobody could tell its cells, and all ways would take too long. */
const MOST_PLACES = 100;
const MOST_WORDS = 2000;

/** Cuts words into the cells of whole rows, by the least cost; null where there is no way to cut them so, or they are too many. */
export function cutIntoCells(words: readonly Word[], form: CutForm, sense: BorderSense, cellCost: CellCost = () => 0): Cut | null {
  if (words.length > MOST_WORDS) return null;
  const borders = bordersOf(words, sense);
  const starts = borders.flatMap(({ cut }, index) => (index === 0 || cut < NEVER ? [index] : []));
  if (starts.length > MOST_PLACES) return null;
  const kept = [0];
  for (const { keep } of borders) kept.push((kept.at(-1) ?? 0) + keep);
  const states = form.rows === null ? form.columns : form.rows * form.columns;
  const isEnd = (state: number): boolean => (form.rows === null ? form.rests.includes(state) : state === states);
  // From the last place to the first: the two cheapest ways for each number of cells before it.
  const ways: Way[][][] = [];
  for (let place = starts.length - 1; place >= 0; place -= 1) {
    const from = starts[place] ?? 0;
    ways[place] = Array.from({ length: states }, (_, state) => {
      const found: Way[] = [];
      const after = form.rows === null ? (state + 1) % form.columns : state + 1;
      for (let end = place + 1; end <= starts.length; end += 1) {
        const to = starts[end] ?? words.length;
        const own = (kept[to] ?? 0) - (kept[from + 1] ?? 0) + cellCost(state % form.columns, words, from, to);
        if (end === starts.length) {
          if (isEnd(after)) found.push({ cost: own, at: from, next: null });
        } else for (const next of ways[end]?.[after] ?? []) found.push({ cost: own + (borders[to]?.cut ?? NEVER) + next.cost, at: from, next });
      }
      return found.sort((a, b) => a.cost - b.cost).slice(0, 2);
    });
  }
  const [best, second] = ways[0]?.[0] ?? [];
  if (best === undefined) return null;
  const cells: Word[][] = [];
  let dearest = 0;
  for (let way: Way | null = best; way !== null; way = way.next) {
    cells.push(words.slice(way.at, way.next?.at ?? words.length));
    if (way !== best) dearest = Math.max(dearest, borders[way.at]?.cut ?? 0);
  }
  return { cells, dearest, lead: (second?.cost ?? NEVER) - best.cost };
}
