import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  LoaderCircle,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { InspectorState } from '../../shared/state.ts';
import { tunnelKinds } from '../../shared/tunnel.ts';

/** The state of the listener and the tunnel; its words are in `address.json`. */
export type AddressState =
  | 'starting'
  | 'notListening'
  | 'paused'
  | 'open'
  | 'ownOpen'
  | 'degraded'
  | 'ownDegraded'
  | 'opening'
  | 'failed'
  | 'closed'
  | 'off';

interface StateLook {
  readonly icon: LucideIcon;
  readonly tone: 'ok' | 'warning' | 'error' | null;
}

/** Each state has its own shape or word, so its colour is not needed to tell it apart. */
export const looks: Readonly<Record<AddressState, StateLook>> = {
  starting: { icon: LoaderCircle, tone: null },
  notListening: { icon: CircleAlert, tone: 'error' },
  paused: { icon: CirclePause, tone: 'warning' },
  open: { icon: CircleCheck, tone: 'ok' },
  ownOpen: { icon: CircleCheck, tone: 'ok' },
  degraded: { icon: TriangleAlert, tone: 'warning' },
  ownDegraded: { icon: TriangleAlert, tone: 'warning' },
  opening: { icon: LoaderCircle, tone: null },
  failed: { icon: CircleAlert, tone: 'error' },
  closed: { icon: CircleDashed, tone: null },
  off: { icon: CircleDashed, tone: null },
};

export function addressState({
  listener,
  pause,
  tunnel,
  settings: {
    tunnel: { kind },
  },
}: Pick<InspectorState, 'listener' | 'pause' | 'tunnel' | 'settings'>): AddressState {
  if (listener.is === 'starting') return 'starting';
  if (listener.is === 'failed') return 'notListening';
  if (pause !== null) return 'paused';
  const { isOwnAddress } = tunnelKinds[kind];
  if (tunnel.is === 'open') return isOwnAddress ? 'ownOpen' : 'open';
  if (tunnel.is === 'degraded') return isOwnAddress ? 'ownDegraded' : 'degraded';
  if (tunnel.is === 'closed') return kind === 'none' ? 'off' : 'closed';
  return tunnel.is;
}
