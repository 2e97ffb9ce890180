import type { BackgroundState, ReceivingCondition } from '../../../shared/background-state.ts';
import type { InspectorState } from '../../../shared/state.ts';
import type { Core } from '../core-interface.ts';
import { deliveryUrl } from '../listener/delivery-url.ts';

/** Imports and strays may be newer than the newest webhook, so some requests are looked at for it. */
const lookedAt = 50;

type Watched = Pick<Core, 'store' | 'listener' | 'receiving' | 'tunnel' | 'settings'>;

/**
 * What is shown of the inspector outside the window.
 *
 * @param unread how many requests came since the user last looked.
 */
export function readBackgroundState(core: Watched, unread: number): BackgroundState {
  const { store } = core;
  const listener = core.listener.state();
  const tunnel = core.tunnel.state();
  const pause = core.receiving.pause();
  const last = store
    .rows({ show: 'all', from: 0, count: lookedAt })
    .find(({ imported, stray, broken }) => !imported && !stray && broken === null);
  return {
    is: conditionOf({ listener, tunnel, pause }),
    address: addressOf(core),
    refused: pause?.refused ?? 0,
    last: last === undefined ? null : { id: last.id, receivedAt: last.receivedAt, kind: last.kind },
    unread,
  };
}

/** Where requests are posted to; `null` while they can't be. */
export function addressOf({
  listener,
  tunnel,
  settings,
}: Pick<Core, 'listener' | 'tunnel' | 'settings'>): BackgroundState['address'] {
  const state = listener.state();
  const url = deliveryUrl(state, tunnel.state(), settings.current().pathToken);
  if (url !== null) return { url, isPublic: true };
  return state.is === 'listening' ? { url: state.localUrl, isPublic: false } : null;
}

function conditionOf({
  listener,
  pause,
  tunnel,
}: Pick<InspectorState, 'listener' | 'pause' | 'tunnel'>): ReceivingCondition {
  if (listener.is === 'starting') return 'starting';
  if (listener.is === 'failed') return 'not-listening';
  if (pause !== null) return 'paused';
  return tunnel.is === 'closed' ? 'local' : tunnel.is;
}
