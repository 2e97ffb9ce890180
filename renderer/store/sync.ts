import type { Bridge } from '../../shared/contract.ts';
import type { WindowStore } from './window-store.ts';

/**
 * Keeps the store in step with the inspector: listens first, asks then, so that nothing falls between.
 *
 * @param nextFrame runs its argument once before the window is drawn again; changes of the list that
 *   come in one frame become one question.
 * @returns its own undo.
 */
export function startSync(
  bridge: Bridge,
  store: WindowStore,
  nextFrame: (run: () => void) => void,
): () => void {
  const { setInspector, setConnected, hearExports, refresh } = store.getState();
  let pushes = 0;
  let frameAsked = false;

  async function fetchState(): Promise<void> {
    const pushesBefore = pushes;
    try {
      const state = await bridge.call('state.get');
      // A state that was pushed meanwhile is at least as new.
      if (pushes === pushesBefore) setInspector(state);
    } catch {
      // Its coming back is announced, and everything is then asked for again.
      setConnected(false);
    }
  }

  function refreshSoon(): void {
    if (frameAsked) return;
    frameAsked = true;
    nextFrame(() => {
      frameAsked = false;
      refresh();
    });
  }

  const undo = [
    bridge.on('state.changed', (state) => {
      pushes += 1;
      setInspector(state);
    }),
    bridge.on('list.changed', refreshSoon),
    bridge.on('exports.changed', hearExports),
    bridge.on('inspector.connected', (connected) => {
      setConnected(connected);
      if (connected) fetchAll();
    }),
  ];

  function fetchAll(): void {
    void fetchState();
    refreshSoon();
  }

  fetchAll();
  // A window that is opened anew finds what is being written; what fails here, the next news tell.
  bridge.call('export.running').then(
    (running) => hearExports({ running, forMenu: null }),
    () => undefined,
  );
  return () => undo.forEach((stop) => stop());
}
