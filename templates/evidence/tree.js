import { bringIntoView, byId, element } from './dom.js';
import { cellCounts, findings, lines, pathOf, records, roots, statusesOf } from './model.js';
import { code, language, lineWords, number, say } from './words.js';

/**
 * The index: the tree of what was read, the list of findings, what a search finds; and the filters that narrow all three.
 */
const STATUSES = ['stated', 'inferred', 'corrected', 'unplaced'];
const SEVERITIES = ['error', 'warning', 'note'];
/** Results that are shown of each sort: more than anyone reads, few enough to be quick. */
const MOST_RESULTS = 200;
/** Kinds that only stand in the tree when they are asked for. */
const QUIET = new Set(['table']);
/** Kinds that a search finds after all others: they hold most words. */
const PROSE = new Set(['paragraph', 'amendment', 'table']);

const state = { tab: 'records', query: '', statuses: new Set(), severity: null, kind: '' };
const open = new Set(roots);
let chosen = { record: null, finding: null };
let choose = () => {};
/** Records that pass the filters, and those above them. */
let passing = new Set();

export function setUpIndex(onChoose) {
  choose = onChoose;
  byId('search').addEventListener('input', () => {
    state.query = byId('search').value.trim();
    drawList();
  });
  for (const tab of document.querySelectorAll('[data-tab]')) tab.addEventListener('click', () => show(tab.dataset.tab));
  byId('index-list').addEventListener('keydown', walk);
}

/** Draws the index anew, in the reader's language. */
export function drawIndex() {
  byId('tab-records').textContent = say('index.records', { n: number(records.length) });
  byId('tab-findings').textContent = say('index.findings', { n: number(findings.length) });
  drawFilters();
  show(state.tab);
}

/** Shows what is chosen in the index: its branch opened, its row in sight. */
export function reveal(next) {
  chosen = next;
  if (next.record !== null) for (const above of pathOf(next.record)) open.add(above);
  if (next.finding !== null && state.tab !== 'findings' && state.query === '') state.tab = 'findings';
  else if (next.finding === null && next.record !== null && state.query === '') state.tab = 'records';
  show(state.tab);
  const row = byId('index-list').querySelector('[aria-selected="true"]');
  if (row !== null) bringIntoView(byId('index-list'), row.firstElementChild ?? row);
}

function show(tab) {
  state.tab = tab;
  for (const each of document.querySelectorAll('[data-tab]')) each.setAttribute('aria-selected', String(each.dataset.tab === tab));
  drawList();
}

function drawList() {
  passing = passingRecords();
  const list = byId('index-list');
  const top = list.scrollTop;
  if (state.query !== '') list.replaceChildren(...resultRows());
  else if (state.tab === 'findings') list.replaceChildren(findingList(findings.filter(passes)));
  else list.replaceChildren(element('ul', { role: 'tree', class: 'tree', 'aria-label': say('index.label') }, ...branches(roots, 1)));
  if (list.childElementCount === 0 || list.querySelector('[role="treeitem"], [role="option"]') === null) list.append(element('p', { class: 'nothing' }, say('index.nothing')));
  const first = list.querySelector('[aria-selected="true"]') ?? list.querySelector('[role="treeitem"], [role="option"]');
  first?.setAttribute('tabindex', '0');
  list.scrollTop = top;
}

// ── filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function drawFilters() {
  const chip = (label, count, pressed, mark, toggle) => element('button', {
    type: 'button', class: 'chip', 'aria-pressed': String(pressed), click: () => {
      toggle();
      drawFilters();
      drawList();
    },
  }, mark, label, element('span', { class: 'count' }, number(count)));
  const statuses = STATUSES.filter((status) => cellCounts.has(status)).map((status) => chip(
    code('status', status), cellCounts.get(status), state.statuses.has(status), element('i', { class: `key key-${status}` }),
    () => (state.statuses.has(status) ? state.statuses.delete(status) : state.statuses.add(status)),
  ));
  const severities = SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length])
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => chip(code('severity', severity), count, state.severity === severity, element('i', { class: `key key-${severity}` }), () => {
      state.severity = state.severity === severity ? null : severity;
    }));
  const kinds = [...new Set(records.map((record) => record.kind))].filter((kind) => kind !== 'heading' && kind !== 'block');
  const select = element('select', { 'aria-label': say('index.kind'), change: () => {
    state.kind = select.value;
    drawList();
  } }, element('option', { value: '' }, say('index.all_kinds')), ...kinds.map((kind) => element('option', { value: kind, selected: state.kind === kind }, say(`kinds.${kind}`))));
  byId('filters').replaceChildren(element('div', { class: 'chips', role: 'group', 'aria-label': say('index.filter') }, ...statuses, ...severities), select);
}

function passes(item) {
  const record = item.subjectId === undefined ? item : records[item.subject];
  if (state.severity !== null) {
    const own = item.subjectId === undefined ? record.findings : [item];
    if (!own.some((finding) => finding.severity === state.severity)) return false;
  }
  if (state.kind !== '' && record?.kind !== state.kind) return false;
  if (state.statuses.size > 0 && !(record !== undefined && [...state.statuses].some((status) => statusesOf.get(record).has(status)))) return false;
  return item.subjectId !== undefined || state.kind !== '' || !QUIET.has(record.kind) || record === chosen.record;
}

function isFiltered() {
  return state.severity !== null || state.kind !== '' || state.statuses.size > 0;
}

function passingRecords() {
  const found = new Set();
  for (const record of records) {
    if (!passes(record)) continue;
    found.add(record);
    for (const above of pathOf(record)) found.add(above);
  }
  return found;
}

// ── the tree ────────────────────────────────────────────────────────────────────────────────────────────────────────

function branches(list, level) {
  return list.filter((record) => passing.has(record)).map((record) => branch(record, level));
}

function branch(record, level) {
  const children = record.children.filter((child) => passing.has(child));
  const isOpen = children.length > 0 && (open.has(record) || (isFiltered() && passing.size < 400));
  const row = element('div', { class: `row kind-${record.kind}`, title: record.title, click: (event) => {
    if (event.target.closest('.twist') !== null || record.kind === 'heading' || record.kind === 'block') turn(record, item);
    else choose({ record });
  } }, element('span', { class: 'twist', 'aria-hidden': 'true' }, children.length > 0 ? '›' : ''), ...labelOf(record), ...badgesOf(record));
  row.style.paddingInlineStart = `${6 + (level - 1) * 14}px`;
  const item = element('li', {
    role: 'treeitem', 'aria-level': level, 'aria-expanded': children.length > 0 ? String(isOpen) : null, 'aria-selected': String(record === chosen.record),
    tabindex: -1, 'data-record': record.index,
  }, row);
  if (isOpen) item.append(element('ul', { role: 'group' }, ...branches(children, level + 1)));
  return item;
}

function turn(record, item) {
  if (open.has(record)) open.delete(record);
  else open.add(record);
  const fresh = branch(record, Number(item.getAttribute('aria-level')));
  item.replaceWith(fresh);
  fresh.setAttribute('tabindex', '0');
  return fresh;
}

export function labelOf(record) {
  const named = record.kind === 'block' ? code('block', record.title) : record.title;
  const kind = ['direction', 'goal', 'task', 'programme', 'table'].includes(record.kind) ? `${say(`kinds.${record.kind}`)} ` : '';
  const prefix = `${kind}${record.number ?? ''}`.trim();
  return [prefix === '' ? null : element('span', { class: 'row-no' }, prefix), element('span', { class: 'row-name' }, named === '' ? '—' : named)];
}

function badgesOf(record) {
  const signs = STATUSES.filter((status) => status !== 'stated' && statusesOf.get(record).has(status));
  const gravest = SEVERITIES.find((severity) => record.findings.some((finding) => finding.severity === severity));
  return [
    ...signs.map((status) => element('i', { class: `key key-${status}`, title: code('status', status) })),
    gravest === undefined ? null : element('b', { class: `badge badge-${gravest}`, title: code('severity', gravest) }, String(record.findings.length)),
  ];
}

// ── findings and results ────────────────────────────────────────────────────────────────────────────────────────────

function findingList(list) {
  return element('ul', { role: 'listbox', class: 'results', 'aria-label': say('index.findings', { n: number(list.length) }) }, ...list.map((finding) => element('li', {
    role: 'option', class: 'result', 'aria-selected': String(finding === chosen.finding), tabindex: -1, 'data-finding': finding.index, click: () => choose({ finding }),
  }, element('div', { class: 'result-body' },
    element('p', { class: 'result-kicker' }, element('i', { class: `key key-${finding.severity}` }), `${code('severity', finding.severity)} · ${finding.check[language()]}`),
    element('p', { class: 'result-text' }, finding.message[language()]),
    element('p', { class: 'result-foot' }, finding.lines === null ? '' : lineWords(finding.lines))))));
}

function resultRows() {
  const wanted = matcher(state.query);
  const found = records.filter((record) => passing.has(record) && wanted(searchTextOf(record))).sort((a, b) => Number(PROSE.has(a.kind)) - Number(PROSE.has(b.kind)));
  const told = findings.filter((finding) => passes(finding) && wanted(folded(`F${finding.index}`, `${finding.message[language()]} ${finding.id}`)));
  const hits = isFiltered() ? [] : lines.flatMap((text, index) => (wanted(folded(`L${index}`, text)) ? [index + 1] : []));
  const rows = [];
  const group = (title, count, items) => {
    if (count === 0) return;
    rows.push(element('h3', { class: 'group' }, title, element('span', { class: 'count' }, number(count))), ...items);
    if (count > MOST_RESULTS) rows.push(element('p', { class: 'nothing' }, say('index.more', { n: number(count - MOST_RESULTS) })));
  };
  group(say('index.found_records'), found.length, [element('ul', { role: 'listbox', class: 'results' }, ...found.slice(0, MOST_RESULTS).map((record) => element('li', {
    role: 'option', class: 'result', 'aria-selected': String(record === chosen.record), tabindex: -1, 'data-record': record.index, click: () => choose({ record }),
  }, element('div', { class: 'result-body' },
    element('p', { class: 'result-kicker' }, [say(`kinds.${record.kind}`), ...pathOf(record).slice(-1).map((above) => `${above.number ?? ''} ${above.title}`.trim())].join(' · ')),
    element('p', { class: 'result-text' }, record.number === null ? '' : `${record.number} `, ...marked(record.title))))))]);
  if (told.length > 0) group(say('index.found_findings'), told.length, [findingList(told.slice(0, MOST_RESULTS))]);
  group(say('index.found_lines'), hits.length, [element('ul', { role: 'listbox', class: 'results' }, ...hits.slice(0, MOST_RESULTS).map((line) => element('li', {
    role: 'option', class: 'result result-line', tabindex: -1, 'data-line': line, click: () => choose({ line }),
  }, element('div', { class: 'result-body' }, element('span', { class: 'result-no' }, String(line)), element('span', {}, ...marked(lines[line - 1].trim()))))))]);
  return rows;
}

// ── search ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Letters that stand for each other in a search: Latin ones that look like Cyrillic ones, because the text mixes them, and Kazakh ones with
 * the Russian ones that people type who lack a Kazakh keyboard.
 */
const ALIKE = new Map([...'aа cс eе hх iи kк mм oо pр tт xх yу bв әа ғг қк ңн өо ұу үу һх іи'.split(' ')].map(([written, read]) => [written, read]));
const prepared = new Map();

/** A text in the forms that are searched: small letters; look-alikes folded; without white space, as numbers and spaced words need. */
function folded(key, text) {
  let forms = prepared.get(key);
  if (forms === undefined) {
    const small = text.toLowerCase();
    const alike = Array.from(small, (letter) => ALIKE.get(letter) ?? letter).join('');
    forms = { small, alike, tight: alike.replace(/\s+/g, '') };
    prepared.set(key, forms);
  }
  return forms;
}

function matcher(query) {
  const { small, alike, tight } = folded('', query.normalize('NFC'));
  prepared.delete('');
  return (forms) => forms.small.includes(small) || forms.alike.includes(alike) || (tight.length > 3 && forms.tight.includes(tight));
}

/** A text with what the search found in it marked, where it stands in one piece. */
function marked(text) {
  const { alike } = folded('', state.query);
  const at = Array.from(text.toLowerCase(), (letter) => ALIKE.get(letter) ?? letter).join('').indexOf(alike);
  prepared.delete('');
  return at < 0 ? [text] : [text.slice(0, at), element('mark', {}, text.slice(at, at + alike.length)), text.slice(at + alike.length)];
}

function searchTextOf(record) {
  const cells = (record.cells ?? []).map((cell) => `${cell[5]} ${cell[2] ?? ''}`).join(' | ');
  return folded(record.id, `${record.number ?? ''} ${record.title} ${record.id} ${Object.values(record.fields).join(' ')} ${cells}`);
}

// ── keyboard ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Arrows walk, left and right close and open, Enter chooses. */
function walk(event) {
  const rows = [...byId('index-list').querySelectorAll('[role="treeitem"], [role="option"]')];
  const at = rows.indexOf(document.activeElement);
  const row = rows[at];
  if (row === undefined) return;
  const record = row.dataset.record === undefined ? null : records[Number(row.dataset.record)];
  const expanded = row.getAttribute('aria-expanded');
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  let next = null;
  if (event.key in steps) next = rows[steps[event.key]];
  else if (event.key === 'ArrowRight' && expanded === 'false') next = turn(record, row);
  else if (event.key === 'ArrowRight' && expanded === 'true') next = rows[at + 1];
  else if (event.key === 'ArrowLeft' && expanded === 'true') next = turn(record, row);
  else if (event.key === 'ArrowLeft') next = row.parentElement.closest('[role="treeitem"]');
  else if (event.key === 'Enter' || event.key === ' ') (row.querySelector('.row') ?? row).click();
  else return;
  event.preventDefault();
  focusRow(next);
}

export function focusRow(row = byId('index-list').querySelector('[tabindex="0"]')) {
  if (row === null || row === undefined) return;
  byId('index-list').querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  row.setAttribute('tabindex', '0');
  row.focus({ preventScroll: true });
  bringIntoView(byId('index-list'), row.firstElementChild ?? row);
}
