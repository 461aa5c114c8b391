import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { BudgetGroup, DocumentRecords, LineRecord, ObservationRecord, SeriesRecord, SourceDocument, SpanRecord } from '../../pipeline/model.js';
import { createDatabase, loadDocument } from '../../pipeline/normalize/load.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { projectRoot } from '../../pipeline/root.js';
import { recordsOf, seriesOf } from '../records.js';

/**
 * A database that holds the real plan's lines and a handful of its rows, typed by hand from the source: goal 2.1 with its indicators,
 * task 2.1.1 with its measures, programme 145, and of the budget summary the totals, three current programmes and all of development.
 */
export const DOCUMENT_ID = 'mlsp-2011-2015.kk';

const SOURCE = join(projectRoot, 'raw', 'mlsp-2011-2015.kk.txt');
const YEARS = [2009, 2010, 2011, 2012, 2013, 2014, 2015];
const REPORTED_UNTIL = 2010;
const HASH = '0123456789abcdef'.repeat(4);

export async function planExcerpt(change: (records: DocumentRecords) => void = () => {}): Promise<DuckDBConnection> {
  const connection = await createDatabase();
  const lines = linesOfText(readFileSync(SOURCE, 'utf8'));
  const source: SourceDocument = { id: DOCUMENT_ID, file: SOURCE, kind: 'text', sha256: HASH, pages: lines.at(-1)?.page ?? 1, lines, register: null };
  const records = excerpt(lines.map(({ text }) => text), lines.map(({ page }) => page));
  change(records);
  await loadDocument(connection, source, records);
  await connection.run(FINDINGS, [DOCUMENT_ID]);
  return connection;
}

const FINDINGS = `
  INSERT INTO findings (document_id, finding_id, check_id, severity, origin, subject_id, year, expected, found, difference, message_kk, message_ru,
    message_en, line_first, line_last, other_line_first, other_line_last)
  VALUES
    ($1, 'passport_against_summary:series:programme:145/volume:2013', 'passport_against_summary', 'error', 'source', 'series:programme:145/volume', 2013,
     '180611', '180612', '1', 'Паспорт пен жинақ сәйкес емес.', 'Паспорт расходится со сводом.', 'Passport and summary differ.', 6448, 6452, 7144, 7146),
    ($1, 'unplaced_values:series:programme:145/direct/1', 'unplaced_values', 'warning', 'extraction', 'series:programme:145/direct/1', NULL,
     NULL, '3', NULL, 'Үш мәннің жылы анықталмады.', 'Год трёх значений не определён.', 'The year of three values cannot be read.', 6417, 6417, NULL, NULL)`;

function excerpt(lines: readonly string[], pages: readonly number[]): DocumentRecords {
  const table = new RowTable(lines, pages);
  const indicator = { kind: 'goal_indicator', goal_id: 'goal:2.1', unit_status: 'own', source_status: 'own' } as const;
  table.row('series:goal:2.1/1', { ...indicator, number: '1', name: 'Жұмыссыздық деңгейі', unit: '%', information_source: 'статдеректер', line_first: 903 }, '6,6 5,8 5,8 5,8 5,2 5,1 5,0');
  table.row('series:goal:2.1/2', { ...indicator, number: '2', name: 'Әйелдер арасындағы жұмыссыздық деңгейі', unit: '%', information_source: 'статдеректер', line_first: 905 }, '7,5 6,7 6,7 6,7 6,6 6,3 6,2');
  table.row('series:goal:2.1/3', { ...indicator, number: '3', name: 'Жастар арасындағы жұмыссыздық деңгейі', unit: '%', information_source: 'статдеректер', line_first: 907 }, '6,7 5,2 5,2 5,2 5,1 5,1 5,0');
  table.row('series:goal:2.1/4', {
    ...indicator, number: '4', unit: 'позиция', information_source: 'стат. деректер', line_first: 909, line_last: 913,
    name: '«Әйелдердің жұмыс күшінде алатын орны» көрсеткіші бойынша Бәсекеге қабілеттіліктің жаһандық индексінің (БЖИ) позициясы:',
  }, '19 22 19 19 24 23 22');
  const direct = { kind: 'task_indicator', goal_id: 'goal:2.1', task_id: 'task:2.1.1', unit_status: 'own', source_status: 'own' } as const;
  table.row('series:task:2.1.1/1', {
    ...direct, number: '1', unit: '%', information_source: 'ресми деректер', line_first: 945, line_last: 950,
    name: 'Кәсіптік оқуға жіберілген адамдардың үлес салмағы (халықты жұмыспен қамту органдарына өтініш білдірген адамдар қатарынан)',
  }, '11 11,5 20,0 25,0 - - -');
  const passport = { kind: 'programme_indicator', programme_code: '145', unit_status: 'own' } as const;
  table.row('series:programme:145/direct/1', { ...passport, block: 'direct', name: 'Кәсіптілік стандарттар әзірлеу', unit: 'дана', line_first: 6417 }, '176 876 876', { status: 'unplaced' });
  table.row('series:programme:145/volume', { ...passport, block: 'volume', name: 'Бюджеттік шығыстардың көлемі', unit: 'мың теңге', line_first: 6448, line_last: 6452 }, '180 611|919 000|919 000', {
    status: 'inferred', years: [2013, 2014, 2015], basis: 'same volume in the budget summary',
  });
  budget(table);

  return recordsOf({
    document: {
      title: 'Стратегиялық жоспар, 2011–2015', organisation: 'Қазақстан Республикасы Еңбек және халықты әлеуметтік қорғау министрлігі', language: 'kk',
      period_first_year: 2011, period_last_year: 2015, edition: '2013-12-31 № 1549', basis: { title: 'register' },
    },
    lines: table.claimedLines(),
    spans: table.spans,
    outline: [
      { node_id: 'direction:2', parent_id: null, level: 'direction', number: '2', title: 'Жұмыспен нәтижелі қамтуға жәрдемдесу', line_first: 866, line_last: 866 },
      { node_id: 'goal:2.1', parent_id: 'direction:2', level: 'goal', number: '2.1', title: 'Халықтың жұмыспен қамтылу деңгейін арттыру', line_first: 868, line_last: 868 },
      { node_id: 'task:2.1.1', parent_id: 'goal:2.1', level: 'task', number: '2.1.1', title: 'Еңбек ресурстарының сапасын арттыру', line_first: 915, line_last: 915 },
    ],
    goal_programmes: ['001', '008', '145'].map((programme_code) => ({ goal_id: 'goal:2.1', programme_code, line_no: 869 })),
    years: YEARS.map((year) => ({ year, period: year <= REPORTED_UNTIL ? 'reported' as const : 'planned' as const, basis: 'header' })),
    series: table.series,
    observations: table.observations,
    candidates: [
      { series_id: 'series:programme:145/direct/1', rank: 1, cells: ['176', '876', '876'], reason: 'three numbers', chosen: true },
      { series_id: 'series:programme:145/direct/1', rank: 2, cells: ['176876', '876'], reason: 'two numbers', chosen: false },
    ],
    measures: [
      { measure_id: 'measure:2.1.1/1', task_id: 'task:2.1.1', number: '1', parent_id: null, years_printed: '2011 2012 2013 2014 2015', text: 'Ағымдағы бос жұмыс орындары мен болжамды жұмыс орындарының жалпыұлттық дерекқорын қалыптастыру', line_first: 982, line_last: 985 },
      { measure_id: 'measure:2.1.1/3', task_id: 'task:2.1.1', number: '3', parent_id: null, years_printed: '2011 2012 2013 2014 2015', text: 'ЖЖК 2020 және өңірлік бағдарламалар шеңберінде кәсіби оқытудан өтетін адамдарға мемлекеттік қолдау көрсету', line_first: 989, line_last: 992 },
    ],
    measure_years: [
      ...[2011, 2012, 2013, 2014, 2015].map((year, index) => ({ measure_id: 'measure:2.1.1/1', year, ordinal: index + 1, mark: 'cross' as const, status: 'stated' as const })),
      ...[2011, 2012, 2013, 2014, 2015].map((year, index) => ({ measure_id: 'measure:2.1.1/3', year, ordinal: index + 1, mark: index < 2 ? 'dash' as const : 'cross' as const, status: 'stated' as const })),
    ],
    programmes: [
      { programme_code: '145', name: 'Кәсіби стандарттарды әзірлеу', description: 'Кәсіби стандарттарды әзірлеу', content: null, delivery: 'distributed', stage: 'current', line_first: 6373, line_last: 6452 },
    ],
    risks: [{ risk_id: 'risk:4/2', heading: null, number: '2', risk: 'Жоғары инфляция', consequence: '- зейнетақының және әлеуметтік төлемдердің сатып алу қабілетінің', response: null, pairing: 'unsure', line_first: 3290, line_last: 3304 }],
    amendments: [{ amendment_id: 'amendment:budget/1', node_id: 'direction:2', action: 'amended', decree_date: '2013-04-30', decree_number: '444', effective_date: null, text: 'Ескерту. Кіші бөлімге өзгерістер енгізілді - ҚР Үкіметінің 30.04.2013 № 444 қаулысымен', line_first: 6456, line_last: 6457 }],
  });
}

/** The summary's totals and all lines of development, so that development adds up; of the current programmes only three, so that they do not. */
function budget(table: RowTable): void {
  const line = (id: string, group: BudgetGroup, code: string | null, name: string, first: number, last: number, cells: string): void => {
    table.row(`series:budget:${id}`, {
      kind: 'budget_line', budget_group: group, programme_code: code, number: code ?? null, name, unit: 'мың теңге', unit_status: 'own', line_first: first, line_last: last,
    }, cells);
  };
  line('total', 'total', null, 'Бюджеттік шығыстардың барлығы', 6488, 6510, '695 930 817|928 738 125|1 069 473 160|1 192 552 453|1 353 011 410|1 496 261 147|1 727 012 949');
  line('current', 'current', null, '1. Ағымдағы бюджеттік бағдарламалар', 6512, 6537, '689 907 366|921 563 768|1 062 864 316|1 178 932 874|1 327 020 219|1 474 447 909|1 703 086 592');
  line('current/001', 'current', '001', 'Еңбек, жұмыспен қамту, халықты әлеуметтік қорғау және көші-қон саласындағы мемлекеттік саясатты қалыптастыру', 6539, 6569, '2 124 588|2 635 608|2 769 286|2 975 308|3 356 395|3 127 616|3 209 276');
  line('current/002', 'current', '002', 'Азаматтардың жекелеген санаттарын әлеуметтік қамсыздандыру', 6571, 6598, '567 893 813|681 762 605|884 519 880|974 084 479|1 076 767 304|1 199 458 133|1 421 126 535');
  line('current/145', 'current', '145', 'Кәсіби стандарттарды әзірлеу', 7144, 7146, '0|0|0|0|180 611|919 000|919 000');
  line('development', 'development', null, '2. Бюджеттік даму бағдарламалары', 7148, 7171, '6 023 451|7 174 357|6 608 844|13 619 579|25 991 191|21 813 238|23 926 357');
  line('development/009', 'development', '009', 'Облыстық бюджеттерге, Астана және Алматы қалаларының бюджеттеріне әлеуметтік қамсыздандыру нысандарының құрылысына және қайта құруға арналған ағымдағы нысаналы трансферттер', 7173, 7203, '5 731 011|5 727 000|290 712|1 020 274|1 976 788|1 179 000|0');
  line('development/012', 'development', '012', 'Әлеуметтік-еңбек саласының бірыңғай ақпараттық жүйесін құру', 7205, 7213, '292 440|596 759|345 542|0|0|0|0');
  line('development/018', 'development', '018', '«Мемлекеттік аннуитеттік компания» АҚ жарғылық капиталын ұлғайту', 7215, 7227, '0|0|2 403 587|0|0|0|0');
  line('development/019', 'development', '019', 'Облыстық бюджеттерге Жұмыспен қамту 2020 жол картасы шеңберінде ауылда кәсіпкерліктің дамуына ықпал етуге кредит беру', 7229, 7253, '0|0|3 569 003|12 368 305|23 939 403|20 634 238|23 926 357');
  line('development/026', 'development', '026', 'Облыстық бюджеттерге, Астана және Алматы қалаларының бюджеттеріне 2009 - 2011 жылдарға арналған «Нұрлы көш» бағдарламасының қатысушыларын жылыжай шаруашылығын дамыту саласында жұмыспен қамтуды қамтамасыз етуге кредит беру', 7255, 7272, '0|850 598|0|0|0|0|0');
  line('development/033', 'development', '033', 'Әлеуметтік-еңбек саласының бірыңғай ақпараттық жүйесін және Зейнетақы төлеу жөніндегі мемлекеттік орталықтың автоматтандырылған ақпараттық жүйесін дамыту', 7274, 7285, '0|0|0|231 000|75 000|0|0');
}

interface Placing {
  readonly status?: ObservationRecord['status'];
  readonly years?: readonly number[];
  readonly basis?: string;
}

/** Collects rows: their series, their cells (given as printed, apart by `|` or spaces), and the characters of the source that hold them. */
class RowTable {
  readonly series: SeriesRecord[] = [];
  readonly observations: ObservationRecord[] = [];
  readonly spans: SpanRecord[] = [];
  private readonly claims = new Map<number, string>();

  constructor(private readonly lines: readonly string[], private readonly pages: readonly number[]) {}

  row(id: string, known: Partial<SeriesRecord> & { line_first: number }, cells: string, placing: Placing = {}): void {
    const { line_first, line_last = line_first } = known;
    this.series.push(seriesOf(id, { ...known, line_last }));
    for (let line = line_first; line <= line_last; line += 1) this.claims.set(line, id);
    this.take(id, 'name', 1, known.name?.split(' ')[0] ?? '', { line: line_first, char: 0 }, line_last);

    const printed = cells.includes('|') ? cells.split('|') : cells.split(' ');
    const years = placing.status === 'unplaced' ? [] : (placing.years ?? YEARS);
    let from = this.startOf(printed, line_first, line_last);
    printed.forEach((raw, index) => {
      from = this.take(id, 'value', index + 1, raw, from, line_last);
      const dash = raw === '-';
      this.observations.push({
        series_id: id, year: years[index] ?? null, ordinal: index + 1, value: dash ? null : raw.replaceAll(' ', '').replace(',', '.'), absence: dash ? 'dash' : null,
        qualifier: null, raw, status: placing.status ?? 'stated', basis: placing.basis ?? null, line_first, line_last,
      });
    });
  }

  /** Where the row's run of cells begins: the last place that its first cell can be found with all others behind it. */
  private startOf(printed: readonly string[], first: number, last: number): { line: number; char: number } {
    const text = this.lines.slice(first - 1, last).join('\n');
    const run = new RegExp(printed.map((raw) => raw.replaceAll(' ', '\\s+')).join('\\s+'), 'u');
    const at = text.search(run);
    if (at < 0) throw new Error(`lines ${first}–${last} do not print ${printed.join(' ')}`);
    const before = text.slice(0, at).split('\n');
    return { line: first + before.length - 1, char: before.at(-1)?.length ?? 0 };
  }

  /** Spans of the printed words from a place on, one a line; out: the place after them. */
  private take(id: string, part: string, ordinal: number, printed: string, from: { line: number; char: number }, last: number): { line: number; char: number } {
    let place = from;
    for (const word of printed.split(' ')) {
      let { line, char } = place;
      let found = this.lines[line - 1]?.indexOf(word, char) ?? -1;
      while (found < 0 && line < last) {
        line += 1;
        char = 0;
        found = this.lines[line - 1]?.indexOf(word) ?? -1;
      }
      if (found < 0) return place;
      this.spans.push({ record_id: id, part, ordinal, line_no: line, char_first: found, char_last: found + word.length, page_no: this.pages[line - 1] ?? 1, bbox: null });
      place = { line, char: found + word.length };
    }
    return place;
  }

  claimedLines(): LineRecord[] {
    return this.lines.map((text, index) => {
      const owner = this.claims.get(index + 1) ?? null;
      const element = text.trim() === '' ? 'blank' : owner === null ? 'paragraph' : 'series';
      return { line_no: index + 1, page_no: this.pages[index] ?? 1, text, element, element_id: element === 'series' ? owner : null };
    });
  }
}
