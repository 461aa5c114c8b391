import { describe, expect, it } from 'vitest';
import { landmarkAt, sectionKindOf, type Landmark } from '../../pipeline/extract/landmarks.js';
import { kazakh } from '../../pipeline/lexicon/kk.js';
import type { Lexicon } from '../../pipeline/lexicon/lexicon.js';
import { russian } from '../../pipeline/lexicon/ru.js';
import { linesIn, wording } from './reading.js';

function found(lexicon: Lexicon, ...lines: readonly string[]): (Pick<Landmark, 'kind' | 'number' | 'to'> & { title: string }) | null {
  const landmark = landmarkAt(linesIn(...lines), 0, lexicon);
  return landmark === null ? null : { kind: landmark.kind, number: landmark.number, to: landmark.to, title: wording(landmark.title) };
}

describe('headings of a Kazakh plan', () => {
  it.each<[string[], Landmark['kind'], string | null, string]>([
    [['2-бөлім. Ағымдағы ахуалды талдау және қызметтiң тиiстi', 'салаларының (аяларының) даму үрдiстерi', ''], 'section', '2', 'Ағымдағы ахуалды талдау және қызметтiң тиiстi салаларының (аяларының) даму үрдiстерi'],
    [['7. Бюджеттік бағдарламалар', ''], 'section', '7', 'Бюджеттік бағдарламалар'],
    [['2-1-стратегиялық бағыт. Халықтың көші-қоны', ''], 'direction', '2-1', 'Халықтың көші-қоны'],
    [['2-1-стратегиялық бағыт', ''], 'direction', '2-1', ''],
    [['1 . 1 - м а қ с а т .  Б а л а  т у у', 'Аталған мақсатқа қол жеткiзуге бағытталған бюджеттiк бағдарламалардың кодтары 001'], 'goal', '1.1', 'Б а л а т у у'],
    [['2-1.1-мақсат. Көші-қон процестерін реттеу', ''], 'goal', '2-1.1', 'Көші-қон процестерін реттеу'],
    [['2.1.2-міндет. Жұмыссыз адамдардың белсенділігін арттыру', ''], 'task', '2.1.2', 'Жұмыссыз адамдардың белсенділігін арттыру'],
    [['Аталған мақсаттарға қол жеткізуге бағытталған бюджеттік бағдарламалардың коды 001, 006'], 'goal_codes', null, '001, 006'],
    [['Бюджет шығыстарының жинағы', ''], 'summary', null, ''],
    [['Бюджеттік бағдарлама 014 «Күрделі шығыстар»', ''], 'passport', '014', '«Күрделі шығыстар»'],
    [['Бюджеттік бағдарлама', '011 «Зейнетақылар төлеу жөніндегі қызметтер', '»', ''], 'passport', '011', '«Зейнетақылар төлеу жөніндегі қызметтер »'],
    [['Бюджетт ік  ', 'бағдарлама', '', '018 «Компания» АҚ', ''], 'passport', '018', '«Компания» АҚ'],
    [['      Ескерту. 3-бөлімге өзгерістер енгізілді - ҚР Үкіметінің 29.12.2012 ; № 1811'], 'amendment', null, '3-бөлімге өзгерістер енгізілді - ҚР Үкіметінің 29.12.2012 ; № 1811'],
    [['Е с к е р т п е :  *', 'балаларға'], 'footnote', null, '*'],
    [['© 2012. Қазақстан Республикасы Әділет министрлігі'], 'imprint', null, '2012. Қазақстан Республикасы Әділет министрлігі'],
    [['1-сурет.'], 'figure', '1', '.'],
  ])('%j', (lines, kind, number, title) => {
    expect(found(kazakh, ...lines)).toMatchObject({ kind, number, title });
  });
});

describe('headings of a Russian plan', () => {
  it.each<[string[], Landmark['kind'], string | null, string]>([
    [['Раздел 3. Стратегические направления, цели, задачи', ''], 'section', '3', 'Стратегические направления, цели, задачи'],
    [['7. Бюджетные программы', ''], 'section', '7', 'Бюджетные программы'],
    [['Стратегическое направление 1. Развитие дорог', ''], 'direction', '1', 'Развитие дорог'],
    [['Цель 1.1. Повышение качества', ''], 'goal', '1.1', 'Повышение качества'],
    [['Задача 1.1.1. Строительство', ''], 'task', '1.1.1', 'Строительство'],
    [['Коды бюджетных программ, направленных на достижение данной цели: 001, 002'], 'goal_codes', null, '001, 002'],
    [['Бюджетная программа 001 «Формирование политики»', ''], 'passport', '001', '«Формирование политики»'],
    [['Бюджетная программа', '', '002 «Развитие дорог»', ''], 'passport', '002', '«Развитие дорог»'],
    [['Свод бюджетных расходов', ''], 'summary', null, ''],
    [['      Сноска. Раздел 3 с изменениями'], 'amendment', null, 'Раздел 3 с изменениями'],
    [['Примечание: * передано в базу местных бюджетов'], 'footnote', null, '* передано в базу местных бюджетов'],
  ])('%j', (lines, kind, number, title) => {
    expect(found(russian, ...lines)).toMatchObject({ kind, number, title });
  });

  it('a group of the summary whose label wraps is no section', () => {
    expect(found(russian, '2. Бюджетные программы ', 'развития', '', 'тыс. ', 'тенге')?.kind).not.toBe('section');
  });
});

describe('what begins no landmark', () => {
  it.each([
    'мақсат 1.1', '1. Жұмыссыздық деңгейі статдеректер % 6,6 5,8', 'бюджеттік бағдарламаның түрі', 'бюджеттік бағдарлама көрсеткіштерінің ',
    '2013 жыл 2014  ', '', '   ', '12 428 ', '1) еңбек ресурстарының өсуіне жәрдемдесу;',
  ])('%j', (line) => {
    expect(found(kazakh, line, 'атауы', '')).toBeNull();
  });

  it.each([
    '3-бөлімге өзгерістер енгізілді', '2-бөлімше жабдықтары', '1.1-мақсатқа қол жеткізу үшін', '1.1.1-міндеттің орындалуын бақылау', '1-стратегиялық бағытқа өзгеріс',
  ])('a sentence that goes on in its line: %s', (line) => {
    expect(found(kazakh, line, '')).toBeNull();
  });

  it('a title ends where a table, an indented line or another page begins', () => {
    expect(found(kazakh, '2.1.1-міндет. Сапаны', 'арттыру', 'Тiкелей нәтижелер көрсеткiштерi Ақпарат көзi')).toMatchObject({ title: 'Сапаны арттыру', to: 2 });
    expect(found(kazakh, '1-стратегиялық бағыт. Өсу', '      Ескерту. Бағытқа')).toMatchObject({ title: 'Өсу', to: 1 });
  });
});

describe('sectionKindOf', () => {
  it.each([
    ['Миссия және пайымдау', 'mission'], ['Ағымдағы ахуалды талдау', 'situation'], ['Стратегиялық бағыттар, мақсаттар, міндеттер', 'directions'],
    ['Функционалдық мүмкiндiктердi дамыту', 'capabilities'], ['Ведомствоаралық өзара іс-қимыл', 'cooperation'], ['Қатерлерді басқару', 'risks'],
    ['Тәуекелдерді басқару', 'risks'], ['Бюджеттік бағдарламалар', 'budget'], ['Қосымша', null],
  ])('%s → %s', (title, kind) => {
    expect(sectionKindOf(title, kazakh)).toBe(kind);
  });
});
