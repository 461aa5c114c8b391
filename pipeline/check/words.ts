import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.js';
import type { MessageLanguage } from './message.js';

/** What findings call things in one language: the group `finding` of `templates/i18n/<language>.json`. */
export interface FindingWords {
  /** Kinds of things, by what the database calls them: `goal`, `reported`, `volume` … */
  readonly terms: Readonly<Record<string, string>>;
  /** Names of things, by kind, with places for their `{number}` and `{title}`. */
  readonly places: Readonly<Record<string, string>>;
}

const READ = new Map<MessageLanguage, FindingWords>();

/** The words of a language. Throws where its file is missing or broken. */
export function findingWords(language: MessageLanguage): FindingWords {
  const known = READ.get(language);
  if (known !== undefined) return known;
  const file = readFileSync(join(projectRoot, 'templates/i18n', `${language}.json`), 'utf8');
  const words = (JSON.parse(file) as { finding: FindingWords }).finding;
  READ.set(language, words);
  return words;
}
