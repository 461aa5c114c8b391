import type { Atom } from './cells.js';
import type { Gap } from '../text/words.js';

/**
 * The numbers that may begin at an atom of a run: its own digits, and those with groups, letter-spaced digits and broken lines behind it, each
 * with what it costs to read it so.
 */
export interface Step {
  /** So many atoms. */
  readonly length: number;
  readonly cost: number;
  /** 1 where it goes against a habit of print: such a number is never certain. */
  readonly strained: number;
  readonly magnitude: number | null;
}

/** What it costs to read one number across a gap, by the gap; in powers of ten of unevenness. */
const JOIN_COST: Readonly<Record<Gap, number>> = { start: 9, space: 0.3, wrap: 0, line: 2.5, chunk: 4, page: 4 };
/** What each group beyond the fourth costs: thousands of trillions are no figures of a plan. */
const LONG_NUMBER_COST = 2;
const COMMON_GROUPS = 4;
/** What it costs to end a number at a wrapped line although the next group could continue it. */
const SPLIT_AT_WRAP = 3;
/** The same costs where an empty line stands behind a line that wraps: a tall row prints one between the lines of a cell. */
const JOIN_OVER_EMPTY = 0.1;
const SPLIT_OVER_EMPTY = 0.3;
/** What it costs to take single digits in a justified line for the letter-spaced groups of one number. */
const SPACED_COST = 0.1;
/** The same where the line shows no sign of justification. */
const SPACED_UNMARKED_COST = 0.4;
/** What it costs to read digits without thousands' spaces on over a line's end, as a cell narrower than its number breaks them: `1283780⏎0`. */
const BROKEN_COST = 0.5;
const BROKEN_OVER_EMPTY_COST = 0.9;
/** Digits printed without spaces are at least so many, and break over at most so many lines. */
const LEAST_UNSPACED = 3;
const MOST_BROKEN_LINES = 4;
const MOST_REST_OF_FRACTION = 2;
/** What it costs to read a paragraph of several lines as one number where the run prints its cells as paragraphs. */
const PARAGRAPH_COST = 0.5;
/** A justified line may lose the space between thousands: `1 8 7 2  ⏎526`. */
const MOST_UNGROUPED = 6;
/** The longest number: groups, counting letter-spaced digits. */
const MOST_GROUPS = 9;

const NO_NUMBERS: ReadonlySet<Atom['kind']> = new Set(['dash', 'cross', 'text']);

/** Whether any two atoms could be parts of one number. */
export function offersChoice(atoms: readonly Atom[]): boolean {
  return atoms.some((atom, index) => {
    const next = atoms[index + 1];
    if (atom.kind === 'open') return true;
    if (next === undefined || next.negative) return false;
    if (atom.kind === 'decimal') return isBroken(atom, next);
    if (atom.kind !== 'digits') return false;
    const isSpaced = atom.text.length === 1 && next.kind === 'digits' && next.text.length === 1;
    return (isGroup(next) && atom.text.length <= 3) || isSpaced || isSpacedGroup(atoms, index + 1) || isBroken(atom, next);
  });
}

/**
 * Every cell that may begin at an atom, with its cost.
 *
 * @param paragraphs the atoms of each paragraph that may be one number, by its first atom (see `broken-paragraphs.ts`).
 */
export function stepsFrom(atoms: readonly Atom[], index: number, wrapsMarked: boolean, paragraphs: ReadonlyMap<number, number>): Step[] {
  const steps = linewiseSteps(atoms, index, wrapsMarked);
  const length = paragraphs.get(index);
  if (length === undefined) return steps;
  const same = steps.find((step) => step.length === length);
  if (same !== undefined && same.cost <= PARAGRAPH_COST) return steps;
  return [...steps.filter((step) => step !== same), stepOf(atoms, index, length, PARAGRAPH_COST)];
}

function linewiseSteps(atoms: readonly Atom[], index: number, wrapsMarked: boolean): Step[] {
  const first = atoms[index];
  if (first === undefined) return [];
  if (first.kind === 'open') return [stepOf(atoms, index, 2, 0)];
  if (first.kind === 'decimal') return [stepOf(atoms, index, 1, 0), ...(hasRestOfFraction(atoms, index) ? brokenSteps(atoms, index).slice(0, 1) : [])];
  if (first.kind !== 'digits') return [stepOf(atoms, index, 1, 0)];
  const steps = first.text.length === 3 && first.text.startsWith('0') && !canBeAlone(atoms, index) ? [] : [stepOf(atoms, index, 1, 0)];
  if (first.text.length <= 3 && !first.text.startsWith('0')) steps.push(...continued(atoms, index, 1, 0, wrapsMarked));
  steps.push(...brokenSteps(atoms, index));
  const spaced = spacedDigits(atoms, index, wrapsMarked);
  if (spaced !== null) {
    const cost = spaced.marked ? SPACED_COST : SPACED_UNMARKED_COST;
    if (spaced.alone) steps.push(stepOf(atoms, index, spaced.length, cost));
    steps.push(...continued(atoms, index, spaced.length, cost, wrapsMarked));
  }
  return steps.map((step) => {
    const split = splitCost(atoms, index, step.length);
    return { ...step, cost: step.cost + split, strained: Math.max(step.strained, split >= SPLIT_AT_WRAP ? 1 : 0) };
  });
}

/** A group such as `041` begins no number; it stands alone only where nothing before it could have led it. */
function canBeAlone(atoms: readonly Atom[], index: number): boolean {
  const before = atoms[index - 1];
  return before === undefined || before.kind !== 'digits' || before.text.length > 3;
}

/** Numbers without spaces that a narrow cell broke by characters: each line but the last as long as the first. */
function brokenSteps(atoms: readonly Atom[], index: number): Step[] {
  const steps: Step[] = [];
  const width = widthOf(atoms[index]);
  let cost = 0;
  for (let length = 2; length <= MOST_BROKEN_LINES; length += 1) {
    const last = atoms[index + length - 2];
    const next = atoms[index + length - 1];
    if (last === undefined || next === undefined || !isBroken(last, next) || widthOf(last) !== width) break;
    cost += next.gap === 'chunk' ? BROKEN_OVER_EMPTY_COST : BROKEN_COST;
    steps.push(stepOf(atoms, index, next.kind === 'open' ? length + 1 : length, cost));
    if (next.kind !== 'digits') break;
  }
  return steps;
}

/** Whether a decimal may go on in the next line: with it, it has no more places than the whole decimals of its row (`340,5⏎24⏎110,8` is no 340,524). */
function hasRestOfFraction(atoms: readonly Atom[], index: number): boolean {
  const next = atoms[index + 1];
  if (next === undefined) return false;
  const whole = atoms.filter((atom, at) => at !== index && atom.kind === 'decimal' && (atoms[at + 1] === undefined || !isBroken(atom, atoms[at + 1] ?? atom)));
  const places = placesOf(atoms[index]) + next.text.length;
  return whole.length === 0 || whole.some((atom) => placesOf(atom) >= places);
}

function placesOf(atom: Atom | undefined): number {
  return atom?.text.split('.')[1]?.length ?? 0;
}

function widthOf(atom: Atom | undefined): number {
  return atom?.text.length ?? 0;
}

/** Whether digits without spaces go on in the next line of their cell: whole ones with anything, decimals with the rest of their fraction. */
function isBroken(first: Atom, next: Atom): boolean {
  if (next.negative || next.side === 'before' || first.marks !== '' || first.side === 'after' || (next.gap !== 'line' && next.gap !== 'wrap' && next.gap !== 'chunk')) return false;
  if (first.kind === 'decimal') return next.kind === 'digits' && next.text.length <= MOST_REST_OF_FRACTION && widthOf(first) > LEAST_UNSPACED;
  if (first.kind !== 'digits' || widthOf(first) < LEAST_UNSPACED || (next.kind !== 'digits' && next.kind !== 'decimal' && next.kind !== 'open')) return false;
  const rest = (next.text.split('.')[0] ?? '').length;
  return widthOf(first) > LEAST_UNSPACED ? rest <= widthOf(first) : rest < widthOf(first);
}

/** Numbers that go on with groups of exactly three digits after `length` atoms. */
function continued(atoms: readonly Atom[], index: number, length: number, cost: number, wrapsMarked: boolean): Step[] {
  const steps: Step[] = [];
  let joins = cost;
  let groups = 1;
  let strained = 0;
  for (let size = length + 1; size <= MOST_GROUPS; size += 1) {
    const last = atoms[index + size - 2];
    const next = atoms[index + size - 1];
    if (last === undefined || next === undefined || last.marks !== '' || last.side === 'after') break;
    const taken = isGroup(next) ? 1 : isSpacedGroup(atoms, index + size - 1) ? 3 : 0;
    if (taken === 0) break;
    groups += 1;
    if (groups > COMMON_GROUPS) joins += LONG_NUMBER_COST;
    const join = joinCost(last, next, wrapsMarked);
    joins += join;
    if (groups > COMMON_GROUPS || join >= JOIN_COST.chunk) strained = 1;
    size += taken - 1;
    steps.push({ ...stepOf(atoms, index, next.kind === 'open' ? size + 1 : size, joins), strained });
    if (next.kind !== 'digits') break;
  }
  return steps;
}

/**
 * Single digits up to their line's end, as a justified line prints the groups of a number: `4 9 8  ⏎699`, `6  0 2 1  ⏎300`. Marked when
 * the line shows that it is justified, by wide spaces between the groups or white space at its end (which some texts have lost); a whole line
 * of single digits may be one number too.
 */
function spacedDigits(atoms: readonly Atom[], index: number, wrapsMarked: boolean): { length: number; marked: boolean; alone: boolean } | null {
  const sizes: number[] = [];
  for (let length = 1; length <= MOST_GROUPS; length += 1) {
    const atom = atoms[index + length - 1];
    if (atom === undefined || atom.kind !== 'digits' || atom.text.length !== 1 || (length > 1 && atom.gap !== 'space')) return null;
    if (length === 1 && atom.text === '0') return null;
    if (length === 1 || atom.wide) sizes.push(1);
    else sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    const next = atoms[index + length];
    if (next?.gap === 'space') continue;
    const isWide = sizes.length > 1;
    // White space behind the digit itself; a qualifier may stand in the next line.
    const trailing = atom.side === 'after' ? (atom.words[0]?.trailing ?? 0) : atom.trailing;
    const marked = isWide || trailing >= 2 || (trailing >= 1 && next?.gap === 'wrap');
    const isGrouped = sizes.every((size, group) => (group === 0 ? size <= (marked && !isWide ? MOST_UNGROUPED : 3) : size === 3));
    if (length === 1 || !isGrouped) return null;
    const wholeLine = atoms[index]?.gap !== 'space';
    return marked || wholeLine || !wrapsMarked ? { length, marked, alone: marked || wholeLine } : null;
  }
  return null;
}

/** What it costs to end a cell before an atom that a wrapped line offers as its continuation. */
function splitCost(atoms: readonly Atom[], index: number, length: number): number {
  const last = atoms[index + length - 1];
  const next = atoms[index + length];
  const wrapsOverEmpty = next?.gap === 'chunk' && (last?.trailing ?? 0) > 0;
  if (last === undefined || next === undefined || (next.gap !== 'wrap' && !wrapsOverEmpty)) return 0;
  const continues = last.kind === 'digits' && last.side !== 'after' && last.marks === '' && (isGroup(next) || isSpacedGroup(atoms, index + length));
  const leads = length > 1 || (last.text.length <= 3 && !last.text.startsWith('0'));
  if (!continues || !leads) return 0;
  return wrapsOverEmpty ? SPLIT_OVER_EMPTY : SPLIT_AT_WRAP;
}

function stepOf(atoms: readonly Atom[], index: number, length: number, cost: number): Step {
  let digits = '';
  for (let at = index; at < index + length; at += 1) digits += NO_NUMBERS.has(atoms[at]?.kind ?? 'text') ? '' : (atoms[at]?.text ?? '');
  const size = Number(digits);
  return { length, cost, strained: 0, magnitude: size > 0 ? Math.min(Math.log10(size), digits.length) : null };
}

function joinCost(last: Atom, next: Atom, wrapsMarked: boolean): number {
  if (next.gap === 'chunk' && last.trailing > 0) return JOIN_OVER_EMPTY;
  return !wrapsMarked && next.gap === 'line' ? JOIN_COST.space : JOIN_COST[next.gap];
}

/** A group that can go on with a number: exactly three digits, perhaps with decimals. */
function isGroup(atom: Atom): boolean {
  return !atom.negative && atom.side !== 'before' && (atom.kind === 'digits' ? atom.text.length === 3 : (atom.kind === 'decimal' || atom.kind === 'open') && atom.text.indexOf('.') === 3);
}

/** A line of just three single digits: a letter-spaced group of a number that began in the line before. */
function isSpacedGroup(atoms: readonly Atom[], index: number): boolean {
  const digits = atoms.slice(index, index + 3);
  const isLine = digits.length === 3 && digits[0]?.gap !== 'space' && digits[1]?.gap === 'space' && digits[2]?.gap === 'space' && atoms[index + 3]?.gap !== 'space';
  return isLine && digits.every((atom, at) => atom.kind === 'digits' && atom.text.length === 1 && (atom.side === null || (at === 2 && atom.side === 'after')));
}
