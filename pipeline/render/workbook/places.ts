import type { RecordSheet } from './series-sheets.js';
import { FIRST_ROW } from './sheet.js';

/** Sheet and row of each record, by its id. */
export type Places = ReadonlyMap<string, { readonly sheet: string; readonly row: number }>;

/** Where each record stands: the first sheet that has it. */
export function placesOf(sheets: readonly RecordSheet[]): Places {
  const places = new Map<string, { sheet: string; row: number }>();
  for (const { name, ids } of sheets) {
    ids.forEach((id, index) => {
      if (!places.has(id)) places.set(id, { sheet: name, row: FIRST_ROW + index });
    });
  }
  return places;
}
