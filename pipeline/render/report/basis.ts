import type { ReportContext } from './tables.js';

/**
 * The rules by which values are placed, as the reading writes them, and their sentence in the report's words. The data keep the reading's own;
 * a rule that is not known here stands as it is.
 */
const RULES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^money is printed for (?<years>.+) only \((?<row>\S+)\)$/, 'money'],
  [/^same volumes printed in (?<row>\S+)$/, 'same_volumes'],
  [/^same volume in (?<row>\S+)$/, 'same_volumes'],
  [/^what the other parts leave of (?<row>\S+)$/, 'rest'],
  [/^count × average makes the volume \((?<row>\S+)\)$/, 'product'],
  [/^shares under (?<row>\S+) make 100 %$/, 'shares'],
];
const EMPTY = /^all printed cells stand in other years: (?<inner>.+)$/;

/** What a value was placed by, as a sentence of the report; rows are named as the plan names them, not by their ids. */
export function basisText(context: ReportContext, basis: string): string {
  const { words } = context;
  const inner = EMPTY.exec(basis)?.groups?.inner;
  if (inner !== undefined) return words.say('report.basis.empty', { reason: basisText(context, inner) });
  for (const [pattern, key] of RULES) {
    const groups = pattern.exec(basis)?.groups;
    if (groups !== undefined) return words.say(`report.basis.${key}`, { row: rowName(context, groups.row ?? ''), years: groups.years ?? '' });
  }
  return basis;
}

function rowName({ plan, words, format }: ReportContext, id: string): string {
  const series = plan.series.find((row) => row.id === id);
  if (series === undefined) return id;
  const name = series.kind === 'budget_line' ? series.number ?? series.name : `«${series.name.replace(/(?<![\s:;,])[\s:;,]+$/, '')}»`;
  const count = series.lineLast - series.lineFirst + 1;
  return words.say('report.basis.row', { name, lines: words.say('report.at_lines', { lines: format.lines(series.lineFirst, series.lineLast) }, Math.min(count, 2)) });
}
