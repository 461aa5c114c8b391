import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../pipeline/model.js';
import { PdfFile } from '../../../pipeline/read/pdf/open.js';
import type { PagePainting } from '../../../pipeline/read/pdf/painted.js';
import { readPage } from '../../../pipeline/read/pdf/read-page.js';

const FOLDER = join(import.meta.dirname, 'printed');
const truth = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8')) as Record<string, unknown[] | null>;
const names = Object.keys(truth).filter((name) => truth[name] !== null);

/** A painting as if its page had been enlarged or reduced. */
function scaled(painting: PagePainting, by: number): PagePainting {
  const box = ([x0, y0, x1, y1]: Box): Box => [x0 * by, y0 * by, x1 * by, y1 * by];
  return {
    width: painting.width * by,
    height: painting.height * by,
    glyphs: painting.glyphs.map((glyph) => ({
      ...glyph, box: box(glyph.box), start: glyph.start * by, end: glyph.end * by, baseline: glyph.baseline * by, size: glyph.size * by,
    })),
    rules: painting.rules.map((rule) => ({ ...rule, at: rule.at * by, from: rule.from * by, to: rule.to * by, thickness: rule.thickness * by })),
    shades: painting.shades.map((shade) => ({ ...shade, box: box(shade.box) })),
    drawings: painting.drawings.map(box),
  };
}

function cellsOf(painting: PagePainting): unknown {
  return readPage(1, painting).tables.map(({ rows, columns, cells }) => ({
    rows, columns, cells: cells.map(({ row, column, rowspan, colspan, text }) => ({ row, column, rowspan, colspan, text })),
  }));
}

describe('a page printed smaller or larger', () => {
  it.each(names)('%s has the same cells', async (name) => {
    const pdf = await PdfFile.open(name, readFileSync(join(FOLDER, `${name}.pdf`)), null);
    try {
      for (let page = 1; page <= pdf.pages; page += 1) {
        const painting = await pdf.painting(page);
        // Powers of two, so that no number is rounded.
        for (const by of [0.25, 4]) expect(cellsOf(scaled(painting, by))).toEqual(cellsOf(painting));
      }
    } finally {
      await pdf.close();
    }
  });
});
