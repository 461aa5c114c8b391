import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { wordsAfter } from './item-marks.js';
import { beginsOfWhich, headsByName, rank } from './parents.js';
import { isSource, type Phrases } from '../text/phrases.js';
import type { Label, Row, RowForm } from './rows.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/**
 * Gives the rest of a row back to it where words of its source or unit, printed apart, were taken for the name of another.
 *
 * In a table with columns for both, an item without values, a nameless looking row with them right behind it and the next item after that are
 * one row and its cells: no item is left empty, and no row is named by a fragment.
 */
export function joinFragments(rows: Row[], form: RowForm, lexicon: Lexicon): void {
  if (form.labels === undefined || form.runs === 'marks') return;
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const [row, next] = [rows[index], rows[index + 1]];
    if (row === undefined || row.run.length === 0 || !isFragment(row) || beginsOfWhich(row.name, lexicon) || headsByName(row, lexicon)) continue;
    let from = index;
    while (index - from < MOST_CELLS - 1 && isEmptyFragment(rows[from - 1])) from -= 1;
    const head = rows[from - 1];
    if (head !== undefined && holdsOwnCells(head, row, next, form.labels)) {
      if (give(head, rows.slice(from, index), row)) rows.splice(from, index + 1 - from);
      continue;
    }
    if (head === undefined || !isWaiting(head, lexicon) || (head.mark === null && (!isAbbreviated(row.name) || rows[from - 2]?.mark === null)) || (next !== undefined && next.mark === null)) continue;
    if (give(head, rows.slice(from, index), row)) rows.splice(from, index + 1 - from);
  }
}

/** Cells of a row between its name and its values: source and unit. */
const MOST_CELLS = 2;
const MOST_UNIT_CHARACTERS = 40;
const MOST_SOURCE_CHARACTERS = 100;

/** Words in a cell of their own, which neither a mark nor a code tells to be a row's. */
function isFragment({ mark, code, name }: Row): boolean {
  const [first] = name;
  return mark === null && code === null && first?.gap === 'chunk';
}

function isEmptyFragment(row: Row | undefined): boolean {
  return row !== undefined && row.run.length === 0 && row.unit === null && row.source === null && isFragment(row);
}

/** `нас. пункт`, `МИО`, `ДТП/10 тыс. ТС`. */
function isAbbreviated(words: readonly Word[]): boolean {
  return words.length <= 4 && words.some(({ text }) => /^\p{L}{1,5}\.$|^\p{Lu}{2,}$|\p{L}\//u.test(text));
}

/** Whether a name that is whole waits for values: no heading, no number alone. */
function isWaiting(row: Row, lexicon: Lexicon): boolean {
  const words = wordsAfter(row.mark, row.name);
  return row.code === null && row.run.length === 0 && words.length > 0 && (words.at(-1)?.trailing ?? 0) === 0 && !headsByName(row, lexicon);
}

/**
 * Whether the row behind a heading is the heading's own cells and no part of it: its parts follow, with marks or «of which», and its name is a source
 * of information, right before its unit.
 */
function holdsOwnCells(head: Row, row: Row, next: Row | undefined, labels: Phrases): boolean {
  const { lexicon } = labels;
  if (next === undefined || !isWaitingHead(head, lexicon) || !isPart(next, head, lexicon)) return false;
  if (row.unit === null) return unitAfterName(row.name) > 0;
  const { sourceOpens, sourceWord } = LABEL_FORMS[lexicon.language];
  const [first, last] = [row.name[0], row.name.at(-1)];
  const isBody = row.name.every(({ text }) => /^\p{Lu}{2,}$/u.test(text));
  const told = sourceOpens === null ? sourceWord.test(last?.squeezed ?? '') : sourceOpens.test(first?.squeezed ?? '');
  return isBody || told || lexicon.sourceTail?.test(last?.squeezed ?? '') === true || isSource(squeezedWords(row.name), labels);
}

/** A heading without values that waits for its unit. */
export function isWaitingHead(row: Row, lexicon: Lexicon): boolean {
  return row.code === null && row.run.length === 0 && row.unit === null && headsByName(row, lexicon);
}

/** Whether a row's mark, or «of which», tells that it stands under a heading. */
export function isPart({ mark, name }: Row, head: Row, lexicon: Lexicon): boolean {
  return mark === null ? beginsOfWhich(name, lexicon) : head.mark === null ? mark.kind === 'dash' : rank(mark) > rank(head.mark);
}

/** Hands values and cells to the row whose name waits; false where they would not fit it. */
function give(head: Row, cells: readonly Row[], row: Row): boolean {
  const labels = labelsOf([...cells.map(({ name }) => name), row.name], row);
  if (labels === null || (labels.source !== null && head.source !== null) || (labels.unit !== null && head.unit !== null)) return false;
  head.run = row.run;
  head.single = row.single;
  head.unit ??= labels.unit;
  head.source ??= labels.source;
  return true;
}

/** What the cells are: before a unit, the source; with none known, the last one is the unit and the source stands before. */
function labelsOf(cells: readonly (readonly Word[])[], row: Row): { unit: Label | null; source: Label | null } | null {
  const { position, source } = row;
  const last = cells.at(-1) ?? [];
  const before = cells.slice(0, -1).flat();
  if (row.unit !== null) {
    const words = [...before, ...last, ...(source?.words ?? [])];
    return squeezedWords(words).length > MOST_SOURCE_CHARACTERS ? null : { unit: row.unit, source: { words, position } };
  }
  const at = before.length === 0 && source === null ? unitAfterName(last) : 0;
  const words = [...before, ...last.slice(0, at)];
  if (squeezedWords(last.slice(at)).length > MOST_UNIT_CHARACTERS || (source !== null && words.length > 0)) return null;
  return { unit: { words: last.slice(at), position }, source: words.length > 0 ? { words, position } : source };
}

/** `МИО нас. пункт`: where the unit begins behind the initials of a body; 0 where no body is named. */
function unitAfterName(words: readonly Word[]): number {
  const at = words.findIndex(({ text }) => !/^\p{Lu}{2,}$/u.test(text));
  return at > 0 && /^\p{Ll}/u.test(words[at]?.text ?? '') ? at : 0;
}
