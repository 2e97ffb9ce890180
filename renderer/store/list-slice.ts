import type { StateCreator } from 'zustand';
import type { Filter } from '../../shared/contract/arguments.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { everything } from '../../shared/list-filter.ts';
import type { Rows } from '../../shared/summary.ts';
import type { QueryFault } from '../../shared/search.ts';
import type { Density } from '../../shared/appearance.ts';
import { clampTop, rowHeights, topWithRowHeight } from './geometry.ts';
import { emptyView, fromAnswer, isCovered, rowShift, rowsToLoad, withAnswer } from './list-view.ts';
import type { ListView, LoadRange } from './list-view.ts';
import type { WindowStorage } from './storage.ts';
import { movedSelection } from './selection-slice.ts';
import type { WindowState } from './window-store.ts';

export interface ListSlice {
  readonly filter: Filter;
  /** The filter of the rows shown; `null` until the first answer. */
  readonly shownFilter: Filter | null;
  readonly view: ListView;
  /** The inspector's message when the latest call failed. */
  readonly listFault: string | null;
  /** The mistake in the filter's text. The rows shown are then of an earlier filter. */
  readonly queryFault: { readonly text: string; readonly fault: QueryFault } | null;
  /** Whether a request was ever received. If so, an empty list is one that was emptied. */
  readonly hasReceived: boolean;
  resetReceived(): void;
  setFilter(filter: Filter): void;
  scrollTo(top: number): void;
  resize(height: number): void;
  /** Gives all rows the height of a density. The first visible row stays at the top. */
  setDensity(density: Density): void;
  /** Loads the visible rows again, after a change of the list. */
  refresh(): void;
  /** Like `refresh`. Resolves once the list has the rows as they are now or later, or could not be loaded. */
  refreshed(): Promise<void>;
}

const receivedKey = 'hookscope.hasCome';

/**
 * The list of requests, loaded in ranges of rows.
 * - For one filter one call runs at a time; after its answer, the range that is needed by then is loaded. Another filter
 *   is loaded at once, and the inspector cancels the search that it replaces.
 * - An answer for an earlier filter is dropped.
 * - A failed call is repeated only by the next scroll, resize or change, never in a loop. The same goes for an answer
 *   with fewer rows than its total promised.
 */
export function createListSlice(
  bridge: Bridge,
  storage: WindowStorage,
): StateCreator<WindowState, [], [], ListSlice> {
  return (set, get) => {
    let loading: Filter | null = null;
    let isStale = true;
    let lastCallKey = '';
    /** Those who wait for an answer to a call that has not begun yet. */
    const waiting: (() => void)[] = [];

    function tellWaiting(): void {
      for (const tell of waiting.splice(0)) tell();
    }

    async function load(): Promise<void> {
      const { filter, shownFilter, view } = get();
      if (loading === filter || (!isStale && filter === shownFilter && isCovered(view))) return;
      const range = rowsToLoad(
        filter === shownFilter
          ? view
          : { ...emptyView, height: view.height, rowHeight: view.rowHeight },
      );
      const callKey = JSON.stringify({ filter, ...range });
      if (!isStale && callKey === lastCallKey) return;
      loading = filter;
      isStale = false;
      lastCallKey = callKey;
      const answered = waiting.splice(0);
      try {
        const answer = await bridge.call('list.rows', { filter, ...range });
        if (!receive(filter, range, answer)) waiting.push(...answered.splice(0));
      } catch (error) {
        if (filter !== get().filter) return;
        isStale = true;
        set({ listFault: String(error) });
        return tellWaiting();
      } finally {
        if (loading === filter) loading = null;
        for (const tell of answered) tell();
      }
      await load();
    }

    /** @returns whether the answer is used up; otherwise the rows must be loaded again. */
    function receive(filter: Filter, asked: LoadRange, answer: Rows | null): boolean {
      const { filter: current, shownFilter, view, selection } = get();
      if (filter !== current) return true;
      if (answer === null) {
        // A call for another filter replaced this one.
        isStale = true;
        return false;
      }
      if (answer.fault !== null) {
        const queryFault = { text: filter.text, fault: answer.fault };
        set({ queryFault, listFault: null });
        return true;
      }
      if (answer.counts.all > 0 && !get().hasReceived) {
        storage.setItem(receivedKey, 'yes');
        set({ hasReceived: true });
      }
      const noFaults = { queryFault: null, listFault: null };
      if (filter !== shownFilter) {
        const next = fromAnswer(answer, view);
        const moved = movedSelection({ id: selection.id, index: null }, next.rows, 0);
        set({ ...noFaults, view: next, shownFilter: filter, selection: moved });
        return true;
      }
      const shift = rowShift(view, asked, answer);
      if (shift === null) {
        // The user has scrolled away from the top since. Without an anchor the shift of the rows is unknown.
        isStale = true;
        return false;
      }
      const next = withAnswer(view, answer, shift);
      set({ ...noFaults, view: next, selection: movedSelection(selection, next.rows, shift) });
      return true;
    }

    return {
      filter: everything,
      shownFilter: null,
      view: emptyView,
      listFault: null,
      queryFault: null,
      hasReceived: storage.getItem(receivedKey) !== null,
      resetReceived() {
        storage.removeItem(receivedKey);
        set({ hasReceived: false });
      },
      setFilter(filter) {
        isStale = true;
        // Several requests are selected only as long as the list shows them.
        set({ filter, many: null });
        void load();
      },
      scrollTo(to) {
        const { view } = get();
        const top = clampTop(to, view);
        if (top === view.top) return;
        set({ view: { ...view, top, fresh: top === 0 ? 0 : view.fresh } });
        void load();
      },
      resize(height) {
        const { view } = get();
        if (height === view.height) return;
        set({ view: { ...view, height, top: clampTop(view.top, { ...view, height }) } });
        void load();
      },
      setDensity(density) {
        const { view } = get();
        const rowHeight = rowHeights[density];
        if (rowHeight === view.rowHeight) return;
        set({ view: { ...view, rowHeight, top: topWithRowHeight(view, rowHeight) } });
        void load();
      },
      refresh() {
        isStale = true;
        void load();
      },
      refreshed: () =>
        new Promise((resolve) => {
          waiting.push(resolve);
          get().refresh();
        }),
    };
  };
}
