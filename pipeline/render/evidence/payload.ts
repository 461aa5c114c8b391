import type { ReportLanguage } from '../context.js';

/**
 * What the evidence page carries: the source's lines, everything that was taken from them, and the words of its languages.
 * Rows are arrays, in the order that the types below give, so that a plan fits in a few megabytes.
 */
export interface Payload {
  readonly document: DocumentFacts;
  /** Texts of the lines, the first is line 1. */
  readonly lines: readonly string[];
  /** `[line, page]` where a page begins. */
  readonly pages: readonly (readonly [line: number, page: number])[];
  /** Names that `owners` counts into. */
  readonly elements: readonly string[];
  /** `[line first, line last, element, record or -1]`: runs of lines with one claimant. */
  readonly owners: readonly (readonly [number, number, number, number])[];
  readonly records: readonly EvidenceRecord[];
  readonly parts: readonly string[];
  /** `[record, part, ordinal, line, char first, char last]` */
  readonly spans: readonly (readonly [number, number, number, number, number, number])[];
  readonly years: readonly (readonly [year: number, period: string])[];
  readonly findings: readonly EvidenceFinding[];
  readonly words: Readonly<Partial<Record<ReportLanguage, unknown>>>;
}

export interface DocumentFacts {
  readonly id: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly language: string;
  readonly period: readonly [number, number] | null;
  readonly edition: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
}

/** One thing that was read: a node of the outline, a row of a table, a paragraph. */
export interface EvidenceRecord {
  readonly id: string;
  readonly kind: string;
  /** Index of the record that it stands under, -1 at the top. */
  readonly parent: number;
  readonly number: string | null;
  /** Text of the document; for a block its code. */
  readonly title: string;
  readonly lines: readonly [number, number];
  /** Columns of its table that the page shows, by their names in the data contract. */
  readonly fields: Readonly<Record<string, string>>;
  /** `[year, ordinal, value, absence, qualifier, raw, status, basis]` */
  readonly cells?: readonly EvidenceCell[];
  /** `[cells, reason, chosen]`, by rank. */
  readonly candidates?: readonly (readonly [readonly string[], string, boolean])[];
}

export type EvidenceCell = readonly [
  year: number | null, ordinal: number, value: string | null, absence: string | null, qualifier: string | null, raw: string, status: string,
  basis: string | null,
];

export interface EvidenceFinding {
  readonly id: string;
  /** Title of the check, by language. */
  readonly check: Readonly<Partial<Record<ReportLanguage, string>>>;
  readonly severity: string;
  readonly origin: string;
  /** Index of the record that it is about, -1 where it is about none. */
  readonly subject: number;
  readonly subjectId: string;
  readonly year: number | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly difference: string | null;
  readonly message: Readonly<Partial<Record<ReportLanguage, string>>>;
  readonly lines: readonly [number, number] | null;
  readonly otherLines: readonly [number, number] | null;
  readonly review: string | null;
  readonly reviewReason: string | null;
}
