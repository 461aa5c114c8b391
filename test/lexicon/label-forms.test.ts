import { describe, expect, it } from 'vitest';
import { LABEL_FORMS, type LabelForms } from '../../pipeline/lexicon/label-forms.js';

describe.each(Object.entries(LABEL_FORMS))('the forms of labels in %s', (_, forms) => {
  it('have no pattern with a memory, which would answer differently when asked twice', () => {
    const patterns = Object.values(forms).filter((value): value is RegExp => value instanceof RegExp);
    expect(patterns.filter((pattern) => pattern.global || pattern.sticky || !pattern.unicode)).toEqual([]);
  });
});

describe('a word’s form', () => {
  it.each<[keyof LabelForms, 'kk' | 'ru', string[], string[]]>([
    ['modifies', 'ru', ['исполнительных', 'действующих', 'правовой', 'летный'], ['заключений', 'территорий', 'записей', 'услуг', 'здание']],
    ['bareNoun', 'ru', ['здание', 'лицензия', 'станция', 'должность'], ['населения', 'документов', 'участка']],
    ['nounOrEnd', 'ru', ['объект', 'комплект', 'экземпляр'], ['документов', 'требованиям', 'площади', 'людей']],
    ['sourceOpens', 'ru', ['комитет', 'палата', 'сведения', 'учет'], ['комитета', 'палатой', 'учету']],
    ['endsName', 'kk', ['саны', 'үлесі', 'аспаптар', 'жабдықтау'], ['қамтылған', 'ауылдық', 'елдің']],
    ['bareNoun', 'kk', ['құжат', 'есеп', 'мақала', 'тыңдаушы'], ['құжаттар', 'құжаты', 'есептің', 'жобаға']],
    ['possesses', 'kk', ['агенттіктің', 'министрліктің'], ['агенттік', 'саны']],
  ])('%s (%s)', (form, language, yes, no) => {
    const pattern = LABEL_FORMS[language][form];
    expect([yes.filter((word) => pattern?.test(word) !== true), no.filter((word) => pattern?.test(word) === true)]).toEqual([[], []]);
  });
});
