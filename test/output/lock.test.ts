import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from '../../pipeline/output/lock.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-lock-'));
  file = join(folder, '.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is held until it is given back', () => {
  const lock = takeLock(file);
  expect(lock.isHeld()).toBe(true);
  expect(() => takeLock(file)).toThrow(/another run/);
  lock.release();
  takeLock(file).release();
});

it('stands alone in its folder, and leaves nothing behind', () => {
  const lock = takeLock(file);
  expect(readdirSync(folder)).toEqual(['.lock']);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

it('of a process that is gone is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, JSON.stringify({ pid, host: hostname(), started: null }));
  takeLock(file).release();
});

it('of an earlier process with the number of a living one is taken over', () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, host: hostname(), started: 'another boot 1' }));
  takeLock(file).release();
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), started: 'another boot 1' }));
  takeLock(file).release();
});

it('is not given back by a run that has lost it', () => {
  const lock = takeLock(file);
  writeFileSync(file, 'theirs');
  lock.release();
  expect(readFileSync(file, 'utf8')).toBe('theirs');
});
