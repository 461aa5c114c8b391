/**
 * Sets paragraphs and tables as a page of HTML, for a printer to break into the pages of a PDF. It takes the place of `startPages`: same
 * calls, same truth; how it looks is what `look` says.
 */

/** A look, with what is usual for whatever it leaves out. Widths in points. */
export const USUAL = {
  font: 'Noto Sans, DejaVu Sans, sans-serif', body: 12, table: 9.5, border: '0.5pt solid #000', landscape: false, repeatHeads: false, middle: true, align: 'center',
  justify: true, headShade: null, margin: 42, indent: '1.25cm', lead: 1.25, pad: '2.5pt', wholeRows: false,
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** Pages under construction, as HTML. `html()` returns the whole. */
export function startHtml(given = {}) {
  const look = { ...USUAL, ...given };
  const parts = [];
  const isHead = (row) => row.length > 2 && row.every((cell, index) => cell.text === String(index + 1));

  function paragraph(text, { align = 'justify', indent = 0, after = 0.5, size = look.body } = {}) {
    const first = indent > 0 ? `text-indent:${look.indent};` : '';
    const shown = align === 'justify' && !look.justify ? 'left' : align;
    parts.push(`<p style="text-align:${shown};${first}margin-bottom:${(after * 1.2).toFixed(2)}em;font-size:${size}pt">${escaped(text)}</p>`);
  }

  function table(columns, rows, { strictFrom = Infinity } = {}) {
    const total = columns.reduce((sum, width) => sum + width, 0);
    const numbers = rows.slice(0, 6).findIndex(isHead);
    const heads = numbers >= 0 ? numbers + 1 : 0;
    const print = (row, cells, from) => `<tr${row < heads && look.headShade ? ` style="background:${look.headShade}"` : ''}>${cells.map((cell, at) => cellOf(cell, from[at] >= strictFrom)).join('')}</tr>`;
    const places = placesOf(rows, columns.length);
    const lines = rows.map((cells, row) => print(row, cells, places[row]));
    const head = look.repeatHeads && heads > 0 ? `<thead>${lines.slice(0, heads).join('')}</thead>` : lines.slice(0, heads).join('');
    const fixed = strictFrom === Infinity ? '' : 'table-layout:fixed;';
    parts.push(`<table style="${fixed}width:100%"><colgroup>${columns.map((width) => `<col style="width:${((100 * width) / total).toFixed(2)}%">`).join('')}</colgroup>${head}<tbody>${lines.slice(heads).join('')}</tbody></table>`);
  }

  function cellOf({ text, cs = 1, rs = 1, align = 'left' }, strict) {
    const shown = align === 'center' ? look.align : align === 'justify' && look.justify ? 'justify' : 'left';
    const spans = `${cs > 1 ? ` colspan="${cs}"` : ''}${rs > 1 ? ` rowspan="${rs}"` : ''}`;
    return `<td${spans} style="text-align:${shown}${strict ? ';word-break:break-all' : ''}">${escaped(text)}</td>`;
  }

  const css = `@page{size:A4${look.landscape ? ' landscape' : ''};margin:${look.margin}pt}body{margin:0;font-family:${look.font};line-height:${look.lead}}
p{margin:0}table{border-collapse:collapse;font-size:${look.table}pt;margin:0 0 8pt}td{border:${look.border};padding:${look.pad};vertical-align:${look.middle ? 'middle' : 'top'}}
${look.wholeRows ? 'tr{break-inside:avoid}' : ''}`;
  return {
    paragraph,
    table,
    gap: (lines) => parts.push(`<div style="height:${(lines * look.body * 1.2).toFixed(1)}pt"></div>`),
    turn: () => parts.push('<div style="break-after:page;height:1pt"></div>'),
    pages: [],
    width: 0,
    html: () => `<!doctype html><html><head><meta charset="utf-8"><style>${css}</style></head><body>${parts.join('\n')}</body></html>`,
  };
}

/** For each cell of each row its first column, cells that span rows counted in. */
function placesOf(rows, width) {
  const taken = rows.map(() => new Array(width).fill(false));
  return rows.map((row, r) => {
    let c = 0;
    return row.map(({ cs = 1, rs = 1 }) => {
      while (taken[r][c]) c += 1;
      const at = c;
      for (let i = r; i < Math.min(rows.length, r + rs); i += 1) for (let j = c; j < c + cs; j += 1) taken[i][j] = true;
      c += cs;
      return at;
    });
  });
}
