import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { SourceError, type DocumentRecords, type SourceDocument } from '../../pipeline/model.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { planRecords, planSource } from '../answers/plan.js';
import { runs } from './fuzz.js';
import { broken, INVARIANTS } from './invariants.js';

const planLines = planSource().lines.map(({ text }) => text);

function sourceOf(text: string): SourceDocument {
  const lines = linesOfText(text);
  return { id: 'any', file: 'any.txt', kind: 'text', sha256: '0'.repeat(64), pages: lines.at(-1)?.page ?? 0, lines, register: null };
}

/** The records of a text; null where it is refused as no plan, which is the only way to refuse it. */
function read(text: string): DocumentRecords | null {
  try {
    return extractDocument(sourceOf(text));
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

// ── texts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where tables of all kinds stand in the plan. */
const PLACES = [705, 760, 960, 1184, 1509, 2060, 2300, 2507, 2867, 3122, 3338, 3511, 4263, 4491, 4690, 4930, 5060, 5572, 6026, 6303, 6454, 6571, 7180, 7255] as const;

/** Some lines of the plan as they stand there. */
const piece = fc.tuple(fc.oneof(fc.constantFrom(...PLACES), fc.integer({ min: 1, max: planLines.length })), fc.integer({ min: 1, max: 60 }))
  .map(([from, count]) => planLines.slice(from - 1, from - 1 + count));

const number = fc.oneof(
  fc.nat({ max: 999 }).map(String), fc.nat({ max: 99_999_999 }).map((value) => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ' ')),
  fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 999 })).map(([whole, fraction]) => `${whole},${fraction}`), fc.constantFrom('-', 'х', '0', '000', '041', '-1381', '3**', '9'.repeat(400), '1,23456'),
);
const oddLine = fc.oneof(
  fc.constantFrom('', '', '', ' ', '  ', '%', 'мың ', 'теңге', '1. ', 'а) ', '- ', '1 2 3 4 5 6 7', '026', '*', 'оның ішінде:', 'кем емес', '9 8 9', '\f', '\r', '\u00a0', '\u200b', '‮', '\u0000'),
  fc.array(number, { minLength: 1, maxLength: 9 }).map((numbers) => numbers.join(' ')), fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Ways in which a piece may come out of a worse dump. */
const damage = fc.oneof(
  fc.constant((lines: string[]) => lines),
  fc.tuple(fc.nat({ max: 59 }), fc.nat({ max: 90 })).map(([at, length]) => (lines: string[]) => lines.map((line, index) => (index === at ? line.slice(0, length) : line))),
  fc.nat({ max: 59 }).map((at) => (lines: string[]) => lines.flatMap((line, index) => (index === at ? [line, line] : [line]))),
  fc.tuple(fc.nat({ max: 59 }), fc.nat({ max: 59 })).map(([from, to]) => (lines: string[]) => {
    const moved = [...lines];
    moved.splice(to, 0, ...moved.splice(from, 3));
    return moved;
  }),
  fc.tuple(fc.nat({ max: 59 }), oddLine).map(([at, line]) => (lines: string[]) => [...lines.slice(0, at), line, ...lines.slice(at)]),
  fc.nat({ max: 59 }).map((at) => (lines: string[]) => [...lines.slice(0, at), '', '', '', ...lines.slice(at)]),
  fc.constant((lines: string[]) => lines.map((line) => line.trimEnd())), fc.constant((lines: string[]) => lines.filter((line) => line !== '')), fc.constant((lines: string[]) => [...lines].reverse()),
);

const text = fc.tuple(fc.array(fc.tuple(piece, fc.array(damage, { maxLength: 3 })), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([pieces, end]) => pieces.flatMap(([lines, damages]) => damages.reduce((damaged, one) => one(damaged), lines)).join(end));

// ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

describe('the plan itself', () => {
  it.each(Object.keys(INVARIANTS))('%s', (name) => {
    expect(INVARIANTS[name]?.(planRecords(), planSource().lines)).toEqual([]);
  });
});

describe('any text made of a plan’s lines, cut, doubled, moved, and of other characters', () => {
  it('is read so that the invariants hold, or refused as no plan', () => {
    let plans = 0;
    fc.assert(fc.property(text, (printed) => {
      const records = read(printed);
      if (records === null) return;
      plans += 1;
      expect(broken(records, sourceOf(printed).lines)).toEqual([]);
    }), runs(150));
    expect(plans).toBeGreaterThan(75);
  });

  it('is read the same twice', () => {
    fc.assert(fc.property(text, (printed) => {
      expect(read(printed)).toEqual(read(printed));
    }), runs(25));
  });
});

describe('small texts that once broke an invariant', () => {
  const breaks = (...lines: readonly string[]): string[] => {
    const printed = lines.join('\n');
    const records = read(printed);
    return records === null ? ['refused'] : broken(records, sourceOf(printed).lines);
  };

  it('a table of indicators and a passport without headings of sections', () => {
    expect(breaks('Нысаналы индикатор', '', '2009 ж. 2010 ж. 2011 ж.', '', '1. Деңгей статдеректер % 1 2 3', '', 'Бюджеттік бағдарлама 012 «Жүйе»', '', 'тікелей нәтиже көрсеткіштері', '', 'Дерекқор саны дана 6 5 4')).toEqual([]);
  });

  it('a passport without the header of its indicators', () => {
    expect(breaks('7-бөлім. Бюджеттік бағдарламалар', '', 'Бюджеттік бағдарлама 012 «Жүйе»', '', 'тікелей нәтиже көрсеткіштері', '', 'Дерекқор саны дана 6 5 4')).toEqual([]);
  });

  it('a direction that only the analysis names', () => {
    expect(breaks('2-бөлім. Ағымдағы ахуалды талдау', '', '1-стратегиялық бағыт. Өсу', '', '      Мәтін.')).toEqual([]);
  });

  it('a list of values one of which a line break cuts from its qualifier', () => {
    expect(breaks(
      '7-бөлім. Бюджеттік бағдарламалар', '', 'Бюджеттік бағдарлама 012 «Жүйе»', '', 'бюджеттік бағдарлама көрсеткіштерінің атауы', '', '2009 жыл 2010 жыл 2011 жыл', '', '1 2 3 4 5', '',
      'тікелей нәтиже көрсеткіштері', '', 'Саны:', '- бірінші', '- екінші', '', 'дана', '', '4 000 ', 'кем емес',
    )).toEqual([]);
  });
});

describe('characters without any order', () => {
  it('are no plan', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (printed) => {
      expect(read(printed)).toBeNull();
    }), runs(100));
  });
});

describe('another period', () => {
  it('moves the years of all cells and nothing else', () => {
    const later = 3;
    const moved = planSource().lines.map((line) => ({ ...line, text: line.text.replace(/(?<!\d)20(?:09|1[0-5])(?!\d)/gu, (year) => String(Number(year) + later)) }));
    const cells = (records: DocumentRecords, shift: number): string[] =>
      records.observations.map(({ series_id, ordinal, year, value, absence, status }) => [series_id, ordinal, year === null ? '?' : year + shift, value ?? absence, status].join(' '));
    expect(cells(extractDocument({ ...planSource(), lines: moved }), 0)).toEqual(cells(planRecords(), later));
  });
});
