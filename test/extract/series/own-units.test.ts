import { describe, expect, it } from 'vitest';
import { ownUnit, wholeUnit } from '../../../pipeline/extract/series/own-units.js';
import { phrasesOf, unitBefore } from '../../../pipeline/extract/text/phrases.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import type { Lexicon } from '../../../pipeline/lexicon/lexicon.js';
import { wordsIn } from '../reading.js';

/** The unit in which a row's words end, known or told by its form; empty where none is told. */
function unitOf(printed: string, lexicon: Lexicon, always: boolean): string {
  const words = wordsIn(...printed.split('\n'));
  const phrases = phrasesOf(lexicon);
  const known = unitBefore(words, words.length, 0, phrases);
  const at = known < 0 ? ownUnit(words, 0, words.length, always, phrases) : wholeUnit(words, 0, known, words.length, phrases);
  return at < 0 ? '' : words.slice(at).map(({ text }) => text).join(' ');
}

describe('a unit that no list holds', () => {
  it.each([
    // the noun that the name counts, in the form of dictionaries
    ['Количество проведенных\nэкспертиз экспертиза', 'экспертиза'],
    ['Изготовление телепередач передача', 'передача'],
    ['5. Среднее число поправок,\nвнесенных в один закон в\nтечение года\n\nвнутренний учет поправка', 'поправка'],
    ['3. Проведено проверок проверка', 'проверка'],
    ['Количество выданных заключений заключение', 'заключение'],
    // … broken inside its word
    ['Разработка подсистем подсисте\nма', 'подсисте ма'],
    ['Число субсидируемых ЦОН ЦОН', 'ЦОН'],
    // … with the short form of the word before it
    ['4. Доля населенных пунктов,\nохваченных связью МИО нас. пункт', 'нас. пункт'],
    // so many thousands of something
    ['Число дел с участием адвокатов по\nназначению тыс. дел', 'тыс. дел'],
    ['3. Оцифровано актовых записей\n\nмлн.\nзаписей', 'млн. записей'],
    // something per something
    ['4. Нагрузка на одного\nрегистратора дел в день', 'дел в день'],
    ['Обеспеченность служебными\nплощадями\n\nкв. м на\nчел.', 'кв. м на чел.'],
    ['Рост доходов в рамках отраслевой программы на \n\nчел.', 'чел.'],
    ['Число отправлений самолетов рейсов в сутки', 'рейсов в сутки'],
    ['2. Срок рассмотрения обращений рабочих дней', 'рабочих дней'],
    ['3. Создание производств по Карте тыс. рабочих мест', 'тыс. рабочих мест'],
    ['Ущерб от пожаров на один пожар млн. тенге на пожар', 'млн. тенге на пожар'],
    ['4. Занятия на одну школу района мероприят\nий в год', 'мероприят ий в год'],
    // an adjective with which no name ends, and its noun
    ['Авиаобследование территорий летный час', 'летный час'],
    ['Прирост численности копытных процентны\nй пункт', 'процентны й пункт'],
    // the initials of the name's words
    ['Подготовка технико-экономических обоснований ТЭО', 'ТЭО'],
    // a noun that no name ends with, and a short form
    ['Закуп лицензионных продуктов лицензия', 'лицензия'],
    ['Ввод зданий здание', 'здание'],
    ['2. Изданные книги библиотек экз.', 'экз.'],
  ])('%j: %s', (printed, unit) => {
    expect(unitOf(printed, russian, false)).toBe(unit);
  });

  it.each([
    ['Әзірленген нормативтік құқықтық актілер құжат', 'құжат'],
    ['Жер балансы есеп', 'есеп'],
    ['Қызметкерлерді оқыту тыңдаушы', 'тыңдаушы'],
    ['Жұмыс орындарын жабдықтау жинақ', 'жинақ'],
    ['Жарияланымдар мақала', 'мақала'],
    ['Енгізілген кіші жүйелер кіші жүйе', 'кіші жүйе'],
    ['2) ауылдық округтер «ЖерҒӨО» РМК е.м.', 'е.м.'],
    ['Қаралған істердің саны мың іс', 'мың іс'],
  ])('%j: %s', (printed, unit) => {
    expect(unitOf(printed, kazakh, false)).toBe(unit);
  });

  it.each([
    ['Капитальный ремонт объект', 'объект'],
    ['Приобретение оборудования комплект', 'комплект'],
    ['Издание брошюр, буклетов экземпляр', 'экземпляр'],
    ['Приобретение автотранспорта автомашин\nа', 'автомашин а'],
  ])('%j: %s, where each row prints its unit', (printed, unit) => {
    expect([unitOf(printed, russian, true), unitOf(printed, russian, false)]).toEqual([unit, '']);
  });
});

describe('the end of a name is no unit', () => {
  it.each([
    'Доля исполненных\nисполнительных документов', 'Число ЦОН, соответствующих типовым требованиям', 'Количество проведенных экспертиз', 'Количество услуг',
    'Доля лиц, имеющих образование', 'Затраты на обучение', 'Среднее число поездок в год', 'Закуп автобусов', 'Уровень удовлетворенности населения', 'Число школ и др.',
    'Прирост нарушений правил ',
  ])('%j', (printed) => {
    expect(unitOf(printed, russian, true)).toBe('');
  });

  it.each(['Топырақ зерттеулерімен қамтылған алаң', 'Қарашірік мөлшері төмен егістік', 'отандық жобалар бойынша', 'Ақаусыз өнім', 'Уақтылы қаралған өтініштер', 'Мал шаруашылығының дамуы'])('%j', (printed) => {
    expect(unitOf(printed, kazakh, true)).toBe('');
  });
});
