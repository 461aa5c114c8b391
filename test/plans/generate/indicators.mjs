/** A table of goal or task indicators, and its rows as truth. */
import { deletionText } from './decrees.mjs';

const center = (text, more = {}) => ({ text, align: 'center', ...more });
const justified = (text, more = {}) => ({ text, align: 'justify', ...more });

/** A row's value cells with the damage that `extra` asks for: `late`: places of cells printed after the page's end; `stair`: no two cells on a line. */
export function damaged(cells, { late = [], stair = false } = {}) {
  return cells.map((cell, index) => ({ ...cell, ...(late.includes(index) ? { late: true } : {}), ...(stair ? { va: index % 2 ? 'bottom' : 'top' } : {}) }));
}

/** A row with its `cut`: the page ends after so many of its lines. */
export const cutRow = (row, cut) => Object.assign(row, cut === undefined ? {} : { cut });

/**
 * Head rows of a table with years: three rows, or years without their periods where `variant` says so. `printed`: the years as a careless
 * editor left them (repeated, swapped; null: left out); `cut`: the page ends after so many lines of the head.
 */
export function yearHead(kit, titles, { late = false, year = kit.words.year, numbers = true, printed, cut } = {}) {
  const { words, content } = kit;
  const years = printed ?? kit.years;
  const shown = (y) => (y === null ? '' : year(y));
  const periods = [[words.reported, content.reported.length], [words.planned, content.planned.length]];
  if (content.projected?.length) periods.push([words.projected, content.projected.length]);
  const top = titles.map((text) => center(kit.look(text), { rs: 2 }));
  let below = years;
  if (late) {
    // The last year stands in the upper row, beside the periods: it is printed before the first.
    periods.at(-1)[1] -= 1;
    below = years.slice(0, -1);
  }
  for (const [text, cs] of periods) if (cs > 0) top.push(center(kit.look(text), { cs }));
  if (late) top.push(center(shown(years.at(-1)), { rs: 2 }));
  const rows = [cutRow(top, cut), below.map((y) => center(shown(y)))];
  if (numbers) rows.push([...titles, ...years].map((_, index) => center(String(index + 1))));
  return rows;
}

/**
 * `rows`: `[name, unit, source, values, extra]`; extra: `kids` (rows of the same form), `shape` (`rows`: a parent's own row;
 * `inName`: the parent stands in its first kid's name cell; `pair`: this row's and the next one's names share a cell; `pairKid`: this
 * row's and its first kid's do), `share` (this unit and source serve the next n rows), `deleted`, `cut`, `late`, `stair` (see `damaged`).
 */
export function indicatorTable(kit, { kind, owner, head, rows, variant = {} }) {
  const { words, content, truth } = kit;
  const widths = content.columns;
  const columns = [widths.name, widths.source, widths.unit, ...kit.years.map(() => widths.year)];
  const titles = [head, words.source, words.unit];
  const out = yearHead(kit, titles, { numbers: variant.numbers !== false, late: variant.late, printed: variant.years, cut: variant.cut });
  let shared = 0;
  let sharedUnit = null;
  let sharedSource = null;
  let number = 0;

  const push = (item, parent) => {
    const series = {
      kind,
      owner,
      block: null,
      group: null,
      number: item.number ?? null,
      name: item.name,
      unit: item.unit,
      unit_status: item.unitStatus,
      source: item.source,
      source_status: item.sourceStatus,
      parent,
      cells: item.cells,
      starred: /\*$/u.test(item.name),
    };
    truth.series.push(series);
    return truth.series.length - 1;
  };

  const side = (unit, source, share) => {
    if (shared > 0) {
      shared -= 1;
      return { cells: [], unit: sharedUnit, source: sharedSource, unitStatus: sharedUnit ? 'shared' : 'absent', sourceStatus: sharedSource ? 'shared' : 'absent' };
    }
    const unitText = unit ? words.units[unit] : '';
    const sourceText = source ? words.sources[source] : '';
    const rs = share ?? 1;
    if (rs > 1) {
      shared = rs - 1;
      sharedUnit = unitText || null;
      sharedSource = sourceText || null;
    }
    const status = (text) => (text === '' ? 'absent' : rs > 1 ? 'shared' : 'own');
    return {
      cells: [justified(sourceText, { rs }), justified(unitText, { rs })],
      unit: unitText || null,
      source: sourceText || null,
      unitStatus: status(unitText),
      sourceStatus: status(sourceText),
    };
  };
  const year = (cells) => {
    const align = content.tight && kit.chance.whether(content.tight) ? 'justify' : 'center';
    return cells.map((cell) => ({ text: cell.print, align }));
  };
  const mute = () => kit.years.map(() => center(''));

  const line = (label, item, parent, rowSpan = 1) => {
    const [name, unit, source, values, extra = {}] = item;
    const cells = values ? kit.cells(values) : [];
    const beside = side(unit, source, extra.share);
    const row = [];
    if (label !== null) row.push(justified(label, rowSpan > 1 ? { rs: rowSpan } : {}));
    row.push(...beside.cells, ...(cells.length ? damaged(year(cells), extra) : mute()));
    out.push(cutRow(row, extra.cut));
    return push({ ...beside, name, number: extra.number, cells }, parent);
  };

  for (let i = 0; i < rows.length; i += 1) {
    const [name, unit, source, values, extra = {}] = rows[i];
    number += 1;
    const mark = extra.unnumbered ? '' : `${number}. `;
    if (extra.deleted) {
      const text = `${mark}${words.deleted(...extra.deleted)}`;
      out.push([{ text, cs: 3, align: 'justify' }, ...mute()]);
      deletionText(kit, text, extra.deleted);
      continue;
    }
    const shown = mark + kit.look(name);
    const own = [name, unit, source, values, { ...extra, number: String(number) }];
    if (extra.shape === 'pair') {
      const next = rows[i + 1];
      number += 1;
      const other = [next[0], next[1], next[2], next[3], { ...next[4], number: String(number) }];
      line(`${shown}\n${number}. ${kit.look(next[0])}`, own, null, 2);
      line(null, other, null);
      i += 1;
      continue;
    }
    if (!extra.kids) {
      line(shown, own, null);
      continue;
    }
    const label = (kid, index) => {
      const letter = kid[4]?.mark ?? '-';
      return letter === '-' ? `- ${kit.look(kid[0])}` : letter === '1)' ? `${index + 1}) ${kit.look(kid[0])}` : letter === '' ? kit.look(kid[0]) : `${'абвгд'[index]}) ${kit.look(kid[0])}`;
    };
    const kidNumber = (kid, index) => {
      const letter = kid[4]?.mark ?? '-';
      return letter === '-' ? '-' : letter === '1)' ? `${index + 1})` : letter === '' ? null : 'абвгд'[index];
    };
    if (extra.shape === 'inName') {
      const parent = push({ name, number: String(number), cells: [], unit: null, source: null, unitStatus: 'absent', sourceStatus: 'absent' }, null);
      truth.series[parent].unitFree = true;
      extra.kids.forEach((kid, index) => {
        const item = [kid[0], kid[1], kid[2], kid[3], { ...kid[4], number: kidNumber(kid, index) }];
        line(index === 0 ? `${shown}\n${label(kid, index)}` : label(kid, index), item, parent);
      });
      continue;
    }
    const together = extra.shape === 'pairKid';
    const parent = together ? line(`${shown}\n${label(extra.kids[0], 0)}`, own, null, 2) : line(shown, own, null);
    extra.kids.forEach((kid, index) => {
      line(together && index === 0 ? null : label(kid, index), [kid[0], kid[1], kid[2], kid[3], { ...kid[4], number: kidNumber(kid, index) }], parent);
    });
  }
  kit.sheet.table(columns, out, content.strict ? { strictFrom: 3 } : {});
}
