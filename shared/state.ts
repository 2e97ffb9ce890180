import type { SearchState } from './search.ts';
import type { Settings } from './settings.ts';
import type { RecheckProgress, StoreState } from './store-state.ts';

/** Why the listener does not listen, as a code that the window turns into a next step. */
export type ListenerFault = 'port-taken' | 'permission-denied' | 'address-unavailable' | 'unknown';

export type ListenerState =
  | { readonly is: 'starting' }
  | {
      readonly is: 'listening';
      readonly host: string;
      readonly port: number;
      readonly localUrl: string;
    }
  | {
      readonly is: 'failed';
      readonly fault: ListenerFault;
      readonly port: number;
      readonly detail: string;
    };

/** Why there is no tunnel. `detail` on the state is the world's own words. */
export type TunnelFault =
  'no-answer' | 'refused' | 'unreachable' | 'bad-answer' | 'blocked-port' | 'died';

export type TunnelState =
  | { readonly is: 'closed' }
  | { readonly is: 'opening'; readonly host: string }
  | {
      readonly is: 'open';
      readonly url: string;
      /** The name that was asked for when another was granted. */
      readonly insteadOf: string | null;
    }
  | {
      readonly is: 'failed';
      readonly host: string;
      readonly fault: TunnelFault;
      readonly detail: string;
    };

/** Everything about the inspector that is small and changes seldom; pushed whole. */
export interface InspectorState {
  readonly listener: ListenerState;
  readonly tunnel: TunnelState;
  /** Where a CRM must post: the public address when the tunnel is open, else `null`. */
  readonly deliveryUrl: string | null;
  readonly settings: Settings;
  readonly store: StoreState;
  readonly search: SearchState;
  /** How far findings of an older version are computed again; `null` when none wait. */
  readonly recheck: RecheckProgress | null;
}
