import { LABEL_FORMS } from '../../lexicon/label-forms.js';
import type { LabelForms } from '../../lexicon/label-forms.js';
import { itemMarkAt } from './item-marks.js';
import { isUnit, type Phrases } from '../text/phrases.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';

/**
 * Sources that several rows end in.
 *
 * Where no border shows, since a cell's lines stand in one line with the name's last one or apart from each other, it still shows that different names
 * are followed by the same words. Names, too, end alike (`в общем объеме`): so these words must begin where a name can end, and look like what
 * information comes from, or stand in a paragraph of their own somewhere.
 */

const MOST_WORDS = 14;
const MOST_CHARACTERS = 100;
const LEAST_ROWS = 2;

/** The words of a row's name and source, that end before its unit. */
export type NameAndSource = readonly Word[];

interface Ending {
  readonly squeezed: string;
  readonly rows: Map<string, { readonly words: NameAndSource; readonly at: number }>;
  /** The words right before it. */
  readonly before: Set<string>;
  readonly length: number;
}

/** Adds to the phrases the sources that the names of several rows end in; `text` is the squeezed text of their tables. */
export function learnEndings(rows: readonly NameAndSource[], text: string, phrases: Phrases): void {
  const endings = [...endingsOf(rows).values()].filter((ending) => ending.rows.size >= LEAST_ROWS && ending.before.size >= LEAST_ROWS);
  endings.sort((one, other) => other.rows.size - one.rows.size || other.length - one.length);
  const taken = new Set<string>();
  for (const ending of endings) {
    const free = [...ending.rows].filter(([row]) => !taken.has(row));
    if (free.length < LEAST_ROWS || isUnit(ending.squeezed, phrases) || !isLabel(ending, text, phrases)) continue;
    for (const row of ending.rows.keys()) taken.add(row);
    forgetRests(ending, phrases);
    phrases.sources.add(ending.squeezed);
  }
}

/** Takes back the rests of a source that were learned for whole ones, where lines had cut it: in small letters, opening nothing. */
function forgetRests({ rows, length }: Ending, phrases: Phrases): void {
  const forms = LABEL_FORMS[phrases.lexicon.language];
  const [first] = rows.values();
  for (let at = (first?.words.length ?? 0) - length + 1; first !== undefined && at < first.words.length; at += 1) {
    const isRest = /^\p{Ll}/u.test(first.words[at]?.text ?? '') && !opensSource(first.words, at, forms);
    if (isRest) phrases.sources.delete(squeezedWords(first.words.slice(at)));
  }
}

/** The last words of all rows, up to {@link MOST_WORDS}, by their squeezed text; each row is known by its words. */
function endingsOf(rows: readonly NameAndSource[]): Map<string, Ending> {
  const endings = new Map<string, Ending>();
  for (const words of rows) {
    const row = squeezedWords(words);
    let squeezed = '';
    for (let at = words.length - 1; at > 0 && words.length - at <= MOST_WORDS; at -= 1) {
      squeezed = squeezedWords(words.slice(at, at + 1)) + squeezed;
      if (squeezed.length > MOST_CHARACTERS || itemMarkAt(words, at) !== null) break;
      const ending = endings.get(squeezed) ?? { squeezed, rows: new Map(), before: new Set(), length: words.length - at };
      ending.rows.set(row, { words, at });
      ending.before.add(squeezedWords(words.slice(at - 1, at)));
      endings.set(squeezed, ending);
    }
  }
  return endings;
}

function isLabel({ squeezed, rows, length }: Ending, text: string, phrases: Phrases): boolean {
  const forms = LABEL_FORMS[phrases.lexicon.language];
  const all = [...rows.values()];
  if (!all.every(({ words, at }) => mayBegin(words, at, forms)) || /[():;]/u.test(squeezed)) return false;
  const apart = all.filter(({ words, at }) => words[at]?.gap === 'chunk' || words[at]?.gap === 'page').length;
  const [first] = all;
  const opening = first?.words[first.at]?.text ?? '';
  const ending = first?.words.at(-1)?.text ?? '';
  const last = first === undefined ? '' : squeezedWords(first.words.slice(-1));
  const isBody = forms.sourceWord.test(last) || /^\p{Lu}{2,}$/u.test(ending);
  const isNamed = (/^[«"“„]/u.test(opening) || (/^\p{Lu}/u.test(opening) && text.split(squeezed).length - 1 <= all.length)) && isBody;
  if (forms.endsName === null) {
    const opens = first !== undefined && opensSource(first.words, first.at, forms);
    const isShort = /^\p{Lu}{2,}$/u.test(opening) && (length > 1 || all.some(({ words, at }) => words[at]?.gap !== 'space'));
    return opens || (apart > 0 ? length > 1 : isNamed && (isShort || /^[«"“„]/u.test(opening)));
  }
  const closes = all.some(({ words, at }) => forms.endsName?.test(squeezedWords(words.slice(at - 1, at))) === true);
  return apart > 0 ? length > 1 || apart >= LEAST_ROWS : isNamed || (forms.sourceWord.test(last) && length > 1 && closes);
}

/** Whether the first word of a source, or an adjective and that, stands at a place. */
export function opensSource(words: readonly Word[], at: number, { adjective, sourceOpens, sourcePlural }: LabelForms): boolean {
  const [first, second] = [words[at], words[at + 1]].map((word) => (word === undefined ? '' : squeezedWords([word]).replace(/^[«"“„]/u, '')));
  if (sourceOpens === null || first === undefined || second === undefined) return false;
  const isBody = (word: string, printed: string | undefined): boolean => sourceOpens.test(word) && (word.length > SHORT || /^\p{Lu}+$/u.test(printed ?? ''));
  return isBody(first, words[at]?.text) || (adjective?.test(first) === true && (isBody(second, words[at + 1]?.text) || sourcePlural?.test(second) === true));
}

/** Short forms of bodies are printed in capitals. */
const SHORT = 4;

/** Whether a label can begin at a place: the word before it leads on to nothing. Only what stands in a paragraph of its own or has a capital may follow a modifier. */
export function mayBegin(words: readonly Word[], at: number, forms: LabelForms): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined || itemMarkAt(words, at - 1) !== null || !/[\p{L}\d%»”"):]$/u.test(before.text)) return false;
  const squeezed = squeezedWords([before]);
  const isOpen = forms.endsName === null && forms.modifies.test(squeezed) && word.gap !== 'chunk' && word.gap !== 'page' && !/^[«"“„]?\p{Lu}/u.test(word.text);
  return !isOpen && !asks(squeezed, forms);
}

/** Whether a word asks for the next: a preposition, a genitive before what it possesses, the first word of a source. */
export function asks(squeezed: string, { adjective, leadsOn, possesses, sourceOpens }: LabelForms): boolean {
  return leadsOn.test(squeezed) || possesses?.test(squeezed) === true || sourceOpens?.test(squeezed) === true || adjective?.test(squeezed) === true;
}
