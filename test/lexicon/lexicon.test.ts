import { describe, expect, it } from 'vitest';
import { squeeze } from '../../pipeline/extract/text/glyphs.js';
import { headerTest } from '../../pipeline/extract/heads/header.js';
import { isSource, isUnit, phrasesOf } from '../../pipeline/extract/text/phrases.js';
import { kazakh } from '../../pipeline/lexicon/kk.js';
import { lexicons, type Lexicon } from '../../pipeline/lexicon/lexicon.js';
import { russian } from '../../pipeline/lexicon/ru.js';

/** The first name whose pattern matches a printed text. */
function nameOf<T>(patterns: readonly (readonly [pattern: RegExp, name: T])[], printed: string): T | null {
  return patterns.find(([pattern]) => pattern.test(squeeze(printed)))?.[1] ?? null;
}

const entries = <K extends string>(patterns: Readonly<Record<K, RegExp>>): (readonly [RegExp, K])[] => (Object.entries(patterns) as [K, RegExp][]).map(([name, pattern]) => [pattern, name]);
const tableOf = (lexicon: Lexicon, printed: string): string | null => nameOf([
  [lexicon.measureHeader, 'measures'], [lexicon.goalIndicatorHeader, 'goal'], [lexicon.taskIndicatorHeader, 'task'],
  [lexicon.programmeIndicatorHeader, 'programme'], [lexicon.summaryHeader, 'summary'],
], printed);

describe.each(lexicons.map((lexicon) => [lexicon.language, lexicon] as const))('the lexicon of %s', (_, lexicon) => {
  it('has no pattern with a memory, which would answer differently when asked twice', () => {
    const patterns: RegExp[] = [];
    JSON.stringify(lexicon, (_key, value: unknown) => {
      if (value instanceof RegExp) patterns.push(value);
      return value;
    });
    expect(patterns.length).toBeGreaterThan(40);
    expect(patterns.filter((pattern) => pattern.global || pattern.sticky || !pattern.unicode)).toEqual([]);
  });

  it('lists units and multipliers squeezed, as they are compared', () => {
    expect([...lexicon.units, ...lexicon.multipliers].filter((word) => squeeze(word) !== word)).toEqual([]);
  });
});

describe('Kazakh wording', () => {
  it.each([
    ['Нысаналы индикатор Ақпарат көзi өлшем ', 'goal'], ['Мақсатты индикатор', 'goal'], ['Тiкелей нәтижелер көрсеткiштерi Ақпарат көзi', 'task'],
    ['Тікелей нәтиже көрсеткіштері Ақпараттар ', 'task'], ['Тiкелей нәтижелердiң көрсеткiштерi Ақпарат көзi өлшем ', 'task'], ['Тiкелей нәтижелер көрсеткiшi ақпарат көзi', 'task'],
    ['Тiкелей нәтиже көрсеткiштерiне қол жеткiзуге арналған iс-шаралар', 'measures'], ['бюджеттік бағдарлама көрсеткіштерінің ', 'programme'],
    ['бюджеттік бағдарлама көрсеткішінің ', 'programme'], ['Бюджеттік бағдарлама', 'summary'], ['Ағымдағы ахуалды талдау', null],
  ])('table: %s → %s', (printed, table) => {
    expect(tableOf(kazakh, printed)).toBe(table);
  });

  it.each([
    ['тікелей нәтиженің көрсеткіштері', 'direct'], ['тікелей нәтиже көрсеткіштері', 'direct'], ['түпкілікті нәтиженің көрсеткіштері', 'final'],
    ['түпкілікті нәтиже көрсеткіштері', 'final'], ['сапа көрсеткіштері х', 'quality'], ['тиімділік көрсеткіштері', 'efficiency'],
    ['бюджеттік шығыстардың көлемі мың ', 'volume'], ['Бюджеттік шығыстардың көлемі', 'volume'], ['тікелей нәтиженің көрсеткіштері бойынша есеп', null],
  ])('block: %s → %s', (printed, block) => {
    expect(nameOf(kazakh.blocks, printed)).toBe(block);
  });

  it.each([
    ['Бюджеттік шығыстардың барлығы:', 'total'], ['Ағымдағы бюджеттік бағдарламалар', 'current'], ['Бюджеттік даму бағдарламалары', 'development'],
  ])('group of the summary: %s → %s', (printed, group) => {
    expect(nameOf(kazakh.budgetGroups, printed)).toBe(group);
  });

  it.each([
    ['сипаттамасы', 'description'], ['бюджеттік бағдарламаның түрі', 'type'], ['мазмұнына байланысты', 'content'], ['іске асыру тәсіліне байланысты жеке', 'delivery'], ['ағымдағы/даму ағымдағы', 'stage'],
  ])('passport: %s → %s', (printed, label) => {
    expect(nameOf(entries(kazakh.passportLabels), printed)).toBe(label);
  });

  it.each([
    ['1-стратегиялық бағытқа өзгеріс енгізілді', 'amended'], ['7-бөлім жаңа редакцияда', 'reworded'], ['Жоспар 2-1-бағытпен толықтырылды', 'added'], ['5-тармақ алынып тасталды', 'deleted'],
  ])('note: %s → %s', (printed, action) => {
    expect(nameOf(kazakh.amendmentActions, printed)).toBe(action);
  });

  it.each(['Алынып тасталды - ҚР Үкіметінің 30.04.2013 № 444 қаулысымен.', 'Алып тасталды - ҚР', 'алынып тасталды - ҚР Үкіметінің'])('deleted: %s', (printed) => {
    expect(kazakh.deletion.test(squeeze(printed))).toBe(true);
  });

  it.each(['Тұрақты түрде', 'Т ұ р а қ т ы  т ү р д е', 'Тұрақты негізде', '2012 – 2014 жж.', '2013 - 2014 жж', '2013 ж.', '2011  –  2012  жж.'])('term: %s', (printed) => {
    expect(kazakh.terms.test(squeeze(printed))).toBe(true);
  });

  it.each(['мың теңге', 'млн. теңге', '%', 'м ы ң  бірлік', 'адам', 'мың адам', 'атқару парағы', 'коэф.', 'тенге'])('unit: %s', (printed) => {
    expect(isUnit(squeeze(printed), phrasesOf(kazakh))).toBe(true);
  });

  it.each(['р е с м и  деректер', 'статдеректер', 'стат. деректер', 'статистикалық деректер', 'ведомстволық есептілік'])('source: %s', (printed) => {
    expect(isSource(squeeze(printed), phrasesOf(kazakh))).toBe(true);
  });
});

describe('Russian wording', () => {
  it.each([
    ['Целевой индикатор Источник ', 'goal'], ['Целевые индикаторы', 'goal'], ['Показатели прямых результатов Источник ', 'task'],
    ['Мероприятия для достижения показателей прямых результатов', 'measures'], ['Мероприятия для достижения результатов', 'measures'],
    ['Наименование показателей бюджетной программы', 'programme'], ['Бюджетная программа', 'summary'], ['Анализ текущей ситуации', null],
  ])('table: %s → %s', (printed, table) => {
    expect(tableOf(russian, printed)).toBe(table);
  });

  it.each([
    ['показатели прямого результата', 'direct'], ['показатели конечного результата', 'final'], ['показатели качества', 'quality'], ['показатели качества х', 'quality'],
    ['показатели эффективности', 'efficiency'], ['объем бюджетных расходов тыс. ', 'volume'], ['объём бюджетных расходов', 'volume'], ['показатели качества дорог', null],
  ])('block: %s → %s', (printed, block) => {
    expect(nameOf(russian.blocks, printed)).toBe(block);
  });

  it.each([['Всего бюджетных расходов:', 'total'], ['Текущие бюджетные программы', 'current'], ['Бюджетные программы развития', 'development']])('group of the summary: %s → %s', (printed, group) => {
    expect(nameOf(russian.budgetGroups, printed)).toBe(group);
  });

  it.each([
    ['описание Содержание аппарата', 'description'], ['вид бюджетной программы', 'type'], ['в зависимости от содержания', 'content'],
    ['в зависимости от способа реализации', 'delivery'], ['текущая/развитие текущая', 'stage'], ['текущая/развития развитие', 'stage'],
  ])('passport: %s → %s', (printed, label) => {
    expect(nameOf(entries(russian.passportLabels), printed)).toBe(label);
  });

  it.each([['индивидуальная', 'individual'], ['распределяемая', 'distributed']])('%s → %s', (printed, delivery) => {
    expect(nameOf(russian.delivery, printed)).toBe(delivery);
  });

  it.each([
    ['Раздел 7 в новой редакции', 'reworded'], ['Раздел 3 с изменениями, внесенными', 'amended'], ['Раздел дополнен направлением', 'added'], ['Пункт 5 исключен', 'deleted'],
  ])('note: %s → %s', (printed, action) => {
    expect(nameOf(russian.amendmentActions, printed)).toBe(action);
  });

  it.each(['Исключен постановлением', 'Исключена - постановлением', 'исключены'])('deleted: %s', (printed) => {
    expect(russian.deletion.test(squeeze(printed))).toBe(true);
  });

  it.each(['постоянно', 'на постоянной основе', '2014-2016 гг.', '2014 год', '2014 – 2016 годы'])('term: %s', (printed) => {
    expect(russian.terms.test(squeeze(printed))).toBe(true);
  });

  it.each(['тыс. тенге', 'млн. тонн', '%', 'чел.', 'тыс. человек', 'ед.', 'км', 'млрд. тенге'])('unit: %s', (printed) => {
    expect(isUnit(squeeze(printed), phrasesOf(russian))).toBe(true);
  });

  it.each(['статданные', 'официальные данные', 'статистические данные', 'ведомственная отчетность', 'официальная статистика', 'административные данные', 'отчетные данные'])('source: %s', (printed) => {
    expect(isSource(squeeze(printed), phrasesOf(russian))).toBe(true);
  });

  it.each([
    'Целевой индикатор Источник ', 'информации', 'Ед. ', 'изм.', 'в отчетном периоде в плановом периоде', '2012 ', 'г.', '2012 год 2013 год', 'единица измерения',
    'наименование показателей бюджетной ', 'программы', 'отчетный период плановый период', 'Показатели прямых результатов', 'Срок реализации в плановом периоде',
  ])('%s is a line of a header', (line) => {
    expect(headerTest(russian)(line)).toBe(true);
  });

  it.each(['1. Доля дорог', 'тыс. тенге', 'км 500 520', 'Количество подготовленных проектов'])('%s is none', (line) => {
    expect(headerTest(russian)(line)).toBe(false);
  });
});
