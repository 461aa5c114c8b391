import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../../pipeline/model.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

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
    ['with names and years worded otherwise', ['Наименование целевого индикатора Источник ', 'информации ', '', 'Единица ', 'измерения ', '', 'отчетный год план текущего года плановый период ', '', '2013 ', 'год ', '', '2014 ', 'год ', '']],
    ['with little more than «name»', ['Наименование ', '', 'Источник информации ', '', 'Ед. измерения ', '', '2013 год 2014 год', '']],
    ['broken elsewhere', ['Целевые индикаторы (с указанием ', 'окончательного срока (периода) ', 'достижения) Источник информации ', 'ед. измерения 2013 год 2014 год', '']],
  ])('%s', (_, header) => {
    const records = read('3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', '', ...header, '1. Доля дорог статистические данные % 5 6', '');
    expect(linesThat('unclaimed', records)).toEqual([]);
    expect(records.series.map(({ name }) => name)).toEqual(['Доля дорог']);
  });
});

describe('a table of contents', () => {
  const entries = ['Содержание', '', '1. Миссия и видение 3', '2. Анализ текущей ситуации 4', '3. Стратегические направления, цели, задачи 10', '7. Бюджетные программы 22', ''];
  const plan = ['Раздел 1. Миссия и видение', '', 'Мы строим дороги.', '', 'Раздел 3. Стратегические направления, цели, задачи', '', 'Цель 1.1. Рост', ''];

  it.each<[string, string[]]>([['above the first section', []], ['above a title page', ['Утвержден', '', 'постановлением Правительства', '', 'Стратегический план', 'Министерства транспорта', 'на 2014 – 2018 годы', '']]])('%s is none of the plan', (_, title) => {
    const records = read(...entries, ...title, ...plan);
    expect(records.outline.map(({ node_id }) => node_id)).toEqual(['section:1', 'section:3', 'goal:1.1']);
    expect(linesThat('furniture', records)).toEqual(entries.filter((line) => line !== ''));
  });
});
