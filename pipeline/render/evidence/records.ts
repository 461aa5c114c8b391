import type { DuckDBConnection } from '@duckdb/node-api';
import { printedDecimal } from '../workbook/cells.js';
import { groupedBy, integerOf, rowsOf, textOf } from '../workbook/rows.js';
import type { Row } from '../workbook/rows.js';
import type { EvidenceCell, EvidenceRecord } from './payload.js';

/**
 * Every table of the contract that holds records, as rows of one shape: id, kind, parent_id, heading, number, title, line_first, line_last;
 * any further column is a field that the page shows. `heading` groups rows below a heading that is no record of its own.
 */
const SOURCES: readonly string[] = [
  `SELECT node_id AS id, level AS kind, parent_id, number, title, line_first, line_last,
     (SELECT string_agg(DISTINCT programme_code, ', ' ORDER BY programme_code) FROM goal_programmes g
      WHERE g.document_id = o.document_id AND g.goal_id = o.node_id) AS programmes,
     (SELECT string_agg(line_first || ': ' || title, chr(10) ORDER BY line_first) FROM mentions m
      WHERE m.document_id = o.document_id AND m.node_id = o.node_id) AS also_named
   FROM outline o WHERE document_id = $1`,
  `SELECT series_id AS id, kind, coalesce(parent_series_id,
       CASE kind WHEN 'goal_indicator' THEN goal_id WHEN 'task_indicator' THEN task_id
         WHEN 'programme_indicator' THEN 'programme:' || programme_code || '/' || block
         ELSE CASE WHEN programme_code IS NOT NULL THEN 'series:budget:' || budget_group END END) AS parent_id,
     number, name AS title, line_first, line_last, unit, unit_status, information_source, source_status, programme_code, block, budget_group,
     CASE WHEN starred THEN 'yes' END AS starred, CASE WHEN polarity <> 'unknown' THEN polarity END AS polarity, polarity_basis
   FROM series WHERE document_id = $1`,
  `SELECT measure_id AS id, 'measure' AS kind, coalesce(parent_id, task_id) AS parent_id, number, text AS title, line_first, line_last, years_printed
   FROM measures WHERE document_id = $1`,
  `SELECT 'programme:' || programme_code AS id, 'programme' AS kind, programme_code AS number, name AS title, line_first, line_last, description,
     content, stage, delivery FROM programmes WHERE document_id = $1`,
  `SELECT 'programme:' || programme_code || '/' || block AS id, 'block' AS kind, 'programme:' || programme_code AS parent_id, block AS title,
     min(line_first) AS line_first, max(line_last) AS line_last, string_agg(text, chr(10) ORDER BY line_first) AS text
   FROM (SELECT document_id, programme_code, block, line_first, line_last, NULL AS text FROM series WHERE kind = 'programme_indicator'
         UNION ALL SELECT document_id, programme_code, block, line_first, line_last, text FROM programme_texts)
   WHERE document_id = $1 GROUP BY programme_code, block`,
  `SELECT capability_id AS id, 'capability' AS kind, heading, number, text AS title, line_first, line_last, goal_id, term, pairing
   FROM capabilities WHERE document_id = $1`,
  `SELECT cooperation_id AS id, 'cooperation' AS kind, concat_ws(' ', task_number, task_title) AS heading, agency AS title, line_first, line_last,
     text, task_id, pairing FROM cooperation WHERE document_id = $1`,
  `SELECT risk_id AS id, 'risk' AS kind, heading, number, risk AS title, line_first, line_last, consequence, response, pairing
   FROM risks WHERE document_id = $1`,
  `SELECT amendment_id AS id, 'amendment' AS kind, node_id AS parent_id, concat_ws(' № ', decree_date, decree_number) AS number, text AS title, line_first, line_last, action, decree_date, decree_number,
     effective_date FROM amendments WHERE document_id = $1`,
  `SELECT deletion_id AS id, 'deletion' AS kind, parent_id, number, text AS title, line_first, line_last, decree_date, decree_number
   FROM deletions WHERE document_id = $1`,
  `SELECT footnote_id AS id, 'footnote' AS kind, scope_id AS parent_id, marker AS number, text AS title, line_first, line_last
   FROM footnotes WHERE document_id = $1`,
  `SELECT paragraph_id AS id, 'paragraph' AS kind, node_id AS parent_id, text AS title, line_first, line_last
   FROM paragraphs WHERE document_id = $1`,
  `SELECT fact_id AS id, 'fact' AS kind, owner_id AS parent_id, subject AS title, line_first, line_last, value, value_max, unit, year, qualifier
   FROM facts WHERE document_id = $1`,
  `SELECT figure_id AS id, 'figure' AS kind, number, caption AS title, line_first, line_last FROM figures WHERE document_id = $1`,
  `SELECT table_id AS id, 'table' AS kind, owner_id AS parent_id, years_printed AS title, line_first, line_last, kind AS table_kind,
     years_printed, periods_printed, column_numbers FROM source_tables WHERE document_id = $1`,
];

const SHAPE = new Set(['id', 'kind', 'parent_id', 'heading', 'number', 'title', 'line_first', 'line_last']);
const OUTLINE = new Set(['section', 'subsection', 'direction', 'goal', 'task']);

/** A record before its place in the tree is known. */
interface Found {
  readonly row: Row;
  readonly id: string;
  readonly kind: string;
  readonly line: number;
}

/** Everything that was read from a document, parents before the records below them, in the order of the document. */
export async function readRecords(connection: DuckDBConnection, documentId: string): Promise<EvidenceRecord[]> {
  const found: Found[] = [];
  for (const sql of SOURCES) {
    for (const row of await rowsOf(connection, `${sql} ORDER BY line_first`, [documentId])) {
      found.push({ row, id: textOf(row, 'id') ?? '', kind: textOf(row, 'kind') ?? '', line: integerOf(row, 'line_first') ?? 0 });
    }
  }
  const cells = await readCells(connection, documentId);
  const candidates = groupedBy(await rowsOf(connection, CANDIDATES, [documentId]), 'series_id');
  const records: EvidenceRecord[] = [];
  for (const { row, id, kind, parent } of treeOf(found)) {
    const weighed = candidates.get(id)?.map((each) => [JSON.parse(textOf(each, 'cells') ?? '[]') as string[], textOf(each, 'reason') ?? '', each['chosen'] === true] as const);
    records.push({
      id, kind, parent,
      number: textOf(row, 'number'),
      title: textOf(row, 'title') ?? '',
      lines: [integerOf(row, 'line_first') ?? 0, integerOf(row, 'line_last') ?? 0],
      fields: Object.fromEntries(Object.keys(row).filter((name) => !SHAPE.has(name) && row[name] !== null).map((name) => [name, textOf(row, name) ?? ''])),
      ...(cells.has(id) ? { cells: cells.get(id) ?? [] } : {}),
      ...(weighed === undefined ? {} : { candidates: weighed }),
    });
  }
  return records;
}

const CANDIDATES = 'SELECT series_id, to_json(cells) AS cells, reason, chosen FROM candidates WHERE document_id = $1 ORDER BY series_id, rank';

/** Cells of series and marks of measures, by record. */
async function readCells(connection: DuckDBConnection, documentId: string): Promise<Map<string, EvidenceCell[]>> {
  const rows = await rowsOf(connection, `
    SELECT series_id AS id, year, ordinal, value, absence, qualifier, raw, status, basis FROM observations WHERE document_id = $1
    UNION ALL
    SELECT measure_id, year, ordinal, NULL, mark, NULL, '', status, NULL FROM measure_years WHERE document_id = $1
    ORDER BY id, ordinal, year`, [documentId]);
  return new Map([...groupedBy(rows, 'id')].map(([id, group]) => [id, group.map((row): EvidenceCell => [
    integerOf(row, 'year'), integerOf(row, 'ordinal') ?? 0, decimalOf(row), textOf(row, 'absence'),
    textOf(row, 'qualifier'), textOf(row, 'raw') ?? '', textOf(row, 'status') ?? '', textOf(row, 'basis'),
  ])]));
}

function decimalOf(row: Row): string | null {
  const value = textOf(row, 'value');
  return value === null ? null : printedDecimal(value, textOf(row, 'raw') ?? '');
}

interface Placed {
  readonly row: Row;
  readonly id: string;
  readonly kind: string;
  readonly parent: number;
}

/**
 * The tree: a record stands under its parent, else under the section or subsection that last began before it (a node of the outline under
 * the section); headings that rows share become nodes of their own. Whatever the parents say, the tree has no loops: a parent that is not placed before its child is passed over.
 */
function treeOf(found: readonly Found[]): Placed[] {
  const byLine = [...found].sort((a, b) => a.line - b.line || rankOf(a) - rankOf(b));
  const sections = byLine.filter(({ kind }) => kind === 'section');
  const passages = byLine.filter(({ kind }) => kind === 'section' || kind === 'subsection');
  const known = new Map(found.map((each) => [each.id, each]));
  const placed: Placed[] = [];
  const indexes = new Map<string, number>();
  const underWay = new Set<string>();

  const place = (each: Found): number => {
    const index = indexes.get(each.id);
    if (index !== undefined) return index;
    underWay.add(each.id);
    const parent = parentOf(each);
    underWay.delete(each.id);
    return add(each.row, each.id, each.kind, parent);
  };
  const add = (row: Row, id: string, kind: string, parent: number): number => {
    indexes.set(id, placed.length);
    placed.push({ row, id, kind, parent });
    return placed.length - 1;
  };
  const parentOf = (each: Found): number => {
    const named = known.get(textOf(each.row, 'parent_id') ?? '');
    if (named !== undefined && !underWay.has(named.id)) return place(named);
    const above = each.kind === 'section' ? undefined : lastUpTo(OUTLINE.has(each.kind) ? sections : passages, each.line);
    const top = above === undefined || underWay.has(above.id) ? -1 : place(above);
    const heading = textOf(each.row, 'heading');
    if (heading === null || heading === '') return top;
    const id = `heading:${each.kind}:${heading}`;
    return indexes.get(id) ?? add({ title: heading, line_first: each.line, line_last: each.line }, id, 'heading', top);
  };
  for (const each of byLine) place(each);
  return placed;
}

/** The last of some records, in the order of their lines, that begins at a line or before it. */
function lastUpTo(sorted: readonly Found[], line: number): Found | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** Of records that begin on one line, the outline comes first. */
function rankOf({ kind }: Found): number {
  return OUTLINE.has(kind) ? 0 : kind === 'table' ? 1 : 2;
}
