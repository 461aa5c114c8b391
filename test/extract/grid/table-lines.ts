import type { SourceLine } from '../../../pipeline/model.js';

/** A cell as a person draws it: what it says, line by line, and what it spans; a string is a cell of one row and column. */
export type DrawnCell = string | { readonly text: string; readonly colspan?: number; readonly rowspan?: number };

/** The lines of a PDF's table, from its rows as drawn; a row leaves out what a cell above spans. `first` numbers the first line, `table` the table. */
export function tableLines(drawn: readonly (readonly DrawnCell[])[], first = 1, table = 1): SourceLine[] {
  const taken = new Set<string>();
  const cells = drawn.flatMap((row, at) => {
    let column = 0;
    return row.map((cell) => {
      const { text, colspan = 1, rowspan = 1 } = typeof cell === 'string' ? { text: cell } : cell;
      while (taken.has(`${at} ${column}`)) column += 1;
      const place = { row: at, rowspan, column, colspan };
      for (let r = at; r < at + rowspan; r += 1) for (let c = column; c < column + colspan; c += 1) taken.add(`${r} ${c}`);
      column += colspan;
      return { text, place };
    });
  });
  const columns = Math.max(...cells.map(({ place }) => place.column + place.colspan));
  let no = first - 1;
  return cells.flatMap(({ text, place }) => (text === '' ? [] : text.split('\n')).map((line): SourceLine => {
    no += 1;
    return { no, page: 1, text: line, place: { boxes: [], cell: { table, rows: drawn.length, columns, ...place, repeated: false }, furniture: false } };
  }));
}
