import { describe, expect, it } from 'vitest';
import type { Sending } from '../../../electron/core/send/send-each.ts';
import { storeSendingsTogether } from '../../../electron/core/send/store-sending.ts';
import type { Dispatches } from '../../../electron/core/store/dispatches.ts';

function sendingOf(requestId: number): Sending {
  return {
    dispatch: {
      requestId,
      cause: 'send',
      destination: null,
      url: 'http://127.0.0.1:1/',
      attempt: 1,
      mayBeTwice: false,
      at: 1,
      ms: 2,
      changes: { signedWith: null, isNew: false, isEdited: false },
      outcome: { is: 'failed', fault: 'refused', detail: 'Nothing listens there.' },
    },
    answer: null,
    sent: null,
  };
}

/** Sendings that are stored by writes whose ends the test decides. */
function storing() {
  const writes: { readonly commit: () => void; readonly fail: () => void }[] = [];
  const written: (number | null)[][] = [];
  const stored: number[] = [];
  const addAllEnded: Dispatches['addAllEnded'] = (all) =>
    new Promise((resolve, reject) => {
      const commit = () => {
        written.push(all().map(([{ requestId }]) => requestId));
        resolve();
      };
      writes.push({ commit, fail: () => reject(new Error('The disk is full.')) });
    });
  const store = storeSendingsTogether({ addAllEnded }, (id) => stored.push(id));
  return { store: (id: number) => store(sendingOf(id)), writes, written, stored };
}

describe('sendings that end close together', () => {
  it('share a write, in their order, and are reported once that is committed', async () => {
    const { store, writes, written, stored } = storing();
    const all = [store(1), store(2)];
    expect([writes.length, all[0] === all[1], stored]).toEqual([1, true, []]);
    writes[0]?.commit();
    const later = store(3);
    await all[0];
    expect([written, stored, writes.length]).toEqual([[[1, 2]], [1, 2], 2]);
    writes[1]?.commit();
    await later;
    expect([written, stored]).toEqual([
      [[1, 2], [3]],
      [1, 2, 3],
    ]);
  });

  it('are stored again after a time in which nothing could be written', async () => {
    const { store, writes, written } = storing();
    const lost = store(1);
    writes[0]?.fail();
    await expect(lost).rejects.toThrow('The disk is full.');
    const kept = store(2);
    writes[1]?.commit();
    await kept;
    expect(written).toEqual([[2]]);
  });
});
