import { describe, expect, it } from 'vitest';
import { startSync } from '../../../renderer/store/sync.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { stateWith } from '../inspector-state.ts';
import { recordedBridge } from '../recorded-bridge.ts';

const opening: TunnelState = { is: 'opening', host: 'https://tunnel.test' };

const withTunnel = (tunnel: TunnelState) => stateWith({}, { tunnel });

/** A window in step with a recorded bridge; `frame` draws it once. */
function started(now = () => 0) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, now);
  const frames: (() => void)[] = [];
  const stop = startSync(recorded.bridge, store, (run) => frames.push(run));
  return { ...recorded, store, stop, frame: () => frames.splice(0).forEach((run) => run()) };
}

describe('the sync', () => {
  it('asks first for what makes the window usable', () => {
    expect(started().askedFor().slice(0, 2)).toEqual(['state.get', 'list.rows']);
  });

  it('prefers each part that was pushed while the whole state was fetched', async () => {
    const { store, tell, answer } = started();
    const { undecided, droppedStrays, pause, recheck, destinations } = stateWith();
    await tell('state.changed', withTunnel(opening));
    await tell('progress.changed', {
      search: { waiting: 7, fault: null },
      undecided,
      droppedStrays,
      pause,
      recheck,
      destinations,
    });
    await answer('state.get', withTunnel({ is: 'closed' }));
    expect(store.getState().inspector?.tunnel.is).toBe('opening');
    expect(store.getState().inspector?.search.waiting).toBe(7);
  });

  it('keeps the rest of the state, and its identity, when only progress is pushed', async () => {
    const { store, tell, answer } = started();
    await answer('state.get', withTunnel(opening));
    const before = store.getState().inspector;
    const progress = { ...stateWith(), recheck: { done: 1, total: 9 } };
    const { search, undecided, droppedStrays, pause, recheck, destinations } = progress;
    await tell('progress.changed', {
      search,
      undecided,
      droppedStrays,
      pause,
      recheck,
      destinations,
    });
    expect(store.getState().inspector).toEqual({ ...before, recheck: { done: 1, total: 9 } });
    expect(store.getState().inspector?.settings).toBe(before?.settings);
  });

  it('ignores an older fetch once a newer one began', async () => {
    const { store, tell, answer, answerEarlier } = started();
    await tell('inspector.connected', true);
    await answer('state.get', withTunnel(opening));
    await answerEarlier('state.get', withTunnel({ is: 'closed' }));
    expect(store.getState().inspector?.tunnel.is).toBe('opening');
  });

  it('loads the list at once, and then once per frame, however often it changes', async () => {
    const { asked, tell, frame, fail } = started();
    expect(asked('list.rows')).toHaveLength(1);
    await fail('list.rows', 'later');
    for (let total = 1; total <= 100; total += 1) await tell('list.changed', { total });
    expect(asked('list.rows')).toHaveLength(1);
    frame();
    expect(asked('list.rows')).toHaveLength(2);
  });

  it('fetches everything again when the inspector is back', async () => {
    const { store, asked, tell, frame, fail } = started();
    frame();
    await tell('inspector.connected', false);
    await fail('list.rows', 'gone');
    expect(store.getState().connected).toBe(false);
    await tell('inspector.connected', true);
    frame();
    expect(store.getState().connected).toBe(true);
    expect(asked('state.get')).toHaveLength(2);
    expect(asked('list.rows')).toHaveLength(2);
  });

  it('takes an inspector that does not answer for disconnected', async () => {
    const { store, fail } = started();
    await fail('state.get', 'no port');
    expect(store.getState().connected).toBe(false);
  });

  it('counts the seconds of opening from its first event', async () => {
    let now = 1000;
    const { store, tell, answer } = started(() => now);
    await answer('state.get', withTunnel(opening));
    now = 5000;
    await tell('state.changed', withTunnel(opening));
    expect(store.getState().openingSince).toBe(1000);
    await tell('state.changed', withTunnel({ is: 'closed' }));
    expect(store.getState().openingSince).toBeNull();
  });

  it('receives nothing more once it is stopped', () => {
    const { stop, listening } = started();
    expect(listening()).toBe(9);
    stop();
    expect(listening()).toBe(0);
  });
});
