/** Sets a whole plan from its content: pages for the PDF, and the truth that a reader should find. */
import { startPages } from './layout.mjs';
import { cellsOf } from './values.mjs';
import { chanceFrom } from './chance.mjs';
import { WORDS } from './words.mjs';
import { indicatorTable } from './indicators.mjs';
import { measureTable } from './measures.mjs';
import { passport, budgetSummary } from './money.mjs';
import { amendmentNote, deletionText } from './decrees.mjs';

/** `content`: see education-2010.mjs for the form; `sheet`: what it is set on. Returns `{ pages, truth }`. */
export function setPlan(content, sheet = startPages(content.layout)) {
  const words = wordsOf(content);
  const chance = chanceFrom(content.seed);
  const truth = {
    document: { language: content.language, period_first_year: content.planned[0], period_last_year: lastPlanned(content), years: yearsOf(content), reported: content.reported },
    outline: [],
    goal_programmes: [],
    series: [],
    measures: [],
    programmes: [],
    programme_texts: [],
    capabilities: [],
    cooperation: [],
    risks: [],
    amendments: [],
    deletions: [],
    footnotes: [],
    ...(hasFigures(content) ? { figures: [] } : {}),
  };
  const kit = { content, words, chance, sheet, truth, years: yearsOf(content), look: (text) => lookAlikes(text, content, chance), cells: (description) => cellsOf(description, yearsOf(content), words, chance) };
  if (content.title) titlePage(kit);
  sectionOne(kit);
  sectionTwo(kit);
  sectionThree(kit);
  if (content.capabilities) sectionFour(kit);
  if (content.cooperation) sectionFive(kit);
  if (content.risks) sectionSix(kit);
  sectionSeven(kit);
  sheet.paragraph(words.imprint, { align: 'left', size: 10 });
  return { pages: sheet.pages, truth };
}

const hasFigures = (content) => content.directions.some((direction) => (direction.narrative ?? []).flat().some((each) => typeof each !== 'string'));

/** A figure, of which a text keeps the number and the caption: `{ figure, caption, turn }`; `turn`: the page ends between them. */
function figure({ sheet, words, truth }, { figure: number, caption, turn }) {
  sheet.paragraph(words.figure(number), { align: 'left', after: 0 });
  if (turn) sheet.turn();
  else sheet.gap(8);
  sheet.paragraph(caption, { align: 'left', after: 1 });
  truth.figures.push({ number: String(number), caption: caption.replaceAll('\n', ' ') });
}

/** The language's words with the plan's own variants over them. */
function wordsOf(content) {
  const base = WORDS[content.language];
  const own = content.words ?? {};
  return { ...base, ...own, units: known({ ...base.units, ...own.units }), sources: known({ ...base.sources, ...own.sources }), blocks: { ...base.blocks, ...own.blocks }, sections: { ...base.sections, ...own.sections } };
}

/** A table of words that throws on a name that it does not hold. */
function known(table) {
  return new Proxy(table, {
    get(target, name) {
      if (!(name in target)) throw new Error(`no word for «${String(name)}»`);
      return target[name];
    },
  });
}

/** The decree's lines and the plan's title; `content.title`: `{ lines, title, organisation }`, the last line but the title's own left out. */
function titlePage({ content, sheet, truth }) {
  for (const line of content.title.lines) sheet.paragraph(line, { align: 'left', after: 0.6 });
  truth.document.title = content.title.title;
  truth.document.organisation = content.title.organisation;
}

export const yearsOf = (content) => [...content.reported, ...content.planned, ...(content.projected ?? [])];
const lastPlanned = (content) => (content.projected?.length ? content.projected.at(-1) : content.planned.at(-1));

/** Latin look-alikes inside Cyrillic words, as the older texts have them. */
function lookAlikes(text, content, chance) {
  const share = content.lookAlikes ?? 0;
  if (share === 0) return text;
  return text.replace(/[\p{L}-]+/gu, (word) => (/і/u.test(word) && chance.whether(share) ? word.replaceAll('і', 'i') : word));
}

function heading(kit, number) {
  const title = kit.words.sections[number];
  kit.sheet.gap(0.6);
  kit.sheet.paragraph(`${kit.words.section(number)} ${kit.look(title)}`, { align: 'left', after: 0.8 });
  kit.truth.outline.push({ level: 'section', number: String(number), title });
  const decrees = kit.content.amendments?.[number];
  if (decrees) amendmentNote(kit, kit.words.sectionNamed(number), decrees, `section:${number}`);
}

function sectionOne(kit) {
  heading(kit, 1);
  kit.sheet.paragraph(kit.words.mission, { align: 'left' });
  kit.sheet.paragraph(kit.content.mission, { indent: 6, after: 0.8 });
  kit.sheet.paragraph(kit.words.vision, { align: 'left' });
  kit.sheet.paragraph(kit.content.vision, { indent: 6, after: 0.8 });
}

function sectionTwo(kit) {
  heading(kit, 2);
  for (const direction of kit.content.directions) {
    kit.sheet.paragraph(kit.words.direction(direction.number, direction.title), { align: 'left', after: 0.8 });
    const decrees = direction.amendments;
    if (decrees) amendmentNote(kit, kit.words.directionNamed(direction.number), decrees, `direction:${direction.number}`);
    (direction.narrative ?? []).forEach((paragraphs, index) => {
      kit.sheet.paragraph(kit.words.narrative[index], { align: 'left', after: 0 });
      for (const each of paragraphs) {
        if (typeof each === 'string') kit.sheet.paragraph(kit.look(each), { indent: 6, after: 0 });
        else figure(kit, each);
      }
    });
    kit.sheet.gap(0.8);
  }
}

function sectionThree(kit) {
  const { sheet, words, truth, content } = kit;
  heading(kit, 3);
  for (const direction of content.directions) {
    sheet.gap(0.4);
    sheet.paragraph(words.direction(direction.number, kit.look(direction.title)), { align: 'left', after: 0.6 });
    truth.outline.push({ level: 'direction', number: direction.number, title: direction.title });
    for (const goal of direction.goals) {
      const title = words.goal(goal.number, goal.title);
      sheet.paragraph(`${title}\n${words.codes(goal.codes.join(', '))}`, { align: goal.spaced ? 'justify' : 'left', after: 0.6, size: 10.5 });
      truth.outline.push({ level: 'goal', number: goal.number, title: goal.title });
      truth.goal_programmes.push({ goal: goal.number, codes: goal.codes });
      indicatorTable(kit, { kind: 'goal_indicator', owner: goal.number, head: words.goalHead, rows: goal.indicators, variant: goal.variant });
      for (const task of goal.tasks) {
        sheet.paragraph(words.task(task.number, kit.look(task.title)), { align: 'left', after: 0.5, size: 10.5 });
        truth.outline.push({ level: 'task', number: task.number, title: task.title });
        indicatorTable(kit, { kind: 'task_indicator', owner: task.number, head: words.taskHead, rows: task.indicators, variant: task.variant });
        measureTable(kit, task);
      }
    }
  }
}

function threeColumns(kit, head, widths, rows) {
  const center = (text) => ({ text, align: 'center' });
  kit.sheet.table(widths, [head.map((text) => center(kit.look(text))), ['1', '2', '3'].map(center), ...rows]);
}

const justified = (text, more = {}) => ({ text, align: 'justify', ...more });

function sectionFour(kit) {
  const { content, truth, words } = kit;
  heading(kit, 4);
  const rows = [];
  for (const group of content.capabilities) {
    if (group.together) {
      rows.push([justified(group.heading), justified(group.items.map(([text]) => text).join('\n')), justified(group.items.map(([, term]) => term).join('\n'))]);
    } else {
      group.items.forEach(([text, term], index) => {
        const row = [justified(text), justified(term)];
        if (index === 0) row.unshift(justified(group.heading, { rs: group.items.length }));
        rows.push(row);
      });
    }
    for (const [text, term] of group.items) {
      const [, number, bare] = /^(\d+)\.\s*(.*)$/su.exec(text) ?? [null, null, text];
      truth.capabilities.push({ goal: group.goal ?? null, number, text: bare.replaceAll('\n', ' '), term });
    }
  }
  threeColumns(kit, words.capabilityHead, [140, 270, 100], rows);
}

function sectionFive(kit) {
  const { content, truth, words } = kit;
  heading(kit, 5);
  const rows = [];
  for (const { task, title, items } of content.cooperation) {
    items.forEach(([agency, text], index) => {
      const row = [justified(agency), justified(text)];
      if (index === 0) row.unshift(justified(words.task(task, title), { rs: items.length }));
      rows.push(row);
      truth.cooperation.push({ task, agency, text: text.replaceAll('\n', ' ') });
    });
  }
  threeColumns(kit, words.cooperationHead, [125, 115, 270], rows);
}

function sectionSix(kit) {
  const { content, truth, words } = kit;
  heading(kit, 6);
  const rows = [];
  for (const group of content.risks) {
    rows.push([{ text: group.heading, cs: 3 }]);
    for (const item of group.items) {
      if (item.deleted) {
        const text = `${item.number}. ${words.deleted(...item.deleted)}`;
        rows.push([{ text, cs: 3 }]);
        deletionText(kit, text, item.deleted);
        continue;
      }
      const [number, risk, consequence, response] = item;
      rows.push([justified(`${number}. ${risk}`), justified(consequence), justified(response)]);
      truth.risks.push({ heading: group.heading, number, risk, consequence: consequence.replaceAll('\n', ' '), response: response.replaceAll('\n', ' ') });
    }
  }
  threeColumns(kit, words.riskHead, [180, 125, 205], rows);
}

function sectionSeven(kit) {
  heading(kit, 7);
  for (const programme of kit.content.programmes) passport(kit, programme);
  budgetSummary(kit);
}
