import { beforeEach, describe, expect, it } from 'vitest';
import { createMailStore } from '../../../renderer/mail/mail-store.ts';
import { maxFetchedCharacters } from '../../../renderer/mail/load-references.ts';
import type { RemoteReference } from '../../../renderer/mail/remote.ts';
import { recordedBridge } from '../recorded-bridge.ts';

const reference = (name: string): RemoteReference => ({
  url: `https://a.example/${name}`,
  kind: 'image',
  where: 'img src',
  tracking: null,
});
const data = 'data:image/png;base64,AA==';
const fetched = { ok: true, value: { kind: 'image', data } } as const;

let other: ReturnType<typeof recordedBridge>;
let store: ReturnType<typeof createMailStore>;

beforeEach(() => {
  other = recordedBridge();
  store = createMailStore(other.bridge, (svg) =>
    Promise.resolve(svg.includes('broken') ? null : 'data:image/png;base64,drawn'),
  );
});
const load = () => store.getState().loads.get(1);

describe('the look of mails', () => {
  it('applies to all mails, and changes one setting at a time', () => {
    store.getState().setLook({ width: 'phone' });
    store.getState().setLook({ scheme: 'dark' });
    expect(store.getState().look).toEqual({
      view: 'mail',
      source: 'sent',
      width: 'phone',
      scheme: 'dark',
      images: true,
    });
  });
});

describe('the remote content of a mail', () => {
  it('is requested by message and address, and shown once all of it is fetched', async () => {
    void store.getState().load(1, [reference('a'), reference('b')]);
    expect(other.asked('mail.fetchRemote')).toEqual([
      [{ id: 1, url: 'https://a.example/a', kind: 'image' }],
      [{ id: 1, url: 'https://a.example/b', kind: 'image' }],
    ]);
    await other.answerEarlier('mail.fetchRemote', fetched);
    expect(load()).toMatchObject({ running: { done: 1, total: 2 } });
    expect(load()?.loaded.size).toBe(0);
    await other.answer('mail.fetchRemote', fetched);
    expect(load()?.running).toBe(null);
    expect([...(load()?.loaded.keys() ?? [])]).toEqual([
      'https://a.example/a',
      'https://a.example/b',
    ]);
  });

  it('is fetched a few at a time, and never twice', async () => {
    const many = Array.from({ length: 9 }, (_, at) => reference(String(at)));
    void store.getState().load(1, many);
    void store.getState().load(1, many);
    expect(other.asked('mail.fetchRemote')).toHaveLength(4);
    await other.answerEarlier('mail.fetchRemote', fetched);
    expect(other.asked('mail.fetchRemote')).toHaveLength(7);
  });

  it('has a fault for each address, which another attempt replaces', async () => {
    void store.getState().load(1, [reference('a')]);
    await other.answer('mail.fetchRemote', { ok: false, fault: 'bad-status', detail: '404' });
    expect(load()?.faults.get('https://a.example/a')).toEqual({
      code: 'bad-status',
      detail: '404',
    });
    void store.getState().load(1, [reference('b')]);
    await other.answer('mail.fetchRemote', fetched);
    expect(load()?.faults.size).toBe(1);
    void store.getState().load(1, [reference('a')]);
    await other.answer('mail.fetchRemote', fetched);
    expect(load()?.faults.size).toBe(0);
  });

  it('can be stopped: what was fetched stays, the rest is cancelled', async () => {
    const many = Array.from({ length: 6 }, (_, at) => reference(String(at)));
    void store.getState().load(1, many);
    store.getState().stop(1);
    expect(other.asked('mail.cancelRemote')).toEqual([[{ id: 1 }]]);
    await other.answerEarlier('mail.fetchRemote', fetched);
    await other.answer('mail.fetchRemote', { ok: false, fault: 'cancelled', detail: '' });
    expect(other.asked('mail.fetchRemote')).toHaveLength(4);
    expect(load()).toMatchObject({ running: null });
    expect(load()?.loaded.size).toBe(3);
    expect([...(load()?.faults.values() ?? [])].map(({ code }) => code)).toEqual(
      Array.from({ length: 3 }, () => 'cancelled'),
    );
  });

  it('is converted to a PNG when it is an SVG', async () => {
    void store.getState().load(1, [reference('a.svg')]);
    const svg = 'data:image/svg+xml;base64,PHN2Zz4=';
    await other.answer('mail.fetchRemote', { ok: true, value: { kind: 'image', data: svg } });
    expect(load()?.loaded.get('https://a.example/a.svg')).toEqual({
      kind: 'image',
      data: 'data:image/png;base64,drawn',
    });
    void store.getState().load(1, [reference('b.svg')]);
    const broken = { kind: 'image', data: 'data:image/svg+xml,broken' } as const;
    await other.answer('mail.fetchRemote', { ok: true, value: broken });
    expect(load()?.faults.get('https://a.example/b.svg')?.code).toBe('not-drawn');
  });

  it('is refused beyond the limit for one mail', async () => {
    void store.getState().load(1, [reference('a')]);
    const big = { kind: 'image', data: 'x'.repeat(maxFetchedCharacters + 1) } as const;
    await other.answer('mail.fetchRemote', { ok: true, value: big });
    expect(load()?.faults.get('https://a.example/a')?.code).toBe('too-much');
  });

  it('is lost when the inspector stops, and can be requested again', async () => {
    void store.getState().load(1, [reference('a')]);
    await other.fail('mail.fetchRemote', 'gone');
    expect(load()).toMatchObject({ running: null });
    expect(load()?.faults.get('https://a.example/a')?.code).toBe('lost');
  });

  it('is stored for the last few mails', async () => {
    for (let id = 1; id <= 9; id += 1) {
      void store.getState().load(id, [reference('a')]);
      await other.answer('mail.fetchRemote', fetched);
    }
    expect([...store.getState().loads.keys()]).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
