import type { Bridge } from '../../shared/contract/bridge.ts';
import type { WindowStore } from './window-store.ts';

/**
 * Keeps the store up to date with the main process: what the system opens the app with, updates, exports, and
 * what is done with the data folder. It subscribes before it fetches, so that no change is missed.
 */
export function startMainSync(bridge: Bridge, store: WindowStore): void {
  const { takeOpened, loadUpdates, receiveUpdates, receiveExports, setDataWork } = store.getState();

  function takeWaiting(): void {
    // The main process answers while there is a window; after a failure the next event brings them.
    takeOpened().catch(() => undefined);
  }

  bridge.on('opened.waiting', takeWaiting);
  bridge.on('data.working', setDataWork);
  bridge.on('updates.changed', receiveUpdates);
  bridge.on('exports.changed', receiveExports);
  takeWaiting();
  // After a failure, the next event brings them.
  loadUpdates().catch(() => undefined);
  bridge.call('data.work').then(setDataWork, () => undefined);
  // A window that was reopened gets the exports that are running. After a failure, the next event brings them.
  bridge.call('export.running').then(
    (running) => receiveExports({ running, forMenu: null }),
    () => undefined,
  );
}

/**
 * Runs something once the list has its first rows or can't have them, and the page has drawn that and rests.
 *
 * @param whenIdle runs its argument once the page has nothing else to do.
 */
export function afterFirstList(
  store: WindowStore,
  whenIdle: (run: () => void) => void,
  run: () => void,
): void {
  const stop = store.subscribe(({ shownFilter, listFault }) => {
    if (shownFilter === null && listFault === null) return;
    stop();
    whenIdle(run);
  });
}
