import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Period } from '../../model.js';
import type { Word } from '../text/words.js';
import { cellAt, type Grid, type GridCell } from './grid.js';

/** What a column holds; `other` is one whose head no lexicon has, and that is neither the name's nor a year's. */
export type Role = 'number' | 'name' | 'unit' | 'source' | 'value' | 'other';

export interface HeaderColumn {
  readonly role: Role;
  /** As printed over the column; null where none, or more than one, is. */
  readonly year: number | null;
  readonly period: Period | null;
  /** What the topmost cell over the column says. */
  readonly head: readonly Word[];
}

const YEAR = /(?:19|20)\d{2}/gu;

/** The years that a cell prints. */
export function yearsOf({ squeezed }: GridCell): number[] {
  return [...squeezed.matchAll(YEAR)].map(([year]) => Number(year));
}

/**
 * What the columns under a header hold, whose rows are `from` … `to`: its words tell numbers, units and sources, its years the values. The
 * name is the first of the others.
 */
export function columnsOf(grid: Grid, from: number, to: number, lexicon: Lexicon): HeaderColumn[] {
  const columns = Array.from({ length: grid.columns }, (_, column) => columnOf(grid, column, from, to, lexicon));
  const labels = columns.map(({ label, year }) => (year === null ? label : null));
  const firstYear = columns.findIndex(({ year }) => year !== null);
  const lastYear = columns.findLastIndex(({ year }) => year !== null);
  // What stands over no year behind the last label is a column of values whose year is not printed; a label behind the years heads no values.
  const lastLabel = labels.findLastIndex((label, index) => label !== null && index > 0 && label !== 'other' && (firstYear === -1 || index < firstYear));
  const border = Math.max(lastLabel + 1, firstYear === -1 ? 1 : Math.min(firstYear, grid.columns), 1);
  const name = labels.findIndex((label, index) => index < border && label !== 'number' && label !== 'unit' && label !== 'source');
  return columns.map(({ label, year, period, head }, index): HeaderColumn => {
    if (index >= border && !(index > lastYear && lastYear >= 0 && year === null && label !== null)) return { role: 'value', year, period, head: head?.words ?? [] };
    const none = { year: null, period: null, head: head?.words ?? [] };
    if (label === 'number' || label === 'unit' || label === 'source') return { role: label, ...none };
    // A head without words of its own, or over several columns, belongs to the name: numbers and codes stand there.
    const isOther = name !== -1 && index > name && label === 'other' && head !== columns[name]?.head;
    return { role: isOther ? 'other' : 'name', ...none };
  });
}

interface Heading {
  readonly label: 'number' | 'unit' | 'source' | 'other' | null;
  readonly year: number | null;
  readonly period: Period | null;
  /** The topmost cell over the column. */
  readonly head: GridCell | undefined;
}

/** What the header's cells over a column say, the lowest first. */
function columnOf(grid: Grid, column: number, from: number, to: number, lexicon: Lexicon): Heading {
  const above: GridCell[] = [];
  for (let row = to - 1; row >= from; row -= 1) {
    const cell = cellAt(grid, row, column);
    if (cell !== undefined && !above.includes(cell)) above.push(cell);
  }
  const [leaf] = above;
  const years = leaf === undefined || leaf.colspan > 1 ? [] : yearsOf(leaf);
  const period = above.map(({ squeezed }) => lexicon.periods.find(([pattern]) => pattern.test(squeezed))?.[1]).find((found) => found !== undefined) ?? null;
  const text = above.map(({ squeezed }) => squeezed).reverse().join('');
  return { label: years.length > 0 ? null : labelOf(text, period, lexicon), year: years.length === 1 ? (years[0] ?? null) : null, period, head: above.at(-1) };
}

function labelOf(text: string, period: Period | null, { numberHeader, unitHeader, sourceHeader }: Lexicon): Heading['label'] {
  if (numberHeader.test(text)) return 'number';
  if (unitHeader.test(text)) return 'unit';
  if (sourceHeader.test(text)) return 'source';
  return text === '' || period !== null ? null : 'other';
}
