import { describe, expect, it } from 'vitest';
import { rowHeights } from '../../../renderer/store/geometry.ts';
import { undoForMs } from '../../../renderer/store/removal-slice.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { everything } from '../../../shared/list-filter.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

const rowHeight = rowHeights.comfortable;

/** A window with `total` requests in its list, the newest of which has the id `total`. */
async function opened(total: number) {
  const recorded = recordedBridge();
  let now = 0;
  const store = createWindowStore(recorded.bridge, () => now);
  store.getState().resize(10 * rowHeight);
  const answerRows = (rows = rowsOf(total, { from: 0, count: 60 })) =>
    recorded.answer('list.rows', rows);
  await answerRows();
  return { ...recorded, store, answerRows, wait: (ms: number) => (now += ms) };
}

/** Rows without one request. */
function without(id: number, total: number) {
  const rows = rowsOf(total, { from: 0, count: 60 }).rows.filter((row) => row.id !== id);
  return { ...rowsOf(total - 1, { from: 0, count: 0 }), from: 0, rows };
}

describe('removing the selected request', () => {
  it('selects the one below it at once, and keeps it selected', async () => {
    const { store, asked, answer, answerRows } = await opened(5);
    store.getState().selectAt(1);
    void store.getState().removeRequest(4);
    expect(asked('list.remove')).toEqual([[{ ids: [4] }]]);
    expect(store.getState().selection.id).toBe(3);
    await answer('list.remove', 1);
    await answerRows(without(4, 5));
    expect(store.getState().selection).toEqual({ id: 3, index: 1 });
  });

  it('selects the one above it at the end of the list', async () => {
    const { store } = await opened(5);
    store.getState().selectAt(4);
    void store.getState().removeRequest(1);
    expect(store.getState().selection).toEqual({ id: 2, index: 3 });
  });

  it('selects none when it was the only one', async () => {
    const { store } = await opened(1);
    store.getState().selectAt(0);
    void store.getState().removeRequest(1);
    expect(store.getState().selection).toEqual({ id: null, index: null });
  });
});

describe('a removed request', () => {
  it('is restored once it is removed, when that was wanted before', async () => {
    const { store, asked, answer } = await opened(5);
    void store.getState().removeRequest(4);
    void store.getState().undoRemoval();
    expect(asked('list.undoRemove')).toHaveLength(0);
    await answer('list.remove', 1);
    expect(asked('list.undoRemove')).toHaveLength(1);
    await answer('list.undoRemove', 1);
    expect(store.getState().removals).toEqual([]);
  });

  it('can be restored, and is selected again', async () => {
    const { store, answer, answerRows } = await opened(5);
    store.getState().selectAt(1);
    void store.getState().removeRequest(4);
    await answer('list.remove', 1);
    await answerRows(without(4, 5));
    void store.getState().undoRemoval();
    await answer('list.undoRemove', 1);
    await answerRows();
    expect(store.getState()).toMatchObject({ removals: [], selection: { id: 4, index: 1 } });
  });

  it('is not selected any more when the main process removed it', async () => {
    const { store, answerRows } = await opened(5);
    store.getState().selectAt(1);
    store.getState().refresh();
    await answerRows(without(4, 5));
    expect(store.getState().selection).toEqual({ id: 4, index: null });
  });

  it('can be restored for half a minute', async () => {
    const { store, answer, wait } = await opened(5);
    void store.getState().removeRequest(4);
    await answer('list.remove', 1);
    wait(undoForMs - 1);
    store.getState().expireRemovals();
    expect(store.getState().removals).toHaveLength(1);
    wait(1);
    store.getState().expireRemovals();
    expect(store.getState().removals).toHaveLength(0);
  });

  it('notes that an undo came too late', async () => {
    const { store, answer } = await opened(5);
    void store.getState().removeRequest(4);
    await answer('list.remove', 1);
    void store.getState().undoRemoval();
    await answer('list.undoRemove', 0);
    expect(store.getState()).toMatchObject({ removals: [], removalNote: 'too-late' });
  });

  it('is restored in the opposite order', async () => {
    const { store, asked, answer } = await opened(5);
    for (const id of [5, 4]) {
      void store.getState().removeRequest(id);
      await answer('list.remove', 1);
    }
    void store.getState().undoRemoval();
    await answer('list.undoRemove', 1);
    expect(store.getState().removals).toMatchObject([{ selected: 5 }]);
    expect(asked('list.undoRemove')).toHaveLength(1);
  });
});

describe('clearing the list', () => {
  it('removes what the filter shows, and notes that pinned requests stayed', async () => {
    const { store, asked, answer } = await opened(5);
    void store.getState().clearList();
    expect(asked('list.remove')).toEqual([[{ filter: everything }]]);
    await answer('list.remove', 4);
    expect(store.getState().removals).toMatchObject([{ count: 4, keptPinned: true }]);
  });

  it('notes that all requests are pinned', async () => {
    const { store, answer } = await opened(5);
    void store.getState().clearList();
    await answer('list.remove', 0);
    expect(store.getState()).toMatchObject({ removals: [], removalNote: 'all-pinned' });
  });

  it('waits until the list shows what the filter asks for', async () => {
    const { store, asked } = await opened(5);
    store.getState().setFilter({ text: 'x', show: 'all' });
    void store.getState().clearList();
    expect(asked('list.remove')).toHaveLength(0);
  });

  it('notes its failure', async () => {
    const { store, fail } = await opened(5);
    void store.getState().clearList();
    await fail('list.remove', 'the inspector went away');
    expect(store.getState().removalNote).toEqual({
      failed: expect.stringContaining('the inspector went away'),
    });
  });
});

describe('forgetting everything', () => {
  it('leaves nothing selected and nothing to undo', async () => {
    const { store, answer } = await opened(5);
    store.getState().selectAt(0);
    void store.getState().removeRequest(4);
    await answer('list.remove', 1);
    const forgotten = store.getState().deleteAllRequests();
    await answer('list.forget', { ok: true, value: null });
    expect(await forgotten).toEqual({ ok: true, value: null });
    expect(store.getState()).toMatchObject({ removals: [], selection: { id: null } });
  });
});
