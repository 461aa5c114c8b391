import { describe, expect, it } from 'vitest';
import { repair, vocabularyOf } from '../../../pipeline/extract/text/spacing.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';

/** Words that the plan prints undamaged elsewhere. */
const vocabulary = vocabularyOf([
  'белгілеу тәжірибесін кеңейту', 'негізінде арттыру курстары', 'еңбек ресурстарының тиісті сапасы қажет', 'ЖЖК негізгі бағыттарын іске асыру',
  'жөніндегі жұмысының негізі болуға тиіс', 'бағдарламасының қатысушыларын', 'бюджеттік бағдарлама', 'оның отбасы ең орта',
], kazakh.loneWords);

describe('letter-spaced text of the plan', () => {
  it.each([
    ['р е с м и  ', 'ресми'],
    ['м ы ң', 'мың'],
    ['е т у  ж ү й е с і  м а м а н д а р ы н ы ң  б і л і к т і л і г і н  а р т т ы р у .', 'ету жүйесі мамандарының біліктілігін арттыру.'], // 3462
    ['1 . 1 - м а қ с а т .  Б а л а  т у у д ы ң  ө с у і н е  ы қ п а л  е т у', '1.1-мақсат. Бала туудың өсуіне ықпал ету'], // 711
    ['б а з а с ы н а  б е р і л д і ;', 'базасына берілді;'], // 7290
    ['Ж А О ,  Ү Е Ұ', 'ЖАО, ҮЕҰ'], // 3082
    ['м е р з i м i', 'мерзімі'], // 964, with Latin i
    ['« Н ұ р л ы  к ө ш »  ', '«Нұрлы көш»'], // 7262
  ])('%s', (printed, meant) => {
    expect(repair(printed, vocabulary)).toBe(meant);
  });

  it.each([
    ['еңбек  ресурстарының тиіст і  сапасы қажет .', 'еңбек ресурстарының тиісті сапасы қажет.'], // 215
    ['жөніндег і  жұмысының нег і з і  болуға  ти іс .', 'жөніндегі жұмысының негізі болуға тиіс.'], // 598
  ])('words of which only parts stand apart: %s', (printed, meant) => {
    expect(repair(printed, vocabulary)).toBe(meant);
  });

  it.each([
    ['2 )  ЕТЕС белг ілеу  тәжірибес ін  кеңейту ;', '2) ЕТЕС белгілеу тәжірибесін кеңейту;'], // 578
    ['Бюджетт ік  бағдарлама', 'Бюджеттік бағдарлама'], // 5572
  ])('the same where no part is a single letter: %s', (printed, meant) => {
    expect(repair(printed, vocabulary)).toBe(meant);
  });

  it('parts with look-alikes', () => {
    expect(repair('РМҚК нег iз iнде  арттыру.', vocabulary)).toBe('РМҚК негізінде арттыру.'); // 2545
  });

  it.each([
    ['2 0 2 0  б а ғ д а р л а м а с ы  ә з і р л е н д і .', '2020 бағдарламасы әзірленді.'], // 219
    ['адамдардың саны  3 6 3  құрады', 'адамдардың саны 363 құрады'], // 429
  ])('numbers stand apart, too: %s', (printed, meant) => {
    expect(repair(printed, vocabulary)).toBe(meant);
  });
});

describe('text that is not letter-spaced', () => {
  it.each([
    ['Отбасы, ең орта  табысы', 'Отбасы, ең орта табысы'],
    ['оның ішінде , отбасы', 'оның ішінде, отбасы'],
    ['1000 адамға шаққанда 5 817 655', '1000 адамға шаққанда 5 817 655'],
    ['"А" санаты', '"А" санаты'],
  ])('%s', (printed, meant) => {
    expect(repair(printed, vocabulary)).toBe(meant);
  });

  it.each([
    'Доля дорог в хорошем и удовлетворительном состоянии', 'Строительство и реконструкция дорог', 'Миссия и видение', 'с изменениями, внесенными постановлением',
    'политика в области транспорта и связи', 'в том числе: у детей, к концу года, о рынке',
  ])('with words of one letter: %s', (printed) => {
    const words = vocabularyOf([
      'Доля дорог хорошем удовлетворительном состоянии', 'Строительство реконструкция дорог', 'Миссия видение', 'изменениями внесенными постановлением',
      'политика области транспорта связи', 'том числе детей концу года рынке',
    ], russian.loneWords);
    expect(repair(printed, words)).toBe(printed);
  });

  it.each(['строительство дороги Б', 'за I квартал года', 'гепатитінің В түрі'])('with a letter that is a name: %s', (printed) => {
    expect(repair(printed, vocabularyOf(['строительство дороги за квартал года гепатитінің түрі'], kazakh.loneWords))).toBe(printed);
  });
});

describe('vocabularyOf', () => {
  it('learns from undamaged lines only, in lower case, look-alikes folded', () => {
    expect(vocabularyOf(['Тиiстi сапа', 'б ө л е к сөз'], [])).toEqual(new Set(['тиісті', 'сапа']));
  });
});
