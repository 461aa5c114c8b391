import { bringIntoView, byId, element } from './dom.js';
import { cellCounts, findings, lines, pages, plan, range, records, spansOf, unclaimedRuns } from './model.js';
import { say } from './words.js';

/**
 * The source text: one block a page, filled when it comes near. A line is its number and its words; the words are cut where a value, or a
 * span of what is chosen, begins or ends.
 */
const LINE_HEIGHT = 22;
const BLANK_HEIGHT = 9;
/** Lines that are all filled while the browser idles, so that its own search finds them; beyond that, pages are filled as they come near. */
const FILLED_AT_REST = 30_000;
const CELL_PARTS = new Set(['value', 'mark']);
const NAME_PARTS = new Set(['name', 'text', 'number', 'heading', 'task']);

const blocks = [];
/** What lights up: a record (and one of its cells), a finding, or some lines. */
let chosen = { record: null, ordinal: null, finding: null, lines: [] };
let lit = new Set();

const statusOfCell = new Map(records.flatMap((record) => (record.cells ?? []).map((cell) => [`${record.index} ${cell[1]}`, cell[6]])));

/** Makes the blocks of the pages, empty, and fills those in sight. */
export function layOutText(onChoose) {
  const box = byId('lines');
  box.lang = plan.language;
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) fill(Number(entry.target.dataset.index));
  }, { root: box, rootMargin: '1200px 0px' });
  pages.forEach(({ first, last }, index) => {
    const block = element('section', { class: 'page', 'data-index': index }, element('h3', { class: 'page-no' }), element('div', { class: 'page-lines' }));
    const height = range([first, last]).reduce((sum, line) => sum + (isBlank(line) ? BLANK_HEIGHT : LINE_HEIGHT), 0);
    block.style.containIntrinsicSize = `auto ${height}px`;
    blocks.push(block);
    watcher.observe(block);
  });
  box.replaceChildren(...blocks);
  box.addEventListener('scroll', () => requestAnimationFrame(showPlace), { passive: true });
  box.addEventListener('click', (event) => {
    if (String(getSelection()) !== '') return;
    const word = event.target.closest('[data-record]');
    const line = event.target.closest('.line');
    if (word !== null) onChoose({ record: records[Number(word.dataset.record)], ordinal: Number(word.dataset.ordinal) });
    else if (line !== null && event.target.closest('a') === null) onChoose({ line: Number(line.dataset.line) });
  });
  byId('ruler').addEventListener('click', (event) => {
    goTo(Math.max(1, Math.ceil((event.offsetY / byId('ruler').clientHeight) * lines.length)));
  });
  addEventListener('resize', () => requestAnimationFrame(drawRuler));
  fillAtRest(0);
}

/** Says what stands around the text in the reader's language. */
export function nameText() {
  blocks.forEach((block, index) => {
    block.firstChild.textContent = say('text.page', { page: pages[index].page });
  });
  const marks = ['stated', 'inferred', 'corrected', 'unplaced'].filter((status) => cellCounts.has(status)).map((status) => element('span', { class: `cell cell-${status}` }, say(`codes.status.${status}`)));
  byId('legend').replaceChildren(...marks);
  showPlace();
}

/** Lights up what is chosen, and goes there. */
export function lightUp(next, { scroll }) {
  chosen = next;
  const now = new Set(litLines());
  for (const line of new Set([...lit, ...now])) redraw(line);
  lit = now;
  drawRuler();
  const [first] = next.ordinal === null ? next.lines : linesOfCell(next);
  if (scroll && first !== undefined) goTo(first);
}

/** Brings a line into sight. Blocks above it may still grow while they are filled: the second time is exact. */
export function goTo(line) {
  const index = pages.findIndex((page) => line >= page.first && line <= page.last);
  if (index < 0) return;
  for (const near of [index - 1, index, index + 1]) if (blocks[near] !== undefined) fill(near);
  const it = byId(`L${line}`);
  if (it === null) return;
  bringIntoView(byId('lines'), it, 'third');
  requestAnimationFrame(() => bringIntoView(byId('lines'), it, 'third'));
}

function litLines() {
  const { record, finding } = chosen;
  return [
    ...chosen.lines,
    ...(record === null ? [] : [...range(record.lines), ...record.spans.map((span) => span.line)]),
    ...(finding?.lines ? range(finding.lines) : []),
    ...(finding?.otherLines ? range(finding.otherLines) : []),
  ];
}

function linesOfCell({ record, ordinal, lines: otherwise }) {
  const own = record.spans.filter((span) => CELL_PARTS.has(span.part) && span.ordinal === ordinal).map((span) => span.line);
  return own.length > 0 ? own : otherwise;
}

function fill(index) {
  const holder = blocks[index].lastChild;
  if (holder.childElementCount > 0) return;
  const { first, last } = pages[index];
  const made = document.createDocumentFragment();
  for (let line = first; line <= last; line += 1) {
    const it = element('div', { class: 'line', id: `L${line}`, 'data-line': line }, element('a', { class: 'line-no', href: `#L${line}`, tabindex: -1 }, String(line)), element('span', { class: 'words' }));
    draw(it, line);
    made.append(it);
  }
  holder.append(made);
}

function fillAtRest(index) {
  if (index >= blocks.length || lines.length > FILLED_AT_REST) return;
  const rest = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 30));
  rest(() => {
    fill(index);
    fillAtRest(index + 1);
  });
}

function redraw(line) {
  const it = byId(`L${line}`);
  if (it !== null) draw(it, line);
}

function draw(it, line) {
  const within = (bounds) => bounds !== null && bounds !== undefined && line >= bounds[0] && line <= bounds[1];
  it.className = [
    'line',
    isBlank(line) ? 'is-blank' : '',
    chosen.lines.includes(line) ? 'is-chosen' : '',
    chosen.record !== null && within(chosen.record.lines) ? 'is-record' : '',
    within(chosen.finding?.lines) ? 'is-finding' : '',
    within(chosen.finding?.otherLines) ? 'is-other' : '',
  ].filter(Boolean).join(' ');
  it.lastChild.replaceChildren(...wordsOf(line));
}

/** The words of a line, cut where something begins or ends. */
function wordsOf(line) {
  const text = lines[line - 1];
  const spans = spansOf(line).filter((span) => CELL_PARTS.has(span.part) || span.record === chosen.record?.index);
  if (spans.length === 0) return [text];
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].filter((cut) => cut <= text.length).sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index];
    const over = spans.filter((span) => span.from <= from && span.to >= to);
    return over.length === 0 ? text.slice(from, to) : stretch(text.slice(from, to), over);
  });
}

function stretch(text, spans) {
  const own = spans.find((span) => span.record === chosen.record?.index);
  const cell = own !== undefined && CELL_PARTS.has(own.part) ? own : spans.find((span) => CELL_PARTS.has(span.part));
  const classes = [];
  if (cell !== undefined) classes.push('cell', `cell-${statusOfCell.get(`${cell.record} ${cell.ordinal}`) ?? 'stated'}`);
  if (own !== undefined) classes.push('hit', CELL_PARTS.has(own.part) ? 'hit-cell' : NAME_PARTS.has(own.part) ? 'hit-name' : 'hit-aside');
  if (own !== undefined && own === cell && own.ordinal === chosen.ordinal) classes.push('hit-focus');
  return element('span', {
    class: classes.join(' '), 'data-part': own?.part ?? null, 'data-record': cell?.record ?? own?.record, 'data-ordinal': cell?.ordinal ?? 0,
  }, text);
}

function isBlank(line) {
  return lines[line - 1].trim() === '';
}

function showPlace() {
  const box = byId('lines');
  const top = box.getBoundingClientRect().top + 40;
  const block = blocks.findLast((each) => each.getBoundingClientRect().top <= top) ?? blocks[0];
  const page = pages[blocks.indexOf(block)];
  if (page !== undefined) byId('place').textContent = say('text.place', { page: page.page, pages: plan.pages, first: page.first, last: page.last });
  drawRuler();
}

/** The whole document at a glance: where findings are, what is chosen, what is in sight, what nobody took. */
function drawRuler() {
  const canvas = byId('ruler');
  const scale = globalThis.devicePixelRatio ?? 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (width === 0 || height === 0) return;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const mark = (numbers, [x, wide], name, least) => {
    pen.fillStyle = colour(name);
    for (const [first, last] of numbers) {
      const top = ((first - 1) / lines.length) * height;
      pen.fillRect(x, top, wide, Math.max(least, ((last - first + 1) / lines.length) * height));
    }
  };
  const box = byId('lines');
  const seen = (box.scrollTop / Math.max(1, box.scrollHeight)) * lines.length;
  mark([[seen + 1, seen + (box.clientHeight / Math.max(1, box.scrollHeight)) * lines.length]], [0, width], '--ruler-view', 10);
  mark(unclaimedRuns, [2, width - 4], '--grey', 1);
  mark(findings.filter((finding) => finding.lines !== null).map((finding) => finding.lines), [2, 5], '--alarm', 2);
  mark([...lit].map((line) => [line, line]), [8, width - 10], '--accent', 3);
}

