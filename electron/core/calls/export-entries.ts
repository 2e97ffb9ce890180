import type { ExportScope } from '../../../shared/contract.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Core } from '../core.ts';
import { hasAddress } from '../listener/delivery-url.ts';
import type { Details } from '../views/details.ts';
import type { ExportEntry } from '../export/entry.ts';
import type { ExportContext } from '../export/exporter.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { List } from '../views/list.ts';
import type { Store } from '../store/store.ts';

/** Where entries are read from. */
export interface EntrySource {
  readonly details: Pick<Details, 'of'>;
  readonly store: Pick<Store, 'body'>;
}

/** One request with all that an export needs, `null` when it is not there any more. */
export async function readEntry(
  { details, store }: EntrySource,
  id: number,
): Promise<ExportEntry | null> {
  const detail = await details.of(id);
  const body = store.body(id);
  return detail === null || body === null ? null : { ...detail, body };
}

/** The ids of an export, newest first for a filter and in the given order for a choice. */
export function idsOf(list: List, scope: ExportScope): Promise<readonly number[]> {
  return 'ids' in scope ? Promise.resolve(scope.ids) : list.ids(scope.filter);
}

/** Reads one entry at a time, and lets waiting requests in between two. */
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

/** @param guardedFetch given when what messages point at is asked for. */
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

/** The public address that a user has of their own, while it is the one in use. */
export function ownAddress({ tunnel }: Pick<Settings, 'tunnel'>): string | null {
  return tunnel.kind === 'address' ? tunnel.address : null;
}
