import { describe, expect, it } from 'vitest';
import { finishPdf, nameBookmarks, pagesOfAnchors } from '../../pipeline/render/report/pdf.js';

/** A PDF of two pages as the browser writes it: plain dictionaries, one table of references, a bookmark for each heading. */
function pdfOf(): Buffer {
  const objects = [
    "<</Title (A)\n/CreationDate (D:20261123174804+00'00')\n/ModDate (D:20261123174804+00'00')>>",
    '<</Type /Catalog\n/Pages 3 0 R\n/Dests 6 0 R\n/Outlines 7 0 R>>',
    '<</Type /Pages\n/Count 2\n/Kids [4 0 R 5 0 R]>>',
    '<</Type /Page\n/Annots [<</A <</S /URI\n/URI (https://evidence.invalid/#L903)>>>> <</A <</URI (https://example.com/)>>>>]>>',
    '<</Type /Page\n/K [(node00000117) (node00000093) (node00000117)]>>',
    '<</goal-0 [4 0 R /XYZ 0 0 0]\n/method [5 0 R /XYZ 0 0 0]>>',
    '<</Type /Outlines\n/First 8 0 R\n/Last 9 0 R>>',
    '<</Title (Onetwo)\n/First 10 0 R\n/Next 9 0 R>>',
    '<</Title <FEFF0041>\n/Prev 8 0 R>>',
    '<</Title (\\(three\\))\n/Parent 8 0 R>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${objects.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

describe('a printed PDF', () => {
  it('tells the pages of anchors', () => {
    expect([...pagesOfAnchors(pdfOf(), ['method', 'goal-0'])]).toEqual([['method', 2], ['goal-0', 1]]);
    expect(() => pagesOfAnchors(pdfOf(), ['nowhere'])).toThrow('no page for the anchor nowhere');
    expect(() => pagesOfAnchors(Buffer.from('%PDF-1.7 nothing known'), ['goal-0'])).toThrow('another build');
  });

  it('gets relative links, the date it is told, and ids counted from one, without a byte moving', () => {
    const pdf = pdfOf();
    const finished = finishPdf(pdf, '2013-12-31');
    const text = Buffer.from(finished).toString('latin1');
    expect(finished).toHaveLength(pdf.length);
    expect(text).toMatch(/\/URI \(evidence\.html#L903\) +>>/);
    expect(text).toContain('/URI (https://example.com/)');
    expect(text).toContain("/CreationDate (D:20131231000000+00'00')");
    expect(text).not.toContain('2026');
    expect(text).toContain('[(node00000002) (node00000001) (node00000002)]');
    expect(text.indexOf('xref')).toBe(pdf.toString('latin1').indexOf('xref'));
  });

  it('gets bookmarks named as the headings, appended as an update', () => {
    const pdf = pdfOf();
    const named = Buffer.from(nameBookmarks(pdf, ['One two', '(three)', 'Ұ']));
    expect(named.subarray(0, pdf.length).equals(pdf)).toBe(true);
    const update = named.subarray(pdf.length).toString('latin1');
    expect(update).toContain('8 0 obj\n<</Title <FEFF004F006E0065002000740077006F>');
    expect(update).toContain('9 0 obj\n<</Title <FEFF04B0>');
    const offset = Number(/\n8 1\n(\d{10})/.exec(update)?.[1]);
    expect(named.subarray(offset).toString('latin1')).toMatch(/^8 0 obj/);
    expect(update).toContain(`/Prev ${pdf.toString('latin1').indexOf('xref\n0')}`);
  });

  it('keeps its bookmarks where they are not its headings', () => {
    expect(nameBookmarks(pdfOf(), ['One'])).toHaveLength(pdfOf().length);
  });
});
