import type { Extraction } from '../extraction.js';
import { squeeze, squeezeWithPlaces } from '../text/glyphs.js';
import { rangeOf } from '../ledger.js';
import { squeezedWords } from '../text/squeezing.js';
import type { Word } from '../text/words.js';
import type { DocumentRecords, OutlineLevel } from '../../model.js';

/** A direction, goal or task named again in another section, with the title it has there. */
export interface Named {
  readonly level: OutlineLevel;
  readonly number: string;
  readonly title: readonly Word[];
  readonly words: readonly Word[];
}

/** The directions, goals and tasks that a heading cell names, each with the words up to the next. */
export function namedIn({ lexicon }: Extraction, words: readonly Word[]): Named[] {
  const found: { level: OutlineLevel; number: string; at: number; titleAt: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.gap === 'space') continue;
    const { squeezed } = squeezeWithPlaces(words.slice(at, at + 40).map((word) => word.text).join(' '));
    for (const [level, pattern] of [['direction', lexicon.direction], ['goal', lexicon.goal], ['task', lexicon.task]] as const) {
      const match = pattern.exec(squeezed);
      if (match === null) continue;
      found.push({ level, number: match.groups?.number ?? '', at, titleAt: wordAfter(words, at, match[0].length) });
      break;
    }
  }
  return found.map(({ level, number, at, titleAt }, index) => {
    const end = found[index + 1]?.at ?? words.length;
    return { level, number, title: words.slice(titleAt, end), words: words.slice(at, end) };
  });
}

/** Whether a direction, goal or task is named from some words on. */
export function isNamedAt({ lexicon }: Extraction, words: readonly Word[]): boolean {
  const squeezed = squeezedWords(words.slice(0, 40));
  return [lexicon.direction, lexicon.goal, lexicon.task].some((pattern) => pattern.test(squeezed));
}

function wordAfter(words: readonly Word[], from: number, length: number): number {
  let seen = 0;
  let index = from;
  while (index < words.length && seen < length) {
    seen += (words[index]?.squeezed ?? '').length;
    index += 1;
  }
  return index;
}

/** Records the mentions of a heading cell. Their nodes are linked when the outline is whole. */
export function addMentions(extraction: Extraction, named: readonly Named[], sectionNumber: string | null): void {
  const { ledger, records } = extraction;
  for (const { level, number, title, words } of named) {
    records.mentions.push({ level, number, node_id: null, section_number: sectionNumber, title: ledger.wording(title), ...rangeOf(words) });
  }
}

/** Ties mentions, and what hangs on them, to the outline's nodes; a node that the outline does not have stays null. */
export function linkMentions({ records }: Extraction): void {
  const nodes = new Map(records.outline.filter((node) => node.number !== null).map((node) => [`${node.level}:${node.number}`, node.node_id]));
  for (const mention of records.mentions) mention.node_id = nodes.get(`${mention.level}:${mention.number}`) ?? null;
  const resolve = resolver(records);
  for (const node of records.outline) node.parent_id = resolve(node.parent_id);
  for (const record of [...records.paragraphs, ...records.amendments]) record.node_id = resolve(record.node_id);
  for (const deletion of records.deletions) deletion.parent_id = resolve(deletion.parent_id);
  for (const row of records.cooperation) row.task_id = row.task_number === null ? null : (nodes.get(`task:${row.task_number}`) ?? null);
  for (const row of records.capabilities) row.goal_id = row.goal_id === null ? null : (nodes.get(row.goal_id) ?? null);
}

/** The outline's node for an id that a mention gave: itself, the direction of the same title, else the section that names it. */
function resolver({ outline, mentions, source_tables: tables }: DocumentRecords): (id: string | null) => string | null {
  const known = new Set([...outline.map((node) => node.node_id), ...tables.flatMap((table) => (table.owner_id === null ? [] : [table.owner_id]))]);
  const byTitle = new Map(outline.filter((node) => node.level === 'direction').map((node) => [squeeze(node.title).replace(/\.$/u, ''), node.node_id]));
  return (id) => {
    if (id === null || known.has(id)) return id;
    const mention = mentions.find((one) => `${one.level}:${one.number}` === id);
    if (mention === undefined) return null;
    const section = `section:${mention.section_number ?? ''}`;
    return byTitle.get(squeeze(mention.title).replace(/\.$/u, '')) ?? (known.has(section) ? section : null);
  };
}
