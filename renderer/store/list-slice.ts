import type { StateCreator } from 'zustand';
import type { Filter } from '../../shared/contract/arguments.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { everything } from '../../shared/list-filter.ts';
import type { Rows } from '../../shared/summary.ts';
import type { QueryFault } from '../../shared/search.ts';
import { clampTop } from './geometry.ts';
import { emptyView, fromAnswer, isCovered, shiftOf, wantedRows, withAnswer } from './list-view.ts';
import type { ListView, Wanted } from './list-view.ts';
import type { Memory } from './memory.ts';
import { followed } from './selection-slice.ts';
import type { WindowState } from './window-store.ts';

export interface ListSlice {
  /** What is asked for, and what the shown rows answer: `null` until the first answer. */
  readonly filter: Filter;
  readonly answered: Filter | null;
  readonly view: ListView;
  /** What went wrong with the last question, in the inspector's words. */
  readonly listFault: string | null;
  /** What is wrong with a filter's text; the rows shown are then older than it. */
  readonly queryFault: { readonly text: string; readonly fault: QueryFault } | null;
  /** Whether any request has ever come, except for those that were forgotten. An empty list was emptied then. */
  readonly hasCome: boolean;
  forgetCame(): void;
  setFilter(filter: Filter): void;
  scrollTo(top: number): void;
  resize(height: number): void;
  /** Asks again for what is visible: something in the list has changed. */
  refresh(): void;
}

const cameKey = 'hookscope.hasCome';

/**
 * The list of requests, asked for by stretches.
 * - One question of a filter is on its way at a time; when its answer comes, the latest wish is asked
 *   next. Another filter is asked for at once: the inspector gives up the search that it takes the place of.
 * - An answer to a filter that is no longer wanted is dropped.
 * - After a failed question the next wish asks again, never a loop. Nor is one that was answered
 *   with fewer rows than promised asked again before something changes.
 */
export function createListSlice(
  bridge: Bridge,
  memory: Memory,
): StateCreator<WindowState, [], [], ListSlice> {
  return (set, get) => {
    let asking: Filter | null = null;
    let stale = true;
    let lastAsked = '';

    async function ask(): Promise<void> {
      const { filter, answered, view } = get();
      if (asking === filter || (!stale && filter === answered && isCovered(view))) return;
      const wanted = wantedRows(filter === answered ? view : { ...emptyView, height: view.height });
      const question = JSON.stringify({ filter, ...wanted });
      if (!stale && question === lastAsked) return;
      asking = filter;
      stale = false;
      lastAsked = question;
      try {
        receive(filter, wanted, await bridge.call('list.rows', { filter, ...wanted }));
      } catch (error) {
        if (filter !== get().filter) return;
        stale = true;
        set({ listFault: String(error) });
        return;
      } finally {
        if (asking === filter) asking = null;
      }
      await ask();
    }

    function receive(filter: Filter, asked: Wanted, answer: Rows | null): void {
      const { filter: wanted, answered, view, selection } = get();
      if (filter !== wanted) return;
      if (answer === null) {
        // Somebody else's question took the place of ours.
        stale = true;
        return;
      }
      if (answer.fault !== null) {
        const queryFault = { text: filter.text, fault: answer.fault };
        return set({ queryFault, listFault: null });
      }
      if (answer.all > 0 && !get().hasCome) {
        memory.setItem(cameKey, 'yes');
        set({ hasCome: true });
      }
      const sound = { queryFault: null, listFault: null };
      if (filter !== answered) {
        const next = fromAnswer(answer, view.height);
        const anew = followed({ id: selection.id, index: null }, next.rows, 0);
        return set({ ...sound, view: next, answered: filter, selection: anew });
      }
      const shift = shiftOf(view, asked, answer);
      if (shift === null) {
        // The reader has left the top since, and what they see is told by an anchor alone.
        stale = true;
        return;
      }
      const next = withAnswer(view, answer, shift);
      set({ ...sound, view: next, selection: followed(selection, next.rows, shift) });
    }

    return {
      filter: everything,
      answered: null,
      view: emptyView,
      listFault: null,
      queryFault: null,
      hasCome: memory.getItem(cameKey) !== null,
      forgetCame() {
        memory.removeItem(cameKey);
        set({ hasCome: false });
      },
      setFilter(filter) {
        stale = true;
        set({ filter });
        void ask();
      },
      scrollTo(to) {
        const { view } = get();
        const top = clampTop(to, view);
        if (top === view.top) return;
        set({ view: { ...view, top, fresh: top === 0 ? 0 : view.fresh } });
        void ask();
      },
      resize(height) {
        const { view } = get();
        if (height === view.height) return;
        set({ view: { ...view, height, top: clampTop(view.top, { ...view, height }) } });
        void ask();
      },
      refresh() {
        stale = true;
        void ask();
      },
    };
  };
}
