/**
 * Makes plans that nobody has read: `node test/plans/generate/fresh.mjs <folder> [seed…]`, scored by `node test/plans/score.mjs dist --in <folder>`.
 * A seed chooses language, field, period, widths and habits.
 */
import { mkdirSync } from 'node:fs';
import { chanceFrom } from './chance.mjs';
import { compose } from './compose.mjs';
import { dumpPlan } from './dump.mjs';
import * as kk from './vocabulary.kk.mjs';
import * as ru from './vocabulary.ru.mjs';

const [folder, ...seeds] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder? node test/plans/generate/fresh.mjs <folder> [seed…]');
mkdirSync(folder, { recursive: true });
for (const seed of seeds.length > 0 ? seeds.map(Number) : [1, 2, 3, 4, 5, 6]) {
  const form = formOf(seed);
  const years = [...form.planned, ...(form.projected ?? [])];
  console.log(dumpPlan(folder, `${seed}-${form.field}-${years[0]}-${years.at(-1)}${form.narrow ? '-narrow' : ''}.${form.language}`, compose(form)));
}

/** The form that a seed chooses. */
function formOf(seed) {
  const chance = chanceFrom(seed * 7919);
  const language = seed % 2 === 0 ? 'kk' : 'ru';
  const first = chance.among([2009, 2010, 2011, 2014, 2017]);
  const length = first === 2009 ? 3 : 5;
  const planned = Array.from({ length }, (_, index) => first + index);
  const fields = Object.keys((language === 'kk' ? kk : ru).FIELDS);
  return {
    seed, language, field: chance.among(fields), reported: [first - 2, first - 1], planned, narrow: chance.whether(0.35),
    ...(chance.whether(0.15) ? { planned: planned.slice(0, -1), projected: planned.slice(-1) } : {}),
  };
}
