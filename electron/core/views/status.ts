import type { QueryFault } from '../../../shared/search.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import type { Core } from '../core-interface.ts';
import { deliveryUrl } from '../listener/delivery-url.ts';
import { queryFaults, ruleFaults } from '../replies/conditions.ts';

/** @returns `null` also where nothing is asked. */
function notifyFault({ notifyQuery }: Pick<Settings, 'notifyQuery'>): QueryFault | null {
  const query = notifyQuery.trim();
  return query === '' ? null : (queryFaults([{ id: 'notify', query }])['notify'] ?? null);
}

/** What is known about the inspector and changes seldom, as the window shows it. */
export function readStatus({
  listener,
  tunnel,
  settings,
  keys,
  store,
}: Pick<Core, 'listener' | 'tunnel' | 'settings' | 'keys' | 'store'>): InspectorStatus {
  const current = settings.current();
  const tunnelState = tunnel.state();
  return {
    listener: listener.state(),
    tunnel: tunnelState,
    movedFrom: tunnel.movedFrom(),
    deliveryUrl: deliveryUrl(listener.state(), tunnelState, current.pathToken),
    settings: current,
    keys: keys.own(),
    settingsAside: settings.setAside,
    ruleFaults: ruleFaults(current.replies),
    destinationFaults: queryFaults(current.destinations),
    notifyFault: notifyFault(current),
    store: store.state(),
  };
}
