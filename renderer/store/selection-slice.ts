import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract.ts';
import { revealing } from './geometry.ts';
import { placeOf } from './list-view.ts';
import type { ListView } from './list-view.ts';
import type { WindowState } from './window-store.ts';

/** The chosen request: `id` is unknown until its row has come, `index` when it is not in the list. */
export interface Selection {
  readonly id: number | null;
  readonly index: number | null;
}

export interface SelectionSlice {
  readonly selection: Selection;
  /** Chooses the row at this place, or the nearest there is, and brings it into sight. */
  selectAt(index: number): void;
  /** Chooses a request, wherever it is; a row that is known is brought into sight. */
  selectRequest(id: number): void;
  /** Chooses the row below the chosen one, or the one above it at the end. */
  selectNeighbour(): void;
  clearSelection(): void;
  /** Keeps a request for good, or no longer. */
  pinRequest(id: number, on: boolean): Promise<void>;
}

const nothing: Selection = { id: null, index: null };

/** The selection after `grown` rows came on top, set right by the rows that are known. */
export function followed(selection: Selection, rows: ListView['rows'], grown: number): Selection {
  if (selection.id !== null) {
    const place = placeOf(selection.id, rows);
    if (place !== null || selection.index === null) return { id: selection.id, index: place };
    const index = Math.max(0, selection.index + grown);
    // Where another request stands, it is not: it was removed.
    return { id: selection.id, index: rows.has(index) ? null : index };
  }
  if (selection.index === null) return nothing;
  const index = Math.max(0, selection.index + grown);
  return { id: rows.get(index)?.id ?? null, index };
}

export function createSelectionSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], SelectionSlice> {
  return (set, get) => ({
    selection: nothing,
    selectAt(wanted) {
      const { view, scrollTo } = get();
      if (view.total === 0) return;
      const index = Math.min(Math.max(0, wanted), view.total - 1);
      set({ selection: { id: view.rows.get(index)?.id ?? null, index } });
      scrollTo(revealing(index, view));
    },
    selectRequest(id) {
      const index = placeOf(id, get().view.rows);
      if (index === null) set({ selection: { id, index } });
      else get().selectAt(index);
    },
    selectNeighbour() {
      const { selection, view } = get();
      if (selection.index === null || view.total <= 1) return set({ selection: nothing });
      const below = selection.index + 1;
      get().selectAt(below < view.total ? below : selection.index - 1);
    },
    clearSelection: () => set({ selection: nothing }),
    async pinRequest(id, on) {
      await bridge.call('request.pin', { id, on });
      get().refresh();
    },
  });
}
