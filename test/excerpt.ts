import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../pipeline/root.js';

const PLAN = join(projectRoot, 'raw/mlsp-2011-2015.kk.txt');

/** Lines of the real plan, 1-based and inclusive, as a text of their own. */
export function excerpt(first: number, last: number): string {
  return `${readFileSync(PLAN, 'utf8').split('\n').slice(first - 1, last).join('\n')}\n`;
}

/** The heading of section 7, and the budget summary under it: 41 rows, one subtotal that its rows do not make up. */
export const budgetSummary = (): string => excerpt(3338, 3339) + excerpt(6454, 7297);
