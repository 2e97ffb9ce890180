import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createGatheredChanges,
  type Changes,
} from '../../../electron/core/search/gathered-changes.ts';

let taken: { readonly at: number; readonly changes: Changes }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
});
afterEach(() => vi.useRealTimers());

function gather() {
  const start = performance.now();
  const gathered = createGatheredChanges(() =>
    taken.push({ at: performance.now() - start, changes: gathered.take() }),
  );
  return gathered;
}

/** Adds ids for some time, this many in each ten milliseconds. @returns how many. */
function burst(add: (id: number) => void, { each, ms }: { each: number; ms: number }): number {
  let id = 0;
  for (let at = 0; at < ms; at += 10) {
    for (let n = 0; n < each; n += 1) add((id += 1));
    vi.advanceTimersByTime(10);
  }
  return id;
}

describe('changes of requests', () => {
  it('are taken together after a moment, each request once', () => {
    const { add } = gather();
    [7, 8, 7, 7].forEach(add);
    vi.advanceTimersByTime(100);
    expect(taken).toEqual([
      { at: 100, changes: { ids: [7, 8], unindexed: [7, 8], isBurst: false } },
    ]);
    vi.advanceTimersByTime(10_000);
    expect(taken.length).toBe(1);
  });

  it('of requests that were added before may only be unindexed where they are added again', () => {
    const { add, addLater } = gather();
    [7, 8].forEach(addLater);
    add(8);
    [8, 9].forEach(addLater);
    vi.advanceTimersByTime(100);
    expect(taken[0]?.changes).toMatchObject({ ids: [7, 8, 9], unindexed: [8] });
  });

  it('of a burst are taken once it is over', () => {
    const { add } = gather();
    const count = burst(add, { each: 100, ms: 1_000 });
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(taken.map(({ changes }) => [changes.ids.length, changes.isBurst])).toEqual([
      [count, false],
    ]);
  });

  it('of a burst that goes on are taken after five seconds, and none is lost', () => {
    const { add } = gather();
    const count = burst(add, { each: 35, ms: 12_000 });
    vi.advanceTimersByTime(100);
    expect(taken.map(({ changes }) => changes.isBurst)).toEqual([true, true, false]);
    expect(taken[0]?.at).toBeCloseTo(5_000, -3);
    const ids = taken.flatMap(({ changes }) => changes.ids);
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  });

  it('of this many requests are not held longer than for a moment', () => {
    const { add } = gather();
    burst(add, { each: 5_000, ms: 200 });
    expect(Math.max(...taken.map(({ changes }) => changes.ids.length))).toBeLessThanOrEqual(70_000);
    expect(taken.length).toBe(2);
  });

  it('are taken by a search at any time, and it is said that more are coming', () => {
    const gathered = gather();
    burst(gathered.add, { each: 100, ms: 200 });
    expect(gathered.take()).toMatchObject({ isBurst: true });
    expect(gathered.take().ids).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(taken).toEqual([]);
  });
});
