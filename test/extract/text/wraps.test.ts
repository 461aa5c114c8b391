import { describe, expect, it } from 'vitest';
import { marksWraps } from '../../../pipeline/extract/text/wraps.js';
import { linesIn } from '../reading.js';

describe('a trailing space marks a line that wraps on', () => {
  it.each<[string, string[], boolean]>([
    ['where lines in the middle of a sentence have it', ['Ремонт ', 'дорог', '', 'Строительство ', 'мостов и ', 'развязок'], true],
    ['though full lines lack it', ['Ремонт ', 'дорог', '', 'Строительство ', 'мостов и', 'развязок'], true],
    ['where only headings have it, not', ['Раздел 1. ', '', 'Ремонт', 'дорог и', 'мостов, в том', 'числе сельских'], false],
    ['where no line goes on in small letters, and one has it', ['МФ, МЭ, ', 'МВД'], true],
    ['where none has it, not', ['МФ, МЭ,', 'МВД'], false],
  ])('%s', (_, lines, marked) => {
    expect(marksWraps(linesIn(...lines))).toBe(marked);
  });
});
