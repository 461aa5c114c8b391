import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isFree, takeLock } from './lock.js';
import type { Lock } from './lock.js';
import { OutputError, problemOf } from './problem.js';

/** Where a run builds its set; it may be incomplete. */
const NEXT = '.next';
/** A complete set on its way to its place: what was NEXT, from the moment that it is decided. */
const READY = '.ready';
/** What READY replaces, until all of it stands. */
const OLD = '.old';
const LOCK = '.lock';
/** In READY: names of what the new set no longer has. */
const DROPPED = '.dropped.json';
/** Taken away first and put back last: a folder without it is between two sets. */
const MANIFEST = 'manifest.json';

/**
 * An output folder that shows a complete set of files, the old one or the new one. A run builds its set in a hidden folder inside (so on the
 * same disk, and nothing but the set's own entries is ever moved); renaming that folder decides; then its entries are moved to their places.
 * A run that is killed before the decision leaves the old set, and one that is killed after it is completed at the next opening.
 */
export class OutputFolder {
  readonly path: string;
  /** Absolute path of the folder that the new set is built in; it exists. */
  readonly next: string;
  private readonly isNew: boolean;
  private readonly lock: Lock;

  /** @throws OutputError where the folder cannot be written to, or another run is at work in it. */
  constructor(folder: string) {
    this.path = resolve(folder);
    this.next = join(this.path, NEXT);
    this.isNew = !existsSync(this.path);
    try {
      mkdirSync(this.path, { recursive: true });
      this.lock = takeLock(join(this.path, LOCK));
    } catch (error) {
      throw new OutputError(`${folder}: ${error instanceof OutputError ? error.message : problemOf(error).replace(`${(error as NodeJS.ErrnoException).path ?? this.path}: `, '')}`);
    }
    try {
      this.repair();
      mkdirSync(this.next);
    } catch (error) {
      this.lock.release();
      throw error;
    }
  }

  /** Puts the new set in place of the old one, all of it or, where that fails, nothing; `dropped` names entries that it no longer has. */
  publish(dropped: readonly string[]): void {
    if (!this.lock.isHeld()) throw new OutputError(`${this.path}: another run has taken over this folder; nothing was changed`);
    if (dropped.length > 0) writeFileSync(join(this.next, DROPPED), JSON.stringify(dropped));
    renameSync(this.next, join(this.path, READY));
    try {
      moveIntoPlace(this.path);
    } catch (error) {
      renameSync(join(this.path, READY), this.next);
      throw error;
    }
  }

  /** Leaves the folder: what was being built goes away, and the folder with it if it was not there before and holds nothing. */
  close(): void {
    rmSync(this.next, { recursive: true, force: true });
    this.lock.release();
    if (this.isNew && readdirSync(this.path).length === 0) rmdirSync(this.path);
  }

  private repair(): void {
    if (existsSync(join(this.path, READY))) moveIntoPlace(this.path);
    const drafts = readdirSync(this.path).filter((name) => name.startsWith(`${LOCK}.`));
    for (const name of [OLD, NEXT, ...drafts]) rmSync(join(this.path, name), { recursive: true, force: true });
  }
}

/** Moves the entries of READY to their places, and what they replace to OLD; undoes all of it where a step fails. */
function moveIntoPlace(folder: string): void {
  const done: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    if (!existsSync(from)) return;
    renameSync(from, to);
    done.push(() => renameSync(to, from));
  };
  const setAside = (name: string): void => move(join(folder, name), join(folder, OLD, name));
  const entries = readdirSync(join(folder, READY)).filter((name) => name !== DROPPED && name !== MANIFEST);
  const dropped = existsSync(join(folder, READY, DROPPED)) ? (JSON.parse(readFileSync(join(folder, READY, DROPPED), 'utf8')) as string[]) : [];
  try {
    mkdirSync(join(folder, OLD), { recursive: true });
    if (existsSync(join(folder, READY, MANIFEST))) setAside(MANIFEST);
    for (const name of [...entries, ...dropped]) setAside(name);
    for (const name of [...entries, MANIFEST]) move(join(folder, READY, name), join(folder, name));
  } catch (error) {
    for (const undo of done.reverse()) undo();
    throw error;
  }
  rmSync(join(folder, READY), { recursive: true, force: true });
  rmSync(join(folder, OLD), { recursive: true, force: true });
}

/**
 * Completes what a killed run had decided, before the folder is read, and clears away what it left. A folder without such a run is left alone,
 * and so is one that a run is at work in, unless it is between two sets.
 *
 * @throws OutputError where another run is just putting its set in place.
 */
export function settle(folder: string): void {
  const has = (name: string): boolean => existsSync(join(folder, name));
  if (has(READY)) new OutputFolder(folder).close();
  else if ([NEXT, OLD, LOCK].some(has) && isFree(join(folder, LOCK))) new OutputFolder(folder).close();
}
