import type { StateCreator } from 'zustand';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import { indexOfRequest } from './list-view.ts';
import type { ListView } from './list-view.ts';
import { countOfMany, isSelected, scopeOf } from './many.ts';
import type { Many } from './many.ts';
import type { WindowState } from './window-store.ts';

/** How long a removal can be undone: milliseconds from the user's action. */
export const undoForMs = 30_000;

/** A removal that can be undone. */
interface UndoableRemoval {
  readonly count: number;
  /** Whether pinned requests stayed in the list. */
  readonly keptPinned: boolean;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The request that was open. */
  readonly selected: number | null;
  /** The requests that were selected with it. */
  readonly many: Many | null;
}

export interface RemovalSlice {
  /** The removals that can be undone, the latest last. */
  readonly removals: readonly UndoableRemoval[];
  /** Why the latest removal or undo changed nothing; `failed` is the inspector's message. */
  readonly removalNote: 'all-pinned' | 'too-late' | { readonly failed: string } | null;
  /** Removes a request. If it is selected, its neighbour is selected instead. */
  removeRequest(id: number): Promise<void>;
  /** Removes the selected requests; pinned ones too if each is selected by itself. */
  removeMany(): Promise<void>;
  /** Removes the listed requests except for pinned ones. */
  clearList(): Promise<void>;
  /** Undoes the latest removal, once it is done. */
  undoRemoval(): Promise<void>;
  /** Drops the removals that can no longer be undone. */
  expireRemovals(): void;
  dismissRemoval(): void;
  /** Deletes every request permanently. */
  deleteAllRequests(): Promise<ReturnType<Calls['list.forget']>>;
}

/** The nearest request below the open one that is not selected, or above it, among the loaded rows. */
function unselectedNear(
  selected: ReadonlySet<number>,
  openId: number | null,
  rows: ListView['rows'],
): number | null {
  const at = openId === null ? null : indexOfRequest(openId, rows);
  if (at === null) return null;
  const nextFrom = (step: 1 | -1): number | null => {
    let index = at + step;
    while (selected.has(rows.get(index)?.id ?? -1)) index += step;
    return rows.get(index)?.id ?? null;
  };
  return nextFrom(1) ?? nextFrom(-1);
}

/** Removing requests from the list, and undoing that. */
export function createRemovalSlice(
  bridge: Bridge,
  now: () => number,
): StateCreator<WindowState, [], [], RemovalSlice> {
  return (set, get) => {
    /** The removal that goes on; `null` for none. */
    let removing: Promise<unknown> | null = null;

    function remove(...what: Parameters<typeof removeNow>): Promise<number> {
      const removed = removeNow(...what);
      const ended = removed
        .catch(() => undefined)
        .then(() => {
          if (removing === ended) removing = null;
        });
      removing = ended;
      return removed;
    }

    /**
     * @param openId the request that is open.
     * @param expected how many are to be removed; `null` when that is not known.
     */
    async function removeNow(
      what: RequestScope,
      openId: number | null,
      expected: number | null,
      many: Many | null = null,
    ): Promise<number> {
      const until = now() + undoForMs;
      const count = await get().during('removing', bridge.call('list.remove', what));
      const keptPinned = 'filter' in what && expected !== null && count < expected;
      if (count > 0) {
        const last: UndoableRemoval = { count, keptPinned, until, selected: openId, many };
        set({ removals: [...get().removals, last], removalNote: null });
      } else if (keptPinned) set({ removalNote: 'all-pinned' });
      get().refresh();
      return count;
    }

    /** Restores the selection unless something else is selected by now. */
    function reselect(selection: WindowState['selection']): void {
      if (get().selection.id === null) set({ selection });
    }

    /** Closes a request whose row is not loaded if it was removed with the list. */
    async function closeIfRemoved(id: number): Promise<void> {
      const detail = await bridge.call('request.get', { id });
      if (detail === null && get().selection.id === id) get().clearSelection();
    }

    function noteFailure(error: unknown): void {
      set({ removalNote: { failed: String(error) } });
    }

    return {
      removals: [],
      removalNote: null,
      async removeRequest(id) {
        const isLoaded = indexOfRequest(id, get().view.rows) !== null;
        const chosen =
          get().selection.id === id ? get().selectNeighbour().catch(noteFailure) : undefined;
        // The neighbours of a row that is not loaded can only be found while it is still in the list.
        if (!isLoaded) await chosen;
        await remove({ ids: [id] }, id, 1).catch(noteFailure);
      },
      async removeMany() {
        const { many, selection, view } = get();
        const scope = scopeOf(many, selection.id);
        if (many === null || scope === null) return;
        // Chosen first: the detail would say that its request is missing.
        const id = many.is === 'all' ? null : unselectedNear(many.ids, selection.id, view.rows);
        const isOpenRemoved = selection.id !== null && isSelected(selection.id, many, null);
        if (isOpenRemoved)
          set({ selection: { id, index: id === null ? null : indexOfRequest(id, view.rows) } });
        set({ many: null });
        try {
          const count = await remove(scope, selection.id, countOfMany(many), many);
          if (count === 0) set({ selection, many });
        } catch (error) {
          set({ selection, many });
          noteFailure(error);
        }
      },
      async clearList() {
        const { filter, shownFilter, selection, view } = get();
        const { total } = view;
        // Removes only what the list shows.
        if (filter !== shownFilter) return;
        const open = selection.id === null ? null : indexOfRequest(selection.id, view.rows);
        const isRemoved = open !== null && view.rows.get(open)?.pinned === false;
        // Closed first: the detail would say that the request is missing.
        if (isRemoved) get().clearSelection();
        try {
          const count = await remove({ filter }, selection.id, total);
          if (isRemoved && count === 0) reselect(selection);
          if (!isRemoved && selection.id !== null) await closeIfRemoved(selection.id);
        } catch (error) {
          if (isRemoved) reselect(selection);
          noteFailure(error);
        }
      },
      async undoRemoval() {
        if (removing !== null) await removing;
        const last = get().removals.at(-1);
        if (last === undefined) return;
        set({ removals: get().removals.slice(0, -1) });
        try {
          const count = await bridge.call('list.undoRemove');
          set({ removalNote: count === 0 ? 'too-late' : null });
          const chosen =
            count > 0 && last.selected !== null ? get().selectRequest(last.selected) : undefined;
          get().refresh();
          await chosen;
          const isFilterSame = last.many?.is !== 'all' || last.many.filter === get().filter;
          if (count > 0 && isFilterSame && get().selection.id === last.selected)
            set({ many: last.many });
        } catch (error) {
          noteFailure(error);
        }
      },
      expireRemovals() {
        const at = now();
        set({ removals: get().removals.filter(({ until }) => until > at) });
      },
      dismissRemoval: () => set({ removals: [], removalNote: null }),
      async deleteAllRequests() {
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
          get().clearHistory();
          get().resetReceived();
        } else reselect(selection);
        get().refresh();
        return result;
      },
    };
  };
}
