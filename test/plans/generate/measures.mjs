/** The measures of a task: items, sub-items, and their marks by planned year. */
import { deletionText } from './decrees.mjs';

const center = (text, more = {}) => ({ text, align: 'center', ...more });

/** `task.measures`: `[text, marks, extra]`; marks like `xxxxx`, `..xx.` (blank), `-x-x-`; extra.kids: sub-items of the same form. */
export function measureTable(kit, task) {
  const { words, content, truth } = kit;
  const planned = [...content.planned, ...(content.projected ?? [])];
  const rows = [
    [center(kit.look(words.measuresHead), { rs: 2 }), center(kit.look(words.measuresTerm), { cs: planned.length })],
    planned.map((y) => center(words.year(y))),
  ];
  if (kit.chance.whether(0.8)) rows.push([center('1'), ...planned.map((_, index) => center(String(index + 2)))]);
  const marksOf = (marks) => {
    if (marks === '') return planned.map(() => null);
    if (marks.length !== planned.length) throw new Error(`«${marks}» has ${marks.length} marks for ${planned.length} years`);
    return [...marks].map((mark) => (mark === '.' ? null : mark === 'x' ? 'cross' : 'dash'));
  };
  const print = (mark) => center(mark === 'cross' ? words.mark : mark === 'dash' ? '-' : '');
  let number = 0;
  for (const [text, marks, extra = {}] of task.measures) {
    number += 1;
    if (extra.deleted) {
      const words1 = `${number}. ${words.deleted(...extra.deleted)}`;
      rows.push([{ text: words1, cs: planned.length + 1, align: 'justify' }]);
      deletionText(kit, words1, extra.deleted);
      continue;
    }
    const own = marksOf(marks);
    rows.push([{ text: `${number}. ${kit.look(text)}`, align: 'justify' }, ...own.map(print)]);
    // Dash items inside one cell are items of their own; the cell's marks are the main item's.
    const [main, ...dashes] = text.split(/\n- /u);
    truth.measures.push({ task: task.number, number: String(number), parent: null, text: main.replaceAll('\n', ' '), marks: own });
    const parent = truth.measures.length - 1;
    for (const dash of dashes) truth.measures.push({ task: task.number, number: '-', parent, text: dash, marks: planned.map(() => null) });
    (extra.kids ?? []).forEach(([kid, kidMarks], index) => {
      const each = marksOf(kidMarks);
      const label = extra.mark === 'letter' ? `${'абвгд'[index]}) ` : extra.mark === '1)' ? `${index + 1}) ` : '- ';
      rows.push([{ text: label + kit.look(kid), align: 'justify' }, ...each.map(print)]);
      truth.measures.push({ task: task.number, number: label.trim().replace(/^([^\d-])\)$/u, '$1'), parent, text: kid, marks: each });
    });
  }
  const width = content.columns.mark ?? 25;
  kit.sheet.table([content.columns.measure ?? 395, ...planned.map(() => width)], rows, content.strict ? { strictFrom: 1 } : {});
}
