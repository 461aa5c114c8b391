import type { Atom } from './cells.js';

/**
 * Paragraphs of a run that hold one number each.
 *
 * A row whose cells are narrower than their numbers prints each cell as a paragraph: `1 011 ⏎711`, `114 ⏎710 ⏎9`, `2 6 5 ⏎9 3 6 ⏎7`. That empty lines part
 * several such cells tells that the line breaks inside them part no cells.
 */

/** So many paragraphs, of which so many are broken numbers, tell that paragraphs are cells. */
const LEAST_PARAGRAPHS = 3;
const LEAST_BROKEN = 2;
const GROUP = 3;
/** Digits of a number of whole groups, and of one cut by characters. */
const MOST_GROUPED_DIGITS = 12;
const MOST_CUT_DIGITS = 10;

/** For the first atom of each paragraph that is one number over several lines, how many atoms it has; empty where the run does not print its cells so. */
export function brokenParagraphs(atoms: readonly Atom[]): ReadonlyMap<number, number> {
  const starts = atoms.flatMap(({ gap }, index) => (index === 0 || gap === 'chunk' || gap === 'page' ? [index] : []));
  const broken = new Map<number, number>();
  if (starts.length < LEAST_PARAGRAPHS) return broken;
  for (const [at, from] of starts.entries()) {
    const paragraph = atoms.slice(from, starts[at + 1] ?? atoms.length);
    if (isBrokenNumber(paragraph)) broken.set(from, paragraph.length);
  }
  return broken.size < LEAST_BROKEN ? new Map() : broken;
}

function isBrokenNumber(atoms: readonly Atom[]): boolean {
  const last = atoms.length - 1;
  const isNumber = atoms.every((atom, index) =>
    atom.kind === 'digits' && (index === 0 || !atom.negative) && (index === last || atom.marks === '') && (atom.side === null || index === (atom.side === 'before' ? 0 : last)));
  const lines = isNumber ? linesOf(atoms) : [];
  return lines.length > 1 && !/^0/u.test(atoms[0]?.text ?? '0') && (isGrouped(lines.flat()) || isCutByCharacters(lines));
}

/** The groups of digits that each line prints; letter-spaced digits are parted by wide spaces alone. */
function linesOf(atoms: readonly Atom[]): string[][] {
  const lines: Atom[][] = [];
  for (const atom of atoms) {
    if (atom.gap !== 'space' || lines.length === 0) lines.push([]);
    lines.at(-1)?.push(atom);
  }
  return lines.map((line) => (line.length > 1 && line.every(({ text }) => text.length === 1) ? spacedGroups(line) : line.map(({ text }) => text)));
}

function spacedGroups(line: readonly Atom[]): string[] {
  const groups: string[] = [];
  for (const { text, wide } of line) {
    if (groups.length === 0 || wide) groups.push(text);
    else groups[groups.length - 1] += text;
  }
  return groups;
}

/** `1 011 ⏎711`: thousands by threes, lines broken between them. */
function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, index) => (index === 0 ? group.length <= GROUP : group.length === GROUP)) && groups.join('').length <= MOST_GROUPED_DIGITS;
}

/** `114 ⏎710 ⏎9`: a number without thousands' spaces, its lines as long as the cell is wide. */
function isCutByCharacters(lines: readonly (readonly string[])[]): boolean {
  const width = lines[0]?.[0]?.length ?? 0;
  const isFull = lines.every((line, index) => line.length === 1 && (index < lines.length - 1 ? line[0]?.length === width : (line[0]?.length ?? 0) <= width));
  return isFull && width >= GROUP && lines.flat().join('').length <= MOST_CUT_DIGITS;
}
