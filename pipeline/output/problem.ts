/** The output folder cannot be used, in one line for people. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there, or the file is open in another program',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EBUSY: 'the file is open in another program; close it and run again',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EEXIST: 'there is a file of that name, not a folder',
  EISDIR: 'is a folder, not a file',
  ENOENT: 'there is no such file or folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EFBIG: 'the file grows larger than this system allows',
};

/** How the same is said by libraries that pass on the system's words instead of its code. */
const SYSTEM_WORDS: readonly (readonly [words: RegExp, code: string])[] = [
  [/No space left on device/i, 'ENOSPC'], [/Disk quota exceeded/i, 'EDQUOT'], [/File too large/i, 'EFBIG'], [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
];
const NAMED_FILE = /"([^"]+)"/;

/** Whether what failed is the system's: a full disk, a missing right. */
export function isOfSystem(error: unknown): boolean {
  return error instanceof Error && (WORDS[(error as NodeJS.ErrnoException).code ?? ''] !== undefined || SYSTEM_WORDS.some(([words]) => words.test(error.message)));
}

/** What a system error means, in one line that names the path; other errors by their own message. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = SYSTEM_WORDS.find(([words]) => words.test(error.message));
  const { code = told?.[1], path = told && NAMED_FILE.exec(error.message)?.[1] } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  return words === undefined ? error.message : `${path === undefined ? '' : `${path}: `}${words}`;
}
