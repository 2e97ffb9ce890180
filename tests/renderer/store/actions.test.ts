import { describe, expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { stateWith } from '../inspector-state.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

function opened() {
  const recorded = recordedBridge();
  return { ...recorded, store: createWindowStore(recorded.bridge, () => 0) };
}

describe('an export of the list', () => {
  it('exports the list’s filter', async () => {
    const { store, asked } = opened();
    store.getState().setFilter({ text: 'a', show: 'sms' });
    void store.getState().exportList('har');
    expect(asked('export.save')).toEqual([
      [
        {
          format: 'har',
          scope: { filter: { text: 'a', show: 'sms' } },
          embed: false,
          redact: false,
        },
      ],
    ]);
  });

  it('runs beside another one, and both results are shown', async () => {
    const { store, asked, answer, answerEarlier } = opened();
    void store.getState().exportList('json');
    void store.getState().exportList('csv');
    expect(asked('export.save')).toHaveLength(2);
    await answer('export.save', {
      ok: true,
      value: { count: 2, path: '/b.csv', file: 2, isRedacted: false },
    });
    await answerEarlier('export.save', {
      ok: true,
      value: { count: 1, path: '/a.json', file: 1, isRedacted: false },
    });
    expect(store.getState().endedExports.map(({ result }) => result)).toMatchObject([
      { ok: true, value: { path: '/b.csv' } },
      { ok: true, value: { path: '/a.json' } },
    ]);
  });

  it('is cancelled by its own number', () => {
    const { store, asked } = opened();
    void store.getState().cancelExport(7);
    expect(asked('export.cancel')).toEqual([[{ number: 7 }]]);
  });

  it('leaves no trace when the user declines', async () => {
    const { store, answer } = opened();
    void store.getState().exportList('json');
    await answer('export.save', { ok: false, fault: 'cancelled', detail: '' });
    expect(store.getState().endedExports).toEqual([]);
  });

  it('ends as not written when the inspector ends', async () => {
    const { store, fail } = opened();
    void store.getState().exportList('json');
    await fail('export.save', 'the inspector went away');
    expect(store.getState().endedExports).toMatchObject([
      { result: { ok: false, fault: 'not-written' } },
    ]);
  });

  it('shows the menu’s exports too, a limited number of them', () => {
    const { store } = opened();
    for (let n = 1; n <= 20; n += 1)
      store.getState().receiveExports({
        running: [],
        forMenu: { count: n, path: `/${n}`, file: n, isRedacted: false },
      });
    const ended = store.getState().endedExports;
    expect(ended).toHaveLength(5);
    store.getState().dismissExport(ended[0]?.key ?? 0);
    expect(store.getState().endedExports).toHaveLength(4);
  });
});

describe('a test message', () => {
  it('ends with the result, once the list has it', async () => {
    const { store, asked, answer } = opened();
    void store.getState().sendSample('email');
    expect(store.getState().sample).toEqual({ is: 'sending', name: 'email' });
    const outcome = {
      ok: true,
      value: {
        status: 200,
        ms: 2,
        url: 'http://x.test/',
        signedWith: null,
        second: null,
        isRetryFollowing: false,
      },
    } as const;
    await answer('sample.send', outcome);
    expect(store.getState().sample.is).toBe('sending');
    await answer('list.rows', rowsOf(1, { from: 0, count: 60 }));
    expect(store.getState().sample).toEqual({ is: 'ended', name: 'email', outcome });
    void store.getState().sendLastSample();
    expect(asked('sample.send')).toEqual([[{ name: 'email' }], [{ name: 'email' }]]);
  });
});

describe('opening the tunnel', () => {
  it('changes the settings where they have none', async () => {
    const { store, asked, answer } = opened();
    const settings = settingsSchema.parse({ pathToken: null, tunnel: { kind: 'none' } });
    store.getState().setInspector(stateWith(settings));
    void store.getState().openTunnel();
    expect(asked('settings.change')).toEqual([[{ tunnel: { kind: 'localtunnel' } }]]);
    expect(asked('tunnel.open')).toHaveLength(0);
    await answer('settings.change', { ok: true, value: settings });
    expect(asked('tunnel.open')).toHaveLength(1);
  });
});

describe('testing the public address', () => {
  it('runs once at a time, and ends also when the inspector ends', async () => {
    const { store, asked, answer, fail } = opened();
    void store.getState().testTunnel();
    void store.getState().testTunnel();
    expect(asked('tunnel.test')).toHaveLength(1);
    expect(store.getState().testingTunnel).toBe(true);
    await answer('tunnel.test', undefined);
    expect(store.getState().testingTunnel).toBe(false);
    void store.getState().testTunnel();
    await fail('tunnel.test', 'the inspector went away');
    expect(store.getState().testingTunnel).toBe(false);
  });
});
