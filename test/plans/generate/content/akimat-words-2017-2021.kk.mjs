/** The akimat's plan set once more, in smaller type and columns no narrower than their longest word: numbers break at the thousands' spaces only. */
import { content as akimat } from './akimat-2017-2021.kk.mjs';

export const content = {
  ...akimat,
  seed: 20170117,
  strict: false,
  tight: 0.5,
  layout: { bodySize: 12, tableSize: 10 },
  columns: { name: 150, source: 66, unit: 48, year: 24, measure: 360, mark: 24 },
  passportColumns: { name: 190, unit: 48, year: 24 },
  budgetColumns: { code: 30, name: 170, unit: 40, year: 25 },
};
