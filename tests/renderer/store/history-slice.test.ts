import { describe, expect, it } from 'vitest';
import type { RequestDetail } from '../../../shared/detail.ts';
import { rowHeights } from '../../../renderer/store/geometry.ts';
import { rowsToLoad } from '../../../renderer/store/list-view.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

/** A window on ten requests, of which some are removed. */
async function opened(removed: readonly number[] = []) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.getState().resize(10 * rowHeights.comfortable);
  await recorded.answer('list.rows', rowsOf(10, rowsToLoad(store.getState().view)));
  const visit = async (id: number) => {
    await store.getState().selectRequest(id);
    store.getState().visitSelected();
  };
  /** Goes there, and answers whether each request that comes up is still there. */
  async function go(where: 'goBack' | 'goForward'): Promise<number | null> {
    let isThere = false;
    const going = store.getState()[where]();
    void going.then(() => (isThere = true));
    for (let asked = recorded.asked('request.get').length; !isThere;) {
      await new Promise((resolve) => setImmediate(resolve));
      const questions = recorded.asked('request.get');
      if (questions.length === asked) continue;
      asked = questions.length;
      const id = questions.at(-1)?.[0].id ?? 0;
      await recorded.answer('request.get', removed.includes(id) ? null : ({} as RequestDetail));
    }
    return store.getState().selection.id;
  }
  return { store, visit, go };
}

describe('the history', () => {
  it('leads back through what was looked at, and forward again', async () => {
    const { store, visit, go } = await opened();
    await visit(10);
    await store.getState().openRelated(7);
    await store.getState().openRelated(3);
    expect(await go('goBack')).toBe(7);
    expect(await go('goBack')).toBe(10);
    expect(await go('goBack')).toBe(10);
    expect(await go('goForward')).toBe(7);
    expect(await go('goForward')).toBe(3);
    expect(store.getState().history).toEqual({ back: [10, 7], forward: [] });
  });

  it('holds nothing that was merely passed, and what is selected when one goes back', async () => {
    const { store, visit, go } = await opened();
    await visit(10);
    for (let steps = 0; steps < 4; steps += 1) await store.getState().step(1);
    expect(await go('goBack')).toBe(10);
    expect(await go('goForward')).toBe(6);
  });

  it('passes over what was removed, and still has it when the removal is undone', async () => {
    const removed = [7, 5];
    const { visit, go } = await opened(removed);
    for (const id of [10, 7, 5, 3]) await visit(id);
    expect(await go('goBack')).toBe(10);
    removed.length = 0;
    expect(await go('goForward')).toBe(7);
  });

  it('has a bound, and no way forward after another request was opened', async () => {
    const { store, visit, go } = await opened();
    for (let round = 0; round < 30; round += 1) for (const id of [1, 2, 3, 4, 5]) await visit(id);
    expect(store.getState().history.back).toHaveLength(100);
    await go('goBack');
    await visit(9);
    expect(store.getState().history.forward).toEqual([]);
  });
});
