import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Period, SourceLine } from '../../model.js';
import { squeeze, squeezeWithPlaces } from '../text/glyphs.js';
import { squeezedLine } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/** The printed header of a table, errors included. */
export interface Header {
  /** Lines that it stands on, blank ones included. */
  readonly lines: readonly SourceLine[];
  /** Years as printed, in reading order. */
  readonly years: readonly number[];
  readonly periods: readonly { period: Period; text: string }[];
  /** The row of column numbers as printed; empty where there is none. */
  readonly columnNumbers: string;
  /** Heads of columns that no lexicon has, each by its words; only where cells can be seen. */
  readonly unknownHeads?: readonly (readonly Word[])[];
}

/** Lines of words that no lexicon has, in a header that ends with column numbers. */
const MOST_UNKNOWN_LINES = 3;
/** A header is made of few lines; a longer one is no header. */
const MOST_HEADER_LINES = 80;
const BROKEN_YEAR = /(?<!\d)((?:19|20)\d)\s+(\d)(?!\d)|(?<!\d)(19|20)\s+(\d{2})(?!\d)/gu;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;

/**
 * Reads the header that begins at `lines[start]`: all lines up to the row of column numbers, or the first line that is not made of header
 * words alone, or that `ends` says belongs to the body.
 */
export function readHeader(lines: readonly SourceLine[], start: number, lexicon: Lexicon, ends: (index: number) => boolean = () => false): Header {
  const isHeaderText = headerTest(lexicon);
  let end = start;
  let columnNumbers = '';
  for (let index = start; index < Math.min(lines.length, start + MOST_HEADER_LINES); index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.trim() === '') continue;
    if (isColumnNumbers(text)) {
      columnNumbers = text.trim();
      end = index + 1;
      break;
    }
    if (ends(index)) break;
    if (leadsToNumbers(lines, index, isHeaderText)) continue;
    const whole = wholeHeaderWords(lines, index, isHeaderText);
    if (whole > index + 1) {
      end = whole;
      index = whole - 1;
      continue;
    }
    if (!isHeaderText(squeezedLine(lines[index])) && !isYearPart(text) && !goesOnWithYear(lines, index, isHeaderText) && !(isLonePercent(text) && isHeaderText(nextText(lines, index)))) break;
    end = index + 1;
  }
  const taken = lines.slice(start, end);
  return { lines: taken, columnNumbers, ...printedIn(taken, lexicon) };
}

/**
 * Whether an unknown line is one of a few before the row of column numbers: words of a header that no lexicon has. A line with an item's mark
 * or with values is none.
 */
function leadsToNumbers(lines: readonly SourceLine[], index: number, isHeaderText: (text: string) => boolean): boolean {
  let unknown = 0;
  for (let at = index; at < lines.length && unknown <= MOST_UNKNOWN_LINES; at += 1) {
    const text = lines[at]?.text ?? '';
    if (isColumnNumbers(text)) return unknown > 0;
    if (text.trim() === '' || isHeaderText(squeezedLine(lines[at])) || isYearPart(text)) {
      if (at === index) return false;
      continue;
    }
    if (/^\s*(?:\d+[.)]|[-–—]\s)|\d\s+\d|\d[.,]\d/u.test(text)) return false;
    unknown += 1;
  }
  return false;
}

/** Lines that a narrow column breaks one or two header words over. */
const MOST_BROKEN_LINES = 6;

/** Index after the lines that make header words only together, as a narrow column breaks them: `прое⏎ктир⏎уем⏎ый период`; else `index`. */
function wholeHeaderWords(lines: readonly SourceLine[], index: number, isHeaderText: (text: string) => boolean): number {
  let joined = lines[index]?.text ?? '';
  if (isHeaderText(joined)) return index;
  for (let to = index + 1; to < Math.min(lines.length, index + MOST_BROKEN_LINES) && (lines[to]?.text.trim() ?? '') !== ''; to += 1) {
    joined += lines[to]?.text ?? '';
    if (isHeaderText(joined)) return to + 1;
  }
  return index;
}

/** A unit that stands in the header itself, its rows' column left empty. */
function isLonePercent(text: string): boolean {
  return text.trim() === '%';
}

/** Digits of a year that a narrow cell broke: `201⏎5`. */
function isYearPart(text: string): boolean {
  return /^\s*(?:(?:19|20)\d?|\d{1,2})\s*$/u.test(text);
}

const YEAR_BEGUN = /(?<!\d)(?:19|20)\d?$/u;
const YEAR_ENDED = /^\d{1,2}(?![\d.)])/u;

/** Header words around the digits of a year that a narrow cell broke: `кезең 201`, `5 ж.`, `5 ж.201`. */
function goesOnWithYear(lines: readonly SourceLine[], index: number, isHeaderText: (text: string) => boolean): boolean {
  const text = (lines[index]?.text ?? '').trim();
  const ends = YEAR_ENDED.test(text) && YEAR_BEGUN.test(textBefore(lines, index));
  const begins = YEAR_BEGUN.test(text) && YEAR_ENDED.test(nextText(lines, index).trim());
  const rest = (ends ? text.replace(YEAR_ENDED, '') : text).replace(begins ? YEAR_BEGUN : /$/u, '');
  return (ends || begins) && (rest.trim() === '' || isHeaderText(rest));
}

function textBefore(lines: readonly SourceLine[], index: number): string {
  let before = index - 1;
  while (before > 0 && (lines[before]?.text.trim() ?? '') === '') before -= 1;
  return (lines[before]?.text ?? '').trim();
}

function nextText(lines: readonly SourceLine[], index: number): string {
  let next = index + 1;
  while (next < lines.length && (lines[next]?.text.trim() ?? '') === '') next += 1;
  return lines[next]?.text ?? '';
}

const HEADER_TESTS = new WeakMap<Lexicon, (text: string) => boolean>();

/** Whether a line holds nothing but header words, years and column numbers. */
export function headerTest(lexicon: Lexicon): (text: string) => boolean {
  let test = HEADER_TESTS.get(lexicon);
  if (test === undefined) {
    test = newHeaderTest(lexicon);
    HEADER_TESTS.set(lexicon, test);
  }
  return test;
}

function newHeaderTest(lexicon: Lexicon): (text: string) => boolean {
  const isComposed = wordComposer(lexicon.headerWords);
  return (text) => {
    // Squeezed text stays as it is: a line's own may be given, too.
    const squeezed = squeeze(text);
    return isComposed(squeezed) && !(/^\d+$/u.test(squeezed) && !/^(?:(?:19|20)\d{2})+$/u.test(squeezed));
  };
}

/** A test whether squeezed text is nothing but some words and years, one behind the other. */
export function wordComposer(all: readonly string[]): (squeezed: string) => boolean {
  const words = new Map<string, string[]>();
  for (const word of all) words.set(word.charAt(0), [...(words.get(word.charAt(0)) ?? []), word]);
  const begins = (squeezed: string): boolean => /^(?:19|20)/u.test(squeezed) || words.get(squeezed.charAt(0))?.some((word) => squeezed.startsWith(word)) === true;
  return (squeezed) => {
    if (!begins(squeezed)) return false;
    // Words may begin alike, and one may end with what the next begins with: every way to cut is followed.
    const reached = new Set([0]);
    for (const at of reached) {
      if (/^(?:19|20)\d{2}/u.test(squeezed.slice(at, at + 4))) reached.add(at + 4);
      for (const word of words.get(squeezed.charAt(at)) ?? []) if (squeezed.startsWith(word, at)) reached.add(at + word.length);
    }
    return reached.has(squeezed.length);
  };
}

/** Whether a line holds numbers that are neither years nor column numbers. */
export function hasValues(text: string): boolean {
  if (isColumnNumbers(text)) return false;
  const rest = text.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu, '');
  return /(?<![\d.])\d{3,}(?!\d)|\d\s+\d|\d[.,]\d/u.test(rest) && !isYearPart(text);
}

/**
 * Index after a table's header where it is printed once more, word by word, at the top of its next page; `start` where it is not.
 */
export function repeatEnd(header: Header, lines: readonly SourceLine[], start: number): number {
  if (header.years.length < 2) return start;
  const first = squeezedLine(header.lines.find((line) => squeezedLine(line) !== ''));
  const here = squeezedLine(lines[start]);
  if (first === '' || !(first.startsWith(here) || here.startsWith(first))) return start;
  const whole = header.lines.map(squeezedLine).join('');
  let seen = '';
  for (let index = start; index < lines.length && seen.length < whole.length; index += 1) {
    seen += squeezedLine(lines[index]);
    if (!whole.startsWith(seen)) return start;
    if (seen === whole) return index + 1;
  }
  return start;
}

/** The header that some lines make. */
export function headerOf(lines: readonly SourceLine[], lexicon: Lexicon): Header {
  const columnNumbers = lines.findLast((line) => isColumnNumbers(line.text))?.text.trim() ?? '';
  return { lines, columnNumbers, ...printedIn(lines, lexicon) };
}

/** `1 2 3 4 5 6`: counts from one, step by step. */
export function isColumnNumbers(text: string): boolean {
  if (!/^\s*1\s+2\s/u.test(text)) return false;
  const numbers = text.trim().split(/\s+/u);
  return numbers.length >= 3 && numbers.every((number, index) => number === String(index + 1));
}

function printedIn(lines: readonly SourceLine[], lexicon: Lexicon): Pick<Header, 'years' | 'periods'> {
  const text = lines.filter((line) => !isColumnNumbers(line.text)).map((line) => line.text).join(' ').replace(BROKEN_YEAR, '$1$2$3$4');
  const years = [...text.matchAll(YEAR)].map((match) => Number(match[0]));
  const { squeezed, places } = squeezeWithPlaces(text);
  const printed = (from: number, length: number): string => text.slice(places[from], (places[from + length - 1] ?? 0) + 1).replace(/\s+/gu, ' ');
  const periods = lexicon.periods
    .flatMap(([pattern, period]) =>
      [...squeezed.matchAll(new RegExp(pattern.source, 'gu'))].map((match) => ({ at: match.index, period, text: printed(match.index, match[0].length) })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ period, text: words }) => ({ period, text: words }));
  return { years, periods };
}
