import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SourceError } from '../../../pipeline/model.js';
import { openPdf } from '../../../pipeline/read/pdf/pdf.js';
import { ruledTable, smallPdf, text } from './small-pdf.js';

/** Pseudo-random numbers from a seed (mulberry32): the same mutations in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sources = [
  Buffer.from(smallPdf({ pages: [ruledTable([['Name', '2010'], ['Wheat', '12'], ['Oats', '7']]), text(70, 700, 'End')] })),
  ...['booktabs', 'side-by-side', 'dot-leaders', 'on-its-side'].map((name) => readFileSync(join(import.meta.dirname, 'printed', `${name}.pdf`))),
];

/** A file as damage leaves it: cut short, bytes changed, numbers made huge, a part twice or gone. */
function mutated(source: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * source.length);
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  switch (Math.floor(random() * 5)) {
    case 0: return source.subarray(0, from);
    case 1: {
      const bytes = Buffer.from(source);
      for (let changed = 0; changed < 1 + random() * 40; changed += 1) bytes[at()] = Math.floor(random() * 256);
      return bytes;
    }
    case 2: return Buffer.concat([source.subarray(0, to), source.subarray(from)]);
    case 3: return Buffer.concat([source.subarray(0, from), source.subarray(Math.min(to, from + 400))]);
    default: {
      const numbers = [...source.toString('latin1').matchAll(/\d+/g)];
      const number = numbers[Math.floor(random() * numbers.length)];
      const place = number?.index ?? 0;
      return Buffer.concat([source.subarray(0, place), Buffer.from(['99999999', '-1', '0', '1e9'][Math.floor(random() * 4)] ?? ''), source.subarray(place + (number?.[0].length ?? 0))]);
    }
  }
}

const printed: string[] = [];
beforeEach(() => {
  for (const how of ['log', 'warn', 'error', 'info'] as const) vi.spyOn(console, how).mockImplementation((...words: unknown[]) => { printed.push(words.join(' ')); });
});
afterEach(() => { vi.restoreAllMocks(); });

it('a damaged PDF is read, or refused by a line; pdf.js says nothing of its own', async () => {
  const random = chance(20_131_109);
  for (let round = 0; round < 200; round += 1) {
    const bytes = mutated(sources[round % sources.length] as Buffer, random);
    try {
      const pdf = await openPdf(`mutation-${round}.pdf`, bytes, null);
      try {
        for (let number = 1; number <= Math.min(pdf.pageCount, 5); number += 1) await pdf.page(number);
      } finally {
        await pdf.close();
      }
    } catch (error) {
      expect(error, `mutation ${round}`).toBeInstanceOf(SourceError);
      expect((error as Error).message, `mutation ${round}`).not.toMatch(/\n/);
    }
  }
  expect(printed).toEqual([]);
});
