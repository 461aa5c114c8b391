import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SourceLine } from '../../model.js';
import type { Landmark } from './landmarks.js';
import { squeezedLine } from './squeezing.js';
import { wordsOf, type Word } from './words.js';

/**
 * The headings of passports: the label, the programme's code and its name, in one line or in three cells.
 *
 * What stands at the code is not always three digits: it may have a star, lack a digit, or be lost. A line that begins with the label and has the
 * labels of a passport below it begins one all the same, or its rows would be read as those of the programme before.
 */

/** Lines that a label may be broken over. */
const MOST_LABEL_LINES = 4;
/** Lines below a heading, not counting empty ones, among which the first label of its passport stands. */
const MOST_LINES_BELOW = 12;
/** Stars behind a code: a note explains it. */
const STARS = /^(?<coded>\D*\d{3})(?<stars>\*{1,4})/u;
/** What may stand between a label and a quoted name instead of a code, or be a code before a name without quotation marks. */
const BROKEN_CODE = /^(?:(?<quoted>(?:(?!\p{L}{2})[^«"“„]){0,12})(?=[«"“„])|(?<bare>[^\p{L}«"“„]*\d[^\p{L}«"“„]*)(?=\p{L}|$))/u;

/** The code of a programme of whose code nothing can be read. */
const UNREAD_CODE = '?';

/** The heading of a passport that begins at a line; null where none does. */
export function passportAt(lines: readonly SourceLine[], index: number, lexicon: Lexicon): Landmark | null {
  return codedAt(lines, index, lexicon.passportLabel, lexicon.passport, lexicon) ?? brokenAt(lines, index, lexicon);
}

/** The label, code and name of a part of a programme, in its passport; null where none begins at a line. */
export function subprogrammeAt(lines: readonly SourceLine[], index: number, lexicon: Lexicon): Landmark | null {
  for (const label of lexicon.subprogrammeLabels) {
    const found = codedAt(lines, index, label, lexicon.subprogramme, lexicon);
    if (found !== null) return found;
  }
  return null;
}

function codedAt(lines: readonly SourceLine[], index: number, label: string, pattern: RegExp, lexicon: Lexicon): Landmark | null {
  const start = squeezedLine(lines[index]);
  if (start === '' || (!start.startsWith(label) && !label.startsWith(start))) return null;
  let squeezed = '';
  for (let to = index, taken = 0; to < lines.length && taken < MOST_LABEL_LINES; to += 1) {
    const text = lines[to]?.text ?? '';
    if (text.trim() === '') continue;
    taken += 1;
    squeezed += squeezedLine(lines[to]);
    const stars = STARS.exec(squeezed)?.groups?.stars ?? '';
    const match = pattern.exec(squeezed.replace(STARS, '$<coded>'));
    if (match !== null) return headingFrom(lines, index, to, match.groups?.number ?? '', match[0].length + stars.length, lexicon);
    if (taken === 1 && (/\d{3}/u.test(start) || start.length > 60)) return null;
  }
  return null;
}

/** A heading whose code cannot be read: the passport's own labels below it tell that it is one. Its code is what is printed of it, or a question mark. */
function brokenAt(lines: readonly SourceLine[], index: number, lexicon: Lexicon): Landmark | null {
  const { passportLabel } = lexicon;
  const start = squeezedLine(lines[index]);
  if (!start.startsWith(passportLabel)) return null;
  const match = BROKEN_CODE.exec(start.slice(passportLabel.length));
  if (match === null) return null;
  const printed = match.groups?.quoted ?? match.groups?.bare ?? '';
  const code = printed.replace(/[^\p{L}\d]/gu, '');
  const heading = headingFrom(lines, index, index, code === '' ? UNREAD_CODE : code, passportLabel.length + printed.length, lexicon);
  return opensPassport(lines, heading.to, lexicon) ? heading : null;
}

/** Whether the first label below a heading is one that begins a passport. Behind prose that names a programme come the others. */
function opensPassport(lines: readonly SourceLine[], from: number, { passportLabels, blocks }: Lexicon): boolean {
  const others = [...Object.values(passportLabels), ...blocks.map(([pattern]) => pattern)];
  for (let index = from, taken = 0; index < lines.length && taken < MOST_LINES_BELOW; index += 1) {
    const squeezed = squeezedLine(lines[index]);
    if (squeezed === '') continue;
    taken += 1;
    if (passportLabels.description.test(squeezed)) return true;
    if (others.some((label) => label.test(squeezed))) return false;
  }
  return false;
}

/** A passport whose heading no label tells, behind the volume of the one before: it begins with the description that only a passport has. */
export function headlessAt(lines: readonly SourceLine[], index: number, { passportLabels }: Lexicon): Landmark | null {
  const { description, ...others } = passportLabels;
  if (!description.test(squeezedLine(lines[index]))) return null;
  const below = lines.slice(index + 1).filter((line) => squeezedLine(line) !== '').slice(0, MOST_LINES_BELOW);
  if (!below.some((line) => Object.values(others).some((label) => label.test(squeezedLine(line))))) return null;
  return { kind: 'passport', number: UNREAD_CODE, from: index, to: index, label: [], title: [] };
}

/** A heading's name ends with the cell that its code stands in. */
function headingFrom(lines: readonly SourceLine[], index: number, codeLine: number, code: string, labelLength: number, lexicon: Lexicon): Landmark {
  const labels = Object.values(lexicon.passportLabels);
  let to = codeLine + 1;
  while (to < lines.length && squeezedLine(lines[to]) !== '' && isSameCell(lines[codeLine], lines[to]) && !labels.some((label) => label.test(squeezedLine(lines[to])))) to += 1;
  const label: Word[] = [];
  const title: Word[] = [];
  let seen = 0;
  for (const word of wordsOf(lines.slice(index, to))) {
    (seen < labelLength ? label : title).push(word);
    seen += word.squeezed.length;
  }
  return { kind: 'passport', number: code, from: index, to, label, title };
}

/** Whether two lines stand in one cell, as far as cells can be seen. */
function isSameCell(a: SourceLine | undefined, b: SourceLine | undefined): boolean {
  const [one, other] = [a?.place?.cell, b?.place?.cell];
  return one == null || other == null || (one.table === other.table && one.row === other.row && one.column === other.column);
}
