import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import type { DocumentRecords } from '../../../pipeline/model.js';
import { linesOfText } from '../../../pipeline/read/text.js';
import { text } from '../reading.js';

function read(...lines: readonly string[]): DocumentRecords {
  return extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...lines)), register: null });
}

/** `id: name: values` of the rows of the summary. */
function rows({ series, observations }: DocumentRecords): string[] {
  const own = series.filter(({ kind }) => kind === 'budget_line');
  return own.map(({ series_id: id, name }) => `${id} «${name}» ${observations.filter((one) => one.series_id === id).map(({ year, value }) => `${year ?? '?'}:${value ?? '-'}`).join(' ')}`);
}

const PASSPORT = [
  '7-бөлім. Бюджеттік бағдарламалар', '', 'Бюджеттік бағдарлама 033 «Құрылыс»', '', 'сипаттамасы Құрылыс салу', '', 'бюджеттік бағдарлама ', 'көрсеткіштерінің атауы', '', 'өлшем ',
  'бірлігі', '', 'Есепті кезең Жоспарлы кезең', '2012 жыл 2013 жыл 2014 жыл', '', 'тиімділік көрсеткіштері х', '', 'бюджеттік шығыстардың көлемі мың ', 'теңге 410 220 204 118 650 000', '',
];
const BODY = [
  'БАРЛЫҒЫ бюджеттік шығыстар: мың ', 'теңге', '', '37 580 995 480 054 761', '', 'І. Ағымдағы бюджеттік ', 'бағдарламалар', '', 'мың ', 'теңге', '', '30 877 ', '060', '', '33 248 ', '015', '',
  '35 450 ', '643', '', '001', '', 'Мәдениет, тілдер, дін ', '', 'мың ', 'теңге 254 210 304 954 397 321', '', 'II. Бюджеттік даму бағдарламалары мың ', 'теңге 410 220 204 118 650 000', '',
  '033 Құрылыс мың ', 'теңге 410 220 204 118 650 000', '',
];
const READ = [
  'series:budget:total', 'series:budget:current', 'series:budget:current/001', 'series:budget:development', 'series:budget:development/033',
];

describe('the summary of budget expenditure', () => {
  it.each<[string, string[]]>([
    ['under its usual heading', ['Бюджет шығыстарының жинағы', '']],
    ['under a heading that no lexicon has', ['Қаржыландырудың жалпы кестесі', '']],
    ['under a heading that no lexicon has, of two lines', ['Қаржыландырудың жалпы ', 'кестесі', '']],
    ['without a heading', []],
  ])('is read %s', (_, heading) => {
    const records = read(...PASSPORT, ...heading, 'Код Бағдарламаның атауы өлшем ', 'бірлігі', '', 'есептi кезең жоспарлы кезең', '2012 жыл 2013 жыл 2014 жыл', '', ...BODY);
    const all = rows(records);
    expect(all.map((row) => row.split(' ')[0])).toEqual(READ);
    expect(all[1]).toBe('series:budget:current «Ағымдағы бюджеттік бағдарламалар» 2012:30877060 2013:33248015 2014:35450643');
    expect(all[2]).toContain('2012:254210 2013:304954 2014:397321');
    expect(records.series.filter(({ programme_code: code, kind }) => code === '033' && kind === 'programme_indicator').map(({ name }) => name)).toEqual(['бюджеттік шығыстардың көлемі']);
    expect(records.lines.filter(({ element }) => element === 'unclaimed')).toEqual([]);
  });

  it('has a heading of its own above words of the header that no lexicon has', () => {
    const records = read(...PASSPORT, 'Қаржыландырудың кестесі', '', 'Код Бағдарламаның атауы өлшем ', 'бірлігі', '', 'есептi кезең жоспарлы кезең', '2012 жыл 2013 жыл 2014 жыл', '', ...BODY);
    expect(records.outline.find(({ level }) => level === 'subsection')?.title).toBe('Қаржыландырудың кестесі');
  });

  it('may stand above the passports', () => {
    const [section = '', gap = '', ...passport] = PASSPORT;
    const records = read(section, gap, 'Бюджет шығыстарының жинағы', '', 'Код Атауы өлшем бірлігі 2012 жыл 2013 жыл 2014 жыл', '', ...BODY, ...passport);
    expect(rows(records).map((row) => row.split(' ')[0])).toEqual(READ);
    expect(records.programmes).toMatchObject([{ programme_code: '033', description: 'Құрылыс салу' }]);
  });
});
