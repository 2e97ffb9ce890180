import { defaultDataDir } from '../core/data-folder/default-data-dir.ts';
import { openReadOnly, type StoredCaptures } from './read-only-store.ts';

/** The options that several commands share. */
export const dataOption = {
  type: 'string',
  value: 'DIR',
  help: "where captures and settings are kept (default: the app's own folder)",
} as const;

export const queryOption = {
  type: 'string',
  value: 'Q',
  help: 'only what this finds, such as "kind:sms hello" (docs/search.md)',
} as const;

export const jsonOption = {
  type: 'boolean',
  help: 'one JSON object a line on stdout',
} as const;

export function dataDirOf(given: { readonly data?: string | undefined }): string {
  return given.data ?? defaultDataDir();
}

/** Reads a folder's captures with `read`, and closes them after it. */
export async function withStore<T>(
  given: { readonly data?: string | undefined },
  read: (store: StoredCaptures) => Promise<T>,
): Promise<T> {
  const store = openReadOnly(dataDirOf(given));
  try {
    return await read(store);
  } finally {
    store.close();
  }
}
