import type { Box } from '../../model.js';
import { flowOf } from '../pdf/flow.js';
import { holdsPoint } from '../pdf/geometry.js';
import type { TextLine } from '../pdf/page.js';
import type { PagePainting } from '../pdf/painted.js';
import { seenRules } from '../pdf/rules.js';
import type { Cell, Table } from '../pdf/table.js';
import { tablesOf } from '../pdf/tables.js';
import { mainDirection, turnedBack, turnedPainting } from '../pdf/turn.js';
import { wordsOf } from '../pdf/words.js';
import { partedAtRules } from './overrun.js';
import { ruledTables } from './ruled.js';
import type { RuledTable } from './ruled.js';

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

/** Reads a page of a plan. Rules that close cells are believed; tables that only white shows are found among the rest. */
export function printedPage(number: number, painting: PagePainting): PrintedPage {
  const direction = mainDirection(painting.glyphs);
  const turned = turnedPainting(painting, direction);
  const whole = wordsOf(turned.glyphs, turned.width, turned.height);
  const seen = seenRules(turned.rules, turned.shades, whole);
  const words = partedAtRules(whole, turned.glyphs, seen);
  const ruled = ruledTables(seen, words);
  const isApart = (x: number, y: number): boolean => !ruled.some(({ box }) => holdsPoint(box, x, y, 1));
  const rest = words.filter(({ box }) => isApart((box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
  const rules = turned.rules.filter(({ axis, at, from, to }) => (axis === 'horizontal' ? isApart((from + to) / 2, at) : isApart(at, (from + to) / 2)));
  const others = tablesOf({ ...turned, rules }, rest).map(withoutOpenings);
  return {
    number,
    width: turned.width,
    height: turned.height,
    flow: flowOf(words, [...ruled, ...others]).map((part) => (part.kind === 'line' ? part : (part as RuledTable))),
    shown: direction === 'right' ? (box) => box : (box) => turnedBack(box, direction, painting.width, painting.height),
  };
}

function withoutOpenings(table: Table): RuledTable {
  const none: ReadonlySet<Cell> = new Set();
  return { ...table, openAbove: none, openBelow: none };
}

