/** Programme passports and the summary of budget expenditure. */
import { yearHead, damaged, cutRow } from './indicators.mjs';
import { amendmentNote } from './decrees.mjs';

const center = (text, more = {}) => ({ text, align: 'center', ...more });
const justified = (text, more = {}) => ({ text, align: 'justify', ...more });

const zero = (text) => text === '' || text === '0' || text === '-';

/**
 * `programme`: `{ code, name, description, content, delivery, stage, blocks: { direct: [[name, unit, values, extra]], … or 'х' or a text }, volume }`.
 * The volume's blanks and zeros may be printed otherwise in the summary (`summaryVolume`).
 */
export function passport(kit, programme) {
  const { words, sheet, truth, content, chance } = kit;
  const title = `${programme.code} ${words.quote(programme.name)}`;
  const joined = chance.whether(0.3);
  const head = joined
    ? [[{ text: `${words.programme} ${title}`, cs: 3 }]]
    : [[justified(words.programme), { text: title, cs: 2, align: 'justify' }]];
  sheet.table([130, 150, 230], [
    ...head,
    [justified(words.description), { text: kit.look(programme.description), cs: 2, align: 'justify' }],
    [justified(words.kindOfProgramme, { rs: 3 }), justified(words.byContent), justified(words.contents[programme.content])],
    [justified(words.byDelivery), justified(words.delivery[programme.delivery])],
    [justified(words.stageLabel), justified(words.stage[programme.stage])],
  ]);
  truth.programmes.push({
    code: programme.code,
    name: programme.name,
    description: programme.description.replaceAll('\n', ' '),
    content: words.contents[programme.content],
    delivery: programme.delivery,
    stage: programme.stage,
  });
  const widths = content.passportColumns;
  const columns = [widths.name, widths.unit, ...kit.years.map(() => widths.year)];
  const rows = yearHead(kit, [words.indicatorHead, words.unit], { late: chance.whether(0.5), year: words.yearLong, numbers: chance.whether(0.9), printed: programme.headYears, cut: programme.headCut });
  const all = columns.length;
  for (const block of ['direct', 'final', 'quality', 'efficiency']) {
    const lines = programme.blocks[block];
    const label = words.blocks[block];
    if (lines === undefined) continue;
    if (typeof lines === 'string') {
      if (lines === 'х') rows.push([{ text: `${label}`, cs: 1 }, { text: 'х', cs: all - 1 }]);
      else rows.push([{ text: label, cs: all }], [justified(lines, { cs: all })]);
      truth.programme_texts.push({ programme: programme.code, block, text: lines.replaceAll('\n', ' ') });
      continue;
    }
    rows.push([{ text: label, cs: chance.whether(0.6) ? all : 1 }, ...(chance.whether(0) ? [] : [])]);
    if (rows.at(-1)[0].cs === 1) for (let i = 1; i < all; i += 1) rows.at(-1).push(center(''));
    let parent = null;
    for (const [name, unit, values, extra = {}] of lines) {
      const cells = values ? kit.cells(values) : [];
      const unitText = unit ? words.units[unit] : '';
      const mark = extra.number ? `${extra.number}. ` : extra.mark ? `${extra.mark} ` : '';
      const printed = cells.length ? damaged(cells.map((cell) => center(cell.print)), extra) : kit.years.map(() => center(''));
      rows.push(cutRow([justified(mark + kit.look(name)), justified(unitText), ...printed], extra.cut));
      truth.series.push({
        kind: 'programme_indicator',
        owner: programme.code,
        block,
        group: null,
        number: extra.number ?? extra.mark ?? null,
        name,
        unit: unitText || null,
        unit_status: unitText ? 'own' : 'absent',
        source: null,
        source_status: 'absent',
        parent: extra.kid ? parent : null,
        cells,
        starred: /\*$/u.test(name),
      });
      if (!extra.kid) parent = truth.series.length - 1;
    }
  }
  const cells = kit.cells(programme.volume);
  const tight = chance.whether(0.25);
  rows.push([{ text: words.blocks.volume }, justified(words.units.money), ...cells.map((cell) => ({ text: cell.print, align: tight ? 'justify' : 'center' }))]);
  truth.series.push({
    kind: 'programme_indicator',
    owner: programme.code,
    block: 'volume',
    group: null,
    number: null,
    name: words.blocks.volume,
    unit: words.units.money,
    unit_status: 'own',
    source: null,
    source_status: 'absent',
    parent: null,
    cells,
  });
  programme.printed = cells;
  sheet.table(columns, rows, content.strict ? { strictFrom: 2 } : {});
  for (const [marker, text] of programme.footnotes ?? []) {
    sheet.paragraph(`${marker} ${text}`, { indent: 6, align: 'left', after: 0.4 });
    truth.footnotes.push({ marker, text });
  }
}

/** The summary: total, current and development groups; the sums are right. */
export function budgetSummary(kit) {
  const { words, sheet, truth, content } = kit;
  sheet.gap(0.5);
  sheet.paragraph(words.summary, { align: 'left', after: 0.8 });
  if (content.amendments?.summary) amendmentNote(kit, content.language === 'kk' ? 'Кіші бөлімге' : 'Подраздел', content.amendments.summary, 'subsection:summary');
  const widths = content.budgetColumns;
  const columns = [widths.code, widths.name, widths.unit, ...kit.years.map(() => widths.year)];
  const head = yearHead(kit, [words.programme, words.unit], { year: words.yearLong, late: content.lateSummary, printed: content.summaryYears, cut: content.summaryCut });
  head[0][0].cs = 2;
  head.at(-1)[0].cs = 2;
  const lines = [];
  for (const programme of content.programmes) {
    const cells = programme.printed.map((cell) => (cell.value === null ? { ...cell, print: '0', value: '0', absence: null } : cell));
    lines.push({ code: programme.code, name: programme.summaryName ?? programme.name, group: programme.stage, cells, ...programme.summary });
  }
  for (const [code, name, group, values, extra] of content.budgetLines) lines.push({ code, name, group, cells: kit.cells(values), ...extra });
  lines.sort((a, b) => a.code.localeCompare(b.code));
  const sums = (some) =>
    kit.years.map((year, index) => {
      const total = some.reduce((sum, line) => sum + Number(line.cells[index].value ?? 0), 0);
      const print = String(total).replace(/\B(?=(\d{3})+(?!\d))/gu, ' ');
      return { year, print, value: String(total), absence: null, qualifier: null };
    });
  const current = lines.filter((line) => line.group === 'current');
  const development = lines.filter((line) => line.group === 'development');
  const rows = [...head];
  const push = (group, number, name, cells) =>
    truth.series.push({
      kind: 'budget_line',
      owner: group,
      block: null,
      group,
      number,
      name,
      unit: words.units.money,
      unit_status: 'own',
      source: null,
      source_status: 'absent',
      parent: null,
      cells,
      starred: /\*/u.test(number ?? ''),
    });
  const sumRow = (label, cells, group) => {
    rows.push([{ text: label, cs: 2, align: 'justify' }, center(words.units.money), ...cells.map((cell) => center(cell.print))]);
    const [, number, name] = /^(\d)\.\s(.*)$/u.exec(label) ?? [null, null, label];
    push(group, number, name, cells);
  };
  const lineRow = ({ code, name, cells, group, cut, ...extra }) => {
    rows.push(cutRow([center(code), justified(kit.look(name)), center(words.units.money), ...damaged(cells.map((cell) => center(cell.print)), extra)], cut));
    push(group, code, name, cells);
  };
  sumRow(words.total, sums(lines), 'total');
  sumRow(words.current, sums(current), 'current');
  current.forEach(lineRow);
  sumRow(words.development, sums(development), 'development');
  development.forEach(lineRow);
  sheet.table(columns, rows, content.strict ? { strictFrom: 3 } : {});
  if (content.summaryNotes) {
    sheet.paragraph(words.footnote, { indent: 6, align: 'left', after: 0 });
    for (const [marker, text] of content.summaryNotes) {
      sheet.paragraph(`${marker} ${text}`, { indent: 6, after: 0 });
      truth.footnotes.push({ marker, text });
    }
    sheet.gap(0.6);
  }
}

export { zero };
