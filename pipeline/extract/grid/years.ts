import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Period, YearRecord } from '../../model.js';
import { yearsByKind, type PlanYears } from '../heads/years.js';
import type { Grid } from './grid.js';
import { blocksIn, type GridHeader } from './header.js';

/** The headers of all tables whose cells can be seen. */
export function gridHeaders(grids: Iterable<Grid>, lexicon: Lexicon): GridHeader[] {
  return [...grids].flatMap((grid) => blocksIn(grid, lexicon).flatMap(({ header }) => header ?? []));
}

/** The year columns of a plan's tables, as most of the headers that can be seen print them; null where there are none. */
export function gridYears(headers: readonly GridHeader[]): PlanYears | null {
  const wide = headers.filter(({ years }) => years.length >= 2);
  if (wide.length === 0) return null;
  const isMeasures = ({ kind }: GridHeader): boolean => kind === 'measures';
  const isProgramme = ({ kind }: GridHeader): boolean => kind === 'programme_indicators' || kind === 'budget_summary';
  return yearsByKind(wide.filter((header) => !isMeasures(header) && !isProgramme(header)), wide.filter(isMeasures), wide.filter(isProgramme));
}

/** For each column of values its year: the header's own where they are whole and in step, else those of its kin where these are as many. */
export function yearsOfColumns(header: GridHeader, kin: readonly number[]): Map<number, number> {
  const columns = header.columns.flatMap(({ role, year }, column) => (role === 'value' ? [{ column, year }] : []));
  const [first] = columns;
  const inStep = columns.length > 0 && columns.every(({ year }, index) => year !== null && year === (first?.year ?? 0) + index);
  if (!inStep && columns.length === kin.length) return new Map(columns.map(({ column }, index) => [column, kin[index] ?? 0]));
  const once = ({ year }: { year: number | null }): boolean => year !== null && columns.filter((other) => other.year === year).length === 1;
  return new Map(columns.filter(once).map(({ column, year }) => [column, year ?? 0]));
}

/** The plan's years with the periods that the headers' merged cells put them in; null where no header tells. */
export function yearsWithPeriods(headers: readonly GridHeader[], years: PlanYears): YearRecord[] | null {
  const all = [...new Set([...years.indicators, ...years.measures, ...years.programmes])].sort((a, b) => a - b);
  const told = all.map((year) => ({ year, period: mostOften(headers.flatMap(({ columns }) => columns.flatMap((column) => (column.year === year ? (column.period ?? []) : [])))) }));
  if (told.some(({ period }) => period === null)) return null;
  return told.map(({ year, period }) => ({ year, period: period ?? 'planned', basis: 'the header’s merged cells' }));
}

function mostOften(periods: readonly Period[]): Period | null {
  const counts = new Map<Period, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
