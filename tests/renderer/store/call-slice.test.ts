import { describe, expect, it } from 'vitest';
import {
  awaitedAt,
  callExpectedWithinMs,
  msUntilOverdue,
} from '../../../renderer/store/awaited-call.ts';
import { createWindowStorage } from '../../../renderer/store/storage.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { stateWith } from '../inspector-state.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf, summary } from '../rows.ts';

const url = 'https://a.example/in/test';

describe('the call that is awaited', () => {
  const awaited = awaitedAt(null, url, 1000);

  it('is overdue some minutes after the address is up, and not before', () => {
    expect(msUntilOverdue(awaited, 1000)).toBe(callExpectedWithinMs);
    expect(msUntilOverdue(awaited, 1000 + callExpectedWithinMs)).toBe(0);
  });

  it('is none while there is no address, and once a request has arrived', () => {
    expect(awaitedAt(null, null, 1)).toBe(null);
    expect(msUntilOverdue(awaitedAt(awaited, null, 2000), 1e9)).toBe(null);
    expect(msUntilOverdue(awaited && { ...awaited, isReceived: true }, 1e9)).toBe(null);
  });

  it('has its whole time again when the address is back, and for another address', () => {
    const back = awaitedAt(awaitedAt(awaited, null, 2000), url, 9000);
    expect(back).toEqual({ url, since: 9000, isReceived: false });
    expect(awaitedAt(back, 'https://b.example', 9500)?.since).toBe(9500);
  });

  it('stays known as received when the same address is back', () => {
    const received = awaited && { ...awaited, isReceived: true };
    expect(awaitedAt(awaitedAt(received, null, 2000), url, 9000)?.isReceived).toBe(true);
    expect(awaitedAt(received, 'https://b.example', 9500)?.isReceived).toBe(false);
  });
});

describe('a request', () => {
  /** A window whose address is up since 1000, and the rows that the list then has. */
  function withAddress() {
    const clock = { now: 1000 };
    const recorded = recordedBridge();
    const storage = createWindowStorage();
    const store = createWindowStore(recorded.bridge, () => clock.now, storage);
    store.getState().setInspector(stateWith({}, { deliveryUrl: url }));
    const arrive = async (part: Partial<RequestSummary>) => {
      const noted = store.getState().noteRequests();
      if (recorded.asked('list.rows').length > 0)
        await recorded.answer('list.rows', {
          ...rowsOf(1, { from: 0, count: 1 }),
          rows: [summary({ id: 1, ...part })],
        });
      await noted;
      return store.getState().awaitedCall?.isReceived;
    };
    return { clock, recorded, storage, store, arrive };
  }

  it.each([
    ['that arrived there', { receivedAt: 1500 }, true],
    ['from before', { receivedAt: 900 }, false],
    ['on another path', { receivedAt: 1500, stray: true }, false],
    ['out of an import', { receivedAt: 1500, imported: true }, false],
  ] as const)('%s is told from a call', async (_, part, isReceived) => {
    expect(await withAddress().arrive(part)).toBe(isReceived);
  });

  it('that is a test message of ours is not a call', async () => {
    const { clock, recorded, store, arrive } = withAddress();
    clock.now = 2000;
    const sent = store.getState().sendSample('sms');
    clock.now = 2100;
    await recorded.answer('sample.send', { ok: false, fault: 'not-delivered', detail: '' });
    await sent;
    expect(await arrive({ receivedAt: 2050 })).toBe(false);
    expect(await arrive({ receivedAt: 2200 })).toBe(true);
  });

  it('is not looked for once one has arrived', async () => {
    const { recorded, arrive, store } = withAddress();
    await arrive({ receivedAt: 1500 });
    await store.getState().noteRequests();
    expect(recorded.asked('list.rows')).toHaveLength(1);
  });

  it('that does not come is not mentioned again at an address for which that was dismissed', () => {
    const { recorded, storage, store } = withAddress();
    store.getState().dismissNoCall();
    const reopened = createWindowStore(recorded.bridge, () => 0, storage);
    expect(reopened.getState().noCallDismissed).toBe(url);
  });
});
