import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Clock, progressOn } from '../pipeline/progress.js';

afterEach(() => vi.unstubAllEnvs());

/** A stream that says of itself what a terminal would. */
function streamOf(known: Partial<Pick<WriteStream, 'isTTY' | 'columns'>>): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = Object.assign(new PassThrough(), known);
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => String(stream.read() ?? '') };
}

function walk(stream: NodeJS.WriteStream): void {
  const progress = progressOn(stream);
  progress.doing('read', '1 of 2');
  progress.done('read', '2 documents', 0.5);
  progress.stop();
}

describe('progress', () => {
  it('is a plain line a station where nobody watches', () => {
    const { stream, text } = streamOf({});
    walk(stream);
    expect(text()).toMatch(/^read +2 documents +0\.50 s\n$/);
  });

  it('is plain too on a terminal that does not know its width', () => {
    vi.stubEnv('NO_COLOR', '1');
    const { stream, text } = streamOf({ isTTY: true, columns: 0 });
    walk(stream);
    expect(text()).toMatch(/^read +2 documents +0\.50 s\n$/);
  });

  it('is in colour on a terminal, unless people ask for none', () => {
    const seen = ['', '1'].map((wish) => {
      vi.stubEnv('NO_COLOR', wish);
      vi.stubEnv('TERM', 'xterm');
      const { stream, text } = streamOf({ isTTY: true, columns: 0 });
      walk(stream);
      return text().includes('\u001B[1m');
    });
    expect(seen).toEqual([true, false]);
  });
});

describe('the clock', () => {
  it('adds up what each station takes, in the order of the road, also of work that fails', async () => {
    const clock = new Clock();
    await clock.time('extract', () => undefined);
    await clock.time('read', () => undefined);
    await expect(clock.time('read', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(Object.keys(clock.all())).toEqual(['read', 'extract']);
  });
});
