import type { PlanFinding, PlanSeries } from './report-data.js';
import { openFindings } from './report-analysis.js';
import type { LinesView, ReportContext } from './report-tables.js';
import { linesView } from './report-tables.js';

/** Source lines as they stand, with their numbers; `skipped` counts those left out before the last ones. */
export interface QuoteView {
  readonly lines: readonly { readonly no: number; readonly text: string }[];
  readonly tail: readonly { readonly no: number; readonly text: string }[];
  readonly skipped: number;
}

/** A finding as a reviewer reads it. */
export interface FindingView {
  readonly severity: 'error' | 'warning' | 'note';
  readonly label: string;
  readonly title: string;
  readonly sentence: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly difference: string | null;
  readonly lines: LinesView | null;
  readonly otherLines: LinesView | null;
  readonly quotes: readonly QuoteView[];
}

const QUOTED_HEAD = 5;
const QUOTED_TAIL = 2;

/** Findings that get a place of their own; what only says that a row has no readable year stands in the table of those rows. */
export function shownFindings(context: ReportContext): PlanFinding[] {
  const rows = new Set([
    ...context.plan.series.filter((series) => isUnplaced(series)).map(({ id }) => id),
    ...context.plan.measures.filter(({ marks }) => marks.some(({ year }) => year === null)).map(({ id }) => id),
  ]);
  return openFindings(context.plan).filter((finding) => !(finding.origin === 'extraction' && finding.expected === null && rows.has(finding.subjectId)));
}

export function isUnplaced(series: PlanSeries): boolean {
  return series.cells.some(({ year, status }) => year === null || status === 'unplaced');
}

/** One finding with the lines of both sides quoted. */
export function findingView(context: ReportContext, finding: PlanFinding): FindingView {
  const { words, plan } = context;
  const own = range(finding.lineFirst, finding.lineLast);
  const other = range(finding.otherLineFirst, finding.otherLineLast);
  return {
    severity: finding.severity,
    label: words.say(`report.severity.${finding.severity}`),
    title: plan.checkTitles.get(finding.checkId)?.[words.language] ?? '',
    sentence: finding.message[words.language],
    expected: finding.expected,
    found: finding.found,
    difference: finding.difference,
    lines: own === null ? null : linesView(context, own.first, own.last),
    otherLines: other === null ? null : linesView(context, other.first, other.last),
    quotes: [own, other].flatMap((lines) => (lines === null ? [] : [quote(plan.text, lines.first, lines.last)])),
  };
}

function range(first: number | null, last: number | null): { first: number; last: number } | null {
  return first === null ? null : { first, last: last ?? first };
}

/** Lines with text among `first` to `last`; of many, the first few and the last. */
function quote(text: readonly string[], first: number, last: number): QuoteView {
  const lines: { no: number; text: string }[] = [];
  for (let no = first; no <= Math.min(last, text.length); no += 1) {
    const line = text[no - 1] ?? '';
    if (line.trim() !== '') lines.push({ no, text: line.trim() });
  }
  if (lines.length <= QUOTED_HEAD + QUOTED_TAIL) return { lines, tail: [], skipped: 0 };
  return { lines: lines.slice(0, QUOTED_HEAD), tail: lines.slice(-QUOTED_TAIL), skipped: lines.length - QUOTED_HEAD - QUOTED_TAIL };
}
