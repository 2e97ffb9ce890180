import type { Destination, Relay } from './destinations.ts';

/** The destination that answers the sender at present; `null` while there is none, or it is off. */
export function relayingDestination(settings: {
  readonly relay: Relay | null;
  readonly destinations: readonly Destination[];
}): Destination | null {
  const { relay: chosen, destinations: all } = settings;
  return all.find(({ id, on }) => on && id === chosen?.destination) ?? null;
}
