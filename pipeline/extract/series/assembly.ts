import type { Lexicon } from '../../lexicon/lexicon.js';
import { atomsOf, isValueWord } from '../numbers/cells.js';
import { readRun } from '../numbers/numbers.js';
import { beginsOfWhich, headsByName, rank } from './parents.js';
import type { ItemMark } from './item-marks.js';
import type { Part } from './parts.js';
import type { Body, Code, Label, Row, RowForm } from './rows.js';
import { isCutOff } from './tails.js';
import { squeeze } from '../text/glyphs.js';
import { squeezedWords } from '../text/squeezing.js';
import { appendWords, type Word } from '../text/words.js';

/** Values met between two names, with the labels printed before them: what one row's cells held. */
interface Serving {
  unit: Label | null;
  source: Label | null;
  /** The values, cell border by cell border. */
  readonly strips: Word[][];
}

function emptyServing(): Serving {
  return { unit: null, source: null, strips: [] };
}

/** Puts parts together to rows in one pass, keeping the names that wait for values and the values that wait for their end. */
export class Assembly {
  private readonly rows: Row[] = [];
  private readonly floating: (Label & { kind: 'unit' | 'source' })[] = [];
  /** Names that have not met a run yet. */
  private pending: Row[] = [];
  /** Servings of values met since the last name, each with its labels; the last one is still being filled. */
  private servings: Serving[] = [];
  private serving: Serving = emptyServing();
  private code: Code | null = null;

  constructor(
    private readonly form: RowForm,
    private readonly lexicon: Lexicon,
  ) {}

  /** The rows of a body's parts, in order. */
  of(parts: readonly Part[]): Body {
    for (const [position, part] of parts.entries()) {
      if (part.kind === 'run') this.serving.strips.push([...part.words]);
      else if (part.kind === 'unit' || part.kind === 'source') this.label(part.kind, { words: part.words, position });
      else if (part.kind === 'code') this.newCode(codeOf(part.words), parts[position - 1], parts[position + 1]);
      else if (part.kind === 'name') this.name(part.mark, part.words, position);
    }
    this.settle(null);
    return { rows: this.rows, floating: this.floating };
  }

  private label(kind: 'unit' | 'source', label: Label): void {
    if (this.serving.strips.length > 0) {
      this.servings.push(this.serving);
      this.serving = emptyServing();
    }
    this.dropLabel(kind);
    this.serving[kind] = label;
  }

  /** A label still waiting when another of its kind comes belongs to the names that it stands behind, or to no row alone. */
  private dropLabel(kind: 'unit' | 'source'): void {
    const waiting = this.serving[kind];
    if (waiting === null) return;
    const row = this.pending.at(-1);
    if (row !== undefined && row[kind] === null && row.position < waiting.position) row[kind] = waiting;
    else this.floating.push({ ...waiting, kind });
    this.serving[kind] = null;
  }

  private newCode(code: Code | null, before: Part | undefined, after: Part | undefined): void {
    this.settle(null);
    const open = this.pending.at(-1);
    const nameWaits = open !== undefined && open.code === null && before?.kind === 'name' && isOpen(open);
    if (nameWaits && after?.kind === 'name') open.code = code;
    else this.code = code;
  }

  private name(mark: ItemMark | null, words: readonly Word[], position: number): void {
    const continued = mark === null && this.code === null ? this.continuedRow(words) : null;
    if (continued !== null) {
      appendWords(continued.name, words);
      return;
    }
    this.settle(mark);
    this.releaseRead();
    this.leaveLabels();
    if (this.pending.length === 0) this.dropWaiting(); // a label before the first name after a run serves the rows around it
    const row: Row = {
      mark, code: this.code, name: [...words], unit: null, source: null, run: [], single: false, parent: null, heads: false, position,
    };
    this.code = null;
    this.rows.push(row);
    this.pending.push(row);
  }

  /** The row whose name goes on with `words`: its last line wrapped, or a page break cut it before its columns were full. */
  private continuedRow(words: readonly Word[]): Row | null {
    const last = this.rows.at(-1);
    const first = words[0];
    if (last === undefined || first === undefined || last.name.length === 0) return null;
    // A number printed in a cell of its own.
    if (isMarkAlone(last) && last.run.length === 0 && this.pending.includes(last)) return this.pauseAt(last);
    const unread = this.strips().length === 0 && this.pending.includes(last);
    if (unread && (headsByName(last, this.lexicon) || (first.gap === 'line' && beginsOfWhich(words, this.lexicon)))) return null;
    if (isOpen(last) && (unread || first.gap === 'page' || startsLower(first))) return this.pauseAt(last);
    if (unread && (first.gap === 'wrap' || first.gap === 'line')) return last;
    // The values stood at the end of one of the name's lines.
    if (!unread && first.gap === 'wrap' && startsLower(first)) return this.pauseAt(last);
    if (first.gap === 'page' && isCutOff(last.name, first) && !headsByName(last, this.lexicon)) return this.pauseAt(last);
    return first.gap === 'page' && startsLower(first) && !endsName(last) && this.hasRoom(last) ? this.pauseAt(last) : null;
  }

  /** Whether a row's values and those met since make fewer cells than the table has columns. */
  private hasRoom(row: Row): boolean {
    return this.count([...row.run, ...this.strips().flat()]) < this.form.columns;
  }

  /** Gives the row the values met so far, and makes it the one that further values go to. */
  private pauseAt(row: Row): Row {
    this.settle(null);
    if (!this.pending.includes(row)) this.pending = [row];
    return row;
  }

  /** A label that stands behind a waiting name and before the next one is that name's, whoever gets the values. */
  private leaveLabels(): void {
    const last = this.pending.at(-1);
    if (last === undefined) return;
    for (const kind of ['unit', 'source'] as const) {
      const waiting = this.serving[kind];
      if (waiting === null || last[kind] !== null || waiting.position < last.position) continue;
      last[kind] = waiting;
      this.serving[kind] = null;
    }
  }

  /** Rows whose name only went on behind their values wait no longer; a label met meanwhile is theirs. */
  private releaseRead(): void {
    for (const row of this.pending.filter((waiting) => waiting.run.length > 0)) {
      row.unit ??= this.serving.unit;
      row.source ??= this.serving.source;
      this.serving = emptyServing();
    }
    this.pending = this.pending.filter((row) => row.run.length === 0);
  }

  // ── who gets the values ──

  /** The strips of values met since the last name. */
  private strips(): Word[][] {
    return [...this.servings, this.serving].flatMap((serving) => serving.strips);
  }

  /** Gives the values met since the last name to the names that wait. Labels without values behind them go on waiting. */
  private settle(nextMark: ItemMark | null): void {
    const servings = this.servings;
    this.servings = [];
    if (this.serving.strips.length > 0) {
      servings.push(this.serving);
      this.serving = emptyServing();
    }
    if (servings.length === 0) return;
    const names = this.pending;
    this.pending = [];
    const [only] = servings;
    if (servings.length === 1 && only !== undefined && names.length > 0) return this.serve(only, this.receivers(names, only.strips, nextMark));
    // Several servings, each with labels of its own: the last names get one each.
    const receivers = names.slice(Math.max(0, names.length - servings.length));
    for (const [index, serving] of servings.entries()) {
      const row = receivers[index] ?? this.rows.at(-1);
      const run = serving.strips.flat();
      if (row === undefined || (receivers[index] === undefined && this.isAnothers(serving, row))) this.orphan(serving);
      else this.serve(receivers[index] === undefined ? this.completed(serving, row) : serving, [{ row, run }]);
    }
  }

  /** Hands out a serving's values; its labels go to the first row that gets any. */
  private serve(serving: Serving, receivers: readonly { row: Row; run: Word[] }[]): void {
    for (const { row, run } of receivers) appendWords(row.run, run);
    const first = receivers[0]?.row;
    for (const kind of ['unit', 'source'] as const) {
      const label = serving[kind];
      if (label === null) continue;
      if (first !== undefined && first[kind] === null) first[kind] = label;
      else this.floating.push({ ...label, kind });
    }
  }

  /** Whether values behind a unit of their own are too many for a row that has its own: their name is lost, or stands on the next page. */
  private isAnothers({ unit, strips }: Serving, row: Row): boolean {
    if (unit === null || row.run.length === 0 || this.form.runs === 'marks') return false;
    if (row.unit !== null && this.lexicon.multipliers.includes(squeezedWords(row.unit.words))) return false;
    return this.count(row.run) === this.form.columns && this.count(strips.flat()) === this.form.columns;
  }

  /** A serving whose unit ends that of a row, once its thousands stand there: `тыс.` before a page's end, `тенге` behind it. */
  private completed(serving: Serving, row: Row): Serving {
    const { unit } = serving;
    if (unit === null || row.unit === null || !this.lexicon.multipliers.includes(squeezedWords(row.unit.words))) return serving;
    row.unit = { words: [...row.unit.words, ...unit.words], position: row.unit.position };
    return { ...serving, unit: null };
  }

  /** A row without a name; its labels are those printed before its values. */
  private orphan({ unit, source, strips }: Serving): void {
    this.rows.push({ mark: null, code: null, name: [], unit, source, run: strips.flat(), single: false, parent: null, heads: false, position: unit?.position ?? source?.position ?? -1 });
  }

  private dropWaiting(): void {
    this.dropLabel('unit');
    this.dropLabel('source');
  }

  private receivers(names: Row[], strips: Word[][], nextMark: ItemMark | null): { row: Row; run: Word[] }[] {
    const last = names.at(-1);
    if (last === undefined) return [];
    const all = strips.flat();
    if (names.length === 1) return [{ row: last, run: all }];
    if (this.form.runs === 'marks') return [{ row: this.markedRow(names, nextMark) ?? last, run: all }];
    const counts = strips.map((strip) => this.count(strip));
    const full = strips.length > 1 && strips.length <= names.length && counts.every((count) => count === this.form.columns);
    // As many strips as names, any two of which are too many values for one row.
    const apart = strips.length > 1 && strips.length === names.length && counts.every((count, index) => count <= this.form.columns && count + (counts[index + 1] ?? this.form.columns) > this.form.columns);
    if (full || apart) return strips.map((run, index) => ({ row: names[names.length - strips.length + index] ?? last, run }));
    const lines = oneValueALine(all);
    const items = names.filter((row) => row.mark?.kind === last.mark?.kind);
    if (lines.length > 1 && lines.length === items.length) {
      for (const row of items) row.single = true;
      return lines.map((run, index) => ({ row: items[index] ?? last, run }));
    }
    return [{ row: last, run: all }];
  }

  /** Sub-items in one cell share its marks, and these belong to the item that holds them; marks between sub-items belong to these. */
  private markedRow(names: Row[], nextMark: ItemMark | null): Row | null {
    const last = names.at(-1);
    if (last?.mark === undefined || last.mark === null) return null;
    const head = names.find((row) => row.mark !== null && rank(row.mark) < rank(last.mark ?? row.mark));
    if (head === undefined) return null;
    return nextMark !== null && rank(nextMark) >= rank(last.mark) ? last : head;
  }

  private count(strip: readonly Word[]): number {
    return readRun(atomsOf(strip, this.lexicon), this.form.columns, this.form.wrapsMarked).chosen.cells.length;
  }
}

function codeOf([digits, star]: readonly Word[]): Code | null {
  if (digits === undefined || star === undefined) return digits ?? null;
  const text = digits.text + star.text;
  return { ...digits, text, squeezed: squeeze(text), star };
}

/** Values line by line; a line without a number belongs to the value before it. */
function oneValueALine(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const isNewLine = last === undefined || last[0]?.line !== word.line;
    if (isNewLine && (last === undefined || isValueWord(word.text))) lines.push([word]);
    else last?.push(word);
  }
  return lines;
}

/** Whether an item's number is all that was met of a row's name. */
function isMarkAlone({ mark, name }: Row): boolean {
  return mark !== null && mark.length > 0 && name.length === mark.length;
}

/** A name is open when its last line ends in white space: its text wraps on. */
function isOpen(row: Row): boolean {
  return (row.name.at(-1)?.trailing ?? 0) > 0;
}

function endsName(row: Row): boolean {
  return /[.:;!?»"”]$/u.test(row.name.at(-1)?.text ?? '');
}

function startsLower(word: Word): boolean {
  return /^[«"“„(]?\p{Ll}/u.test(word.text);
}
