import { byId, element } from './dom.js';
import { drawDetails } from './details.js';
import { findingOf, findings, lines, plan, range, recordOf } from './model.js';
import { goTo, layOutText, lightUp, nameText } from './text.js';
import { drawIndex, focusRow, reveal, setUpIndex } from './tree.js';
import { chooseLanguage, firstLanguage, language, languages, lineWords, say } from './words.js';

/**
 * The page: what is chosen stands in the address (`#L903`, `#L903-913`, `#series:goal:2.1/1`, `#finding:…`), so that it can be linked,
 * kept and gone back to. Choosing anything sets the address; the address draws the page.
 */
const NOTHING = { record: null, ordinal: null, finding: null, lines: [] };
const FINDING = 'finding:';

let chosen = NOTHING;
/** The cell to bring forward once the address has been read: it is not part of the address. */
let cell = null;

function choose({ record = null, ordinal = null, finding = null, line = null }) {
  const address = record !== null ? record.id : finding !== null ? addressOf(finding) : line !== null ? `L${line}` : '';
  cell = ordinal;
  const next = `#${encodeURI(address).replaceAll('#', '%23')}`;
  if (next === location.hash) route();
  else location.hash = next;
}

function addressOf({ id }) {
  return id.startsWith(FINDING) ? id : FINDING + id;
}

/** Reads the address and draws what it names; an address that names nothing shows the document. */
function route() {
  const address = decoded(location.hash.slice(1));
  const named = /^L(\d+)(?:-L?(\d+))?$/.exec(address);
  if (named !== null) {
    const first = Math.min(Number(named[1]), lines.length);
    chosen = { ...NOTHING, lines: range([first, Math.min(Number(named[2] ?? first), lines.length)]) };
  } else if (address.startsWith(FINDING)) {
    const finding = findingOf(address) ?? findingOf(address.slice(FINDING.length));
    chosen = finding === null ? NOTHING : { ...NOTHING, finding, ...subjectOf(finding) };
  } else {
    const record = recordOf(address);
    chosen = record === null ? NOTHING : { ...NOTHING, record, ordinal: cell, lines: [] };
  }
  cell = null;
  draw();
}

/** A finding about one year of a row brings that cell forward. */
function subjectOf(finding) {
  const record = recordOf(finding.subjectId);
  const found = record?.cells?.find(([year]) => finding.year !== null && year === finding.year);
  return { record, ordinal: found === undefined ? null : found[1] };
}

function draw() {
  const nothing = chosen === NOTHING;
  lightUp(chosen, { scroll: false });
  reveal(chosen);
  drawDetails(chosen, choose);
  if (!nothing) goTo(firstLine());
  if (!nothing && byId('panes').dataset.view === 'index') view('text');
  byId('panes').classList.toggle('has-choice', !nothing);
  document.title = nothing ? plan.title : `${titleOf()} · ${plan.title}`;
}

function firstLine() {
  const { record, ordinal, finding } = chosen;
  const own = record?.spans.find((each) => (ordinal === null ? true : (each.part === 'value' || each.part === 'mark') && each.ordinal === ordinal));
  return chosen.lines[0] ?? (ordinal === null ? undefined : own?.line) ?? finding?.lines?.[0] ?? own?.line ?? record?.lines[0] ?? 1;
}

function titleOf() {
  if (chosen.finding !== null) return chosen.finding.check[language()];
  if (chosen.record !== null) return `${chosen.record.number ?? ''} ${chosen.record.title}`.trim();
  return lineWords([chosen.lines[0], chosen.lines.at(-1)]);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// ── language, views, keyboard ───────────────────────────────────────────────────────────────────────────────────────

function speak(wanted) {
  chooseLanguage(wanted);
  for (const it of document.querySelectorAll('[data-say]')) it.textContent = say(it.dataset.say);
  for (const it of document.querySelectorAll('[data-label]')) it.setAttribute('aria-label', say(it.dataset.label));
  for (const it of document.querySelectorAll('[data-placeholder]')) it.setAttribute('placeholder', say(it.dataset.placeholder));
  byId('title').textContent = plan.title;
  byId('title').lang = plan.language;
  byId('facts').replaceChildren(...factsOf());
  byId('languages').setAttribute('aria-label', say('language'));
  byId('languages').replaceChildren(...languages.map((tag) => element('button', {
    type: 'button', lang: tag, 'aria-pressed': String(tag === language()), 'data-language': tag, click: () => {
      speak(tag);
      draw();
    },
  }, say(`languages.${tag}`))));
  drawHelp();
  nameText();
  drawIndex();
}

function factsOf() {
  const facts = [
    plan.organisation !== null && !plan.title.includes(plan.organisation) ? plan.organisation : null,
    plan.period === null || plan.title.includes(String(plan.period[1])) ? null : `${plan.period[0]}–${plan.period[1]}`,
    plan.edition === null ? null : say('edition', { edition: plan.edition }),
    plan.file,
  ].filter(Boolean);
  return facts.flatMap((fact, index) => [index > 0 ? ' · ' : null, fact].filter(Boolean));
}

function view(name) {
  byId('panes').dataset.view = name;
  for (const button of byId('views').children) button.setAttribute('aria-pressed', String(button.dataset.view === name));
}

const KEYS = ['search', 'escape', 'index', 'line', 'finding', 'help'];

function drawHelp() {
  byId('help').replaceChildren(
    element('h2', {}, say('help.title')),
    element('dl', { class: 'keys' }, ...KEYS.flatMap((key) => [element('dt', {}, ...say(`help.keys.${key}.keys`).split(' ').map((each) => element('kbd', {}, each))), element('dd', {}, say(`help.keys.${key}.does`))])),
    element('p', {}, say('help.address')),
    element('button', { type: 'button', class: 'quiet', click: () => byId('help').close() }, say('help.close')),
  );
}

function step(list, at, by) {
  return list[Math.min(list.length - 1, Math.max(0, at === -1 ? (by > 0 ? 0 : list.length - 1) : at + by))];
}

function onKey(event) {
  const typing = event.target.closest('input, select, textarea') !== null;
  if (event.key === 'Escape' && !byId('help').open) {
    byId('search').value = '';
    byId('search').dispatchEvent(new Event('input'));
    if (typing) focusRow();
    else choose({});
    return;
  }
  if (typing && event.key === 'ArrowDown' && event.target.id === 'search') {
    event.preventDefault();
    focusRow();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  const keys = {
    '/': () => {
      view('index');
      byId('search').select();
      byId('search').focus();
    },
    '?': () => byId('help').showModal(),
    i: () => focusRow(),
    j: () => choose({ line: step(lines.map((_, index) => index + 1), firstLine() - 1, chosen === NOTHING ? 0 : 1) }),
    k: () => choose({ line: step(lines.map((_, index) => index + 1), firstLine() - 1, chosen === NOTHING ? 0 : -1) }),
    ']': () => findings.length > 0 && choose({ finding: step(findings, chosen.finding?.index ?? -1, 1) }),
    '[': () => findings.length > 0 && choose({ finding: step(findings, chosen.finding?.index ?? -1, -1) }),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
}

layOutText(choose);
setUpIndex(choose);
speak(firstLanguage());
view('text');
byId('help-open').addEventListener('click', () => byId('help').showModal());
for (const button of byId('views').children) button.addEventListener('click', () => view(button.dataset.view));
addEventListener('hashchange', route);
document.addEventListener('keydown', onKey);
route();
