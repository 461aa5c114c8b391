import { dirname, join } from 'node:path';

/** File of the reviewers' verdicts on a document's findings: beside the document, named after it. */
export function reviewsFile({ file, id }: { readonly file: string; readonly id: string }): string {
  return join(dirname(file), `${id}.reviews.csv`);
}
