import type { StateCreator } from 'zustand';
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
  clearSelection(): void;
}

const nothing: Selection = { id: null, index: null };

/** The selection after `grown` rows came on top, set right by the rows that are known. */
export function followed(selection: Selection, rows: ListView['rows'], grown: number): Selection {
  if (selection.id !== null) {
    const index = selection.index === null ? null : Math.max(0, selection.index + grown);
    return { id: selection.id, index: placeOf(selection.id, rows) ?? index };
  }
  if (selection.index === null) return nothing;
  const index = Math.max(0, selection.index + grown);
  return { id: rows.get(index)?.id ?? null, index };
}

export const createSelectionSlice: StateCreator<WindowState, [], [], SelectionSlice> = (
  set,
  get,
) => ({
  selection: nothing,
  selectAt(wanted) {
    const { view, scrollTo } = get();
    if (view.total === 0) return;
    const index = Math.min(Math.max(0, wanted), view.total - 1);
    set({ selection: { id: view.rows.get(index)?.id ?? null, index } });
    scrollTo(revealing(index, view));
  },
  clearSelection: () => set({ selection: nothing }),
});
