import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, readRun, readSingle } from '../../../pipeline/extract/numbers/numbers.js';
import { runs } from '../fuzz.js';
import { atomsIn, shown, text } from '../reading.js';

const COLUMNS = 7;

function read(printed: string, columns = COLUMNS): { cells: string; certain: boolean; reason: string } {
  const { chosen, certain, reason } = readRun(atomsIn(printed), columns);
  return { cells: chosen.cells.map(shown).join(' '), certain, reason };
}

describe('a run that prints as many numbers as the table has years', () => {
  // Rows of the plan, as a person reads them; the comment names their line.
  it.each([
    ['1 332 2072 2 111 2 275 3 083 2 376 2 428', '1332 2072 2111 2275 3083 2376 2428'], // 3474
    ['5 436 11 429 12 093 16 253 10 598 10 967 23 571', '5436 11429 12093 16253 10598 10967 23571'], // 3484
    ['78 587 726 35 112 118 118', '78 587 726 35 112 118 118'], // 3441
    ['73,9 70,1 76,2 80,4 79,6 81,5 82,1', '73.9 70.1 76.2 80.4 79.6 81.5 82.1'], // 750
    ['7502 15465 5102 -1381 1000 1500 2000', '7502 15465 5102 -1381 1000 1500 2000'], // 1225: a minus sign is no dash
    ['0 0 367 338 361 367 367', '0 0 367 338 361 367 367'], // 4696
    ['0 0 7 380 7 413 7 233 7 199 7 199', '0 0 7380 7413 7233 7199 7199'], // 4702
    ['0 0 1 609,8 595,8 669 689,7 689,7', '0 0 1609.8 595.8 669 689.7 689.7'], // 4770
    ['2130 2248 1 638,1 1 550 1 422 1 523,2 1 523,2', '2130 2248 1638.1 1550 1422 1523.2 1523.2'], // 4801
    ['249 1 113 1 060 1 834 404 80 88', '249 1113 1060 1834 404 80 88'], // 5164
    ['- 1 311 1 265 358 359 187 251', '- 1311 1265 358 359 187 251'], // 5174
    ['797 044 278 291 119 327 88 175 80 689 67 676 58 385', '797044 278291 119327 88175 80689 67676 58385'], // 6637
    ['0 850 598 0 0 0 0 0', '0 850598 0 0 0 0 0'], // 7272
    ['- - 53 46 30 29 28', '- - 53 46 30 29 28'], // 1569
  ])('%s', (printed, cells) => {
    expect(read(printed)).toMatchObject({ cells, certain: true });
  });
});

describe('a run broken over lines', () => {
  it.each([
    // 3490: a number in each cell, wrapped behind its trailing space
    [text('2 124 ', '588', '', '2 635 ', '608', '', '2 769 ', '286', '', '2 975 ', '308', '', '3 356 ', '395', '', '3 127 ', '616', '', '3 209 ', '276'),
      '2124588 2635608 2769286 2975308 3356395 3127616 3209276'],
    // 4807: the last number goes on below
    [text('1 252 914 2 681 958 2 376 101 2 109 347 2 267 944 2 551 065', '2 662 ', '141'), '1252914 2681958 2376101 2109347 2267944 2551065 2662141'],
    // 4857
    [text('5 817 655 5 905 ', '009', '', '6 171 195 6 561 521 6 762 158 6 920 289 7 112 ', '959'), '5817655 5905009 6171195 6561521 6762158 6920289 7112959'],
    // 6364
    [text('0 0 22 768 340 45 278 ', '878', '', '78 956 ', '038', '', '79 954 495 79 744 ', '315'), '0 0 22768340 45278878 78956038 79954495 79744315'],
    // 7187
    [text('5 731 ', '011', '', '5 727 ', '000', '', '290 712', '1 020 ', '274', '', '1 976 ', '788', '', '1 179 ', '000', '', '0'),
      '5731011 5727000 290712 1020274 1976788 1179000 0'],
    // 5117: the last number's first group is letter-spaced
    [text('831 917 135 964 211 060 299 713 301 152 668 216 7 3 0  ', '787'), '831917 135964 211060 299713 301152 668216 730787'],
    // a column so narrow that each group stands in its own line
    [text('2 ', '124 ', '588', '', '2 ', '635 ', '608', '', '2 ', '769 ', '286', '', '0', '', '0', '', '0', '', '0'), '2124588 2635608 2769286 0 0 0 0'],
  ])('%j', (printed, cells) => {
    expect(read(printed)).toMatchObject({ cells, certain: true });
  });

  it('a decimal goes on in the next line with no more places than the row’s others', () => {
    const printed = text('340,5', '', '24', '110,8 26 000 28 000 29 500 31 000 32 500');
    expect(readRun(atomsIn(printed), COLUMNS).readings.map(({ cells }) => shown(cells[0] ?? cellOf([])))).not.toContain('340.524');
    expect(read(text('10,', '25', '', '340,5', '4', '', '110,82 260,75 280,15 295,50 310,20'))).toMatchObject({ cells: '10.25 340.54 110.82 260.75 280.15 295.50 310.20' });
  });

  it('`4 9 8`, letter-spaced and broken over a line, is one number', () => {
    // 4114
    expect(read(text('497 733 4 9 8  ', '699', '', '600 833 571 981 603 839 598 ', '433', '', '600 779'))).toMatchObject({
      cells: '497733 498699 600833 571981 603839 598433 600779', certain: true,
    });
    expect(read(text('4 9 8  ', '699'), 1)).toMatchObject({ cells: '498699', certain: true });
  });
});

describe('a run whose cells are paragraphs, narrower than their numbers', () => {
  it.each([
    ['cut by characters', text('114', '710', '9', '', '120', '835', '0', '', '129', '582', '3'), 3, '1147109 1208350 1295823', true],
    ['cut by characters, letter-spaced', text('2 6 5', '9 3 6', '7', '', '8 4 1', '5 6 0', '0', '', '1 0 0', '4 9 8', '34'), 3, '2659367 8415600 10049834', true],
    ['one cut by characters among others by thousands', text('1 9  ', '0 4 4  ', '650', '', '1 9 7 3', '6977', '', '1 9 9 6', '7689'), 3, '19044650 19736977 19967689', true],
    ['a last line of three digits before a qualifier', text('1 133 ', '383', '', '1 226 ', '186', '', '1 293 ', '1 3 8  ', 'к е м  ', 'емес'), 3, '1133383 1226186 >=1293138', true],
    // Two thousands without the space that shows a wrap: not 1 011, 711, 1 037 and 655, though these would fill seven columns.
    ['thousands whose space is lost at the line’s end', text('8 4 8  ', '642', '', '9 0 1  ', '666', '', '9 5 4  ', '142', '', '1 011', '711', '', '1 037', '655'), 7, '848642 901666 954142 1011711 1037655', true],
    ['numbers of one line each, two of them on one height', text('94', '100', '', '107', '', '119', '', '125', '133'), 6, '94 100 107 119 125 133', true],
  ])('%s', (_, printed, columns, cells, certain) => {
    expect(read(printed, columns)).toMatchObject({ cells, certain });
  });

  it('is certain where no other reading fits the columns and the row comes out even, though an empty line stands in a number', () => {
    const run = atomsIn(text('18 402', '115', '', '19 356', '605', '', '23 716', '055 25750529 26 754', '', '300'));
    const { chosen, certain } = readRun(run, 5, false);
    expect([chosen.cells.map(shown).join(' '), certain]).toEqual(['18402115 19356605 23716055 25750529 26754300', true]);
  });
});

describe('decimals whose comma and digits stand in two lines', () => {
  it.each([
    ['the comma in the second', text('166 199', '231', ',4', '', '249', ',4'), 4, '166 199 231.4 249.4'],
    ['the comma in the second, behind thousands', text('1 231', ',4', '', '1 249', ',41'), 2, '1231.4 1249.41'],
    ['digits and comma letter-spaced', text('9 1 ,', '1', '', '9 7 ,', '7'), 2, '91.1 97.7'],
    // Two cells on one height: the first one's rest and the second one's whole part share a line.
    ['a rest beside a letter-spaced beginning', text('3 8 ,', '2 4 0 ,', '', '2', '', '-'), 3, '38.2 40.2 -'],
  ])('%s', (_, printed, columns, cells) => {
    expect(read(printed, columns)).toMatchObject({ cells, certain: true });
  });
});

describe('a run that prints fewer numbers than the table has years', () => {
  it.each([
    ['170 151 189 316 202 241 202 923 202 251', '170151 189316 202241 202923 202251'], // 4289: not seven, though 84 ways lead to seven
    [text('12 428 ', '880', '', '8 227 123 5 325 816 1 300 000 155 329'), '12428880 8227123 5325816 1300000 155329'], // 4294
    ['85 484 95 832 84 235 89 688 80 529', '85484 95832 84235 89688 80529'], // 6311
    ['4 680 6 769 10 993 10 007 11 318', '4680 6769 10993 10007 11318'], // 6317
    ['1 980 1980 1980 1980 1980', '1980 1980 1980 1980 1980'], // 6342
    ['180 611 919 000 919 000', '180611 919000 919000'], // 6452
    [text('292 440 596 759', '3 4 5  ', '542', '', '0 0'), '292440 596759 345542 0 0'], // 5019
    [text('- 127 356', '1 3 1  ', '199'), '- 127356 131199'], // 5011
    [text('- - - - - 6 568 ', '863'), '- - - - - 6568863'], // 6092
    ['0 0 2 1 0 0', '0 0 2 1 0 0'], // 5181
    ['58,3 61,4 64,6', '58.3 61.4 64.6'], // 1064
  ])('%j', (printed, cells) => {
    expect(read(printed).cells).toBe(cells);
  });

  it('says when two readings are about as good', () => {
    // 4981: two numbers of three digits, or one of six?
    expect(read('- 933 487 - -')).toMatchObject({ certain: false, reason: 'ambiguous' });
    // 6419: three counts, or one number of nine digits?
    expect(read('176 876 876')).toMatchObject({ certain: false, reason: 'ambiguous' });
  });

  it('says so, too, where one of them would fill all years', () => {
    // The row of 5645, had its line been wide enough for the number: six cells of which one is 2 403 587, or seven?
    expect(read('- - 2 403 587 - - -').certain).toBe(false);
  });

  it('keeps the readings that it weighed, the chosen one first', () => {
    const { readings, chosen } = readRun(atomsIn('- 933 487 - -'), COLUMNS);
    expect(readings[0]).toBe(chosen);
    expect(readings.map(({ cells }) => cells.map(shown).join(' '))).toEqual(['- 933 487 - -', '- 933487 - -']);
  });
});

describe('what may make up a number', () => {
  it.each([
    ['a group of three digits', '1 234', 1, '1234'],
    ['no group of two', '1 23', 2, '1 23'],
    ['no group of four', '12 3456', 2, '12 3456'],
    ['nothing after a decimal', '1,5 200', 2, '1.5 200'],
    ['no further group after a first of four digits', '2072 111', 2, '2072 111'],
    ['no group with a sign', '12 -345', 2, '12 -345'],
    ['no group after a zero', '0 598', 2, '0 598'],
    ['a group of zeros', '919 000', 1, '919000'],
    ['a decimal that ends it', '1 638,1', 1, '1638.1'],
    ['a decimal with a point', '1 638.1', 1, '1638.1'],
  ])('%s', (_, printed, columns, cells) => {
    expect(read(printed, columns).cells).toBe(cells);
  });

  it('a sign that goes with the whole of it', () => {
    expect(read('-1 381', 1)).toMatchObject({ cells: '-1381', certain: true });
  });

  it('leaves out leading zeros of the value, not of the fraction', () => {
    expect(read('0,75 0,05', 2).cells).toBe('0.75 0.05');
    expect(read('007', 1).cells).toBe('7');
  });
});

describe('qualifiers and footnote marks', () => {
  it.each([
    [text('- - 1,4 дейін 6,1 дейін 8 кем ', 'емес', '', '10 кем ', 'емес', '', '11 кем ', 'емес'), '- - <=1.4 <=6.1 >=8 >=10 >=11'], // 5700
    [text('23 234 11 353 10 206', '', '4 000 ', 'кем емес'), '23234 11353 10206 >=4000'], // 6328
  ])('%j', (printed, cells) => {
    expect(read(printed).cells).toBe(cells);
  });

  it('a mark ends its number and is kept', () => {
    const { chosen } = readRun(atomsIn('- - - 3** 500 - -'), COLUMNS);
    expect(chosen.cells.map(({ value, marks }) => [value, marks])).toEqual([[null, ''], [null, ''], [null, ''], ['3', '**'], ['500', ''], [null, ''], [null, '']]);
  });
});

describe('runs that no table prints', () => {
  const long = '9'.repeat(400);

  it('a number of 400 digits stays whole and leaves its neighbours alone', () => {
    expect(read(`1 332 2072 ${long} 2 275 3 083 2 376 2 428`)).toMatchObject({ cells: `1332 2072 ${long} 2275 3083 2376 2428` });
  });

  it('seven numbers of 400 digits are seven', () => {
    expect(read(new Array(COLUMNS).fill(long).join(' ')).cells.split(' ')).toHaveLength(COLUMNS);
  });

  it('more numbers than years are kept, and said to be too many', () => {
    expect(read('1 2 3 4 5 6 7 8')).toEqual({ cells: '1 2 3 4 5 6 7 8', certain: false, reason: 'too_many' });
  });

  it('hundreds of numbers are read one by one', () => {
    expect(read(new Array(500).fill('12').join(' '))).toMatchObject({ certain: false, reason: 'too_many' });
  });

  it('nothing is nothing', () => {
    expect(cellOf([])).toMatchObject({ value: null });
  });
});

describe('readSingle', () => {
  it.each([['9 8 9', '989'], ['1424', '1424'], ['1 9 4', '194'], ['42', '42']])('%s is one value', (printed, value) => {
    expect(readSingle(atomsIn(printed)).chosen.cells.map(shown)).toEqual([value]);
  });

  it('a word that qualifies nothing is no dash', () => {
    expect(readSingle(atomsIn('кем емес')).chosen.cells).toEqual([]);
  });

  it('a dash is a dash', () => {
    expect(readSingle(atomsIn('-')).chosen.cells.map(shown)).toEqual(['-']);
  });
});

describe('any run', () => {
  const atom = fc.oneof(
    fc.nat({ max: 99999 }).map(String), fc.integer({ min: -999, max: -1 }).map(String), fc.constantFrom('-', 'х', '000', '041'),
    fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 99 })).map(([whole, fraction]) => `${whole},${fraction}`),
  );
  const gap = fc.constantFrom(' ', ' ', ' ', '  ', ' \n', '\n', '\n\n');
  const run = fc.array(fc.tuple(atom, gap), { minLength: 1, maxLength: 16 }).map((pieces) => pieces.map(([piece, space]) => piece + space).join(''));

  it('gives all its atoms to its cells, each to one, in order', () => {
    fc.assert(fc.property(run, fc.integer({ min: 1, max: 9 }), fc.boolean(), (printed, columns, wrapsMarked) => {
      const atoms = atomsIn(printed);
      const { readings } = readRun(atoms, columns, wrapsMarked);
      const words = atoms.flatMap((one) => one.words);
      for (const { cells } of readings) expect(cells.flatMap((cell) => cell.words)).toEqual(words);
    }), runs(300));
  });

  it('is certain of no reading with more cells than columns', () => {
    fc.assert(fc.property(run, fc.integer({ min: 1, max: 9 }), (printed, columns) => {
      const { chosen, certain } = readRun(atomsIn(printed), columns);
      expect(certain && chosen.cells.length > columns).toBe(false);
    }), runs(300));
  });
});

describe('a row of even numbers, whatever their size', () => {
  /** `1 234 567`, as the plans print it. */
  const spaced = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ' ');

  it('is read as it was printed, in full', () => {
    const row = fc.tuple(fc.integer({ min: 1000, max: 99_999_999 }), fc.array(fc.integer({ min: 80, max: 125 }), { minLength: COLUMNS, maxLength: COLUMNS }))
      .map(([base, percents]) => percents.map((percent) => Math.round((base * percent) / 100)));
    fc.assert(fc.property(row, (values) => {
      expect(read(values.map(spaced).join(' '))).toMatchObject({ cells: values.join(' '), certain: true });
    }), runs(300));
  });

  it('is never stretched over more years than it has values', () => {
    const row = fc.tuple(fc.integer({ min: 1000, max: 99_999_999 }), fc.array(fc.integer({ min: 80, max: 125 }), { minLength: 1, maxLength: COLUMNS - 1 }))
      .map(([base, percents]) => percents.map((percent) => Math.round((base * percent) / 100)));
    fc.assert(fc.property(row, (values) => {
      const { cells, certain } = read(values.map(spaced).join(' '));
      expect(certain && cells.split(' ').length === COLUMNS).toBe(false);
    }), runs(300));
  });
});

describe('a reading that goes against the habits of print is not certain', () => {
  it.each([
    ['a number of more groups than money has', text('12 14 17 18 20 22 26 067 510 584 178 591 717 668')],
    ['a number over an empty line behind a line that does not wrap on', text('6 887 7 648 8 480 10 446 11 12 13', '', '733 336')],
    ['more numbers than columns, even as they stand', text('5 6 7 8 9 10 11 120')],
  ])('%s', (_, printed) => {
    expect(read(printed).certain).toBe(false);
  });
});

describe('the lines of a row’s cells parted by a page', () => {
  it('rests stand behind all first groups', () => {
    expect(read(text('6 887 7648 8 480 10446 11 12 13 ', '', '050 733 336'))).toMatchObject({ cells: '6887 7648 8480 10446 11050 12733 13336', certain: true });
  });

  it('rests of all numbers stand behind a whole row, zeros have none', () => {
    expect(read(text('9 214 10 840 11 312 0 0 0 0', '', '', '', '310 006 400'))).toMatchObject({ cells: '9214310 10840006 11312400 0 0 0 0', certain: true });
    expect(read(text('9 214 10 840 11 312 0 0 0 0', '', '', '', '310 206 400'))).toMatchObject({ cells: '9214310 10840206 11312400 0 0 0 0', certain: false });
  });

  it('unless they may be numbers of another row', () => {
    expect(read(text('6 887 7648 8 480 10446 110 120 130 ', '', '150 733 336')).certain).toBe(false);
  });
});
