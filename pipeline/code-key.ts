import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './root.js';

/** The folder of the code that runs: `dist/` where it is built, `pipeline/` where it runs from its sources. */
const CODE = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = /(?<!\.d)\.[jt]s$/;

/** A key of the program's own parts: files or folders below the folder of the code. Another program, another key. */
export function codeKey(...parts: readonly string[]): string {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return keyOf(parts.flatMap((part) => filesBelow(CODE, part, ending)).filter((file) => PROGRAM.test(file)).map((file) => [file, join(CODE, file)]));
}

/** A key of files of the project that are read at run time: templates, queries. In: files or folders below the project. */
export function projectKey(...parts: readonly string[]): string {
  return keyOf(parts.flatMap((part) => filesBelow(projectRoot, part, '')).filter((file) => !PROGRAM.test(file) || file.startsWith('templates')).map((file) => [file, join(projectRoot, file)]));
}

/** One key of several, or of other texts. */
export function joinedKey(...texts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

function keyOf(files: readonly (readonly [name: string, path: string])[]): string {
  const hash = createHash('sha256');
  for (const [name, path] of files) {
    const content = readFileSync(path);
    hash.update(`${name.replaceAll('\\', '/')} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** A file, with its ending or without, or every file of a folder, in an order that no machine changes. */
function filesBelow(root: string, part: string, ending: string): string[] {
  const status = statSync(join(root, part), { throwIfNoEntry: false });
  if (status === undefined) return statSync(join(root, part + ending), { throwIfNoEntry: false })?.isFile() === true && ending !== '' ? [part + ending] : [];
  if (status.isFile()) return [part];
  const below = readdirSync(join(root, part)).sort().flatMap((name) => filesBelow(root, join(part, name), ending));
  // A module may bear the name of the folder of its parts.
  return ending === '' ? below : [...below, ...(statSync(join(root, part + ending), { throwIfNoEntry: false })?.isFile() === true ? [part + ending] : [])];
}
