import { clusterBy, joinIntervals, overlap } from './geometry.js';
import type { Rule, Shade, Word } from './painted.js';
import { typeSizeOf } from './type-size.js';

/** Rules on one line within this distance are one rule: a double rule, or boxes of a little different thickness. Share of the type size. */
const SAME_LINE = 0.2;
/** Pieces of a rule that lie this near each other's ends are one rule: Word leaves gaps where rules cross. Share of the type size. */
const PIECE_GAP = 0.3;
/** Shorter rules are ticks and dashes. Share of the type size. */
const SHORTEST_RULE = 0.4;
/** An underline lies at most this far above the baseline, or below it (shares of the type size) … */
const UNDERLINE_HEIGHT = 0.1;
const UNDERLINE_DEPTH = 0.3;
/** … runs under words that stand no further apart than this (share of the type size) … */
const WORD_SPACE = 1;
/** … and reaches no further than this beyond the words it marks. Share of the type size. */
const UNDERLINE_OVERHANG = 0.25;

/** So many hyphens, dashes or underscores in a row are a rule of a typewriter. */
const TYPED_RULE = /^(?:[-‐-―─_]{4,}|[=═]{4,})$/u;

/** Words that are rules, as rules, and the other words. */
export function typedRules(words: readonly Word[]): { typed: Rule[]; texts: Word[] } {
  const isRule = ({ text, direction }: Word): boolean => direction === 'right' && TYPED_RULE.test(text);
  const typed = words.filter(isRule).map(({ box, text, size, baseline }): Rule => {
    return { axis: 'horizontal', at: text.startsWith('_') ? baseline : baseline - size / 4, from: box[0], to: box[2], thickness: 0, colour: '#000000' };
  });
  return { typed, texts: words.filter((word) => !isRule(word)) };
}

/** The rules of a page as the eye sees them: pieces joined, underlines and rules in the paper's colour left out. */
export function seenRules(rules: readonly Rule[], shades: readonly Shade[], words: readonly Word[]): Rule[] {
  const visible = rules.filter((rule) => isVisible(rule, shades));
  const type = typeSizeOf(words);
  return (['horizontal', 'vertical'] as const)
    .flatMap((axis) => joinRules(visible.filter((rule) => rule.axis === axis), type))
    .filter((rule) => rule.to - rule.from >= SHORTEST_RULE * type && !isUnderline(rule, words));
}

/** Rules of one axis, joined where they lie on one line and overlap or nearly meet. */
function joinRules(rules: readonly Rule[], type: number): Rule[] {
  return clusterBy(rules, ({ at }) => at, SAME_LINE * type).flatMap((line) => {
    return joinIntervals(line, PIECE_GAP * type).map(({ from, to }): Rule => {
      const pieces = line.filter((piece) => piece.from >= from && piece.to <= to);
      const first = pieces[0] as Rule;
      const length = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
      const at = length === 0 ? first.at : pieces.reduce((sum, piece) => sum + piece.at * (piece.to - piece.from), 0) / length;
      return { ...first, from, to, at, thickness: Math.max(...pieces.map(({ thickness }) => thickness)) };
    });
  });
}

/** White on white cannot be seen; white on a shade can. */
function isVisible(rule: Rule, shades: readonly Shade[]): boolean {
  if (!isPaper(rule.colour)) return true;
  const middle = (rule.from + rule.to) / 2;
  const [x, y] = rule.axis === 'horizontal' ? [middle, rule.at] : [rule.at, middle];
  return shades.some(({ box, colour }) => !isPaper(colour) && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
}

/** Whether a colour is (nearly) that of the paper. */
export function isPaper(colour: string): boolean {
  return /^#f[a-f9]f[a-f9]f[a-f9]$/.test(colour);
}

function isUnderline(rule: Rule, words: readonly Word[]): boolean {
  if (rule.axis !== 'horizontal') return false;
  const marked = words.filter(({ direction, baseline, size, box }) => {
    return direction === 'right' && rule.at >= baseline - UNDERLINE_HEIGHT * size && rule.at <= baseline + UNDERLINE_DEPTH * size
      && overlap(rule.from, rule.to, box[0], box[2]) > (box[2] - box[0]) / 2;
  });
  const overhang = UNDERLINE_OVERHANG * typeSizeOf(marked);
  // The rule below a row of a table runs through the white between its columns; an underline goes from word to word.
  const text = joinIntervals(marked.map(({ box, size }) => ({ from: box[0], to: box[2] + WORD_SPACE * size })), 0);
  return text.length === 1
    && Math.min(...marked.map(({ box }) => box[0])) - rule.from <= overhang
    && rule.to - Math.max(...marked.map(({ box }) => box[2])) <= overhang;
}
