import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { wordsAfter } from './item-marks.js';
import { isPart, isWaitingHead } from './fragments.js';
import { beginsOfWhich, headsByName } from './parents.js';
import { isSource, isUnit, type Phrases, sourceFrom, unitFrom } from '../text/phrases.js';
import type { Row } from './rows.js';
import type { ReadRow } from './series.js';
import { squeezedWords } from '../text/squeezing.js';

/**
 * Rows whose values may be another row's.
 *
 * A numbered item without values, in a table whose other rows have some, tells that values were met where they do not belong: those behind it may
 * be its own, and those before a page's end too where it stands on top of the next. A row whose whole name is a unit or a source has lost its
 * name, and one whose name ends as sources do may hold one; one in lower case behind a name
 * without values may be a part of that; and where each row prints its unit, one without any may hold it in a name that ends as no other does. What such rows print is kept, but no year is certain.
 */
export function withDoubts(read: readonly ReadRow[], phrases: Phrases, hasSources: boolean, lacksUnit: (row: Row) => boolean = () => false): ReadRow[] {
  const isDoubtful = (one: ReadRow): boolean =>
    isNameless(one, phrases, hasSources) || (hasSources && holdsSource(one, phrases)) || (lacksUnit(one.row) && mayHoldUnit(one, phrases));
  const doubtful = new Set<Row>(read.filter(isDoubtful).map(({ row }) => row));
  for (const [index, one] of read.entries()) {
    const before = read[index - 1]?.row;
    if (isFragment(one.row, before, phrases.lexicon) || (hasSources && isOfCells(one.row, before, phrases))) doubtful.add(one.row);
    if (mayBeHeads(one.row, before, read[index + 1]?.row, phrases.lexicon)) doubtful.add(one.row);
    if (!isUnserved(one, read, phrases.lexicon)) continue;
    for (const row of servedAfter(read, index)) doubtful.add(row);
    const served = read.slice(0, index).findLast(({ row }) => row.run.length > 0);
    if (one.row.name[0]?.gap === 'page' && served !== undefined) doubtful.add(served.row);
  }
  return read.map((one) => (one.reading !== null && doubtful.has(one.row) ? { ...one, reading: { ...one.reading, certain: false, reason: 'ambiguous' } } : one));
}

/** «Deleted» stands among the first words of such an item. */
const MOST_DELETION_WORDS = 6;

/** A marked item without values of its own or below it that is not said to be deleted, in a table with values. */
function isUnserved({ row }: ReadRow, read: readonly ReadRow[], lexicon: Lexicon): boolean {
  if (row.mark === null || row.run.length > 0 || !read.some((other) => other.row.run.length > 0)) return false;
  if (read.some((other) => other.row.run.length > 0 && isUnder(other.row, row))) return false;
  return !lexicon.deletion.test(squeezedWords(wordsAfter(row.mark, row.name).slice(0, MOST_DELETION_WORDS)));
}

/** The next row with values, and the ones without a mark right behind it. */
function servedAfter(read: readonly ReadRow[], index: number): Row[] {
  const next = read.findIndex(({ row }, at) => at > index && row.run.length > 0);
  if (next === -1) return [];
  const rows = [read[next]?.row];
  for (let at = next + 1; read[at]?.row.mark === null && read[at]?.row.code === null; at += 1) rows.push(read[at]?.row);
  return rows.filter((row) => row !== undefined);
}

function isNameless({ row }: ReadRow, phrases: Phrases, hasSources: boolean): boolean {
  const squeezed = squeezedWords(row.name);
  return row.mark === null && row.code === null && (squeezed === '' || isUnit(squeezed, phrases) || (hasSources && isSource(squeezed, phrases)));
}

/**
 * Whether a row without a mark is made of the cells of the one before, which has no values: it begins with a unit or source, as no name does, or ends in a body
 * or document and has no source besides.
 */
function isOfCells(row: Row, before: Row | undefined, phrases: Phrases): boolean {
  const last = row.name.at(-1);
  if (row.run.length === 0 || row.mark !== null || row.code !== null || last === undefined || before === undefined || before.run.length > 0) return false;
  if (unitFrom(row.name, 0, phrases) > 0 || sourceFrom(row.name, 0, phrases) > 0) return true;
  return row.source === null && row.name[0]?.gap === 'chunk' && LABEL_FORMS[phrases.lexicon.language].sourceWord.test(squeezedWords([last]));
}

/** Whether words in lower case, right behind a row that heads nothing and has no values, may be a part of that one: of its unit, say. */
function isFragment(row: Row, before: Row | undefined, lexicon: Lexicon): boolean {
  const [first] = row.name;
  if (row.run.length === 0 || row.mark !== null || row.code !== null || row.parent !== null || first?.gap !== 'chunk' || !/^\p{Ll}/u.test(first.text)) return false;
  return before !== undefined && before.name.length > 0 && before.run.length === 0 && !headsByName(before, lexicon) && !beginsOfWhich(row.name, lexicon);
}

/** Whether words behind a heading whose marked parts follow, may be the source and unit of that one: a part would bear their mark. */
function mayBeHeads(row: Row, before: Row | undefined, next: Row | undefined, lexicon: Lexicon): boolean {
  if (row.run.length === 0 || row.mark !== null || row.code !== null || row.name[0]?.gap !== 'chunk' || next?.mark == null) return false;
  return before !== undefined && isWaitingHead(before, lexicon) && isPart(next, before, lexicon);
}

/** Whether a name ends as sources do, though none could be parted from it. */
function holdsSource({ row }: ReadRow, { lexicon }: Phrases): boolean {
  const last = squeezedWords(row.name.slice(-1));
  if (row.source !== null || row.run.length === 0) return false;
  const { endsName, sourceWord } = LABEL_FORMS[lexicon.language];
  // A body ends a name where sources end in theirs.
  return lexicon.sourceTail?.test(last) === true || (endsName !== null && row.unit !== null && sourceWord.test(last));
}

/** Whether a name ends in a word that may be a unit: in letters, and as no name does that has a known one behind it. */
function mayHoldUnit({ row }: ReadRow, { lexicon, nameEnds }: Phrases): boolean {
  const last = row.name.at(-1);
  if (last === undefined || row.run.length === 0 || row.name.length <= (row.mark?.length ?? 0) + 1) return false;
  const forms = LABEL_FORMS[lexicon.language];
  const isModifier = forms.endsName === null && forms.modifies.test(last.squeezed);
  return /^\p{Ll}[\p{L}-]*$/u.test(last.text) && !nameEnds.has(last.squeezed) && !forms.leadsOn.test(last.squeezed) && !isModifier;
}

function isUnder(row: Row, above: Row): boolean {
  for (let at = row.parent; at !== null; at = at.parent) if (at === above) return true;
  return false;
}
