import { expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { ImportRun } from '../../../shared/import.ts';
import { bounds } from '../../../shared/bounds.ts';
import { recordedBridge } from '../recorded-bridge.ts';
import { rowsOf } from '../rows.ts';

function opened() {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  return { ...recorded, store, state: store.getState };
}

const fileOf = (bytes: number, name = 'a.json') => new File([new Uint8Array(bytes)], name);
const piece = bounds.importPiece.bytes;

it('sends a file in pieces, one after another, and says how far it is', async () => {
  const { state, asked, answer } = opened();
  const sending = state().importFiles([fileOf(piece + 5)], []);
  await answer('import.begin', 7);
  expect(asked('import.piece')[0]?.[0]).toMatchObject({ number: 7, bytes: { length: piece } });
  expect(asked('import.piece')).toHaveLength(1);
  await answer('import.piece', true);
  expect(state().uploads).toMatchObject([{ name: 'a.json', sent: piece, bytes: piece + 5 }]);
  expect(asked('import.piece')[1]?.[0].bytes).toHaveLength(5);
  await answer('import.piece', true);
  await answer('import.end', 1);
  await sending;
  expect(state().uploads).toEqual([]);
  expect(state().dropNotes).toEqual([]);
});

it('gives a file up when it is cancelled, and goes on with the next', async () => {
  const { state, asked, answer } = opened();
  void state().importFiles([fileOf(3 * piece), fileOf(1, 'b.json')], []);
  await answer('import.begin', 1);
  state().cancelUpload(state().uploads[0]?.key ?? 0);
  await answer('import.piece', true);
  expect(asked('import.abandon')).toEqual([[{ number: 1 }]]);
  await answer('import.abandon', undefined);
  expect(asked('import.begin').at(-1)).toEqual([{ name: 'b.json' }]);
  expect(state().uploads).toMatchObject([{ name: 'b.json' }]);
});

it('says which file could not be read, and what was not a file', async () => {
  const { state, answer } = opened();
  const sending = state().importFiles([fileOf(1)], ['a folder']);
  await answer('import.begin', 1);
  await answer('import.piece', false);
  await sending;
  expect(state().dropNotes).toEqual([
    { is: 'folders', names: ['a folder'] },
    { is: 'not-read', name: 'a.json' },
  ]);
  state().dismissDropNotes();
  expect(state().dropNotes).toEqual([]);
});

it('takes an import out like every removal, which can be undone', async () => {
  const { state, asked, answer } = opened();
  void state().undoImport(3);
  await answer('import.undo', { removed: 45, spared: 1 });
  expect(state().removals).toMatchObject([{ count: 45, keptPinned: true }]);
  void state().undoRemoval();
  expect(asked('list.undoRemove')).toHaveLength(1);
});

const runOf = (number: number, imported: number | null): ImportRun => ({
  number,
  source: `${number}.har`,
  phase: 'storing',
  done: 0,
  total: 0,
  outcome:
    imported === null ? null : { is: 'done', imported, leftOut: 0, problems: [], problemCount: 0 },
});

/** Which imports the window shows as ended. */
const ended = ({ imports }: { readonly imports: readonly ImportRun[] }) =>
  imports.filter(({ outcome }) => outcome !== null).map(({ number }) => number);

it('says that an import has ended only once the list has its requests', async () => {
  const { state, answer } = opened();
  state().resize(500);
  void state().receiveImports([runOf(1, 1)]);
  expect(state().imports).toMatchObject([{ number: 1, outcome: null }]);
  // This answer may be of before the import.
  await answer('list.rows', rowsOf(3, { from: 0, count: 60 }));
  expect(ended(state())).toEqual([]);
  void state().receiveImports([runOf(1, 1), runOf(2, 1)]);
  await answer('list.rows', rowsOf(4, { from: 0, count: 60 }));
  expect(state().view.total).toBe(4);
  expect(ended(state())).toEqual([1]);
  await answer('list.rows', rowsOf(5, { from: 0, count: 60 }));
  expect(ended(state())).toEqual([1, 2]);
});

it('says at once that an import brought nothing, and of any import when the list can’t be loaded', async () => {
  const { state, fail } = opened();
  void state().receiveImports([runOf(1, 0), runOf(2, 1)]);
  expect(ended(state())).toEqual([1]);
  await fail('list.rows', 'gone');
  expect(ended(state())).toEqual([1, 2]);
});
