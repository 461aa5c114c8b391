import type { Box } from '../../model.js';
import { flowOf } from '../pdf/flow.js';
import type { TextLine } from '../pdf/page.js';
import type { Direction, PagePainting } from '../pdf/painted.js';
import { seenRules } from '../pdf/rules.js';
import { mainDirection, turnedBack, turnedPainting } from '../pdf/turn.js';
import { wordsOf } from '../pdf/words.js';
import { partedAtRules } from './overrun.js';
import { openTables } from './open-tables.js';
import type { OpenTable } from './open-tables.js';
import { ruledTables } from './ruled.js';
import type { RuledTable } from './ruled.js';

/** A page's number may stand so near its foot. Share of its height. */
const FOOT = 0.12;

/** A page of a plan: upright, whichever way it was set; `shown` tells where a box of it stands on the page as it is shown. */
export interface PrintedPage {
  /** 1-based. */
  readonly number: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Lines and tables in reading order. */
  readonly flow: readonly (TextLine | RuledTable)[];
  readonly shown: (box: Box) => Box;
}

/** Reads a page of a plan. Rules that close cells are believed; a table that only white shows is left to who reads texts. */
export function printedPage(number: number, painting: PagePainting, before: PrintedPage | null = null): PrintedPage {
  const direction = mainDirection(painting.glyphs);
  const turned = turnedPainting(painting, direction);
  const whole = wordsOf(turned.glyphs, turned.width, turned.height);
  const seen = seenRules(turned.rules, turned.shades, whole);
  const words = partedAtRules(whole, turned.glyphs, seen);
  const ruled = ruledTables(seen, words);
  return {
    number,
    width: turned.width,
    height: turned.height,
    flow: flowOf(words, [...ruled, ...openTables({ number, height: turned.height, words, rules: seen, ruled, before: lastOf(before) })]).map((part) => (part.kind === 'line' ? part : (part as RuledTable))),
    shown: shownBy(direction, painting.width, painting.height),
  };
}

/** A function of its own, for what it keeps is kept as long as the page: not all signs that are painted on it. */
function shownBy(direction: Direction, width: number, height: number): (box: Box) => Box {
  return direction === 'right' ? (box) => box : (box) => turnedBack(box, direction, width, height);
}

/** The table without rules that a page ends with, but for what stands at its foot. */
function lastOf(page: PrintedPage | null): OpenTable | null {
  const last = page?.flow.findLast((part) => part.kind === 'table' || !isAtFoot(part, page.height));
  return last?.kind === 'table' && 'rivers' in last ? (last as OpenTable) : null;
}

function isAtFoot({ box, text }: TextLine, height: number): boolean {
  return box[1] > (1 - FOOT) * height && /^[\s\d\-–—]*$/u.test(text);
}
