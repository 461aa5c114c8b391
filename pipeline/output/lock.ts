import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { OutputError } from './problem.js';

/** Who holds a lock: enough to tell whether that run is still alive. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** What tells a process from a later one with the same number; null where the system does not say. */
  readonly started: string | null;
}

/** A lock that this process holds until it gives it back. */
export interface Lock {
  /** Whether the file is still this process's own. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

/**
 * Takes the lock of a folder, so that two runs do not write to it at once. A lock whose process is gone is taken over.
 *
 * @throws OutputError that says who holds it.
 */
export function takeLock(file: string): Lock {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) } satisfies Holder);
  if (!create(file, own)) {
    const holder = read(file);
    if (holder !== null && isAlive(holder)) throw inUse(file, holder);
    rmSync(file, { force: true });
    if (!create(file, own)) throw inUse(file, read(file));
  }
  const isHeld = (): boolean => contentOf(file) === own;
  return { isHeld, release: () => isHeld() && rmSync(file, { force: true }) };
}

/** Whether nobody holds a lock: there is none, or its process is gone. */
export function isFree(file: string): boolean {
  const holder = read(file);
  return holder === null || !isAlive(holder);
}

/**
 * Makes a file that is not there yet, with its content from the first moment: a lock that is created and then filled would look like one that a
 * killed run left. Where the file system has no links, it is created and filled.
 */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, content);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      writeFileSync(file, content, { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null for a lock that was never written whole: its run was killed at that moment. */
function read(file: string): Holder | null {
  try {
    return JSON.parse(contentOf(file) ?? '') as Holder;
  } catch {
    return null;
  }
}

/** A run on another machine cannot be seen from here, and counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  if (started !== null || pid === process.pid) return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and tick at which a process started, where the system keeps them (Linux). */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

function inUse(file: string, holder: Holder | null): OutputError {
  const who = holder === null ? 'another run' : `another run (process ${holder.pid} on ${holder.host})`;
  return new OutputError(`${who} is writing to this folder; wait for it, or delete ${file} if it is over`);
}
