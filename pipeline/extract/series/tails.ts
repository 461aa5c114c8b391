import type { Lexicon } from '../../lexicon/lexicon.js';
import { sourceBefore, type Phrases } from '../text/phrases.js';
import type { Row } from './rows.js';
import { squeezedWords } from '../text/squeezing.js';
import { appendWords } from '../text/words.js';

/**
 * Gives the rest of a name, which a page parted from a row whose values are all read, back to that row.
 *
 * On top of a page, words in lower case without a mark and without values are no row: they end the name before them; and so do any between
 * two codes, unless they head a group.
 */
export function joinTails(rows: Row[], lexicon: Lexicon): void {
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const [before, row] = [rows[index - 1], rows[index]];
    if (before === undefined || row === undefined || before.run.length === 0 || endsSentence(before)) continue;
    if (!isTail(row) && !isBetweenCodes(before, row, rows[index + 1], lexicon)) continue;
    appendWords(before.name, row.name);
    before.unit ??= row.unit;
    before.source ??= row.source;
    rows.splice(index, 1);
  }
}

/**
 * Gives values that stand without a name at a page's end to the name on top of the next page that has none: the row is taller than what was left of
 * the page, and only its name went over.
 */
export function joinHeads(rows: Row[]): void {
  for (let index = rows.length - 2; index >= 0; index -= 1) {
    const [values, named] = [rows[index], rows[index + 1]];
    if (values === undefined || named === undefined || values.name.length > 0 || values.code !== null || values.unit === null) continue;
    if (named.run.length > 0 || named.name[0]?.gap !== 'page' || named.unit !== null) continue;
    named.run = values.run;
    named.unit = values.unit;
    named.source ??= values.source;
    rows.splice(index, 1);
  }
}

/** Cuts off names the known sources that they end with, now that their parts on two pages are together. */
export function partSources(rows: readonly Row[], labels: Phrases): void {
  for (const row of rows) {
    if (row.source !== null || row.run.length === 0) continue;
    const from = sourceBefore(row.name, row.name.length, (row.mark?.length ?? 0) + 1, labels);
    if (from > 0) row.source = { words: row.name.splice(from), position: row.position };
  }
}

function isTail(row: Row): boolean {
  return isBareOnTop(row) && /^[«"“„(,]?\p{Ll}/u.test(row.name[0]?.text ?? '');
}

/** Whether a row on top of a page has words alone that head nothing. */
function isBareOnTop(row: Row): boolean {
  return row.mark === null && row.code === null && row.run.length === 0 && !/[:]$/u.test(row.name.at(-1)?.text ?? '') && row.name[0]?.gap === 'page';
}

function isBetweenCodes(before: Row, row: Row, next: Row | undefined, { budgetGroups }: Lexicon): boolean {
  if (before.code === null || next === undefined || next.code === null || !isBareOnTop(row)) return false;
  const squeezed = squeezedWords(row.name);
  return !budgetGroups.some(([pattern]) => pattern.test(squeezed));
}

function endsSentence(row: Row): boolean {
  return /[.:;!?]$/u.test(row.name.at(-1)?.text ?? '');
}

/** Whether a name breaks off inside brackets, or goes on with punctuation. */
export function isCutOff(name: readonly { readonly text: string }[], next: { readonly text: string }): boolean {
  const text = name.map((word) => word.text).join(' ');
  return text.split('(').length > text.split(')').length || /^[,;)»”]/u.test(next.text);
}
