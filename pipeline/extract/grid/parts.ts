import type { SourceLine } from '../../model.js';
import type { Extraction } from '../extraction.js';
import { landmarkAt, type Landmark } from '../text/landmarks.js';
import type { BodyForm } from '../series/runs.js';
import { bodyOf } from './body.js';
import { cellsIn, isAlone, type Grid } from './grid.js';
import { beginsLikeHeader, blocksIn, type GridBlock, type GridHeader } from './header.js';
import type { GridSeries } from './series.js';
import { yearsOfColumns } from './years.js';

/** Rows of a table between its header, or a heading that spans it, and the next. */
export interface GridPart {
  readonly block: GridBlock;
  readonly header: GridHeader | null;
  /** Lines of the heading that the part begins with; null where it begins with its header. */
  readonly heading: readonly SourceLine[] | null;
  /** First row of the part, and the row after its last. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly SourceLine[];
}

/** The table that a line stands in. */
export function gridAt({ grids }: Extraction, line: SourceLine | undefined): Grid | null {
  return grids.get(line?.place?.cell?.table ?? -1) ?? null;
}

/**
 * The table that a line stands in, as far as `within` holds it, cut at its headers and at the headings that span it; nothing where it was
 * read already. `before` is the header of the table before it, for one that goes on without a header.
 */
export function partsIn(extraction: Extraction, line: SourceLine | undefined, before: GridHeader | null, within: readonly SourceLine[]): GridPart[] {
  const whole = gridAt(extraction, line);
  if (whole === null) return [];
  const there = new Set(within);
  const rows = whole.cells.flatMap((cell) => (cell.lines.some((line) => there.has(line)) ? [cell.row] : []));
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const key = `${whole.table} ${first}`;
  if (extraction.gridsRead.has(key)) return [];
  extraction.gridsRead.add(key);
  const grid = { ...whole, cells: whole.cells.filter(({ row }) => row >= first && row <= last) };
  extraction.ledger.claim(grid.repeated.map(({ no }) => no), 'table_header', null);
  const parts: GridPart[] = [];
  for (const block of blocksIn(grid, extraction.lexicon)) {
    const goesOn = before?.columns.length === block.grid.columns && !beginsLikeHeader(block.grid, block.from);
    const header = block.header ?? (goesOn ? before : null);
    const starts = [block.from, ...headingRows(block, extraction).filter((row) => row > block.from)];
    for (const [index, start] of starts.entries()) parts.push(partOf(block, header, start, starts[index + 1] ?? block.to, extraction));
  }
  return parts;
}

/** Rows that are one cell with a heading, or a note that amended what follows. */
function headingRows({ grid, from, to }: GridBlock, { lexicon }: Extraction): number[] {
  const alone = grid.cells.filter((cell) => cell.row >= from && cell.row < to && isAlone(grid, cell));
  return alone.filter(({ lines }) => HEADINGS.has(landmarkAt(lines, 0, lexicon)?.kind ?? 'imprint')).map(({ row }) => row);
}

const HEADINGS: ReadonlySet<Landmark['kind']> = new Set<Landmark['kind']>(['direction', 'goal', 'task', 'goal_codes', 'amendment', 'passport']);

function partOf(block: GridBlock, header: GridHeader | null, from: number, to: number, extraction: Extraction): GridPart {
  const heading = headingRows({ ...block, from, to: from + 1 }, extraction).length > 0 ? cellsIn(block.grid, from).flatMap(({ lines }) => lines) : null;
  const first = heading === null ? from : from + 1;
  const lines = block.grid.cells.filter(({ row }) => row >= first && row < to).flatMap((one) => one.lines);
  return { block, header, heading, from: first, to, lines };
}

/** The rows of a part, to be read as series. */
export function seriesOf({ block, header, from, to }: GridPart, form: BodyForm, { lexicon, years }: Extraction): GridSeries | null {
  if (header === null) return null;
  const isProgramme = header.kind === 'programme_indicators' || header.kind === 'budget_summary';
  const kin = header.kind === 'measures' ? years.measures : isProgramme ? years.programmes : years.indicators;
  return { rows: bodyOf(block, header, from, to, form, lexicon), years: yearsOfColumns(header, kin) };
}
