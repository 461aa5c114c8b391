import type { SourceLine } from '../../model.js';

/** Of the lines that surely go on, so large a share must end in white space for that to be the dump's mark of it. */
const LEAST_SHARE = 0.3;

/**
 * Whether a dump marks a line that wraps on by a trailing space. What it does with lines that surely do, those before a line in small letters, tells; a
 * stray space does not.
 */
export function marksWraps(lines: readonly SourceLine[]): boolean {
  let [going, marked, any] = [0, 0, false];
  for (const [index, { text }] of lines.entries()) {
    const isSpaced = /\S\s+$/u.test(text);
    any ||= isSpaced;
    if (text.trim() === '' || !/^\p{Ll}/u.test(lines[index + 1]?.text ?? '')) continue;
    going += 1;
    if (isSpaced) marked += 1;
  }
  return going === 0 ? any : marked >= LEAST_SHARE * going;
}
