/** A decree named in a note: its date (ISO), its number, from when it holds, and where in the text its date stands. */
export interface Decree {
  readonly date: string;
  readonly number: string | null;
  readonly effective: string | null;
  readonly at: number;
}

const TOKEN =
  /(?<date>(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d))|[№N]\s*(?<signed>\d{1,5}(?:-\d+)?)(?![\d.])|(?<bare>(?<!\d|\d[.-])\d{1,5}(?![\d-]|\.\d))|(?<open>\()|(?<close>\))/gu;

/**
 * The decrees of a note, in order.
 *
 * A dump displaces a decree's number to its line's end, where it may lose its sign (`29.12.2012 № … қаулыларымен.1813 № 444`). Numbers,
 * signed ones anywhere and bare ones outside brackets behind the first date, are therefore paired with the dates in order; where there are
 * fewer numbers than dates, none is paired. A date in brackets is one of effect and belongs to the decree before it.
 */
export function decreesIn(text: string): Decree[] {
  const dates: { date: string; effective: string | null; at: number }[] = [];
  const numbers: string[] = [];
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { date, signed, bare, open, close } = match.groups ?? {};
    if (open !== undefined) depth += 1;
    else if (close !== undefined) depth = Math.max(0, depth - 1);
    else if (signed !== undefined) numbers.push(signed);
    else if (bare !== undefined && dates.length > 0 && depth === 0) numbers.push(bare);
    else if (date !== undefined) {
      const last = dates.at(-1);
      if (depth > 0 && last !== undefined) last.effective = iso(date);
      else dates.push({ date: iso(date), effective: null, at: match.index });
    }
  }
  return dates.map((decree, index) => ({ ...decree, number: numbers.length === dates.length ? (numbers[index] ?? null) : null }));
}

function iso(date: string): string {
  const [day = '', month = '', year = ''] = date.split('.');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
