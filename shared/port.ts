/**
 * What travels over a message port to and from the inspector. One form serves both its ports:
 * the window's (`InspectorCalls`, `Events`) and the main process's (`ControlCalls`, `ControlEvents`).
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

/** Sent by the main process along with a transferred port: a window wants to be served on it. */
export interface PortOffer {
  readonly offer: 'window';
}
