import type { Lexicon } from '../../lexicon/lexicon.js';
import { Assembly } from './assembly.js';
import { joinFragments } from './fragments.js';
import { linkParents } from './parents.js';
import type { ItemMark } from './item-marks.js';
import type { Part } from './parts.js';
import { joinHeads, joinTails, partSources } from './tails.js';
import type { Phrases } from '../text/phrases.js';
import type { Word } from '../text/words.js';

/**
 * Rows of a table, put together from the parts of its body.
 *
 * In reading order a row is name, source, unit, values; but a name goes on behind its values after a page break, two names may stand
 * before two runs, and one source or unit serves several rows.
 */
export interface Row {
  mark: ItemMark | null;
  code: Code | null;
  name: Word[];
  unit: Label | null;
  source: Label | null;
  run: Word[];
  /** Whether its run is one value, printed in a line of its own beside its item. */
  single: boolean;
  parent: Row | null;
  /** Whether other rows stand under it. */
  heads: boolean;
  /** Words of its cells that are neither name, unit, source nor value; only where columns can be seen. */
  readonly beside?: readonly Word[];
  /** Where its first part stands in the body, to tell which labels are near. */
  readonly position: number;
}

/** A row's code, whole: its star may stand in the next line of a narrow cell. */
export interface Code extends Word {
  readonly star?: Word;
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
  /** The units and sources known, where the table has columns for both. */
  readonly labels?: Phrases;
}

/** Puts a body's parts together to rows, each with its parent. */
export function rowsOf(parts: readonly Part[], form: RowForm, lexicon: Lexicon): Body {
  const body = new Assembly(form, lexicon).of(parts);
  joinTails(body.rows, lexicon);
  joinHeads(body.rows);
  if (form.labels !== undefined) partSources(body.rows, form.labels);
  joinFragments(body.rows, form, lexicon);
  linkParents(body.rows, lexicon);
  return body;
}
