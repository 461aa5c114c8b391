import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { SourceError } from '../model.js';
import type { RegisterEntry } from '../model.js';
import type { Register } from './register.js';
import { readBytes, sha256Of } from './source.js';

/** A document to be read: its id, its file as given, and its entry in the register, if any. */
export interface Choice {
  readonly id: string;
  readonly file: string;
  readonly entry: RegisterEntry | null;
}

/** What a command's words stand for, by id, and what is wrong with the others. */
export interface Chosen {
  readonly choices: readonly Choice[];
  readonly refused: readonly SourceError[];
}

const EXTENSIONS = ['.txt', '.pdf'];
/** Longest name, in bytes, that file systems take with room for an extension. */
const LONGEST_ID = 200;
const TAKEN = new Set(['jospar.duckdb', 'manifest.json', 'run.json', 'readme.md']);
/** What no folder can be called on every system that people use. */
const UNFIT = /[\p{C}<>:"/\\|?*]|^\.|[. ]$|^$/u;

/**
 * Finds the documents that the words of a command name: ids of the register, or paths of files or folders; no words: the register's folder.
 *
 * @throws SourceError where a folder itself cannot be read.
 */
export function chooseDocuments(words: readonly string[], register: Register): Chosen {
  const choices = new Map<string, Choice>();
  const refused: SourceError[] = [];
  const choiceOf = chooser(register);
  const take = (find: () => Choice): void => {
    try {
      const choice = fitting(find());
      const other = choices.get(choice.id);
      if (other !== undefined && realpathSync(other.file) !== realpathSync(choice.file)) {
        throw new SourceError(choice.file, `has the same id as ${other.file}: ${choice.id}`, 'rename one, or register both');
      }
      choices.set(choice.id, choice);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      refused.push(error);
    }
  };

  if (words.length === 0) {
    const files = documentsIn(register.folder);
    if (files.length + register.entries.length === 0) throw nothingIn(register.folder);
    for (const entry of register.entries) take(() => registered(entry, register));
    for (const file of files) take(() => choiceOf(file));
  }
  for (const word of words) {
    const entry = register.entries.find(({ id }) => id === word);
    if (entry !== undefined) take(() => registered(entry, register));
    else if (!statusOf(word)?.isDirectory()) take(() => choiceOf(word));
    else {
      const files = documentsIn(word);
      if (files.length === 0) throw nothingIn(word);
      for (const file of files) take(() => choiceOf(file));
    }
  }
  return { choices: [...choices.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
}

/** The documents that lie in a folder, in the order of their names. */
function documentsIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new SourceError(folder, 'the folder cannot be read', (error as NodeJS.ErrnoException).code ?? null);
  }
  const files = names.filter((name) => EXTENSIONS.includes(extname(name).toLowerCase()) && !name.startsWith('.'));
  return files.sort().map((name) => join(folder, name));
}

function nothingIn(folder: string): SourceError {
  return new SourceError(folder, `holds no document (${EXTENSIONS.map((ending) => `*${ending}`).join(', ')})`);
}

function registered(entry: RegisterEntry, { folder }: Register): Choice {
  const file = join(folder, entry.file);
  if (statusOf(file) === undefined) {
    throw new SourceError(file, `is not there, but sources.json names it as "${entry.id}"`, 'put the file back, or take out its entry');
  }
  return { id: entry.id, file, entry };
}

/** A file is the registered document where it is its file, or a copy of it byte for byte; else it is named after itself. */
function chooser({ folder, entries }: Register): (file: string) => Choice {
  const byFile = new Map(entries.filter(({ file }) => statusOf(join(folder, file))).map((entry) => [realpathSync(join(folder, entry.file)), entry]));
  const bySha256 = new Map(entries.map((entry) => [entry.sha256, entry]));
  return (file) => {
    if (statusOf(file) === undefined) throw new SourceError(file, 'there is no such file, nor such an id in the register', 'see `jospar doctor` for the ids');
    const entry = byFile.get(realpathSync(file)) ?? bySha256.get(sha256Of(readBytes(file))) ?? null;
    return { id: entry?.id ?? basename(file, extname(file)).normalize('NFC'), file, entry };
  };
}

function fitting(choice: Choice): Choice {
  const { id, file } = choice;
  if (UNFIT.test(id) || Buffer.byteLength(id) > LONGEST_ID || TAKEN.has(id.toLowerCase())) {
    throw new SourceError(file, 'no output folder can bear its name', 'rename it, or register it under another id');
  }
  return choice;
}

function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
