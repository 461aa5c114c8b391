import type { DocumentRecords, ObservationRecord, SeriesRecord } from '../../pipeline/model.js';
import { field, keyRowsOf, likelyYears, listOf, plain, type KeyRow } from './keys.js';
import { PLAN_YEARS } from './plan.js';
import type { Scorecard } from './scorecard.js';

const FILES = ['section-3.series.csv', 'passports-a.series.csv', 'passports-b.series.csv', 'summary.series.csv'];

/** A row of the key with the series that was read for it. */
interface Pair {
  readonly file: string;
  readonly row: KeyRow;
  readonly series: SeriesRecord | null;
}

/** A cell placed in a year where the key names none and thinks none likely. */
export interface BeyondKey {
  readonly line: string;
  readonly cells: string;
  readonly years: string;
}

export interface SeriesComparison {
  /** Cells with a status that claims their year, but with another year, value or absence than the key has. */
  readonly silent: string[];
  readonly beyond: BeyondKey[];
}

/** Compares all series and their cells with the key. */
export function compareSeries(records: DocumentRecords, card: Scorecard): SeriesComparison {
  const pairs = pairsOf(records);
  const found = new Set(pairs.map(({ series }) => series));
  for (const { row, series } of pairs) card.judge('series found', lineOf(row), true, series !== null);
  for (const series of records.series) if (!found.has(series)) card.judge('series found', series.series_id, 'nothing', series.name);
  const comparison: SeriesComparison = { silent: [], beyond: [] };
  for (const { row, series } of pairs) {
    if (series === null) continue;
    compareRow(row, series, card);
    compareCells(row, records.observations.filter((one) => one.series_id === series.series_id), card, comparison);
  }
  for (const pair of pairs) compareParent(pair, pairs, card);
  return comparison;
}

function lineOf(row: KeyRow): string {
  return `line ${field(row, 'line_first')}`;
}

// ── who is who ──────────────────────────────────────────────────────────────────────────────────────────────────────

function pairsOf({ series }: DocumentRecords): Pair[] {
  const free = new Set(series);
  return FILES.flatMap((file) => keyRowsOf(file).map((row): Pair => {
    const kin = [...free].filter((one) => one.kind === row.kind && ownerOf(one) === row.owner && (one.block ?? '') === row.block);
    const same = (one: SeriesRecord): number => (plain(one.name) === plain(field(row, 'name')) ? 2 : 0) + (one.line_first === Number(row.line_first) ? 1 : 0);
    const [best] = kin.map((one) => ({ one, likeness: same(one) })).filter(({ likeness }) => likeness > 0).sort((a, b) => b.likeness - a.likeness);
    if (best !== undefined) free.delete(best.one);
    return { file, row, series: best?.one ?? null };
  }));
}

function ownerOf(series: SeriesRecord): string {
  if (series.kind === 'goal_indicator') return (series.goal_id ?? '').replace('goal:', '');
  if (series.kind === 'task_indicator') return (series.task_id ?? '').replace('task:', '');
  return (series.kind === 'budget_line' ? series.budget_group : series.programme_code) ?? '';
}

// ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function compareRow(row: KeyRow, series: SeriesRecord, card: Scorecard): void {
  const at = lineOf(row);
  card.judge('series names', at, plain(field(row, 'name')), plain(series.name));
  card.judge('series numbers', at, field(row, 'number'), series.number ?? '');
  card.judge('units', at, [plain(field(row, 'unit')), field(row, 'unit_status')], [plain(series.unit), series.unit_status]);
  card.judge('sources', at, [plain(field(row, 'source')), field(row, 'source_status')], [plain(series.information_source), series.source_status]);
  card.judge('lines of series', at, [Number(row.line_first), Number(row.line_last)], [series.line_first, series.line_last]);
}

function compareParent({ file, row, series }: Pair, pairs: readonly Pair[], card: Scorecard): void {
  if (series === null) return;
  const line = field(row, 'parent_line');
  const parent = pairs.find((other) => other.file === file && other.row.owner === row.owner && other.row.line_first === line)?.series ?? null;
  card.judge('parents', lineOf(row), line === '' ? null : (parent?.series_id ?? `the row of line ${line}`), series.parent_series_id);
}

// ── cells ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function compareCells(row: KeyRow, observations: readonly ObservationRecord[], card: Scorecard, { silent, beyond }: SeriesComparison): void {
  const at = lineOf(row);
  const read = observations.filter(({ absence }) => absence !== 'blank').sort((a, b) => a.ordinal - b.ordinal);
  const cells = listOf(field(row, 'cells')).map(canonical);
  const years = yearsOf(row, cells.length);
  card.judge('cells of a row', at, cells, read.map(cellOf));
  for (const [index, cell] of cells.entries()) {
    const one = read[index];
    const expected = years.printed[index] ?? '?';
    const readYear = one?.year == null ? '?' : String(one.year);
    const likely = years.likely?.[index] ?? '?';
    const rightYear = readYear === expected || (expected === '?' && readYear === likely);
    card.judge('cells covered', `${at} cell ${index + 1}`, [cell, expected], [one === undefined ? '' : cellOf(one), rightYear || years.open ? expected : readYear]);
    if (one === undefined || readYear === '?') continue;
    const wrongYear = !rightYear && !years.open;
    if (cellOf(one) !== cell || wrongYear) silent.push(`${at} cell ${index + 1}: key ${cell} in ${expected}, read ${cellOf(one)} in ${readYear} (${one.status})`);
  }
  for (const one of read.slice(cells.length)) if (one.year !== null) silent.push(`${at}: ${cellOf(one)} in ${one.year} (${one.status}), which the key does not have`);
  const status = field(row, 'years') === 'all' ? 'stated' : 'not stated';
  if (cells.length > 0) card.judge('statuses', at, status, read.every((one) => one.status === 'stated') ? 'stated' : 'not stated');
  if (years.open && read.some((one) => one.year !== null)) {
    beyond.push({ line: field(row, 'line_first'), cells: cells.join(' '), years: read.map((one) => one.year ?? '?').join(' ') });
  }
}

/** The years that the key names, those its author thinks likely where it names none, and whether it leaves both open. */
function yearsOf(row: KeyRow, count: number): { printed: string[]; likely: string[] | null; open: boolean } {
  const years = field(row, 'years');
  if (years === 'all') return { printed: PLAN_YEARS.map(String), likely: null, open: false };
  const printed = listOf(years);
  if (printed.length > 0) return { printed, likely: null, open: false };
  const likely = likelyYears(field(row, 'note'));
  return { printed, likely, open: count > 0 && likely?.length !== count };
}

/** `1.0` and `1` are one value. */
function canonical(cell: string): string {
  const match = /^(<=|>=)?(-?\d+)(?:\.(\d+))?$/u.exec(cell);
  if (match === null) return cell;
  const [, qualifier = '', whole = '', fraction = ''] = match;
  const decimals = fraction.replace(/0+$/u, '');
  return `${qualifier}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

function cellOf({ value, absence, qualifier }: ObservationRecord): string {
  if (absence === 'dash') return '-';
  if (absence === 'cross') return 'x';
  const sign = qualifier === null ? '' : { at_most: '<=', at_least: '>=' }[qualifier];
  return canonical(`${sign}${value ?? 'none'}`);
}
