import type { Bridge } from '../../shared/contract/bridge.ts';
import type { InspectorProgress, InspectorState, InspectorStatus } from '../../shared/state.ts';
import type { WindowStore } from './window-store.ts';

/**
 * Keeps the store up to date with the inspector. It subscribes before it fetches, so that no change
 * is missed.
 *
 * @param nextFrame runs its argument once before the next frame is drawn. A change of the list is loaded at once, and all
 *   further ones within the same frame together.
 * @returns a function that ends the subscriptions.
 */
export function startSync(
  bridge: Bridge,
  store: WindowStore,
  nextFrame: (run: () => void) => void,
): () => void {
  const {
    setInspector,
    updateInspector,
    setConnected,
    receiveCheck,
    receiveImports,
    receiveRuns,
    receiveCrmRuns,
    receivePlays,
    loadRuns,
    refresh,
    noteRequests,
  } = store.getState();
  let fetches = 0;
  /** The parts of the state that were pushed since the latest fetch began. They may be newer than its result. */
  let pushed: Partial<InspectorState> = {};
  let isFrameRequested = false;
  let hasChangedAgain = false;

  async function fetchState(): Promise<void> {
    const fetch = (fetches += 1);
    pushed = {};
    try {
      const state = await bridge.call('state.get');
      if (fetch === fetches) setInspector({ ...state, ...pushed });
    } catch {
      // `inspector.connected` announces its return, and everything is then fetched again.
      setConnected(false);
    }
  }

  function receivePart(part: InspectorStatus | InspectorProgress): void {
    pushed = { ...pushed, ...part };
    updateInspector(part);
  }

  function refreshSoon(): void {
    if (isFrameRequested) {
      hasChangedAgain = true;
      return;
    }
    isFrameRequested = true;
    refresh();
    nextFrame(() => {
      isFrameRequested = false;
      void noteRequests();
      if (!hasChangedAgain) return;
      hasChangedAgain = false;
      refreshSoon();
    });
  }

  const subscriptions = [
    bridge.on('state.changed', receivePart),
    bridge.on('progress.changed', receivePart),
    bridge.on('list.changed', refreshSoon),
    bridge.on('imports.changed', (runs) => void receiveImports(runs)),
    bridge.on('runs.changed', receiveRuns),
    bridge.on('check.changed', receiveCheck),
    bridge.on('plays.changed', receivePlays),
    bridge.on('crm.changed', receiveCrmRuns),
    bridge.on('inspector.connected', (connected) => {
      setConnected(connected);
      if (connected) fetchAll();
    }),
  ];

  function fetchAll(): void {
    // The first of all: the inspector answers in this order, and the window is usable with these two.
    void fetchState();
    refreshSoon();
    // After a failure, the next event brings them.
    bridge.call('import.runs').then(receiveImports, () => undefined);
    bridge.call('check.run').then(receiveCheck, () => undefined);
    bridge.call('crm.runs').then(receiveCrmRuns, () => undefined);
    bridge.call('plays.get').then(receivePlays, () => undefined);
    void loadRuns();
  }

  fetchAll();
  return () => subscriptions.forEach((stop) => stop());
}
