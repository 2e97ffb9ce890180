import { describe, expect, it } from 'vitest';
import { rowHeights, visibleRows } from '../../../renderer/store/geometry.ts';
import { createWindowStorage } from '../../../renderer/store/storage.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { everything } from '../../../shared/list-filter.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { listOf, rowsOf } from '../rows.ts';

const rowHeight = rowHeights.comfortable;

const height = 10 * rowHeight;

/** A window whose list has `total` rows and has been answered once. */
async function opened(total: number) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.getState().resize(height);
  await recorded.answer('list.rows', rowsOf(total, { from: 0, count: 60 }));
  return { ...recorded, store };
}

const sms = { text: '', show: 'sms' } as const;
const email = { text: '', show: 'email' } as const;

describe('the list', () => {
  it('has one call running at a time', async () => {
    const { store, asked, answer } = await opened(1000);
    for (let at = 100; at < 600; at += 20) store.getState().scrollTo(at * rowHeight);
    expect(asked('list.rows')).toHaveLength(2);
    await answer('list.rows', rowsOf(1000, { from: 50, count: 110 }));
    expect(asked('list.rows')).toHaveLength(3);
    expect(asked('list.rows')[2]?.[0]).toMatchObject({ from: 530, count: 110 });
  });

  it('loads no rows that it has', async () => {
    const { store, asked } = await opened(1000);
    store.getState().scrollTo(20 * rowHeight);
    expect(asked('list.rows')).toHaveLength(1);
  });

  it('loads the visible rows again on refresh', async () => {
    const { store, asked, answer } = await opened(1000);
    store.getState().refresh();
    store.getState().refresh();
    expect(asked('list.rows')).toHaveLength(2);
    await answer('list.rows', rowsOf(1001, { from: 0, count: 60 }));
    expect(store.getState().view.total).toBe(1001);
    expect(asked('list.rows')).toHaveLength(3);
  });

  it('loads another filter at once, and ignores the answer for the one before', async () => {
    const { store, asked, answer, answerEarlier } = await opened(1000);
    store.getState().setFilter(sms);
    store.getState().setFilter(email);
    expect(asked('list.rows').map(([{ filter }]) => filter)).toEqual([everything, sms, email]);
    await answerEarlier('list.rows', rowsOf(10, { from: 0, count: 60 }));
    expect(store.getState()).toMatchObject({ shownFilter: everything, view: { total: 1000 } });
    await answer('list.rows', rowsOf(20, { from: 0, count: 60 }));
    expect(store.getState()).toMatchObject({ shownFilter: email, view: { total: 20, top: 0 } });
    expect(asked('list.rows')).toHaveLength(3);
  });

  it('loads again when another call replaced its own', async () => {
    const { store, asked, answer } = await opened(1000);
    store.getState().setFilter(sms);
    await answer('list.rows', null);
    expect(asked('list.rows')).toHaveLength(3);
    await answer('list.rows', rowsOf(10, { from: 0, count: 60 }));
    expect(store.getState().shownFilter).toEqual(sms);
  });

  it('keeps its rows while the query is wrong, and has the mistake', async () => {
    const { store, asked, answer } = await opened(1000);
    const fault = {
      code: 'unknown-key',
      at: { start: 0, end: 4 },
      message: 'There is no "kin:".',
      instead: 'kind:',
    } as const;
    store.getState().setFilter({ text: 'kin:sms', show: 'all' });
    await answer('list.rows', { ...rowsOf(0, { from: 0, count: 0 }), fault });
    expect(store.getState()).toMatchObject({
      queryFault: { text: 'kin:sms', fault },
      shownFilter: everything,
      view: { total: 1000 },
    });
    expect(asked('list.rows')).toHaveLength(2);
    store.getState().setFilter({ text: 'kind:sms', show: 'all' });
    await answer('list.rows', rowsOf(10, { from: 0, count: 60 }));
    expect(store.getState()).toMatchObject({ queryFault: null, view: { total: 10 } });
  });

  it('keeps showing the old rows until the new filter is answered', async () => {
    const { store } = await opened(1000);
    store.getState().setFilter(sms);
    expect(store.getState().view.rows.get(0)?.id).toBe(1000);
  });

  it('has the fault of a failed call, and does not retry in a loop', async () => {
    const { store, asked, fail, answer } = await opened(1000);
    store.getState().refresh();
    await fail('list.rows', 'the inspector went away');
    expect(store.getState().listFault).toContain('the inspector went away');
    expect(asked('list.rows')).toHaveLength(2);
    store.getState().refresh();
    await answer('list.rows', rowsOf(1000, { from: 0, count: 60 }));
    expect(store.getState().listFault).toBeNull();
  });

  it('does not load in a loop rows that are promised and missing', async () => {
    const { store, asked, answer } = await opened(1000);
    store.getState().scrollTo(500 * rowHeight);
    await answer('list.rows', { ...rowsOf(1000, { from: 450, count: 0 }) });
    expect(asked('list.rows')).toHaveLength(2);
    store.getState().refresh();
    expect(asked('list.rows')).toHaveLength(3);
  });

  it('has nothing new above once the reader is back at the top', async () => {
    const { store, answer } = await opened(1000);
    store.getState().scrollTo(5 * rowHeight);
    store.getState().refresh();
    await answer('list.rows', { ...rowsOf(1004, { from: 0, count: 65 }), moved: 4 });
    expect(store.getState().view).toMatchObject({ fresh: 4, top: 9 * rowHeight });
    store.getState().scrollTo(0);
    expect(store.getState().view.fresh).toBe(0);
  });

  it('begins with the same row when rows get another height', async () => {
    const { store, answer, asked } = await opened(1000);
    store.getState().scrollTo(20 * rowHeight);
    const [ask] = asked('list.rows').at(-1) ?? [];
    await answer('list.rows', rowsOf(1000, ask ?? { from: 0, count: 60 }));
    store.getState().setDensity('compact');
    const { view } = store.getState();
    expect(view.top).toBe(20 * rowHeights.compact);
    expect(visibleRows(view).from).toBe(20);
  });

  it('loads again by an anchor when a burst moved the visible rows out of an answer for the top', async () => {
    const list = listOf(1000);
    const { store, asked, answer } = await opened(1000);
    store.getState().refresh();
    const [first] = asked('list.rows').at(-1) ?? [];
    store.getState().scrollTo(10 * rowHeight);
    const seen = store.getState().view.rows.get(10)?.id;
    list.come(5_000);
    await answer('list.rows', list.answer(first ?? { from: 0, count: 60 }));
    const [again] = asked('list.rows').at(-1) ?? [];
    expect(again).toMatchObject({ anchor: { id: seen, index: 10 } });
    await answer('list.rows', list.answer(again ?? { from: 0, count: 60 }));
    const { view } = store.getState();
    expect(view).toMatchObject({ top: 5_010 * rowHeight, fresh: 5_000 });
    expect(view.rows.get(5_010)?.id).toBe(seen);
  });

  it('remembers that a request was received, also after a restart, until all is forgotten', async () => {
    const memory = createWindowStorage();
    const open = () => {
      const recorded = recordedBridge();
      const store = createWindowStore(recorded.bridge, () => 0, memory);
      store.getState().resize(height);
      return { ...recorded, store };
    };
    const first = open();
    await first.answer('list.rows', rowsOf(0, { from: 0, count: 60 }));
    expect(first.store.getState().hasReceived).toBe(false);
    first.store.getState().refresh();
    await first.answer('list.rows', rowsOf(2, { from: 0, count: 60 }));
    expect(open().store.getState().hasReceived).toBe(true);
    void first.store.getState().deleteAllRequests();
    await first.answer('list.forget', { ok: true, value: null });
    expect(first.store.getState().hasReceived).toBe(false);
    expect(open().store.getState().hasReceived).toBe(false);
  });
});
