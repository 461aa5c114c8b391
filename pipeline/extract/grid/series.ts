import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Cell } from '../numbers/cells.js';
import type { Reading, RunReading } from '../numbers/numbers.js';
import type { ReadBody, ReadRow } from '../series/series.js';
import { labelsOf, type GridRow } from './body.js';
import { readCell } from './cells.js';

/** The rows of a table of series whose cells can be seen, with the years of its columns. */
export interface GridSeries {
  readonly rows: readonly GridRow[];
  readonly years: ReadonlyMap<number, number>;
}

/** Reads all rows. A row without any value is none, unless it names a unit and heads nothing: then its cells are known to be empty. */
export function readGrid({ rows, years }: GridSeries, lexicon: Lexicon): ReadBody {
  const read = rows.map((row): ReadRow => {
    const isEmpty = row.values.length === 0 && (row.heads || row.unitCell === undefined);
    if (isEmpty) return { row, reading: null };
    const { reading, years: placed, empty } = readRow(row, years, lexicon);
    return { row, reading, seen: { years: placed, empty }, byColumn: byColumn(reading, placed, years) };
  });
  return { read, units: labelsOf(rows, 'unitCell'), sources: labelsOf(rows, 'sourceCell') };
}

/** Values column by column, an empty cell as zero; null where a cell is not read or not placed. */
function byColumn({ chosen }: RunReading, placed: readonly (number | null)[], years: ReadonlyMap<number, number>): number[] | null {
  if (placed.includes(null) || chosen.cells.some(({ value, absence }) => value === null && absence === null)) return null;
  return [...years.values()].map((year) => Number(chosen.cells[placed.indexOf(year)]?.value ?? 0));
}

/** What was read in a row whose columns can be seen. */
interface GridReading {
  readonly reading: RunReading;
  /** For each cell its year: null where its column has none, or it spans several. */
  readonly years: readonly (number | null)[];
  /** Years whose cells are empty. */
  readonly empty: readonly number[];
}

/** Reads the cells of a row. `years` are those of the columns, by column of the table. */
function readRow(row: GridRow, years: ReadonlyMap<number, number>, lexicon: Lexicon): GridReading {
  const read = row.values.map(({ words }) => readCell(words, lexicon));
  const cells = read.map(({ cell }) => cell);
  const readings: Reading[] = [{ cells, cost: 0, strained: 0 }];
  for (const [index, { rivals }] of read.entries()) {
    for (const rival of rivals) readings.push({ cells: cells.flatMap((cell, at) => (at === index ? rival.map((value): Cell => ({ ...cell, value })) : [cell])), cost: 0, strained: 0 });
  }
  const chosen = readings[0] as Reading;
  return {
    reading: { readings, chosen, certain: readings.length === 1, reason: readings.length === 1 ? 'only' : 'ambiguous' },
    years: row.values.map(({ column, colspan }) => (colspan > 1 || row.unsure ? null : (years.get(column) ?? null))),
    empty: row.unsure ? [] : row.empty.flatMap((column) => years.get(column) ?? []),
  };
}
