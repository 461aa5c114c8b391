import type { AmendmentRecord, Block, BudgetGroup, Language, Period, Qualifier } from '../model.js';
import { kazakh } from './kk.js';
import { russian } from './ru.js';

/** The sections that the planning rules prescribe, by what stands in them. */
export type SectionKind = 'mission' | 'situation' | 'directions' | 'capabilities' | 'cooperation' | 'risks' | 'budget';

/** What a qualifying phrase says, and whether it stands before its number or after it. */
export interface QualifierPhrase {
  readonly qualifier: Qualifier;
  readonly place: 'before' | 'after';
}

/** Labels of a passport's rows above its indicators. */
export type PassportLabel = 'description' | 'type' | 'level' | 'content' | 'delivery' | 'stage';

/** Words that tell which way of an indicator is better; matched against repaired text in small letters, words apart. */
export interface PolarityWords {
  /** What an indicator is measured among: it says nothing of the way, and is taken out. */
  readonly among: RegExp;
  /** Units of a place in a ranking, whose first is the best; where the word also means a seat, with what the name says then. */
  readonly rank: readonly (readonly [unit: RegExp, name: RegExp | null])[];
  /** A name that says «reduction of …». */
  readonly reduction: RegExp;
  /** … of a level or rate, whose own values the row holds. */
  readonly level: RegExp;
  /** Something good done, be it to something bad: covered, employed, eliminated, healed. */
  readonly remedy: RegExp;
  /** Work on something: more of it may be good or a sign of trouble. */
  readonly effort: RegExp;
  /** What a plan wants less of. */
  readonly ill: RegExp;
  /** Costs and prices, whose growth tells nothing. */
  readonly cost: RegExp;
  /** What a plan wants more of. */
  readonly gain: RegExp;
  /** What was made or trained: a share of it is better when it grows, a count of it is a year's work. */
  readonly done: RegExp;
  /** A name or unit that says «against the year before»: slower growth is growth still, so that neither way is worse. */
  readonly yearly: RegExp;
  /** Aims in titles, with what they are about in the group `object`. */
  readonly aims: readonly (readonly [pattern: RegExp, polarity: 'up' | 'down'])[];
}

/**
 * Every source-language word that the recognisers know, for one language.
 *
 * Patterns, but those of {@link PolarityWords}, are matched against *squeezed* text (see `extract/text/glyphs.ts`: no white space, Latin look-alikes folded to Cyrillic, lower
 * case), so that letter-spacing and look-alikes do not matter. Where a number belongs to a label, it is the group named `number`.
 */
export interface Lexicon {
  readonly language: Language;
  /** Words of one letter. */
  readonly loneWords: readonly string[];
  /** Letters before which a cross is the end of a letter-spaced word. */
  readonly crossEndings: RegExp;
  /** A body's short name, as printed, beside abbreviations. */
  readonly bodyName: RegExp;
  /** The words of a plan's own title. */
  readonly planTitle: RegExp;
  /** In a title as printed (not squeezed): the organisation, in the group `organisation`, and what makes it a nominative. */
  readonly organisation: { readonly pattern: RegExp; readonly nominative: readonly (readonly [pattern: RegExp, replacement: string])[] };
  readonly section: RegExp;
  readonly sectionTitles: Readonly<Record<SectionKind, RegExp>>;
  readonly direction: RegExp;
  readonly goal: RegExp;
  readonly task: RegExp;
  /** The label of a goal's codes, up to the first of them; and what its first line holds. */
  readonly goalCodes: RegExp;
  readonly goalCodesWord: RegExp;
  /** First words of the tables' headers. */
  readonly goalIndicatorHeader: RegExp;
  readonly taskIndicatorHeader: RegExp;
  readonly measureHeader: RegExp;
  readonly programmeIndicatorHeader: RegExp;
  readonly summaryHeader: RegExp;
  /** What heads the columns of the rows' numbers, of units and of sources. */
  readonly numberHeader: RegExp;
  readonly unitHeader: RegExp;
  readonly sourceHeader: RegExp;
  /** A squeezed word that sources of information end with; null where none tells. */
  readonly sourceTail: RegExp | null;
  /** All words that headers are made of. */
  readonly headerWords: readonly string[];
  /** All words that the heads of the tables of texts (sections 4 to 6) are made of. */
  readonly listingWords: readonly string[];
  readonly periods: readonly (readonly [pattern: RegExp, period: Period])[];
  /** What a passport's heading begins with, squeezed. */
  readonly passportLabel: string;
  readonly passport: RegExp;
  /** The same of a part of a programme. */
  readonly subprogrammeLabels: readonly string[];
  readonly subprogramme: RegExp;
  readonly passportLabels: Readonly<Record<PassportLabel, RegExp>>;
  readonly delivery: readonly (readonly [pattern: RegExp, delivery: 'individual' | 'distributed'])[];
  readonly stage: readonly (readonly [pattern: RegExp, stage: 'current' | 'development'])[];
  readonly blocks: readonly (readonly [pattern: RegExp, block: Block])[];
  readonly summary: RegExp;
  readonly budgetGroups: readonly (readonly [pattern: RegExp, group: BudgetGroup])[];
  readonly amendment: RegExp;
  /** What a note says was done, the first that matches. */
  readonly amendmentActions: readonly (readonly [pattern: RegExp, action: AmendmentRecord['action']])[];
  /** The word for the decrees that ends a note. */
  readonly decree: RegExp;
  readonly deletion: RegExp;
  readonly footnote: RegExp;
  readonly imprint: RegExp;
  readonly figure: RegExp;
  /** «of which»: at a row's end it heads sub-rows, at its beginning it is one. */
  readonly ofWhich: RegExp;
  /** A term of a capability: a span of years, or the word for «permanently». */
  readonly terms: RegExp;
  /** A heading that groups risks, as the planning rules have it: external, internal. */
  readonly riskGroup: RegExp;
  /** Squeezed beginnings of names that every plan prints with a capital: of the country, its cities and powers. */
  readonly properName: RegExp;
  /** Squeezed words that no text ends with: «and», «of». */
  readonly leadsOn: RegExp;
  /** Squeezed words that name bodies: «ministry», «organs», «akim». */
  readonly bodyNoun: RegExp;
  /** A list of heads of regions and cities is one body: the item that opens it and the one that closes it. */
  readonly jointBody: { readonly opens: RegExp; readonly closes: RegExp };
  /** What follows a year in prose. */
  readonly yearWord: RegExp;
  /** What may follow that: «by», «since». */
  readonly yearTail: RegExp;
  /** Words whose full stop ends no sentence. */
  readonly abbreviation: RegExp;
  /** Words that stand for a subject named before. */
  readonly pronoun: RegExp;
  /** What leads over to a subject: when or by whom it was counted, squeezed. */
  readonly subjectLead: RegExp;
  /** A squeezed word before a year that belongs to it: «in». */
  readonly yearLead: RegExp | null;
  /** Words, squeezed, that lead from a subject to its number: «made up», «reached», «on average». */
  readonly subjectTail: RegExp;
  /** What a squeezed clause holds that compares with a year, whose number is no value of that year. */
  readonly comparison: RegExp;
  /** A last word that ends no subject: «after», «by», «on average». */
  readonly notSubject: RegExp;
  /** Subheadings of the narrative, beside those of the planning rules' sections. */
  readonly subheadings: readonly RegExp[];
  /** Sources of information as printed in their column, squeezed: each a list of its parts, of which every one may stand with every other. */
  readonly sources: readonly (readonly (readonly string[])[])[];
  /** Sources that begin with a word for data or report, where the language puts it first; looked for right before a unit or a value. */
  readonly sourceHead: RegExp | null;
  readonly units: ReadonlySet<string>;
  /** Units of rates: per so many people. */
  readonly rateUnit: RegExp;
  /** The signs that those begin with, to look no further behind others. */
  readonly rateUnitStart: RegExp;
  /** Words before a unit: thousand, million. */
  readonly multipliers: readonly string[];
  /** Words that qualify a number, as printed, words apart, with the side of the number that they stand on. */
  readonly qualifiers: ReadonlyMap<string, QualifierPhrase>;
  readonly polarity: PolarityWords;
  /** Readable names of what is looked for, for the message on a text that is no plan. */
  readonly landmarks: readonly string[];
}

export const lexicons: readonly Lexicon[] = [kazakh, russian];
