import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import type { ImportMark } from '../../../shared/import.ts';
import { context } from '../../support/keys.ts';
import { make, openHere, sms } from './stores.ts';

const mark: ImportMark = { at: 1_000, source: 'a.har', format: 'har' };
const later: ImportMark = { ...mark, at: 2_000 };

async function save(store: ReturnType<typeof openHere>['store'], id: number, from?: ImportMark) {
  const { request, pieces } = make(id, sms('the same'));
  await store.saveCapture({ request, pieces }, from);
  const { findings } = await inspect(request, Buffer.concat(pieces), context);
  await store.saveFindings(id, findings);
}

describe('an imported request', () => {
  it('is marked in its row and its record', async () => {
    const { store } = openHere();
    await save(store, 1);
    await save(store, 2, mark);
    expect(store.summary(1)?.imported).toBe(false);
    expect(store.summary(2)?.imported).toBe(true);
    expect([store.record(1)?.imported, store.record(2)?.imported]).toEqual([null, mark]);
    expect(store.capturedAmong([1, 2, 3])).toEqual([1, 3]);
    expect([store.importedIds(mark.at), store.importedIds(7)]).toEqual([[2], []]);
  });

  it('is not an attempt at what was captured, nor at what another import brought', async () => {
    const { store } = openHere();
    await save(store, 1, mark);
    await save(store, 2);
    await save(store, 3, mark);
    await save(store, 4, later);
    await save(store, 5);
    const attempts = [1, 2, 3, 4, 5].map((id) => store.summary(id)?.attempt);
    expect(attempts).toEqual([1, 1, 2, 1, 2]);
  });

  it('loses its mark when it is deleted', async () => {
    const { store } = openHere(undefined, { graceMs: 0 });
    await save(store, 1, mark);
    await store.remove({ ids: [1] });
    await store.settled();
    expect(store.importedIds(mark.at)).toEqual([]);
  });
});
