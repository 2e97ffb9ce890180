import { har } from './har.ts';
import type { DocumentImporter, LineImporter } from './importer.ts';
import { json, ndjson } from './own.ts';

/** All formats that can be imported. A new one is a file and a line here. */
export const importers = { json, ndjson, har } as const satisfies Readonly<
  Record<string, DocumentImporter | LineImporter>
>;

/** The formats, for help and messages. */
export const importedFormats = Object.values(importers).map(({ name }) => name);

export const documentImporters: readonly DocumentImporter[] = Object.values(importers).filter(
  (importer) => importer.is === 'document',
);

export const lineImporters: readonly LineImporter[] = Object.values(importers).filter(
  (importer) => importer.is === 'lines',
);
