import { describe, expect, it } from 'vitest';
import { startSync } from '../../../renderer/store/sync.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import type { InspectorState } from '../../../shared/state.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { recordedBridge } from '../recorded-bridge.ts';

const opening: TunnelState = { is: 'opening', host: 'https://tunnel.test' };

function stateWith(tunnel: TunnelState): InspectorState {
  return {
    listener: { is: 'starting' },
    tunnel,
    movedFrom: null,
    deliveryUrl: null,
    settings: settingsSchema.parse({ pathToken: null }),
    keys: [],
    store: { fault: null, setAside: null },
    search: { waiting: 0, fault: null },
    settingsAside: null,
    ruleFaults: {},
    undecided: { count: 0, reason: null },
    droppedStrays: { limited: 0, blocked: 0, lastAt: null },
    recheck: null,
  };
}

/** A window in step with a recorded bridge; `frame` draws it once. */
function started(now = () => 0) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, now);
  const frames: (() => void)[] = [];
  const stop = startSync(recorded.bridge, store, (run) => frames.push(run));
  return { ...recorded, store, stop, frame: () => frames.splice(0).forEach((run) => run()) };
}

describe('keeping in step', () => {
  it('prefers a state that was pushed while one was asked for', async () => {
    const { store, tell, answer } = started();
    await tell('state.changed', stateWith(opening));
    await answer('state.get', stateWith({ is: 'closed' }));
    expect(store.getState().inspector?.tunnel.is).toBe('opening');
  });

  it('asks once a frame, however often the list changes', async () => {
    const { asked, tell, frame } = started();
    for (let total = 1; total <= 100; total += 1) await tell('list.changed', { total });
    expect(asked('list.rows')).toHaveLength(0);
    frame();
    expect(asked('list.rows')).toHaveLength(1);
  });

  it('asks for everything again when the inspector is back', async () => {
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

  it('takes an inspector that does not answer for one that is away', async () => {
    const { store, fail } = started();
    await fail('state.get', 'no port');
    expect(store.getState().connected).toBe(false);
  });

  it('counts the seconds of one opening from its first news', async () => {
    let now = 1000;
    const { store, tell } = started(() => now);
    await tell('state.changed', stateWith(opening));
    now = 5000;
    await tell('state.changed', stateWith(opening));
    expect(store.getState().openingSince).toBe(1000);
    await tell('state.changed', stateWith({ is: 'closed' }));
    expect(store.getState().openingSince).toBeNull();
  });

  it('hears nothing more once it is stopped', () => {
    const { stop, listening } = started();
    expect(listening()).toBe(4);
    stop();
    expect(listening()).toBe(0);
  });
});
