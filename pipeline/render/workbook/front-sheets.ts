import type { Workbook } from 'exceljs';
import type { Cell } from './cells.js';
import { cellText, integerCell, SIGNS, textCell } from './cells.js';
import type { PlanData } from './data.js';
import { groupedBy, integerOf, textOf } from './rows.js';
import { column } from './series-sheets.js';
import type { TableSheet } from './sheet.js';
import { addSheet, jumpTo, put } from './sheet.js';
import { heightOf, linesIn, TITLE_HEIGHT } from './text-height.js';
import type { Words } from './words.js';

const PROSE_WIDTH = 112;
/** Points between two entries of the cover. */
const SPACE_AFTER = 4;
const HOW_TO_READ = ['year', 'status', 'link', 'formula', 'evidence'];

/** The cover: what document this is, and how to read the workbook. */
export function addCover(workbook: Workbook, plan: PlanData, words: Words): void {
  const sheet = addSheet(workbook, words.say('sheets.cover.name'), words);
  sheet.views = [{ showGridLines: false }];
  sheet.columns = [{ width: 26 }, { width: PROSE_WIDTH }];
  sheet.getRow(1).height = TITLE_HEIGHT;
  put(sheet.getCell('A1'), cellText(titleOf(plan)), 'title');
  put(sheet.getCell('A2'), cellText(words.say('cover.subtitle')), 'about');

  const entries: [string, string][] = [
    ...coverFacts(plan, words).map(([label, text]): [string, string] => [words.say(`cover.${label}`), text]),
    ['', ''],
    ...HOW_TO_READ.map((step, index): [string, string] => [index === 0 ? words.say('cover.how') : '', words.say(`cover.read.${step}`)]),
  ];
  let row = 4;
  for (const [label, text] of entries) {
    put(sheet.getCell(row, 1), label === '' ? null : label, 'label');
    put(sheet.getCell(row, 2), text === '' ? null : cellText(text), 'prose');
    sheet.getRow(row).height = heightOf([linesIn(text, PROSE_WIDTH)]) + SPACE_AFTER;
    row += 1;
  }
  put(sheet.getCell(row + 1, 1), { text: words.say('sheets.contents.name'), hyperlink: jumpTo(words.say('sheets.contents.name'), 1) }, 'back');
  put(sheet.getCell(row + 1, 2), { text: words.say('cover.evidence'), hyperlink: 'evidence.html' }, 'back');
}

/** Title of the document: the plan's, else its id. */
export function titleOf(plan: PlanData): string {
  return textOf(plan.document, 'title') ?? textOf(plan.document, 'document_id') ?? '';
}

function coverFacts(plan: PlanData, words: Words): [string, string][] {
  const { document } = plan;
  const first = integerOf(document, 'period_first_year');
  const last = integerOf(document, 'period_last_year');
  const facts: [string, string | null][] = [
    ['organisation', textOf(document, 'organisation')],
    ['period', first === null || last === null ? null : `${first}–${last}`],
    ['decree', textOf(document, 'decree')],
    ['edition', textOf(document, 'edition')],
    ['language', words.code('language', textOf(document, 'language') ?? '')],
    ['source', words.say('cover.source_text', {
      file: textOf(document, 'source_file') ?? '', pages: integerOf(document, 'pages') ?? 0, lines: integerOf(document, 'lines') ?? 0,
    })],
    ['hash', textOf(document, 'source_sha256')],
    ['holds', words.say('cover.holds_text', {
      series: plan.series.length, observations: plan.observations.length, measures: plan.measures.length, programmes: plan.programmes.length,
      findings: plan.findings.length,
    })],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [[label, text]]));
}

/** The list of sheets, each with a link and its number of rows. */
export function contentsSheet(sheets: readonly TableSheet[], words: Words): TableSheet {
  return {
    id: 'contents',
    name: words.say('sheets.contents.name'),
    title: words.say('sheets.contents.title'),
    about: words.say('sheets.contents.about', { cover: words.say('sheets.cover.name') }),
    columns: [column(words, 'sheet', 32), column(words, 'shows', 100), column(words, 'rows', 10, 'right')],
    rows: sheets.map((sheet) => [
      { kind: 'jump', text: sheet.name, sheet: sheet.name, row: 1 },
      textCell(sheet.title),
      integerCell(sheet.rows.length),
    ]),
  };
}

/** Signs, statuses and units, with their meaning. */
export function notesSheet(plan: PlanData, words: Words): TableSheet {
  const note = (topic: string, sign: string, meaning: string): Cell[] => [textCell(words.say(`notes.topics.${topic}`)), textCell(sign), textCell(meaning)];
  const rows = [
    ...([['u', SIGNS.unreadable], ['x', SIGNS.absent], ['z', SIGNS.notApplicable], ['dash', SIGNS.dash], ['cross', SIGNS.cross], ['inferred', 'ᶦ'],
      ['corrected', 'ᶜ'], ['at_most', '≤'], ['at_least', '≥']] as const).map(([id, sign]) => note('sign', sign, words.say(`notes.signs.${id}`))),
    ...['stated', 'unplaced', 'inferred', 'corrected'].map((status) => note('status', words.code('status', status), words.say(`notes.statuses.${status}`))),
    ...['error', 'warning', 'note'].map((severity) => note('severity', words.code('severity', severity), words.say(`notes.severities.${severity}`))),
    ...['source', 'extraction'].map((origin) => note('origin', words.code('origin', origin), words.say(`notes.origins.${origin}`))),
    ...['own', 'shared', 'unsure'].map((pairing) => note('pairing', words.code('pairing', pairing), words.say(`notes.pairings.${pairing}`))),
    ...unitsOf(plan).map(([unit, count]) => note('unit', unit, words.say('notes.unit', { count }))),
  ];
  return {
    id: 'notes',
    name: words.say('sheets.notes.name'),
    title: words.say('sheets.notes.title'),
    about: words.say('sheets.notes.about'),
    columns: [column(words, 'topic', 20), column(words, 'sign', 30), column(words, 'meaning', 110)],
    rows,
  };
}

/** Units as the plan prints them, the most used first. */
function unitsOf(plan: PlanData): [string, number][] {
  const byUnit = groupedBy(plan.series.filter((row) => textOf(row, 'unit') !== null), 'unit');
  return [...byUnit].map(([unit, rows]): [string, number] => [unit, rows.length]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
