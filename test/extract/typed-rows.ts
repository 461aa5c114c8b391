import { atomsOf } from '../../pipeline/extract/numbers/cells.js';
import { wordsAfter } from '../../pipeline/extract/series/item-marks.js';
import { readRun, readSingle } from '../../pipeline/extract/numbers/numbers.js';
import type { Row } from '../../pipeline/extract/series/rows.js';
import type { BodyForm } from '../../pipeline/extract/series/runs.js';
import { kazakh } from '../../pipeline/lexicon/kk.js';
import { russian } from '../../pipeline/lexicon/ru.js';
import { bodyOf, shown, wording } from './reading.js';

/** A row on one line: `1) name | source | unit | cells ^ number of the row it stands under`. */
function typed(row: Row, rows: readonly Row[], columns: number): string {
  const label = row.code?.text ?? row.mark?.label ?? '';
  const atoms = atomsOf(row.run, kazakh);
  const cells = (row.single ? readSingle(atoms) : readRun(atoms, columns)).chosen.cells.map(shown).join(' ');
  const parent = row.parent === null ? '' : ` ^ ${rows.indexOf(row.parent)}`;
  return `${label} | ${wording(wordsAfter(row.mark, row.name))} | ${wording(row.source?.words)} | ${wording(row.unit?.words)} | ${cells}${parent}`;
}

/** The rows of a Kazakh table's body, each typed on one line. */
export function read(form: BodyForm, columns: number, ...lines: readonly string[]): string[] {
  const { rows } = bodyOf(form, columns, lines);
  return rows.map((row) => typed(row, rows, columns));
}

/** The same of a Russian one. */
export function readRussian(form: BodyForm, columns: number, ...lines: readonly string[]): string[] {
  const { rows } = bodyOf(form, columns, lines, russian);
  return rows.map((row) => typed(row, rows, columns));
}
