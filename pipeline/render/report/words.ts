import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../root.js';
import type { ReportLanguage } from '../context.js';

/** Values that a sentence is filled with; `n` also chooses the plural form, by its number. */
export type Fill = Readonly<Record<string, string | number | null>>;

/** A text, a list of texts, a set of plural forms, or a group of these. */
export interface WordTree {
  readonly [key: string]: string | readonly string[] | WordTree;
}

/** What the reports say in one language, and how it writes numbers: `templates/i18n/<language>.json`. */
export interface ReportWords {
  readonly language: ReportLanguage;
  /**
   * The sentence at `path` (`money.join`), its places filled. Where it has plural forms, `count` chooses one; without it, the number
   * given as `n`. Throws where the language has no such sentence or a place stays open.
   */
  say(path: string, fill?: Fill, count?: number): string;
  /** Whether the language has a sentence at `path`. */
  has(path: string): boolean;
  /** The list or group at `path`. Throws where there is none. */
  tree(path: string): WordTree;
}

/** The languages that reports are written in. */
export const REPORT_LANGUAGES: readonly ReportLanguage[] = ['kk', 'ru', 'en'];

/** Reads the words of a language. Throws where its file is missing or broken. */
export function readWords(language: ReportLanguage): ReportWords {
  const file = join(projectRoot, 'templates/i18n', `${language}.json`);
  const root = JSON.parse(readFileSync(file, 'utf8')) as WordTree;
  const plurals = new Intl.PluralRules(language);

  function find(path: string): WordTree[string] | undefined {
    let node: WordTree[string] | undefined = root;
    for (const key of path.split('.')) {
      if (typeof node !== 'object' || Array.isArray(node) || !Object.hasOwn(node, key)) return undefined;
      node = (node as WordTree)[key];
    }
    return node;
  }
  function say(path: string, fill: Fill = {}, count: number = Number(fill.n)): string {
    const node = find(path);
    const text = isPlural(node) ? node[plurals.select(count)] ?? node.other : node;
    if (typeof text !== 'string') throw new Error(`${file}: has no words at "${path}"`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = fill[name];
      if (value === undefined || value === null) throw new Error(`${file}: "${path}" needs {${name}}`);
      return String(value);
    });
  }
  function tree(path: string): WordTree {
    const node = find(path);
    if (typeof node !== 'object') throw new Error(`${file}: has no group at "${path}"`);
    return node as WordTree;
  }
  return { language, say, has: (path) => find(path) !== undefined, tree };
}

/** A set of plural forms has the form `other`, as every language does. */
export function isPlural(node: unknown): node is Readonly<Record<string, string>> & { readonly other: string } {
  return typeof node === 'object' && node !== null && !Array.isArray(node) && typeof (node as Record<string, unknown>).other === 'string';
}
