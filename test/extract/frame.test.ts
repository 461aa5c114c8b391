import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { text } from './reading.js';

function read(...lines: readonly string[]): DocumentRecords {
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...lines)), register: null });
}

/** Lines of an element, as printed. */
function linesThat(element: string, records: DocumentRecords): string[] {
  return records.lines.filter((line) => line.element === element).map((line) => line.text);
}

const TASK = ['3. Стратегические направления, цели, задачи', '', 'Задача 1.1.1. Ремонт дорог', ''];

describe('the header of a table of texts', () => {
  it('ends with its known words, where it has no row of column numbers', () => {
    const header = ['Показатели прямых результатов,', 'для достижения которых требуется', 'межведомственное взаимодействие', '', 'Государственный орган, с', 'которым осуществляется', '', 'межведомственное', 'взаимодействие', '', 'Меры, осуществляемые государственными органами', ''];
    const records = read(...TASK, 'Раздел 5. Межведомственное взаимодействие', '', ...header, 'Задача 1.1.1. Ремонт дорог', '', 'МФ', '', 'Финансирование');
    expect(records.cooperation.map(({ agency, text: measure }) => [agency, measure])).toEqual([['МФ', 'Финансирование']]);
    expect(linesThat('table_header', records)).toEqual(header.filter((line) => line !== ''));
  });

  it('ends above the first risk', () => {
    const header = ['Наименование возможного риска', 'Возможные последствия в случае', 'непринятия мер по управлению', '', 'рисками', 'Мероприятия по управлению рисками', ''];
    const records = read(...TASK, 'Раздел 6. Управление рисками', '', ...header, 'Внешние риски', '', '1. Засуха', '', 'Неурожай', '', 'Полив');
    expect(records.risks.map(({ heading, risk }) => [heading, risk])).toEqual([['Внешние риски', 'Засуха']]);
  });

  it('ends where the first goal is named, in words that no lexicon has', () => {
    const records = read(...TASK, 'Раздел 4. Развитие функциональных возможностей', '', 'Куда идем', 'Что делаем Когда', '', 'Цель 1.1. Рост', '', '1. Обучение кадров 2014 год', '');
    expect(records.capabilities.map(({ text: measure, term }) => [measure, term])).toEqual([['Обучение кадров', '2014 год']]);
    expect(linesThat('table_header', records)).toEqual(['Куда идем', 'Что делаем Когда']);
  });

  it('is known where it is printed once more at the top of a page', () => {
    const header = ['Задача Орган', 'Меры', ''];
    const records = read(...TASK, 'Раздел 5. Межведомственное взаимодействие', '', ...header, 'Задача 1.1.1. Ремонт дорог', '', 'МФ', '', 'Финансирование', '', '', '', ...header, 'МЭ', '', 'Проверка');
    expect(records.cooperation.map(({ agency, text: measure }) => [agency, measure])).toEqual([['МФ', 'Финансирование'], ['МЭ', 'Проверка']]);
  });
});

describe('the header of a table of indicators', () => {
  it.each<[string, string[]]>([
    ['with the planning rules’ remark', ['Целевые индикаторы (с ', 'указанием окончательного срока ', '', '(периода) достижения) ', '', 'Источник ', 'информации ', '', 'ед. ', 'измерения ', '', '2013 ', 'год ', '', '2014 ', 'год ', '']],
    ['broken elsewhere', ['Целевые индикаторы (с указанием ', 'окончательного срока (периода) ', 'достижения) Источник информации ', 'ед. измерения 2013 год 2014 год', '']],
  ])('%s', (_, header) => {
    const records = read('3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', ...header, '1. Доля дорог статистические данные % 5 6', '');
    expect(linesThat('unclaimed', records)).toEqual([]);
    expect(records.series.map(({ name }) => name)).toEqual(['Доля дорог']);
  });
});
