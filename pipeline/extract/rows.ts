import type { Lexicon } from '../lexicon/lexicon.js';
import { atomsOf } from './cells.js';
import { readRun } from './numbers.js';
import type { ItemMark, Part } from './parts.js';
import type { Word } from './words.js';
import { squeezedWords } from './squeezing.js';

/**
 * Rows of a table, put together from the parts of its body.
 *
 * In reading order a row is name, source, unit, values; but a name goes on behind its values after a page break, two names may stand
 * before two runs, and one source or unit serves several rows.
 */
export interface Row {
  mark: ItemMark | null;
  code: Word | null;
  name: Word[];
  unit: Label | null;
  source: Label | null;
  run: Word[];
  /** Whether its run is one value, printed in a line of its own beside its item. */
  single: boolean;
  parent: Row | null;
  /** Whether other rows stand under it. */
  heads: boolean;
  /** Where its first part stands in the body, to tell which labels are near. */
  readonly position: number;
}

/** A unit or a source as printed, with where it stands in the body. */
export interface Label {
  readonly words: readonly Word[];
  readonly position: number;
}

export interface Body {
  readonly rows: Row[];
  /** Units and sources that stand at no row of their own. */
  readonly floating: readonly (Label & { readonly kind: 'unit' | 'source' })[];
}

export interface RowForm {
  readonly runs: 'values' | 'marks';
  /** Year columns. */
  readonly columns: number;
  readonly wrapsMarked: boolean;
}

/** Puts a body's parts together to rows, each with its parent. */
export function rowsOf(parts: readonly Part[], form: RowForm, lexicon: Lexicon): Body {
  const body = new Assembler(form, lexicon).assemble(parts);
  linkParents(body.rows, lexicon);
  return body;
}

class Assembler {
  private readonly rows: Row[] = [];
  private readonly floating: (Label & { kind: 'unit' | 'source' })[] = [];
  /** Names that have not met a run yet. */
  private pending: Row[] = [];
  /** Runs met since the last name, cell border by cell border. */
  private strips: Word[][] = [];
  private unit: Label | null = null;
  private source: Label | null = null;
  private code: Word | null = null;

  constructor(
    private readonly form: RowForm,
    private readonly lexicon: Lexicon,
  ) {}

  assemble(parts: readonly Part[]): Body {
    for (const [position, part] of parts.entries()) {
      if (part.kind === 'run') this.strips.push([...part.words]);
      else if (part.kind === 'unit' || part.kind === 'source') this.label(part.kind, { words: part.words, position });
      else if (part.kind === 'code') this.newCode(part.words[0] ?? null, parts[position - 1], parts[position + 1]);
      else if (part.kind === 'name') this.name(part.mark, part.words, position);
    }
    this.settle(null);
    return { rows: this.rows, floating: this.floating };
  }

  private label(kind: 'unit' | 'source', label: Label): void {
    if (this.strips.length > 0) this.settle(null);
    this.dropLabel(kind);
    this[kind] = label;
  }

  /** A label still waiting when another of its kind comes belongs to the names that it stands behind, or to no row alone. */
  private dropLabel(kind: 'unit' | 'source'): void {
    const waiting = this[kind];
    if (waiting === null) return;
    const row = this.pending.at(-1);
    if (row !== undefined && row[kind] === null && row.position < waiting.position) row[kind] = waiting;
    else this.floating.push({ ...waiting, kind });
    this[kind] = null;
  }

  private newCode(code: Word | null, before: Part | undefined, after: Part | undefined): void {
    this.settle(null);
    const open = this.pending.at(-1);
    const nameWaits = open !== undefined && open.code === null && before?.kind === 'name' && isOpen(open);
    if (nameWaits && after?.kind === 'name') open.code = code;
    else this.code = code;
  }

  private name(mark: ItemMark | null, words: readonly Word[], position: number): void {
    const continued = mark === null && this.code === null ? this.continuedRow(words) : null;
    if (continued !== null) {
      continued.name.push(...words);
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
    const unread = this.strips.length === 0 && this.pending.includes(last);
    if (unread && endsWithColon(last)) return null;
    if (isOpen(last) && (unread || first.gap === 'page' || startsLower(first))) return this.pauseAt(last);
    if (unread && (first.gap === 'wrap' || first.gap === 'line')) return last;
    const hasRoom = this.count([...last.run, ...this.strips.flat()]) < this.form.columns;
    return first.gap === 'page' && startsLower(first) && !endsName(last) && hasRoom ? this.pauseAt(last) : null;
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
      const waiting = this[kind];
      if (waiting === null || last[kind] !== null || waiting.position < last.position) continue;
      last[kind] = waiting;
      this[kind] = null;
    }
  }

  /** Rows whose name only went on behind their values wait no longer; a label met meanwhile is theirs. */
  private releaseRead(): void {
    for (const row of this.pending.filter((waiting) => waiting.run.length > 0)) {
      row.unit ??= this.unit;
      row.source ??= this.source;
      this.unit = null;
      this.source = null;
    }
    this.pending = this.pending.filter((row) => row.run.length === 0);
  }

  // ── who gets the values ──

  /** Gives the runs met since the last name to the names that wait. */
  private settle(nextMark: ItemMark | null): void {
    const strips = this.strips;
    this.strips = [];
    if (strips.length === 0) return;
    const names = this.pending;
    this.pending = [];
    if (names.length === 0) {
      // Values without a name go on with the last row, if it has room.
      const last = this.rows.at(-1);
      if (last !== undefined) last.run.push(...strips.flat());
      else this.orphan(strips.flat());
      this.dropWaiting();
      return;
    }
    this.share(names, strips, nextMark);
  }

  private orphan(run: Word[]): void {
    this.rows.push({ mark: null, code: null, name: [], unit: null, source: null, run, single: false, parent: null, heads: false, position: -1 });
  }

  private dropWaiting(): void {
    this.dropLabel('unit');
    this.dropLabel('source');
  }

  private share(names: Row[], strips: Word[][], nextMark: ItemMark | null): void {
    const receivers = this.receivers(names, strips, nextMark);
    for (const { row, run } of receivers) row.run.push(...run);
    const first = receivers[0]?.row;
    if (this.unit !== null && first !== undefined && first.unit === null) {
      first.unit = this.unit;
      this.unit = null;
    }
    if (this.source !== null && first !== undefined && first.source === null) {
      first.source = this.source;
      this.source = null;
    }
    this.dropWaiting();
  }

  private receivers(names: Row[], strips: Word[][], nextMark: ItemMark | null): { row: Row; run: Word[] }[] {
    const last = names.at(-1);
    if (last === undefined) return [];
    const all = strips.flat();
    if (names.length === 1) return [{ row: last, run: all }];
    if (this.form.runs === 'marks') return [{ row: this.markedRow(names, nextMark) ?? last, run: all }];
    const full = strips.length > 1 && strips.length <= names.length && strips.every((strip) => this.count(strip) === this.form.columns);
    if (full) return strips.map((run, index) => ({ row: names[names.length - strips.length + index] ?? last, run }));
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

/** How deep an item mark stands: `1.` above `1)` above `а)` above `-`. */
function rank(mark: ItemMark): number {
  return { number: 0, bracket: 1, letter: 1, dash: 2 }[mark.kind];
}

function oneValueALine(words: readonly Word[]): Word[][] {
  const lines = new Map<number, Word[]>();
  for (const word of words) {
    const line = lines.get(word.line);
    if (line === undefined) lines.set(word.line, [word]);
    else line.push(word);
  }
  return [...lines.values()];
}

/** A name is open when its last line ends in white space: its text wraps on. */
function isOpen(row: Row): boolean {
  return (row.name.at(-1)?.trailing ?? 0) > 0;
}

function endsWithColon(row: Row): boolean {
  return row.name.at(-1)?.text.endsWith(':') === true;
}

function endsName(row: Row): boolean {
  return /[.:;!?»"”]$/u.test(row.name.at(-1)?.text ?? '');
}

function startsLower(word: Word): boolean {
  return /^[«"“„(]?\p{Ll}/u.test(word.text);
}

// ── parents ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Links sub-rows to the rows that head them, by their marks, a heading's colon and «of which». */
function linkParents(rows: readonly Row[], lexicon: Lexicon): void {
  const open: Row[] = [];
  for (const row of rows) {
    const parent = parentOf(row, open, lexicon);
    row.parent = parent;
    if (parent !== null) parent.heads = true;
    while (open.length > 0 && open.at(-1) !== parent) open.pop();
    open.push(row);
  }
}

/** `open` holds the chain of rows from the last top row down to the row before. */
function parentOf(row: Row, open: readonly Row[], lexicon: Lexicon): Row | null {
  const { mark } = row;
  if (mark !== null) {
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const above = open[index];
      if (above === undefined) continue;
      if (above.mark === null) {
        if (headsByName(above, lexicon) && !open.slice(0, index).some((other) => other.mark?.kind === mark.kind)) return above;
        continue;
      }
      if (above.mark.kind === mark.kind) return numbersUnder(above.mark, mark) ? above : above.parent;
      if (rank(above.mark) < rank(mark)) return above;
      if (mark.kind === 'letter' && above.mark.kind === 'bracket') return above;
    }
    return null;
  }
  if (startsOfWhich(row, lexicon)) return open.at(-1) ?? null;
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const above = open[index];
    // Marked items under a heading end with the first row that bears no mark.
    if (above !== undefined && headsByName(above, lexicon)) return open[index + 1]?.mark ? null : above;
  }
  return null;
}

/** `1.2` stands under `1`. */
function numbersUnder(above: ItemMark, mark: ItemMark): boolean {
  return mark.label.startsWith(`${above.label}.`);
}

/** A name that ends in a colon or «of which» heads the rows that follow. */
export function headsByName(row: Row, lexicon: Lexicon): boolean {
  const tail = squeezedWords(row.name.slice(-3));
  if (tail.endsWith(':')) return true;
  const match = new RegExp(`${lexicon.ofWhich.source}[:,]?$`, 'u').exec(tail);
  return match !== null;
}

function startsOfWhich(row: Row, lexicon: Lexicon): boolean {
  const head = squeezedWords(row.name.slice(0, 3));
  return new RegExp(`^${lexicon.ofWhich.source}`, 'u').test(head);
}
