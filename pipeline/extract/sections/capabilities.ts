import type { Lexicon } from '../../lexicon/lexicon.js';
import type { OutlineLevel, SourceLine } from '../../model.js';
import { chunkOf, chunksOf, cutChunks, startsLower, type Chunk } from '../text/chunks.js';
import { readFrame } from './frame.js';
import { listIn } from '../grid/body.js';
import type { GridCell } from '../grid/grid.js';
import { listingIn, type ListedRow } from '../grid/listing.js';
import { readFacts } from './facts.js';
import { freshId, type Extraction } from '../extraction.js';
import { squeeze } from '../text/glyphs.js';
import { rangeOf } from '../ledger.js';
import { addMentions, isNamedAt, namedIn } from '../outline/mentions.js';
import { itemMarkAt, wordsAfter, type ItemMark } from '../series/item-marks.js';
import { appendWords, wordsOf, type Word } from '../text/words.js';
import { squeezedLine, squeezedWords } from '../text/squeezing.js';

/** `в течение 2014 – 2016 годов`: characters, and words, each of which may be a letter of a word printed apart. */
const MOST_TERM_CHARACTERS = 45;
const MOST_TERM_WORDS = 24;

interface Group {
  heading: Word[];
  readonly measures: { mark: ItemMark | null; words: Word[]; term?: Word[]; isShared?: boolean }[];
  readonly terms: Word[][];
  /** A term that a page break cut. */
  begun?: Word[];
}

/**
 * Functional capabilities: heading cell, numbered measures, terms. The terms' column is printed after its group; it is paired with the
 * measures one to one where their counts agree, else all terms are the group's.
 */
export function readCapabilities(extraction: Extraction, lines: readonly SourceLine[], sectionId: string | null, sectionNumber: string | null): void {
  const listed = listingIn(extraction, lines, 'capabilities', sectionId);
  const groups = listed === null ? groupsOf(extraction, chunksApart(extraction, readFrame(extraction, lines, 'capabilities', sectionId))) : groupsSeen(extraction, listed);
  for (const [index, group] of groups.entries()) addGroup(extraction, group, index + 1, sectionNumber);
}

/** Groups whose cells can be seen: a measure's term stands in its row, or, where one cell holds several measures, in as many lines. */
function groupsSeen({ lexicon }: Extraction, rows: readonly ListedRow[]): Group[] {
  const groups: Group[] = [];
  let headed: GridCell | undefined;
  for (const { cells: [heading, text, term], heading: alone } of rows) {
    if (groups.length === 0 || (heading !== undefined && heading !== headed)) {
      groups.push({ heading: [...(heading?.words ?? [])], measures: [], terms: [] });
      headed = heading;
    }
    if (alone !== null || text === undefined) continue;
    const items = listIn(text.words);
    const terms = termsApart(term?.words ?? [], lexicon);
    for (const [index, { mark, words }] of items.entries()) {
      const isPaired = items.length === 1 || terms.length === items.length;
      groups.at(-1)?.measures.push({ mark, words, term: isPaired && items.length > 1 ? (terms[index] ?? []) : [...(term?.words ?? [])], isShared: !isPaired });
    }
  }
  return groups.filter(({ measures }) => measures.length > 0);
}

/** The terms of a cell: line by line where every line is one, else cut where a line ends that had room for more. */
function termsApart(words: readonly Word[], lexicon: Lexicon): Word[][] {
  const lines = cutWhere(words, (word) => word.gap !== 'space');
  if (lines.every((line) => lexicon.terms.test(squeezedWords(line)))) return lines;
  return cutWhere(words, (word, last) => word.gap !== 'space' && last.trailing === 0);
}

function cutWhere(words: readonly Word[], begins: (word: Word, last: Word) => boolean): Word[][] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    if (last === undefined || begins(word, last)) parts.push([]);
    parts.at(-1)?.push(word);
  }
  return parts;
}

/** The chunks of some lines; a heading cell, and the first measure behind it, begin one. */
function chunksApart(extraction: Extraction, lines: readonly SourceLine[]): Chunk[] {
  return cutChunks(chunksOf(lines), (chunk, index) => {
    const words = wordsOf(chunk.lines.slice(index));
    if (beginsTerms(chunk, index, extraction)) return true;
    if (isNamedAt(extraction, chunk.words)) return itemMarkAt(words, 0)?.label === '1';
    // Behind a page break the rest of a heading may stand before what it names.
    return isNamedAt(extraction, words) && !(chunk.afterPage && startsLower(chunk));
  });
}

/** Whether a chunk's last lines, from one on, are the terms of the measures above them. */
function beginsTerms({ lines }: Chunk, index: number, { lexicon }: Extraction): boolean {
  const isTerm = (line: SourceLine | undefined): boolean => lexicon.terms.test(squeezedLine(line));
  return lines.length - index > 1 && !isTerm(lines[index - 1]) && lines.slice(index).every(isTerm);
}

function groupsOf(extraction: Extraction, chunks: readonly Chunk[]): Group[] {
  const groups: Group[] = [];
  let last: Chunk | null = null;
  for (const [index, whole] of chunks.entries()) {
    const group = groups.at(-1);
    const { chunk: printed, begun } = chunks[index + 1]?.afterPage === true ? withoutTermBegun(whole, extraction) : { chunk: whole, begun: null };
    const chunk = group === undefined ? printed : withoutHeadingRest(group, printed, extraction);
    if (chunk.words.length === 0) continue;
    const terms = termsIn(extraction, chunk, group?.begun ?? []);
    const open = group?.measures.at(-1);
    if (terms !== null && group !== undefined) {
      divide(group);
      group.terms.push(...terms);
      delete group.begun;
    }
    else if (group !== undefined && goesOnAsHeading(group, chunk, extraction)) appendWords(group.heading, chunk.words);
    else if (namedIn(extraction, chunk.words).length > 0) heading(groups, chunk);
    else if (itemMarkAt(chunk.words, 0)?.kind === 'number') measures(groups, chunk);
    else if (open !== undefined && group !== undefined && (startsLower(chunk) || continues(group, chunk, last))) append(open, group, chunk);
    else if (group === undefined || group.terms.length > 0 || termAtEnd(open?.words ?? [], extraction.lexicon) > 0) groups.push({ heading: [...chunk.words], measures: [], terms: [] });
    else if (group.measures.length === 0) group.measures.push({ mark: null, words: [...chunk.words] });
    else appendWords(group.measures.at(-1)?.words, chunk.words);
    const current = groups.at(-1);
    if (begun !== null && current !== undefined) current.begun = begun;
    last = chunk;
  }
  for (const group of groups) {
    if (group.begun !== undefined) group.terms.push(group.begun);
    if (termAtEnd(group.heading, extraction.lexicon) > 0) divide(group);
  }
  return groups;
}

/** A chunk above a page break without the term in its last line, which goes on behind the break. */
function withoutTermBegun(chunk: Chunk, { lexicon, wrapsMarked }: Extraction): { chunk: Chunk; begun: Word[] | null } {
  const line = chunk.lines.at(-1);
  const words = chunk.words.filter((word) => word.line === line?.no);
  if ((wrapsMarked && !chunk.open) || chunk.lines.length < 2 || line === undefined || !lexicon.terms.test(squeezedWords(words))) return { chunk, begun: null };
  return { chunk: chunkOf(chunk.lines.slice(0, -1), chunk.afterPage), begun: words };
}

/** A chunk behind a page break without the rest of the heading that the break cut, where that is what the outline's title has more. */
function withoutHeadingRest(group: Group, chunk: Chunk, extraction: Extraction): Chunk {
  const named = chunk.afterPage ? namedIn(extraction, group.heading).at(-1) : undefined;
  const known = extraction.records.outline.find(({ level, number }) => level === named?.level && number === named.number);
  const [title, printed] = [squeeze(known?.title ?? '').replace(/\.$/u, ''), squeezedWords(named?.title ?? [])];
  if (printed === '' || !title.startsWith(printed) || title === printed) return chunk;
  let rest = '';
  for (const [index, word] of chunk.words.entries()) {
    rest += squeeze(word.text).replace(/\.$/u, '');
    if (printed + rest !== title) continue;
    // What the title's cell names below it belongs to it, too.
    const end = namedIn(extraction, chunk.words.slice(index + 1)).length > 0 ? chunk.words.length : index + 1;
    group.heading.push(...chunk.words.slice(0, end));
    return { ...chunk, words: chunk.words.slice(end) };
  }
  return chunk;
}

/**
 * A heading cell goes on behind a page break that cut it, or over an empty line in small letters; it names a direction first, and then the goal in it.
 */
function goesOnAsHeading({ heading: words, measures, terms }: Group, chunk: Chunk, extraction: Extraction): boolean {
  if (measures.length === 0 && terms.length === 0) {
    const [last, next] = [namedIn(extraction, words).at(-1), namedIn(extraction, chunk.words)[0]];
    if (next === undefined && startsLower(chunk)) return true;
    return last !== undefined && next !== undefined && chunk.words[0] === next.words[0] && LEVELS.indexOf(next.level) > LEVELS.indexOf(last.level);
  }
  return chunk.afterPage && startsLower(chunk) && (words.at(-1)?.trailing ?? 0) > 0 && chunk.words.some((word) => word.gap !== 'space' && /\d/u.test(word.text));
}

const LEVELS: readonly OutlineLevel[] = ['direction', 'goal', 'task'];

/** A group whose terms come before any measure printed heading and measure in one line: the measure begins with the next capital. */
function divide(group: Group): void {
  if (group.measures.length > 0 || group.terms.length > 0) return;
  const at = group.heading.findIndex((word, index) => index > 0 && /^\p{Lu}\p{Ll}/u.test(word.text) && /\p{Ll}$/u.test(group.heading[index - 1]?.text ?? ''));
  if (at > 0) group.measures.push({ mark: null, words: group.heading.splice(at) });
}

/** Text goes on with a measure that a page break cut. */
function continues(group: Group, chunk: Chunk, last: Chunk | null): boolean {
  const tail = group.measures.at(-1)?.words.at(-1);
  return chunk.afterPage && ((tail?.trailing ?? 0) > 0 || last?.open === true);
}

/** The terms of a chunk that holds nothing else: one a line, or one over lines; the first may go on with one that a page break cut. */
function termsIn({ lexicon }: Extraction, chunk: Chunk, begun: readonly Word[]): Word[][] | null {
  const lines = new Map<number, Word[]>();
  for (const word of chunk.words) {
    const line = lines.get(word.line);
    if (line === undefined) lines.set(word.line, [word]);
    else line.push(word);
  }
  const [first = [], ...others] = lines.values();
  const isTerm = (words: readonly Word[]): boolean => lexicon.terms.test(squeezedWords(words));
  const isBegun = begun.length > 0 && !isTerm(first);
  const terms = [...(begun.length > 0 && !isBegun ? [[...begun]] : []), isBegun ? [...begun, ...first] : first, ...others];
  if (terms.every(isTerm)) return terms;
  return isTerm(terms.flat()) ? [terms.flat()] : null;
}

/** A heading cell may be printed, after a page break, behind the first of its measures. */
function heading(groups: Group[], chunk: Chunk): void {
  const group = groups.at(-1);
  if (group !== undefined && group.heading.length === 0) appendWords(group.heading, chunk.words);
  else groups.push({ heading: [...chunk.words], measures: [], terms: [] });
}

function measures(groups: Group[], chunk: Chunk): void {
  const first = itemMarkAt(chunk.words, 0);
  const group = groups.at(-1);
  const restarts = group !== undefined && first?.label === '1' && group.measures.length > 0;
  if (group === undefined || restarts) groups.push({ heading: [], measures: [], terms: [] });
  const target = groups.at(-1);
  for (const { mark, words } of itemsIn(chunk.words)) target?.measures.push({ mark, words });
}

function append(open: { words: Word[] }, group: Group, chunk: Chunk): void {
  const [rest, ...items] = itemsIn(chunk.words);
  appendWords(open.words, rest?.words ?? []);
  group.measures.push(...items);
}

/** Words cut at numbered items; what stands before the first has no mark. */
function itemsIn(words: readonly Word[]): { mark: ItemMark | null; words: Word[] }[] {
  const items: { mark: ItemMark | null; words: Word[] }[] = [];
  for (const [index, word] of words.entries()) {
    const mark = itemMarkAt(words, index);
    if (items.length === 0 || mark?.kind === 'number') items.push({ mark: mark?.kind === 'number' ? mark : null, words: [] });
    items.at(-1)?.words.push(word);
  }
  return items;
}

/**
 * Where the terms' column was printed in measures' lines, a measure's last words are its term: so where all measures end in one, or just as many
 * as the terms that stand apart leave over, or none stands apart at all. A measure may name years of its own.
 */
function takeTermsOfLines({ lexicon }: Extraction, group: Group): void {
  const splits = group.measures.map(({ words }) => termAtEnd(words, lexicon));
  const inLines = splits.filter((at) => at > 0).length;
  if (inLines === 0) return;
  if (group.terms.length === 0 && inLines < group.measures.length) {
    for (const [index, measure] of group.measures.entries()) measure.term = splits[index] === 0 ? [] : measure.words.splice(splits[index] ?? 0);
  }
  if (inLines + group.terms.length !== group.measures.length) return;
  // A column is printed in the order of its rows, wherever in the lines it begins.
  for (const [index, at] of splits.entries()) if (at > 0) group.terms.push(group.measures[index]?.words.splice(at) ?? []);
  group.terms.sort(([a], [b]) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.from ?? 0) - (b?.from ?? 0));
}

/** Where the term begins that some words end in; 0 where they end otherwise, are nothing else, or go on to it: «the strategy for 2011 – 2015». */
function termAtEnd(words: readonly Word[], lexicon: Lexicon): number {
  let found = 0;
  let squeezed = '';
  for (let at = words.length - 1; at > 0 && words.length - at <= MOST_TERM_WORDS; at -= 1) {
    squeezed = squeezedWords(words.slice(at, at + 1)) + squeezed;
    if (squeezed.length > MOST_TERM_CHARACTERS) break;
    const before = squeezedWords(words.slice(at - 1, at));
    if (lexicon.terms.test(squeezed) && !(words[at]?.gap === 'space' && (/[–—-]$/u.test(before) || lexicon.leadsOn.test(before)))) found = at;
  }
  return found;
}

function addGroup(extraction: Extraction, group: Group, position: number, sectionNumber: string | null): void {
  const { ledger, records } = extraction;
  if (group.measures.every(({ term }) => term === undefined)) takeTermsOfLines(extraction, group);
  const named = namedIn(extraction, group.heading);
  addMentions(extraction, named, sectionNumber);
  const goal = named.find(({ level }) => level === 'goal')?.number ?? null;
  const paired = group.terms.length === group.measures.length;
  const all = [...new Set(group.terms.map((words) => ledger.wording(words)))].join('; ');
  for (const [index, { mark, words, term: seen, isShared }] of group.measures.entries()) {
    const id = freshId(extraction, `capability:${goal ?? position}/${mark?.label ?? index + 1}`);
    const text = wordsAfter(mark, words);
    const term = seen ?? (paired ? (group.terms[index] ?? []) : group.terms.flat());
    ledger.take(id, 'heading', group.heading, 'capability');
    ledger.take(id, 'number', words.slice(0, words.length - text.length), 'capability');
    ledger.take(id, 'text', text, 'capability');
    ledger.take(id, 'term', term, 'capability');
    readFacts(extraction, id, text);
    records.capabilities.push({
      capability_id: id, heading: ledger.wording(group.heading), goal_id: goal === null ? null : `goal:${goal}`, number: mark?.label ?? null,
      text: ledger.wording(text), term: term.length === 0 ? null : paired || seen !== undefined ? ledger.wording(term) : all,
      pairing: (seen === undefined ? paired : isShared !== true) ? 'own' : 'shared', ...rangeOf(paired || seen !== undefined ? [...words, ...term] : words),
    });
  }
}
