import { byId, element, svg } from './dom.js';
import { cellCounts, cellsOf, findings, lines, ownerOf, pageOf, pathOf, plan, range, recordAround, recordOf, records, spansOf, years } from './model.js';
import { labelOf } from './tree.js';
import { code, language, lineWords, number, say } from './words.js';

/**
 * What is known of what is chosen: a record with its values, the readings that were weighed and the checks that touch it; a finding with
 * the lines of both sides; a line with all that was taken from it; nothing chosen, the document.
 */
const MOST_QUOTED = 40;
const THOUSAND = 1e3;
const MILLION = 1e6;
/** The smallest number that does not fit over a column of the chart. */
const LONGEST = 1e5;
const CELL_PARTS = new Set(['value', 'mark']);
/** Columns of the values' table that are set to the right. */
const FIGURES = new Set(['value', 'printed', 'mark']);

/** Draws what is chosen. `choose` is called with what the reader chooses here. */
export function drawDetails(chosen, choose) {
  const box = byId('details');
  if (chosen.finding !== null) box.replaceChildren(...findingDetails(chosen.finding, choose));
  else if (chosen.record !== null) box.replaceChildren(...recordDetails(chosen, choose));
  else if (chosen.lines.length > 0) box.replaceChildren(...lineDetails(chosen.lines, choose));
  else box.replaceChildren(...documentDetails());
  box.scrollTop = 0;
}

// ── the document ────────────────────────────────────────────────────────────────────────────────────────────────────

function documentDetails() {
  const total = [...cellCounts.values()].reduce((sum, count) => sum + count, 0);
  const statuses = ['stated', 'inferred', 'corrected', 'unplaced'].filter((status) => cellCounts.has(status));
  const kinds = [...new Set(records.map((record) => record.kind))].filter((kind) => !['heading', 'block', 'table'].includes(kind));
  return [
    element('p', { class: 'kicker' }, say('intro.kicker')),
    element('h2', {}, say('intro.title')),
    ...['read', 'choose', 'mark'].map((part) => element('p', {}, say(`intro.${part}`))),
    element('h3', {}, say('intro.values', { n: number(total) })),
    element('div', { class: 'share', role: 'img', 'aria-label': statuses.map((status) => `${code('status', status)}: ${cellCounts.get(status)}`).join(', ') },
      ...statuses.map((status) => {
        const part = element('i', { class: `share-${status}` });
        part.style.flexGrow = String(cellCounts.get(status));
        return part;
      })),
    element('ul', { class: 'key-list' }, ...statuses.map((status) => element('li', {}, element('i', { class: `key key-${status}` }), `${code('status', status)} `,
      element('span', { class: 'count' }, `${number(cellCounts.get(status))} · ${share(cellCounts.get(status), total)}`), element('small', {}, say(`statuses.${status}`))))),
    element('h3', {}, say('intro.holds')),
    element('dl', { class: 'fields' }, ...kinds.flatMap((kind) => field(say(`kinds.${kind}`), number(records.filter((record) => record.kind === kind).length))),
      ...field(say('intro.findings'), number(findings.length))),
    element('h3', {}, say('intro.source')),
    element('dl', { class: 'fields' }, ...field(say('intro.file'), plan.file), ...field(say('intro.size'), say('intro.size_text', { pages: number(plan.pages), lines: number(lines.length) })),
      ...field('SHA-256', element('code', { class: 'hash' }, plan.sha256))),
  ];
}

function share(part, whole) {
  const percent = (100 * part) / whole;
  return say('format.percent', { n: number(percent.toFixed(percent < 10 ? 1 : 0)) });
}

// ── a record ────────────────────────────────────────────────────────────────────────────────────────────────────────

function recordDetails({ record, ordinal }, choose) {
  const cells = cellsOf(record);
  return [
    crumbs(record, choose),
    element('p', { class: 'kicker' }, say(`kinds.${record.kind}`)),
    element('h2', { lang: plan.language }, ...labelOf(record).filter(Boolean).flatMap((part) => [part, ' '])),
    element('p', { class: 'where' }, lineLink(record.lines), ' ', element('code', { class: 'id' }, record.id)),
    ...(cells.length > 0 ? valueParts(record, cells, ordinal, choose) : []),
    ...findingCards(record.findings, choose),
    ...fieldParts(record, choose),
    ...candidateParts(record),
    ...childParts(record, choose),
    ...takenParts(record),
  ];
}

function crumbs(record, choose) {
  const path = pathOf(record).filter((above) => above.kind !== 'heading');
  return element('nav', { class: 'crumbs', 'aria-label': say('details.path') }, ...path.flatMap((above, index) => [
    index > 0 ? ' › ' : null,
    element('button', { type: 'button', class: 'link', title: above.title, click: () => choose({ record: above }) }, above.kind === 'block' ? code('block', above.title) : `${say(`kinds.${above.kind}`)} ${above.number ?? ''}`.trim()),
  ]));
}

function valueParts(record, cells, ordinal, choose) {
  const isMeasure = record.kind === 'measure';
  const printsOtherwise = cells.some((cell) => cell.value === null ? cell.absence === null : cell.raw.replace(/\s/g, '').replace(',', '.') !== cell.value);
  const head = isMeasure ? ['year', 'mark', 'status'] : printsOtherwise ? ['year', 'value', 'printed', 'status'] : ['year', 'value', 'status'];
  const rows = cells.map((cell) => element('tr', {
    class: cell.ordinal === ordinal ? 'is-focus' : null, tabindex: 0, 'data-ordinal': cell.ordinal,
    click: () => choose({ record, ordinal: cell.ordinal }), keydown: (event) => event.key === 'Enter' && choose({ record, ordinal: cell.ordinal }),
  },
  element('th', { scope: 'row' }, cell.year === null ? say('details.no_year', { n: cell.ordinal }) : yearOf(cell.year)),
  element('td', { class: 'number' }, valueOf(cell)),
  !head.includes('printed') ? null : element('td', { class: 'number printed', lang: plan.language }, cell.raw.replace(/\s+/g, ' ').trim()),
  element('td', {}, element('i', { class: `key key-${cell.status}` }), code('status', cell.status))));
  const bases = [...new Set(cells.map((cell) => cell.basis).filter(Boolean))];
  return [
    chartOf(cells, record.fields.unit),
    element('table', { class: 'values' }, element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col', class: FIGURES.has(name) ? 'number' : null }, say(`details.${name}`))))), element('tbody', {}, ...rows)),
    cells.some((cell) => cell.year === null) ? element('p', { class: 'note' }, say('statuses.unplaced')) : null,
    ...bases.map((basis) => element('p', { class: 'note' }, element('b', {}, say('details.basis')), ' ', basis)),
  ].filter(Boolean);
}

function yearOf(year) {
  const period = years.find(([known]) => known === year)?.[1];
  return period === undefined ? String(year) : `${year} `.concat(code('period', period));
}

function valueOf(cell) {
  if (cell.value !== null) {
    const shown = number(cell.value);
    return cell.qualifier === null ? shown : say(`format.${cell.qualifier}`, { n: shown });
  }
  return { dash: '–', cross: '×', blank: say('details.blank') }[cell.absence] ?? cell.raw;
}

/** Columns by year: reported filled, planned open, a gap where nothing can be placed. No axis: the table below has every figure. */
function chartOf(cells, unit) {
  const placed = cells.filter((cell) => cell.year !== null && cell.value !== null);
  if (placed.length < 3) return null;
  const shown = years.length > 0 ? years : placed.map((cell) => [cell.year, 'planned']);
  const values = placed.map((cell) => Number(cell.value));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (high === low) return null;
  const [width, height, top, bottom] = [336, 92, 14, 16];
  const step = width / shown.length;
  const at = (value) => top + ((high - value) / (high - low)) * (height - top - bottom);
  const marks = shown.flatMap(([year, period], index) => {
    const cell = placed.find((each) => each.year === year);
    const middle = index * step + step / 2;
    const label = svg('text', { x: middle, y: height - 3, class: 'chart-year' });
    label.textContent = String(year);
    if (cell === undefined) return [label];
    const value = Number(cell.value);
    const figure = svg('text', { x: middle, y: Math.min(at(value), at(0)) - 3, class: 'chart-value' });
    figure.textContent = compact(cell.value);
    return [svg('rect', {
      x: index * step + step * 0.18, width: step * 0.64, y: Math.min(at(value), at(0)), height: Math.max(1, Math.abs(at(value) - at(0))), class: period === 'reported' ? 'bar bar-reported' : 'bar',
    }), label, figure];
  });
  const isShortened = values.some((value) => Math.abs(value) >= LONGEST);
  const caption = [unit, isShortened ? say('details.shortened') : null].filter(Boolean).join(' · ');
  return element('figure', {}, element('figcaption', { class: 'note' }, caption), svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', 'aria-label': say('details.chart') }, svg('line', { x1: 0, x2: width, y1: at(0), y2: at(0), class: 'chart-zero' }), ...marks));
}

/** A figure short enough to stand over its column: as printed, else in thousands or millions of its unit. */
function compact(decimal) {
  const [value, size] = [Number(decimal), Math.abs(Number(decimal))];
  if (size >= MILLION) return number((value / MILLION).toFixed(size >= 100 * MILLION ? 0 : 1)) + say('details.million');
  if (size >= LONGEST) return number((value / THOUSAND).toFixed(0)) + say('details.thousand');
  return number(decimal);
}

function fieldParts(record, choose) {
  const own = Object.entries(record.fields).filter(([name]) => !name.endsWith('_status'));
  if (own.length === 0) return [];
  return [element('h3', {}, say('details.fields')), element('dl', { class: 'fields' }, ...own.flatMap(([name, text]) => {
    const status = record.fields[`${name === 'information_source' ? 'source' : name}_status`];
    const named = name.endsWith('_id') ? recordOf(text) : null;
    if (named !== null) return field(say(`fields.${name}`), recordLink(named, choose));
    const shown = ['block', 'budget_group', 'stage', 'delivery', 'pairing', 'action', 'polarity', 'kind'].includes(name) ? code(name, text) : text;
    return field(say(`fields.${name}`), status === 'shared' ? say('details.shared', { text: shown }) : shown);
  }))];
}

function candidateParts(record) {
  if (!record.candidates || record.candidates.length === 0) return [];
  return [element('h3', {}, say('details.candidates', { n: record.candidates.length })), element('p', { class: 'note' }, say('details.candidates_note')),
    element('ol', { class: 'candidates' }, ...record.candidates.slice(0, MOST_QUOTED).map(([cells, reason, isChosen]) => element('li', { class: isChosen ? 'is-taken' : null },
      element('span', { class: 'cells' }, ...cells.map((cell) => element('span', {}, cell))),
      element('small', {}, isChosen ? `${say('details.taken')} · ${reason}` : reason))))];
}

function childParts(record, choose) {
  if (record.children.length === 0) return [];
  return [element('h3', {}, say('details.children', { n: record.children.length })), element('ul', { class: 'links' }, ...record.children.slice(0, MOST_QUOTED).map((child) => element('li', {},
    element('button', { type: 'button', class: 'link', lang: plan.language, click: () => choose({ record: child }) }, ...labelOf(child).filter(Boolean).flatMap((part) => [part, ' '])))))];
}

/** The characters that became each part of a record, as printed. */
function takenParts(record) {
  if (record.spans.length === 0) return [];
  return [element('h3', {}, say('details.taken_from')), element('dl', { class: 'fields taken' }, ...byPart(record.spans).slice(0, MOST_QUOTED).flatMap((spans) => {
    const [first] = spans;
    const name = say(`parts.${first.part}`);
    const numbers = spans.map((each) => each.line);
    return field(CELL_PARTS.has(first.part) ? `${name} ${first.ordinal}` : name, element('span', {}, quoted(spans), ' ', lineLink([Math.min(...numbers), Math.max(...numbers)])));
  }))];
}

/** Spans of one part together; each cell is a part of its own. */
function byPart(spans) {
  const parts = new Map();
  for (const each of spans) {
    const key = CELL_PARTS.has(each.part) ? `${each.part} ${each.ordinal}` : each.part;
    parts.set(key, [...(parts.get(key) ?? []), each]);
  }
  return [...parts.values()];
}

function quoted(spans) {
  return element('q', { lang: plan.language }, spans.map((each) => lines[each.line - 1].slice(each.from, each.to)).join('\n'));
}

// ── a finding ───────────────────────────────────────────────────────────────────────────────────────────────────────

function findingDetails(finding, choose) {
  const subject = finding.subject < 0 ? null : records[finding.subject];
  const at = finding.index;
  const step = (to, word) => element('button', { type: 'button', class: 'quiet', disabled: findings[to] === undefined, click: () => choose({ finding: findings[to] }) }, say(`details.${word}`));
  return [
    element('div', { class: 'steps' }, step(at - 1, 'previous'), element('span', { class: 'count' }, say('details.of', { n: at + 1, all: findings.length })), step(at + 1, 'next')),
    element('p', { class: `kicker severity-${finding.severity}` }, element('i', { class: `key key-${finding.severity}` }), `${code('severity', finding.severity)} · ${code('origin', finding.origin)}`),
    element('h2', {}, finding.check[language()]),
    element('p', { class: 'message' }, finding.message[language()]),
    element('dl', { class: 'fields' },
      ...(finding.year === null ? [] : field(say('fields.year'), String(finding.year))),
      ...['expected', 'found', 'difference'].filter((name) => finding[name] !== null).flatMap((name) => field(say(`fields.${name}`), finding[name])),
      ...field(say('fields.subject'), subject === null ? finding.subjectId : element('button', { type: 'button', class: 'link', lang: plan.language, click: () => choose({ record: subject }) }, ...labelOf(subject).filter(Boolean).flatMap((part) => [part, ' ']))),
      ...(finding.review === null ? [] : field(say('fields.review'), `${code('review', finding.review)}${finding.reviewReason === null ? '' : `: ${finding.reviewReason}`}`))),
    ...quoteParts(finding.lines, finding.otherLines === null ? 'details.quote' : 'details.one_side', 'quote-finding'),
    ...quoteParts(finding.otherLines, 'details.other_side', 'quote-other'),
    element('p', { class: 'where' }, element('code', { class: 'id' }, finding.id)),
  ];
}

function quoteParts(bounds, title, look) {
  if (bounds === null) return [];
  const printed = range(bounds).filter((line) => lines[line - 1].trim() !== '');
  return [element('h3', {}, say(title), ' ', lineLink(bounds)), element('ol', { class: `quote ${look}`, lang: plan.language }, ...printed.slice(0, MOST_QUOTED).map((line) => element('li', {},
    element('a', { class: 'line-no', href: `#L${line}` }, String(line)), element('span', {}, lines[line - 1]))))];
}

function findingCards(list, choose) {
  if (list.length === 0) return [];
  return [element('h3', {}, say('details.checks', { n: list.length })), ...list.map((finding) => element('button', { type: 'button', class: `card card-${finding.severity}`, click: () => choose({ finding }) },
    element('span', { class: 'card-kicker' }, element('i', { class: `key key-${finding.severity}` }), `${code('severity', finding.severity)} · ${finding.check[language()]}`),
    element('span', {}, finding.message[language()])))];
}

// ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function lineDetails(numbers, choose) {
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  const owner = ownerOf(first);
  const around = recordAround(first);
  const taken = new Map();
  for (const line of numbers) for (const each of spansOf(line)) taken.set(each.record, [...(taken.get(each.record) ?? []), each]);
  const touching = findings.filter((finding) => [finding.lines, finding.otherLines].some((bounds) => bounds !== null && bounds[0] <= last && bounds[1] >= first));
  return [
    element('p', { class: 'kicker' }, say('details.page', { n: pageOf(first)?.page ?? 1 })),
    element('h2', {}, lineWords([first, last])),
    element('ol', { class: 'quote', lang: plan.language }, ...numbers.slice(0, MOST_QUOTED).map((line) => element('li', {}, element('span', { class: 'line-no' }, String(line)), element('span', {}, lines[line - 1])))),
    element('dl', { class: 'fields' }, ...field(say('details.element'), say(`elements.${owner.element}`)),
      ...(owner.record === null ? [] : field(say('details.claimant'), recordLink(owner.record, choose))),
      ...(owner.record !== null || around === null ? [] : field(say('details.within'), recordLink(around, choose)))),
    element('h3', {}, say('details.taken_here', { n: taken.size })),
    taken.size === 0 ? element('p', { class: 'note' }, say('details.nothing_taken')) : element('div', {}, ...[...taken].map(([index, spans]) => element('section', { class: 'taking' },
      recordLink(records[index], choose),
      element('dl', { class: 'fields taken' }, ...byPart(spans).flatMap((part) => field(CELL_PARTS.has(part[0].part) ? cellName(records[index], part[0]) : say(`parts.${part[0].part}`), quoted(part))))))),
    ...findingCards(touching, choose),
  ];
}

function cellName(record, each) {
  const cell = cellsOf(record).find((known) => known.ordinal === each.ordinal);
  return cell?.year ? String(cell.year) : `${say(`parts.${each.part}`)} ${each.ordinal}`;
}

function recordLink(record, choose) {
  return element('button', { type: 'button', class: 'link', lang: plan.language, click: () => choose({ record }) }, element('span', { class: 'row-no' }, say(`kinds.${record.kind}`)), ' ',
    ...labelOf(record).filter(Boolean).slice(-1));
}

function lineLink(bounds) {
  return element('a', { class: 'lines-link', href: bounds[0] === bounds[1] ? `#L${bounds[0]}` : `#L${bounds[0]}-${bounds[1]}` }, lineWords(bounds));
}

function field(name, value) {
  return [element('dt', {}, name), element('dd', {}, value)];
}
