import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { WindowState } from './window-store.ts';

/** The requests to go back to and forward to, the nearest last. */
export interface RequestHistory {
  readonly back: readonly number[];
  readonly forward: readonly number[];
}

export interface HistorySlice {
  readonly history: RequestHistory;
  /** The request at which the history is; `null` before one was looked at. */
  readonly visited: number | null;
  /** Notes that the selected request is being looked at, and was not merely passed. */
  visitSelected(): void;
  /** Opens a request from within the one that is open. */
  openRelated(id: number): Promise<void>;
  /** Selects the request that was looked at before. Requests that were removed meanwhile are passed over. */
  goBack(): Promise<void>;
  goForward(): Promise<void>;
  clearHistory(): void;
}

/** The maximum number of requests to go back to. */
const historyLength = 100;

/** Back and forward through the requests that were looked at. */
export function createHistorySlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], HistorySlice> {
  return (set, get) => {
    /** Keys may come faster than the inspector answers: each waits for the one before. */
    let last: Promise<void> = Promise.resolve();

    /** After a failure a request counts as listed: the detail then says what is wrong. */
    async function isThere(id: number): Promise<boolean> {
      try {
        return (await bridge.call('request.get', { id })) !== null;
      } catch {
        return true;
      }
    }

    async function go(from: 'back' | 'forward', to: 'back' | 'forward'): Promise<void> {
      get().visitSelected();
      const { history, visited } = get();
      const left = [...history[from]];
      const passed = [...history[to]];
      let at = visited;
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        if (at !== null) passed.push(at);
        at = id;
        if (!(await isThere(id))) continue;
        if (get().history !== history) return;
        const moved = { [from]: left, [to]: passed.slice(-historyLength) };
        set({ history: { ...history, ...moved }, visited: id });
        return get().selectRequest(id);
      }
    }

    function inTurn(act: () => Promise<void>): Promise<void> {
      const turn = last.then(act);
      last = turn.catch(() => undefined);
      return turn;
    }

    return {
      history: { back: [], forward: [] },
      visited: null,
      visitSelected() {
        const { selection, visited, history } = get();
        if (selection.id === null || selection.id === visited) return;
        const back = visited === null ? history.back : [...history.back, visited];
        set({
          visited: selection.id,
          history: { back: back.slice(-historyLength), forward: [] },
        });
      },
      async openRelated(id) {
        get().visitSelected();
        const selecting = get().selectRequest(id);
        get().visitSelected();
        await selecting;
      },
      goBack: () => inTurn(() => go('back', 'forward')),
      goForward: () => inTurn(() => go('forward', 'back')),
      clearHistory: () => set({ history: { back: [], forward: [] }, visited: null }),
    };
  };
}

/** How long a request is selected before it counts as looked at, and not as passed on the way to another. */
const lookMs = 600;

/** Notes the requests that stay selected for a while. @returns a function that ends it. */
export function noteVisits(store: {
  readonly getState: () => WindowState;
  readonly subscribe: (listener: (state: WindowState, before: WindowState) => void) => () => void;
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe(({ selection }, before) => {
    if (selection.id === before.selection.id) return;
    clearTimeout(timer);
    timer = setTimeout(() => store.getState().visitSelected(), lookMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
