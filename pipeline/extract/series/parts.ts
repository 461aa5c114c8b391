import type { Lexicon } from '../../lexicon/lexicon.js';
import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import { withoutGluedDashes } from './glued-dashes.js';
import { itemMarkAt, type ItemMark } from './item-marks.js';
import { isBareBehindName, ownUnit, wholeUnit } from './own-units.js';
import { sourceBefore, sourceBeforeUnit, sourceFrom, unitBefore, unitFrom, type Phrases } from '../text/phrases.js';
import { regather } from './regather.js';
import { joinedRanges, runRanges, type BodyForm } from './runs.js';
import { hasName, sourceStart } from './source-starts.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';
import { unitAndSource } from './unit-first.js';

/**
 * A table's body, cut into the parts that its cells held: names (each with the item mark it begins with), units, sources, runs of values.
 */
export type Part =
  | { readonly kind: 'name'; readonly mark: ItemMark | null; readonly words: readonly Word[] }
  | { readonly kind: Exclude<PartKind, 'name'>; readonly words: readonly Word[] };

type PartKind = 'name' | 'unit' | 'source' | 'run' | 'code';

const CODE = /^\d{3}\*{0,2}$/u;
/** A unit that no lexicon knows is recognised by its place, if it is short: words, and characters without white space. */
const MOST_UNIT_WORDS = 6;
const MOST_UNIT_CHARACTERS = 40;

/** Cuts the words of a table's body into parts. */
export function partsOf(printed: readonly Word[], form: BodyForm, phrases: Phrases): Part[] {
  const parted = form.units ? withoutGluedDashes(printed, phrases) : printed;
  const words = form.units && form.order?.unitFirst !== true ? regather(parted, joinedRanges(runRanges(parted, form, phrases)), phrases, form.sources) : parted;
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
  const isUnitFirst = form.order?.unitFirst === true;
  if (form.sources && form.units && !isUnitFirst) labelAfterSources(words, labels, phrases);
  if (form.units || form.sources) {
    for (const { from } of runs) {
      if (isUnitFirst) labelUnitFirst(words, labels, from, phrases);
      else labelBeforeRun(words, labels, from, form, phrases);
    }
    labelStandalone(words, labels, form, phrases);
  }
  return labels;
}

// ── codes, units, sources ───────────────────────────────────────────────────────────────────────────────────────────

/** A code stands first in its cell and a name follows it. */
function labelCodes(words: readonly Word[], labels: PartKind[]): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || word.gap === 'space' || !CODE.test(word.text)) continue;
    if (word.gap !== 'chunk' && word.gap !== 'page' && word.gap !== 'start') continue;
    const end = isStar(words[index + 1]) && !word.text.endsWith('*') ? index + 2 : index + 1;
    const next = words[end];
    if (next !== undefined && BEGINS_NAME.test(next.text) && !isQualifierLike(next)) labels.fill('code', index, end);
  }
}

/** A name's first word: `7-қысқы` too. */
const BEGINS_NAME = /^[«"“„]?\p{L}|^[«"“„]$|^\d{1,3}-\p{Ll}/u;

/** Whether a code's star stands apart from its digits, in the same cell. */
function isStar(word: Word | undefined): boolean {
  return word !== undefined && /^\*{1,2}$/u.test(word.text) && word.gap !== 'page';
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
    const end = sourceFrom(words, index, phrases);
    if (end <= index || !labels.slice(index, end).every((label) => label === 'name')) continue;
    let to = end;
    while (to < words.length && labels[to] === 'name') to += 1;
    const between = words.slice(end, to);
    const isUnitCell = between.length > 0 && squeezedWords(between).length <= MOST_UNIT_CHARACTERS && labels[to] === 'run' && !closesHeading(words, labels, index, to, phrases);
    const hasName = between.some((word, offset) => itemMarkAt(words, end + offset) !== null || /^[«"“„(]?\p{Lu}\p{Ll}/u.test(word.text));
    const known = unitFrom(words, end, phrases);
    // A known unit may go on in its own cell (`тыс. тенге на 1 работника`); behind a border stands something else.
    const isWhole = known < 0 || known === to || words[known]?.gap === 'space' || words[known]?.gap === 'wrap';
    if (isUnitCell && !hasName && isWhole) {
      const begin = sourceStart(words, (at) => labels[at] === 'name', end, index, phrases);
      labels.fill('source', begin < 0 ? index : begin, end);
      labels.fill('unit', end, to);
      phrases.units.add(squeezedWords(between));
    }
  }
}

/** Whether the source at `index` closes a heading: behind its colon, unless the values at `run` are the heading's own and marked parts follow. */
function closesHeading(words: readonly Word[], labels: readonly PartKind[], index: number, run: number, { lexicon }: Phrases): boolean {
  if (!/[:,]$/u.test(words[index - 1]?.text ?? '')) return false;
  let next = run;
  while (labels[next] === 'run') next += 1;
  const mark = itemMarkAt(words, next);
  return (mark === null || mark.kind === 'number') && lexicon.ofWhich.exec(squeezedWords(words.slice(next, next + 3)))?.index !== 0;
}

/** Where a bare noun stands behind a source that its first words tell: `журнал обходов рейд`; -1 where none does. */
function unitBehindOpening(words: readonly Word[], labels: readonly PartKind[], end: number, phrases: Phrases): number {
  const opening = sourceStart(words, (index) => labels[index] === 'name', end - 1, -1, phrases);
  return opening >= 0 && isBareBehindName(words, opening, end - 1, true, phrases) ? end - 1 : -1;
}

/** Labels the source right before a run, and the unit before that, where the header has them so. */
function labelUnitFirst(words: readonly Word[], labels: PartKind[], from: number, phrases: Phrases): void {
  const told = unitAndSource(words, (index) => labels[index] === 'name', from, phrases);
  if (told === null) return;
  labels.fill('unit', told.unit, told.source);
  labels.fill('source', told.source, from);
  phrases.units.add(squeezedWords(words.slice(told.unit, told.source)));
  if (told.source < from) phrases.sources.add(squeezedWords(words.slice(told.source, from)));
}

/** Labels the unit right before a run, and the source before that. */
function labelBeforeRun(words: readonly Word[], labels: PartKind[], from: number, form: BodyForm, phrases: Phrases): void {
  let end = from;
  if (form.units) {
    const isPassport = !form.sources && !form.codes;
    const start = runEndBefore(labels, end);
    const known = unitBefore(words, end, start, phrases);
    const told = known >= 0 ? wholeUnit(words, start, known, end, phrases) : ownUnit(words, start, end, isPassport && phrases.unitsEverywhere, phrases);
    const unit = told < 0 && form.sources ? unitBehindOpening(words, labels, end, phrases) : told;
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
    const isName = (index: number): boolean => labels[index] === 'name';
    const source = (end < from ? sourceBeforeUnit : sourceBefore)(words, end, runEndBefore(labels, end), phrases);
    const alone = source < 0 && end < from ? aloneInChunk(words, labels, end) : -1;
    const begin = source >= 0 ? source : alone;
    const headed = end < from ? sourceStart(words, isName, end, begin, phrases) : -1;
    if (headed >= 0) {
      labels.fill('source', headed, end);
      phrases.sources.add(squeezedWords(words.slice(headed, end)));
    } else if (source >= 0) labels.fill('source', wordStart(words, labels, source, end), end);
    else if (alone >= 0) {
      labels.fill('source', alone, end);
      phrases.sources.add(squeezedWords(words.slice(alone, end)));
    }
  }
}

/** Where a source begins whose first word a narrow cell breaks: `социологиял⏎ық зерттеу`. */
function wordStart(words: readonly Word[], labels: readonly PartKind[], source: number, end: number): number {
  const alone = words[source]?.gap === 'line' && words[source - 2]?.trailing === 0 ? aloneInChunk(words, labels, end) : -1;
  return alone === source - 1 ? alone : source;
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
  if (start === end || itemMarkAt(words, start) !== null || !hasName(words, (index) => labels[index] === 'name', start)) return -1;
  return start;
}

/** Labels units and sources that stand in lines of their own, or before the next item, without a run right after them. */
function labelStandalone(words: readonly Word[], labels: PartKind[], form: BodyForm, phrases: Phrases): void {
  for (let index = 0; index < words.length; index += 1) {
    if (labels[index] !== 'name') continue;
    if (form.sources) {
      const end = sourceFrom(words, index, phrases);
      if (end > index && labels.slice(index, end).every((label) => label === 'name')) {
        labels.fill('source', index, end);
        const unit = form.units ? unitFrom(words, end, phrases) : -1;
        if (unit > end && endsCell(words, labels, unit)) labels.fill('unit', end, unit);
        continue;
      }
    }
    const isInLine = words[index]?.gap === 'space' && !/:$/u.test(words[index - 1]?.text ?? '');
    if (!form.units || isInLine || (words[index]?.gap === 'wrap' && labels[index - 1] === 'name')) continue;
    const end = unitFrom(words, index, phrases);
    const source = form.order?.unitFirst === true && end > index ? sourceFrom(words, end, phrases) : -1;
    if (source > end && labels.slice(index, source).every((label) => label === 'name')) {
      labels.fill('unit', index, end);
      labels.fill('source', end, source);
      continue;
    }
    const isAlone = end > index && endsCell(words, labels, end) && labels.slice(index, end).every((label) => label === 'name');
    if (isAlone && labels[end] !== 'unit' && !endsNameHere(words, labels, index, phrases)) labels.fill('unit', index, end);
  }
}

/** Whether the words before a line ask for it, as `1 ⏎кв. м`, `действующих ⏎НПА` do: then it is the end of their name, though a unit by itself. */
function endsNameHere(words: readonly Word[], labels: readonly PartKind[], index: number, { lexicon }: Phrases): boolean {
  const before = words[index - 1];
  if (before === undefined || labels[index - 1] !== 'name' || words[index]?.gap !== 'line' || itemMarkAt(words, index - 1) !== null) return false;
  const forms = LABEL_FORMS[lexicon.language];
  const squeezed = squeezedWords([before]);
  return /^\d+$/u.test(squeezed) || forms.leadsOn.test(squeezed) || (forms.endsName === null && forms.modifies.test(squeezed));
}

function endsCell(words: readonly Word[], labels: readonly PartKind[], end: number): boolean {
  const next = words[end];
  return next === undefined || (next.gap !== 'space' && next.gap !== 'wrap') || labels[end] !== 'name';
}

// ── cutting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  if (label === 'code') return !isStar(words[index]);
  if (label === 'run') return gap === 'chunk' || gap === 'page';
  if (gap === 'chunk' || gap === 'page') return true;
  if (itemMarkAt(words, index) !== null || /[:]$/u.test(words[index - 1]?.text ?? '')) return true;
  // A line that begins with «of which», behind one that does not wrap on, names a row of its own.
  const rest = gap === 'line' ? squeezedWords(inParagraph(words, index, index + MOST_OPENING_WORDS)) : '';
  const ofWhich = rest === '' ? null : lexicon.ofWhich.exec(rest);
  return ofWhich?.index === 0 && /^\p{L}/u.test(rest.slice(ofWhich[0].length));
}

/** Words that may open a row's name with «of which». */
const MOST_OPENING_WORDS = 4;

/** The words from `from` on, before `to` and before the next cell. */
function inParagraph(words: readonly Word[], from: number, to: number): readonly Word[] {
  const taken = words.slice(from, to);
  const end = taken.findIndex(({ gap }, at) => at > 0 && (gap === 'chunk' || gap === 'page'));
  return end < 0 ? taken : taken.slice(0, end);
}

function partOf(words: readonly Word[], from: number, to: number, kind: PartKind): Part {
  const taken = words.slice(from, to);
  return kind === 'name' ? { kind, mark: itemMarkAt(words, from), words: taken } : { kind, words: taken };
}
