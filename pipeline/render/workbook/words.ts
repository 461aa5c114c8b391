import type { ReportLanguage } from '../context.js';
import { readWords } from '../report/words.js';
import type { Fill } from '../report/words.js';

/** What the workbook says in one language: the part `workbook` of its words. */
export interface Words {
  readonly language: ReportLanguage;
  /** The words at a path such as `sheets.cover.name`, their places filled. Throws where there are none. */
  say(path: string, fill?: Fill): string;
  /** The words at a path, or null: for what others add on their own, such as a new mart. */
  find(path: string): string | null;
  /** The word for a code of the data contract (`status`, `stated`), else the code itself. */
  code(group: string, code: string): string;
}

/** Reads the workbook's words. Throws where the file of the language is missing or broken. */
export function workbookWords(language: ReportLanguage): Words {
  const words = readWords(language);
  const known = new Map<string, string | null>();
  const find = (path: string): string | null => {
    let found = known.get(path);
    if (found === undefined) known.set(path, (found = words.has(`workbook.${path}`) ? words.say(`workbook.${path}`) : null));
    return found;
  };
  return {
    language,
    say: (path, fill) => words.say(`workbook.${path}`, fill),
    find,
    code: (group, code) => find(`codes.${group}.${code}`) ?? code,
  };
}
