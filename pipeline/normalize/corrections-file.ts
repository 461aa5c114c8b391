import { dirname, join } from 'node:path';

/** File of a document's corrections: beside the document, named after it. */
export function correctionsFile({ file, id }: { readonly file: string; readonly id: string }): string {
  return join(dirname(file), `${id}.corrections.csv`);
}
