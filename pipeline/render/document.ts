import type { RenderContext } from './context.js';
import { renderData } from './data.js';

/** Every file of a document, in the order in which they are made; paths are relative to the document's folder. */
export async function renderDocument(context: RenderContext): Promise<string[]> {
  const files: string[] = [];
  for (const render of [renderData]) files.push(...(await render(context)));
  return files;
}
