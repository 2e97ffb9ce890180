import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Destination, Relay } from '../../shared/destinations.ts';
import type { SettingsOutcome } from '../../shared/settings.ts';
import { createOrderedChanges } from './ordered-changes.ts';
import type { WindowState } from './window-store.ts';

/** A destination that was removed, and what restores it. */
export interface RemovedDestination {
  readonly destination: Destination;
  /** Its former index in the list. */
  readonly index: number;
  /** The relay that went with it; `null` when another one, or none, was in force. */
  readonly relay: Relay | null;
}

export interface DestinationsSlice {
  /** The one that was removed last; `null` when there is nothing to undo. */
  readonly removedDestination: RemovedDestination | null;
  /** Changes the destinations. Changes run one after another, so `edit` gets what the change before left. */
  editDestinations(
    edit: (destinations: readonly Destination[]) => readonly Destination[],
  ): Promise<SettingsOutcome>;
  changeRelay(relay: Relay | null): Promise<SettingsOutcome>;
  removeDestination(id: string): Promise<SettingsOutcome>;
  /** Undoes the removal. */
  restoreDestination(): Promise<SettingsOutcome | void>;
  dismissRemovedDestination(): void;
  /** Tries a destination now that is down. */
  retryDestination(id: string): Promise<void>;
  /** Sends what waited for a destination, the oldest first, or skips it. */
  resumeDestination(id: string, how: 'send' | 'skip'): Promise<void>;
}

/** The servers that requests are forwarded to, and the one whose answer becomes our reply. */
export function createDestinationsSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], DestinationsSlice> {
  return (set, get) => {
    const change = createOrderedChanges(get);

    return {
      removedDestination: null,
      editDestinations: (edit) =>
        change(({ destinations }) => ({ destinations: [...edit(destinations)] })),
      changeRelay: (relay) => change(() => ({ relay })),
      async removeDestination(id) {
        let removed: RemovedDestination | null = null;
        const changed = await change(({ destinations, relay }) => {
          const index = destinations.findIndex((one) => one.id === id);
          const destination = destinations[index];
          if (destination === undefined) return {};
          const isRelay = relay?.destination === id;
          removed = { destination, index, relay: isRelay ? relay : null };
          return {
            destinations: destinations.filter((one) => one.id !== id),
            ...(isRelay && { relay: null }),
          };
        });
        if (changed.ok) set({ removedDestination: removed });
        return changed;
      },
      async restoreDestination() {
        const removed = get().removedDestination;
        if (removed === null) return undefined;
        // Cleared first, so that a second press does nothing.
        set({ removedDestination: null });
        const { destination, index, relay } = removed;
        const changed = await change(({ destinations }) => ({
          destinations: destinations.toSpliced(index, 0, destination),
          ...(relay !== null && { relay }),
        }));
        if (!changed.ok) set({ removedDestination: removed });
        return changed;
      },
      dismissRemovedDestination: () => set({ removedDestination: null }),
      retryDestination: (id) => bridge.call('destination.retry', { destination: id }),
      resumeDestination: (id, how) => bridge.call('destination.resume', { destination: id, how }),
    };
  };
}
