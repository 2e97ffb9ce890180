import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNotificationBursts } from '../../electron/app/notification-bursts.ts';
import type { NotificationKind } from '../../shared/notification-kinds.ts';

interface Notice {
  readonly kind: NotificationKind;
  readonly of: number;
}

let shown: (Notice & { readonly count: number })[];
let bursts: ReturnType<typeof createNotificationBursts<Notice>>;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  bursts = createNotificationBursts<Notice>(
    (newest, count) => void shown.push({ ...newest, count }),
    Date.now,
  );
});
afterEach(() => vi.useRealTimers());

const add = (kind: NotificationKind, of: number) => bursts.add({ kind, of });

it('shows the first of a kind at once, and one for all that follow within ten seconds', () => {
  add('errors', 1);
  for (const of of [2, 3, 4]) add('errors', of);
  expect(shown).toEqual([{ kind: 'errors', of: 1, count: 1 }]);
  vi.advanceTimersByTime(10_000);
  expect(shown.slice(1)).toEqual([{ kind: 'errors', of: 4, count: 3 }]);
  add('errors', 5);
  expect(shown).toHaveLength(2);
  vi.advanceTimersByTime(10_000);
  expect(shown[2]).toEqual({ kind: 'errors', of: 5, count: 1 });
});

it('does not let one kind wait for another', () => {
  add('errors', 1);
  add('tunnelLost', 2);
  expect(shown.map(({ kind }) => kind)).toEqual(['errors', 'tunnelLost']);
});

it('shows six in a minute at most, and counts the others', () => {
  for (let second = 0; second < 59; second += 1) {
    add('errors', second);
    add('mismatches', second);
    vi.advanceTimersByTime(1_000);
  }
  expect(shown).toHaveLength(6);
  vi.advanceTimersByTime(60_000);
  expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(118);
});

it('forgets what waits when the user has looked, and leaves no timer', () => {
  add('errors', 1);
  add('errors', 2);
  bursts.clear();
  vi.advanceTimersByTime(10_000);
  expect(shown).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
