/** A PDF written by hand: pages of operators, set in Helvetica, which every reader knows without being given it. */
export interface SmallPdf {
  /** Content of each page, as PDF operators. */
  readonly pages: readonly string[];
  /** Entries of every page's dictionary besides the usual ones, such as `/Rotate 90`. */
  readonly page?: string;
  /** The font's dictionary, where it is to be another one than Helvetica; `objects` are those it refers to, numbered from 100. */
  readonly font?: string;
  readonly objects?: Readonly<Record<number, string>>;
}

/** The bytes of a PDF. */
export function smallPdf({ pages, page = '', font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>', objects = {} }: SmallPdf): Uint8Array {
  const bodies = new Map<number, string>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${1000 + 2 * index} 0 R`).join(' ')}] >>`],
    [3, font],
    ...Object.entries(objects).map(([number, body]): [number, string] => [Number(number), body]),
  ]);
  for (const [index, content] of pages.entries()) {
    bodies.set(1000 + 2 * index, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Resources << /Font << /F 3 0 R >> >> /Contents ${1001 + 2 * index} 0 R >>`);
    bodies.set(1001 + 2 * index, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const table = [...offsets].sort(([a], [b]) => a - b).map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size 5000 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Operators that put a text down: x and y in points from the lower left. */
export function text(x: number, y: number, shown: string, size = 10): string {
  return `BT /F ${size} Tf ${x} ${y} Td (${shown.replaceAll(/[\\()]/g, '\\$&')}) Tj ET`;
}

/** A ruled table of `rows`, its upper left corner at x and y. */
export function ruledTable(rows: readonly (readonly string[])[], x = 70, y = 700, width = 90, height = 18): string {
  const columns = rows[0]?.length ?? 0;
  const lines = [
    ...Array.from({ length: rows.length + 1 }, (_, row) => `${x} ${y - row * height} m ${x + columns * width} ${y - row * height} l S`),
    ...Array.from({ length: columns + 1 }, (_, column) => `${x + column * width} ${y} m ${x + column * width} ${y - rows.length * height} l S`),
  ];
  return [...lines, ...rows.flatMap((cells, row) => cells.map((cell, column) => text(x + column * width + 4, y - row * height - 13, cell)))].join('\n');
}
