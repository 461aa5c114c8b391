/**
 * Writes text runs as a plain PDF, in the order in which they are given: the order is what a text extractor sees.
 * The one font has empty glyphs with true widths (Type 3), so nothing is embedded and any extractor measures alike.
 */
import { allGlyphs } from './metrics.mjs';

export const PAGE = { width: 595, height: 842 };

/** Half of the thickness of a rule, in points. */
const HALF_RULE = 0.25;

const CODES = new Map(allGlyphs().map(([glyph], index) => [glyph, index]));

const hex = (number, digits) => number.toString(16).padStart(digits, '0');

function encode(text) {
  let bytes = '';
  for (const glyph of text) bytes += hex(CODES.get(glyph), 2);
  return `<${bytes}>`;
}

function toUnicodeMap() {
  const pairs = [...CODES].map(([glyph, code]) => `<${hex(code, 2)}> <${hex(glyph.codePointAt(0), 4)}>`);
  const blocks = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const some = pairs.slice(at, at + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${blocks.join('\n')}
endcmap end end`;
}

const stream = (content) => `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;

/** `pages`: an array of pages, each an array of `{ x, y, size, spacing, text }` and `{ rule: [x0, y0, x1, y1] }` with y downwards from the page's top. */
export function writePdf(pages) {
  const objects = [];
  const add = (body) => objects.push(body);
  const glyphs = allGlyphs();
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const firstPage = 6 + glyphs.length;
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ')}] >>`);
  const procs = glyphs.map((_, code) => `/g${code} ${6 + code} 0 R`).join(' ');
  const names = glyphs.map((_, code) => `/g${code}`).join(' ');
  add(`<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 1000 900] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0
/LastChar ${glyphs.length - 1} /Widths [${glyphs.map(([, width]) => width).join(' ')}] /CharProcs << ${procs} >>
/Encoding << /Type /Encoding /Differences [0 ${names}] >> /Resources << >> /ToUnicode 4 0 R >>`);
  add(stream(toUnicodeMap()));
  add('<< /Font << /F 3 0 R >> >>');
  for (const [, width] of glyphs) add(stream(`${width} 0 d0`));
  for (const runs of pages) {
    const lines = runs.map(({ x, y, size, spacing, text, rule }) => {
      if (rule) {
        // A rule is a thin filled box, as most printers draw it.
        const [x0, y0, x1, y1] = rule;
        return `${(x0 - HALF_RULE).toFixed(2)} ${(PAGE.height - y1 - HALF_RULE).toFixed(2)} ${(x1 - x0 + 2 * HALF_RULE).toFixed(2)} ${(y1 - y0 + 2 * HALF_RULE).toFixed(2)} re f`;
      }
      const place = `${x.toFixed(2)} ${(PAGE.height - y).toFixed(2)}`;
      return `BT /F ${size} Tf ${(spacing ?? 0).toFixed(3)} Tc 1 0 0 1 ${place} Tm ${encode(text)} Tj ET`;
    });
    const number = objects.length + 1;
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources 5 0 R /Contents ${number + 1} 0 R >>`);
    add(stream(lines.join('\n')));
  }
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = Buffer.byteLength(out);
    out += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = Buffer.byteLength(out);
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return out;
}
