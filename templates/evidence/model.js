/**
 * What was read, and what of it belongs together. Everything here is made once from the data that the page carries; nothing changes after.
 */
const data = JSON.parse(document.getElementById('evidence').textContent);

export const plan = data.document;
export const lines = data.lines;
export const years = data.years;
export const wordsByLanguage = data.words;

export const records = data.records.map((record, index) => ({ ...record, index, children: [], spans: [], findings: [] }));
export const findings = data.findings.map((finding, index) => ({ ...finding, index }));

/** Spans of a line by its number. */
const spansByLine = new Map();
const recordsById = new Map(records.map((record) => [record.id, record]));
const findingsById = new Map(findings.map((finding) => [finding.id, finding]));

for (const [record, part, ordinal, line, from, to] of data.spans) {
  const span = { record, part: data.parts[part], ordinal, line, from, to };
  records[record].spans.push(span);
  push(spansByLine, line, span);
}
for (const record of records) if (record.parent >= 0) records[record.parent].children.push(record);
for (const finding of findings) if (finding.subject >= 0) records[finding.subject].findings.push(finding);
for (const record of records) record.children.sort((a, b) => a.lines[0] - b.lines[0] || a.index - b.index);

/** Records that stand under no other, in the order of the document. */
export const roots = records.filter((record) => record.parent < 0).sort((a, b) => a.lines[0] - b.lines[0] || a.index - b.index);

export function recordOf(id) {
  return recordsById.get(id) ?? null;
}

export function findingOf(id) {
  return findingsById.get(id) ?? null;
}

export function spansOf(line) {
  return spansByLine.get(line) ?? [];
}

/** Records above one, the outermost first. */
export function pathOf(record) {
  const path = [];
  for (let above = record.parent; above >= 0; above = records[above].parent) path.unshift(records[above]);
  return path;
}

/** What a line is part of: the kind of element and its main claimant. */
export function ownerOf(line) {
  const [, , element, record] = data.owners[indexUpTo(data.owners, line)] ?? [0, 0, -1, -1];
  return { element: data.elements[element] ?? '', record: record < 0 ? null : records[record] };
}

/** The record with the fewest lines that a line lies in, or null. */
export function recordAround(line) {
  const around = records.filter((record) => record.lines[0] <= line && record.lines[1] >= line);
  return around.sort((a, b) => a.lines[1] - a.lines[0] - (b.lines[1] - b.lines[0]))[0] ?? null;
}

/** Runs of lines that no reader took. */
export const unclaimedRuns = data.owners.filter(([, , element]) => data.elements[element] === 'unclaimed').map(([first, last]) => [first, last]);

/** Pages with their first and last line. */
export const pages = data.pages.map(([first, page], index) => ({ page, first, last: (data.pages[index + 1]?.[0] ?? lines.length + 1) - 1 }));

export function pageOf(line) {
  return pages[indexUpTo(data.pages, line)] ?? null;
}

/** A cell of a row with names for its places. */
export function cellsOf(record) {
  return (record.cells ?? []).map(([year, ordinal, value, absence, qualifier, raw, status, basis]) => ({
    year, ordinal, value, absence, qualifier, raw, status, basis,
  }));
}

/** Statuses of a record's own cells. */
export const statusesOf = new Map(records.map((record) => [record, new Set((record.cells ?? []).map((cell) => cell[6]))]));

/** Cells of the document by status. */
export const cellCounts = records.reduce((counts, record) => {
  for (const cell of record.cells ?? []) counts.set(cell[6], (counts.get(cell[6]) ?? 0) + 1);
  return counts;
}, new Map());

/** Lines that a record's spans stand on; without spans, the lines of its range. */
export function linesOf(record) {
  if (record.spans.length > 0) return [...new Set(record.spans.map((span) => span.line))].sort((a, b) => a - b);
  return range(record.lines);
}

export function range([first, last]) {
  const numbers = [];
  for (let line = Math.max(1, first); line <= Math.min(last, lines.length); line += 1) numbers.push(line);
  return numbers;
}

/** Index of the last row whose first number is not above a line. */
function indexUpTo(rows, line) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle][0] <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function push(map, key, value) {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
