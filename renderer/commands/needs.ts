import { pairOf } from '../store/many.ts';
import type { WindowState } from '../store/window-store.ts';

/** What a command needs to be possible. Its sentence in `commands.json` says what is missing. */
export const needs = {
  request: ({ selection }) => selection.id !== null,
  requests: ({ view }) => view.total > 0,
  pair: ({ many }) => pairOf(many) !== null,
  several: ({ many }) => many !== null,
  // What it last said stays here while it is down.
  inspector: ({ inspector, connected }) => inspector !== null && connected !== false,
  address: (window) => addressOf(window) !== null,
  'open-tunnel': ({ inspector }) =>
    inspector?.tunnel.is === 'open' || inspector?.tunnel.is === 'degraded',
  'tunnel-not-open': ({ inspector }) => inspector?.tunnel.is !== 'open',
  receiving: ({ inspector }) => inspector?.pause === null,
  paused: ({ inspector }) => inspector !== null && inspector.pause !== null,
  'no-sample-sending': ({ sample }) => sample.is !== 'sending',
  removal: ({ removals }) => removals.length > 0,
  earlier: ({ history }) => history.back.length > 0,
  later: ({ history }) => history.forward.length > 0,
} as const satisfies Readonly<Record<string, (window: WindowState) => boolean>>;

export type Need = keyof typeof needs;

/** The address to paste into the CRM; without a tunnel, the local one. */
export function addressOf({ inspector }: WindowState): string | null {
  if (inspector === null) return null;
  const { deliveryUrl, listener } = inspector;
  return deliveryUrl ?? (listener.is === 'listening' ? listener.localUrl : null);
}
