import type { Browser } from 'puppeteer-core';
import type { RenderContext, Renderer } from './context.js';

/**
 * Makes the files of documents. One browser prints them all: it is opened for the first and closed with the press. What renders is loaded
 * when there is something to render, so that a run that fails before does not wait for it.
 */
export class Press {
  private browser: Promise<Browser> | null = null;
  private readonly renderers: readonly (() => Promise<Renderer>)[] = [
    async () => (await import('./data.js')).renderData,
    async () => (await import('./workbook.js')).renderWorkbooks,
    async () => {
      const { renderReports } = await import('./report.js');
      return async (context) => renderReports(context, await this.openBrowser());
    },
    async () => (await import('./evidence.js')).renderEvidence,
  ];

  /** Makes every file of a document; returns their paths, relative to the document's folder. */
  async print(context: RenderContext): Promise<string[]> {
    const files: string[] = [];
    for (const load of this.renderers) {
      const render = await load();
      files.push(...(await render(context)));
    }
    return files;
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }

  private openBrowser(): Promise<Browser> {
    this.browser ??= import('./browser.js').then(({ openBrowser }) => openBrowser());
    return this.browser;
  }
}
