import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { text } from './reading.js';

function programme(...lines: readonly string[]): object | undefined {
  const plan = ['7. Бюджетные программы', '', 'Бюджетная программа 003 «Развитие дорог»', '', ...lines, '', 'показатели прямого результата х', ''];
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...plan)), register: null }).programmes[0];
}

describe('the type of a programme', () => {
  const whole = { description: 'Строительство дорог', content: 'осуществление бюджетных инвестиций', delivery: 'individual', stage: 'development' };

  it.each<[string, string[]]>([
    ['in rows of their own', [
      'Описание Строительство дорог', '', 'Вид бюджетной программы', '', 'в зависимости от ', 'содержания', '', 'осуществление бюджетных ', 'инвестиций', '', 'в зависимости от ',
      'способа реализации', '', 'индивидуальная', '', 'текущая/развитие развитие',
    ]],
    ['labels and values on one line', [
      'Описание Строительство дорог', 'Вид бюджетной программы в зависимости от содержания осуществление бюджетных', 'инвестиций', '', 'в зависимости от способа реализации индивидуальная',
      'текущая/развитие развитие',
    ]],
    ['labels in other words', [
      'Описание', 'Строительство дорог', '', 'Вид бюджетной программы по содержанию осуществление бюджетных инвестиций', 'по способу реализации индивидуальная', 'текущая/развитие развитие',
    ]],
  ])('is read %s', (_, lines) => {
    expect(programme(...lines)).toMatchObject(whole);
  });
});
