/**
 * A row's cells from a short description: `p 42.5 61` (one decimal), `pp 1.25 2.4` (two), `n 1200 2500` (whole numbers), `f 7`
 * (the same every year), or a list `12,5|-|...`; then flags: `d2` the first two are dashes, `D1` the last one, `b2` the first
 * two are blank, `B1` the last one, `h3` the third is blank, `m` thousands without spaces, `x` mixed, `q3` the third is «at most»,
 * `Q3` «at least».
 */
export function cellsOf(description, years, words, chance) {
  const flags = [];
  let body = description.trim();
  let list;
  const split = body.split(/\s+@\s+/u);
  body = split[0];
  if (split[1]) flags.push(...split[1].split(/\s+/u));
  if (body.includes('|')) {
    list = body.split('|').map((each) => each.trim());
    if (list.length !== years.length) throw new Error(`«${body}» has ${list.length} cells for ${years.length} years`);
  } else {
    const [kind, from, to] = body.split(/\s+/u);
    const decimals = { p: 1, pp: 2, n: 0, f: 0 }[kind];
    if (decimals === undefined) throw new Error(`«${body}»: unknown kind of row`);
    const low = Number(from);
    const high = Number(to ?? from);
    list = years.map((_, index) => {
      if (kind === 'f') return from;
      const even = low + ((high - low) * index) / (years.length - 1);
      const step = Math.abs(high - low) / years.length;
      const value = even + (chance.next() - 0.5) * step;
      const fixed = value.toFixed(decimals);
      // Real plans print targets round: some decimals are dropped.
      return decimals === 1 && chance.whether(0.25) ? String(Math.round(value)) : fixed;
    });
  }
  let style = 'space';
  let cells = list.map((text) => (text === '' ? null : { text }));
  const number = (flag) => Number(flag.slice(1));
  for (const flag of flags) {
    if (flag === 'm') style = 'none';
    else if (flag === 'x') style = 'mixed';
    else if (flag[0] === 'd') for (let i = 0; i < number(flag); i += 1) cells[i] = { text: '-' };
    else if (flag[0] === 'D') for (let i = 0; i < number(flag); i += 1) cells[cells.length - 1 - i] = { text: '-' };
    else if (flag[0] === 'b') for (let i = 0; i < number(flag); i += 1) cells[i] = null;
    else if (flag[0] === 'B') for (let i = 0; i < number(flag); i += 1) cells[cells.length - 1 - i] = null;
    else if (flag[0] === 'h') cells[number(flag) - 1] = null;
    else if (flag[0] === 'q') cells[number(flag) - 1].qualifier = 'at_most';
    else if (flag[0] === 'Q') cells[number(flag) - 1].qualifier = 'at_least';
    else throw new Error(`«${description}»: unknown flag ${flag}`);
  }
  return cells.map((cell, index) => finish(cell, years[index], style, words, chance));
}

function finish(cell, year, style, words, chance) {
  if (cell === null) return { year, print: '', value: null, absence: 'blank', qualifier: null };
  if (cell.text === '-' || cell.text === 'х') {
    return { year, print: cell.text, value: null, absence: cell.text === '-' ? 'dash' : 'cross', qualifier: null };
  }
  const value = cell.text.replace(',', '.').replace(/\s/gu, '');
  let print = value.replace('.', ',');
  const grouped = style === 'space' || (style === 'mixed' && chance.whether(0.6));
  if (grouped) print = print.replace(/\B(?=(\d{3})+(?!\d))/gu, ' ').replace(/,(.*)$/u, (_, d) => `,${d.replace(/\s/gu, '')}`);
  if (cell.qualifier === 'at_most') print = words.atMost(print);
  if (cell.qualifier === 'at_least') print = words.atLeast(print);
  return { year, print, value, absence: null, qualifier: cell.qualifier ?? null };
}
