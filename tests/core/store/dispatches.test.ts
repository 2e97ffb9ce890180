import { describe, expect, it } from 'vitest';
import type { DispatchEnd, NewDispatch } from '../../../electron/core/store/dispatch-writes.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { bounds } from '../../../shared/bounds.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from './stores.ts';

const plain = { signedWith: null, isNew: false, isEdited: false };

function forward(requestId: number | null, more: Partial<NewDispatch> = {}): NewDispatch {
  return {
    requestId,
    cause: 'forward',
    destination: { id: 'a', name: 'Staging' },
    url: 'http://127.0.0.1:1/hook',
    changes: plain,
    attempt: 1,
    mayBeTwice: false,
    at: 5,
    isWaiting: true,
    sent: null,
    ...more,
  };
}

function answered(status: number, body = 'fine'): DispatchEnd {
  const bytes = Buffer.from(body);
  return {
    outcome: { is: 'answered', status, bodyBytes: bytes.length, isCut: false },
    ms: 3.5,
    answer: { status, statusText: 'Odd', headers: [['X-A', 'b']], body: bytes, isCut: false },
  };
}

const refused: DispatchEnd = {
  outcome: { is: 'failed', fault: 'refused', detail: 'Nothing listens there.' },
  ms: 1,
  answer: null,
};

async function save(store: Store, ids: readonly number[]): Promise<void> {
  await Promise.all(ids.map((id) => store.saveCapture(make(id, `body ${id}`))));
}

/** Adds, and throws where the request is not stored. */
async function add({ dispatches }: Store, dispatch: NewDispatch): Promise<number> {
  const id = await dispatches.add(dispatch);
  if (id === null) throw new Error('It was not added.');
  return id;
}

async function send(store: Store, requestId: number | null, end: DispatchEnd): Promise<number> {
  const id = await add(store, forward(requestId, { isWaiting: false }));
  await store.dispatches.finish(id, end);
  return id;
}

describe('a dispatch', () => {
  it('waits, is sent and has its answer', async () => {
    const { store } = openHere();
    await save(store, [1]);
    const id = await add(store, forward(1));
    expect(store.dispatches.of(1)).toMatchObject([{ id, ms: null, outcome: { is: 'waiting' } }]);
    const url = 'http://127.0.0.1:1/hook/more?a=1';
    expect(await store.dispatches.start(id, { url, at: 7, mayBeTwice: false })).toBe(true);
    expect(await store.dispatches.start(id, { url, at: 8, mayBeTwice: true })).toBe(false);
    expect(store.summary(1)?.dispatches).toEqual({
      count: 1,
      last: [],
      isWaiting: true,
      failed: null,
    });
    await store.dispatches.finish(id, answered(500));
    expect(store.dispatches.of(1)).toEqual([
      {
        id,
        requestId: 1,
        cause: 'forward',
        destination: { id: 'a', name: 'Staging' },
        url,
        changes: plain,
        attempt: 1,
        mayBeTwice: false,
        at: 7,
        ms: 3.5,
        outcome: answered(500).outcome,
      },
    ]);
    const { answer } = answered(500);
    expect(store.dispatches.answer(id)).toEqual(
      answer && { ...answer, body: Uint8Array.from(answer.body) },
    );
    expect(store.dispatches.sent(id)).toBeNull();
  });

  it('keeps what was really sent, and at most so much of an answer', async () => {
    const { store } = openHere();
    const sent = {
      method: 'PUT',
      url: 'http://127.0.0.1:1/x',
      headers: [['A', 'b']] as const,
      body: Uint8Array.of(0, 255),
    };
    const id = await add(store, forward(null, { cause: 'send', isWaiting: false, sent }));
    await store.dispatches.finish(id, answered(200, 'x'.repeat(bounds.answerBody.bytes + 5)));
    expect(store.dispatches.sent(id)).toEqual(sent);
    expect(store.dispatches.answer(id)?.body.byteLength).toBe(bounds.answerBody.bytes);
    expect(store.dispatches.recent(5).map((one) => one.id)).toEqual([id]);
  });

  it('says that it may have arrived twice', async () => {
    const { store } = openHere();
    await save(store, [1]);
    const id = await send(store, 1, { ...refused, mayBeTwice: true });
    expect(store.dispatches.one(id)?.mayBeTwice).toBe(true);
  });

  it('is in its row with the last two outcomes, the older one first', async () => {
    const { store } = openHere();
    await save(store, [1, 2]);
    expect(store.summary(1)?.dispatches).toBeNull();
    await send(store, 1, answered(201));
    await send(store, 1, answered(200));
    await send(store, 1, refused);
    await add(store, forward(1));
    const summary = { count: 4, last: [200, 'refused'], isWaiting: true, failed: 'refused' };
    const rows = store.rows({ show: 'all', from: 0, count: 9 });
    expect(rows.map(({ dispatches }) => dispatches)).toEqual([null, summary]);
  });

  it.each([
    ['far from the others', [1, 900, 2]],
    ['behind the others', [1, 3, 2]],
    ['among the others', [1, 3, 2, 4]],
    ['nowhere', [1, 2]],
  ])(
    'is stored with many others in one write, without those whose requests are gone: %s',
    async (_, ids) => {
      const { store } = openHere();
      await save(store, [1, 2, 4]);
      const sent = (requestId: number | null) =>
        forward(requestId, { isWaiting: false, cause: 'send' });
      await store.dispatches.addAllEnded(() => [
        ...ids.map((id) => [sent(id), answered(200 + id)] as const),
        [sent(null), answered(299)],
      ]);
      const outcomes = ids.map((id) => store.dispatches.of(id).map((one) => one.outcome));
      const isStored = (id: number) => [1, 2, 4].includes(id);
      expect(outcomes).toEqual(ids.map((id) => (isStored(id) ? [answered(200 + id).outcome] : [])));
      expect(store.dispatches.recent(9)[0]?.outcome).toEqual(answered(299).outcome);
    },
  );

  it('is in its row as one of the newest hundred', async () => {
    const { store } = openHere();
    await save(store, [1]);
    await add(store, forward(1));
    const ended = forward(1, { isWaiting: false });
    const all = Array.from({ length: 150 }, () => store.dispatches.addEnded(ended, answered(200)));
    await Promise.all(all);
    const summary = { count: 100, last: [200, 200], isWaiting: false, failed: null };
    expect(store.summary(1)?.dispatches).toEqual(summary);
  });

  it('without a captured request is kept for the last hundred', async () => {
    const { store } = openHere();
    const ids = await Promise.all(
      Array.from({ length: 103 }, () => send(store, null, answered(200))),
    );
    expect(store.dispatches.recent(500).map(({ id }) => id)).toEqual(ids.slice(3).toReversed());
    expect(store.dispatches.answer(ids[0] ?? 0)).toBeNull();
  });
});

describe('forwards that wait', () => {
  it('are read in the order of their requests, another attempt before newer requests', async () => {
    const { store } = openHere();
    await save(store, [1, 2, 3]);
    for (const requestId of [3, 1, 2]) await add(store, forward(requestId));
    await add(store, forward(1, { destination: { id: 'b', name: 'B' } }));
    const [first] = store.dispatches.waiting('a', 9);
    if (first === undefined) throw new Error('None waits.');
    await store.dispatches.start(first.id, first);
    const sending = store.dispatches.waiting('a', 9).map(({ requestId }) => requestId);
    expect([sending, store.dispatches.countWaiting('a')]).toEqual([[2, 3], 3]);
    await store.dispatches.tryAgain(first, refused);
    expect(store.dispatches.waiting('a', 2)).toMatchObject([
      { requestId: 1, attempt: 2, mayBeTwice: true },
      { requestId: 2, attempt: 1, mayBeTwice: false },
    ]);
  });

  it('are skipped together', async () => {
    const { store } = openHere();
    await save(store, [1, 2]);
    await add(store, forward(1));
    await add(store, forward(2));
    expect(await store.dispatches.skip('a')).toBe(2);
    expect(store.dispatches.countWaiting('a')).toBe(0);
    expect(store.summary(1)?.dispatches).toEqual({
      count: 1,
      last: [],
      isWaiting: false,
      failed: null,
    });
  });

  it('are found after the end of the process, those in flight too', async () => {
    const { store, path } = openHere();
    await save(store, [1, 2]);
    await add(store, forward(1));
    const id = await add(store, forward(2, { isWaiting: false }));
    store.close();
    const again = openHere(path).store;
    expect(again.dispatches.waiting('a', 9).map(({ requestId }) => requestId)).toEqual([1]);
    expect(again.dispatches.interrupted().map((one) => one.id)).toEqual([id]);
  });

  it('of a removed request are passed over until it comes back', async () => {
    const { store } = openHere();
    await save(store, [1, 2]);
    await add(store, forward(1));
    await store.remove({ ids: [1] });
    expect(store.dispatches.waiting('a', 9)).toEqual([]);
    await store.undoRemove();
    expect(store.dispatches.waiting('a', 9)).toHaveLength(1);
  });
});

describe('deleting requests', () => {
  it('deletes their dispatches, and their bytes leave the budget', async () => {
    let keepBytes = Infinity;
    const { store } = openHere(undefined, {
      budget: () => ({ keepRequests: Infinity, keepBytes }),
    });
    await save(store, [1, 2]);
    const id = await send(store, 1, answered(200, 'x'.repeat(500_000)));
    keepBytes = 400_000;
    await save(store, [3]);
    await until(() => store.facts(1) === null);
    expect(store.facts(3)).not.toBeNull();
    expect([store.dispatches.of(1), store.dispatches.answer(id)]).toEqual([[], null]);
    expect(await store.dispatches.add(forward(1))).toBeNull();
  });

  it('never gives the number of a dispatch twice, even after everything is deleted', async () => {
    const { store } = openHere();
    await save(store, [1]);
    const id = await add(store, forward(1, { isWaiting: false }));
    store.forgetEverything();
    await save(store, [2]);
    const next = await add(store, forward(2, { isWaiting: false }));
    expect(next).toBe(id + 1);
    await store.dispatches.finish(id, answered(200));
    expect(store.dispatches.of(2)).toMatchObject([{ outcome: { is: 'sending' } }]);
  });
});
