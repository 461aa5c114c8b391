import type { Lexicon } from '../../lexicon/lexicon.js';
import type { AmendmentRecord, DocumentRecord, SourceDocument, SourceLine } from '../../model.js';
import { foldWords } from '../text/glyphs.js';
import { landmarkAt } from '../text/landmarks.js';
import { chunksOf } from '../text/chunks.js';

/** A title page is at most so many lines long. */
const MOST_FRONT_LINES = 120;
/** `на 2011 - 2015 годы`. */
const MOST_YEARS_CHARACTERS = 40;
const SPAN_OF_YEARS = /(?<!\d)(?<first>(?:19|20)\d{2})\s*[-–—]\s*(?<last>(?:19|20)\d{2})(?!\d)/u;

/**
 * What a document says of itself: its title page where it has one, the years of its measures, the last decree that amended it. What the
 * register says of title, organisation and edition goes before; `basis` tells which it is.
 */
export function identify(
  source: SourceDocument, lines: readonly SourceLine[], lexicon: Lexicon, planned: readonly number[], amendments: readonly AmendmentRecord[],
): DocumentRecord {
  const { register } = source;
  const printed = titleOf(lines, lexicon);
  const organisation = printed === null ? null : organisationIn(printed, lexicon);
  const span = SPAN_OF_YEARS.exec(printed ?? '')?.groups;
  const basis: DocumentRecord['basis'] = { language: 'document' };
  const choose = (field: string, registered: string | null | undefined, own: string | null, how: 'document' | 'derived'): string | null => {
    if (registered) basis[field] = 'register';
    else if (own !== null) basis[field] = how;
    return registered ?? own;
  };
  const years = span === undefined ? [...planned] : [Number(span.first), Number(span.last)];
  if (years.length > 0) basis.period_first_year = basis.period_last_year = span === undefined ? 'derived' : 'document';
  return {
    title: choose('title', register?.title, printed, 'document'),
    organisation: choose('organisation', register?.organisation, organisation, 'derived'),
    edition: choose('edition', register?.edition, lastDecree(amendments), 'derived'),
    language: lexicon.language, period_first_year: years[0] ?? null, period_last_year: years.at(-1) ?? null, basis,
  };
}

/** The title printed before the first section. */
function titleOf(lines: readonly SourceLine[], lexicon: Lexicon): string | null {
  const front = lines.slice(0, MOST_FRONT_LINES);
  const first = front.findIndex((_, index) => landmarkAt(front, index, lexicon)?.kind === 'section');
  const chunks = chunksOf(front.slice(0, first === -1 ? front.length : first));
  const at = chunks.findIndex(({ squeezed }) => lexicon.planTitle.test(squeezed));
  const title = chunks[at];
  if (title === undefined) return null;
  const [below] = chunks[at + 1]?.lines ?? [];
  // The years may stand apart, in a line of their own.
  const years = below !== undefined && below.text.length <= MOST_YEARS_CHARACTERS && !SPAN_OF_YEARS.test(title.squeezed) && SPAN_OF_YEARS.test(below.text) ? [below] : [];
  return foldWords([...title.lines, ...years].map((line) => line.text.trim()).join(' ').replace(/\s+/gu, ' '));
}

function organisationIn(title: string, { organisation }: Lexicon): string | null {
  const found = organisation.pattern.exec(title)?.groups?.organisation;
  if (found === undefined) return null;
  return organisation.nominative.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), found.trim());
}

function lastDecree(amendments: readonly AmendmentRecord[]): string | null {
  const dated = amendments.filter((one) => one.decree_date !== null).sort((a, b) => (a.decree_date ?? '').localeCompare(b.decree_date ?? '', 'en'));
  const last = dated.at(-1);
  if (last === undefined) return null;
  return last.decree_number === null ? last.decree_date : `${last.decree_date} № ${last.decree_number}`;
}
