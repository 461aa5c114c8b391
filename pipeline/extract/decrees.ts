/** A decree named in a note: its date (ISO), its number, and from when it holds. */
export interface Decree {
  readonly date: string;
  readonly number: string | null;
  readonly effective: string | null;
}

const TOKEN = /(?<date>(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d))|[№N]\s*(?<number>\d{1,5}(?:-\d+)?)|(?<open>\()|(?<close>\))/gu;

/**
 * The decrees of a note, in order.
 *
 * A dump displaces a decree's number to its line's end, and a lone number (`1813`) may have lost its sign; numbers are therefore paired
 * with dates in order. A date in brackets is one of effect and belongs to the decree before it.
 */
export function decreesIn(text: string): Decree[] {
  const dates: { date: string; effective: string | null }[] = [];
  const numbers: string[] = [];
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { date, number, open, close } = match.groups ?? {};
    if (open !== undefined) depth += 1;
    else if (close !== undefined) depth = Math.max(0, depth - 1);
    else if (number !== undefined) numbers.push(number);
    else if (date !== undefined) {
      const last = dates.at(-1);
      if (depth > 0 && last !== undefined) last.effective = iso(date);
      else dates.push({ date: iso(date), effective: null });
    }
  }
  return dates.map((decree, index) => ({ ...decree, number: numbers.length >= dates.length ? (numbers[index] ?? null) : null }));
}

function iso(date: string): string {
  const [day = '', month = '', year = ''] = date.split('.');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
