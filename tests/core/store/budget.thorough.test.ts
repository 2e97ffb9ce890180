import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { createCore } from '../../../electron/core/core.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { smsBody } from '../../bench/sms-body.ts';
import { effort } from '../../support/effort.ts';
import { resourcesDir } from '../../support/running-core.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { until } from '../../support/until.ts';
import { fill, listed, make, openHere, sms } from './stores.ts';

const megabyte = 1024 ** 2;

/** A request that is not HTTP. */
function broken(id: number, body: string) {
  const { request, pieces } = make(id, body);
  return { request: { ...request, broken: { code: 'HPE_INVALID_METHOD', reason: 'x' } }, pieces };
}

async function keepNoise(store: Store, count: number, body: string): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = store.nextId();
    await store.saveCapture(n % 2 === 0 ? make(id, body, true) : broken(id, body));
  }
}

describe('strays and requests that are not HTTP', () => {
  it('never displace a webhook by their bytes', async () => {
    const keepBytes = 20 * megabyte;
    const { store } = openHere(undefined, { budget: () => ({ keepRequests: 1e6, keepBytes }) });
    await fill(store, [sms('first'), sms('second')]);
    await keepNoise(store, 40, 'x'.repeat(megabyte));
    await fill(store, [sms('third')]);
    await until(() => store.total('all') <= 5);
    expect(listed(store, 'sms')).toEqual([43, 2, 1]);
  });

  it('never displace a webhook by their number', async () => {
    const { store } = openHere(undefined, {
      budget: () => ({ keepRequests: 100, keepBytes: Infinity }),
    });
    await fill(
      store,
      Array.from({ length: 60 }, (_, n) => sms(String(n))),
    );
    await keepNoise(store, 300, 'x');
    await until(() => store.total('all') <= 70);
    expect(listed(store, 'sms')).toHaveLength(60);
    expect(store.total('all')).toBe(70);
  });

  it('are deleted before any webhook once everything together is over the budget', async () => {
    let keepRequests = 1_000;
    const { store } = openHere(undefined, {
      budget: () => ({ keepRequests, keepBytes: Infinity }),
    });
    await fill(
      store,
      Array.from({ length: 20 }, (_, n) => sms(String(n))),
    );
    await keepNoise(store, 15, 'x');
    await store.pin([35], true);
    keepRequests = 10;
    await fill(store, [sms('one more')]);
    await until(() => store.total('all') === 10);
    expect(listed(store)).toEqual([36, 35, 20, 19, 18, 17, 16, 15, 14, 13]);
  });

  it('are counted right after they were removed, brought back, and read from the file again', async () => {
    const { store, path } = openHere();
    await keepNoise(store, 6, 'noise');
    await store.remove({ ids: [1, 2] });
    await store.undoRemove();
    store.close();
    const again = openHere(path, {
      budget: () => ({ keepRequests: 20, keepBytes: Infinity }),
    }).store;
    await again.saveCapture(make(again.nextId(), 'x', true));
    await until(() => again.total('all') === 2);
    expect(listed(again)).toEqual([7, 6]);
  });
});

/** Bytes of a database's pages that are in use. */
function usedBytes(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  const used = (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  database.close();
  return used;
}

describe('the budget in bytes', () => {
  it('is about the size of captures, findings and index on disk', async () => {
    const dataDir = tempDir();
    const count = effort({ usual: 8_000, full: 20_000 });
    const keepBytes = 600 * count;
    const core = createCore({ dataDir, resourcesDir, overrides: { keepBytes } });
    onTestFinished(() => core.close());
    const keep = async (n: number) => {
      const id = core.store.nextId();
      const body = smsBody(n);
      const { body: _, ...facts } = make(id, '').request;
      await core.store.saveCapture(capture({ ...facts, ended: 'complete' }, body));
      await core.store.saveReply(id, { status: 200, ms: 1 });
      core.inspection.add(id);
    };
    for (let n = 0; n < count; n += 500) {
      await Promise.all(Array.from({ length: 500 }, (_, i) => keep(n + i)));
    }
    await core.inspection.settled();
    await core.search.settled();
    await core.store.settled();
    const kept = core.store.total('all');
    await core.close();
    const onDisk = usedBytes(join(dataDir, 'captures.db')) + usedBytes(join(dataDir, 'search.db'));
    expect(kept).toBeLessThan(count);
    expect(onDisk / keepBytes).toBeGreaterThan(0.6);
    expect(onDisk / keepBytes).toBeLessThan(1.4);
  });
});
