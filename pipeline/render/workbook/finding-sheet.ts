import type { Cell } from './cells.js';
import { cellText, integerCell, lineCell, textCell } from './cells.js';
import type { PlanData } from './data.js';
import type { Row } from './rows.js';
import { integerOf, textOf } from './rows.js';
import { placesOf } from './places.js';
import type { RecordSheet } from './series-sheets.js';
import { column } from './series-sheets.js';
import { codes, listing, texts } from './listing-sheets.js';
import type { Words } from './words.js';

/** Findings, the gravest first, each with a link to its subject's row on another sheet and to its lines. */
export function findingSheet(plan: PlanData, words: Words, others: readonly RecordSheet[]): RecordSheet {
  const places = placesOf(others);
  const subject = (row: Row): Cell => {
    const id = textOf(row, 'subject_id') ?? '';
    const place = places.get(id);
    return place === undefined ? textCell(id) : { kind: 'jump', text: cellText(id), ...place };
  };
  const check = (row: Row): Cell => {
    const id = textOf(row, 'check_id') ?? '';
    return textCell(textOf(plan.checks.get(id) ?? {}, `title_${words.language}`) ?? id);
  };
  const sheet = listing(words, 'findings', plan.findings, 'finding_id', [
    codes(words, 'severity', 13),
    [column(words, 'finding', 64), (row) => textCell(textOf(row, `message_${words.language}`))],
    [column(words, 'subject', 28), subject],
    [column(words, 'year', 7, 'right'), (row) => integerCell(integerOf(row, 'year'), false)],
    texts(words, 'expected', 14),
    texts(words, 'found', 14),
    texts(words, 'difference', 12),
    codes(words, 'origin', 11),
    codes(words, 'review', 10),
    texts(words, 'review_reason', 14),
    [column(words, 'other_lines', 11), (row) => lineCell(integerOf(row, 'other_line_first'), integerOf(row, 'other_line_last'))],
    [column(words, 'check', 30), check],
  ]);
  return { ...sheet, alarms: [{ column: 0, text: words.code('severity', 'error') }] };
}
