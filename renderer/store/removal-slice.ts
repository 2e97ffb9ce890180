import type { StateCreator } from 'zustand';
import type { Bridge, Calls, Removal } from '../../shared/contract.ts';
import type { WindowState } from './window-store.ts';

/** How long a removal can be taken back; milliseconds from when it was asked for. */
export const undoForMs = 30_000;

/** Something that was removed and can be brought back. */
interface Removed {
  readonly count: number;
  /** Some of the list stayed, since a cleared list spares what is pinned. */
  readonly spared: boolean;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The request that was open then. */
  readonly selected: number | null;
}

export interface RemovalSlice {
  /** What can be brought back, the latest last. */
  readonly removed: readonly Removed[];
  /** What came of the last wish that changed nothing; `failed` is in the inspector's words. */
  readonly removalNote: 'all-pinned' | 'too-late' | { readonly failed: string } | null;
  /** Removes a request; where it is the chosen one, its neighbour is chosen. */
  removeRequest(id: number): Promise<void>;
  /** Removes what the list shows, except what is pinned. */
  clearList(): Promise<void>;
  /** Brings back what was removed last. */
  undoRemoval(): Promise<void>;
  /** Forgets what can't be brought back any more. */
  expireRemovals(): void;
  dismissRemoval(): void;
  /** Deletes every request for good. */
  forgetEverything(): Promise<ReturnType<Calls['list.forget']>>;
}

/** Taking requests out of the list, at once and with a way back. */
export function createRemovalSlice(
  bridge: Bridge,
  now: () => number,
): StateCreator<WindowState, [], [], RemovalSlice> {
  return (set, get) => {
    /** @param before the request that was open. */
    async function remove(what: Removal, before: number | null): Promise<void> {
      const until = now() + undoForMs;
      const { total } = get().view;
      const count = await bridge.call('list.remove', what);
      const spared = 'filter' in what && count < total;
      if (count > 0) {
        const last: Removed = { count, spared, until, selected: before };
        set({ removed: [...get().removed, last], removalNote: null });
      } else if (spared) set({ removalNote: 'all-pinned' });
      get().refresh();
    }

    function say(error: unknown): void {
      set({ removalNote: { failed: String(error) } });
    }

    return {
      removed: [],
      removalNote: null,
      async removeRequest(id) {
        if (get().selection.id === id) get().selectNeighbour();
        await remove({ ids: [id] }, id).catch(say);
      },
      async clearList() {
        const { filter, answered, selection } = get();
        // What is not shown is not removed.
        if (filter !== answered) return;
        await remove({ filter }, selection.id).catch(say);
      },
      async undoRemoval() {
        const last = get().removed.at(-1);
        if (last === undefined) return;
        set({ removed: get().removed.slice(0, -1) });
        try {
          const count = await bridge.call('list.undoRemove');
          set({ removalNote: count === 0 ? 'too-late' : null });
          if (count > 0 && last.selected !== null) get().selectRequest(last.selected);
          get().refresh();
        } catch (error) {
          say(error);
        }
      },
      expireRemovals() {
        const at = now();
        set({ removed: get().removed.filter(({ until }) => until > at) });
      },
      dismissRemoval: () => set({ removed: [], removalNote: null }),
      async forgetEverything() {
        try {
          const result = await bridge.call('list.forget');
          if (result.ok) {
            get().dismissRemoval();
            get().clearSelection();
          }
          get().refresh();
          return result;
        } catch (error) {
          return { ok: false, fault: 'not-forgotten', detail: String(error) };
        }
      },
    };
  };
}
