import { describe, expect, it } from 'vitest';
import { createReadAhead } from '../../../electron/core/send/read-ahead.ts';
import { shortBodyBytes } from '../../../electron/core/store/short-requests.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { make, openHere } from '../store/stores.ts';

const ids = [1, 2, 3];

async function stored(): Promise<Store> {
  const { store } = openHere();
  for (const id of ids) await store.saveCapture(make(id, `body ${id}`));
  return store;
}

/** Reads the requests of a run, as its turns do. */
function readerOf(store: Store) {
  const ahead = createReadAhead(store);
  const read = ahead.of(ids);
  return {
    forget: ahead.forget,
    bodyOf: (id: number) => {
      const found = read(id, ids.indexOf(id));
      return found === null ? null : String(Buffer.from(found.body() ?? []));
    },
  };
}

describe('requests that are read ahead', () => {
  it('have their bodies, also when the run begins again', async () => {
    const { bodyOf } = readerOf(await stored());
    expect([...ids, ...ids].map(bodyOf)).toEqual([...ids, ...ids].map((id) => `body ${id}`));
  });

  it('are not sent after they were removed, and are again once that is undone', async () => {
    const store = await stored();
    const { bodyOf } = readerOf(store);
    expect(bodyOf(1)).toBe('body 1');
    await store.remove({ ids: [2] });
    expect([2, 3].map(bodyOf)).toEqual([null, 'body 3']);
    await store.undoRemove();
    expect(bodyOf(2)).toBe('body 2');
  });

  it('are not sent after everything was deleted', async () => {
    const store = await stored();
    const { bodyOf, forget } = readerOf(store);
    expect(bodyOf(1)).toBe('body 1');
    store.forgetEverything();
    forget();
    expect(ids.map(bodyOf)).toEqual([null, null, null]);
  });

  it('have a long body that is read in its turn', async () => {
    const { store } = openHere();
    const long = 'x'.repeat(shortBodyBytes + 1);
    await store.saveCapture(make(1, long));
    expect(readerOf(store).bodyOf(1)).toBe(long);
  });
});
