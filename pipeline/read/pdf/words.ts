import { boxAround, heightOf, widthOf } from './geometry.js';
import type { Glyph, Word } from './painted.js';

/** A wider gap between two signs ends the word. Share of the type size; the narrowest word space that typesetters allow is about a fifth. */
const WORD_GAP = 0.16;
/** A sign that starts so far before the end of the one painted before it starts a new word. Share of the size. */
const STEP_BACK = 0.5;
/** Signs of one word share a baseline, but for so much. Share of the size. */
const BASELINE_SHIFT = 0.08;
/** The same sign painted again this near is one sign: print shops embolden so. Share of the size. */
const OVERPRINT = 0.12;

/** A space fills the gap between two words but for this, and is no wider than that, when it is a word space. Shares of the size. */
const SPACE_SLACK = 0.06;
const WIDEST_SPACE = 0.7;
/** Stands for more than one space. */
const NO_SPACE: Glyph = { text: ' ', box: [0, 0, 0, 0], direction: 'other', start: 0, end: 0, baseline: 0, size: 0, font: '' };
/** So many dots in a row lead the eye; fewer are an ellipsis. */
const FEWEST_LEADER_DOTS = 4;
/** Dots that lead the eye stand no further apart than this. Share of the size. */
const LEADER_SPACE = 1;

/** Signs joined to words: by painting order, gaps and baselines. Signs off the page, and those that print nothing, make none. */
export function wordsOf(glyphs: readonly Glyph[], width: number, height: number): Word[] {
  const words: Word[] = [];
  let run: Glyph[] = [];
  let space: Glyph | null = null;
  let follows = false;
  const finish = (): void => {
    if (run.length > 0) words.push(...leaderApart(run).map((part, index) => wordOf(part, index === 0 && follows)));
  };
  for (const glyph of withoutOverprints(glyphs)) {
    if (!isOnPage(glyph, width, height)) continue;
    if (isBlank(glyph)) {
      // Two spaces are no word space: plain text makes its columns with them.
      space = space === null && run.length > 0 ? glyph : NO_SPACE;
      continue;
    }
    const last = run.at(-1);
    if (last === undefined || space !== null || !continues(last, glyph)) {
      finish();
      follows = last !== undefined && space !== null && isOneText(last, space, glyph);
      run = [];
    }
    run.push(glyph);
    space = null;
  }
  finish();
  return withSpacedLeaders(words);
}

/** Dots that are set with spaces between them, and lead the eye as well. */
function withSpacedLeaders(words: readonly Word[]): Word[] {
  const isDots = (word: Word | undefined): word is Word => word !== undefined && /^[.…·]+$/.test(word.text);
  const leaders = new Set<Word>();
  for (let start = 0; start < words.length; start += 1) {
    let end = start;
    while (isDots(words[end]) && (end === start || leadsOn(words[end - 1] as Word, words[end] as Word))) end += 1;
    const run = words.slice(start, end);
    if (run.length > 1 && run.reduce((dots, { text }) => dots + text.length, 0) >= FEWEST_LEADER_DOTS) for (const word of run) leaders.add(word);
    start = Math.max(start, end - 1);
  }
  return words.map((word) => (leaders.has(word) ? { ...word, leader: true, follows: false } : word));
}

function leadsOn(last: Word, next: Word): boolean {
  return next.direction === last.direction && Math.abs(next.baseline - last.baseline) <= BASELINE_SHIFT * last.size
    && next.box[0] - last.box[2] <= LEADER_SPACE * last.size && next.box[0] >= last.box[0];
}

/** Whether a space fills just the gap between two signs. */
function isOneText(last: Glyph, space: Glyph, next: Glyph): boolean {
  const slack = SPACE_SLACK * last.size;
  return space !== NO_SPACE && next.direction === last.direction && Math.abs(next.baseline - last.baseline) <= BASELINE_SHIFT * last.size
    && Math.abs(space.start - last.end) <= slack && Math.abs(next.start - space.end) <= slack && next.start - last.end <= WIDEST_SPACE * last.size;
}

function wordOf(glyphs: readonly Glyph[], follows: boolean): Word {
  const first = glyphs[0] as Glyph;
  const largest = glyphs.reduce((a, b) => (b.size > a.size ? b : a), first);
  return {
    text: withoutLigatures(glyphs.map(({ text }) => text).join('')).normalize('NFC'),
    box: boxAround(glyphs.map(({ box }) => box)),
    direction: first.direction,
    baseline: largest.baseline,
    size: largest.size,
    font: largest.font,
    leader: isLeader(glyphs),
    follows,
  };
}

/** Dots that follow a name become a word of their own: they are painted as part of it, but fill white space. */
function leaderApart(glyphs: readonly Glyph[]): Glyph[][] {
  let end = glyphs.length;
  while (end > 0 && isDot(glyphs[end - 1])) end -= 1;
  let start = 0;
  while (start < glyphs.length && isDot(glyphs[start])) start += 1;
  if (glyphs.length - end >= FEWEST_LEADER_DOTS) return [glyphs.slice(0, end), glyphs.slice(end)].filter((part) => part.length > 0);
  if (start >= FEWEST_LEADER_DOTS) return [glyphs.slice(0, start), glyphs.slice(start)].filter((part) => part.length > 0);
  return [[...glyphs]];
}

function isLeader(glyphs: readonly Glyph[]): boolean {
  return glyphs.length >= FEWEST_LEADER_DOTS && glyphs.every(isDot);
}

function isDot(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /^[.…·]+$/.test(glyph.text);
}

function continues(last: Glyph, next: Glyph): boolean {
  const size = Math.max(last.size, next.size);
  const gap = next.start - last.end;
  return next.direction === last.direction
    && Math.abs(next.baseline - last.baseline) <= BASELINE_SHIFT * size
    && gap <= WORD_GAP * Math.min(last.size, next.size)
    // Character spacing that the next sign takes back again is no step.
    && (gap >= -STEP_BACK * size || next.start > last.start);
}

/** Latin ligatures as the letters that they join. */
function withoutLigatures(text: string): string {
  return text.replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'));
}

export function isBlank({ text }: Glyph): boolean {
  return /^[\s\p{Cc}\p{Cf}\u00A0]*$/u.test(text);
}

function isOnPage({ box }: Glyph, width: number, height: number): boolean {
  return box[2] > 0 && box[3] > 0 && box[0] < width && box[1] < height;
}

function withoutOverprints(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    if (isBlank(glyph)) return true;
    const twins = seen.get(glyph.text);
    const near = OVERPRINT * glyph.size;
    if (twins === undefined) seen.set(glyph.text, [glyph]);
    else if (twins.some((twin) => isNear(twin, glyph, near))) return false;
    else twins.push(glyph);
    return true;
  });
}

function isNear(a: Glyph, b: Glyph, near: number): boolean {
  return a.direction === b.direction && Math.abs(a.box[0] - b.box[0]) <= near && Math.abs(a.box[1] - b.box[1]) <= near
    && Math.abs(widthOf(a.box) - widthOf(b.box)) <= near && Math.abs(heightOf(a.box) - heightOf(b.box)) <= near;
}
