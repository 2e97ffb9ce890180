import type { DroppedStrays } from './access.ts';
import type { DestinationState } from './destinations.ts';
import type { Undecided } from './reply-rules.ts';
import type { QueryFault, SearchState } from './search.ts';
import type { Settings } from './settings.ts';
import type { TestKey } from './signature.ts';
import type { RecheckProgress, StoreState } from './store-state.ts';
import type { TunnelState } from './tunnel.ts';

/** Why the listener does not listen. The window shows a next step for each code. */
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

/** A settings file that could not be understood and was renamed at the start. */
export interface SettingsAside {
  /** Its new path. */
  readonly path: string;
  /** What is wrong with it, key by key; those keys have their defaults now. */
  readonly detail: string;
}

/** Requests are answered 503 and not stored, because the user wants so. */
export interface Pause {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** How many requests were refused since then. */
  readonly refused: number;
}

/** How far the inspector's background work is, and what it only counted. While it works, this changes many times a second. */
export interface InspectorProgress {
  readonly search: SearchState;
  /** How many outdated findings are computed again so far; `null` when none wait. */
  readonly recheck: RecheckProgress | null;
  readonly undecided: Undecided;
  /** Strays that were not stored, for each of the two reasons. */
  readonly droppedStrays: DroppedStrays;
  /** `null` while requests are received. */
  readonly pause: Pause | null;
  /** In the order of the settings. */
  readonly destinations: readonly DestinationState[];
}

/** What is known about the inspector and changes seldom. */
export interface InspectorStatus {
  readonly listener: ListenerState;
  readonly tunnel: TunnelState;
  /** The public address that the CRM was given, while the tunnel has another one and the user has not confirmed it. */
  readonly movedFrom: string | null;
  /** Where a CRM must post: the public address when the tunnel is open, else `null`. */
  readonly deliveryUrl: string | null;
  readonly settings: Settings;
  /** The user's own test keys. */
  readonly keys: readonly TestKey[];
  readonly settingsAside: SettingsAside | null;
  /** What is wrong with the queries of reply rules, by the rules' ids; such a rule never matches. */
  readonly ruleFaults: Readonly<Record<string, QueryFault>>;
  /** What is wrong with the queries of destinations, by the destinations' ids; nothing is forwarded to such a one. */
  readonly destinationFaults: Readonly<Record<string, QueryFault>>;
  /** What is wrong with the query of notifications; nothing passes then. */
  readonly notifyFault: QueryFault | null;
  readonly store: StoreState;
}

/** Everything about the inspector that is small. */
export type InspectorState = InspectorStatus & InspectorProgress;
