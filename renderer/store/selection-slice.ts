import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { topRevealing, visibleRows } from './geometry.ts';
import { indexOfRequest } from './list-view.ts';
import type { ListView } from './list-view.ts';
import type { WindowState } from './window-store.ts';

/**
 * The selected request. `id` is `null` until its row is loaded. `index` is its latest known index in the
 * list; `null` when it is not in the list, or was not looked up yet.
 */
export interface Selection {
  readonly id: number | null;
  readonly index: number | null;
}

/** A tab that the user chose, and the request that was selected then. A new object for each choice. */
export interface TabChoice {
  readonly name: string;
  readonly requestId: number | null;
}

export interface SelectionSlice {
  readonly selection: Selection;
  /** The tab of the detail that the user chose last, for every request; `null` before that. */
  readonly tabChoice: TabChoice | null;
  chooseTab(name: string): void;
  /** Selects the row at an index, or the nearest one, and scrolls to it. */
  selectAt(index: number): void;
  /** Selects the row `by` rows below the selected one; above it for a negative number. */
  step(by: number): Promise<void>;
  /** Selects a request, and scrolls to its row if the list has it. */
  selectRequest(id: number): Promise<void>;
  /** Selects the row below the selected one, or above it at the end. Scrolls only if the selected row is visible. */
  selectNeighbour(): Promise<void>;
  clearSelection(): void;
  /** The current index of a request in the list; `null` when it is not listed. */
  indexOf(id: number): Promise<number | null>;
  /** Pins a request, or unpins it. */
  pinRequest(id: number, on: boolean): Promise<void>;
}

const noSelection: Selection = { id: null, index: null };

/** The selection after the rows moved down by `shift` rows, corrected by the rows that are loaded now. */
export function movedSelection(
  selection: Selection,
  rows: ListView['rows'],
  shift: number,
): Selection {
  const { id } = selection;
  if (id === null) {
    if (selection.index === null) return noSelection;
    const at = Math.max(0, selection.index + shift);
    return { id: rows.get(at)?.id ?? null, index: at };
  }
  const index = indexOfRequest(id, rows);
  if (index !== null || selection.index === null) return { id, index };
  const shifted = Math.max(0, selection.index + shift);
  return { id, index: isNotListed(id, rows) ? null : shifted };
}

/**
 * Whether two adjacent loaded rows show that the request is not listed: its id lies between theirs. It was removed, or a
 * filter excludes it.
 */
function isNotListed(id: number, rows: ListView['rows']): boolean {
  for (const [index, row] of rows) {
    const below = rows.get(index + 1);
    if (below !== undefined && row.id > id && below.id < id) return true;
  }
  return false;
}

export function createSelectionSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], SelectionSlice> {
  return (set, get) => {
    /** The rows around a request in the current list; none while another filter is loading. */
    async function rowsAround(
      id: number,
      above: number,
      count: number,
    ): Promise<{ readonly from: number; readonly rows: readonly RequestSummary[] }> {
      const { filter, shownFilter, selection } = get();
      if (filter !== shownFilter) return { from: 0, rows: [] };
      const index = Math.max(above, (selection.id === id ? selection.index : null) ?? 0);
      const ask = { filter, from: index - above, count, anchor: { id, index } };
      return (await bridge.call('list.rows', ask)) ?? { from: 0, rows: [] };
    }

    async function currentIndex(id: number): Promise<number | null> {
      const { view } = get();
      const known = indexOfRequest(id, view.rows);
      if (known !== null) return known;
      const { from, rows } = await rowsAround(id, 0, 1);
      return rows[0]?.id === id ? from : null;
    }

    return {
      selection: noSelection,
      tabChoice: null,
      chooseTab: (name) => set({ tabChoice: { name, requestId: get().selection.id } }),
      selectAt(wanted) {
        const { view, scrollTo } = get();
        if (view.total === 0) return;
        const index = Math.min(Math.max(0, wanted), view.total - 1);
        set({ selection: { id: view.rows.get(index)?.id ?? null, index }, many: null });
        scrollTo(topRevealing(index, view));
      },
      async step(by) {
        const { selection, view, selectAt } = get();
        if (selection.id === null)
          return selectAt(selection.index === null ? 0 : selection.index + by);
        const known = indexOfRequest(selection.id, view.rows);
        if (known !== null) return selectAt(known + by);
        const index = await currentIndex(selection.id);
        if (get().selection.id === selection.id) selectAt(index === null ? 0 : index + by);
      },
      async selectRequest(id) {
        const { view, selectAt } = get();
        const known = indexOfRequest(id, view.rows);
        if (known !== null) return selectAt(known);
        set({ selection: { id, index: null }, many: null });
        const index = await currentIndex(id);
        if (index === null || get().selection.id !== id) return;
        set({ selection: { id, index } });
        get().scrollTo(topRevealing(index, get().view));
      },
      async selectNeighbour() {
        const { selection, view } = get();
        const { id } = selection;
        if (id === null) return set({ selection: noSelection });
        const known = indexOfRequest(id, view.rows);
        const [above, below] =
          known === null
            ? await neighboursOf(id)
            : [view.rows.get(known - 1)?.id, view.rows.get(known + 1)?.id];
        if (get().selection.id !== id) return;
        const next = below ?? above;
        if (next === undefined) return set({ selection: noSelection });
        const index = indexOfRequest(next, get().view.rows);
        const { from, to } = visibleRows(view);
        const isVisible = known !== null && known >= from && known < to;
        if (isVisible && index !== null) get().selectAt(index);
        else set({ selection: { id: next, index } });
      },
      clearSelection: () => set({ selection: noSelection, many: null }),
      indexOf: currentIndex,
      async pinRequest(id, on) {
        await bridge.call('request.pin', { id, on });
        get().refresh();
      },
    };

    async function neighboursOf(id: number): Promise<readonly (number | undefined)[]> {
      const { rows } = await rowsAround(id, 1, 3);
      const at = rows.findIndex((row) => row.id === id);
      return at === -1 ? [] : [rows[at - 1]?.id, rows[at + 1]?.id];
    }
  };
}
