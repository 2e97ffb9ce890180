import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Destination, Relay } from '../../shared/destinations.ts';
import type { SettingsOutcome } from '../../shared/settings.ts';
import { createListRemoval, withRemoved } from './list-removal.ts';
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
    const removal = createListRemoval<RemovedDestination>(change, {
      get: () => get().removedDestination,
      set: (removedDestination) => set({ removedDestination }),
    });

    return {
      removedDestination: null,
      editDestinations: (edit) =>
        change(({ destinations }) => ({ destinations: [...edit(destinations)] })),
      changeRelay: (relay) => change(() => ({ relay })),
      removeDestination: (id) =>
        removal.remove(({ destinations, relay }) => {
          const index = destinations.findIndex((one) => one.id === id);
          const destination = destinations[index];
          if (destination === undefined) return null;
          const isRelay = relay?.destination === id;
          return {
            removed: { destination, index, relay: isRelay ? relay : null },
            change: {
              destinations: destinations.filter((one) => one.id !== id),
              ...(isRelay && { relay: null }),
            },
          };
        }),
      restoreDestination: () =>
        removal.restore(({ destination, index, relay }, { destinations }) => ({
          destinations: withRemoved(destinations, { one: destination, index }),
          ...(relay !== null && { relay }),
        })),
      dismissRemovedDestination: () => set({ removedDestination: null }),
      retryDestination: (id) => bridge.call('destination.retry', { destination: id }),
      resumeDestination: (id, how) => bridge.call('destination.resume', { destination: id, how }),
    };
  };
}
