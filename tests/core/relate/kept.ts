import { capture } from '../../../electron/core/capture/capture.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { readRelated } from '../../../electron/core/relate/related.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { createDetails, type Details } from '../../../electron/core/views/details.ts';
import type { Related } from '../../../shared/related.ts';
import type { Reply } from '../../../shared/request.ts';
import { context } from '../../support/keys.ts';
import { make, openHere } from '../store/stores.ts';

export interface Sent {
  /** Seconds after the first. */
  readonly at: number;
  readonly body: object;
  readonly reply?: Reply | null;
  /** With it, the request is a GET without a body. */
  readonly url?: string;
}

export function detailsOf(store: Store): Details {
  return createDetails(store, async (request) => ({
    ok: true,
    value: await inspect(request, store.body(request.id) ?? new Uint8Array(), context),
  }));
}

/** A store with these requests, numbered from 1, and what it says about one of them. */
export async function kept(sent: readonly Sent[]) {
  const { store } = openHere();
  for (const { at, body, url, reply = { status: 200, ms: 2 } } of sent) {
    const bytes = Buffer.from(url === undefined ? JSON.stringify(body) : '');
    const facts = make(store.nextId(), '').request;
    const receivedAt = 1_700_000_000_000 + at * 1_000;
    const { body: _, ...arrival } = {
      ...facts,
      ...(url !== undefined && { method: 'GET', url }),
      receivedAt,
      endedAt: receivedAt,
    };
    const captured = capture({ ...arrival, ended: 'complete' }, bytes);
    const { id } = captured.request;
    await store.saveCapture(captured);
    if (reply !== null) await store.saveReply(id, reply);
    await store.saveFindings(id, (await inspect(captured.request, bytes, context)).findings);
  }
  const details = detailsOf(store);
  return {
    store,
    of: async (id: number): Promise<Related> => {
      const related = await readRelated(store, details, id);
      if (related === null) throw new Error(`Nothing is known of ${id}.`);
      return related;
    },
  };
}

/** A message to the contact `c1`. */
export const sms = (messageId: string, more: object = {}) => ({
  type: 'SMS',
  contactId: 'c1',
  messageId,
  phone: '+34600111222',
  message: `Text of ${messageId}`,
  ...more,
});
