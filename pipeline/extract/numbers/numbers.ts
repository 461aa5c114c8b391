import { brokenParagraphs } from './broken-paragraphs.js';
import type { Atom, Cell } from './cells.js';
import { offersChoice, stepsFrom, type Step } from './number-steps.js';

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

/** A reading with fewer cells than columns must be this much more even than a full one to be preferred. */
const FULL_COUNT_GRACE = 0.3;
/** A rival of another count, or of the same count, closer than this leaves the row ambiguous. */
const MARGIN = 0.3;
/** More numbers than columns must be this much more even to raise doubts: groups of thousands are even by nature. */
const EXCESS_MARGIN = 2;
/** Of neighbours in an even row, the larger is at most so many times the smaller. */
const MOST_EVEN = 2;
/** Powers of ten between the values of two years. */
const MOST_LEAP = 5;
/** Each column without a cell costs this much, so that of two even readings the fuller is named first. */
const MISSING_CELL = 0.03;
/** Readings kept for each count while searching, and shown as candidates. */
const KEPT = 3;
const SHOWN = 5;
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
export function readRun(printed: readonly Atom[], columns: number, wrapsMarked = true): RunReading {
  const { atoms, unsure } = withRestsBehind(printed, columns, wrapsMarked);
  if (atoms.length <= columns && !offersChoice(atoms)) return single(atoms.map((atom) => cellOf([atom])), 'only');
  if (atoms.length > MOST_ATOMS) return single(atoms.map((atom) => cellOf([atom])), 'too_many');
  const complete = search(atoms, Math.max(columns, 1), wrapsMarked);
  if (complete.length === 0) {
    const [fewest] = search(atoms, atoms.length, wrapsMarked).sort((a, b) => a.count - b.count || a.cost - b.cost);
    return single(fewest === undefined ? atoms.map((atom) => cellOf([atom])) : cellsOf(fewest, atoms), 'too_many');
  }
  const read = choose(complete, atoms, columns);
  return { ...read, certain: read.certain && !unsure && !leaps(read.chosen) && !hasEvenerExcess(atoms, columns, read.chosen, wrapsMarked) };
}

/** Whether neighbours differ by more powers of ten than a plan's years do. */
function leaps({ cells }: Reading): boolean {
  const magnitudes = cells.flatMap(({ value }) => (value === null || Number(value) === 0 ? [] : [Math.log10(Math.abs(Number(value)))]));
  return magnitudes.some((magnitude, index) => Math.abs(magnitude - (magnitudes[index - 1] ?? magnitude)) > MOST_LEAP);
}

/**
 * A page may part the lines of a row's cells: all first groups stand before it, all rests behind it (`11 12 13 ⏎⏎ 050 733 336`). Puts each rest
 * behind its first group where the row is full without the rests and its last cells are as many as these; it is unsure whether they are rests
 * where none begins with a zero.
 */
function withRestsBehind(atoms: readonly Atom[], columns: number, wrapsMarked: boolean): { atoms: readonly Atom[]; unsure: boolean } {
  const all = withAllRestsBehind(atoms, columns, wrapsMarked);
  if (all !== null) return all;
  let start = atoms.length;
  while (start > 1 && isRest(atoms[start - 1]) && atoms[start]?.gap !== 'chunk' && atoms[start]?.gap !== 'page') start -= 1;
  const rests = atoms.slice(start);
  const firsts = atoms.slice(start - rests.length, start);
  const isParted = rests.length > 1 && (rests[0]?.gap === 'chunk' || rests[0]?.gap === 'page') && firsts.length === rests.length;
  if (!isParted || !firsts.every((atom) => atom.kind === 'digits' && atom.text.length <= 3 && !atom.text.startsWith('0'))) return { atoms, unsure: false };
  const whole = readRun(atoms.slice(0, start), columns, wrapsMarked).chosen.cells;
  const lastAlone = whole.length === columns && whole.slice(-firsts.length).every((cell, index) => cell.value === firsts[index]?.text);
  if (!lastAlone || rests.every((atom) => !atom.text.startsWith('0'))) return { atoms, unsure: lastAlone };
  const pairs = firsts.flatMap((first, index): Atom[] => [first, ...rests.slice(index, index + 1).map((rest): Atom => ({ ...rest, gap: 'wrap' }))]);
  return { atoms: [...atoms.slice(0, start - rests.length), ...pairs], unsure: false };
}

/**
 * The same where each number that is not zero goes on in the last line (`1 450 1 544 0 ⏎⏎ 230 136`); null where none does. Full rows of numbers of three digits
 * below a full row may be another row's.
 */
function withAllRestsBehind(atoms: readonly Atom[], columns: number, wrapsMarked: boolean): { atoms: readonly Atom[]; unsure: boolean } | null {
  const lineOf = (atom: Atom | undefined): number => atom?.words[0]?.line ?? 0;
  let start = atoms.length;
  while (start > 0 && isRest(atoms[start - 1]) && lineOf(atoms[start - 1]) === lineOf(atoms.at(-1))) start -= 1;
  const rests = atoms.slice(start);
  if (rests.length < 2 || start < columns || lineOf(rests[0]) - lineOf(atoms[start - 1]) < 2) return null;
  const { chosen, certain } = readRun(atoms.slice(0, start), columns, wrapsMarked);
  const isWhole = (cell: Cell): boolean => /^[1-9]\d*$/u.test(cell.value ?? '') && cell.qualifier === null && cell.marks === '';
  const firsts = chosen.cells.filter(({ value }) => value !== '0');
  if (!certain || chosen.cells.length !== columns || firsts.length !== rests.length || !firsts.every(isWhole)) return null;
  const restOf = new Map(firsts.map((cell, index) => [cell.words.at(-1), rests[index]]));
  const paired = atoms.slice(0, start).flatMap((atom): Atom[] => {
    const rest = restOf.get(atom.words.at(-1));
    return rest === undefined ? [atom] : [atom, { ...rest, gap: 'wrap' }];
  });
  return { atoms: paired, unsure: rests.every((atom) => !atom.text.startsWith('0')) };
}

/** Three digits that may go on with a number. */
function isRest(atom: Atom | undefined): boolean {
  return atom?.kind === 'digits' && atom.text.length === 3 && atom.qualifier === null && atom.marks === '';
}

/** Whether the digits come out more evenly as more numbers than the table has columns: then the columns, or the row, are not what they seem. */
function hasEvenerExcess(atoms: readonly Atom[], columns: number, chosen: Reading, wrapsMarked: boolean): boolean {
  // Numbers broken over lines come out more evenly in pieces.
  if (chosen.cost <= EXCESS_MARGIN || atoms.length <= columns || atoms.slice(1).some(({ gap }) => gap !== 'space')) return false;
  return search(atoms, atoms.length, wrapsMarked, chosen.cost - EXCESS_MARGIN).some(({ count, cost }) => count > columns && cost + EXCESS_MARGIN < chosen.cost);
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

function choose(complete: readonly Partial[], atoms: readonly Atom[], columns: number): RunReading {
  const ranked = complete.map((found) => ({ found, cost: found.cost + MISSING_CELL * (columns - found.count) })).sort((a, b) => a.cost - b.cost);
  const bestFull = ranked.find(({ found }) => found.count === columns);
  const bestOther = ranked.find(({ found }) => found.count !== columns);
  const fullWins = bestFull !== undefined && (bestOther === undefined || bestFull.cost <= bestOther.cost + FULL_COUNT_GRACE);
  const best = fullWins ? bestFull : ranked[0];
  if (best === undefined) throw new Error('a run without a reading');
  const { found: first, cost } = best;
  const read = readingsOf(atoms);
  const rivals = ranked.filter((other) => other !== best);
  const sameCount = rivals.find(({ found }) => found.count === first.count && read(found).key !== read(first).key);
  const otherCount = rivals.find(({ found }) => found.count !== first.count);
  const readings = distinct([best, ...rivals].map(({ found }) => found), SHOWN, read);
  const [chosen] = readings;
  if (chosen === undefined) throw new Error('a run without a reading');
  const isForced = readings.length === 1 && bestFull === best && isEven(chosen);
  const certain =
    (first.strained === 0 || isForced) &&
    (sameCount === undefined || sameCount.cost - cost >= MARGIN) &&
    // A full count that is preferred though another reading is more even is no certain one.
    (otherCount === undefined || otherCount.cost - cost >= (fullWins ? 0 : MARGIN));
  const reason = readings.length === 1 ? 'only' : !certain ? 'ambiguous' : fullWins ? 'full' : 'even';
  return { readings, chosen, certain, reason };
}

/** Whether no value is more than twice the one before or after it: then the one reading that fills the columns is the one meant, whatever its lines. */
function isEven({ cells }: Reading): boolean {
  const values = cells.map(({ value }) => Number(value ?? 0));
  return values.every((value, index) => value > 0 && value <= MOST_EVEN * (values[index - 1] ?? value) && value * MOST_EVEN >= (values[index - 1] ?? value));
}

/** The first `most` readings that differ in what they read (letter-spacing may offer one reading twice). */
function distinct(found: readonly Partial[], most: number, read: ReturnType<typeof readingsOf>): Reading[] {
  const readings = new Map<string, Reading>();
  for (const partial of found) {
    if (readings.size === most) break;
    const { key, reading } = read(partial);
    if (!readings.has(key)) readings.set(key, reading);
  }
  return [...readings.values()];
}

/** What was found as readings, each made when it is asked for, with a key of what it reads: most of what a search finds is never looked at. */
function readingsOf(atoms: readonly Atom[]): (found: Partial) => { key: string; reading: Reading } {
  const made = new Map<Partial, { key: string; reading: Reading }>();
  return (found) => {
    let entry = made.get(found);
    if (entry === undefined) {
      const cells = cellsOf(found, atoms);
      entry = { key: cells.map((cell) => cell.value ?? cell.absence).join(' '), reading: { cells, cost: found.cost, strained: found.strained } };
      made.set(found, entry);
    }
    return entry;
  };
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

/** The cheapest readings with at most `most` cells that cost at most `mostCost`, {@link KEPT} for each count and last magnitude. */
function search(atoms: readonly Atom[], most: number, wrapsMarked: boolean, mostCost = Infinity): Partial[] {
  const paragraphs = brokenParagraphs(atoms);
  const steps = atoms.map((_, index) => stepsFrom(atoms, index, wrapsMarked, paragraphs));
  const fewest = fewestCells(steps);
  const at: Partial[][] = Array.from({ length: atoms.length + 1 }, () => []);
  at[0]?.push({ cost: 0, count: 0, strained: 0, magnitude: null, from: 0, length: 0, before: null });
  for (const [index, begun] of at.entries()) {
    if (begun.length === 0 || index === atoms.length) continue;
    const partials = kept(begun);
    for (const step of steps[index] ?? []) {
      // Where the rest alone makes too many cells, no reading is left to find.
      const mostBefore = most - 1 - (fewest[index + step.length] ?? Infinity);
      for (const partial of partials) {
        if (partial.count > mostBefore) continue;
        const jump = partial.magnitude !== null && step.magnitude !== null ? Math.abs(step.magnitude - partial.magnitude) : 0;
        const cost = partial.cost + step.cost + jump;
        if (cost > mostCost) continue;
        at[index + step.length]?.push({
          cost,
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
  return kept(at[atoms.length] ?? []);
}

/** The fewest cells that can be made of the atoms from each on: infinitely many where they make none. */
function fewestCells(steps: readonly (readonly Step[])[]): number[] {
  const fewest = new Array<number>(steps.length + 1).fill(Infinity);
  fewest[steps.length] = 0;
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    for (const { length } of steps[index] ?? []) fewest[index] = Math.min(fewest[index] ?? Infinity, 1 + (fewest[index + length] ?? Infinity));
  }
  return fewest;
}

/** The cheapest partial readings, a few for each count and magnitude: the future of a reading depends on nothing else. */
function kept(partials: Partial[]): Partial[] {
  if (partials.length <= 1) return partials;
  const sorted = byCost(partials);
  const keys = sorted.map(groupKey);
  if (sorted.length <= FEW) return sorted.filter((_, index) => countBefore(keys, index) < KEPT);
  const groups = new Map<number, number>();
  return sorted.filter((_, index) => {
    const key = keys[index] ?? 0;
    const size = groups.get(key) ?? 0;
    if (size < KEPT) groups.set(key, size + 1);
    return size < KEPT;
  });
}

/** So few partial readings, as nearly all runs have at a place, are sorted and counted faster one by one than with a callback or a map. */
const FEW = 40;

function byCost(partials: Partial[]): Partial[] {
  if (partials.length > FEW) return partials.sort((a, b) => a.cost - b.cost);
  for (let index = 1; index < partials.length; index += 1) {
    const partial = partials[index] as Partial;
    let at = index;
    for (; at > 0 && (partials[at - 1] as Partial).cost > partial.cost; at -= 1) partials[at] = partials[at - 1] as Partial;
    partials[at] = partial;
  }
  return partials;
}

/** How many of the keys before an index are its key. */
function countBefore(keys: readonly number[], index: number): number {
  let count = 0;
  for (let at = 0; at < index; at += 1) if (keys[at] === keys[index]) count += 1;
  return count;
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

/** One cell out of the atoms that make it up. */
export function cellOf(atoms: readonly Atom[]): Cell {
  const [first] = atoms;
  const words = atoms.flatMap((atom) => atom.words);
  const marks = atoms.map((atom) => atom.marks).join('');
  const qualifier = atoms.find((atom) => atom.qualifier !== null)?.qualifier ?? null;
  if (first === undefined || first.kind === 'dash') return { value: null, absence: 'dash', qualifier, marks, words };
  if (first.kind === 'cross') return { value: null, absence: 'cross', qualifier, marks, words };
  if (first.kind === 'text') return { value: null, absence: null, qualifier, marks, words };
  const digits = atoms.map((atom) => atom.text).join('');
  const plain = digits.replace(/^0+(?=\d)/u, '');
  return { value: `${first.negative ? '-' : ''}${plain}`, absence: null, qualifier, marks, words };
}
