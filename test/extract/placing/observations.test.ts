import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../pipeline/extract/document.js';
import { linesOfText } from '../../../pipeline/read/text.js';

/** A programme that ended: two volumes in four columns, and the summary that prints all four. */
const PLAN = [
  '7-бөлім. Бюджеттік бағдарламалар', '', 'Бюджеттік бағдарлама 006 «Көмек»', '', 'бюджеттік бағдарлама көрсеткіштерінің ', 'атауы', '', 'өлшем ', 'бірлігі', '',
  'есепті кезең жоспарлы кезең', '2009 жыл 2010 жыл 2011 жыл 2012 жыл', '', '1 2 3 4 5 6', '', 'тікелей нәтиже көрсеткіштері', '', 'Отбасылар саны отбасы 15 10 7', '',
  'бюджеттік шығыстардың көлемі мың теңге 155 329 70 719', '', 'Бюджет шығыстарының жинағы', '', 'Бюджеттік бағдарлама', 'өлшем', 'бірлігі', '',
  '2009 жыл 2010 жыл 2011 жыл 2012 жыл', '', '1 2 3 4 5 6', '', '006 Көмек', '', 'мың ', 'теңге', '', '0 155 329 70 719 0',
].join('\n');

const { observations } = extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(PLAN), register: null });
const cellsOf = (id: string): string[] =>
  observations.filter((one) => one.series_id === id).map(({ ordinal, year, value, absence, status }) => `${ordinal}: ${year ?? '?'} ${value ?? absence ?? ''} ${status}`);

describe('cells of a short row', () => {
  it('that evidence places are inferred, and the others then known to be empty', () => {
    expect(cellsOf('series:programme:006/volume/1')).toEqual(['1: 2010 155329 inferred', '2: 2011 70719 inferred', '3: 2009 blank inferred', '4: 2012 blank inferred']);
  });

  it('that nothing places stay unplaced, and no cell is known to be empty', () => {
    expect(cellsOf('series:programme:006/direct/1')).toEqual(['1: ? 15 unplaced', '2: ? 10 unplaced', '3: ? 7 unplaced']);
  });
});

describe('cells of a full row', () => {
  it('are stated', () => {
    expect(cellsOf('series:budget:total/006')).toEqual(['1: 2009 0 stated', '2: 2010 155329 stated', '3: 2011 70719 stated', '4: 2012 0 stated']);
  });
});
