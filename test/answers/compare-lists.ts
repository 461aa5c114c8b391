import type { DocumentRecords, LineRange } from '../../pipeline/model.js';
import { field, keyRows, keyRowsOf, listOf, plain, type KeyRow } from './keys.js';
import type { Scorecard } from './scorecard.js';

/** One comparison of a field: what the key has and what was read, made comparable. */
type Comparison<T> = readonly [aspect: string, ofKey: (row: KeyRow) => unknown, ofRecord: (record: T) => unknown];

interface Table<T> {
  /** What the score calls a row that is found. */
  readonly what: string;
  readonly rows: readonly KeyRow[];
  readonly records: readonly T[];
  /** What a row and a record must agree on to be the same thing. */
  readonly same: (row: KeyRow, record: T) => boolean;
  readonly comparisons: readonly Comparison<T>[];
}

/** Compares a list of records with its key: each row found once, no record beyond the key, and their fields. */
function compareTable<T extends Partial<LineRange>>({ what, rows, records, same, comparisons }: Table<T>, card: Scorecard): void {
  const free = [...records];
  for (const row of rows) {
    const at = `line ${row.line_first ?? ''}`;
    const index = free.findIndex((record) => same(row, record));
    card.judge(what, at, true, index >= 0);
    const [record] = index < 0 ? [] : free.splice(index, 1);
    if (record === undefined) continue;
    for (const [aspect, ofKey, ofRecord] of comparisons) card.judge(aspect, at, ofKey(row), ofRecord(record));
  }
  for (const record of free) card.judge(what, `line ${record.line_first ?? ''}`, 'nothing', record);
}

const text = (column: string) => (row: KeyRow): string => plain(field(row, column));
const raw = (column: string) => (row: KeyRow): string => field(row, column);
const startsWhereKeyDoes = (row: KeyRow, record: LineRange): boolean => record.line_first === Number(row.line_first);
const lines = <T extends LineRange>(aspect: string): Comparison<T> => [
  aspect, (row) => [Number(row.line_first), Number(row.line_last)], (record) => [record.line_first, record.line_last],
];

/** Compares everything but the series with the key. */
export function compareLists(records: DocumentRecords, card: Scorecard): void {
  compareMeasures(records, card);
  compareOutline(records, card);
  comparePassports(records, card);
  compareOtherSections(records, card);
  compareNotes(records, card);
}

function compareMeasures({ measures, measure_years }: DocumentRecords, card: Scorecard): void {
  const rows = keyRows('measures');
  const marksOf = (id: string): string[] =>
    measure_years.filter((mark) => mark.measure_id === id).sort((a, b) => a.ordinal - b.ordinal).map(({ mark }) => ({ cross: 'x', dash: '-' })[mark]);
  const byId = new Map(measures.map((measure) => [measure.measure_id, measure]));
  compareTable({
    what: 'measures found', rows, records: measures,
    same: (row, record) => record.task_id === `task:${field(row, 'task')}` && startsWhereKeyDoes(row, record) && plain(record.text) === plain(field(row, 'text')),
    comparisons: [
      ['marks of measures', (row) => listOf(field(row, 'marks')), (record) => marksOf(record.measure_id)],
      ['measure numbers', raw('number'), (record) => record.number ?? ''],
      ['measure parents', (row) => Number(row.parent_line) || null, (record) => byId.get(record.parent_id ?? '')?.line_first ?? null],
      lines('lines of measures'),
    ],
  }, card);
}

function compareOutline(records: DocumentRecords, card: Scorecard): void {
  const { goal_programmes, outline } = records;
  const isFrame = (level: string): boolean => level === 'section' || level === 'subsection';
  const nodes = outline.filter((node) => !isFrame(node.level));
  compareTable({
    what: 'directions, goals, tasks', rows: keyRowsOf('section-3.outline.csv'), records: nodes,
    same: (row, node) => node.level === row.level && node.number === row.number,
    comparisons: [
      ['titles of headings', text('title'), (node) => plain(node.title)],
      ['lines of headings', (row) => Number(row.line_first), (node) => node.line_first],
    ],
  }, card);
  for (const row of keyRowsOf('section-3.outline.csv').filter((one) => one.level === 'goal')) {
    const codes = goal_programmes.filter(({ goal_id }) => goal_id === `goal:${field(row, 'number')}`).map(({ programme_code }) => programme_code);
    card.judge('programme codes of a goal', `goal ${field(row, 'number')}`, field(row, 'programme_codes').split(' '), codes);
  }
  const frame = keyRowsOf('sections.outline.csv');
  compareTable({
    what: 'sections and subsections', rows: frame.filter((row) => isFrame(field(row, 'level'))), records: outline.filter((node) => isFrame(node.level)),
    same: (row, node) => node.level === row.level && startsWhereKeyDoes(row, node),
    comparisons: [['titles of headings', text('title'), (node) => plain(node.title)], lines('lines of headings')],
  }, card);
  compareTable({
    what: 'directions named in the analysis', rows: frame.filter((row) => row.level === 'direction'),
    records: records.mentions.filter((mention) => mention.level === 'direction' && mention.section_number === '2'),
    same: startsWhereKeyDoes,
    comparisons: [['titles of headings', text('title'), (mention) => plain(mention.title)], ['numbers of headings', raw('number'), (mention) => mention.number]],
  }, card);
}

function comparePassports({ programmes, programme_texts }: DocumentRecords, card: Scorecard): void {
  compareTable({
    what: 'programmes found', rows: keyRows('programmes'), records: programmes,
    same: (row, programme) => programme.programme_code === row.programme_code,
    comparisons: [
      ['programme names', text('name'), ({ name }) => plain(name)],
      ['programme descriptions', text('description'), ({ description }) => plain(description)],
      ['programme types', (row) => [plain(field(row, 'content')), row.delivery, row.stage], (one) => [plain(one.content), one.delivery, one.stage]],
    ],
  }, card);
  compareTable({
    what: 'texts in blocks', rows: keyRows('texts'), records: programme_texts,
    same: (row, one) => one.programme_code === row.programme_code && one.block === row.block && plain(one.text) === plain(field(row, 'text')),
    comparisons: [lines('lines of texts')],
  }, card);
}

function compareOtherSections(records: DocumentRecords, card: Scorecard): void {
  compareTable({
    what: 'capabilities found', rows: keyRows('capabilities'), records: records.capabilities,
    same: (row, one) => startsWhereKeyDoes(row, one) && plain(one.text) === plain(field(row, 'text')),
    comparisons: [
      ['capability headings', (row) => [plain(field(row, 'heading')), field(row, 'goal')], (one) => [plain(one.heading), (one.goal_id ?? '').replace('goal:', '')]],
      ['capability numbers', raw('number'), (one) => one.number ?? ''],
      ['capability terms', (row) => [plain(field(row, 'term')), field(row, 'pairing')], (one) => [plain(one.term), one.pairing]],
      lines('lines of capabilities'),
    ],
  }, card);
  const agencies = (id: string): string => records.cooperation_agencies.filter((one) => one.cooperation_id === id).map(({ agency }) => agency).join('; ');
  compareTable({
    what: 'cooperation rows found', rows: keyRows('cooperation'), records: records.cooperation,
    same: (row, one) => one.task_number === row.task_number && plain(one.text) === plain(field(row, 'text')),
    comparisons: [
      ['cooperation tasks', text('task_title'), (one) => plain(one.task_title)],
      ['cooperation bodies', (row) => [plain(field(row, 'agency')), plain(field(row, 'agencies'))], (one) => [plain(one.agency), plain(agencies(one.cooperation_id))]],
      ['cooperation pairing', raw('pairing'), (one) => one.pairing],
      lines('lines of cooperation rows'),
    ],
  }, card);
  compareTable({
    what: 'risks found', rows: keyRows('risks'), records: records.risks,
    same: (row, one) => startsWhereKeyDoes(row, one) && plain(one.risk) === plain(field(row, 'risk')),
    comparisons: [
      ['risk headings', text('heading'), (one) => plain(one.heading)],
      ['risk numbers', raw('number'), (one) => one.number ?? ''],
      ['consequences and responses', (row) => [plain(field(row, 'consequence')), plain(field(row, 'response'))], (one) => [plain(one.consequence), plain(one.response)]],
      ['risk pairing', raw('pairing'), (one) => one.pairing],
      lines('lines of risks'),
    ],
  }, card);
  compareTable({
    what: 'figures found', rows: keyRows('figures'), records: records.figures,
    same: startsWhereKeyDoes,
    comparisons: [['figure captions', (row) => [field(row, 'number'), plain(field(row, 'caption'))], (one) => [one.number ?? '', plain(one.caption)]]],
  }, card);
}

function compareNotes({ amendments, deletions, footnotes }: DocumentRecords, card: Scorecard): void {
  compareTable({
    what: 'amendments found', rows: keyRows('amendments'), records: amendments,
    same: (row, one) => startsWhereKeyDoes(row, one) && one.decree_date === row.decree_date,
    comparisons: [
      ['amending decrees', (row) => [field(row, 'decree_number'), field(row, 'effective_date')], (one) => [one.decree_number, one.effective_date ?? '']],
      ['amending actions', raw('action'), (one) => one.action],
      ['amended parts', (row) => subjectId(field(row, 'subject')), (one) => one.node_id],
      lines('lines of amendments'),
    ],
  }, card);
  compareTable({
    what: 'deletions found', rows: keyRowsOf('deletions.csv'), records: deletions,
    same: startsWhereKeyDoes,
    comparisons: [
      ['deletions', (row) => [row.decree_date, row.decree_number, row.number, plain(field(row, 'text'))], (one) => [one.decree_date, one.decree_number, one.number?.replace(')', ''), plain(one.text)]],
      lines('lines of deletions'),
    ],
  }, card);
  compareTable({
    what: 'footnotes found', rows: keyRows('footnotes'), records: footnotes,
    same: startsWhereKeyDoes,
    comparisons: [
      ['footnotes', (row) => [row.scope ?? `programme:${row.programme_code ?? ''}`, row.marker, plain(field(row, 'text'))], (one) => [(one.scope_id ?? '').replace('subsection:budget', 'budget_summary'), one.marker, plain(one.text)]],
      lines('lines of footnotes'),
    ],
  }, card);
}

/** `direction 2-1` as the outline calls it. */
function subjectId(subject: string): string {
  return subject === 'budget summary' ? 'subsection:budget' : subject.replace(' ', ':');
}
