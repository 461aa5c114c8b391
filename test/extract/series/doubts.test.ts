import { describe, expect, it } from 'vitest';
import { atomsOf } from '../../../pipeline/extract/numbers/cells.js';
import { withDoubts } from '../../../pipeline/extract/series/doubts.js';
import { readRun } from '../../../pipeline/extract/numbers/numbers.js';
import { phrasesOf } from '../../../pipeline/extract/text/phrases.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { bodyOf, INDICATORS, PASSPORT, wording } from '../reading.js';

/** The first word of the name (or the mark) of each row with values, `?` behind those whose values may be another row's. */
function doubted(...lines: readonly string[]): string[] {
  const { rows } = bodyOf(INDICATORS, 3, lines);
  const read = rows.map((row) => ({ row, reading: row.run.length === 0 ? null : readRun(atomsOf(row.run, kazakh), 3) }));
  return withDoubts(read, phrasesOf(kazakh), true).flatMap(({ row, reading }) => (reading === null ? [] : [`${row.mark?.label ?? wording(row.name)}${reading.certain ? '' : '?'}`]));
}

describe('values that may be another row’s', () => {
  it('stand behind a numbered item that got none', () => {
    expect(doubted('1. Бірінші', '2. Екінші', '', '% 7 8 9', '', '3. Үшінші', '', '% 7 8 9')).toEqual(['2?', '3']);
  });

  it('stand before the page on whose top such an item begins', () => {
    expect(doubted('1. Бірінші, оның ішінде:', '', '% 7 8 9', '', '', '', '1) бөлігі', '', '2) өзгесі', '', '% 4 5 6')).toEqual(['1?', '2)?']);
  });

  it('stand in a row that bears a unit for a name', () => {
    expect(doubted('1. Бірінші', '', '% 7 8 9', '', 'адам', '4 5 6', '', '2. Екінші', '', '% 7 8 9')).not.toContain('адам');
  });

  it('stand under no name: theirs may be on the next page', () => {
    expect(doubted('адам 7 8 9', '', '2. Екінші', '', '% 7 8 9')).toEqual(['?', '2']);
  });

  it('stand in a row that begins with a unit, or ends as a source does, behind a name without any', () => {
    expect(doubted('1 Екінші сан', '', '% басқарма', 'жинағы', '', '7 8 9', '', '2 Үшінші сан', '', '% басқарма', 'жинағы', '', '4 5 6')).toEqual(['% басқарма жинағы?', '% басқарма жинағы?']);
  });

  it('stand in a row in lower case behind a name without any', () => {
    expect(doubted('Екінші сан', '', 'бағынысты бөлігі', '', '7 8 9', '', 'Үшінші сан', '', '% 4 5 6')).toEqual(['бағынысты бөлігі?', 'Үшінші сан']);
  });

  it('stand in a row whose name ends as a source does', () => {
    expect(doubted('1. Жұмыспен қамтылған әйелдер жергілікті органдардың мәліметтері', '', 'адам 7 8 9', '', '2. Екінші', '', '% 7 8 9')).toEqual(['1?', '2']);
  });

  it('stand in a row without the unit that each row of its table prints, unless its name ends as names do', () => {
    const { rows } = bodyOf(PASSPORT, 3, ['Сатып алынған техниканың саны дана 7 8 9', '', 'Жарыстарды теледидардан көрсету эфир сағаты 7 8 9', '', 'Қатысушылардың саны 4 5 6']);
    const read = rows.map((row) => ({ row, reading: readRun(atomsOf(row.run, kazakh), 3) }));
    const phrases = { ...phrasesOf(kazakh), nameEnds: new Set(['саны']) };
    expect(withDoubts(read, phrases, false, (row) => row.unit === null).map(({ reading }) => reading?.certain)).toEqual([true, false, true]);
  });

  it('stand between a heading and its marked parts, in words without a mark', () => {
    expect(doubted('1. Барлығы, оның ішінде', '', 'өзге сала 7 8 9', '', '- бөлігі 4 5 6')).toEqual(['өзге сала?', '-']);
  });

  it('stand without a name', () => {
    expect(doubted('адам 7 8 9', '', '1. Екінші', '', '% 4 5 6')).toEqual(['?', '1']);
  });

  it('are none where all have their own', () => {
    expect(doubted('1. Бірінші', '', '% 7 8 9', '', '2. Екінші', '', '% 7 8 9')).toEqual(['1', '2']);
    expect(doubted('1. Бірінші:', '1) бөлігі', '', '% 7 8 9', '', '2) өзгесі', '', '% 7 8 9')).toEqual(['1)', '2)']);
    expect(doubted('1. Алып тасталды - ҚР Үкіметінің 31.12.2013 № 1549 қаулысымен.', '', '2. Екінші', '', '% 7 8 9')).toEqual(['2']);
  });
});
