import { describe, expect, it } from 'vitest';
import { rowHeight, visibleRows } from '../../../renderer/store/geometry.ts';
import { wantedRows } from '../../../renderer/store/list-view.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

async function opened(total: number) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.getState().resize(10 * rowHeight);
  const answerNow = (now: number) =>
    recorded.answer('list.rows', rowsOf(now, wantedRows(store.getState().view)));
  await answerNow(total);
  return { ...recorded, store, answerNow };
}

describe('the selection', () => {
  it('stays with its request when rows come above', async () => {
    const { store, answerNow } = await opened(100);
    store.getState().selectAt(2);
    store.getState().refresh();
    await answerNow(105);
    expect(store.getState().selection).toEqual({ id: 98, index: 7 });
  });

  it('goes to the end of a million rows and learns its request with the rows', async () => {
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

  it('keeps its request open when a filter leaves it out', async () => {
    const { store, answer } = await opened(100);
    store.getState().selectAt(20);
    store.getState().setFilter({ text: 'x', show: 'all' });
    await answer('list.rows', rowsOf(10, { from: 0, count: 60 }));
    expect(store.getState().selection).toEqual({ id: 80, index: null });
  });
});
