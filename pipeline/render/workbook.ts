import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Renderer, ReportLanguage } from './context.js';
import { budgetSheet, subtotalSheet } from './workbook/budget-sheets.js';
import type { PlanData } from './workbook/data.js';
import { readPlan } from './workbook/data.js';
import { findingSheet } from './workbook/finding-sheet.js';
import { addCover, contentsSheet, notesSheet, titleOf } from './workbook/front-sheets.js';
import { listingSheets } from './workbook/listing-sheets.js';
import { martSheets } from './workbook/mart-sheets.js';
import { measureSheet } from './workbook/measure-sheet.js';
import { packageOf } from './workbook/package.js';
import { textOf } from './workbook/rows.js';
import { indicatorSheet, programmeSheet } from './workbook/series-sheets.js';
import type { TableSheet } from './workbook/sheet.js';
import { addTableSheet } from './workbook/sheet.js';
import type { Words } from './workbook/words.js';
import { workbookWords } from './workbook/words.js';

/** A workbook bears the date of its edition; one without an edition the first date that a zip can bear. */
const NO_DATE = '1980-01-01';

/**
 * Writes `workbook.<language>.xlsx` for each language: cover, contents, notes, then one table a sheet.
 * Sheets of tables that the document has no rows for are left out.
 */
export const renderWorkbooks: Renderer = async ({ connection, documentId, languages, folder }) => (
  writeWorkbooks(await readPlan(connection, documentId), languages, folder)
);

/** The same from a document that was read from the database before. */
export async function writeWorkbooks(plan: PlanData, languages: readonly ReportLanguage[], folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const language of languages) {
    const file = `workbook.${language}.xlsx`;
    await writeFile(join(folder, file), await packageOf(workbookOf(plan, workbookWords(language))));
    files.push(file);
  }
  return files;
}

function workbookOf(plan: PlanData, words: Words): ExcelJS.Workbook {
  const tables = tableSheets(plan, words).filter(({ rows }) => rows.length > 0);
  const notes = notesSheet(plan, words);
  const workbook = new ExcelJS.Workbook();
  setProperties(workbook, plan, words);
  addCover(workbook, plan, words);
  for (const sheet of [contentsSheet([notes, ...tables], words), notes, ...tables]) addTableSheet(workbook, sheet, words);
  return workbook;
}

function tableSheets(plan: PlanData, words: Words): TableSheet[] {
  const lists = listingSheets(plan, words);
  const [indicators, measures, programmes, budget] = [indicatorSheet(plan, words), measureSheet(plan, words), programmeSheet(plan, words), budgetSheet(plan, words)];
  const sections = [lists.capabilities, lists.cooperation, lists.risks, lists.amendments, lists.deletions];
  const records = [indicators, measures, programmes, budget, lists.structure, lists.passports, ...sections];
  const findings = findingSheet(plan, words, records);
  return [
    lists.structure, indicators, measures, lists.passports, programmes, budget, subtotalSheet(plan, words), ...sections, findings,
    ...martSheets(plan, words, records), lists.observations,
  ];
}

function setProperties(workbook: ExcelJS.Workbook, plan: PlanData, words: Words): void {
  const date = dateOfEdition(textOf(plan.document, 'edition'));
  Object.assign(workbook, {
    title: titleOf(plan),
    subject: words.say('cover.subtitle'),
    creator: words.say('creator'),
    lastModifiedBy: words.say('creator'),
    company: textOf(plan.document, 'organisation') ?? '',
    description: words.say('description', { hash: textOf(plan.document, 'source_sha256') ?? '' }),
    keywords: words.say('keywords'),
    language: words.language,
    created: date,
    modified: date,
  });
}

function dateOfEdition(edition: string | null): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}/.exec(edition ?? '')?.[0] ?? NO_DATE);
  return Number.isNaN(date.getTime()) ? new Date(NO_DATE) : date;
}
