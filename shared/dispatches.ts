import type { HeaderPairs } from './request.ts';

/** Why an attempt brought no answer. */
export const dispatchFaults = [
  /** Nothing listens there. */
  'refused',
  /** The host's name has no address. */
  'dns',
  /** No route leads to the host. */
  'unreachable',
  /** The certificate or the TLS handshake was refused. */
  'tls',
  /** No whole answer came in time. */
  'timeout',
  /** The connection was closed before the answer was whole. */
  'reset',
  /** What came back is not HTTP. */
  'not-http',
  /** The target is our own listener, or the request had already passed through here. */
  'loop',
  /** The request can't be sent as it is: it was cut, or is not HTTP. */
  'not-sendable',
  /** The request was removed before it could be sent. */
  'removed',
  /** The user stopped it. */
  'stopped',
] as const;
export type DispatchFault = (typeof dispatchFaults)[number];

/** Faults after which nothing of the request can have reached the server. */
export const neverArrived: readonly DispatchFault[] = [
  'refused',
  'dns',
  'unreachable',
  'tls',
  'loop',
  'not-sendable',
  'removed',
];

/** Why something was sent: a destination gets it after the reply, or answers in our place, or the user sent it. */
const dispatchCauses = ['forward', 'relay', 'send'] as const;
export type DispatchCause = (typeof dispatchCauses)[number];

export type DispatchOutcome =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending' }
  | {
      readonly is: 'answered';
      readonly status: number;
      /** Bytes of the answer's body that came; at most `bounds.answerBody` of them are stored. */
      readonly bodyBytes: number;
      readonly isCut: boolean;
    }
  | { readonly is: 'failed'; readonly fault: DispatchFault; readonly detail: string }
  /** The user chose not to send what waited. */
  | { readonly is: 'skipped' };

/** How what was sent differs from what was captured. All absent or `false`: it was sent byte for byte. */
export interface DispatchChanges {
  /** The name of the test key that it was signed with again. */
  readonly signedWith: string | null;
  /** It got a new `messageId`, `webhookId` and `timestamp`. */
  readonly isNew: boolean;
  /** The user edited it. */
  readonly isEdited: boolean;
}

/** A dispatch is one attempt to send a request to a server: a fact, like the request itself. */
export interface Dispatch {
  readonly id: number;
  /** The captured request; `null` when a sample was edited and sent. */
  readonly requestId: number | null;
  readonly cause: DispatchCause;
  /** `null` when the user sent it to a URL. The name is the one that it had then. */
  readonly destination: { readonly id: string; readonly name: string } | null;
  /** Where it was sent, with path and query. */
  readonly url: string;
  readonly changes: DispatchChanges;
  /** Which attempt at the same forward, or in the same play, from 1 on. Other sendings of the user are always 1. */
  readonly attempt: number;
  /** An earlier attempt may have arrived although we never saw its answer. */
  readonly mayBeTwice: boolean;
  /** Milliseconds since 1970: when it was sent, or when it began to wait. */
  readonly at: number;
  /** From the start of the attempt until its end; `null` before that. */
  readonly ms: number | null;
  readonly outcome: DispatchOutcome;
}

/** What a server answered. */
export interface DispatchAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderPairs;
  /** The stored start of the body. */
  readonly body: Uint8Array;
  readonly isCut: boolean;
}

/** What was really sent, where it differs from the captured request. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderPairs;
  readonly body: Uint8Array;
}

/** What a row of the list says of the dispatches of its request: the last two outcomes, newest last. */
export interface DispatchSummary {
  /** At most 100: of more, the newest are looked at. */
  readonly count: number;
  /** A status, or a fault; empty while all of them wait. At most two, the older one first. */
  readonly last: readonly (number | DispatchFault)[];
  /** Some wait or are being sent. */
  readonly isWaiting: boolean;
  /** A result at a destination that is not 2xx and that no later result of the same destination followed. */
  readonly failed: number | DispatchFault | null;
}

/** How what is sent differs from the captured request. */
export interface SendOptions {
  /** The fingerprint of the test key that signs the body again; `null` leaves the signature as it is. */
  readonly signWith: string | null;
  /** Gives each message a new `messageId`, `webhookId` and `timestamp`. Without `signWith`, an old signature is left out. */
  readonly asNew: boolean;
  /** How many are started each second; `null` for no limit. */
  readonly perSecond: number | null;
  /** How many are sent at the same time. */
  readonly concurrency: number;
  /** How often each is sent. */
  readonly repeat: number;
}

/** Where the user sends: a destination by its id, any URL, or the own Delivery URL. */
export type SendTarget =
  { readonly destination: string } | { readonly url: string } | { readonly deliveryUrl: true };

/** A sending of one or many requests, while it goes on and once it has ended. */
export interface SendRun {
  readonly number: number;
  /** Where to, for people. */
  readonly target: string;
  readonly total: number;
  readonly done: number;
  /** How many were to become new and were sent as they were: their body has no `messageId`, `webhookId` or `timestamp`. */
  readonly notRenewed: number;
  /** How many got each status, and how many failed with each fault; the most frequent first. */
  readonly outcomes: readonly (readonly [outcome: number | DispatchFault, count: number])[];
  readonly startedAt: number;
  /** `null` while it goes on. */
  readonly endedAt: number | null;
  /** It ended, or is about to end, before everything was sent. */
  readonly isStopped: boolean;
}
