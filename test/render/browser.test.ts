import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserError, findBrowser } from '../../pipeline/render/browser.js';

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-browser-'));
  program = join(folder, 'google-chrome');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the browser', () => {
  it('is the one that JOSPAR_CHROME names, before any other', () => {
    expect(findBrowser({ JOSPAR_CHROME: program })).toEqual({ origin: 'configured', path: program });
  });

  it('is asked for in one line where JOSPAR_CHROME names no program', () => {
    const find = (): unknown => findBrowser({ JOSPAR_CHROME: join(folder, 'nothing') });
    expect(find).toThrow(BrowserError);
    expect(find).toThrow(/^JOSPAR_CHROME names .*nothing, which is no program — .*$/);
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')('is else the one that comes with the dependencies, in a folder of its version', () => {
    const found = findBrowser({ PATH: folder });
    expect(found.origin).toBe('bundled');
    expect(found.path).toMatch(/[\\/]chromium-[\d.]+[\\/]chromium$/);
  });
});
