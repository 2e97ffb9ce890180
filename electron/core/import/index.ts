import type { ImportFormat } from '../../../shared/import.ts';
import { collections } from './collections/collections.ts';
import { curl } from './curl/curl.ts';
import { har } from './har.ts';
import { http } from './http.ts';
import type { Importer } from './importer.ts';
import { inspectors } from './inspectors.ts';
import { json, ndjson } from './own.ts';
import { payload } from './payload.ts';

/** All formats that can be imported. A new one is a file and a line here, and its name in `shared/import.ts`. */
export const importers = {
  json,
  ndjson,
  har,
  inspectors,
  collections,
  curl,
  http,
  payload,
} as const satisfies Readonly<Record<ImportFormat, Importer>>;

const all: readonly Importer[] = Object.values(importers);

/** The formats, for help and messages. */
export const importedFormats = all.map(({ name }) => name);

export const documentImporters = all.filter((importer) => importer.is === 'document');
export const lineImporters = all.filter((importer) => importer.is === 'lines');
export const textImporters = all.filter((importer) => importer.is === 'text');

/** The name of an importer in the table. */
export function formatOf(importer: Importer): ImportFormat {
  const found = Object.entries(importers).find(([, one]) => one === importer);
  return (found?.[0] ?? 'payload') as ImportFormat;
}
