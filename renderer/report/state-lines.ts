import type { InspectorState } from '../../shared/state.ts';

/** How the inspector is, in words and numbers of ours: no address, no name, no message of a server. */
export function stateLines(inspector: InspectorState | null): string {
  if (inspector === null) return 'The inspector is not connected.';
  const { listener, tunnel, store, settings, destinations, pause, droppedStrays } = inspector;
  return [
    `listener: ${listener.is}${listener.is === 'failed' ? `, ${listener.fault}` : ''}`,
    `tunnel: ${settings.tunnel.kind}, ${tunnel.is}`,
    `store: ${store.fault === null ? 'no fault' : store.fault.code}`,
    `destinations: ${destinations.length}`,
    `paused: ${pause === null ? 'no' : 'yes'}`,
    `strays not stored: ${droppedStrays.limited} limited, ${droppedStrays.blocked} blocked`,
  ].join('\n');
}
