import { describe, expect, it } from 'vitest';
import { createStrays } from '../../../electron/core/access/strays.ts';

function strays(settings: { blockStrays: boolean; straysPerMinute: number }) {
  const clock = { now: 0 };
  let calls = 0;
  const counted = createStrays(
    () => settings,
    () => clock.now,
    () => (calls += 1),
  );
  return { ...counted, clock, settings, calls: () => calls };
}

describe('strays', () => {
  it('are stored up to the limit of a minute, and again in the next minute', () => {
    const { action, dropped, clock, calls } = strays({ blockStrays: false, straysPerMinute: 2 });
    expect([action(), action(), action(), action()]).toEqual(['store', 'store', 'limit', 'limit']);
    clock.now = 60_000;
    expect([action(), action(), action()]).toEqual(['store', 'store', 'limit']);
    expect(dropped()).toEqual({ limited: 3, blocked: 0, lastAt: 60_000 });
    expect(calls()).toBe(3);
  });

  it('are all blocked from the moment that the setting changes', () => {
    const { action, dropped, settings } = strays({ blockStrays: false, straysPerMinute: 9 });
    expect(action()).toBe('store');
    settings.blockStrays = true;
    expect([action(), action()]).toEqual(['block', 'block']);
    expect(dropped()).toMatchObject({ limited: 0, blocked: 2 });
  });
});
