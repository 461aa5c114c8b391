import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, hostname, totalmem } from 'node:os';
import { join } from 'node:path';
import { CONTRACT_VERSION } from '../contract.js';
import { projectRoot } from '../root.js';
import type { DocumentSummary } from '../summary.js';
import { OutputError } from './problem.js';

export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_FILE = 'jospar.duckdb';
export const RUN_FILE = 'run.json';

/** What an output folder holds and what it was made from; nothing in it depends on when or where. */
export interface Manifest {
  readonly contract_version: string;
  /** Of jospar and of the libraries that write its files. */
  readonly versions: Readonly<Record<string, string>>;
  /** SHA-256 over the lines `<document>/data/<table>.csv <sha256 of it>`: what the database exports. */
  readonly database: { readonly file: string; readonly contents_sha256: string };
  readonly documents: Readonly<Record<string, ManifestDocument>>;
}

export interface ManifestDocument {
  readonly source: { readonly file: string; readonly sha256: string };
  readonly options: { readonly languages: readonly string[] };
  /** Rows a table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'note', number>>;
  /** SHA-256 by path below the document's folder. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the document's records and files were made from: where that is the same, they need not be made again. */
  readonly keys: DocumentKeys;
  /** What a run says of the document. */
  readonly summary: DocumentSummary;
}

/** Keys of what one document's stations took in: bytes, code, queries, templates, options. Empty where a station did not do all its work. */
export interface DocumentKeys {
  /** Of its records: the source, its entry in the register, its corrections, and the code that reads. */
  readonly records: string;
  readonly check: string;
  readonly aggregate: string;
  /** Of each group of files: code, templates, languages. */
  readonly data: string;
  readonly workbooks: string;
  readonly reports: string;
  readonly evidence: string;
  /** Of each report: the page that was printed. */
  readonly printed: Readonly<Record<string, string>>;
}

/** The manifest of a set of documents, in the order of their ids. */
export function manifestOf(documents: ReadonlyMap<string, ManifestDocument>): Manifest {
  const inOrder = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  const contents = inOrder.flatMap(([id, { outputs }]) =>
    Object.entries(outputs).filter(([path]) => path.startsWith('data/') && path.endsWith('.csv')).map(([path, sha256]) => `${id}/${path} ${sha256}\n`));
  return {
    contract_version: CONTRACT_VERSION,
    versions: libraryVersions(),
    database: { file: DATABASE_FILE, contents_sha256: createHash('sha256').update(contents.join('')).digest('hex') },
    documents: Object.fromEntries(inOrder),
  };
}

/**
 * The manifest of an output folder, or null where it holds no set.
 *
 * @throws OutputError where it cannot be read, or the set follows another contract.
 */
export function readManifest(folder: string): Manifest | null {
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file)) return null;
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest>;
  } catch {
    throw new OutputError(`${file}: cannot be read as JSON; delete the folder and run again`);
  }
  if (manifest.contract_version !== CONTRACT_VERSION || manifest.documents === undefined) {
    throw new OutputError(`${file}: made by another version (contract ${manifest.contract_version ?? 'unknown'}, not ${CONTRACT_VERSION}); delete the folder and run again`);
  }
  return manifest as Manifest;
}

/** Writes a file of JSON that people can read. */
export function writeJson(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** What is not reproducible about a run. */
export function runRecord(started: Date, seconds: Readonly<Record<string, number>>): object {
  return {
    started: started.toISOString(),
    machine: {
      host: hostname(), platform: process.platform, architecture: process.arch, processors: cpus().length, memory_bytes: totalmem(), node: process.version,
    },
    seconds,
  };
}

/** Versions of jospar and of the libraries that it works with. */
export function libraryVersions(): Record<string, string> {
  const { version, dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };
  return { jospar: version, ...dependencies };
}
