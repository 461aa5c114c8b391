import type { RenderContext, Renderer } from './context.js';

/** Loaded when there is something to render: a run that fails before does not wait for them. */
const RENDERERS: readonly (() => Promise<Renderer>)[] = [
  async () => (await import('./data.js')).renderData,
  async () => (await import('./workbook.js')).renderWorkbooks,
];

/** Makes every file of a document; returns their paths, relative to the document's folder. */
export async function renderDocument(context: RenderContext): Promise<string[]> {
  const files: string[] = [];
  for (const load of RENDERERS) {
    const render = await load();
    files.push(...(await render(context)));
  }
  return files;
}
