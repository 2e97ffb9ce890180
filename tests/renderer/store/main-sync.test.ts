import { expect, it } from 'vitest';
import { afterFirstList, startMainSync } from '../../../renderer/store/main-sync.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

/** A window of which the list was asked for; `rest` is what the page does once it has nothing else to do. */
function opened() {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  const waiting: (() => void)[] = [];
  afterFirstList(
    store,
    (run) => waiting.push(run),
    () => startMainSync(recorded.bridge, store),
  );
  store.getState().refresh();
  return { ...recorded, rest: () => waiting.splice(0).forEach((run) => run()) };
}

it('asks the main process for nothing before the list is drawn, and then once', async () => {
  const { rest, answer, asked, listening } = opened();
  rest();
  expect(asked('opened.take')).toHaveLength(0);
  await answer('list.rows', rowsOf(0, { from: 0, count: 60 }));
  expect(asked('opened.take')).toHaveLength(0);
  rest();
  rest();
  for (const name of ['opened.take', 'updates.state', 'data.work', 'export.running'] as const)
    expect(asked(name)).toHaveLength(1);
  expect(listening()).toBe(4);
});

it('asks it also when there is no list to draw', async () => {
  const { rest, fail, asked } = opened();
  await fail('list.rows', 'The inspector is not there.');
  rest();
  expect(asked('opened.take')).toHaveLength(1);
});
