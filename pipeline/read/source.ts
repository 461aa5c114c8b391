import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { SourceError } from '../model.js';
import type { SourceDocument } from '../model.js';
import type { Choice } from './choose.js';
import { linesOfText } from './text.js';

/** Plans have some hundred thousand characters; what is a hundred times larger is something else. */
const LARGEST_TEXT_BYTES = 64 * 1024 * 1024;
const PDF_MARK = '%PDF-';

/**
 * Reads a document, a text or a PDF: bytes in, lines out. `onPage` is told each page of a PDF as it is read.
 *
 * @throws SourceError for a file that is missing, empty, too large, neither UTF-8 text nor a PDF that can be read, or not the one that the
 *   register describes.
 */
export async function openSource(choice: Choice, onPage?: (page: number, of: number) => void): Promise<SourceDocument> {
  const { id, file, entry } = choice;
  const bytes = readBytes(file);
  if (!isPdf(file, bytes)) return readSource(choice);
  const sha256 = checkedSha256(choice, bytes);
  const { readPdf } = await import('./pdf-source.js');
  const { pages, lines } = await readPdf(file, bytes, process.env[PASSWORD_VARIABLE] ?? null, onPage);
  return { id, file, kind: 'pdf', sha256, pages, lines, register: entry };
}

/** Holds the password of encrypted PDFs, where one is given. */
export const PASSWORD_VARIABLE = 'JOSPAR_PASSWORD';

/**
 * Reads a text: bytes in, lines out.
 *
 * @throws SourceError for a file that is missing, empty, too large, no UTF-8 text, or not the one that the register describes.
 */
export function readSource(choice: Choice): SourceDocument {
  const { id, file, entry } = choice;
  const bytes = readBytes(file);
  const sha256 = checkedSha256(choice, bytes);
  const lines = linesOfText(textOf(file, bytes));
  return { id, file, kind: 'text', sha256, pages: lines.at(-1)?.page ?? 0, lines, register: entry };
}

function checkedSha256({ file, entry }: Choice, bytes: Buffer): string {
  const sha256 = sha256Of(bytes);
  if (entry !== null && entry.sha256 !== null && entry.sha256 !== sha256) {
    throw new SourceError(
      file, `is not the file that sources.json describes: sha256 ${sha256} instead of ${entry.sha256}`, 'put the right file back, or mend the entry',
    );
  }
  return sha256;
}

function isPdf(file: string, bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, PDF_MARK.length) === PDF_MARK || extname(file).toLowerCase() === '.pdf';
}

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of a document's file. @throws SourceError where it is no readable file, empty, or too large. */
export function readBytes(file: string): Buffer {
  let bytes: Buffer;
  try {
    const status = statSync(file);
    if (!status.isFile()) throw new SourceError(file, 'is not a file');
    if (status.size > LARGEST_TEXT_BYTES) throw new SourceError(file, `is larger than ${LARGEST_TEXT_BYTES / 1024 / 1024} MB, which no plan is`);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(file, 'cannot be read', reasonOf(error));
  }
  if (bytes.length === 0) throw new SourceError(file, 'the file is empty');
  return bytes;
}

/** Why the system does not give a file's bytes, and what to do; its own code where it says no more. */
function reasonOf(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException).code ?? null;
  return code === 'EACCES' || code === 'EPERM' ? 'you have no permission to read it; ask for the right to, or copy it' : code;
}

function textOf(file: string, bytes: Buffer): string {
  if (isPdf(file, bytes)) throw new SourceError(file, 'is no text but a PDF');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SourceError(file, 'is not UTF-8', 'save it as UTF-8 text');
  }
}
