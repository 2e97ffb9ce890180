import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { topRevealing, visibleRows } from './geometry.ts';
import { placeOf } from './list-view.ts';
import type { ListView } from './list-view.ts';
import type { WindowState } from './window-store.ts';

/**
 * The chosen request: `id` is unknown until its row has come. `index` is where it stood when it was seen last; `null`
 * when it is not in the list, or was not looked for yet.
 */
export interface Selection {
  readonly id: number | null;
  readonly index: number | null;
}

/** The requests that were open before one that was opened out of another, and after it; the last is the nearest. */
export interface Trail {
  readonly back: readonly number[];
  readonly forward: readonly number[];
}

export interface SelectionSlice {
  readonly selection: Selection;
  readonly trail: Trail;
  /** Chooses the row at this place, or the nearest there is, and brings it into sight. */
  selectAt(index: number): void;
  /** Chooses the row so many places below the chosen one, or above it, wherever that stands by now. */
  step(by: number): Promise<void>;
  /** Chooses a request, wherever it is, and brings its row into sight where the list holds it. */
  selectRequest(id: number): Promise<void>;
  /** Opens a request out of the one that is open, with a way back. */
  openRelated(id: number): Promise<void>;
  goBack(): Promise<void>;
  goForward(): Promise<void>;
  /** Chooses the row below the chosen one, or the one above it at the end. A list that shows neither stays as it is. */
  selectNeighbour(): Promise<void>;
  clearSelection(): void;
  /** There is nothing to go back to any more. */
  forgetTrail(): void;
  /** Keeps a request for good, or no longer. */
  pinRequest(id: number, on: boolean): Promise<void>;
}

const nothing: Selection = { id: null, index: null };

/** Requests that a trail leads back to at most. */
const trailLength = 100;

/** The selection after the known rows moved by `shift` places, set right by the rows that are known now. */
export function followed(selection: Selection, rows: ListView['rows'], shift: number): Selection {
  const { id } = selection;
  if (id === null) {
    if (selection.index === null) return nothing;
    const at = Math.max(0, selection.index + shift);
    return { id: rows.get(at)?.id ?? null, index: at };
  }
  const place = placeOf(id, rows);
  if (place !== null || selection.index === null) return { id, index: place };
  const index = Math.max(0, selection.index + shift);
  return { id, index: isLeftOut(id, rows) ? null : index };
}

/** Whether known neighbours stand where a request would: it was removed, or a filter leaves it out. */
function isLeftOut(id: number, rows: ListView['rows']): boolean {
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
    /** Rows around a request as the list stands now; none while another filter is being asked for. */
    async function rowsAround(
      id: number,
      above: number,
      count: number,
    ): Promise<{ readonly from: number; readonly rows: readonly RequestSummary[] }> {
      const { filter, answered, selection } = get();
      if (filter !== answered) return { from: 0, rows: [] };
      const place = Math.max(above, (selection.id === id ? selection.index : null) ?? 0);
      const ask = { filter, from: place - above, count, anchor: { id, place } };
      return (await bridge.call('list.rows', ask)) ?? { from: 0, rows: [] };
    }

    /** Where a request stands in the list by now, `null` where it does not. */
    async function currentPlace(id: number): Promise<number | null> {
      const { view } = get();
      const known = placeOf(id, view.rows);
      if (known !== null) return known;
      const { from, rows } = await rowsAround(id, 0, 1);
      return rows[0]?.id === id ? from : null;
    }

    async function walk(from: 'back' | 'forward', to: 'back' | 'forward'): Promise<void> {
      const { trail, selection } = get();
      const id = trail[from].at(-1);
      if (id === undefined) return;
      const left = selection.id === null ? trail[to] : [...trail[to], selection.id];
      const walked = { [from]: trail[from].slice(0, -1), [to]: left.slice(-trailLength) };
      set({ trail: { ...trail, ...walked } });
      await get().selectRequest(id);
    }

    return {
      selection: nothing,
      trail: { back: [], forward: [] },
      selectAt(wanted) {
        const { view, scrollTo } = get();
        if (view.total === 0) return;
        const index = Math.min(Math.max(0, wanted), view.total - 1);
        set({ selection: { id: view.rows.get(index)?.id ?? null, index } });
        scrollTo(topRevealing(index, view));
      },
      async step(by) {
        const { selection, view, selectAt } = get();
        if (selection.id === null)
          return selectAt(selection.index === null ? 0 : selection.index + by);
        const known = placeOf(selection.id, view.rows);
        if (known !== null) return selectAt(known + by);
        const place = await currentPlace(selection.id);
        if (get().selection.id === selection.id) selectAt(place === null ? 0 : place + by);
      },
      async selectRequest(id) {
        const { view, selectAt } = get();
        const known = placeOf(id, view.rows);
        if (known !== null) return selectAt(known);
        set({ selection: { id, index: null } });
        const place = await currentPlace(id);
        if (place === null || get().selection.id !== id) return;
        set({ selection: { id, index: place } });
        get().scrollTo(topRevealing(place, get().view));
      },
      async openRelated(id) {
        const { selection, trail } = get();
        if (selection.id === id) return;
        const back = selection.id === null ? trail.back : [...trail.back, selection.id];
        set({ trail: { back: back.slice(-trailLength), forward: [] } });
        await get().selectRequest(id);
      },
      goBack: () => walk('back', 'forward'),
      goForward: () => walk('forward', 'back'),
      async selectNeighbour() {
        const { selection, view } = get();
        const { id } = selection;
        if (id === null) return set({ selection: nothing });
        const known = placeOf(id, view.rows);
        const [above, below] =
          known === null
            ? await neighboursOf(id)
            : [view.rows.get(known - 1)?.id, view.rows.get(known + 1)?.id];
        if (get().selection.id !== id) return;
        const next = below ?? above;
        if (next === undefined) return set({ selection: nothing });
        const index = placeOf(next, get().view.rows);
        const { from, to } = visibleRows(view);
        const inSight = known !== null && known >= from && known < to;
        if (inSight && index !== null) get().selectAt(index);
        else set({ selection: { id: next, index } });
      },
      clearSelection: () => set({ selection: nothing }),
      forgetTrail: () => set({ trail: { back: [], forward: [] } }),
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
