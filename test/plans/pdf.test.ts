import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords, SeriesRecord } from '../../pipeline/model.js';
import { openSource } from '../../pipeline/read/source.js';
import { projectRoot } from '../../pipeline/root.js';

/**
 * The made plans, printed with rules round their cells (`generate/print.mjs`): by a browser with thin, thick and thinnest rules, upright and
 * on the side, headers repeated or not, numbers cut in narrow columns, page numbers and running headers; and as word processors print them,
 * who draw the rules of a cell that a page's end cuts on both pages. What can be seen is read: every cell, with its year.
 */
interface Truth {
  readonly document: { readonly years: readonly number[]; readonly reported: readonly number[] };
  readonly series: readonly TrueSeries[];
  readonly measures: readonly { readonly text: string; readonly task: string; readonly marks: readonly (string | null)[] }[];
}

interface TrueSeries {
  readonly kind: string;
  readonly owner: string;
  readonly block: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly unit_status: string;
  readonly unitFree?: boolean;
  readonly cells: readonly { readonly year: number; readonly value: string | null; readonly absence: string | null; readonly qualifier: string | null }[];
}

const FOLDER = join(projectRoot, 'test/plans/pdf');
const ids = readdirSync(FOLDER).map((file) => file.replace(/\.pdf$/u, '')).sort();

describe.each(ids)('%s', (id) => {
  const truth = JSON.parse(readFileSync(join(projectRoot, 'test/plans', `${id.replace(/\.[a-z]+$/u, '')}.truth.json`), 'utf8')) as Truth;
  let records: DocumentRecords;
  beforeAll(async () => {
    records = extractDocument(await openSource({ id, file: join(FOLDER, `${id}.pdf`), entry: null }));
  });

  it('reads every row, with its unit and all of its cells', () => {
    const wanted = truth.series.map((one) => [...keyOf(one), one.unitFree === true ? '' : `${one.unit ?? ''} ${one.unit_status}`, ...one.cells.map(contentOf)].join(' · '));
    const free = new Set(truth.series.filter(({ unitFree }) => unitFree === true).map((one) => keyOf(one).join(' · ')));
    const read = records.series.map((one) => {
      const key = keyOf({ kind: one.kind, owner: ownerOf(one), block: one.block, name: one.name });
      const cells = records.observations.filter(({ series_id: series }) => series === one.series_id).sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
      return [...key, free.has(key.join(' · ')) ? '' : `${one.unit ?? ''} ${one.unit_status}`, ...cells.map(contentOf)].join(' · ');
    });
    expect(read.map(fold).sort()).toEqual(wanted.map(fold).sort());
  });

  it('knows every value’s year by its column, and needs no evidence for it', () => {
    expect(records.observations.filter(({ status, year }) => status !== 'stated' || year === null)).toEqual([]);
  });

  it('reads every measure with its marks under their years', () => {
    const marksOf = (measure: string): string => truth.document.years.slice(-(truth.measures[0]?.marks.length ?? 0))
      .map((year) => records.measure_years.find((one) => one.measure_id === measure && one.year === year)?.mark ?? '_').join(' ');
    const wanted = truth.measures.map(({ task, text, marks }) => `${task} ${text} ${marks.map((mark) => mark ?? '_').join(' ')}`);
    expect(records.measures.map((one) => `${one.task_id?.replace('task:', '') ?? ''} ${one.text} ${marksOf(one.measure_id)}`).map(fold).sort()).toEqual(wanted.map(fold).sort());
  });

  it('tells reported from planned years by the header’s merged cells', () => {
    expect(records.years.filter(({ period }) => period === 'reported').map(({ year }) => year)).toEqual(truth.document.reported);
  });

  it('leaves no line out, and takes no page number for one of the plan’s', () => {
    expect(records.lines.filter(({ element }) => element === 'unclaimed')).toEqual([]);
  });

  it('says of every value where on the page it stands', () => {
    expect(records.spans.filter(({ part, bbox }) => part === 'value' && !/^\d+(\.\d+)?( \d+(\.\d+)?){3}$/u.test(bbox ?? ''))).toEqual([]);
  });
});

function keyOf({ kind, owner, block, name }: Pick<TrueSeries, 'kind' | 'owner' | 'block' | 'name'>): string[] {
  return [kind, owner, block ?? '', name];
}

function ownerOf(one: SeriesRecord): string {
  const owner = { goal_indicator: one.goal_id, task_indicator: one.task_id, programme_indicator: one.programme_code, budget_line: one.budget_group }[one.kind];
  return owner?.replace(/^\w+:/u, '') ?? '';
}

/** A cell's year and what it holds. */
function contentOf({ year, value, absence, qualifier }: { year: number | null; value: string | null; absence: string | null; qualifier: string | null }): string {
  return `${year ?? '?'}=${qualifier ?? ''}${value === null ? (absence ?? 'unread') : Number(value)}`;
}

/** Without white space and footnote marks, quotation marks and dashes of one shape, Latin look-alikes as Cyrillic. */
function fold(text: string): string {
  const alike: Readonly<Record<string, string>> = { i: 'і', I: 'І', h: 'һ', a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' };
  return [...text.replace(/[\s*«»"“”]/gu, '').replace(/[–—]/gu, '-')].map((letter) => alike[letter] ?? letter).join('').toLowerCase();
}
