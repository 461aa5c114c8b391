import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';

/** One document, printed otherwise: what a person reads in it is the same. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'with the line ends of Windows': (text) => text.replace(/\n/gu, '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'with unbreakable spaces inside numbers': (text) => text.replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '\u00a0'),
  'with a Latin x for a cross': (text) => eachLine(text, (line) => (/^[х\s-]+$/u.test(line) ? line.replace(/х/gu, 'x') : line)),
  'with long dashes for dashes': (text) => eachLine(text, (line) => (/\p{Lu}|\p{Ll}(?<!х)/u.test(line) ? line : line.replace(/(?<=^|\s)-(?=\s|$)/gu, '–'))),
  'with pages that end with a form feed': (text) => text.replace(/\n\n\n\n(?=[^\n])/gu, '\n\n\n\n\f'),
  'without rows of column numbers': (text) => eachLine(text, (line) => (/^1 2 3[\d ]*$/u.test(line) ? '' : line)),
};

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}

/** Every series with its cells, every measure with its marks. */
function readIn(text: string): string[] {
  const lines = linesOfText(text);
  const { series, observations, measures, measure_years } = extractDocument({ id: 'any', file: 'any.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines, register: null });
  return [
    ...series.map((one) => [one.series_id, one.parent_series_id, one.name, one.unit, one.unit_status, one.information_source, one.source_status].join(' | ')),
    ...observations.map((one) => [one.series_id, one.ordinal, one.year, one.value, one.absence, one.qualifier, one.status].join(' | ')),
    ...measures.map((one) => [one.measure_id, one.parent_id, one.text].join(' | ')), ...measure_years.map((one) => [one.measure_id, one.ordinal, one.year, one.mark].join(' | ')),
  ];
}

describe.each(['goals-and-tasks.kk', 'deleted-and-shared.kk', 'programmes-and-summary.kk', 'narrow-columns.kk', 'roads.ru'])('%s is read the same', (name) => {
  const text = readFileSync(join(projectRoot, 'test', 'extract', 'documents', `${name}.txt`), 'utf8');
  const expected = readIn(text);

  for (const [variant, change] of Object.entries(VARIANTS)) {
    it(variant, () => {
      expect(readIn(change(text))).toEqual(expected);
    });
  }
});
