import type { Parameters } from 'fast-check';

/**
 * How often a property is tried. The same cases every time, so that a test run says the same twice; to look for new ones, set
 * `JOSPAR_FUZZ=<seed>:<times>`, e.g. `JOSPAR_FUZZ=7:20`, to try other cases, so many times as often.
 */
export function runs<T>(count: number): Parameters<T> {
  const [seed = 2011, times = 1] = (process.env.JOSPAR_FUZZ ?? '').split(':').filter((part) => part !== '').map(Number);
  return { seed, numRuns: count * times };
}
