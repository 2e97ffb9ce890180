import type { StateCreator } from 'zustand';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import { placeOf } from './list-view.ts';
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
    async function remove(what: RequestScope, before: number | null): Promise<number> {
      const until = now() + undoForMs;
      const { total } = get().view;
      const count = await bridge.call('list.remove', what);
      const spared = 'filter' in what && count < total;
      if (count > 0) {
        const last: Removed = { count, spared, until, selected: before };
        set({ removed: [...get().removed, last], removalNote: null });
      } else if (spared) set({ removalNote: 'all-pinned' });
      get().refresh();
      return count;
    }

    /** Chooses again what was chosen before, unless something else is by now. */
    function choose(selection: WindowState['selection']): void {
      if (get().selection.id === null) set({ selection });
    }

    /** A request whose row is not at hand may have been removed with the list. */
    async function leaveIfGone(id: number): Promise<void> {
      const detail = await bridge.call('request.get', { id });
      if (detail === null && get().selection.id === id) get().clearSelection();
    }

    function say(error: unknown): void {
      set({ removalNote: { failed: String(error) } });
    }

    return {
      removed: [],
      removalNote: null,
      async removeRequest(id) {
        const isHere = placeOf(id, get().view.rows) !== null;
        const chosen = get().selection.id === id ? get().selectNeighbour().catch(say) : undefined;
        // The neighbours of a row that is not at hand are asked for while it is still there.
        if (!isHere) await chosen;
        await remove({ ids: [id] }, id).catch(say);
      },
      async clearList() {
        const { filter, answered, selection, view } = get();
        // What is not shown is not removed.
        if (filter !== answered) return;
        const open = selection.id === null ? null : placeOf(selection.id, view.rows);
        const goes = open !== null && view.rows.get(open)?.pinned === false;
        // What goes is not shown as gone to those who wanted that.
        if (goes) get().clearSelection();
        try {
          const count = await remove({ filter }, selection.id);
          if (goes && count === 0) choose(selection);
          if (!goes && selection.id !== null) await leaveIfGone(selection.id);
        } catch (error) {
          if (goes) choose(selection);
          say(error);
        }
      },
      async undoRemoval() {
        const last = get().removed.at(-1);
        if (last === undefined) return;
        set({ removed: get().removed.slice(0, -1) });
        try {
          const count = await bridge.call('list.undoRemove');
          set({ removalNote: count === 0 ? 'too-late' : null });
          const chosen =
            count > 0 && last.selected !== null ? get().selectRequest(last.selected) : undefined;
          get().refresh();
          await chosen;
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
        const { selection } = get();
        get().clearSelection();
        const result = await bridge
          .call('list.forget')
          .catch(
            (error: unknown) =>
              ({ ok: false, fault: 'not-forgotten', detail: String(error) }) as const,
          );
        if (result.ok) {
          get().dismissRemoval();
          get().forgetTrail();
          get().forgetCame();
        } else choose(selection);
        get().refresh();
        return result;
      },
    };
  };
}
