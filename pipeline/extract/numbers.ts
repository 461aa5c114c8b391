import type { Atom, Cell } from './cells.js';
import type { Gap } from './words.js';

/**
 * How to read a run of digits.
 *
 * `1 332 2072 2 111 2 275 3 083 2 376 2 428` is seven numbers; `170 151 189 316 202 241 202 923 202 251` is five in seven columns. A
 * group after the first of a number has exactly three digits, and a decimal ends it; a line break may sit inside. All counts up to the
 * number of columns are weighed together by how evenly the magnitudes come out; a full count wins where it is about as even.
 */
export interface Reading {
  readonly cells: readonly Cell[];
  /** Unevenness in powers of ten plus what its breaks cost: 0 is a perfectly even row read without breaking any habit of print. */
  readonly cost: number;
  /** How often it ends a number at a line that wraps on: against the habit of print, and never certain. */
  readonly strained: number;
}

export interface RunReading {
  /** Readings weighed, the chosen one first; more than one only where there was a choice. */
  readonly readings: readonly Reading[];
  readonly chosen: Reading;
  /** Whether no other reading comes near the chosen one. */
  readonly certain: boolean;
  readonly reason: 'only' | 'full' | 'even' | 'ambiguous' | 'too_many';
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
/** A reading with fewer cells than columns must be this much more even than a full one to be preferred. */
const FULL_COUNT_GRACE = 0.3;
/** What it costs to read digits without thousands' spaces on over a line's end, as a cell narrower than its number breaks them: `1283780⏎0`. */
const BROKEN_COST = 0.5;
const BROKEN_OVER_EMPTY_COST = 0.9;
/** Digits printed without spaces are at least so many, and break over at most so many lines. */
const LEAST_UNSPACED = 3;
const MOST_BROKEN_LINES = 4;
const MOST_REST_OF_FRACTION = 2;
/** A rival of another count, or of the same count, closer than this leaves the row ambiguous. */
const MARGIN = 0.3;
/** Each column without a cell costs this much, so that of two even readings the fuller is named first. */
const MISSING_CELL = 0.03;
/** Readings kept for each count while searching, and shown as candidates. */
const KEPT = 3;
const SHOWN = 5;
/** A justified line may lose the space between thousands: `1 8 7 2  ⏎526`. */
const MOST_UNGROUPED = 6;
/** The longest number: groups, counting letter-spaced digits. */
const MOST_GROUPS = 9;
/** Runs longer than this are no table rows; they are read word by word. */
const MOST_ATOMS = 160;
/** Magnitudes are above this negative power of ten. */
const MOST_DECIMALS = 400;

/**
 * Reads a run of atoms in a table of `columns` year columns.
 *
 * @param wrapsMarked whether the text keeps the trailing spaces that tell a wrapped line; where it does not, a plain line break says
 *   nothing about where a number ends.
 */
export function readRun(atoms: readonly Atom[], columns: number, wrapsMarked = true): RunReading {
  if (atoms.length <= columns && !offersChoice(atoms)) return single(atoms.map((atom) => cellOf([atom])), 'only');
  if (atoms.length > MOST_ATOMS) return single(atoms.map((atom) => cellOf([atom])), 'too_many');
  const complete = search(atoms, Math.max(columns, 1), wrapsMarked);
  if (complete.length === 0) {
    const over = search(atoms, atoms.length, wrapsMarked);
    const fewest = over.sort((a, b) => a.cells.length - b.cells.length || a.cost - b.cost)[0];
    return single(fewest?.cells ?? atoms.map((atom) => cellOf([atom])), 'too_many');
  }
  return choose(complete, columns);
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
  return isLine && digits.every((atom) => atom.kind === 'digits' && atom.text.length === 1 && atom.side === null);
}

/** Whether any two atoms could be parts of one number. */
function offersChoice(atoms: readonly Atom[]): boolean {
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

/** Reads a run that is known to be one value, whatever spaces its digits: `9 8 9` is 989. */
export function readSingle(atoms: readonly Atom[]): RunReading {
  if (atoms.length === 0) return single([], 'only');
  return atoms.every((atom) => atom.kind === 'digits') ? single([cellOf(atoms)], 'only') : readRun(atoms, 1);
}

function single(cells: readonly Cell[], reason: RunReading['reason']): RunReading {
  const chosen = { cells, cost: 0, strained: 0 };
  return { readings: [chosen], chosen, certain: reason === 'only', reason };
}

function choose(complete: readonly Reading[], columns: number): RunReading {
  const ranked = complete
    .map((reading) => ({ reading, cost: reading.cost + MISSING_CELL * (columns - reading.cells.length) }))
    .sort((a, b) => a.cost - b.cost);
  const bestFull = ranked.find(({ reading }) => reading.cells.length === columns);
  const bestOther = ranked.find(({ reading }) => reading.cells.length !== columns);
  const fullWins = bestFull !== undefined && (bestOther === undefined || bestFull.cost <= bestOther.cost + FULL_COUNT_GRACE);
  const chosen = fullWins ? bestFull : ranked[0];
  if (chosen === undefined) throw new Error('a run without a reading');
  const rivals = ranked.filter((other) => other !== chosen);
  const sameCount = rivals.find(({ reading }) => reading.cells.length === chosen.reading.cells.length);
  const otherCount = rivals.find(({ reading }) => reading.cells.length !== chosen.reading.cells.length);
  const certain =
    chosen.reading.strained === 0 &&
    (sameCount === undefined || sameCount.cost - chosen.cost >= MARGIN) &&
    // A full count that is preferred though another reading is more even is no certain one.
    (otherCount === undefined || otherCount.cost - chosen.cost >= (fullWins ? 0 : MARGIN));
  const readings = [chosen, ...rivals].slice(0, SHOWN).map(({ reading }) => reading);
  const reason = rivals.length === 0 ? 'only' : !certain ? 'ambiguous' : fullWins ? 'full' : 'even';
  return { readings, chosen: chosen.reading, certain, reason };
}

// ── search ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Partial {
  readonly cost: number;
  readonly count: number;
  readonly strained: number;
  /** log10 of the last number that is not zero; null before there is one. */
  readonly magnitude: number | null;
  /** Its last cell: so many atoms from `from` on. */
  readonly from: number;
  readonly length: number;
  readonly before: Partial | null;
}

/** A cell that may begin at an atom: how many atoms it takes. */
interface Step {
  readonly length: number;
  readonly cost: number;
  readonly strained: number;
  readonly magnitude: number | null;
}

/** The cheapest readings with at most `most` cells, {@link KEPT} for each count and last magnitude. */
function search(atoms: readonly Atom[], most: number, wrapsMarked: boolean): Reading[] {
  const at: Partial[][] = Array.from({ length: atoms.length + 1 }, () => []);
  at[0]?.push({ cost: 0, count: 0, strained: 0, magnitude: null, from: 0, length: 0, before: null });
  for (let index = 0; index < atoms.length; index += 1) {
    const partials = kept(at[index] ?? []);
    if (partials.length === 0) continue;
    for (const step of stepsFrom(atoms, index, wrapsMarked)) {
      const next = at[index + step.length];
      for (const partial of partials) {
        if (partial.count >= most) continue;
        const jump = partial.magnitude !== null && step.magnitude !== null ? Math.abs(step.magnitude - partial.magnitude) : 0;
        next?.push({
          cost: partial.cost + step.cost + jump,
          count: partial.count + 1,
          strained: partial.strained + step.strained,
          magnitude: step.magnitude ?? partial.magnitude,
          from: index,
          length: step.length,
          before: partial,
        });
      }
    }
  }
  return distinct(kept(at[atoms.length] ?? []).map((partial) => ({ cells: cellsOf(partial, atoms), cost: partial.cost, strained: partial.strained })));
}

/** Readings that differ in what they read, the cheapest of each (letter-spacing may offer one reading twice). */
function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ cells }) => {
    const key = cells.map((cell) => cell.value ?? cell.absence).join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

/** The cheapest partial readings, a few for each count and magnitude: the future of a reading depends on nothing else. */
function kept(partials: readonly Partial[]): readonly Partial[] {
  if (partials.length <= 1) return partials;
  const groups = new Map<number, number>();
  return [...partials]
    .sort((a, b) => a.cost - b.cost)
    .filter((partial) => {
      const key = groupKey(partial);
      const size = groups.get(key) ?? 0;
      groups.set(key, size + 1);
      return size < KEPT;
    });
}

/** One number for a count (below 2^10: a run has fewer atoms) and a magnitude to six decimals. */
function groupKey({ count, magnitude }: Partial): number {
  return (magnitude === null ? -1 : Math.round((magnitude + MOST_DECIMALS) * 1e6)) * 1024 + count;
}

function cellsOf(partial: Partial, atoms: readonly Atom[]): Cell[] {
  const cells: Cell[] = [];
  for (let at: Partial | null = partial; at !== null && at.length > 0; at = at.before) cells.push(cellOf(atoms.slice(at.from, at.from + at.length)));
  return cells.reverse();
}

/** Every cell that may begin at an atom, with its cost. */
function stepsFrom(atoms: readonly Atom[], index: number, wrapsMarked: boolean): Step[] {
  const first = atoms[index];
  if (first === undefined) return [];
  if (first.kind === 'open') return [stepOf(atoms, index, 2, 0)];
  if (first.kind === 'decimal') return [stepOf(atoms, index, 1, 0), ...brokenSteps(atoms, index).slice(0, 1)];
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
    return { ...step, cost: step.cost + split, strained: split >= SPLIT_AT_WRAP ? 1 : 0 };
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
  for (let size = length + 1; size <= MOST_GROUPS; size += 1) {
    const last = atoms[index + size - 2];
    const next = atoms[index + size - 1];
    if (last === undefined || next === undefined || last.marks !== '' || last.side === 'after') break;
    const taken = isGroup(next) ? 1 : isSpacedGroup(atoms, index + size - 1) ? 3 : 0;
    if (taken === 0) break;
    groups += 1;
    if (groups > COMMON_GROUPS) joins += LONG_NUMBER_COST;
    joins += joinCost(last, next, wrapsMarked);
    size += taken - 1;
    if (next.kind === 'open') steps.push(stepOf(atoms, index, size + 1, joins));
    else steps.push(stepOf(atoms, index, size, joins));
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
  for (let at = index; at < index + length; at += 1) digits += atoms[at]?.kind === 'dash' || atoms[at]?.kind === 'cross' ? '' : (atoms[at]?.text ?? '');
  const size = Number(digits);
  return { length, cost, strained: 0, magnitude: size > 0 ? Math.log10(size) : null };
}

/** One cell out of the atoms that make it up. */
export function cellOf(atoms: readonly Atom[]): Cell {
  const [first] = atoms;
  const words = atoms.flatMap((atom) => atom.words);
  const marks = atoms.map((atom) => atom.marks).join('');
  const qualifier = atoms.find((atom) => atom.qualifier !== null)?.qualifier ?? null;
  if (first === undefined || first.kind === 'dash') return { value: null, absence: 'dash', qualifier, marks, words };
  if (first.kind === 'cross') return { value: null, absence: 'cross', qualifier, marks, words };
  const digits = atoms.map((atom) => atom.text).join('');
  const plain = digits.replace(/^0+(?=\d)/u, '');
  return { value: `${first.negative ? '-' : ''}${plain}`, absence: null, qualifier, marks, words };
}
