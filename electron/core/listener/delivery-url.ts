import type { ListenerState } from '../../../shared/state.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';

/** The public address with the path; `null` unless the listener is listening and the tunnel has an address. */
export function deliveryUrl(
  listener: ListenerState,
  tunnel: TunnelState,
  pathToken: string | null,
): string | null {
  if (listener.is !== 'listening' || !hasAddress(tunnel)) return null;
  return publicUrl(tunnel.url, pathToken);
}

/** The public address with the path. */
export function publicUrl(address: string, pathToken: string | null): string {
  return `${address}${deliveryPath(pathToken)}`;
}

/** The path of the Delivery URL. */
export function deliveryPath(pathToken: string | null): string {
  return pathToken === null ? '/' : `/in/${pathToken}`;
}

/** Whether there is a public address: a degraded tunnel has one as well. */
export function hasAddress(
  tunnel: TunnelState,
): tunnel is Extract<TunnelState, { readonly is: 'open' | 'degraded' }> {
  return tunnel.is === 'open' || tunnel.is === 'degraded';
}
