import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { until } from '../../support/until.ts';
import { listChoices } from '../../../shared/list-filter.ts';
import { fillMany } from './many.ts';
import { fill, listed, make, openHere, sms } from './stores.ts';
import { context } from '../../support/keys.ts';

/** Whether any file of the folder holds a text. */
function onDisk(path: string, text: string): string[] {
  const dir = dirname(path);
  return readdirSync(dir).filter((name) => readFileSync(join(dir, name)).includes(text));
}

function clock() {
  let at = 1_000_000;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

describe('removing', () => {
  it('takes requests out of every list, count and detail at once, and undo brings them back', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), '{"type":"Email"}', sms('c'), 'other']);
    await store.saveCapture(make(store.nextId(), 'stray', true));
    const before = listChoices.map((show) => listed(store, show));
    expect(await store.remove({ ids: [1, 2, 5, 77] })).toBe(3);
    expect(listed(store)).toEqual([4, 3]);
    expect(listed(store, 'sms')).toEqual([3]);
    expect(listed(store, 'email')).toEqual([]);
    expect(listed(store, 'stray')).toEqual([]);
    expect(store.ids('sms')).toEqual([3]);
    expect(store.record(1)).toBeNull();
    expect(await store.undoRemove()).toBe(3);
    expect(listChoices.map((show) => listed(store, show))).toEqual(before);
    expect(await store.undoRemove()).toBe(0);
  });

  it('of very many requests counts each of them', async () => {
    const { store } = openHere();
    // Side by side they share commits.
    const tens = Array.from({ length: 110 }, (_, n) =>
      Array.from({ length: 10 }, () => sms(`${n}`)),
    );
    await Promise.all(tens.map((bodies) => fill(store, bodies)));
    await fill(store, ['other']);
    await store.saveCapture(make(store.nextId(), 'stray', true));
    const stray = make(store.nextId(), sms('stray'), true);
    await store.saveCapture(stray);
    await store.saveFindings(
      1_103,
      (await inspect(stray.request, Buffer.from(sms('')), context)).findings,
    );
    // Each SMS has warnings; strays are not problems.
    const before = { all: 1_103, sms: 1_101, email: 0, problem: 1_101, other: 1, stray: 2 };
    expect(store.counts()).toEqual(before);
    expect(await store.remove({ show: 'sms' })).toBe(1_101);
    expect(store.counts()).toEqual({ all: 2, sms: 0, email: 0, problem: 1, other: 1, stray: 1 });
    expect(await store.undoRemove()).toBe(1_101);
    expect(store.counts()).toEqual(before);
  });

  it('several times is undone in reverse order, also when findings changed in between', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), sms('b')]);
    const late = make(store.nextId(), sms('late'));
    await store.saveCapture(late);
    expect(await store.remove({ show: 'sms' })).toBe(2);
    expect(await store.remove({ show: 'all' })).toBe(1);
    await store.saveFindings(
      3,
      (await inspect(late.request, Buffer.from(sms('late')), context)).findings,
    );
    expect(listed(store)).toEqual([]);
    expect(await store.undoRemove()).toBe(1);
    expect(listed(store, 'sms')).toEqual([3]);
    expect(await store.undoRemove()).toBe(2);
    expect(listed(store, 'sms')).toEqual([3, 2, 1]);
    expect(listed(store, 'other')).toEqual([]);
  });

  it('of a choice spares pinned requests; removing by number does not', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), sms('b'), sms('c')]);
    await store.pin([2], true);
    expect(store.isPinned(2)).toBe(true);
    expect(await store.remove({ show: 'all' })).toBe(2);
    expect(listed(store)).toEqual([2]);
    expect(await store.remove({ ids: [2] })).toBe(1);
    expect(listed(store)).toEqual([]);
  });

  it('of everything never hides a request that arrived before and was saved after it', async () => {
    const { now, pass } = clock();
    const { store } = openHere(undefined, { now, graceMs: 1_000 });
    await fill(store, [sms('a')]);
    const slow = make(store.nextId(), 'slow');
    await fill(store, [sms('b')]);
    expect(await store.remove({ show: 'all' })).toBe(2);
    await store.saveCapture(slow);
    expect(listed(store)).toEqual([2]);
    expect(await store.undoRemove()).toBe(2);
    expect(listed(store)).toEqual([3, 2, 1]);
    await store.remove({ show: 'all' });
    pass(2_000);
    await until(() => store.facts(1) === null && store.facts(3) === null);
    expect(await store.undoRemove()).toBe(0);
  });

  it('deletes after the grace period: no byte stays on the disk, and the file shrinks', async () => {
    const { now, pass } = clock();
    const deleted: unknown[] = [];
    const { store, path } = openHere(undefined, {
      now,
      graceMs: 50,
      onDeleted: (ids) => deleted.push(ids),
    });
    const canary = 'canary-7f3a';
    await fill(
      store,
      Array.from({ length: 300 }, (_, n) => sms(`${canary} ${n} ${'x'.repeat(8_000)}`)),
    );
    await store.saveCapture(make(store.nextId(), [Buffer.alloc(3 * 1024 ** 2, canary)]));
    await fill(store, [sms('stays')]);
    await store.remove({ ids: Array.from({ length: 301 }, (_, n) => n + 1) });
    expect(onDisk(path, canary)).not.toEqual([]);
    pass(100);
    await until(() => onDisk(path, canary).length === 0);
    expect(deleted.flat().length).toBe(301);
    expect(statSync(path).size).toBeLessThan(300_000);
    expect(listed(store)).toEqual([302]);
    expect(await store.undoRemove()).toBe(0);
  });

  it('is completed at the next opening when the app ended within the grace period', async () => {
    const first = openHere();
    await fill(first.store, [sms('canary-1'), sms('b')]);
    await first.store.remove({ ids: [1] });
    first.store.close();
    const { store } = openHere(first.path);
    expect(listed(store)).toEqual([2]);
    await until(() => store.facts(1) === null && onDisk(first.path, 'canary-1').length === 0);
    expect(listed(store)).toEqual([2]);
  });

  it('never gives a number twice', async () => {
    const { store, path } = openHere(undefined, { graceMs: 0 });
    await fill(store, [sms('a'), sms('b')]);
    await store.remove({ show: 'all' });
    await until(() => store.facts(2) === null);
    store.close();
    const again = openHere(path).store;
    expect(again.nextId()).toBe(3);
    await again.saveCapture(make(3, 'c'));
    expect(again.forgetEverything().ok).toBe(true);
    again.close();
    expect(openHere(path).store.nextId()).toBe(4);
  });

  it('ignores replies and findings of deleted requests', async () => {
    const { store } = openHere(undefined, { graceMs: 0 });
    const captured = make(store.nextId(), sms('a'));
    await store.saveCapture(captured);
    await store.remove({ ids: [1] });
    await until(() => store.facts(1) === null);
    await store.saveReply(1, { status: 200, ms: 1 });
    await store.saveFindings(
      1,
      (await inspect(captured.request, Buffer.from(sms('a')), context)).findings,
    );
    expect(listed(store)).toEqual([]);
    expect(store.pending.stale({ version: 0, keyring: '' }, 9)).toEqual([]);
  });
});

describe('forgetting everything', () => {
  it('deletes all content at once, copies and damaged files included, and captures go on', async () => {
    const { store, path } = openHere();
    writeFileSync(`${path}.before-1`, 'canary-9');
    writeFileSync(`${path}.damaged-1-wal`, 'canary-9');
    await fill(
      store,
      Array.from({ length: 100 }, () => sms(`canary-9 ${'x'.repeat(20_000)}`)),
    );
    const unkept = store.saveCapture(make(store.nextId(), 'canary-9 waits'));
    expect(store.forgetEverything()).toEqual({ ok: true, value: null });
    await unkept;
    expect(onDisk(path, 'canary-9')).toEqual([]);
    expect(statSync(path).size).toBeLessThan(200_000);
    expect(listed(store)).toEqual([]);
    await fill(store, [sms('after')]);
    expect(listed(store)).toEqual([102]);
    store.close();
    expect(listed(openHere(path).store)).toEqual([102]);
  });
});

describe('the budget', () => {
  it('leaves the newest requests and pinned ones', async () => {
    let keepRequests = 1_000;
    const { store } = openHere(undefined, {
      budget: () => ({ keepRequests, keepBytes: Infinity }),
    });
    await fill(
      store,
      Array.from({ length: 20 }, (_, n) => sms(String(n))),
    );
    await store.pin([2], true);
    keepRequests = 5;
    await fill(store, [sms('one more')]);
    await until(() => store.total('all') === 5);
    expect(listed(store)).toEqual([21, 20, 19, 18, 2]);
    expect(store.body(1)).toBeNull();
  });

  it('leaves the newest requests within the bytes, and their space is used again', async () => {
    const keepBytes = 2 * 1024 ** 2;
    const { store, path } = openHere(undefined, {
      budget: () => ({ keepRequests: 1e6, keepBytes }),
    });
    for (let round = 0; round < 4; round += 1) {
      await fill(
        store,
        Array.from({ length: 40 }, () => sms('x'.repeat(50_000))),
      );
      await until(() => store.total('all') <= 41);
    }
    // The index counts as well as the bodies.
    expect(store.total('all')).toBeGreaterThan(28);
    expect(listed(store)[0]).toBe(160);
    expect(statSync(path).size).toBeLessThan(5 * keepBytes);
  });

  it('makes room ahead once nothing comes, so that a burst deletes nothing', async () => {
    const databases: DatabaseSync[] = [];
    const { store: filling, path } = openHere(undefined, { onOpen: (one) => databases.push(one) });
    fillMany(databases[0] as DatabaseSync, 10_000);
    filling.close();
    const deleted: number[] = [];
    const { store } = openHere(path, {
      budget: () => ({ keepRequests: 10_000, keepBytes: Infinity }),
      onDeleted: (ids) => deleted.push(...(ids as readonly number[])),
    });
    await store.settled();
    expect(store.total('all')).toBe(9_800);
    expect(deleted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    await fill(
      store,
      Array.from({ length: 200 }, () => 'burst'),
    );
    await until(() => store.total('all') === 9_800);
    expect(store.rows({ show: 'all', from: 0, count: 1 })[0]?.id).toBe(10_200);
  });

  it('deletes ahead while an undo waits, and leaves what it would have left without the removal', async () => {
    const databases: DatabaseSync[] = [];
    const { store: filling, path } = openHere(undefined, { onOpen: (one) => databases.push(one) });
    fillMany(databases[0] as DatabaseSync, 9_900);
    filling.close();
    const { store } = openHere(path, {
      budget: () => ({ keepRequests: 10_000, keepBytes: Infinity }),
    });
    const range = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => from + n);
    // The oldest ones, which are the next to go, and others that are to stay.
    expect(await store.remove({ ids: [...range(1, 51), ...range(5_000, 5_050)] })).toBe(100);
    await fill(
      store,
      range(0, 50).map(() => 'one more'),
    );
    await store.settled();
    expect(store.total('all')).toBe(9_800);
    await store.undoRemove();
    await store.settled();
    expect(store.total('all')).toBe(9_800);
    expect(store.ids('all').toSorted((a, b) => a - b)).toEqual(range(151, 9_951));
  });
});
