import { sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetails } from '../../../electron/core/views/details.ts';
import { inspectionVersion } from '../../../electron/core/inspect/findings.ts';
import { createBackgroundInspection } from '../../../electron/core/inspect/background-inspection.ts';
import {
  createRequestReader,
  type ReadTimeouts,
} from '../../../electron/core/body-reader/request-reader.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { keySet, testKey } from '../../../electron/core/signature/keys.ts';
import { effort } from '../../support/effort.ts';
import { crm, keys, officialKeys, own, stranger } from '../../support/keys.ts';
import { until } from '../../support/until.ts';
import { make, openHere, sms } from '../store/stores.ts';

/** Everything that inspects what a store holds, as the core puts it together. */
function startInspecting(store: Store, limits?: ReadTimeouts) {
  const told: { readonly id: number; readonly isRecheck: boolean }[] = [];
  const bugs: unknown[] = [];
  let current = keys;
  const reader = createRequestReader(store, () => ({ keys: current }), limits);
  const details = createDetails(store, (request) => reader.read('inspection', request, 'view'));
  const inspection = createBackgroundInspection(store, {
    inspect: (request) => reader.read('inspection', request, 'background'),
    inspectNow: details.inspect,
    keyring: () => current.fingerprint,
    onFindings: (ids, isRecheck) => told.push(...ids.map((id) => ({ id, isRecheck }))),
    onProgress: () => undefined,
    onRechecked: store.reclaimSpace,
    onBug: (error) => bugs.push(error),
  });
  return {
    inspection,
    details,
    told,
    bugs,
    useKeys: (other: typeof keys) => {
      current = other;
      details.forget();
      inspection.recheckStale();
    },
    stop: async () => {
      await inspection.stop();
      await reader.close();
    },
  };
}

const long = sms('long '.repeat(20_000));

type Act = {
  readonly is:
    | 'keep'
    | 'arrive'
    | 'keepLate'
    | 'keepLong'
    | 'keepForRule'
    | 'import'
    | 'remove'
    | 'undo'
    | 'pause'
    | 'otherKeys'
    | 'restart';
};
const acts = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom<Act>({ is: 'keep' }, { is: 'arrive' }, { is: 'keepLate' }),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Act>({ is: 'keepLong' }, { is: 'import' }, { is: 'pause' }),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Act>({ is: 'remove' }, { is: 'undo' }, { is: 'keepForRule' }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Act>({ is: 'otherKeys' }, { is: 'restart' }) },
  ),
  { minLength: 5, maxLength: 40 },
);

describe('once settled, every request has findings of this version and these keys, and was reported once', () => {
  it('in any order of arrival, import, removal, undo, restart and change of keys', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const opened = openHere();
        let { store } = opened;
        let running = startInspecting(store);
        const arrived: number[] = [];
        const told: number[] = [];
        const keyrings = [keys, keySet(officialKeys, [testKey('other', stranger.publicKey)])];

        async function keep(id: number, body = sms(String(id))): Promise<void> {
          await store.saveCapture(make(id, body));
          running.inspection.add(id);
        }

        /** As a file is imported: many numbers are given first, and kept in an order of their own. */
        async function importSome(): Promise<void> {
          const ids = Array.from({ length: 70 }, () => store.nextId()).reverse();
          await Promise.all(ids.map((id) => store.saveCapture(make(id, sms('imported')))));
          for (const id of ids) running.inspection.add(id);
        }

        async function settle(): Promise<void> {
          await running.inspection.settled();
          told.push(...running.told.filter(({ isRecheck }) => !isRecheck).map(({ id }) => id));
          running.told.length = 0;
        }

        for (const { is } of all) {
          if (is === 'keep') await keep(store.nextId());
          if (is === 'arrive') arrived.push(store.nextId());
          if (is === 'keepLate' && arrived.length > 0) await keep(arrived.shift() ?? 0);
          if (is === 'keepLong') await keep(store.nextId(), long);
          if (is === 'import') await importSome();
          if (is === 'remove') await store.remove({ ids: store.ids('all').slice(0, 2) });
          if (is === 'undo') await store.undoRemove();
          if (is === 'pause') await new Promise(setImmediate);
          if (is === 'otherKeys') running.useKeys(keyrings.reverse()[0] ?? keys);
          if (is === 'keepForRule') {
            const id = store.nextId();
            running.inspection.reserve(id);
            const capture = make(id, sms('rule'));
            await store.saveCapture(capture);
            await running.inspection.inspectReserved(capture.request, null).settled;
          }
          if (is === 'restart') {
            await settle();
            await running.stop();
            store.close();
            ({ store } = openHere(opened.path));
            running = startInspecting(store);
            arrived.length = 0;
          }
        }
        await settle();
        const maker = { version: inspectionVersion, keyring: (keyrings[0] ?? keys).fingerprint };
        expect(store.pending.fresh(0, 9)).toEqual([]);
        expect(store.pending.stale(maker, 9).length).toBeLessThanOrEqual(9);
        for (const id of store.ids('all')) {
          expect([id, store.summary(id)?.kind]).toEqual([id, 'sms']);
          expect(told.filter((one) => one === id)).toEqual([id]);
        }
        expect(running.bugs).toEqual([]);
        await running.stop();
        store.close();
      }),
      { numRuns: effort({ usual: 8, full: 25 }) },
    );
  });
});

it('leaves no timer behind for a request whose reply waited for its findings', async () => {
  const { store } = openHere();
  const running = startInspecting(store);
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const before = timers();
  for (let count = 0; count < 50; count += 1) {
    const id = store.nextId();
    running.inspection.reserve(id);
    const capture = make(id, sms('rule'));
    await store.saveCapture(capture);
    await running.inspection.inspectReserved(capture.request, null).settled;
  }
  expect(timers() - before).toBeLessThan(10);
  await running.stop();
  store.close();
});

describe('keys that change', () => {
  it('during inspections leave no findings of the former keys', async () => {
    const { store } = openHere();
    const running = startInspecting(store);
    const others = keySet(officialKeys, [
      testKey('mine', own.publicKey),
      testKey('b', stranger.publicKey),
    ]);
    for (let turn = 0; turn < 5; turn += 1) {
      for (let n = 0; n < 30; n += 1) {
        const body = n % 10 === 0 ? long : sms(String(n));
        const captured = make(store.nextId(), body);
        const request = {
          ...captured.request,
          headers: [
            ['X-GHL-Signature', sign(null, Buffer.from(body), crm.privateKey).toString('base64')],
          ] as const,
        };
        await store.saveCapture({ ...captured, request });
        running.inspection.add(request.id);
      }
      running.useKeys(turn % 2 === 0 ? others : keys);
    }
    await running.inspection.settled();
    const maker = { version: inspectionVersion, keyring: others.fingerprint };
    expect(store.pending.stale(maker, 999)).toEqual([]);
    expect(running.inspection.progress()).toBeNull();
    await running.stop();
  });
});

describe('a request that makes the inspection fail', () => {
  const noTime = { background: 1, reply: 1, view: 1 };

  it('has an issue that says so, and is not tried again', async () => {
    const { store, path } = openHere();
    const running = startInspecting(store, noTime);
    const heavy = store.nextId();
    await store.saveCapture(make(heavy, `{"a":[${'0,'.repeat(2_000_000)}0]}`));
    running.inspection.add(heavy);
    const light = store.nextId();
    await store.saveCapture(make(light, sms('light')));
    running.inspection.add(light);
    await running.inspection.settled();
    expect(new Set(running.told.map(({ id }) => id))).toEqual(new Set([light, heavy]));
    expect(store.summary(light)).toMatchObject({ kind: 'sms' });
    expect(store.summary(heavy)).toMatchObject({ kind: 'unknown', errors: 1 });
    await running.stop();
    store.close();

    const later = openHere(path);
    const again = startInspecting(later.store);
    await again.inspection.settled();
    expect(again.told).toEqual([]);
    const detail = await again.details.of(heavy);
    expect(detail?.inspection?.issues).toMatchObject([
      {
        code: 'inspection.failed',
        severity: 'error',
        values: { reason: expect.stringContaining('too long') },
      },
    ]);
    expect(detail?.request.body.bytes).toBeGreaterThan(4_000_000);
    await again.stop();
  });
});

describe('thousands of bodies with a content coding', () => {
  it('wait in the table, are all inspected, and delay no plain request', async () => {
    const { store } = openHere();
    const running = startInspecting(store);
    const coded = gzipSync('{"type":"SMS"}');
    const keepCoded = async () => {
      const { request, pieces } = make(store.nextId(), [coded]);
      const headers = [['Content-Encoding', 'gzip']] as const;
      await store.saveCapture({ request: { ...request, headers }, pieces });
      running.inspection.add(request.id);
    };
    for (let n = 0; n < 2_000; n += 100) await Promise.all(Array.from({ length: 100 }, keepCoded));
    const plain = store.nextId();
    await store.saveCapture(make(plain, sms('plain')));
    running.inspection.add(plain);
    await until(() => store.summary(plain)?.kind === 'sms');
    expect(store.pending.long(9_999).length).toBeGreaterThan(100);
    await running.inspection.settled();
    expect(store.pending.long(1)).toEqual([]);
    expect(store.total('sms')).toBe(2_001);
    expect(running.told).toHaveLength(2_001);
    await running.stop();
  });
});
