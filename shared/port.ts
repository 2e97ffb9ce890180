/**
 * A call over a message port to the inspector. Both its ports have these messages: the window's (`InspectorCalls`,
 * `Events`) and the main process's (`ControlCalls`, `ControlEvents`).
 */
export interface PortCall {
  readonly id: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

/** `thrown` is the message of a bug; an expected failure is a value. */
export type PortAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly thrown: string };

export interface PortEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The main process sends it together with a transferred port, on which the inspector then serves a window. */
export interface PortOffer {
  readonly offer: 'window';
}
