/**
 * Scores the reader on the made plans: `node test/plans/score.mjs <folder of the built pipeline> [name…] [--all]`.
 * Prints a table a plan and the worst examples with the dump's line numbers; `--all` prints every one, `--json` only the figures;
 * `--in=<folder>` takes the plans of another folder (see `generate/fresh.mjs`).
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fold, alike, matchUp } from './match.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const all = process.argv.includes('--all');
const asJson = process.argv.includes('--json');
const [built, ...names] = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const folder = process.argv.find((each) => each.startsWith('--in='))?.slice('--in='.length) ?? here;
const load = (file) => import(pathToFileURL(join(resolve(built), file)).href);
const { extractDocument } = await load('extract/document.js');
const { linesOfText } = await load('read/text.js');

const plans = readdirSync(folder)
  .filter((file) => file.endsWith('.truth.json'))
  .map((file) => file.replace('.truth.json', ''))
  .filter((name) => names.length === 0 || names.includes(name));

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
const tokenOf = (cell) => `${cell.qualifier ?? ''}${cell.absence ?? Number(cell.value)}`;

for (const name of plans) {
  const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8'));
  const lines = linesOfText(text);
  const pages = lines.at(-1).page;
  let got;
  try {
    got = extractDocument({ id: name, file: `${name}.txt`, kind: 'text', sha256: createHash('sha256').update(text).digest('hex'), pages, lines, register: null });
  } catch (error) {
    console.log(`\n════ ${name}: the reader threw: ${error.stack}`);
    continue;
  }
  score(name, truth, got, lines);
}

function score(name, truth, got, lines) {
  const faults = [];
  const fault = (cause, line, message) => faults.push({ cause, line, message });
  const table = [];
  const row = (label, part, whole, note = '') => table.push([label, part, whole, whole ? percent(part, whole) : '', note]);
  const at = (record) => (record ? `${record.line_first}–${record.line_last}` : '');
  const near = (words) => nearLine(lines, words);

  // ── the document ──
  const said = got.document;
  const about = [
    ['first year', said.period_first_year, truth.document.period_first_year],
    ['last year', said.period_last_year, truth.document.period_last_year],
    ['years', got.years.map((y) => y.year).join(' '), truth.document.years.join(' ')],
    ['reported years', got.years.filter((y) => y.period === 'reported').map((y) => y.year).join(' '), truth.document.reported.join(' ')],
    ...['title', 'organisation'].filter((field) => truth.document[field]).map((field) => [field, fold(said[field] ?? ''), fold(truth.document[field])]),
  ];
  row('document', about.filter(([, a, b]) => a === b).length, about.length);
  for (const [field, a, b] of about) if (a !== b) fault('document', 1, `${field}: «${a}» should be «${b}»`);

  // ── series ──
  const seriesKey = (s) => [s.kind, s.owner, s.block ?? '', s.group ?? ''].join('/');
  const read = got.series.map((s) => ({
    record: s,
    kind: s.kind,
    owner: s.kind === 'goal_indicator' ? plain(s.goal_id) : s.kind === 'task_indicator' ? plain(s.task_id) : s.kind === 'budget_line' ? s.budget_group : s.programme_code,
    block: s.block,
    group: s.budget_group,
    number: s.number,
    name: s.name,
  }));
  const want = truth.series.map((s) => ({ ...s, record: s }));
  const pairs = matchUp(want, read, {
    same: (a, b) => seriesKey(a) === seriesKey(b) && (a.kind !== 'budget_line' || !a.number || digits(a.number) === digits(b.number)),
    exact: (a, b) => fold(a.name) === fold(b.name),
    close: (a, b) => alike(a.name, b.name),
    order: true,
  });
  const found = pairs.filter(([a, b]) => a && b);
  const namesRight = found.filter(([a, b]) => fold(a.name) === fold(b.name));
  row('series found', found.length, want.length);
  row('  of these, name right', namesRight.length, found.length);
  const spurious = pairs.filter(([a]) => !a);
  row('series spurious', spurious.length, 0);
  for (const [a, b] of pairs) {
    if (!b) fault('series missing', near(a.name), `${seriesKey(a)} «${a.name}» [${a.cells.map((c) => c.print || '_').join(' | ')}]`);
    else if (!a) fault('series spurious', b.record.line_first, `${b.record.series_id} «${b.name}» [${observationsOf(got, b.record).map((o) => o.raw || '_').join(' | ')}] ${at(b.record)}`);
    else if (fold(a.name) !== fold(b.name)) fault('series name', b.record.line_first, `${b.record.series_id} «${b.name}» should be «${a.name}»`);
  }

  // ── cells ──
  let printed = 0;
  let covered = 0;
  let cautious = 0;
  let silent = 0;
  let placed = 0;
  let lost = 0;
  const counts = { stated: 0, inferred: 0, unplaced: 0, corrected: 0 };
  for (const o of got.observations) counts[o.status] += 1;
  for (const [a, b] of pairs) {
    const cells = a ? a.cells : [];
    const shown = cells.filter((cell) => cell.absence !== 'blank');
    printed += shown.length;
    if (!b) {
      lost += shown.length;
      continue;
    }
    const seen = observationsOf(got, b.record);
    const byYear = new Map(cells.map((cell) => [cell.year, cell]));
    for (const o of seen) {
      if (o.year === null || !['stated', 'inferred'].includes(o.status)) continue;
      placed += 1;
      const cell = byYear.get(o.year);
      const right = cell && (o.absence === 'blank' ? cell.absence === 'blank' : cell.absence !== 'blank' && tokenOf(cell) === tokenOf(o));
      if (!right) {
        silent += 1;
        if (a) {
          fault('silent error', b.record.line_first, `${b.record.series_id} ${o.year} ${o.status}: read ${o.absence ?? o.raw}, printed ${cell ? cell.print || 'blank' : 'no such year'} · row [${cells.map((c) => c.print || '_').join(' | ')}] · ${o.basis ?? ''}`);
        }
      }
    }
    const order = seen.filter((o) => o.absence !== 'blank').sort((x, y) => x.ordinal - y.ordinal);
    const short = shown.length < cells.length;
    const pairing = align(shown, order);
    let misses = 0;
    for (const [cell, o] of pairing) {
      if (!cell) continue;
      if (!o) misses += 1;
      else if (o.year === cell.year) covered += 1;
      else if (o.status === 'unplaced' && short) covered += 1;
      else if (o.status === 'unplaced') cautious += 1;
    }
    lost += misses;
    if (misses > 0) {
      fault('cells', b.record.line_first, `${b.record.series_id} «${b.name.slice(0, 40)}» printed [${cells.map((c) => c.print || '_').join(' | ')}] read [${order.map((o) => `${o.qualifier ? `${o.qualifier} ` : ''}${o.absence === 'dash' ? '-' : o.value}${o.year === null ? '?' : ''}`).join(' | ')}] ${at(b.record)}`);
    } else if (!short && order.some((o) => o.status === 'unplaced')) {
      fault('full row unplaced', b.record.line_first, `${b.record.series_id} printed [${cells.map((c) => c.print).join(' | ')}] read [${order.map((o) => o.raw).join(' | ')}] ${order[0].basis ?? ''}`);
    }
  }
  row('printed cells covered', covered, printed);
  row('  full row left unplaced', cautious, printed);
  row('  lost', lost, printed);
  row('silent errors', silent, placed, `stated ${counts.stated}, inferred ${counts.inferred}, unplaced ${counts.unplaced}`);

  // ── units, sources, parents ──
  const idOf = new Map(pairs.filter(([a, b]) => a && b).map(([a, b]) => [a.record, b.record.series_id]));
  let units = 0;
  let unitStates = 0;
  let sources = 0;
  let parents = 0;
  for (const [a, b] of found) {
    const s = b.record;
    if (a.record.unitFree) {
      // A heading that shares its first part's name cell: the unit beside it belongs to either.
      units += 1;
      unitStates += 1;
      sources += 1;
    } else {
      if (fold(a.unit ?? '') === fold(s.unit ?? '')) units += 1;
      else fault('unit', s.line_first, `${s.series_id} unit «${s.unit}» (${s.unit_status}) should be «${a.unit}» (${a.unit_status})`);
      if (a.unit_status === s.unit_status) unitStates += 1;
      else fault('unit status', s.line_first, `${s.series_id} unit_status ${s.unit_status} should be ${a.unit_status} («${a.unit}»)`);
      if (a.kind !== 'goal_indicator' && a.kind !== 'task_indicator') sources += 1;
      else if (fold(a.source ?? '') === fold(s.information_source ?? '') && a.source_status === s.source_status) sources += 1;
      else fault('source', s.line_first, `${s.series_id} source «${s.information_source}» (${s.source_status}) should be «${a.source}» (${a.source_status})`);
    }
    const parent = a.parent === null || a.parent === undefined ? null : idOf.get(truth.series[a.parent]) ?? 'missing';
    if (parent === s.parent_series_id) parents += 1;
    else fault('parent', s.line_first, `${s.series_id} «${s.name.slice(0, 40)}» parent ${s.parent_series_id} should be ${parent}`);
  }
  row('units', units, found.length);
  row('unit status', unitStates, found.length);
  row('sources with status', sources, found.length);
  row('parents', parents, found.length);

  // ── measures ──
  const measures = matchUp(
    truth.measures,
    got.measures.map((m) => ({ record: m, task: plain(m.task_id), text: m.text })),
    { same: (a, b) => a.task === b.task, exact: (a, b) => fold(a.text) === fold(b.text), close: (a, b) => alike(a.text, b.text), order: true },
  );
  let marksRight = 0;
  let markErrors = 0;
  let marksPlaced = 0;
  for (const [a, b] of measures) {
    if (!b) fault('measure missing', near(a.text), `${a.task} «${a.text}»`);
    else if (!a) fault('measure spurious', b.record.line_first, `${b.record.measure_id} «${b.text}»`);
    if (!a || !b) continue;
    if (fold(a.text) !== fold(b.text)) fault('measure text', b.record.line_first, `${b.record.measure_id} «${b.text}» should be «${a.text}»`);
    const marks = got.measure_years.filter((m) => m.measure_id === b.record.measure_id);
    const expected = a.marks.filter(Boolean);
    const ok = marks.length === expected.length && marks.every((m, i) => m.mark === expected[i]);
    if (ok) marksRight += 1;
    else fault('marks', b.record.line_first, `${b.record.measure_id} marks [${marks.map((m) => m.mark).join(' ')}] should be [${a.marks.map((m) => m ?? '_').join(' ')}]`);
    const planned = truth.document.years.slice(-a.marks.length);
    for (const m of marks) {
      if (m.year === null) continue;
      marksPlaced += 1;
      if (a.marks[planned.indexOf(m.year)] !== m.mark) {
        markErrors += 1;
        fault('mark misplaced', b.record.line_first, `${b.record.measure_id} ${m.year} ${m.mark} ${m.status}, printed [${a.marks.map((x) => x ?? '_').join(' ')}]`);
      }
    }
  }
  const foundMeasures = measures.filter(([a, b]) => a && b);
  row('measures found', foundMeasures.length, truth.measures.length, `spurious ${measures.filter(([a]) => !a).length}`);
  row('  with their marks', marksRight, truth.measures.length);
  row('  marks in a wrong year', markErrors, marksPlaced);

  // ── the rest ──
  list('outline', truth.outline, got.outline.map((o) => ({ record: o, ...o })), {
    same: (a, b) => a.level === b.level && a.number === b.number,
    fields: [['title', 'title']],
    text: (a) => `${a.level} ${a.number} ${a.title}`,
    onlyLevels: ['section', 'direction', 'goal', 'task'],
  });
  const codes = new Set(got.goal_programmes.map((g) => `${plain(g.goal_id)}/${g.programme_code}`));
  const wantCodes = truth.goal_programmes.flatMap((g) => g.codes.map((code) => `${g.goal}/${digits(code)}`));
  row('goal codes', wantCodes.filter((c) => codes.has(c) || codes.has(`${c}*`)).length, wantCodes.length, `read ${codes.size}`);
  for (const code of wantCodes) if (!codes.has(code)) fault('goal code', 0, code);
  list('programmes', truth.programmes, got.programmes.map((p) => ({ record: p, ...p })), {
    same: (a, b) => a.code === b.programme_code,
    fields: [['name', 'name'], ['delivery', 'delivery'], ['stage', 'stage'], ['content', 'content'], ['description', 'description']],
    text: (a) => a.code ?? a.programme_code,
  });
  list('programme texts', truth.programme_texts, got.programme_texts.map((p) => ({ record: p, ...p })), {
    same: (a, b) => a.programme === b.programme_code && a.block === b.block,
    fields: [['text', 'text']],
    text: (a) => `${a.programme ?? a.programme_code}/${a.block}`,
  });
  list('capabilities', truth.capabilities, got.capabilities.map((c) => ({ record: c, ...c })), {
    same: (a, b) => alike(a.text, b.text),
    fields: [['text', 'text'], ['term', 'term'], ['goal', 'goal_id']],
    text: (a) => a.text,
  });
  list('cooperation', truth.cooperation, got.cooperation.map((c) => ({ record: c, ...c })), {
    same: (a, b) => a.task === b.task_number && alike(a.text, b.text),
    fields: [['text', 'text'], ['agency', 'agency']],
    text: (a) => a.text,
  });
  list('risks', truth.risks, got.risks.map((c) => ({ record: c, ...c })), {
    same: (a, b) => alike(a.risk, b.risk),
    fields: [['risk', 'risk'], ['consequence', 'consequence'], ['response', 'response'], ['heading', 'heading'], ['number', 'number']],
    text: (a) => a.risk,
  });
  const decree = (a) => `${a.decree_date} № ${a.decree_number} ${a.effective_date ?? ''}`;
  list('amendments', truth.amendments, got.amendments.filter((a) => a.action !== 'deleted').map((a) => ({ record: a, ...a })), {
    same: (a, b) => decree(a) === decree(b),
    fields: [],
    text: (a) => `${a.node ?? a.node_id} ${decree(a)}`,
  });
  list('deletions', truth.deletions, got.deletions.map((a) => ({ record: a, ...a })), {
    same: (a, b) => a.decree_date === b.decree_date && a.decree_number === b.decree_number,
    fields: [],
    text: (a) => a.text,
  });
  list('footnotes', truth.footnotes, got.footnotes.map((a) => ({ record: a, ...a })), {
    same: (a, b) => a.marker === b.marker && alike(a.text, b.text),
    fields: [['text', 'text']],
    text: (a) => `${a.marker} ${a.text}`,
  });
  if (truth.figures) {
    list('figures', truth.figures, got.figures.map((a) => ({ record: a, ...a })), {
      same: (a, b) => a.number === b.number,
      fields: [['caption', 'caption']],
      text: (a) => `${a.number} ${a.caption}`,
    });
  }
  const unclaimed = got.lines.filter((l) => l.element === 'unclaimed');
  row('unclaimed lines', unclaimed.length, lines.length);
  for (const l of unclaimed) fault('unclaimed', l.line_no, `«${l.text}»`);
  const years = got.years.map((y) => `${y.year}${y.period[0]}`).join(' ');

  function list(label, wanted, readList, { same, fields, text, onlyLevels }) {
    const candidates = onlyLevels ? readList.filter((r) => onlyLevels.includes(r.level)) : readList;
    const matched = matchUp(wanted, candidates, { same, exact: () => true, close: () => true, order: true });
    const hits = matched.filter(([a, b]) => a && b);
    const extra = matched.filter(([a]) => !a);
    let right = 0;
    for (const [a, b] of matched) {
      if (!b) fault(`${label} missing`, near(text(a)), text(a));
      else if (!a) fault(`${label} spurious`, b.record.line_first, `«${text(b)}» ${at(b.record)}`);
      else {
        const wrong = fields.filter(([mine, theirs]) => fold(plain(b[theirs]) ?? '') !== fold(a[mine] ?? ''));
        if (wrong.length === 0) right += 1;
        for (const [mine, theirs] of wrong) fault(`${label}: ${mine}`, b.record.line_first, `${text(a).slice(0, 40)}: «${b[theirs]}» should be «${a[mine]}»`);
      }
    }
    row(label, hits.length, wanted.length, `all fields right ${right}, spurious ${extra.length}`);
  }

  if (asJson) {
    console.log(JSON.stringify({ name, figures: Object.fromEntries(table.map(([label, part, whole]) => [label.trim(), [part, whole]])) }));
    return;
  }
  console.log(`\n════ ${name} · ${lines.length} lines · ${got.document.language} ${got.document.period_first_year}–${got.document.period_last_year} (true ${truth.document.period_first_year}–${truth.document.period_last_year}) · ${years}`);
  for (const [label, part, whole, share, note] of table) {
    console.log(`${label.padEnd(26)} ${String(part).padStart(6)} ${whole ? `/ ${String(whole).padStart(5)}` : '       '}  ${share.padStart(9)}  ${note}`);
  }
  const causes = [...new Set(faults.map((f) => f.cause))];
  for (const cause of causes) {
    const some = faults.filter((f) => f.cause === cause);
    console.log(`\n── ${cause}: ${some.length}`);
    for (const { line, message } of all ? some : some.slice(0, 6)) console.log(`  ${String(line).padStart(5)}  ${message}`);
  }
}

function plain(id) {
  if (id === null || id === undefined) return id;
  return /^(goal|task|direction|section|programme):/u.test(id) ? id.replace(/^\w+:/u, '') : id;
}

function digits(text) {
  return (text ?? '').replace(/[^\d]/gu, '');
}

function observationsOf(got, series) {
  return got.observations.filter((o) => o.series_id === series.series_id).sort((a, b) => a.ordinal - b.ordinal);
}

/** Printed and read cells in order, paired where they agree (longest common subsequence). */
function align(printed, read) {
  const n = printed.length;
  const m = read.length;
  const best = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(0));
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      best[i][j] = tokenOf(printed[i]) === tokenOf(read[j]) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs = [];
  let i = 0;
  let j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && tokenOf(printed[i]) === tokenOf(read[j])) pairs.push([printed[i++], read[j++]]);
    else if (j >= m || (i < n && best[i + 1][j] >= best[i][j + 1])) pairs.push([printed[i++], null]);
    else pairs.push([null, read[j++]]);
  }
  return pairs;
}

/** The first line of the dump that begins the words, for a record that the reader did not find. */
function nearLine(lines, words) {
  const start = fold(words).slice(0, 14);
  const hit = lines.find((line) => fold(line.text).includes(start));
  return hit ? hit.no : 0;
}
