import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { UpdateState } from '../../shared/updates.ts';
import type { WindowState } from './window-store.ts';

export interface UpdatesSlice {
  readonly updates: UpdateState;
  /** The version that runs; empty until it is known. */
  readonly version: string;
  /** The state whose strip the user has dismissed. */
  readonly updatesDismissed: UpdateState | null;
  loadUpdates(): Promise<void>;
  receiveUpdates(state: UpdateState): void;
  /** Looks for a newer version, and shows the outcome in the settings. */
  checkUpdates(): Promise<void>;
  downloadUpdate(): Promise<void>;
  cancelUpdate(): Promise<void>;
  /** Quits, installs the newer version and starts it. */
  restartToUpdate(): Promise<void>;
  dismissUpdates(): void;
}

/** Newer versions, which the main process looks for. */
export function createUpdatesSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], UpdatesSlice> {
  return (set, get) => ({
    // Nothing is asked or offered before the state is known.
    updates: { is: 'off', why: 'checkout' },
    version: '',
    updatesDismissed: null,
    async loadUpdates() {
      const { version, state } = await bridge.call('updates.state');
      set({ version, updates: state });
    },
    receiveUpdates(updates) {
      const isDismissed = isSameOffer(get().updatesDismissed, updates);
      set({ updates, ...(isDismissed && { updatesDismissed: updates }) });
    },
    async checkUpdates() {
      get().openSettings('updateStatus');
      await bridge.call('updates.check');
    },
    downloadUpdate: () => bridge.call('updates.download'),
    cancelUpdate: () => bridge.call('updates.cancel'),
    restartToUpdate: () => bridge.call('updates.restart'),
    dismissUpdates: () => set({ updatesDismissed: get().updates }),
  });
}

/** Whether the next look found the same version again. */
function isSameOffer(before: UpdateState | null, now: UpdateState): boolean {
  return (
    before?.is === 'available' &&
    now.is === 'available' &&
    before.update.version === now.update.version
  );
}
