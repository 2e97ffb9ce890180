import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../../renderer/store/many.ts';
import { rowHeights } from '../../../renderer/store/geometry.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { ListSpan, RowRange } from '../../../shared/contract/arguments.ts';
import { maxNamedRequests } from '../../../shared/summary.ts';
import { listOf } from '../rows.ts';

const rowHeight = rowHeights.comfortable;

/** A window on a list that answers at once, and what it was called with. */
async function opened(total: number) {
  const list = listOf(total);
  const calls: (readonly [string, unknown])[] = [];
  const answers: Readonly<Record<string, (given: never) => unknown>> = {
    'list.rows': (range: RowRange) => list.answer(range),
    'list.between': ({ from, to }: ListSpan) => {
      const within = list
        .ids()
        .filter((id) => id >= Math.min(from, to) && id <= Math.max(from, to));
      if (from < to) within.reverse();
      return { ids: within.slice(0, maxNamedRequests), isCut: within.length > maxNamedRequests };
    },
    'list.remove': () => 2,
    'list.undoRemove': () => 2,
    'list.pin': () => 2,
  };
  const bridge: Bridge = {
    call: (name, ...args) => {
      calls.push([name, args[0]]);
      return Promise.resolve(answers[name]?.(args[0] as never) as never);
    },
    on: () => () => undefined,
  };
  const store = createWindowStore(bridge, () => 0);
  store.getState().resize(10 * rowHeight);
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  await settle();
  const refreshed = async () => {
    store.getState().refresh();
    await settle();
  };
  const named = () => {
    const { many, selection } = store.getState();
    const scope = scopeOf(many, selection.id);
    return scope !== null && 'ids' in scope ? scope.ids : null;
  };
  return { store, list, calls, refreshed, named, settle };
}

describe('several selected requests', () => {
  it('are a range from where it began, whichever way it grows and shrinks', async () => {
    const { store, named } = await opened(100);
    const { selectAt, extendBy, extendTo } = store.getState();
    selectAt(10);
    await extendBy(1);
    await extendBy(1);
    expect(named()).toEqual([90, 89, 88]);
    await extendBy(-1);
    expect(named()).toEqual([90, 89]);
    await extendTo(8);
    expect(named()).toEqual([92, 91, 90]);
    expect(store.getState().selection).toEqual({ id: 92, index: 8 });
    await extendBy(2);
    expect(store.getState().many).toBeNull();
    expect(store.getState().selection.id).toBe(90);
  });

  it('are 500 by keys that come faster than the rows', async () => {
    const { store, named } = await opened(10_000);
    store.getState().selectAt(0);
    await Promise.all(Array.from({ length: 499 }, () => store.getState().extendBy(1)));
    expect(named()).toEqual(Array.from({ length: 500 }, (_, n) => 10_000 - n));
    expect(store.getState().selection.index).toBe(499);
  });

  it('stay the same requests while others arrive and the range grows', async () => {
    const { store, list, named, refreshed } = await opened(100);
    store.getState().selectAt(0);
    await store.getState().extendBy(2);
    list.come(7);
    await refreshed();
    expect(named()).toEqual([100, 99, 98]);
    await store.getState().extendBy(1);
    expect(named()).toEqual([100, 99, 98, 97]);
    expect(store.getState().selection).toEqual({ id: 97, index: 10 });
  });

  it('can be added and taken out one by one', async () => {
    const { store, named } = await opened(100);
    const { selectAt, toggleAt } = store.getState();
    selectAt(0);
    await toggleAt(5);
    await toggleAt(2);
    expect(named()).toEqual([100, 98, 95]);
    await toggleAt(0);
    expect(named()).toEqual([98, 95]);
    expect(store.getState().selection.id).toBe(100);
    await toggleAt(2);
    await toggleAt(5);
    expect(store.getState().many).toBeNull();
    expect(store.getState().selection.id).toBeNull();
  });

  it('are left alone while the focus moves, and the focused one joins them', async () => {
    const { store, named } = await opened(100);
    const { selectAt, moveFocus, toggleFocused } = store.getState();
    selectAt(0);
    await moveFocus(1);
    await moveFocus(1);
    expect(named()).toEqual([100]);
    await toggleFocused();
    expect(named()).toEqual([100, 98]);
  });

  it('become one again by a click, a key, or another filter', async () => {
    const { store, settle } = await opened(100);
    const { selectAt, extendBy, step, selectAll, clearMany, setFilter } = store.getState();
    for (const act of [
      () => selectAt(3),
      () => void step(1),
      clearMany,
      () => setFilter({ text: 'x', show: 'all' }),
    ]) {
      selectAt(0);
      await (act === clearMany ? selectAll() : extendBy(2));
      expect(store.getState().many).not.toBeNull();
      act();
      await settle();
      expect(store.getState().many).toBeNull();
    }
  });

  it('are at most what a call can name, from the anchor on', async () => {
    const { store, named } = await opened(100_500);
    store.getState().selectAt(0);
    await store.getState().extendTo(100_499);
    expect(named()?.length).toBe(maxNamedRequests);
    expect(named()?.[0]).toBe(100_500);
    expect(store.getState().many).toMatchObject({ isCut: true });
    await store.getState().extendBy(-10);
    expect(store.getState().many).toMatchObject({ isCut: true });
    await store.getState().extendTo(99_999);
    expect(store.getState().many).toMatchObject({ isCut: false });
  });
});

describe('all that a filter shows', () => {
  it('is selected by the filter and the newest request, with one row asked for', async () => {
    const { store, list, calls, refreshed } = await opened(1_000_000);
    calls.length = 0;
    await store.getState().selectAll();
    expect(calls).toEqual([
      ['list.rows', { filter: { text: '', show: 'all' }, from: 0, count: 1 }],
    ]);
    list.come(3);
    await refreshed();
    const { many, selection } = store.getState();
    expect(scopeOf(many, selection.id)).toEqual({
      filter: { text: '', show: 'all' },
      upTo: 1_000_000,
    });
    expect(many).toMatchObject({ count: 1_000_000 });
  });

  it('becomes named ones when one is taken out', async () => {
    const { store, named } = await opened(50);
    await store.getState().selectAll();
    await store.getState().toggleAt(1);
    expect(named()).toEqual([50, ...Array.from({ length: 48 }, (_, n) => 48 - n)]);
  });

  it('stays when it is too many to take one out', async () => {
    const { store } = await opened(200_000);
    await store.getState().selectAll();
    await store.getState().toggleAt(1);
    expect(store.getState().many).toMatchObject({ is: 'all', count: 200_000 });
  });
});

describe('removing several', () => {
  it('opens the next one that is not selected, and undo selects them again', async () => {
    const { store, calls } = await opened(100);
    store.getState().selectAt(4);
    await store.getState().extendBy(2);
    const before = store.getState().many;
    await store.getState().removeMany();
    expect(calls).toContainEqual(['list.remove', { ids: [96, 95, 94] }]);
    expect(store.getState().selection.id).toBe(93);
    expect(store.getState().many).toBeNull();
    await store.getState().undoRemoval();
    expect(store.getState().many).toEqual(before);
    expect(store.getState().selection.id).toBe(94);
  });
});
