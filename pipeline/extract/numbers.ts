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
    const over = search(atoms, atoms.length, wrapsMarked);
    const fewest = over.sort((a, b) => a.cells.length - b.cells.length || a.cost - b.cost)[0];
    return single(fewest?.cells ?? atoms.map((atom) => cellOf([atom])), 'too_many');
  }
  const read = choose(complete, columns);
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
  const isRest = (atom: Atom | undefined): boolean => atom?.kind === 'digits' && atom.text.length === 3 && atom.qualifier === null && atom.marks === '';
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

/** Whether the digits come out more evenly as more numbers than the table has columns: then the columns, or the row, are not what they seem. */
function hasEvenerExcess(atoms: readonly Atom[], columns: number, chosen: Reading, wrapsMarked: boolean): boolean {
  // Numbers broken over lines come out more evenly in pieces.
  if (chosen.cost <= EXCESS_MARGIN || atoms.length <= columns || atoms.slice(1).some(({ gap }) => gap !== 'space')) return false;
  const excess = search(atoms, atoms.length, wrapsMarked).filter(({ cells }) => cells.length > columns);
  return excess.some(({ cost }) => cost + EXCESS_MARGIN < chosen.cost);
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
  const isForced = rivals.length === 0 && bestFull === chosen && isEven(chosen.reading);
  const certain =
    (chosen.reading.strained === 0 || isForced) &&
    (sameCount === undefined || sameCount.cost - chosen.cost >= MARGIN) &&
    // A full count that is preferred though another reading is more even is no certain one.
    (otherCount === undefined || otherCount.cost - chosen.cost >= (fullWins ? 0 : MARGIN));
  const readings = [chosen, ...rivals].slice(0, SHOWN).map(({ reading }) => reading);
  const reason = rivals.length === 0 ? 'only' : !certain ? 'ambiguous' : fullWins ? 'full' : 'even';
  return { readings, chosen: chosen.reading, certain, reason };
}

/** Whether no value is more than twice the one before or after it: then the one reading that fills the columns is the one meant, whatever its lines. */
function isEven({ cells }: Reading): boolean {
  const values = cells.map(({ value }) => Number(value ?? 0));
  return values.every((value, index) => value > 0 && value <= MOST_EVEN * (values[index - 1] ?? value) && value * MOST_EVEN >= (values[index - 1] ?? value));
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

/** The cheapest readings with at most `most` cells, {@link KEPT} for each count and last magnitude. */
function search(atoms: readonly Atom[], most: number, wrapsMarked: boolean): Reading[] {
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
        at[index + step.length]?.push({
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
  const cellAt = cellsMadeOnce(atoms);
  return distinct(kept(at[atoms.length] ?? []).map((partial) => ({ cells: cellsOf(partial, cellAt), cost: partial.cost, strained: partial.strained })));
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

/** Readings that differ in what they read, the cheapest of each (letter-spacing may offer one reading twice). */
function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ cells }) => {
    let key = '';
    for (const cell of cells) key += `${cell.value ?? cell.absence} `;
    const { size } = seen;
    return seen.add(key).size > size;
  });
}

/** The cheapest partial readings, a few for each count and magnitude: the future of a reading depends on nothing else. */
function kept(partials: Partial[]): readonly Partial[] {
  if (partials.length <= 1) return partials;
  const groups = new Map<number, number>();
  return partials
    .sort((a, b) => a.cost - b.cost)
    .filter((partial) => {
      const key = groupKey(partial);
      const size = groups.get(key) ?? 0;
      if (size < KEPT) groups.set(key, size + 1);
      return size < KEPT;
    });
}

/** One number for a count (below 2^10: a run has fewer atoms) and a magnitude to six decimals. */
function groupKey({ count, magnitude }: Partial): number {
  return (magnitude === null ? -1 : Math.round((magnitude + MOST_DECIMALS) * 1e6)) * 1024 + count;
}

type CellAt = (from: number, length: number) => Cell;

/** Cells by the atoms that they take: readings share most of theirs. */
function cellsMadeOnce(atoms: readonly Atom[]): CellAt {
  const made = new Map<number, Cell>();
  return (from, length) => {
    const key = from * (MOST_ATOMS + 1) + length;
    const cell = made.get(key) ?? cellOf(atoms.slice(from, from + length));
    made.set(key, cell);
    return cell;
  };
}

function cellsOf(partial: Partial, cellAt: CellAt): Cell[] {
  const cells: Cell[] = [];
  for (let at: Partial | null = partial; at !== null && at.length > 0; at = at.before) cells.push(cellAt(at.from, at.length));
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
