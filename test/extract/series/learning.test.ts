import { describe, expect, it } from 'vitest';
import { learnPhrases } from '../../../pipeline/extract/series/learning.js';
import { phrasesOf } from '../../../pipeline/extract/text/phrases.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import type { SourceLine } from '../../../pipeline/model.js';

function linesOf(text: string): SourceLine[] {
  return text.split('\n').map((line, index) => ({ no: index + 1, page: 1, text: line }));
}

function learned(indicators: string, passports = ''): { units: string[]; sources: string[] } {
  const phrases = phrasesOf(russian);
  learnPhrases(phrases, linesOf(indicators), linesOf(passports));
  return { units: [...phrases.units], sources: [...phrases.sources] };
}

describe('what a document prints in cells of its own, before the values of several rows', () => {
  it.each([
    ['a unit behind a known source', '1. Рейсы\n\nстат. данные\n\nрейсов 7 8 9\n\n2. Линии\n\nстат. данные\n\nрейсов 4 5 6', '', ['рейсов'], []],
    ['a unit of the passports, and the source before it', '1. Рейсы\n\nМВД рейсов 7 8 9\n\n2. Линии связи с МВД\n\nМВД рейсов 4 5 6', 'Полеты\n\nрейсов 7 8 9\n\nПерелеты\n\nрейсов 4 5 6', ['рейсов'], ['мвд']],
    ['a source before a known unit', '1. Доля\n\nАО «КТЖ»\n\n% 7 8 9\n\n2. Охват\n\nАО «КТЖ»\n\n% 4 5 6', '', [], ['ао«ктж»']],
    ['a unit over two lines', '', 'Доход\n\nтыс. тенге\nна душу 7 8 9\n\nРасход\n\nтыс. тенге\nна душу 7 8 9', ['тыс.тенгенадушу'], []],
    ['a source and a unit that no lexicon has', '1. Рейсы\n\nМВД\n\nрейсов 7 8 9\n\n2. Линии\n\nМВД\n\nрейсов 4 5 6', '', ['рейсов'], ['мвд']],
    ['a source of the second of two names before two lines of values', '1. Рейсы\n2. Линии\n\nстат. данные\n\nкм 7 8 9\n\nМВД\n\nкм 7 8 9\n\n3. Суда\n\nМВД\n\nкм 4 5 6', '', [], ['мвд']],
    ['a source that stands so once, and again in the last line of a name', '1. Доля школ \nв районах\n\nуправление образования\n\n% 7 8 9\n\n2. Охват детей управление \nобразования % 4 5 6', '', [], ['управлениеобразования']],
    ['values over lines', '', 'Полеты\n\nрейсов\n\n7\n\n8\n\n9\n\nПерелеты\n\nрейсов\n\n4\n\n5\n\n6', ['рейсов'], []],
  ])('%s', (_, indicators, passports, units, sources) => {
    expect(learned(indicators, passports)).toEqual({ units, sources });
  });

  it.each([
    ['a body broken by empty lines', '1. Регистрация лиц\nКомитет\n\nрегистрационной\n\nслужбы\n% 7 8 9\n\n2. Регистрация прав на\nимущество\n\nКомитет\nрегистрационной\nслужбы\n% 4 5 6', 'комитетрегистрационнойслужбы'],
    ['a document', '1. Охват школ сведения коллегий адвокатов % 7 8 9\n\n2. Число дел\nсведения коллегий\nадвокатов\n\nтыс. чел. 4 5 6', 'сведенияколлегийадвокатов'],
    ['a short form and a name', '1. Остаток производств АИС ОИП ед. 7 8 9\n\n2. Взыскано в доход\nАИС ОИП\n\nмлн. тенге 4 5 6', 'аисоип'],
  ])('the words that names of several rows end in, which tell %s', (_, indicators, source) => {
    expect(learned(indicators).sources).toContain(source);
  });

  it('but not their rests, though these stand in lines of their own', () => {
    const rows = ['1. Число лиц', '2. Число дел', '3. Охват школ'].map((name) => `${name}\n\nсведения коллегий\n\nадвокатов\n\nтыс. чел. 7 8 9`);
    expect(learned(rows.join('\n\n')).sources).toEqual(['сведенияколлегийадвокатов']);
  });

  it.each([
    ['the end of a share', '1. Доля школ в общем объеме % 7 8 9\n\n2. Доля дорог в общем объеме % 4 5 6'],
    ['a body that a name speaks of', '1. Число проверок Комитета % 7 8 9\n\n2. Число жалоб на работу Комитета % 4 5 6'],
    ['a place', '1. Доля экспорта Республики Казахстан % 7 8 9\n\n2. Доля граждан Республики Казахстан % 4 5 6'],
    ['what leads on', '1. Доля сельского хозяйства в ВВП % 7 8 9\n\n2. Доля торговли в ВВП % 4 5 6'],
  ])('but not %s', (_, indicators) => {
    expect(learned(indicators)).toEqual({ units: [], sources: [] });
  });

  it('and the word that several sources begin with', () => {
    const phrases = phrasesOf(russian);
    learnPhrases(phrases, linesOf('1. Доля\n\nуправление образования\n\n% 7 8 9\n\n2. Охват\n\nуправление здравоохранения\n\n% 4 5 6'), []);
    expect([...phrases.heads]).toEqual(['управление']);
  });

  it('and the words that names end with', () => {
    const phrases = phrasesOf(russian);
    learnPhrases(phrases, linesOf('1. Доля школ % 7 8 9'), linesOf('Число рейсов\n\nшт. 7 8 9'));
    expect([...phrases.nameEnds]).toEqual(['школ', 'рейсов']);
  });

  it.each([
    ['once', '', 'Полеты\n\nрейсов 7 8 9\n\nПерелеты\n\nкм 4 5 6'],
    ['as a row of its own, under the row before', '1. Рейсы\n\n% 7 8 9\n\nженщины 7 8 9\n\n2. Линии\n\n% 4 5 6\n\nженщины 4 5 6', ''],
    ['as a row under a heading', '', 'Рейсы, в том числе:\nженщины 7 8 9\n\nЛинии, в том числе:\nженщины 4 5 6'],
    ['as a row under a heading, before a unit', '1. Рейсы, в том числе:\n\nженщины\n\n% 7 8 9\n\n2. Линии, в том числе:\n\nженщины\n\n% 4 5 6', ''],
    ['as an item', '', 'Рейсы\n\n1) новые 7 8 9\n\nЛинии\n\n1) новые 4 5 6'],
    ['as the end of a name before a known unit', '', 'Число рейсов\nпо стране км 7 8 9\n\nЧисло линий\nпо стране км 4 5 6\n\nЧисло дорог по стране\n\nшт. 7 8 9'],
    ['in brackets', '', 'Число рейсов\n(на конец года) 7 8 9\n\nЧисло линий\n(на конец года) 4 5 6'],
    ['as words of a header before column numbers', 'Целевой индикатор\n2011 год\n\n1 2 3 4\n\nПоказатели прямых результатов\n2011 год\n\n1 2 3 4', ''],
    ['before crosses', 'Проверка\nисполнения х х х\n\nИзучение\nисполнения х х х', ''],
  ])('but nothing that stands there %s', (_, indicators, passports) => {
    expect(learned(indicators, passports)).toEqual({ units: [], sources: [] });
  });
});
