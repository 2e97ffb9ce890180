import { describe, expect, it } from 'vitest';
import { createStrays } from '../../../electron/core/access/strays.ts';

function strays(settings: { blockStrays: boolean; straysPerMinute: number }) {
  const clock = { now: 0 };
  let told = 0;
  const counted = createStrays(
    () => settings,
    () => clock.now,
    () => (told += 1),
  );
  return { ...counted, clock, settings, told: () => told };
}

describe('strays', () => {
  it('are kept up to the limit of a minute, and again in the next', () => {
    const { fate, dropped, clock, told } = strays({ blockStrays: false, straysPerMinute: 2 });
    expect([fate(), fate(), fate(), fate()]).toEqual(['keep', 'keep', 'limit', 'limit']);
    clock.now = 60_000;
    expect([fate(), fate(), fate()]).toEqual(['keep', 'keep', 'limit']);
    expect(dropped()).toEqual({ limited: 3, blocked: 0, lastAt: 60_000 });
    expect(told()).toBe(3);
  });

  it('are all cut off while they are blocked, at once', () => {
    const { fate, dropped, settings } = strays({ blockStrays: false, straysPerMinute: 9 });
    expect(fate()).toBe('keep');
    settings.blockStrays = true;
    expect([fate(), fate()]).toEqual(['block', 'block']);
    expect(dropped()).toMatchObject({ limited: 0, blocked: 2 });
  });
});
