import type { ListenerState } from '../../../shared/state.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';
import { deliveryPath } from './head.ts';

/** The public address with the path, while both ends of it are there. */
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

/** Whether there is a public address: a weak tunnel has one as well. */
export function hasAddress(
  tunnel: TunnelState,
): tunnel is Extract<TunnelState, { readonly is: 'open' | 'degraded' }> {
  return tunnel.is === 'open' || tunnel.is === 'degraded';
}
