import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { maxNamedRequests } from '../../shared/summary.ts';
import type { Rows } from '../../shared/summary.ts';
import { topRevealing } from './geometry.ts';
import { extendedRange, scopeOf } from './many.ts';
import type { Many } from './many.ts';
import type { WindowState } from './window-store.ts';

/** What is being done with requests, for as long as the inspector takes. */
export type Work = 'pinning' | 'removing' | 'copying';

export interface ManySlice {
  readonly work: Work | null;
  /** Shows what is being done until a call has ended. */
  during<Value>(work: Work, call: Promise<Value>): Promise<Value>;
  /** Several selected requests; `null` while at most one is selected, which is then the focused one. */
  readonly many: Many | null;
  /** Adds the row at an index to the selection, or takes it out, and focuses it. */
  toggleAt(index: number): Promise<void>;
  /** The same for the focused row. */
  toggleFocused(): Promise<void>;
  /** Selects the rows from the anchor to an index, which is then focused. */
  extendTo(index: number): Promise<void>;
  /** The same, to the row `by` rows below the focused one. */
  extendBy(by: number): Promise<void>;
  /** Focuses the row `by` rows below, and leaves the selection as it is. */
  moveFocus(by: number): Promise<void>;
  /** Selects all that the filter shows by now. */
  selectAll(): Promise<void>;
  /** Selects the focused request alone. */
  clearMany(): void;
  /** Pins the selected requests, or unpins them. */
  pinMany(on: boolean): Promise<void>;
}

/** A row by its place, and the request there. */
interface Place {
  readonly id: number;
  readonly index: number;
}

/** The selection of several requests. The focused one, which the detail shows, is the selection slice's. */
export function createManySlice(bridge: Bridge): StateCreator<WindowState, [], [], ManySlice> {
  return (set, get) => {
    /** Keys may come faster than the inspector answers: each waits for the one before. */
    let last: Promise<unknown> = Promise.resolve();
    function inTurn(act: () => Promise<void>): Promise<void> {
      const turn = last.then(act);
      last = turn.catch(() => undefined);
      return turn;
    }

    /** @param near a request whose index is known, from which the place is counted. */
    async function rowsAt(index: number, near?: Place): Promise<Rows | null> {
      const anchored = near === undefined ? {} : { anchor: near };
      return bridge.call('list.rows', { filter: get().filter, from: index, count: 1, ...anchored });
    }

    async function placeAt(wanted: number, near: Place): Promise<Place | null> {
      const { view } = get();
      const index = Math.min(Math.max(0, wanted), view.total - 1);
      const known = view.rows.get(index)?.id ?? (await rowsAt(index, near))?.rows[0]?.id;
      return known === undefined ? null : { id: known, index };
    }

    async function focusedPlace(): Promise<Place | null> {
      const { selection, indexOf } = get();
      const { id } = selection;
      const index = id === null ? null : await indexOf(id);
      return id === null || index === null ? null : { id, index };
    }

    function focus(place: Place): void {
      set({ selection: place });
      get().scrollTo(topRevealing(place.index, get().view));
    }

    async function extend(wanted: (from: number) => number): Promise<void> {
      const { filter, shownFilter, many, selectAt } = get();
      if (filter !== shownFilter) return;
      const from = await focusedPlace();
      if (from === null) return selectAt(wanted(get().selection.index ?? -1));
      const to = await placeAt(wanted(from.index), from);
      const isAsBefore = get().many === many && get().selection.id === from.id;
      if (to === null || !isAsBefore || get().filter !== filter) return;
      const anchor = many?.is === 'named' ? many.anchor : from.id;
      focus(to);
      const ids = extendedRange(many, get().view.rows, anchor, from, to);
      if (ids !== null && ids.size <= maxNamedRequests) return selectRange(anchor, ids, false);
      const named = await bridge.call('list.between', { filter, from: anchor, to: to.id });
      if (get().selection.id === to.id && get().filter === filter)
        selectRange(anchor, new Set(named.ids), named.isCut);
    }

    function selectRange(anchor: number, ids: ReadonlySet<number>, isCut: boolean): void {
      set({
        many: ids.size <= 1 ? null : { is: 'named', ids, anchor, isRange: true, isCut },
      });
    }

    /** The ids of the selection; `null` when there are more than can be named. */
    async function namedIds(): Promise<Set<number> | null> {
      const { many, selection } = get();
      if (many === null) return new Set(selection.id === null ? [] : [selection.id]);
      if (many.is === 'named') return new Set(many.ids);
      const { filter, upTo } = many;
      const named = await bridge.call('list.between', { filter, from: upTo, to: 1 });
      return named.isCut ? null : new Set(named.ids);
    }

    async function toggle(place: Place): Promise<void> {
      const { many } = get();
      const ids = await namedIds();
      if (get().many !== many) return;
      focus(place);
      if (ids === null) return;
      const { id } = place;
      if (!ids.delete(id)) ids.add(id);
      if (ids.size === 0) return get().clearSelection();
      if (ids.size > maxNamedRequests) return;
      const isOne = ids.size === 1 && ids.has(id);
      set({
        many: isOne ? null : { is: 'named', ids, anchor: id, isRange: false, isCut: false },
      });
    }

    return {
      work: null,
      async during(work, call) {
        set({ work });
        try {
          return await call;
        } finally {
          set({ work: null });
        }
      },
      many: null,
      toggleAt: (index) =>
        inTurn(async () => {
          const id = get().view.rows.get(index)?.id;
          if (id !== undefined) await toggle({ id, index });
        }),
      toggleFocused: () =>
        inTurn(async () => {
          const place = await focusedPlace();
          if (place !== null) await toggle(place);
        }),
      extendTo: (index) => inTurn(() => extend(() => index)),
      extendBy: (by) => inTurn(() => extend((from) => from + by)),
      moveFocus: (by) =>
        inTurn(async () => {
          const from = await focusedPlace();
          if (from === null) return;
          const to = await placeAt(from.index + by, from);
          if (to === null || to.id === from.id) return;
          const { many } = get();
          const only = { ids: new Set([from.id]), anchor: from.id };
          set({ many: many ?? { is: 'named', ...only, isRange: false, isCut: false } });
          focus(to);
        }),
      selectAll: () =>
        inTurn(async () => {
          const { filter, shownFilter, selection } = get();
          if (filter !== shownFilter) return;
          const newest = await rowsAt(0);
          const first = newest?.rows[0];
          if (newest === null || first === undefined || get().filter !== filter) return;
          const count = newest.counted ? newest.total : null;
          set({ many: { is: 'all', filter, upTo: first.id, count } });
          if (selection.id === null) set({ selection: { id: first.id, index: 0 } });
        }),
      clearMany: () => set({ many: null }),
      async pinMany(on) {
        const { many, selection } = get();
        const scope = scopeOf(many, selection.id);
        if (scope === null) return;
        await get().during('pinning', bridge.call('list.pin', { scope, on }));
        get().refresh();
      },
    };
  };
}
