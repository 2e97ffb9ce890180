import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { context } from '../../support/keys.ts';
import { openTallyRow } from '../../../electron/core/store/tally-row.ts';
import { listed, make, openHere, sms } from './stores.ts';

/** Makes the next transactions fail, at the last of their writes: of a capture, that it waits for its findings; else the counts. */
const refuse = ['UPDATE ON tally', 'INSERT ON uninspected'].map(
  (last, n) =>
    `CREATE TEMP TRIGGER refused_${n} BEFORE ${last} BEGIN SELECT RAISE(FAIL, 'no room'); END;`,
);
const allow = refuse.map((_, n) => `DROP TRIGGER temp.refused_${n};`);

type Act =
  | { readonly is: 'save' | 'arrive' | 'saveLate' | 'clear' | 'undo' | 'refuse' | 'allow' }
  | { readonly is: 'remove' | 'pin'; readonly ids: readonly number[] }
  | { readonly is: 'removeSms' };

const ids = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 4 });
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Act>({ is: 'save' }) },
    { weight: 8, arbitrary: fc.constantFrom<Act>({ is: 'arrive' }, { is: 'saveLate' }) },
    { weight: 6, arbitrary: fc.constantFrom<Act>({ is: 'clear' }, { is: 'undo' }) },
    { weight: 8, arbitrary: fc.constantFrom<Act>({ is: 'refuse' }, { is: 'allow' }) },
    { weight: 2, arbitrary: ids.map((some): Act => ({ is: 'remove', ids: some })) },
    { weight: 1, arbitrary: ids.map((some): Act => ({ is: 'pin', ids: some })) },
    { weight: 1, arbitrary: fc.constant<Act>({ is: 'removeSms' }) },
  ),
  { minLength: 20, maxLength: 60, size: 'max' },
);

/** A simple list to compare with: the saved requests, and the batches that were removed. */
function makeModel() {
  const saved = new Map<number, boolean>();
  const pinned = new Set<number>();
  let batches: number[][] = [];
  const shown = () => [...saved.keys()].filter((id) => !batches.flat().includes(id));
  return {
    shown,
    sms: () => shown().filter((id) => saved.get(id)),
    save: (id: number, isSms: boolean) => void saved.set(id, isSms),
    pin: (some: readonly number[]) => some.forEach((id) => saved.has(id) && pinned.add(id)),
    remove: (some: readonly number[]) => {
      const gone = shown().filter((id) => some.includes(id));
      if (gone.length > 0) batches.push(gone);
      return gone.length;
    },
    unpinned: (some: readonly number[]) => some.filter((id) => !pinned.has(id)),
    undo: () => {
      const back = batches.at(-1)?.length ?? 0;
      batches = batches.slice(0, -1);
      return back;
    },
  };
}

/** What a process that opens the file at this moment counts, as after a kill: all requests, and those with an SMS. */
function countedAtStart(database: DatabaseSync | undefined): readonly (number | undefined)[] {
  const tally = database && openTallyRow(database).tally;
  return [tally?.all, tally?.sms];
}

describe('removals, undos and late arrivals in any order', () => {
  it('show what a simple list shows, also where the disk refuses writes in between', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        let database: DatabaseSync | undefined;
        const { store } = openHere(undefined, { onOpen: (opened) => (database = opened) });
        const model = makeModel();
        const arrived: number[] = [];
        let refused = false;

        async function save(id: number): Promise<void> {
          const body = sms(String(id));
          const captured = make(id, body);
          const isSaved = await store.saveCapture(captured).then(
            () => true,
            () => false,
          );
          expect(isSaved).toBe(!refused);
          if (!isSaved) return;
          if (id % 3 === 0) return model.save(id, false);
          model.save(id, true);
          const { findings } = await inspect(captured.request, Buffer.from(body), context);
          await store.saveFindings(id, findings);
        }

        for (const act of all) {
          if (act.is === 'save') await save(store.nextId());
          if (act.is === 'arrive') arrived.push(store.nextId());
          if (act.is === 'saveLate' && arrived.length > 0) await save(arrived.pop() ?? 0);
          if (act.is === 'clear') {
            const count = refused ? 0 : model.remove(model.unpinned(model.shown()));
            expect(await store.remove({ show: 'all' })).toBe(count);
          }
          if (act.is === 'removeSms') {
            const count = refused ? 0 : model.remove(model.unpinned(model.sms()));
            expect(await store.remove({ show: 'sms' })).toBe(count);
          }
          if (act.is === 'remove') {
            const count = refused ? 0 : model.remove(act.ids);
            expect(await store.remove({ ids: act.ids })).toBe(count);
          }
          if (act.is === 'undo') expect(await store.undoRemove()).toBe(refused ? 0 : model.undo());
          if (act.is === 'pin' && !refused) {
            await store.pin(act.ids, true);
            model.pin(act.ids);
          }
          if (act.is === 'refuse' && !refused) database?.exec(refuse.join(' '));
          if (act.is === 'allow' && refused) database?.exec(allow.join(' '));
          if (act.is === 'refuse' || act.is === 'allow') refused = act.is === 'refuse';
          const newestFirst = (some: readonly number[]) => some.toSorted((a, b) => b - a);
          expect(listed(store)).toEqual(newestFirst(model.shown()));
          expect(listed(store, 'sms')).toEqual(newestFirst(model.sms()));
          expect(countedAtStart(database)).toEqual([model.shown().length, model.sms().length]);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
