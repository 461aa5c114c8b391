import type { ReportLanguage } from '../render/context.js';
import { writeWorkbooks } from '../render/workbook.js';
import type { PlanData } from '../render/workbook/data.js';

/** A document whose workbooks are to be written. */
export interface WorkbookTask {
  readonly plan: PlanData;
  readonly languages: readonly ReportLanguage[];
  readonly folder: string;
}

/** Writes the workbooks of a document; returns their files, relative to the folder. */
export async function work({ plan, languages, folder }: WorkbookTask): Promise<string[]> {
  return writeWorkbooks(plan, languages, folder);
}
