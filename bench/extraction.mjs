// Extraction alone, warm: lines a second on one core. Usage: node bench/extraction.mjs <plan.txt> [seconds]
import { extractDocument } from '../dist/extract/document.js';
import { readSource } from '../dist/read/source.js';

const [file, seconds = '6'] = process.argv.slice(2);
const source = readSource({ id: 'plan', file, entry: null });
const times = [];
const end = performance.now() + Number(seconds) * 1000;
while (performance.now() < end) {
  const begun = performance.now();
  extractDocument(source);
  times.push(performance.now() - begun);
}
const warm = times.slice(Math.floor(times.length / 2)).sort((a, b) => a - b);
console.log(Math.round(source.lines.length / ((warm[Math.floor(warm.length / 2)] ?? times[0]) / 1000)));
