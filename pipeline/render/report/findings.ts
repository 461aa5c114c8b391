import type { PlanFinding, PlanSeries } from './data.js';
import { openFindings } from './analysis.js';
import type { LinesView, ReportContext } from './tables.js';
import { linesView } from './tables.js';

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

/** Findings of one check: the gravest with their source lines, the others a line each. */
export interface CheckFindings {
  readonly title: string;
  readonly count: string;
  readonly shown: readonly FindingView[];
  readonly others: readonly FindingView[];
}

/** Findings of one check that are shown with their source lines, by severity; what is left stands in a table below them. */
const QUOTED_FINDINGS: Readonly<Record<PlanFinding['severity'], number>> = { error: 12, warning: 4, note: 2 };
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

/** Findings check by check: the check with the gravest one first. */
export function byCheck(context: ReportContext, findings: readonly PlanFinding[]): CheckFindings[] {
  const checks = new Map<string, PlanFinding[]>();
  for (const finding of findings) checks.set(finding.checkId, [...(checks.get(finding.checkId) ?? []), finding]);
  return [...checks.values()].map((list) => {
    const views = list.map((finding) => findingView(context, finding));
    const quoted = QUOTED_FINDINGS[list[0]?.severity ?? 'note'];
    return { title: views[0]?.title ?? '', count: context.words.say('report.count.findings', { n: list.length }), shown: views.slice(0, quoted), others: views.slice(quoted) };
  });
}

/** The gravest finding of a check, with the number of others that the check found. */
export interface Gravest {
  readonly finding: PlanFinding;
  readonly others: number;
}

export type GravestView = FindingView & { readonly others: string | null };

/** The gravest finding of each of so many checks. */
export function gravest(findings: readonly PlanFinding[], count: number): Gravest[] {
  const checks = new Map<string, PlanFinding[]>();
  for (const finding of findings) checks.set(finding.checkId, [...(checks.get(finding.checkId) ?? []), finding]);
  return [...checks.values()].slice(0, count).flatMap((list) => (list[0] === undefined ? [] : [{ finding: list[0], others: list.length - 1 }]));
}

export function gravestView(context: ReportContext, { finding, others }: Gravest): GravestView {
  return { ...findingView(context, finding), others: others === 0 ? null : context.words.say('report.findings.others_alike', { n: others }) };
}

/** Where the document contradicts itself: what a reviewer did not dismiss, without notes, which only ask for a look. */
export function contradictions(context: ReportContext): PlanFinding[] {
  return openFindings(context.plan).filter(({ origin, severity }) => origin === 'source' && severity !== 'note');
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
    sentence: withUnits(context, finding.message[words.language]),
    expected: side(context, finding.expected),
    found: side(context, finding.found),
    difference: side(context, finding.difference),
    lines: own === null ? null : linesView(context, own.first, own.last),
    otherLines: other === null ? null : linesView(context, other.first, other.last),
    quotes: [own, other].flatMap((lines) => (lines === null ? [] : [quote(plan.text, lines.first, lines.last)])),
  };
}

/** A number as the plans print it: groups of three digits, a decimal comma; a code or year of four digits is none. */
const PRINTED_NUMBER = /^-?(?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})*)(?:,\d+)?$/;
const IN_BRACKETS = /\(([^()]+)\)/g;

/** One side of a finding: a number in the way of the report's language, anything else as printed. */
function side({ format }: ReportContext, printed: string | null): string | null {
  if (printed === null || !PRINTED_NUMBER.test(printed)) return printed;
  const plain = printed.replace(/[ \u00a0\u202f]/g, '').replace(',', '.');
  return format.number(plain, plain.split('.')[1]?.length ?? 0);
}

/** A sentence with the units in its brackets in the report's words. */
function withUnits({ format }: ReportContext, sentence: string): string {
  return sentence.replace(IN_BRACKETS, (_, inside: string) => `(${format.unit(inside)})`);
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
