import pc from 'picocolors';
import { hasColour } from './progress.js';
import type { DocumentSummary, RunSummary } from './summary.js';

const NAMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  page: ['page', 'pages'], line: ['line', 'lines'],
  section: ['section', 'sections'], subsection: ['subsection', 'subsections'], direction: ['direction', 'directions'], goal: ['goal', 'goals'],
  task: ['task', 'tasks'], goal_indicator: ['goal indicator', 'goal indicators'], task_indicator: ['task indicator', 'task indicators'],
  programme_indicator: ['programme indicator', 'programme indicators'], budget_line: ['budget line', 'budget lines'], value: ['value', 'values'],
  measure: ['measure', 'measures'], programme: ['programme', 'programmes'], capability: ['capability', 'capabilities'],
  cooperation: ['cooperation row', 'cooperation rows'], risk: ['risk', 'risks'], amendment: ['amendment', 'amendments'],
  deletion: ['deletion', 'deletions'], footnote: ['footnote', 'footnotes'], paragraph: ['paragraph', 'paragraphs'],
};
const LABEL_WIDTH = 17;
const LINE_WIDTH = 100;
/** With more documents than this, each gets one line. */
const SHOWN_IN_FULL = 3;

/** Prints what became of a run: to stdout what was done, to stderr what could not be. */
export function printSummary(summary: RunSummary, asJson: boolean): void {
  for (const { problem } of summary.not_processed) process.stderr.write(`jospar: ${oneLine(problem)}\n`);
  for (const { file, problem } of summary.broken_files) process.stderr.write(`jospar: ${file} was left out: ${oneLine(problem)}\n`);
  for (const { id, stale_reviews } of summary.documents) {
    if (stale_reviews.length > 0) process.stderr.write(`jospar: ${id}.reviews.csv: reviews of findings that are not there (any more): ${stale_reviews.map(oneLine).join(', ')} — delete these rows, or correct their ids\n`);
  }
  if (asJson) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (summary.documents.length > 0) process.stdout.write(`${textOf(summary, pc.createColors(hasColour(process.stdout)))}\n`);
}

/** The summary as lines for people. */
export function textOf(summary: RunSummary, colours: ReturnType<typeof pc.createColors>): string {
  const { documents, not_processed, unchanged, kept, dropped, output, finding_changes, files, seconds } = summary;
  const isChecked = output !== null;
  const blocks = documents.map((document) => (documents.length > SHOWN_IN_FULL ? brief(document) : full(document, isChecked, colours)));
  const total = documents.length > 1 ? [full(totalOf(documents), isChecked, colours)] : [];
  const row = (label: string, text: string): string => labelled(label, text, colours);
  const closing = [
    row('Documents', [`${documents.length} processed`, ...(unchanged.length > 0 ? [`${unchanged.length} of them unchanged`] : []), ...(not_processed.length > 0 ? [colours.red(`${not_processed.length} not processed`)] : []),
      ...(kept.length > 0 ? [`${kept.length} kept as they were`] : []), ...(dropped.length > 0 ? [`dropped: ${dropped.join(', ')}`] : [])].join(' · ')),
    ...(finding_changes === null ? [] : [row('Findings since', `${finding_changes.new} new · ${finding_changes.gone} gone · ${finding_changes.still_open} still open`)]),
    ...(output === null ? [] : [row('Files', `${files} in ${output}`)]),
    row('Seconds', Object.entries(seconds).map(([station, spent]) => `${station} ${spent.toFixed(2)}`).join(' · ')),
  ];
  return ['', ...blocks, ...total, closing.join('\n')].join('\n').replace(/(?<!\n)\n+$/, '');
}

function full(document: DocumentSummary, isChecked: boolean, colours: ReturnType<typeof pc.createColors>): string {
  const { id, title, records, unplaced_values, unclaimed_lines, findings, dismissed } = document;
  const row = (label: string, text: string): string => labelled(label, text, colours);
  const findingsText = [[findings.error, 'error', colours.red], [findings.warning, 'warning', colours.yellow], [findings.note, 'note', colours.dim]] as const;
  return [
    colours.bold(id),
    ...(title === null ? [] : [colours.dim(title)]),
    row('Records', wrapped(Object.entries(records).map(([kind, number]) => `${number} ${NAMES[kind]?.[number === 1 ? 0 : 1] ?? kind}`))),
    ...(records.value === undefined ? [] : [row('Unplaced values', String(unplaced_values)), row('Unclaimed lines', String(unclaimed_lines))]),
    ...(!isChecked ? [] : [row('Findings', findingsText.map(([number, name, colour]) => (number > 0 ? colour : String)(`${number} ${name}${number === 1 ? '' : 's'}`)).concat(dismissed > 0 ? [colours.dim(`${dismissed} dismissed`)] : []).join(' · '))]),
    '',
  ].join('\n');
}

function brief({ id, records, unplaced_values, unclaimed_lines, findings }: DocumentSummary): string {
  return `${id}: ${records.value ?? 0} values, ${unplaced_values} unplaced, ${unclaimed_lines} lines unclaimed, ${findings.error}/${findings.warning}/${findings.note} findings`;
}

function totalOf(documents: readonly DocumentSummary[]): DocumentSummary {
  const sum = (of: (document: DocumentSummary) => number): number => documents.reduce((total, document) => total + of(document), 0);
  const kinds = Object.keys(NAMES).filter((kind) => documents.some(({ records }) => kind in records));
  return {
    id: 'All documents',
    title: null,
    records: Object.fromEntries(kinds.map((kind) => [kind, sum(({ records }) => records[kind] ?? 0)])),
    unplaced_values: sum((document) => document.unplaced_values),
    unclaimed_lines: sum((document) => document.unclaimed_lines),
    findings: { error: sum(({ findings }) => findings.error), warning: sum(({ findings }) => findings.warning), note: sum(({ findings }) => findings.note) },
    dismissed: sum((document) => document.dismissed),
    stale_reviews: [],
    extraction_errors: sum((document) => document.extraction_errors),
    files: sum((document) => document.files),
  };
}

function labelled(label: string, text: string, colours: ReturnType<typeof pc.createColors>): string {
  return `  ${colours.dim(label.padEnd(LABEL_WIDTH))}${text}`;
}

/** Parts joined by dots, broken into lines of readable length. */
function wrapped(parts: readonly string[]): string {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 3 <= LINE_WIDTH - LABEL_WIDTH) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(part);
  }
  return lines.join(`\n${' '.repeat(LABEL_WIDTH + 2)}`);
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}
