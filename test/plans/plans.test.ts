import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords, ObservationRecord, SeriesRecord } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';

/**
 * Plans that were made to be unlike the real one (`generate/`): other ministries, periods, widths and a second language, with the truth that
 * they were made from. `node test/plans/score.mjs dist` prints all of the comparison; here stand the bars that must hold.
 */
interface Truth {
  readonly series: readonly TrueSeries[];
}

interface TrueSeries {
  readonly kind: string;
  readonly owner: string;
  readonly block: string | null;
  readonly group: string | null;
  readonly name: string;
  readonly cells: readonly { readonly year: number; readonly value: string | null; readonly absence: string | null; readonly qualifier: string | null }[];
}

/** Cells that are known not to be read, with the cause; a figure here may only fall. */
const OPEN: Readonly<Record<string, number>> = {
  // A source whose first word stays in the name.
  'akimat-2017-2021.kk': 7,
  // Made by another hand, to be hard. A unit that no lexicon has stays in a name (7), Roman numbers of groups (14) leave them.
  'akmola-2017-2021.ru': 21,
  // Of other hands too: pages that cut rows, sources and qualifiers in pieces, digits left at a line's end.
  'interior-2014-2018.kk': 35, 'justice-2011-2015.ru': 24, 'oilgas-2012-2016.ru': 10, 'sport-2010-2014.kk': 24, 'tourism-2010-2014.kk': 15,
};
/** Placed cells of the rows among these that bear a wrong name; their values and years are right. */
const MISNAMED: Readonly<Record<string, number>> = {
  'akimat-2017-2021.kk': 7, 'akmola-2017-2021.ru': 14, 'interior-2014-2018.kk': 7, 'justice-2011-2015.ru': 7, 'sport-2010-2014.kk': 14, 'tourism-2010-2014.kk': 14,
};
/** Unclaimed lines, of all lines. */
const MOST_UNCLAIMED = 0.005;

const FOLDER = join(projectRoot, 'test', 'plans');
const names = readdirSync(FOLDER).filter((file) => file.endsWith('.truth.json')).map((file) => file.replace('.truth.json', '')).sort();

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8');
  const lines = linesOfText(text);
  const records = extractDocument({ id: name, file: `${name}.txt`, kind: 'text', sha256: '0'.repeat(64), pages: lines.at(-1)?.page ?? 0, lines, register: null });
  const truth = JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), 'utf8')) as Truth;
  const score = compare(truth, records);

  it('covers its printed cells', () => {
    expect(score.missed).toBeLessThanOrEqual(OPEN[name] ?? 0);
  });

  it('places no cell wrongly', () => {
    expect(score.silent).toBeLessThanOrEqual(MISNAMED[name] ?? 0);
  });

  it('claims its lines', () => {
    const unclaimed = records.lines.filter(({ element }) => element === 'unclaimed').length;
    expect(unclaimed / lines.length).toBeLessThanOrEqual(MOST_UNCLAIMED);
  });
});

/** Printed cells that were not read in their order, and placed cells that do not stand in their year with their value. */
function compare(truth: Truth, records: DocumentRecords): { missed: number; silent: number } {
  const rows = new Map<string, ObservationRecord[][]>();
  for (const series of records.series) {
    const key = keyOf(series.kind, ownerOf(series), series.block, series.budget_group, series.name);
    const cells = records.observations.filter(({ series_id }) => series_id === series.series_id);
    rows.set(key, [...(rows.get(key) ?? []), cells]);
  }
  let missed = 0;
  let silent = 0;
  for (const series of truth.series) {
    const read = rows.get(keyOf(series.kind, series.owner, series.block, series.group, series.name))?.shift() ?? [];
    const printed = series.cells.filter(({ absence }) => absence !== 'blank');
    missed += printed.filter((cell, index) => read[index] === undefined || tokenOf(cell) !== tokenOf(read[index])).length;
    const byYear = new Map(series.cells.map((cell) => [cell.year, cell]));
    silent += read.filter((cell) => cell.year !== null && tokenOf(byYear.get(cell.year)) !== tokenOf(cell)).length;
  }
  for (const left of rows.values()) silent += left.flat().filter(({ year }) => year !== null).length;
  return { missed, silent };
}

function ownerOf(series: SeriesRecord): string {
  if (series.kind === 'goal_indicator') return series.goal_id?.replace('goal:', '') ?? '';
  if (series.kind === 'task_indicator') return series.task_id?.replace('task:', '') ?? '';
  return (series.kind === 'budget_line' ? series.budget_group : series.programme_code) ?? '';
}

/** Names are compared without white space and item numbers, look-alikes folded. */
function keyOf(kind: string, owner: string, block: string | null, group: string | null, name: string): string {
  const folded = name.replace(/[iI]/gu, 'і').toLowerCase().replace(/^\d+\.|[\s*:;,.«»"“”„]/gu, '');
  return [kind, owner, block ?? '', kind === 'budget_line' ? (group ?? '') : '', folded].join('/');
}

function tokenOf(cell: { value: string | null; absence: string | null; qualifier: string | null } | undefined): string {
  return cell === undefined ? 'none' : `${cell.qualifier ?? ''}${cell.absence ?? Number(cell.value)}`;
}
