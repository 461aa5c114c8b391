import type { Lexicon, SectionKind } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import { squeeze, squeezeWithPlaces } from './glyphs.js';
import { lineOf, type Line } from './line.js';
import { arabic } from './numerals.js';
import { passportAt } from './passport-headings.js';
import { partOfWord, wordsOf, type Word } from './words.js';
import { squeezedLine, squeezedLines, squeezedWords } from './squeezing.js';
import { headerTest } from '../heads/header.js';

/** A heading or label that structures the plan, found at the beginning of a line. */
export interface Landmark {
  readonly kind: 'section' | 'direction' | 'goal' | 'task' | 'goal_codes' | 'summary' | 'passport' | 'amendment' | 'footnote' | 'imprint' | 'figure';
  readonly number: string | null;
  /** Index of its first line, and of the line after its last, in the lines searched. */
  readonly from: number;
  readonly to: number;
  /** Words of the label and number, and of what follows them: a title, codes, a name. */
  readonly label: readonly Word[];
  readonly title: readonly Word[];
}

/** Lines that a heading's title may run on. */
const MOST_TITLE_LINES = 6;
/** Empty lines between a section's label and its title. */
const MOST_GAP_LINES = 3;
const INDENT = /^\s{4,}\S/u;

/** The landmark that begins at a line; null where none does. */
export function landmarkAt(lines: readonly SourceLine[], index: number, lexicon: Lexicon): Landmark | null {
  const first = lines[index];
  if (first === undefined) return null;
  const line = lineOf(first);
  line.mayBeLandmark ??= mayBeLandmark(line, lexicon);
  if (!line.mayBeLandmark) return null;
  const { squeezed } = line;
  if (anyHeading(lexicon).test(squeezed)) {
    const simple = headings(lexicon).find(([, pattern]) => pattern.test(squeezed));
    if (simple !== undefined && endsAtWord(lines[index]?.text ?? '', simple[1])) return headingAt(lines, index, simple[0], simple[1], lexicon);
  }
  if (STARRED_NOTE.test(lines[index]?.text ?? '')) return headingAt(lines, index, 'footnote', /^\*+/u, lexicon);
  return codesAt(lines, index, lexicon) ?? sectionAt(lines, index, squeezed, lexicon) ?? passportAt(lines, index, lexicon);
}

/** Whether a landmark can begin at a line, as far as it alone tells: at nearly all none can. {@link Line} remembers it, since every reader looks. */
function mayBeLandmark({ squeezed, text }: Line, lexicon: Lexicon): boolean {
  if (squeezed === '') return false;
  const { goalCodesWord, passportLabel } = lexicon;
  return (
    anyHeading(lexicon).test(squeezed) || STARRED_NOTE.test(text) || goalCodesWord.test(squeezed) || NUMBERED_TITLE.test(squeezed) ||
    squeezed.startsWith(passportLabel) || passportLabel.startsWith(squeezed)
  );
}

/** Lines that the label of a goal's codes may be broken over. */
const MOST_CODES_LINES = 3;

/** The label of the codes of programmes under a goal, in whichever words, up to its first code. */
function codesAt(lines: readonly SourceLine[], index: number, { goalCodes, goalCodesWord }: Lexicon): Landmark | null {
  if (!goalCodesWord.test(squeezedLine(lines[index])) || !/^\s*\p{Lu}/u.test(lines[index]?.text ?? '')) return null;
  for (let count = 1; count <= MOST_CODES_LINES; count += 1) {
    const { squeezed, to } = squeezedLines(lines, index, count);
    const length = goalCodes.exec(squeezed)?.[0].length;
    if (length === undefined) continue;
    const words = wordsOf(lines.slice(index, to));
    let seen = 0;
    const label: Word[] = [];
    for (const word of words) {
      if (seen >= length) break;
      label.push(word);
      seen += word.squeezed.length;
    }
    const [last] = label.slice(-1);
    const over = seen - length;
    const title = words.slice(label.length);
    if (last !== undefined && over > 0) title.unshift(partOfWord(last, last.text.length - over));
    return { kind: 'goal_codes', number: null, from: index, to, label, title };
  }
  return null;
}

/** Whether a label ends where its word does: `3-бөлім.` and `3-бөлім Қ…`, not `3-бөлімге`. */
function endsAtWord(text: string, label: RegExp): boolean {
  const { squeezed, places } = squeezeWithPlaces(text);
  const length = label.exec(squeezed)?.[0].length ?? 0;
  const last = text[places[length - 1] ?? -1] ?? '';
  const next = text[(places[length - 1] ?? -1) + 1] ?? '';
  return !(/\p{L}/u.test(last) && /\p{L}/u.test(next));
}

function headings(lexicon: Lexicon): (readonly [kind: Landmark['kind'], pattern: RegExp])[] {
  return [
    ['direction', lexicon.direction], ['goal', lexicon.goal], ['task', lexicon.task], ['summary', lexicon.summary],
    ['amendment', lexicon.amendment], ['footnote', lexicon.footnote], ['imprint', lexicon.imprint], ['figure', lexicon.figure],
  ];
}

const ANY_HEADING = new WeakMap<Lexicon, RegExp>();

/** All headings and the sections in one pattern: most lines are none, and one look should tell. */
function anyHeading(lexicon: Lexicon): RegExp {
  let pattern = ANY_HEADING.get(lexicon);
  if (pattern === undefined) {
    pattern = new RegExp([...headings(lexicon).map(([, one]) => one), lexicon.section].map((one) => one.source.replace(/\?<\w+>/gu, '?:')).join('|'), 'u');
    ANY_HEADING.set(lexicon, pattern);
  }
  return pattern;
}

function headingAt(lines: readonly SourceLine[], index: number, kind: Landmark['kind'], pattern: RegExp, lexicon: Lexicon): Landmark {
  const { squeezed, places } = squeezeWithPlaces(lines[index]?.text ?? '');
  const match = pattern.exec(squeezed);
  const labelLength = match?.[0].length ?? 0;
  const labelEnd = places[labelLength] ?? lines[index]?.text.length ?? 0;
  const to = kind === 'direction' || kind === 'goal' || kind === 'task' || kind === 'section' ? titleEnd(lines, index, kind, lexicon) : index + 1;
  const words = wordsOf(lines.slice(index, to));
  const isLabel = (word: Word): boolean => word.line === lines[index]?.no && word.from < labelEnd;
  const label = words.filter(isLabel).map((word) => (word.to > labelEnd ? partOfWord(word, 0, labelEnd - word.from) : word));
  const glued = words.filter((word) => isLabel(word) && word.to > labelEnd).map((word) => partOfWord(word, labelEnd - word.from));
  return { kind, number: match?.groups?.number === undefined ? null : arabic(match.groups.number), from: index, to, label, title: [...glued, ...words.filter((word) => !isLabel(word))] };
}

/** A heading runs on to the next empty or indented line or landmark. */
function titleEnd(lines: readonly SourceLine[], index: number, kind: Landmark['kind'], lexicon: Lexicon): number {
  // A section's title may name the tables that stand in it; under other headings such words begin a table.
  const tables = kind === 'section' ? lexicon.subheadings : [lexicon.goalIndicatorHeader, lexicon.taskIndicatorHeader, lexicon.measureHeader];
  const others = [lexicon.direction, lexicon.goal, lexicon.task, lexicon.amendment, lexicon.passport, ...tables];
  let to = index + 1;
  while (to < lines.length && to < index + MOST_TITLE_LINES) {
    const text = lines[to]?.text ?? '';
    if (text.trim() === '' || INDENT.test(text) || lines[to]?.page !== lines[index]?.page) break;
    if (kind === 'section' && !goesOn(lines[to - 1]?.text ?? '', text)) break;
    const squeezed = squeezedLine(lines[to]);
    if (others.some((pattern) => pattern.test(squeezed)) || codesAt(lines, to, lexicon) !== null || beginsNumbered(lines[to], lexicon)) break;
    to += 1;
  }
  return to;
}

/** Whether a line begins the header of a table whose first column counts its rows: `№ Показатели прямых`. */
function beginsNumbered(line: SourceLine | undefined, lexicon: Lexicon): boolean {
  const first = line === undefined ? undefined : wordsOf([line])[0];
  return first !== undefined && lexicon.numberHeader.test(first.squeezed) && headerTest(lexicon)(squeezedLine(line));
}

/**
 * A section's title runs on where its line wraps on, ends in the middle of something, or the next line begins in lower case; what begins with a
 * capital is no longer the title, whether or not an empty line stands between.
 */
function goesOn(line: string, next: string): boolean {
  return /\s$|[-,«("]$/u.test(line) || /^\s*[«"(]?\p{Ll}/u.test(next) || (isUpperCase(line) && isUpperCase(next));
}

function isUpperCase(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** A note that begins with its star instead of a label. */
const STARRED_NOTE = /^\s*\*{1,4}\s*\p{L}/u;

/** `3-бөлім. …`, or a number and the title of a section that the planning rules prescribe. */
function sectionAt(lines: readonly SourceLine[], index: number, squeezed: string, lexicon: Lexicon): Landmark | null {
  const isSection = lexicon.section.test(squeezed) && endsAtWord(lines[index]?.text ?? '', lexicon.section);
  if (isSection) return withTitleBelow(lines, headingAt(lines, index, 'section', lexicon.section, lexicon), lexicon);
  const match = NUMBERED_TITLE.exec(squeezed);
  if (match === null || sectionKindOf(squeezed.slice(match[0].length), lexicon) === null) return null;
  const heading = headingAt(lines, index, 'section', NUMBERED_TITLE, lexicon);
  return sectionKindOf(squeezedWords(heading.title), lexicon) === null ? null : heading;
}

const NUMBERED_TITLE = /^(?<number>\d{1,2}|[іvх]+)[.)]?(?=\p{L})/u;

/** A heading whose title stands apart, below its label: the next line that is not empty. */
function withTitleBelow(lines: readonly SourceLine[], heading: Landmark, lexicon: Lexicon): Landmark {
  if (heading.title.length > 0) return heading;
  let at = heading.to;
  while (at < lines.length && at < heading.to + MOST_GAP_LINES && (lines[at]?.text.trim() ?? '') === '') at += 1;
  const text = lines[at]?.text.trim() ?? '';
  if (at === heading.to + MOST_GAP_LINES || !/^\p{Lu}/u.test(text) || /[.;:]$/u.test(text)) return heading;
  const to = titleEnd(lines, at, 'section', lexicon);
  return { ...heading, to, title: wordsOf(lines.slice(at, to)) };
}

/** What stands in a section, by its title; null for a title that the planning rules do not prescribe. A page's number may stand behind it. */
export function sectionKindOf(title: string, lexicon: Lexicon): SectionKind | null {
  const squeezed = squeeze(title).replace(/\d{1,3}$/u, '');
  for (const [kind, pattern] of Object.entries(lexicon.sectionTitles)) {
    if (pattern.test(squeezed)) return kind as SectionKind;
  }
  return null;
}
