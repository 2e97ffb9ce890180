import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/core/store/store.ts';
import { withLongestTurn } from '../../support/longest-turn.ts';
import { fillMany } from './many.ts';
import { make, openHere, sms } from './stores.ts';

const count = 100_000;

/** A store with `count` requests. It is opened again because it reads its counts on opening. */
function storeOfMany() {
  const { path, store } = openHere(undefined, { onOpen: () => undefined });
  store.close();
  let filled = false;
  const onOpen = (database: Parameters<typeof fillMany>[0]) => {
    if (!filled) fillMany(database, count);
    filled = true;
  };
  openStore(path, { onOpen }).close();
  return openHere(path).store;
}

describe('removing very many', () => {
  it('does not block the event loop, and neither does undoing it', async () => {
    const store = storeOfMany();
    const ids = Array.from({ length: count }, (_, n) => count - n);
    const times: Record<string, number> = {};

    async function timed(name: string, moved: number, work: () => Promise<number>): Promise<void> {
      const [answer, ms] = await withLongestTurn(work);
      expect([name, answer]).toEqual([name, moved]);
      times[name] = ms;
    }

    await store.pin([7], true);
    await timed('by ids', count - 1, () => store.remove({ ids, keepsPinned: true }));
    expect(store.total('all')).toBe(1);
    await timed('back', count - 1, () => store.undoRemove());
    await timed('by kind', count / 2, () => store.remove({ show: 'email' }));
    expect(store.total('sms')).toBe(count / 2);
    await timed('back by kind', count / 2, () => store.undoRemove());
    await store.pin([7], false);
    await timed('all', count, () => store.remove({ show: 'all' }));
    await timed('back all', count, () => store.undoRemove());
    expect(store.total('email')).toBe(count / 2);
    for (const [name, ms] of Object.entries(times)) expect([name, ms < 100]).toEqual([name, true]);
  }, 60_000);

  it('removes nothing that is saved in the meantime, late arrivals included', async () => {
    const store = storeOfMany();
    const late = store.nextId();
    await store.saveCapture(make(store.nextId(), sms('before')));
    await store.pin([7], true);
    const removing = store.remove({ show: 'all' });
    await Promise.all([late, store.nextId()].map((id) => store.saveCapture(make(id, sms('late')))));
    expect(await removing).toBe(count);
    expect(store.ids('all')).toEqual([late + 2, late, 7]);
    const back = store.undoRemove();
    await store.saveCapture(make(store.nextId(), sms('late')));
    expect(await back).toBe(count);
    expect(store.total('all')).toBe(count + 4);
  }, 60_000);

  it('is finished when the store is closed', async () => {
    const store = storeOfMany();
    const removing = store.remove({ show: 'sms' });
    await new Promise(setImmediate);
    store.close();
    expect(await removing).toBe(count / 2);
  }, 60_000);
});
