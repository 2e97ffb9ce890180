import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { ListenerState } from '../../../shared/state.ts';
import { tunnelKinds, type TunnelKind, type TunnelState } from '../../../shared/tunnel.ts';
import { isOwnNetworkAddress } from '../fetch/own-network.ts';
import { hasAddress, publicUrl } from '../listener/delivery-url.ts';

/** Where this inspector can be reached at the moment. */
export interface OwnPlaces {
  readonly listener: ListenerState;
  readonly tunnelPort: number | null;
  readonly tunnel: TunnelState;
  readonly tunnelKind: TunnelKind;
  readonly pathToken: string | null;
}

/**
 * Whether a URL leads to our own listener, so that nothing must be forwarded to it. A name that only a look-up shows to be
 * this computer is recognised by the mark instead (`loop-mark.ts`).
 */
export function isOwnAddress(url: string, places: OwnPlaces): boolean {
  const target = URL.parse(url);
  if (target === null) return false;
  return isOwnListener(target, places) || isPublicAddress(target, places);
}

function isOwnListener(target: URL, { listener, tunnelPort }: OwnPlaces): boolean {
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
  const { hostname } = target;
  if (port === tunnelPort && isLoopback(hostname)) return true;
  if (listener.is !== 'listening' || port !== listener.port) return false;
  return (
    isLoopback(hostname) || (!isLoopback(listener.host) && isThisComputer(hostname, listener.host))
  );
}

/** All of a tunnel's address is ours. Of the user's own address, which may serve more, only the Delivery URL is. */
function isPublicAddress(target: URL, { tunnel, tunnelKind, pathToken }: OwnPlaces): boolean {
  if (!hasAddress(tunnel)) return false;
  const isOwn = tunnelKinds[tunnelKind].isOwnAddress;
  const ours = URL.parse(isOwn ? publicUrl(tunnel.url, pathToken) : tunnel.url);
  // A tunnel answers both http and https.
  if (ours === null || ours.hostname !== target.hostname) return false;
  if (ours.port !== target.port && ours.protocol === target.protocol) return false;
  const path = ours.pathname.replace(/\/$/, '');
  return target.pathname === path || target.pathname.startsWith(`${path}/`);
}

/** @param hostname as `URL` writes it: it turns every spelling of an IPv4 address into four decimal numbers. */
function isLoopback(hostname: string): boolean {
  if (/(^|\.)localhost\.?$/i.test(hostname)) return true;
  const address = addressOf(hostname);
  return address !== null && ['loopback', 'unspecified'].includes(address.range());
}

/** The listener listens at an address of the network: `host`, or all of them. */
function isThisComputer(hostname: string, host: string): boolean {
  const address = addressOf(hostname);
  if (address === null) return false;
  const listened = addressOf(host);
  if (listened !== null && listened.range() !== 'unspecified')
    return listened.toString() === address.toString();
  return isOwnNetworkAddress(address.toString());
}

function addressOf(hostname: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  // An IPv6 address that contains an IPv4 one is read as that.
  return isIP(bare) === 0 ? null : ipaddr.process(bare);
}
