import type { Lexicon } from '../../lexicon/lexicon.js';
import { atomsOf } from '../numbers/cells.js';
import { readRun, type Reading, type RunReading } from '../numbers/numbers.js';
import type { Row } from './rows.js';
import type { ReadRow } from './series.js';
import type { Word } from '../text/words.js';

/**
 * A number's first group left at the end of a name's line.
 *
 * A sub-row without cells for its unit and source prints its first value right behind its name; a column narrower than the number breaks it there:
 * `- қонақүйлерде 31⏎240`. A name may also end in a number of its own. Both ways to read the row are weighed: one that is more even by far is taken,
 * else the row is ambiguous.
 */
export function withLeads(read: readonly ReadRow[], words: readonly Word[], columns: number, wrapsMarked: boolean, lexicon: Lexicon): ReadRow[] {
  const places = new Map(words.map((word, index) => [word, index]));
  return read.map((one) => {
    const lead = one.reading === null ? null : leadOf(one.row, places);
    return lead === null || one.reading === null ? one : withLead(one.row, one.reading, lead, columns, wrapsMarked, lexicon);
  });
}

/** Powers of ten by which the way that is taken comes out more even. */
const CLEAR = 1;
/** So many numbers broken alike tell how the row's cells break. */
const LEAST_BROKEN = 2;
const LEAD = /^[1-9]\d{0,2}$/u;
const GROUP = /^\d{3}(?:[.,]\d+)?\*{0,3}$/u;
/** Behind these a number in a name is its own. */
const NUMBER_SIGN = /[№N#(-]$/u;

/** The digits that end a row's name where its values, in the line below, begin with what may be their next group; null where there are none. */
function leadOf({ name, run, mark, single }: Row, places: ReadonlyMap<Word, number>): Word | null {
  const [lead, first] = [name.at(-1), run[0]];
  if (single || lead === undefined || first === undefined || !LEAD.test(lead.text) || !GROUP.test(first.text) || first.gap === 'space') return null;
  const hasName = name.length > (mark?.length ?? 0) + 1 && !NUMBER_SIGN.test(name.at(-2)?.text ?? '');
  return hasName && places.get(first) === (places.get(lead) ?? Number.NaN) + 1 ? lead : null;
}

function withLead(row: Row, without: RunReading, lead: Word, columns: number, wrapsMarked: boolean, lexicon: Lexicon): ReadRow {
  const longer = readRun(atomsOf([lead, ...behindLead(row.run, without)], lexicon), columns, wrapsMarked);
  const joined = longer.readings.filter((reading) => beginsWithBoth(reading, lead));
  const [best] = joined;
  if (best === undefined) return { row, reading: without };
  const isFull = best.cells.length === columns;
  const gain = without.chosen.cost - best.cost;
  if (isFull && longer.chosen === best && (without.chosen.cells.length !== columns || gain >= CLEAR)) {
    row.name.pop();
    row.run.unshift(lead);
    return { row, reading: longer };
  }
  if (!isFull || (without.chosen.cells.length === columns && gain <= -CLEAR)) return { row, reading: without };
  return { row, reading: { ...without, readings: [...without.readings, ...joined], certain: false, reason: 'ambiguous' } };
}

/** The run with the break behind the lead as the row's other numbers have theirs: where several break in plain lines, so may the first. */
function behindLead([first, ...rest]: readonly Word[], { chosen }: RunReading): Word[] {
  if (first === undefined) return [];
  const broken = chosen.cells.filter(({ words }) => words.slice(1).some(({ gap }) => gap === 'line')).length;
  return [broken >= LEAST_BROKEN && first.gap === 'line' ? { ...first, gap: 'wrap' } : first, ...rest];
}

/** Whether a reading's first cell goes on behind the lead. */
function beginsWithBoth({ cells }: Reading, lead: Word): boolean {
  const words = cells[0]?.words ?? [];
  return words[0] === lead && words.length > 1;
}
