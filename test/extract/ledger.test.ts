import { expect, it } from 'vitest';
import { Ledger } from '../../pipeline/extract/ledger.js';
import { wordsOf } from '../../pipeline/extract/text/words.js';
import { linesOfText } from '../../pipeline/read/text.js';

it.each([
  ['a compound broken at its hyphen', 'нарушение санитарно- \nэпидемиологических норм', 'нарушение санитарно-эпидемиологических норм'],
  ['a hyphen that stands for what follows', 'теле- \nи радиовещание', 'теле- и радиовещание'],
  ['a dash between words', 'доступ - \nповсеместный', 'доступ - повсеместный'],
])('%s', (_, text, wording) => {
  const lines = linesOfText(text);
  expect(new Ledger(lines, new Set(['и']), []).wording(wordsOf(lines))).toBe(wording);
});
