import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

function read(...lines: readonly string[]): ReturnType<typeof extractDocument> {
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...lines)), register: null });
}

const SECTIONS = ['Раздел 1. Миссия и видение', ''];

describe('a deleted item of the narrative', () => {
  it.each<[string, string[]]>([
    ['between the items of a list', ['1) износ дорог;', '2) Исключен постановлением Правительства РК от 30.04.2013 № 439.', '3) нехватка кадров.']],
    ['between empty lines', ['1) износ дорог;', '', '2) Исключен постановлением Правительства РК от 30.04.2013 № 439.', '', '3) нехватка кадров.']],
  ])('%s', (_, lines) => {
    const records = read(...SECTIONS, ...lines, '', 'Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '');
    expect(records.deletions.map(({ number, decree_date, decree_number }) => [number, decree_date, decree_number])).toEqual([['2)', '2013-04-30', '439']]);
    expect(records.paragraphs.map((one) => one.text)).toEqual(['1) износ дорог;', '3) нехватка кадров.']);
  });

  it('is no sentence that speaks of a deletion', () => {
    const records = read(...SECTIONS, 'Из перечня исключен пункт 5.', '', 'Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '');
    expect(records.deletions).toEqual([]);
  });
});

describe('a footnote', () => {
  it.each<[string, string]>([['that wraps on over an empty line', ' '], ['without the space that tells that', '']])('%s', (_, space) => {
    const records = read('7. Бюджетные программы', '', 'Бюджетная программа 003 «Развитие дорог»', '', 'Описание Ремонт', '', 'показатели прямого результата х', '', 'Примечание:', `* расходы переданы в базу${space}`, '', 'местного бюджета;', '** совместная программа.', '');
    expect(records.footnotes.map(({ marker, text: note }) => [marker, note])).toEqual([['*', 'расходы переданы в базу местного бюджета;'], ['**', 'совместная программа.']]);
  });
});
