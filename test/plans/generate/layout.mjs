/**
 * Sets paragraphs and tables on pages the way the source of the real dump was set: cells justified with letter-spacing
 * where a forced break ends a short line, a trailing space kept where it fits, breaks before punctuation, rows cut by
 * the page's end, cells drawn row by row in reading order, links drawn after the line that they stand in.
 */
import { textWidth } from './metrics.mjs';
import { PAGE } from './pdf.mjs';

const WORD_GAP_TO_LETTER_GAP = 4;

/** A row of at most so many lines is never cut by a page's end. */
const WHOLE_ROW_LINES = 2;

const NO_BREAK_AFTER_SPACE = /\s/u;

/** Cuts a text at the places where a line may end: after spaces, between a word and the punctuation around it. */
function pieces(text) {
  return text.match(/\s+|-?\d[\d,.]*\d(?![\d,.])|[("«]+|[)»",.;:!?]+|[^\s("«)»,.;:!?]+/gu) ?? [];
}

/** One forced line into wrapped lines: `{ text, wrapped }`. */
function wrapLine(text, width, size) {
  const lines = [];
  let line = '';
  let words = pieces(text);
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (textWidth(line + word, size) <= width || line === '') {
      if (line === '' && textWidth(word, size) > width) {
        // A word wider than its cell is cut where it stops fitting.
        let cut = 1;
        while (cut < word.length - 1 && textWidth(word.slice(0, cut + 1), size) <= width) cut += 1;
        lines.push({ text: word.slice(0, cut), wrapped: true });
        words.splice(i + 1, 0, word.slice(cut));
        continue;
      }
      line += word;
      continue;
    }
    if (NO_BREAK_AFTER_SPACE.test(word[0])) {
      // The space does not fit: it is dropped.
      lines.push({ text: line, wrapped: true });
      line = '';
      continue;
    }
    lines.push({ text: line, wrapped: true });
    line = word;
  }
  lines.push({ text: line, wrapped: false });
  return lines;
}

/** A cell's text into lines `{ text, spacing }` for a width; forced breaks are `\n`. */
export function setText(text, width, size, align) {
  const out = [];
  const forced = text.split('\n');
  forced.forEach((part, partIndex) => {
    const lines = wrapLine(part, width, size);
    lines.forEach((line, index) => {
      const last = partIndex === forced.length - 1 && index === lines.length - 1;
      let spacing = 0;
      if (align === 'justify' && !last && line.text.trim() !== '') {
        const bare = line.text.trimEnd();
        const free = width - textWidth(bare, size);
        const words = (bare.match(/\s+/gu) ?? []).length;
        const gaps = [...bare].length - 1 - words + words * WORD_GAP_TO_LETTER_GAP;
        if (gaps > 0 && free > 0) spacing = free / gaps;
      }
      out.push({ text: line.text, spacing });
    });
  });
  return out;
}

/** Column widths as wished, but none narrower than its longest word, as browsers do it; what is added is taken from the widest.
 * Columns from `strictFrom` on keep their width: their words are cut. */
function fitColumns(columns, rows, width, size, pad, strictFrom) {
  const total = columns.reduce((sum, each) => sum + each, 0);
  const fitted = columns.map((each) => each * Math.min(1, width / total));
  const taken = rows.map(() => []);
  rows.forEach((row, r) => {
    let c = 0;
    for (const cell of row) {
      while (taken[r][c]) c += 1;
      for (let i = r; i < r + (cell.rs ?? 1) && i < rows.length; i += 1) for (let j = c; j < c + (cell.cs ?? 1); j += 1) taken[i][j] = true;
      if ((cell.cs ?? 1) === 1 && c < strictFrom) {
        const longest = Math.max(0, ...pieces(cell.text).filter((piece) => piece.trim() !== '').map((piece) => textWidth(piece, size)));
        const widest = fitted.indexOf(Math.max(...fitted));
        const lack = longest + 2 * pad + 0.1 - fitted[c];
        if (lack > 0 && c !== widest) {
          fitted[c] += lack;
          fitted[widest] -= lack;
        }
      }
      c += cell.cs ?? 1;
    }
  });
  return fitted;
}

/**
 * Pages under construction. `rules` draws the cells' borders: `open` leaves a cell that a page's end cuts without one there, `closed` draws it
 * on both pages, as word processors do.
 */
export function startPages({ margin = 42, bodySize = 12, tableSize = 9.5, bodyLead = 1.2, tableLead = 1.25, rules = 'none' } = {}) {
  const pages = [[]];
  let y = margin;
  const bottom = PAGE.height - margin;
  const width = PAGE.width - 2 * margin;
  const page = () => pages[pages.length - 1];
  const turn = () => {
    pages.push([]);
    y = margin;
  };

  /** A paragraph of body text; `links`: parts drawn after their line; `spaceAfter` in lines. */
  function paragraph(text, { links = [], align = 'justify', indent = 0, after = 0.5, size = bodySize } = {}) {
    const pitch = size * bodyLead;
    const lines = setText(' '.repeat(indent) + text, width, size, align);
    for (const { text: line, spacing } of lines) {
      if (y + pitch > bottom) turn();
      const baseline = y + pitch * 0.8;
      let plain = line;
      const late = [];
      let from = 0;
      for (const link of links) {
        const at = line.indexOf(link, from);
        if (at < 0) continue;
        late.push({ x: margin + textWidth(line.slice(0, at), size), text: link });
        plain = plain.replace(link, '\u0001'.repeat(link.length));
        from = at + link.length;
      }
      let cursor = 0;
      for (const part of plain.split(/(\u0001+)/u)) {
        if (part !== '' && !part.startsWith('\u0001')) {
          const x = margin + textWidth(line.slice(0, cursor), size);
          page().push({ x, y: baseline, size, spacing: late.length ? 0 : spacing > size * 0.15 ? spacing : 0, text: part });
        }
        cursor += part.length;
      }
      for (const { x, text: link } of late) page().push({ x, y: baseline, size, text: link });
      y += pitch;
    }
    y += after * pitch;
  }

  /**
   * A table. `columns`: widths in points; `rows`: arrays of cells `{ text, cs, rs, align, va, late }`. A row may be cut by the
   * page's end between any two lines. A row's own `cut` ends the page after so many of its lines; a cell that is `late` goes whole
   * to the next page.
   */
  function table(columns, rows, { size = tableSize, lead = tableLead, pad = 2.5, strictFrom = Infinity } = {}) {
    const pitch = size * lead;
    const edges = [margin];
    for (const each of fitColumns(columns, rows, width, size, pad, strictFrom)) edges.push(edges[edges.length - 1] + each);
    const taken = rows.map(() => columns.map(() => false));
    const placed = [];
    rows.forEach((row, r) => {
      let c = 0;
      for (const cell of row) {
        while (taken[r][c]) c += 1;
        const cs = cell.cs ?? 1;
        const rs = Math.min(cell.rs ?? 1, rows.length - r);
        for (let i = r; i < r + rs; i += 1) for (let j = c; j < c + cs; j += 1) taken[i][j] = true;
        const room = edges[c + cs] - edges[c] - 2 * pad;
        const lines = cell.text === '' ? [] : setText(cell.text, room, size, cell.align ?? 'left');
        placed.push({ cell, r, c, cs, rs, lines, x: edges[c] + pad, room });
        c += cs;
      }
    });
    const heights = rows.map(() => pitch + 2 * pad);
    const need = ({ lines }) => Math.max(1, lines.length) * pitch + 2 * pad;
    for (const each of placed) if (each.rs === 1) heights[each.r] = Math.max(heights[each.r], need(each));
    for (const each of placed) {
      if (each.rs === 1) continue;
      const have = heights.slice(each.r, each.r + each.rs).reduce((sum, h) => sum + h, 0);
      if (need(each) > have) heights[each.r + each.rs - 1] += need(each) - have;
    }
    // Rows tied by spanning cells are cut as one.
    let r = 0;
    while (r < rows.length) {
      let end = r + 1;
      for (let i = r; i < end; i += 1) {
        for (const each of placed) if (each.r === i) end = Math.max(end, i + each.rs);
      }
      const tops = [0];
      for (let i = r; i < end; i += 1) tops.push(tops[tops.length - 1] + heights[i]);
      const items = [];
      for (const each of placed) {
        if (each.r < r || each.r >= end) continue;
        const top = tops[each.r - r];
        const height = tops[each.r - r + each.rs] - top;
        const spare = height - each.lines.length * pitch;
        const va = each.cell.va ?? 'middle';
        const start = Math.round(top + (va === 'top' ? pad : va === 'bottom' ? spare - pad : spare / 2));
        each.lines.forEach((line, index) => items.push({ ...line, each, top: start + index * pitch }));
      }
      let offset = y;
      let remaining = items;
      let from = -Infinity;
      const height = tops[tops.length - 1];
      const short = (row) => Math.max(...items.filter(({ each }) => each.r === row && each.rs === 1).map(({ each }) => each.lines.length), 0) <= WHOLE_ROW_LINES;
      // How far down the group a page reaches: not into a short row.
      const reach = () => {
        const room = bottom - offset;
        for (let i = r; i < end; i += 1) if (tops[i - r] < room && room < tops[i - r + 1] && short(i)) return tops[i - r];
        return room;
      };
      const cutAt = rows.findIndex((row, index) => index >= r && index < end && row.cut !== undefined);
      let cut = cutAt < 0 ? null : tops[cutAt - r] + pad + rows[cutAt].cut * pitch;
      if (reach() < (cut ?? Math.min(height, 2 * pitch + 2 * pad))) {
        turn();
        offset = y;
      }
      // Where the page ends at a row's own `cut`, only the tallest cell is parted.
      const tallest = items.reduce((best, { each }) => (each.lines.length > best.lines.length ? each : best), items[0]?.each);
      const bottomOf = (each) => Math.max(...items.filter((item) => item.each === each).map((item) => item.top)) + pitch;
      while (remaining.length > 0) {
        const room = (cut ?? reach()) + 0.01;
        const whole = cut !== null;
        const stays = ({ each, top }) => (whole && each !== tallest ? !each.cell.late && bottomOf(each) <= room : top + pitch <= room);
        let now = remaining.filter(stays);
        let later = remaining.filter((item) => !stays(item));
        cut = null;
        if (now.length === 0 && offset <= margin + pad) [now, later] = [later, now];
        for (const item of now) draw(item, offset);
        frame(offset, from, later.length === 0 ? Infinity : Math.max(...now.map((item) => item.top)) + pitch + pad);
        if (later.length === 0) break;
        turn();
        from = Math.min(...later.map((item) => item.top)) - pad;
        offset = margin + pad - Math.min(...later.map((item) => item.top));
        remaining = later;
      }
      y = offset + height;
      r = end;

      /** Borders of what a page shows of the group: its part between `from` and `to`. */
      function frame(offset, from, to) {
        if (rules === 'none') return;
        for (const each of placed) {
          if (each.r < r || each.r >= end) continue;
          const [top, low] = [tops[each.r - r], tops[Math.min(each.r - r + each.rs, tops.length - 1)]];
          const [y0, y1] = [Math.max(top, from), Math.min(low, to)];
          if (y1 - y0 < 0.01) continue;
          const [x0, x1] = [edges[each.c], edges[each.c + each.cs]];
          const rule = (...box) => page().push({ rule: box.map((value, index) => (index % 2 ? offset + value : value)) });
          rule(x0, y0, x0, y1);
          rule(x1, y0, x1, y1);
          if (top >= from || rules === 'closed') rule(x0, y0, x1, y0);
          if (low <= to || rules === 'closed') rule(x0, y1, x1, y1);
        }
      }
    }
    y += 0.6 * pitch;

    function draw({ text, spacing, each, top }, offset) {
      const align = each.cell.align ?? 'left';
      const bare = textWidth(text.trimEnd(), size);
      const x = align === 'center' ? each.x + Math.max(0, (each.room - bare) / 2) : each.x;
      page().push({ x, y: offset + top + pitch * 0.8, size, spacing, text });
    }
  }

  return {
    paragraph,
    table,
    gap: (lines) => {
      y += lines * bodySize * bodyLead;
    },
    turn,
    pages,
    width,
  };
}
