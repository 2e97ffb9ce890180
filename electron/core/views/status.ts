import type { InspectorStatus } from '../../../shared/state.ts';
import type { Core } from '../core-interface.ts';
import { deliveryUrl } from '../listener/delivery-url.ts';
import { queryFaults, ruleFaults } from '../replies/conditions.ts';

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
    store: store.state(),
  };
}
