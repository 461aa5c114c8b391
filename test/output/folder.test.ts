import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutputFolder, settle } from '../../pipeline/output/folder.js';

/** Steps that change the disk, until the process is "killed": from then on none works any more. */
const killed = vi.hoisted(() => ({ after: Infinity, steps: 0 }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const mortal = <T extends (...args: never[]) => unknown>(step: T): T =>
    ((...args: Parameters<T>): unknown => {
      killed.steps += 1;
      if (killed.steps > killed.after) throw new Error('killed');
      return step(...args);
    }) as T;
  return { ...fs, renameSync: mortal(fs.renameSync), rmSync: mortal(fs.rmSync), mkdirSync: mortal(fs.mkdirSync), writeFileSync: mortal(fs.writeFileSync), rmdirSync: mortal(fs.rmdirSync) };
});

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jospar-output-'));
  folder = join(home, 'output');
});
afterEach(() => {
  alive();
  rmSync(home, { recursive: true });
});

function alive(): void {
  killed.after = Infinity;
  killed.steps = 0;
}

/** A set is whole when every file in it bears the version that its manifest names. */
function build(output: OutputFolder, version: string, documents: readonly string[]): void {
  for (const document of documents) {
    mkdirSync(join(output.next, document));
    writeFileSync(join(output.next, document, 'table.csv'), version);
  }
  writeFileSync(join(output.next, 'jospar.duckdb'), version);
  writeFileSync(join(output.next, 'manifest.json'), version);
}

function publish(version: string, documents: readonly string[], dropped: readonly string[] = []): void {
  const output = new OutputFolder(folder);
  build(output, version, documents);
  output.publish(dropped);
  output.close();
}

/** Every file that people see, by path. */
function shown(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const)
    .filter(([path]) => !path.startsWith('.'))
    .sort());
}

const setOf = (version: string, ...documents: string[]): Record<string, string> => Object.fromEntries(
  [...documents.map((document) => `${document}/table.csv`), 'jospar.duckdb', 'manifest.json'].map((path) => [path, version]).sort()) as Record<string, string>;

describe('an output folder', () => {
  it('shows the new set once it is published, and nothing that is hidden', () => {
    publish('1', ['a', 'b']);
    expect(shown()).toEqual(setOf('1', 'a', 'b'));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('keeps what is not its own, and documents that the new set does not replace', () => {
    publish('1', ['a', 'b']);
    writeFileSync(join(folder, 'README.md'), 'mine');
    publish('2', ['b']);
    expect(shown()).toEqual({ ...setOf('2', 'b'), 'a/table.csv': '1', 'README.md': 'mine' });
  });

  it('lets go of documents that are dropped', () => {
    publish('1', ['a', 'b']);
    publish('2', ['b'], ['a']);
    expect(shown()).toEqual(setOf('2', 'b'));
  });

  it('is left as it was by a run that gives up, also where it was not there', () => {
    new OutputFolder(folder).close();
    expect(existsSync(folder)).toBe(false);
    publish('1', ['a']);
    const output = new OutputFolder(folder);
    build(output, '2', ['a']);
    output.close();
    expect(shown()).toEqual(setOf('1', 'a'));
  });

  it('shows the old set or the new one at whichever step a run is killed, at the latest after the next start', () => {
    const [before, after] = [setOf('1', 'a', 'b', 'gone'), setOf('2', 'a', 'b', 'new')];
    const outcomes = new Set<string>();
    for (let step = 0; ; step += 1) {
      rmSync(folder, { recursive: true, force: true });
      publish('1', ['a', 'b', 'gone']);
      alive();
      killed.after = step;
      try {
        publish('2', ['a', 'b', 'new'], ['gone']);
      } catch {
        // What is on the disk now is what a killed run leaves.
      }
      const isOver = killed.steps <= step;
      alive();
      if (existsSync(join(folder, 'manifest.json'))) {
        const version = readFileSync(join(folder, 'manifest.json'), 'utf8');
        expect(shown(), `killed at step ${step}`).toEqual(version === '1' ? before : after);
      }
      // A process that is really killed is gone; this one is not, so its lock is taken away by hand.
      rmSync(join(folder, '.lock'), { force: true });
      new OutputFolder(folder).close();
      const repaired = shown();
      expect([before, after], `after the start that follows a kill at step ${step}`).toContainEqual(repaired);
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
      outcomes.add(JSON.stringify(repaired));
      if (isOver) break;
    }
    expect(outcomes.size).toBe(2);
  });

  it('is settled for those who only read it', () => {
    publish('1', ['a']);
    const output = new OutputFolder(folder);
    build(output, '2', ['a']);
    killed.after = killed.steps + 4;
    expect(() => output.publish([])).toThrow('killed');
    alive();
    rmSync(join(folder, '.lock'), { force: true });
    settle(folder);
    expect(shown()).toEqual(setOf('2', 'a'));
  });

  it('is cleared of what a killed run left when it is only read, but not of what a run is at', () => {
    publish('1', ['a']);
    const output = new OutputFolder(folder);
    build(output, '2', ['a']);
    settle(folder);
    expect(existsSync(output.next)).toBe(true);
    // The run is gone.
    writeFileSync(join(folder, '.lock'), '');
    settle(folder);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(shown()).toEqual(setOf('1', 'a'));
  });

  it('admits one run at a time, and knows a lock whose run is gone', () => {
    const output = new OutputFolder(folder);
    expect(() => new OutputFolder(folder)).toThrow(/another run \(process \d+ on .+\) is writing to this folder/);
    output.close();
    mkdirSync(folder);
    for (const lock of [JSON.stringify({ pid: 2 ** 22 + 1, host: 'elsewhere', started: null }), '']) {
      writeFileSync(join(folder, '.lock'), lock);
      if (lock.includes('elsewhere')) expect(() => new OutputFolder(folder)).toThrow(/elsewhere/);
      else new OutputFolder(folder).close();
    }
  });

  it('does not publish once another run has taken over', () => {
    publish('1', ['a']);
    const output = new OutputFolder(folder);
    build(output, '2', ['a']);
    writeFileSync(join(folder, '.lock'), 'theirs');
    expect(() => output.publish([])).toThrow(/taken over/);
    output.close();
    expect(shown()).toEqual(setOf('1', 'a'));
    expect(readFileSync(join(folder, '.lock'), 'utf8')).toBe('theirs');
  });

  it('says in one line where it cannot be', () => {
    writeFileSync(join(home, 'file'), '');
    expect(() => new OutputFolder(join(home, 'file'))).toThrow(/file: there is a file of that name, not a folder$/);
    expect(() => new OutputFolder(join(home, 'file', 'below'))).toThrow(/below: a part of this path is a file, not a folder$/);
  });
});
