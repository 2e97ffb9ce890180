import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inspectionVersion } from '../../../electron/core/inspect/findings.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { fill, make, openHere, sms } from './stores.ts';
import { context, keys } from '../../support/keys.ts';

const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

describe('a stored request', () => {
  it('is on disk with all facts and bytes when the promise resolves', async () => {
    const path = join(tempDir(), 'captures.db');
    const { store } = openHere(path);
    const captured = make(7, '\u0000\uFFFFé');
    await store.saveCapture(captured);
    const other = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => other.close());
    expect(other.prepare('SELECT body FROM requests WHERE id = 7').get()?.['body']).toEqual(
      new Uint8Array(captured.pieces[0] ?? []),
    );
    expect(store.record(7)).toEqual({
      request: captured.request,
      reply: null,
      failure: null,
      pinned: false,
      imported: null,
      attempt: 1,
    });
    expect(store.record(8)).toBeNull();
  });

  it('is not written again when its file is opened', async () => {
    const path = join(tempDir(), 'captures.db');
    const first = openHere(path).store;
    await first.saveCapture(make(41, 'a'));
    first.close();
    openHere(path);
    expect(statSync(`${path}-wal`).size).toBe(0);
  });

  it('is there after the file is opened again, and numbers go on from it', async () => {
    const path = join(tempDir(), 'captures.db');
    const first = openHere(path).store;
    await first.saveCapture(make(41, 'a'));
    await first.saveReply(41, { status: 200, ms: 1.5 });
    first.close();
    const { store } = openHere(path);
    expect(store.total('all')).toBe(1);
    expect(store.nextId()).toBe(42);
    expect(store.record(41)?.reply).toEqual({ status: 200, ms: 1.5 });
  });

  it('has the reply of a rule with what was sent; the list has the rule alone', async () => {
    const { store } = openHere();
    await fill(store, [sms('a')]);
    const rule = { id: 'r1', name: 'Broken', delayMs: 12_000, fault: 'half-body' } as const;
    const sent = { headers: [['X-A', 'é']] as const, body: 'x'.repeat(10_001), bytes: 10_001 };
    await store.saveReply(1, { status: 500, ms: 12_001.5, rule, sent });
    expect(store.summary(1)?.reply).toEqual({ status: 500, ms: 12_001.5, rule });
    expect(store.record(1)?.reply).toEqual({
      status: 500,
      ms: 12_001.5,
      rule,
      sent: { ...sent, body: 'x'.repeat(10_000) },
    });
    const reset = { status: null, ms: 3, rule: { ...rule, fault: 'reset' } } as const;
    await store.saveReply(1, reset);
    expect(store.record(1)?.reply).toEqual(reset);
  });

  it('has the default replies of many requests that are written together', async () => {
    const { store } = openHere();
    const all = Array.from({ length: 40 }, (_, n) => make(n + 1, `${n}`));
    await Promise.all(all.map((one) => store.saveCapture(one)));
    const statusOf = (id: number) => (id === 20 ? 500 : 200);
    const answered = Array.from({ length: 37 }, (_, n) => n + 1);
    await Promise.all([
      ...answered.map((id) => store.saveReply(id, { status: statusOf(id), ms: id / 8 })),
      store.saveReply(99, { status: 200, ms: 1 }),
    ]);
    for (const id of answered)
      expect(store.record(id)?.reply).toEqual({ status: statusOf(id), ms: id / 8 });
    expect(store.record(38)?.reply).toBeNull();
    expect(store.ids('problem')).toEqual([20]);
    await store.saveReply(20, { status: 204, ms: 2 });
    expect(store.record(20)?.reply).toEqual({ status: 204, ms: 2 });
    expect(store.ids('problem')).toEqual([]);
  });

  it('shares its commit with others, which succeed when one fails', async () => {
    const { store } = openHere();
    const results = await Promise.allSettled([
      store.saveCapture(make(1, 'a')),
      store.saveCapture(make(1, 'the same number')),
      store.saveCapture(make(2, 'b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(store.total('all')).toBe(2);
  });

  it('is pending without findings, and stale with those of another version', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), sms('b')]);
    await store.saveCapture(make(3, sms('c')));
    expect(store.pending.fresh(0, 9)).toEqual([3]);
    expect(store.pending.leftOver(3, 9)).toEqual([]);
    const version = inspectionVersion;
    expect(store.pending.countStale({ version, keyring: 'any' })).toBe(0);
    expect(store.pending.stale({ version: version + 1, keyring: 'any' }, 9)).toEqual([2, 1]);
    expect(store.pending.stale({ version: version - 1, keyring: 'any' }, 1)).toEqual([2]);
  });

  it('is counted once when its findings are computed again, the same or others', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), sms('b')]);
    const { findings } = await inspect(make(1, sms('a')).request, Buffer.from(sms('a')), context);
    const next = { ...findings, version: inspectionVersion + 1 };
    const before = store.summary(1);
    await store.saveFindings(1, next);
    expect(store.summary(1)).toEqual(before);
    await store.saveFindings(2, { ...next, kind: 'custom', codes: ['json.invalid'], errors: 1 });
    expect(store.summary(2)).toMatchObject({ kind: 'custom', errors: 1 });
    expect(store.pending.countStale({ version: inspectionVersion + 1, keyring: 'any' })).toBe(0);
    expect([store.total('all'), store.total('sms'), store.total('other')]).toEqual([2, 1, 1]);
    await store.saveFindings(3, next);
    expect(store.total('all')).toBe(2);
  });

  it('is stale with findings of other keys, where keys matter', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), sms('b'), sms('c')]);
    const { request } = make(2, sms('b'));
    const headers = [['X-GHL-Signature', 'abc']] as const;
    const findings = (await inspect({ ...request, headers }, Buffer.from(sms('b')), { keys }))
      .findings;
    await store.saveFindings(2, findings);
    const version = inspectionVersion;
    for (const [fingerprint, stale] of [
      [keys.fingerprint, []],
      ['0', [2]],
      ['z', [2]],
    ] as const) {
      expect(store.pending.stale({ version, keyring: fingerprint }, 9)).toEqual(stale);
      expect(store.pending.countStale({ version, keyring: fingerprint })).toBe(stale.length);
    }
    expect(store.pending.countStale({ version: version + 1, keyring: '0' })).toBe(3);
  });
});

describe('the list', () => {
  it('is newest first, and the same from either end', async () => {
    const { store } = openHere();
    await fill(
      store,
      Array.from({ length: 9 }, (_, n) => sms(String(n))),
    );
    const rows = (from: number, count: number) => ids(store.rows({ show: 'all', from, count }));
    expect(rows(0, 3)).toEqual([9, 8, 7]);
    expect(rows(6, 3)).toEqual([3, 2, 1]);
    expect(rows(7, 10)).toEqual([2, 1]);
    expect(rows(20, 5)).toEqual([]);
    expect([...rows(0, 4), ...rows(4, 4), ...rows(8, 4)]).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('shows what is chosen', async () => {
    const { store } = openHere();
    await fill(store, [sms('a'), '{"type":"Email"}', 'nonsense']);
    await store.saveCapture(make(4, 'x', true));
    const show = (what: 'sms' | 'email' | 'other' | 'stray' | 'all') =>
      ids(store.rows({ show: what, from: 0, count: 9 }));
    expect(show('sms')).toEqual([1]);
    expect(show('email')).toEqual([2]);
    expect(show('other')).toEqual([3]);
    expect(show('stray')).toEqual([4]);
    expect(show('all')).toEqual([4, 3, 2, 1]);
  });
});
