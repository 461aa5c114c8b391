/** Points that a line of the body's type takes, and the room above and below a row's text. */
const LINE = 12.75;
const ROOM = 3;
const MOST = 409;

/** Points of the row that holds a title. */
export const TITLE_HEIGHT = 24;

/** Characters of running Cyrillic text that a column takes for each of its units of width (a digit's width). */
const CHARACTERS_A_UNIT = 1.03;

/**
 * Lines that a text takes in a column, broken at spaces. A workbook has to state its rows' heights: not every program measures wrapped
 * text when it opens one.
 */
export function linesIn(text: string, width: number): number {
  const limit = Math.max(1, Math.floor(width * CHARACTERS_A_UNIT));
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let room = limit;
    lines += 1;
    for (const word of paragraph.split(/\s+/)) {
      if (word.length > room && room < limit) {
        lines += 1;
        room = limit;
      }
      const broken = Math.floor(Math.max(0, word.length - 1) / limit);
      lines += broken;
      room = (broken > 0 ? limit : room) - (word.length - broken * limit) - 1;
    }
  }
  return lines;
}

/** Height in points of a row whose cells take so many lines. */
export function heightOf(lines: readonly number[]): number {
  return Math.min(MOST, Math.max(1, ...lines) * LINE + ROOM);
}
