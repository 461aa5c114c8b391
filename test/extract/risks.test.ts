import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { text } from './reading.js';

/** `heading | number | risk | consequence | response | pairing` of a table of risks. */
function risks(...rows: readonly string[]): string[] {
  const plan = ['3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', '6. Управление рисками', '', 'Риск Последствия Меры', '', '1 2 3', '', ...rows, ''];
  const records = extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...plan)), register: null });
  return records.risks.map((one) => [one.heading, one.number, one.risk, one.consequence, one.response, one.pairing].map((cell) => cell ?? '–').join(' | '));
}

describe('risks', () => {
  it.each<[string, string[], string[]]>([
    ['cell by cell', ['Внешние риски', '', '1. Засуха', '', 'Неурожай', '', 'Полив'], ['Внешние риски | 1 | Засуха | Неурожай | Полив | own']],
    ['cells on one line', ['1. Дефицит кадров Снижение качества услуг Поддержка молодых специалистов'], ['– | 1 | Дефицит кадров | Снижение качества услуг | Поддержка молодых специалистов | unsure']],
    ['a risk and its consequence on one line, a list, and the heading of the next group', [
      'Внешние риски', '', '1. Падение ', 'цен Снижение доходов', '', '1. Резерв.', '2. Экспорт.', '', 'Внутренние риски', '', '1. Отток кадров', '', 'Срыв сроков', '', 'Обучение',
    ], ['Внешние риски | 1 | Падение цен | Снижение доходов | 1. Резерв. 2. Экспорт. | unsure', 'Внутренние риски | 1 | Отток кадров | Срыв сроков | Обучение | own']],
    ['a consequence and a response on one line', ['1. Отток кадров', '', 'Срыв сроков. ', 'Простой. Обучение персонала'], ['– | 1 | Отток кадров | Срыв сроков. Простой. | Обучение персонала | unsure']],
    ['a list of responses over a page', [
      '1. Отток кадров', '', 'Срыв сроков', '', '1. Обучение.', '', '', '', '2. Надбавки.', '', '2. Пожары', '', 'Ущерб', '', 'Учения',
    ], ['– | 1 | Отток кадров | Срыв сроков | 1. Обучение. 2. Надбавки. | own', '– | 2 | Пожары | Ущерб | Учения | own']],
    ['a list of responses that begins in the consequence’s line', [
      'Внешние риски', '', '1. Рост цен', '', 'Удорожание 1 .  З а п а с ы .', '2. Договоры.', '', 'Внутренние риски', '', '2. Отток кадров', '', 'Срыв сроков', '', 'Обучение',
    ], ['Внешние риски | 1 | Рост цен | Удорожание | 1. Запасы. 2. Договоры. | own', 'Внутренние риски | 2 | Отток кадров | Срыв сроков | Обучение | own']],
    ['cells that cannot be told apart', ['1. Рост цен Казахстана Падение спроса Китая Резерв'], ['– | 1 | Рост цен Казахстана Падение спроса Китая Резерв | – | – | unsure']],
  ])('%s', (_, rows, read) => {
    expect(risks(...rows)).toEqual(read);
  });
});
