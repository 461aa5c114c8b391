import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReportLanguage } from '../context.js';
import { readWords } from '../report/words.js';
import { integerOf, rowsOf, textOf } from '../workbook/rows.js';
import type { Row } from '../workbook/rows.js';
import type { DocumentFacts, EvidenceFinding, EvidenceRecord, Payload } from './payload.js';
import { readRecords } from './records.js';

/** Reads all that the evidence page of a document shows. Throws where the database has no such document. */
export async function readEvidence(connection: DuckDBConnection, documentId: string, languages: readonly ReportLanguage[]): Promise<Payload> {
  const all = (sql: string): Promise<Row[]> => rowsOf(connection, sql, [documentId]);
  const [document] = await all('SELECT * FROM documents WHERE document_id = $1');
  if (document === undefined) throw new Error(`${documentId}: no such document in the database`);

  const records = await readRecords(connection, documentId);
  const indexes = new Map(records.map(({ id }, index) => [id, index]));
  const lines = await all('SELECT page_no, text, element, element_id FROM lines WHERE document_id = $1 ORDER BY line_no');
  const elements = namesOf(lines, 'element');
  const spans = await all('SELECT * FROM spans WHERE document_id = $1 ORDER BY line_no, char_first, char_last, record_id, part, ordinal');
  const parts = namesOf(spans, 'part');
  return {
    document: factsOf(document, documentId),
    lines: lines.map((row) => textOf(row, 'text') ?? ''),
    pages: pagesOf(lines),
    elements,
    owners: ownersOf(lines, elements, indexes),
    records,
    parts,
    spans: spans.flatMap((row) => {
      const record = indexes.get(textOf(row, 'record_id') ?? '');
      if (record === undefined) return [];
      const [ordinal, line, first, last] = ['ordinal', 'line_no', 'char_first', 'char_last'].map((name) => integerOf(row, name) ?? 0) as [number, number, number, number];
      return [[record, parts.indexOf(textOf(row, 'part') ?? ''), ordinal, line, first, last] as const];
    }),
    years: (await all('SELECT year, period FROM years WHERE document_id = $1 ORDER BY year')).map((row) => [integerOf(row, 'year') ?? 0, textOf(row, 'period') ?? '']),
    findings: await readFindings(all, records, indexes, languages),
    words: Object.fromEntries(languages.map((language) => [language, wordsOf(language)])),
  };
}

function factsOf(document: Row, id: string): DocumentFacts {
  const [first, last] = [integerOf(document, 'period_first_year'), integerOf(document, 'period_last_year')];
  return {
    id,
    title: textOf(document, 'title') ?? id,
    organisation: textOf(document, 'organisation'),
    language: textOf(document, 'language') ?? '',
    period: first === null || last === null ? null : [first, last],
    edition: textOf(document, 'edition'),
    file: textOf(document, 'source_file') ?? '',
    sha256: textOf(document, 'source_sha256') ?? '',
    pages: integerOf(document, 'pages') ?? 1,
  };
}

function namesOf(rows: readonly Row[], column: string): string[] {
  return [...new Set(rows.map((row) => textOf(row, column) ?? ''))];
}

function pagesOf(lines: readonly Row[]): [number, number][] {
  const pages: [number, number][] = [];
  for (const [index, row] of lines.entries()) {
    const page = integerOf(row, 'page_no') ?? 1;
    if (pages.at(-1)?.[1] !== page) pages.push([index + 1, page]);
  }
  return pages;
}

function ownersOf(lines: readonly Row[], elements: readonly string[], indexes: ReadonlyMap<string, number>): [number, number, number, number][] {
  const runs: [number, number, number, number][] = [];
  for (const [index, row] of lines.entries()) {
    const element = elements.indexOf(textOf(row, 'element') ?? '');
    const record = indexes.get(textOf(row, 'element_id') ?? '') ?? -1;
    const last = runs.at(-1);
    if (last !== undefined && last[2] === element && last[3] === record) last[1] = index + 1;
    else runs.push([index + 1, index + 1, element, record]);
  }
  return runs;
}

async function readFindings(
  all: (sql: string) => Promise<Row[]>, records: readonly EvidenceRecord[], indexes: ReadonlyMap<string, number>, languages: readonly ReportLanguage[],
): Promise<EvidenceFinding[]> {
  const rows = await all(`
    SELECT f.*, c.title_kk, c.title_ru, c.title_en FROM findings f LEFT JOIN checks c USING (document_id, check_id) WHERE f.document_id = $1
    ORDER BY list_position(['error', 'warning', 'note'], f.severity), f.line_first, f.finding_id`);
  return rows.map((row) => {
    const subjectId = textOf(row, 'subject_id') ?? '';
    const subject = indexes.get(subjectId) ?? -1;
    const told = (column: string, otherwise: string): Partial<Record<ReportLanguage, string>> =>
      Object.fromEntries(languages.map((language) => [language, textOf(row, `${column}_${language}`) ?? otherwise]));
    return {
      id: textOf(row, 'finding_id') ?? '',
      check: told('title', textOf(row, 'check_id') ?? ''),
      severity: textOf(row, 'severity') ?? '',
      origin: textOf(row, 'origin') ?? '',
      subject,
      subjectId,
      year: integerOf(row, 'year'),
      expected: textOf(row, 'expected'),
      found: textOf(row, 'found'),
      difference: textOf(row, 'difference'),
      message: told('message', ''),
      lines: rangeOf(row, 'line_first', 'line_last') ?? records[subject]?.lines ?? null,
      otherLines: rangeOf(row, 'other_line_first', 'other_line_last'),
      review: textOf(row, 'review'),
      reviewReason: textOf(row, 'review_reason'),
    };
  });
}

function rangeOf(row: Row, first: string, last: string): readonly [number, number] | null {
  const from = integerOf(row, first);
  return from === null ? null : [from, integerOf(row, last) ?? from];
}

/** The page's own words, those for the contract's codes, and how the language writes numbers. */
function wordsOf(language: ReportLanguage): unknown {
  const words = readWords(language);
  return { ...words.tree('evidence'), codes: words.tree('workbook.codes'), format: words.tree('format') };
}
