import { expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';

function opened() {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  return { ...recorded, state: store.getState };
}

it('asks about a file, and imports it after a yes alone', async () => {
  const { state, asked, answer } = opened();
  void state().takeOpened();
  await answer('opened.take', [
    { is: 'file', file: 1, name: 'a.har' },
    { is: 'file', file: 2, name: 'b.har' },
  ]);
  expect(state().openedFiles.map(({ name }) => name)).toEqual(['a.har', 'b.har']);
  void state().leaveOpened(1);
  void state().importOpened(2);
  expect(state().openedFiles).toEqual([]);
  expect(asked('opened.leave')).toEqual([[{ file: 1 }]]);
  expect(asked('opened.import')).toEqual([[{ file: 2 }]]);
});

it('asks about a file while a request that came before it is not there yet', async () => {
  const { state, answer } = opened();
  void state().takeOpened();
  await answer('opened.take', [
    { is: 'request', id: 9 },
    { is: 'file', file: 1, name: 'a.har' },
  ]);
  expect(state().openedFiles).toEqual([{ file: 1, name: 'a.har' }]);
});

it('says so when an address names no request, and selects nothing', async () => {
  const { state, answer } = opened();
  void state().takeOpened();
  await answer('opened.take', [{ is: 'request', id: 9 }]);
  await answer('request.get', null);
  expect(state().addressNote).toEqual({ is: 'no-request', id: 9 });
  void state().takeOpened();
  await answer('opened.take', [{ is: 'unknown-address' }]);
  expect(state().addressNote).toEqual({ is: 'unknown-address' });
  expect(state().selection.id).toBeNull();
  state().dismissAddressNote();
  expect(state().addressNote).toBeNull();
});
