import { describe, expect, it } from 'vitest';
import { rowHeights, visibleRows } from '../../../renderer/store/geometry.ts';
import { rowsToLoad } from '../../../renderer/store/list-view.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { listOf, rowsOf } from '../rows.ts';

const rowHeight = rowHeights.comfortable;

async function opened(total: number) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.getState().resize(10 * rowHeight);
  const answerNow = (now: number) =>
    recorded.answer('list.rows', rowsOf(now, rowsToLoad(store.getState().view)));
  await answerNow(total);
  return { ...recorded, store, answerNow };
}

/** A window on a list that requests come to and go from. */
async function listed(total: number) {
  const list = listOf(total);
  return { ...(await opened(total)), list };
}

describe('the selection', () => {
  it('stays with its request when rows are added above', async () => {
    const { store, answerNow } = await opened(100);
    store.getState().selectAt(2);
    store.getState().refresh();
    await answerNow(105);
    expect(store.getState().selection).toEqual({ id: 98, index: 7 });
  });

  it('goes to the end of a million rows and gets its request once the rows are loaded', async () => {
    const { store, answerNow } = await opened(1_000_000);
    store.getState().selectAt(Infinity);
    expect(store.getState().selection).toEqual({ id: null, index: 999_999 });
    await answerNow(1_000_000);
    expect(store.getState().selection).toEqual({ id: 1, index: 999_999 });
    expect(visibleRows(store.getState().view)).toEqual({ from: 999_990, to: 1_000_000 });
  });

  it('never leaves the list', async () => {
    const { store } = await opened(3);
    store.getState().selectAt(-1);
    expect(store.getState().selection.index).toBe(0);
    store.getState().selectAt(3);
    expect(store.getState().selection.index).toBe(2);
  });

  it('scrolls no further than to show the whole row', async () => {
    const { store } = await opened(100);
    store.getState().selectAt(9);
    expect(store.getState().view.top).toBe(0);
    store.getState().selectAt(10);
    expect(store.getState().view.top).toBe(rowHeight);
    store.getState().selectAt(0);
    expect(store.getState().view.top).toBe(0);
  });

  it('keeps its request open when a filter excludes it', async () => {
    const { store, answer } = await opened(100);
    store.getState().selectAt(20);
    store.getState().setFilter({ text: 'x', show: 'all' });
    await answer('list.rows', rowsOf(10, { from: 0, count: 60 }));
    expect(store.getState().selection).toEqual({ id: 80, index: null });
  });

  it('finds the row of a request that is not loaded, and scrolls to it', async () => {
    const { store, asked, answer, list } = await listed(1_000);
    const opening = store.getState().selectRequest(400);
    expect(store.getState().selection).toEqual({ id: 400, index: null });
    const [question] = asked('list.rows').at(-1) ?? [];
    list.come(50);
    await answer('list.rows', list.answer(question ?? { from: 0, count: 1 }));
    await opening;
    expect(store.getState().selection).toEqual({ id: 400, index: 650 });
    const { from, to } = visibleRows(store.getState().view);
    expect(650).toBeGreaterThanOrEqual(from);
    expect(650).toBeLessThan(to);
  });

  it('stays open without a row when a filter excludes it', async () => {
    const { store, answer } = await listed(100);
    const opening = store.getState().selectRequest(5_000);
    await answer('list.rows', rowsOf(100, { from: 0, count: 1 }));
    await opening;
    expect(store.getState().selection).toEqual({ id: 5_000, index: null });
  });

  it('steps from the current place of its request after the list has changed', async () => {
    const { store, asked, answer, list } = await listed(1_000);
    store.getState().selectAt(2);
    for (let burst = 0; burst < 5; burst += 1) {
      list.come(200);
      list.trim(100);
      store.getState().refresh();
      const [question] = asked('list.rows').at(-1) ?? [];
      await answer('list.rows', list.answer(question ?? { from: 0, count: 60 }));
    }
    expect(store.getState().view.top).toBe(0);
    const stepping = store.getState().step(1);
    const [question] = asked('list.rows').at(-1) ?? [];
    await answer('list.rows', list.answer(question ?? { from: 0, count: 1 }));
    await stepping;
    const place = list.ids().indexOf(998);
    expect(store.getState().selection.index).toBe(place + 1);
  });
});
