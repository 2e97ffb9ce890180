import type { Settings } from '../../../shared/settings.ts';
import { tunnelKinds } from '../../../shared/tunnel.ts';
import type { Core } from '../core.ts';
import { hasAddress } from '../listener/delivery-url.ts';
import type { Details } from '../views/details.ts';
import type { ExportEntry } from '../export/exporter.ts';
import type { ExportContext } from '../export/exporter.ts';
import { redact, secretFieldsOf } from '../export/redact.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { Store } from '../store/store.ts';

/** Where entries are read from. */
export interface EntrySource {
  readonly details: Pick<Details, 'of'>;
  readonly store: Pick<Store, 'body'>;
  /** Given when what gives access is redacted: names of header fields with secrets. */
  readonly secretFields?: readonly string[];
}

/** The core's requests, without what gives access when `redacts`. */
export function entrySource(
  { details, store, settings }: Pick<Core, 'details' | 'store' | 'settings'>,
  redacts: boolean,
): EntrySource {
  const secretFields = secretFieldsOf(settings.current());
  return { details, store, ...(redacts && { secretFields }) };
}

/** One request with everything that an export needs, `null` when it was deleted. */
export async function readEntry(
  { details, store, secretFields }: EntrySource,
  id: number,
): Promise<ExportEntry | null> {
  const detail = await details.of(id);
  const body = store.body(id);
  if (detail === null || body === null) return null;
  const entry = { ...detail, body };
  return secretFields === undefined ? entry : redact(entry, secretFields);
}

/** Reads one entry at a time. Between two, the event loop handles requests that wait. */
export async function* readEntries(
  source: EntrySource,
  ids: readonly number[],
): AsyncGenerator<ExportEntry, void, void> {
  for (const id of ids) {
    const entry = await readEntry(source, id);
    if (entry !== null) yield entry;
    await new Promise(setImmediate);
  }
}

/** @param guardedFetch given when the export must fetch attachments. */
export function exportContext(core: Core, guardedFetch?: GuardedFetch): ExportContext {
  const { tunnel, listener, settings } = core.state();
  const local =
    listener.is === 'listening'
      ? new URL(listener.localUrl).origin
      : `http://127.0.0.1:${settings.port}`;
  return {
    targetBase: hasAddress(tunnel) ? tunnel.url : local,
    publicBase: ownAddress(settings),
    appVersion: core.appVersion,
    ...(guardedFetch && { guardedFetch }),
  };
}

/** The user's own public address, while it is the one in use. */
export function ownAddress({ tunnel }: Pick<Settings, 'tunnel'>): string | null {
  return tunnelKinds[tunnel.kind].isOwnAddress ? tunnel.address : null;
}
