import type { Box } from '../../model.js';
import { flowOf } from './flow.js';
import type { Page, TextLine } from './page.js';
import { UNREADABLE } from './painted.js';
import type { PagePainting, Word } from './painted.js';
import type { Table } from './table.js';
import { tablesOf } from './tables.js';
import { mainDirection, turnedBack, turnedPainting } from './turn.js';
import { isBlank, wordsOf } from './words.js';

/** Reads a page from what is painted on it; one that is set on its side is turned to be read. */
export function readPage(number: number, painting: PagePainting): Page {
  const direction = mainDirection(painting.glyphs);
  const turned = turnedPainting(painting, direction);
  const words = wordsOf(turned.glyphs, turned.width, turned.height);
  const flow = flowOf(words, tablesOf(turned, words));
  const signs = painting.glyphs.filter((glyph) => !isBlank(glyph)).length;
  const unmappedSigns = painting.glyphs.filter(({ text }) => text === UNREADABLE).length;
  const read = { number, width: painting.width, height: painting.height, signs, unmappedSigns };
  if (direction === 'right') return { ...read, words, ...partsOf(flow) };

  const back = (box: Box): Box => turnedBack(box, direction, painting.width, painting.height);
  const original = new Map(words.map((word) => [word, { ...word, box: back(word.box) }]));
  const originals = (own: readonly Word[]): Word[] => own.flatMap((word) => original.get(word) ?? []);
  const shown = flow.map((part) => ({
    ...part,
    box: back(part.box),
    ...(part.kind === 'line'
      ? { words: originals(part.words) }
      : { cells: part.cells.map((cell) => ({ ...cell, box: back(cell.box), words: originals(cell.words) })) }),
  }));
  return { ...read, words: [...original.values()], ...partsOf(shown) };
}

function partsOf(flow: readonly (TextLine | Table)[]): Pick<Page, 'flow' | 'lines' | 'tables'> {
  return { flow, lines: flow.filter((part) => part.kind === 'line'), tables: flow.filter((part) => part.kind === 'table') };
}
