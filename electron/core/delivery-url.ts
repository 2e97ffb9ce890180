import type { ListenerState, TunnelState } from '../../shared/state.ts';
import { deliveryPath } from './listener/head.ts';

/** The public address with the path, while both ends of it are there. */
export function deliveryUrl(
  listener: ListenerState,
  tunnel: TunnelState,
  pathToken: string | null,
): string | null {
  if (listener.is !== 'listening' || tunnel.is !== 'open') return null;
  return `${tunnel.url.replace(/\/$/, '')}${deliveryPath(pathToken)}`;
}
