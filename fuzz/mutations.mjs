// Ways in which a document can be hostile. Each takes lines (or bytes of a PDF) and a source of random numbers, and gives another document.

const INVISIBLE = ['\u200b', '\u200d', '\u202e', '\u2066', '\u2069', '\u200f', '\ufeff', '\u00ad', '\u0300', '\u0000', '\u0007', '\u2028'];
const NAMES = [
  '<script>fetch("http://127.0.0.1:9/")</script>', '<img src=x onerror=alert(1)>', '{{#each this}}{{this}}{{/each}}', '{{{styles}}}', '${process.exit(1)}',
  "'; DROP TABLE series; --", '"; COPY documents TO \'/tmp/jospar-fuzz-stolen\'; --', '=HYPERLINK("http://127.0.0.1:9/","x")', '+1+cmd|\' /C calc\'!A0', '@SUM(A1)',
  '../../../../tmp/jospar-fuzz-written', '..\\..\\x', '</svg><style>@import "http://127.0.0.1:9/x.css"</style>', '%s%n%x', '__proto__', 'constructor', ']]>', '&xxe;',
  '\u001b[2J', 'data:text/html,<script>1</script>', 'javascript:alert(1)', '<a href="file:///etc/passwd">', '<iframe src="http://127.0.0.1:9/">',
];

const at = (lines, random) => random.below(lines.length + 1);
const digits = (random, count) => Array.from({ length: count }, () => String(random.below(10))).join('');
const inserted = (lines, position, ...more) => lines.slice(0, position).concat(more, lines.slice(position));

export const TEXT_MUTATIONS = {
  'cut off': (lines, random) => {
    const kept = lines.slice(0, at(lines, random));
    return [...kept.slice(0, -1), (kept.at(-1) ?? '').slice(0, random.below(20))];
  },
  'beginning missing': (lines, random) => lines.slice(random.below(lines.length)),
  'pages shuffled': (lines, random) => {
    const pages = [];
    for (let first = 0; first < lines.length; first += 40) pages.push(lines.slice(first, first + 40));
    for (let index = pages.length - 1; index > 0; index -= 1) {
      const other = random.below(index + 1);
      [pages[index], pages[other]] = [pages[other], pages[index]];
    }
    return pages.flat();
  },
  'lines doubled': (lines, random) => lines.flatMap((line) => (random.below(10) === 0 ? Array.from({ length: 1 + random.below(4) }, () => line) : [line])),
  'lines dropped': (lines, random) => lines.filter(() => random.below(10) !== 0),
  'random signs': (lines, random) => lines.map((line) => (random.below(6) !== 0 ? line : [...line].map((sign) => (random.below(8) === 0 ? String.fromCodePoint(1 + random.below(0xd7fe)) : sign)).join(''))),
  'random bytes': (lines, random) => {
    const bytes = Buffer.from(lines.join('\n'));
    for (let count = 1 + random.below(200); count > 0; count -= 1) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  'an endless line': (lines, random) => {
    const length = random.one([1_048_576, 95_000, 30_000]);
    const piece = random.one(['a ', '1 ', '1', '(', `${random.one(lines)} `, ' ', '- ', '1.', 'ab.', '1 332 ', '«']);
    return inserted(lines, at(lines, random), piece.repeat(Math.floor(length / piece.length)));
  },
  'a million short lines': (lines, random) => lines.slice(0, 200).concat(Array.from({ length: random.one([1_000_000, 150_000, 60_000]) }, (_, index) => (index % 3 === 0 ? '1' : '')), lines.slice(200)),
  'deep nesting': (lines, random) => {
    const depth = 50 + random.below(400);
    const number = (level) => Array.from({ length: level }, () => '1').join('.');
    return inserted(lines, at(lines, random), ...Array.from({ length: depth }, (_, level) => `${number(level + 1)}. ${'('.repeat(level)}x`), `${'('.repeat(5000)}${')'.repeat(5000)}`);
  },
  'invisible and right-to-left signs': (lines, random) => lines.map((line) => (random.below(4) !== 0 ? line : line.replace(/\S/gu, (sign) => (random.below(6) === 0 ? sign + random.one(INVISIBLE) : sign)))),
  'endless numbers': (lines, random) => lines.map((line) => (/^[\d ]+$/.test(line) && random.below(12) === 0 ? digits(random, 400) : line)),
  'numbers everywhere': (lines, random) => lines.map((line) => (random.below(8) === 0 ? Array.from({ length: 1 + random.below(30) }, () => digits(random, 1 + random.below(4))).join(' ') : line)),
  'hostile names': (lines, random) => lines.map((line) => (/\p{L}{3}/u.test(line) && random.below(10) === 0 ? `${line} ${random.one(NAMES)}` : line)),
  'white space': (lines, random) => lines.flatMap((line) => (random.below(6) !== 0 ? [line] : random.one([[line, '', ''], [` ${line} `], [line.replaceAll(' ', '\t')], [[...line].join(' ')], [`\f${line}`], [`${line}\r`]]))),
};

export const PDF_MUTATIONS = {
  'cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'bytes changed': (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let count = 1 + random.below(60); count > 0; count -= 1) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  'a stretch missing': (bytes, random) => {
    const from = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.below(4000))]);
  },
  'a stretch doubled': (bytes, random) => {
    const from = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from + random.below(4000)), bytes.subarray(from)]);
  },
  'numbers of objects changed': (bytes, random) => replaced(bytes, random, /\b\d+ 0 R\b/g, () => `${random.below(400)} 0 R`),
  'numbers huge': (bytes, random) => replaced(bytes, random, /(?<=[[ /])\d{1,4}(?=[\] /\n])/g, () => random.one(['99999999999', '-1', '2147483648', '1e9', '0'])),
  'keys changed': (bytes, random) => replaced(bytes, random, /\/(?:Type|Kids|Count|Length|Filter|Font|Contents|MediaBox|Parent|Pages)\b/g, () => random.one(['/Kids', '/Parent', '/X', '/Length', '/Contents'])),
  'empty shell': (bytes, random) => Buffer.from(random.one(['%PDF-1.7', '%PDF-1.4\n%%EOF', '%PDF-1.7\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF', '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>'])),
};

function replaced(bytes, random, pattern, by) {
  return Buffer.from(bytes.toString('latin1').replace(pattern, (found) => (random.below(25) === 0 ? by() : found)), 'latin1');
}
