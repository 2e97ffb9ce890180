import type { Kind } from './kinds.ts';
import type { NotificationKind } from './notification-kinds.ts';

/** Whether requests arrive, in one word for an icon: the reason comes first that must be mended first. */
export const receivingConditions = [
  'starting',
  'not-listening',
  'paused',
  'open',
  'degraded',
  'opening',
  'failed',
  /** There is no tunnel, and none is wanted. */
  'local',
] as const;
export type ReceivingCondition = (typeof receivingConditions)[number];

/** What is shown of the inspector outside the window. Nothing in it is a sender's text. */
export interface BackgroundState {
  readonly is: ReceivingCondition;
  /** The Delivery URL, or the local address where there is no tunnel; `null` where there is neither. */
  readonly address: { readonly url: string; readonly isPublic: boolean } | null;
  /** Requests that were refused during the present pause. */
  readonly refused: number;
  /** The newest captured request that is not a stray; `null` when there is none among the newest of the list. */
  readonly last: NewestRequest | null;
  /** Requests that came since the user last looked, without strays. */
  readonly unread: number;
}

interface NewestRequest {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** `null` before the inspection. */
  readonly kind: Kind | null;
}

/** Something that happened, of which the user may want to be notified. */
export interface RaisedNotice {
  readonly kind: NotificationKind;
  /** How many times, within a moment. */
  readonly count: number;
  /** The newest request that it is about. */
  readonly request: { readonly id: number; readonly kind: Kind | null } | null;
  /** The name that the user gave to what it is about. */
  readonly name: string | null;
}
