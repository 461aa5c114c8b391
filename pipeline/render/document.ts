import type { RenderContext, Renderer } from './context.js';
import { renderData } from './data.js';
import { renderWorkbooks } from './workbook.js';

const RENDERERS: readonly Renderer[] = [renderData, renderWorkbooks];

/** Makes every file of a document; returns their paths, relative to the document's folder. */
export async function renderDocument(context: RenderContext): Promise<string[]> {
  const files: string[] = [];
  for (const render of RENDERERS) files.push(...(await render(context)));
  return files;
}
