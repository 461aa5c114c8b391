/** Compares texts as the accuracy rules do, and pairs wanted records with read ones. */
const LOOK_ALIKES = new Map([...'aceiopxyABCEHIKMOPTXYh'].map((latin, index) => [latin, [...'асеіорхуАВСЕНІКМОРТХУһ'][index]]));

/** Without white space, stars, quotes' shapes and end marks, Latin look-alikes as Cyrillic, lower case. */
export function fold(text) {
  return [...String(text)]
    .map((glyph) => LOOK_ALIKES.get(glyph) ?? glyph)
    .join('')
    .replace(/[\s*«»"“”]/gu, '')
    .replace(/[–—]/gu, '-')
    .replace(/[.:;,]+$/u, '')
    .toLowerCase();
}

function pairsOfLetters(text) {
  const folded = fold(text);
  const counts = new Map();
  for (let i = 0; i + 1 < folded.length; i += 1) counts.set(folded.slice(i, i + 2), (counts.get(folded.slice(i, i + 2)) ?? 0) + 1);
  return counts;
}

/** Whether two texts are near enough to mean the same record (Dice of letter pairs). */
export function alike(a, b) {
  const left = pairsOfLetters(a);
  const right = pairsOfLetters(b);
  let common = 0;
  let total = 0;
  for (const [pair, count] of left) {
    common += Math.min(count, right.get(pair) ?? 0);
    total += count;
  }
  for (const count of right.values()) total += count;
  return total > 0 && (2 * common) / total >= 0.6;
}

/** Pairs `[wanted, read]`, `[wanted, null]`, `[null, read]`: exact ones first, in order, then close ones. */
export function matchUp(wanted, read, { same, exact, close }) {
  const taken = new Set();
  const pairs = new Map();
  for (const test of [exact, close]) {
    for (const a of wanted) {
      if (pairs.has(a)) continue;
      const index = read.findIndex((b, i) => !taken.has(i) && same(a, b) && test(a, b));
      if (index < 0) continue;
      taken.add(index);
      pairs.set(a, read[index]);
    }
  }
  return [...wanted.map((a) => [a, pairs.get(a) ?? null]), ...read.filter((_, i) => !taken.has(i)).map((b) => [null, b])];
}
