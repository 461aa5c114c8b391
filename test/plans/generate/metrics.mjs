/** Advance widths of Times-metric glyphs, in thousandths of the font size, and the characters that have each. */
const GLYPHS_BY_WIDTH = {
  180: "'",
  200: "|",
  250: " ,.·",
  278: "/:;\\ijltіїј",
  333: "!()-I[]`frІЇ’",
  389: "JsЈѕ",
  395: "з",
  400: "°",
  408: "\"",
  410: "гѓғ",
  429: "эє",
  437: "т",
  444: "?acezаесѐёә“”",
  456: "ь",
  460: "я",
  469: "^",
  472: "в",
  480: "{}",
  483: "ђ",
  486: "кќқ",
  499: "л",
  500: "#$*0123456789_bdghknopquvxyорухћўүұһө«»–",
  501: "З",
  503: "ч",
  509: "бд",
  517: "ъ",
  535: "ийнпцѝџң",
  541: "~",
  556: "FPSЅР",
  564: "+<=>−",
  574: "БЬ",
  578: "ЃГҒ",
  611: "ELTZЀЁЕТ",
  633: "м",
  648: "ф",
  650: "ЧҺ",
  660: "ЄЭ",
  667: "BCRЌВКСЯҚ",
  672: "ы",
  678: "Л",
  682: "Д",
  691: "ж",
  706: "Ъ",
  708: "ЎУ",
  722: "ADGHKNOQUVXYwЍЏАИЙНОПХЦҢҮҰӘӨ",
  723: "њ",
  727: "љ",
  741: "Ћ",
  747: "ю",
  752: "Ђ",
  760: "©",
  770: "шщ",
  778: "&m",
  790: "Ф",
  833: "%",
  872: "ЉЊЫ",
  889: "MМ",
  896: "Ж",
  921: "@",
  944: "W",
  954: "№",
  1000: "—…",
  1009: "ШЩ",
  1028: "Ю",
};

const WIDTH = new Map(
  Object.entries(GLYPHS_BY_WIDTH).flatMap(([width, glyphs]) => [...glyphs].map((glyph) => [glyph, Number(width)])),
);

/** Width of one character in thousandths of the font size; throws on a character that the tables do not know. */
export function glyphWidth(glyph) {
  const width = WIDTH.get(glyph);
  if (width === undefined) throw new Error(`no width for ${glyph} (U+${glyph.codePointAt(0).toString(16)})`);
  return width;
}

/** Width of a text at a font size, in points. */
export function textWidth(text, size) {
  let total = 0;
  for (const glyph of text) total += glyphWidth(glyph);
  return (total * size) / 1000;
}

/** Every character with its width, for the font's width table. */
export function allGlyphs() {
  return [...WIDTH.entries()];
}
