import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { capture, type Capture } from '../../../electron/core/capture/capture.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { openStore, type Store, type StoreOptions } from '../../../electron/core/store/store.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import type { StoreState } from '../../../shared/store-state.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { context } from '../../support/keys.ts';

/** A store on a real file, closed after the test. */
export function openHere(
  path = join(tempDir(), 'captures.db'),
  options: StoreOptions = {},
): { store: Store; path: string; states: StoreState[] } {
  const states: StoreState[] = [];
  const store = openStore(path, { onState: (state) => states.push(state), ...options });
  onTestFinished(() => {
    try {
      store.close();
    } catch {
      // The test closed it already.
    }
  });
  return { store, path, states };
}

export function make(id: number, body: string | readonly Uint8Array[], stray = false): Capture {
  return capture(
    {
      id,
      receivedAt: 1_000 + id,
      endedAt: 1_000 + id,
      via: 'tunnel',
      peer: '127.0.0.1:9',
      method: 'POST',
      url: `/in/x?n=${id}`,
      httpVersion: '1.1',
      headers: [['X-Tést', 'Ünï']],
      trailers: [['T', '1']],
      ended: 'complete',
      stray,
      broken: null,
    },
    typeof body === 'string' ? Buffer.from(body) : body,
  );
}

/** Saves and inspects one request for each body, numbered from 1. */
export async function fill(store: Store, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const captured = make(store.nextId(), body);
    const { id } = captured.request;
    await store.saveCapture(captured);
    await store.saveFindings(
      id,
      (await inspect(captured.request, Buffer.from(body), context)).findings,
    );
  }
}

export const sms = (text: string) =>
  JSON.stringify({ type: 'SMS', phone: '+34600111222', message: text });

/** The ids of the whole list. Throws where its count differs. */
export function listed(store: Store, show: Filter['show'] = 'all'): number[] {
  const rows = store.rows({ show, from: 0, count: 1_000 });
  const total = store.total(show);
  if (total !== rows.length) throw new Error(`${total} counted, ${rows.length} listed`);
  return rows.map(({ id }) => id);
}
