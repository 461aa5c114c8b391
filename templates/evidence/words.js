import { wordsByLanguage } from './model.js';

/**
 * The words of the language that the reader chose, and numbers as it writes them.
 */
const STORED = 'jospar-language';

let words = null;
let current = '';

export const languages = Object.keys(wordsByLanguage);

export function language() {
  return current;
}

/** Chooses a language and remembers it, where the browser lets a page from disk remember. */
export function chooseLanguage(wanted) {
  current = languages.includes(wanted) ? wanted : (languages[0] ?? 'en');
  words = wordsByLanguage[current] ?? {};
  document.documentElement.lang = current;
  try {
    localStorage.setItem(STORED, current);
  } catch {
    // A page from disk may have no storage: the choice lasts as long as the page.
  }
}

/** The language to begin with: the address's, the remembered one, the browser's, the first. */
export function firstLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  let stored = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    stored = null;
  }
  const preferred = (navigator.languages ?? []).map((tag) => tag.slice(0, 2));
  return [asked, stored, ...preferred].find((tag) => languages.includes(tag)) ?? languages[0];
}

/** The words at a path; places in braces filled. `n` chooses a plural form where there are several. */
export function say(path, fill = {}) {
  let node = words;
  for (const key of path.split('.')) node = node !== null && typeof node === 'object' && Object.hasOwn(node, key) ? node[key] : undefined;
  if (node !== null && typeof node === 'object') node = node[new Intl.PluralRules(current).select(Number(fill.n))] ?? node.other;
  if (typeof node !== 'string') return path;
  return node.replace(/\{(\w+)\}/g, (whole, name) => (fill[name] === undefined ? whole : String(fill[name])));
}

/** The word for a code of the data contract, else the code. */
export function code(group, value) {
  const found = say(`codes.${group}.${value}`);
  return found === `codes.${group}.${value}` ? value : found;
}

/** An exact decimal as the language writes it: every digit kept, thousands apart. */
export function number(decimal) {
  const [whole, fraction] = String(decimal).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.format?.group ?? ' ');
  return `${String(decimal).startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : (words.format?.decimal ?? '.') + fraction}`;
}

/** `line 903`, `lines 903–913`. */
export function lineWords([first, last]) {
  return first === last ? say('line', { range: first }) : say('lines', { range: `${first}–${last}` });
}
