import type { StateCreator } from 'zustand';
import type { Bridge, Rows } from '../../shared/contract.ts';
import { everything } from '../../shared/summary.ts';
import type { Filter } from '../../shared/summary.ts';
import { withinList } from './geometry.ts';
import { emptyView, fromAnswer, isCovered, wantedRows, withAnswer } from './list-view.ts';
import type { ListView } from './list-view.ts';
import { followed } from './selection-slice.ts';
import type { WindowState } from './window-store.ts';

export interface ListSlice {
  /** What is asked for, and what the shown rows answer: `null` until the first answer. */
  readonly filter: Filter;
  readonly answered: Filter | null;
  readonly view: ListView;
  /** What went wrong with the last question, in the inspector's words. */
  readonly listFault: string | null;
  setFilter(filter: Filter): void;
  scrollTo(top: number): void;
  resize(height: number): void;
  /** Asks again for what is visible: something in the list has changed. */
  refresh(): void;
}

/**
 * The list of requests, asked for by stretches.
 * - One question is on its way at a time; when its answer comes, the latest wish is asked next.
 * - An answer to a filter that is no longer wanted is dropped.
 * - After a failed question the next wish asks again, never a loop. Nor is one that was answered
 *   with fewer rows than promised asked again before something changes.
 */
export function createListSlice(bridge: Bridge): StateCreator<WindowState, [], [], ListSlice> {
  return (set, get) => {
    let asking = false;
    let stale = true;
    let lastAsked = '';

    async function ask(): Promise<void> {
      const { filter, answered, view } = get();
      if (asking || (!stale && filter === answered && isCovered(view))) return;
      const wanted = wantedRows(filter === answered ? view : { ...emptyView, height: view.height });
      const question = JSON.stringify({ filter, ...wanted });
      if (!stale && question === lastAsked) return;
      asking = true;
      stale = false;
      lastAsked = question;
      try {
        receive(filter, await bridge.call('list.rows', { filter, ...wanted }));
      } catch (error) {
        stale = true;
        set({ listFault: String(error) });
        return;
      } finally {
        asking = false;
      }
      await ask();
    }

    function receive(filter: Filter, answer: Rows): void {
      const { filter: wanted, answered, view, selection } = get();
      if (filter !== wanted) return;
      if (filter !== answered) {
        const next = fromAnswer(answer, view.height);
        const anew = followed({ id: selection.id, index: null }, next.rows, 0);
        set({ view: next, answered: filter, listFault: null, selection: anew });
        return;
      }
      const grown = answer.total - view.total;
      const next = withAnswer(view, answer, selection.index !== null);
      set({ view: next, listFault: null, selection: followed(selection, next.rows, grown) });
    }

    return {
      filter: everything,
      answered: null,
      view: emptyView,
      listFault: null,
      setFilter(filter) {
        stale = true;
        set({ filter });
        void ask();
      },
      scrollTo(to) {
        const { view } = get();
        const top = withinList(to, view);
        if (top === view.top) return;
        set({ view: { ...view, top, fresh: top === 0 ? 0 : view.fresh } });
        void ask();
      },
      resize(height) {
        const { view } = get();
        if (height === view.height) return;
        set({ view: { ...view, height, top: withinList(view.top, { ...view, height }) } });
        void ask();
      },
      refresh() {
        stale = true;
        void ask();
      },
    };
  };
}
