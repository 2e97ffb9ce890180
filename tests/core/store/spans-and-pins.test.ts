import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Search } from '../../../electron/core/search/search.ts';
import { createList } from '../../../electron/core/views/list.ts';
import { fillMany } from './many.ts';
import { fill, listed, openHere, sms } from './stores.ts';

async function filled(count: number) {
  const { store } = openHere();
  await fill(
    store,
    Array.from({ length: count }, (_, n) => (n % 2 === 0 ? sms('hello') : '{"x":1}')),
  );
  return store;
}

describe('the ids between two requests', () => {
  it('are in the order from one to the other, with both', async () => {
    const store = await filled(6);
    const between = (from: number, to: number) =>
      store.idsBetween({ show: 'all', from, to }, 1_000);
    expect(between(5, 2)).toEqual([5, 4, 3, 2]);
    expect(between(2, 5)).toEqual([2, 3, 4, 5]);
    expect(between(4, 4)).toEqual([4]);
  });

  it('are those nearest to the first one when a limit cuts them', async () => {
    const store = await filled(6);
    expect(store.idsBetween({ show: 'all', from: 6, to: 1 }, 2)).toEqual([6, 5]);
    expect(store.idsBetween({ show: 'all', from: 1, to: 6 }, 2)).toEqual([1, 2]);
  });

  it('are of the choice, and without removed ones', async () => {
    const store = await filled(6);
    await store.remove({ ids: [3] });
    expect(store.idsBetween({ show: 'sms', from: 6, to: 1 }, 1_000)).toEqual([5, 1]);
    expect(store.idsBetween({ show: 'other', from: 6, to: 1 }, 1_000)).toEqual([6, 4, 2]);
  });
});

describe('pinning many', () => {
  it('counts those that were not pinned before, and leaves out what is not stored', async () => {
    const store = await filled(4);
    expect(await store.pin([1, 2], true)).toBe(2);
    expect(await store.pin([1, 2, 3, 99], true)).toBe(1);
    expect([1, 2, 3, 4, 99].filter(store.isPinned)).toEqual([1, 2, 3]);
    expect(await store.pin([2, 3, 4], false)).toBe(2);
    expect([1, 2, 3, 4].filter(store.isPinned)).toEqual([1]);
  });
});

describe('the removal of a choice up to a request', () => {
  it('leaves what arrived later in the list, and comes back whole', async () => {
    const store = await filled(6);
    expect(await store.remove({ show: 'all', upTo: 4 })).toBe(4);
    expect(listed(store)).toEqual([6, 5]);
    expect(await store.undoRemove()).toBe(4);
    expect(listed(store)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('is of everything when nothing is newer', async () => {
    const store = await filled(3);
    expect(await store.remove({ show: 'all', upTo: 3 })).toBe(3);
    expect(listed(store)).toEqual([]);
    expect(await store.undoRemove()).toBe(3);
  });
});

it('all ids of a choice are named newest first, up to a request, however many steps that takes', async () => {
  const databases: DatabaseSync[] = [];
  const { store, path } = openHere(undefined, { onOpen: (one) => databases.push(one) });
  fillMany(databases[0] as DatabaseSync, 25_000);
  store.close();
  // The search is for queries.
  const list = createList(openHere(path).store, {} as Search);
  const filter = { text: '', show: 'all' } as const;
  const ids = await list.idsOf({ filter, upTo: 24_999 });
  expect(ids).toEqual(Array.from({ length: 24_999 }, (_, n) => 24_999 - n));
  expect(await list.idsOf({ filter })).toHaveLength(25_000);
  expect(await list.idsOf({ filter: { text: '', show: 'email' } })).toHaveLength(12_500);
});
