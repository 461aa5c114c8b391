import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlural, readWords, REPORT_LANGUAGES } from '../../pipeline/render/report/words.js';
import { projectRoot } from '../../pipeline/root.js';

const TEMPLATES = join(projectRoot, 'templates');

/** Every text of a language by its path; the plural forms of one sentence count as one. */
function textsOf(language: string): Map<string, unknown> {
  const texts = new Map<string, unknown>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null || Array.isArray(node) || isPlural(node)) texts.set(path, node);
    else for (const [key, value] of Object.entries(node)) walk(value, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readFileSync(join(TEMPLATES, 'i18n', `${language}.json`), 'utf8')), '');
  return texts;
}

const placesIn = (text: unknown): string[] => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
const [kazakh, russian, english] = REPORT_LANGUAGES.map((language) => textsOf(language)) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];

describe('the words of the three languages', () => {
  it('have the same keys', () => {
    expect([...russian.keys()].sort()).toEqual([...kazakh.keys()].sort());
    expect([...english.keys()].sort()).toEqual([...kazakh.keys()].sort());
  });

  it('leave the same places to be filled', () => {
    for (const [path, text] of english) {
      expect([path, placesIn(russian.get(path))]).toEqual([path, placesIn(text)]);
      expect([path, placesIn(kazakh.get(path))]).toEqual([path, placesIn(text)]);
    }
  });

  it('have every plural form that their language needs for a counted noun', () => {
    for (const [path, text] of russian) {
      if (path.startsWith('report.count.')) expect(Object.keys(text as object).sort(), path).toEqual(['few', 'many', 'one', 'other']);
    }
    for (const [path, text] of english) {
      if (path.startsWith('report.count.')) expect(Object.keys(text as object).sort(), path).toEqual(['one', 'other']);
    }
  });

  it('hold every text that the templates ask for', () => {
    const templates = ['reports', 'partials'].flatMap((folder) => readdirSync(join(TEMPLATES, folder)).map((file) => readFileSync(join(TEMPLATES, folder, file), 'utf8')));
    const asked = templates.flatMap((template) => [...template.matchAll(/\{\{(?:t|in_lines) "([\w.]+)"/g)].map(([, path]) => path ?? ''));
    expect(asked.length).toBeGreaterThan(40);
    for (const words of REPORT_LANGUAGES.map((language) => readWords(language))) {
      expect(asked.filter((path) => !words.has(`report.${path}`))).toEqual([]);
    }
  });
});

describe('a sentence', () => {
  const [kk, ru, en] = REPORT_LANGUAGES.map((language) => readWords(language));

  it('takes the plural form of its number', () => {
    expect([1, 2, 5, 21, 24, 111].map((n) => ru?.say('report.count.programmes', { n }))).toEqual([
      '1 бюджетная программа', '2 бюджетные программы', '5 бюджетных программ', '21 бюджетная программа', '24 бюджетные программы', '111 бюджетных программ',
    ]);
    expect([1, 27].map((n) => en?.say('report.count.programmes', { n }))).toEqual(['1 budget programme', '27 budget programmes']);
    expect([1, 27].map((n) => kk?.say('report.count.programmes', { n }))).toEqual(['1 бюджеттік бағдарлама', '27 бюджеттік бағдарлама']);
  });

  it('is «в 2,5 раза», but «в 5 раз»', () => {
    const years = { first: 2009, last: 2015 };
    expect(ru?.say('report.money.times', { ...years, n: '2,5' }, 2.5)).toContain('в 2,5 раза');
    expect(ru?.say('report.money.times', { ...years, n: '5' }, 5)).toContain('в 5 раз');
  });

  it('is not made with a place left open', () => {
    expect(() => en?.say('report.money.up', { first: 2009 })).toThrow('needs {percent}');
    expect(() => en?.say('report.no.such.sentence')).toThrow('no words at "report.no.such.sentence"');
  });
});
