/**
 * Composes a plan's content from a seed, a field and a form, for plans that nobody has read before. The same seed makes the same plan.
 * `form`: `{ seed, language, field, reported, planned, projected, columns, … }`; all but the first three are chosen by the seed where they are
 * left out. The form of the content that comes out: see `content/education-2010-2014.kk.mjs`.
 */
import { chanceFrom } from './chance.mjs';
import * as kk from './vocabulary.kk.mjs';
import * as ru from './vocabulary.ru.mjs';

const VOCABULARIES = { kk, ru };

export function compose(form) {
  return new Composer(form).content();
}

class Composer {
  constructor(form) {
    this.form = form;
    this.chance = chanceFrom(form.seed);
    this.words = VOCABULARIES[form.language];
    this.field = this.words.FIELDS[form.field];
    this.reported = form.reported;
    this.planned = form.planned;
    this.projected = form.projected ?? [];
    this.count = this.reported.length + this.planned.length + this.projected.length;
    this.sources = this.some(this.words.SOURCES, 6);
    this.used = new Set();
  }

  content() {
    const { form, chance } = this;
    const narrow = form.narrow ?? false;
    const year = form.year ?? (narrow ? chance.between(22, 26) : chance.between(28, 36));
    return {
      seed: form.seed, language: form.language, reported: this.reported, planned: this.planned, projected: this.projected,
      lookAlikes: form.language === 'kk' ? form.lookAlikes ?? 0.1 : 0,
      tight: form.tight ?? chance.among([0, 0.15, 0.4]),
      strict: narrow && (form.strict ?? chance.whether(0.5)),
      layout: { bodySize: chance.between(11, 13), tableSize: form.tableSize ?? chance.among([9, 9.5, 10]) },
      columns: { name: chance.between(150, 210), source: chance.between(56, 80), unit: chance.between(36, 56), year, measure: 370, mark: chance.between(20, 32) },
      passportColumns: { name: chance.between(150, 200), unit: chance.between(36, 52), year: narrow ? chance.between(26, 36) : chance.between(38, 46) },
      budgetColumns: { code: chance.between(28, 36), name: chance.between(120, 160), unit: chance.between(30, 40), year: narrow ? chance.between(28, 38) : chance.between(40, 48) },
      ...(form.numberColumn ? { numberColumn: form.numberColumn } : {}),
      words: { ...form.words, units: this.unitWords(), sources: Object.fromEntries(this.words.SOURCES.map((text) => [text, text])) },
      title: this.title(), mission: `${this.aim()}.`, vision: `${this.aim()}.`,
      amendments: this.amendments(),
      directions: this.times(form.directions ?? 2, (_, index) => this.direction(index + 1)),
      capabilities: this.capabilities, cooperation: this.cooperation(), risks: this.risks(),
      programmes: this.programmes(), budgetLines: this.budgetLines(),
      ...(chance.whether(0.5) ? { summaryNotes: [['*', this.among(this.words.PROSE).replace(/\n.*/su, '')]] } : {}),
      lateSummary: chance.whether(0.4),
    };
  }

  // ── chance ──

  among(list) {
    return this.chance.among(list);
  }

  some(list, count) {
    return [...list].map((each) => [this.chance.next(), each]).sort((a, b) => a[0] - b[0]).slice(0, count).map(([, each]) => each);
  }

  times(count, make) {
    return Array.from({ length: count }, make);
  }

  // ── words ──

  unitWords() {
    return Object.fromEntries(Object.entries(this.words.UNITS).map(([name, [text]]) => [name, text]));
  }

  aim() {
    const [tail] = this.some(['', '', ` ${this.form.language === 'ru' ? 'в регионах' : '(өңірлер бойынша)'}`], 1);
    return this.among(this.words.AIMS) + tail;
  }

  title() {
    const [first, last] = [this.planned[0], (this.projected.at(-1) ?? this.planned.at(-1))];
    const { ministry, organisation } = this.field;
    const title = this.form.language === 'ru' ? `Стратегический план ${ministry} на ${first} – ${last} годы` : `${ministry} ${first} – ${last} жылдарға арналған стратегиялық жоспары`;
    return { lines: [title], title, organisation };
  }

  decree() {
    const year = this.planned[0] + this.chance.between(0, 2);
    const day = `${this.chance.between(10, 28)}.${String(this.chance.between(1, 12)).padStart(2, '0')}.${year}`;
    return [day, String(this.chance.between(100, 1990)), this.chance.whether(0.2) ? `01.01.${year + 1}` : null];
  }

  decrees(most) {
    return this.times(this.chance.between(1, most), () => this.decree());
  }

  amendments() {
    const noted = {};
    for (const section of [3, 4, 7, 'summary']) if (this.chance.whether(0.6)) noted[section] = this.decrees(3);
    return noted;
  }

  // ── directions ──

  direction(number) {
    const goals = this.times(this.chance.between(1, 2), (_, index) => this.goal(`${number}.${index + 1}`));
    return {
      number: String(number), title: this.aim(), ...(this.chance.whether(0.5) ? { amendments: this.decrees(2) } : {}),
      narrative: this.times(3, () => this.some(this.words.PROSE, 2)), goals,
    };
  }

  goal(number) {
    const tasks = this.times(this.chance.between(1, 3), (_, index) => this.task(`${number}.${index + 1}`));
    return {
      number, title: this.aim(), spaced: this.chance.whether(0.6), codes: this.codes.slice(0, this.chance.between(2, 5)), variant: this.variant(),
      indicators: this.rows(this.chance.between(2, 4)), tasks,
    };
  }

  task(number) {
    return { number, title: this.aim(), variant: this.variant(), indicators: this.rows(this.chance.between(2, 6)), measures: this.measures() };
  }

  variant() {
    return { numbers: this.form.numbers ?? !this.chance.whether(0.1), late: this.chance.whether(0.3), ...(this.chance.whether(0.08) ? { cut: this.chance.between(1, 2) } : {}) };
  }

  get codes() {
    return ['001', '002', '004', '007', '011', '013', '019', '023', '036'];
  }

  name(unit) {
    const { HEADS, TAILS } = this.words;
    const heads = HEADS[unit === 'pct' || unit === 'index' || unit === 'nki' ? 'pct' : unit === 'place' ? 'place' : 'other'];
    for (let turn = 0; ; turn += 1) {
      const [head, thing, tail] = [this.among(heads), this.among(this.field.things), this.among(TAILS)];
      const name = this.form.language === 'ru' ? `${head} ${thing}${tail}` : `${thing[0].toUpperCase()}${thing.slice(1)} ${head}${tail}`;
      if (!this.used.has(name) || turn > 30) {
        this.used.add(name);
        return name;
      }
    }
  }

  values(kind) {
    const { chance } = this;
    const short = chance.next();
    const flags = [];
    if (short < 0.08) flags.push(`d${chance.between(1, 2)}`);
    else if (short < 0.13) flags.push(`D${chance.between(1, 2)}`);
    else if (short < 0.17) flags.push(`b${chance.between(1, 2)}`);
    else if (short < 0.2) flags.push(`B${chance.between(1, 2)}`);
    else if (short < 0.22) flags.push(`h${chance.between(2, this.count)}`);
    else if (short < 0.27) flags.push(`${chance.among(['q', 'Q'])}${this.count}`);
    else if (short < 0.29) flags.push(`${chance.among(['q', 'Q'])}${this.count - 1}`, `${chance.among(['q', 'Q'])}${this.count}`);
    const low = { share: chance.between(1, 80) + 0.4, place: chance.between(30, 99), large: chance.between(700, 16000), huge: chance.between(20000, 900000), decimal: chance.between(1, 400) + 0.3, count: chance.between(3, 400) }[kind];
    const high = kind === 'share' ? Math.min(100, low * 1.3) : kind === 'place' ? low - 20 : low * (1.1 + chance.next());
    const form = { share: 'p', place: 'n', large: 'n', huge: 'n', decimal: chance.whether(0.3) ? 'pp' : 'p', count: 'n' }[kind];
    if ((kind === 'large' || kind === 'huge') && chance.whether(0.4)) flags.push(chance.among(['m', 'x']));
    return `${form} ${low.toFixed(2)} ${high.toFixed(2)}${flags.length ? ` @ ${flags.join(' ')}` : ''}`;
  }

  row(extra = {}) {
    const unit = this.among(this.field.units);
    const [, kind] = this.words.UNITS[unit];
    return [this.name(unit), unit, this.among(this.sources), this.values(kind), extra];
  }

  kid(unit, extra) {
    const [, kind] = this.words.UNITS[unit];
    return [this.among(this.words.KIDS), ...(extra.bare ? [null, null] : [unit, this.among(this.sources)]), this.values(kind), { mark: extra.mark }];
  }

  rows(count) {
    const { chance } = this;
    const rows = [];
    while (rows.length < count) {
      const turn = chance.next();
      if (turn < 0.05 && rows.length > 0) rows.push(['', '', '', '', { deleted: this.decree().slice(0, 2) }]);
      else if (turn < 0.1) rows.push(this.row({ shape: 'pair' }), this.row());
      else if (turn < 0.15) {
        const [name, unit, source, values] = this.row();
        rows.push([name, unit, source, values, { share: 2 }], [this.name(unit), null, null, this.values(this.words.UNITS[unit][1]), {}]);
      } else if (turn < 0.27) rows.push(this.withKids());
      else if (turn < 0.32) rows.push(this.row({ cut: chance.between(2, 3), late: [this.count - 1] }));
      else if (turn < 0.35) rows.push(this.row({ stair: true }));
      else rows.push(this.row());
    }
    return rows;
  }

  withKids() {
    const { chance } = this;
    const [name, unit, source, values] = this.row();
    const mark = chance.among(['-', '1)', 'a']);
    const bare = chance.whether(0.5);
    const kids = this.some(this.words.KIDS, chance.between(2, 3)).map((kid) => [kid, ...(bare ? [null, null] : [unit, source]), this.values(this.words.UNITS[unit][1]), { mark }]);
    const including = this.form.language === 'ru' ? 'в том числе' : 'оның ішінде';
    if (bare) return [`${name}, ${including}:`, unit, source, values, { share: kids.length + 1, kids }];
    if (chance.whether(0.3)) return [`${name}, ${including}:`, null, null, null, { shape: 'inName', kids }];
    return [`${name}, ${including}:`, unit, source, values, { kids }];
  }

  // ── measures ──

  marks() {
    const years = this.planned.length + this.projected.length;
    if (this.chance.whether(0.4)) return 'x'.repeat(years);
    const blank = this.chance.among(['.', '-']);
    const marks = this.times(years, () => (this.chance.whether(0.5) ? 'x' : blank)).join('');
    return marks.includes('x') ? marks : `x${marks.slice(1)}`;
  }

  measures() {
    return this.some(this.words.ACTS, this.chance.between(2, 4)).map((act) => {
      const turn = this.chance.next();
      if (turn < 0.06) return ['', '', { deleted: this.decree().slice(0, 2) }];
      if (turn < 0.16) return [`${act}:`, '', { ...(this.chance.whether(0.5) ? { mark: '1)' } : {}), kids: this.some(this.words.KID_ACTS, 2).map((kid) => [kid, this.marks()]) }];
      return [act, this.marks()];
    });
  }

  // ── sections 4 to 6 ──

  get capabilities() {
    const named = this.form.language === 'ru' ? (n, g) => `Стратегическое направление ${n}.\n${this.aim()}\nЦель ${g}.\n${this.aim()}` : (n, g) => `${n}-стратегиялық бағыт.\n${this.aim()}\n${g}-мақсат.\n${this.aim()}`;
    return this.times(2, (_, index) => ({
      heading: named(index + 1, `${index + 1}.1`), goal: `${index + 1}.1`, together: this.chance.whether(0.4),
      items: this.some(this.words.ACTS, this.chance.between(2, 3)).map((act, at) => [`${at + 1}. ${act}.`, this.among(this.words.TERMS)]),
    }));
  }

  cooperation() {
    return this.times(2, (_, index) => ({ task: `${index + 1}.1.1`, title: this.aim(), items: this.some(this.words.JOINT, this.chance.between(1, 3)).map((text) => [this.among(this.words.BODIES), text]) }));
  }

  risks() {
    const headings = this.form.language === 'ru' ? ['Внешние риски', 'Внутренние риски'] : ['Сыртқы қатерлер', 'Ішкі қатерлер'];
    let number = 0;
    return headings.map((heading) => ({
      heading,
      items: this.some(this.words.RISKS, 2).map((risk) => {
        number += 1;
        return [String(number), risk, this.among(this.words.EFFECTS), this.among(this.words.RESPONSES)];
      }),
    }));
  }

  // ── money ──

  money() {
    const { chance } = this;
    const low = chance.among([chance.between(20000, 90000), chance.between(100000, 900000), chance.between(1000000, 40000000)]);
    const flags = [];
    if (chance.whether(0.25)) flags.push(chance.whether(0.5) ? `b${chance.between(1, 3)}` : `B${chance.between(1, 3)}`);
    if (chance.whether(0.3)) flags.push(chance.among(['m', 'x']));
    return `n ${low} ${Math.round(low * (1 + chance.next()))}${flags.length ? ` @ ${flags.join(' ')}` : ''}`;
  }

  programmes() {
    return this.some(this.words.PROGRAMMES, this.form.programmes ?? 6).map((name, index) => {
      const stage = index < 4 ? 'current' : 'development';
      const block = () => (this.chance.whether(0.15) ? 'х' : this.times(this.chance.between(1, 3), (_, at) => {
        const [rowName, unit, , values] = this.row();
        return [rowName, unit, values, { ...(this.chance.whether(0.3) ? { number: String(at + 1) } : {}), ...(this.chance.whether(0.06) ? { cut: 2, late: [this.count - 1] } : {}) }];
      }));
      return {
        code: this.codes[index], name, description: this.among(this.words.DESCRIPTIONS), content: this.among(['functions', 'transfers', 'capital', 'investment']),
        delivery: this.chance.whether(0.8) ? 'individual' : 'distributed', stage,
        blocks: { direct: block(), final: block(), quality: this.chance.whether(0.4) ? this.among(this.words.QUALITY) : block(), efficiency: [[this.name('money'), 'money', this.values('large'), {}]] },
        volume: this.money(),
      };
    });
  }

  budgetLines() {
    return this.times(3, (_, index) => [`1${index}4${this.chance.whether(0.3) ? '*' : ''}`, this.words.PROGRAMMES.at(-1 - index), index === 2 ? 'development' : 'current', `n ${this.chance.between(1000, 900000)} ${this.chance.between(1000, 900000)}`, {}]);
  }
}
