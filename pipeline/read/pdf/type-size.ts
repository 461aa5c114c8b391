import { median } from './geometry.js';

/** What is taken for the type where nothing is set. Points. */
const USUAL_SIZE = 10;

/**
 * The size of most type among words or signs, in points. What is near, and what is small, is told by it: a page that is printed two to a
 * sheet, or as a poster, reads as it did before.
 */
export function typeSizeOf(set: readonly { readonly size: number }[]): number {
  return set.length === 0 ? USUAL_SIZE : median(set.map(({ size }) => size));
}
