import { describe, expect, it } from 'vitest';
import { createWindowStorage } from '../../../renderer/store/storage.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { SendRun } from '../../../shared/dispatches.ts';
import { destinationOf } from '../../support/destination.ts';
import { stateWith } from '../inspector-state.ts';
import { recordedBridge } from '../recorded-bridge.ts';

function opened(storage = createWindowStorage()) {
  const bridge = recordedBridge();
  const store = createWindowStore(bridge.bridge, () => 0, storage);
  store.getState().setInspector(stateWith({ destinations: [destinationOf(1)] }));
  return { ...bridge, store, storage, now: () => store.getState() };
}

const run = (number: number): SendRun => ({
  number,
  target: 'My server',
  total: 1,
  done: 1,
  notRenewed: 0,
  outcomes: [[200, 1]],
  startedAt: 1,
  endedAt: 2,
  isStopped: false,
});

describe('the last target', () => {
  it('is remembered in the next window, with the URLs that were sent to', async () => {
    const { now, answer, storage } = opened();
    for (const url of ['http://a.test/', 'http://b.test/', 'http://a.test/']) {
      const sent = now().sendAgain({ ids: [1] }, { url }, { ...options });
      await answer('send.start', { ok: true, value: { number: 1 } });
      await sent;
    }
    const next = opened(storage);
    expect(next.now().lastTarget).toEqual({ url: 'http://a.test/' });
    expect(next.now().sentUrls).toEqual(['http://a.test/', 'http://b.test/']);
  });

  it('is not what the user declined', async () => {
    const { now, answer } = opened();
    const sent = now().sendAgain({ ids: [1] }, { url: 'http://a.test/' }, { ...options });
    await answer('send.start', { ok: false, fault: 'declined', detail: '' });
    await sent;
    expect(now().lastTarget).toBeNull();
  });

  it('gets a request at once, and the user is asked where there is none', async () => {
    const { now, asked, answer, store } = opened();
    await now().sendToLast({ ids: [7] });
    expect(now().sendingDialog).toEqual({ is: 'send-again', scope: { ids: [7] } });
    expect(asked('send.start')).toEqual([]);
    store.setState({ lastTarget: { destination: 'd1' } });
    const sent = now().sendToLast({ ids: [7] });
    await answer('send.start', { ok: true, value: { number: 1 } });
    await sent;
    expect(asked('send.start')[0]?.[0]).toMatchObject({ target: { destination: 'd1' } });
  });

  it('that was removed is asked for again', async () => {
    const { now, store } = opened();
    store.setState({ lastTarget: { destination: 'gone' } });
    await now().sendToLast({ ids: [7] });
    expect(now().sendingDialog).toMatchObject({ is: 'send-again' });
  });

  it('is none when what is stored makes no sense', () => {
    const storage = createWindowStorage();
    storage.setItem('hookscope.lastTarget', '{"url":7}');
    storage.setItem('hookscope.sentUrls', 'no json');
    expect(opened(storage).now()).toMatchObject({ lastTarget: null, sentUrls: [] });
  });
});

describe('the runs', () => {
  it('stay until they are dismissed, and do not come back', () => {
    const { now } = opened();
    now().receiveRuns([run(2), run(1)]);
    now().dismissRun(2);
    now().receiveRuns([run(3), run(2), run(1)]);
    expect(now().runs.map(({ number }) => number)).toEqual([3, 1]);
  });

  it('that ended before the window was opened are not news', async () => {
    const { now, answer } = opened();
    const loaded = now().loadRuns();
    await answer('runs.get', [{ ...run(2), endedAt: null }, run(1)]);
    await loaded;
    expect(now().runs.map(({ number }) => number)).toEqual([2]);
    now().receiveRuns([run(2), run(1)]);
    expect(now().runs.map(({ number }) => number)).toEqual([2]);
  });

  it('of an inspector that was restarted are counted from the start', async () => {
    const { now, answer } = opened();
    now().receiveRuns([run(1)]);
    now().dismissRun(1);
    const loaded = now().loadRuns();
    await answer('runs.get', []);
    await loaded;
    now().receiveRuns([run(1)]);
    expect(now().runs).toHaveLength(1);
  });
});

describe('a removed destination', () => {
  it('takes its relay with it, and both come back', async () => {
    const { now, asked, answer, store } = opened();
    const relay = { destination: 'd1', failureStatus: 503 };
    const first = destinationOf(1);
    const other = destinationOf(2, { id: 'd2', name: 'Other' });
    store.getState().setInspector(stateWith({ destinations: [first, other], relay }));
    const removed = now().removeDestination('d1');
    await Promise.resolve();
    const { settings } = stateWith({ destinations: [other], relay: null });
    await answer('settings.change', { ok: true, value: settings });
    await removed;
    expect(asked('settings.change').at(-1)?.[0]).toEqual({ destinations: [other], relay: null });
    const restored = now().restoreDestination();
    await Promise.resolve();
    expect(asked('settings.change').at(-1)?.[0]).toEqual({ destinations: [first, other], relay });
    await answer('settings.change', { ok: true, value: settings });
    await restored;
    expect(now().removedDestination).toBeNull();
  });
});

const options = { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 1 };
