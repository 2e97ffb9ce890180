/** What can be imported: the names of the importers (`electron/core/import/index.ts`). */
export const importFormats = ['json', 'ndjson', 'har', 'curl', 'http', 'payload'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Marks a request that was not captured here: an import brought it. */
export interface ImportMark {
  /** When the import began, in milliseconds since 1970. No two imports have the same. */
  readonly at: number;
  /** The name of the file, or what else was read. */
  readonly source: string;
  readonly format: ImportFormat;
}
