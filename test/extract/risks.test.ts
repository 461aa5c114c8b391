import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesIn } from './reading.js';

/** Risks of a section whose table prints these lines: `heading | number. risk | consequence | response`. */
function risksOf(...lines: readonly string[]): string[] {
  const plan = linesIn('Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', 'Раздел 6. Управление рисками', '', '1 2 3', '', ...lines);
  const { risks } = extractDocument({ id: 'any', file: 'any.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: plan, register: null });
  return risks.map(({ heading, number, risk, consequence, response, pairing }) => `${heading ?? ''} | ${number ?? ''}. ${risk} | ${consequence ?? ''} | ${response ?? ''}${pairing === 'own' ? '' : ` (${pairing})`}`);
}

const SECOND = ['Внутренние риски', '', '2. Уход кадров', '', 'Срыв сроков', '', 'Обучение'];
const READ_SECOND = 'Внутренние риски | 2. Уход кадров | Срыв сроков | Обучение';

describe('risks under their headings, whatever cells share a chunk', () => {
  it.each([
    ['cells apart', ['1. Рост цен', '', 'Удорожание', '', 'Уточнение бюджета']],
    ['risk and consequence in lines of one chunk', ['1. Рост цен', 'Удорожание', '', 'Уточнение бюджета'], ' (unsure)'],
    ['consequence and response in one line', ['1. Рост цен', '', 'Удорожание объектов Уточнение бюджета'], ' (unsure)', 'Удорожание объектов'],
    ['a numbered response in the consequence’s line', ['1. Рост цен', '', 'Удорожание 1 .  З а п а с ы .', '2. Договоры.'], '', 'Удорожание', '1. Запасы. 2. Договоры.'],
  ])('%s', (_, lines, pairing = '', consequence = 'Удорожание', response = 'Уточнение бюджета') => {
    expect(risksOf('Внешние риски', '', ...lines, '', ...SECOND)).toEqual([`Внешние риски | 1. Рост цен | ${consequence} | ${response}${pairing}`, READ_SECOND]);
  });
});
