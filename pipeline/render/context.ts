import type { DuckDBConnection } from '@duckdb/node-api';

export type ReportLanguage = 'kk' | 'ru' | 'en';

/** What every renderer gets: a loaded and checked database, one document in it, and the folder (built aside) that its files go to. */
export interface RenderContext {
  readonly connection: DuckDBConnection;
  readonly documentId: string;
  readonly languages: readonly ReportLanguage[];
  /** Absolute path of the document's folder; it exists. */
  readonly folder: string;
}

/** A renderer writes files below `context.folder` and returns their paths relative to it, in a fixed order. */
export type Renderer = (context: RenderContext) => Promise<string[]>;
