import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderPairs } from '../../../shared/request.ts';
import { deliveryPath } from './delivery-url.ts';

/**
 * Header or trailer fields as ordered pairs, from Node's flat `rawHeaders` or `rawTrailers`.
 * Values are Latin-1: one character for each byte on the wire.
 */
export function headerPairs(flat: readonly string[]): HeaderPairs {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] ?? '', flat[i + 1] ?? '']);
  return pairs;
}

/** Address and port of the sender, IPv6 in brackets; `null` when the connection is already closed. */
export function peerOf({ remoteAddress, remotePort }: Socket): string | null {
  if (remoteAddress === undefined || remotePort === undefined) return null;
  return remoteAddress.includes(':')
    ? `[${remoteAddress}]:${remotePort}`
    : `${remoteAddress}:${remotePort}`;
}

/**
 * Whether a request is outside the Delivery URL's path. A query string may follow the path, and
 * a proxy may send the absolute form (RFC 9112, section 3.2).
 *
 * @param pathToken `null` accepts every path.
 */
export function isOutsidePath(message: IncomingMessage, pathToken: string | null): boolean {
  if (pathToken === null) return false;
  const target = message.url ?? '';
  const delivery = deliveryPath(pathToken);
  // Nearly every request has one of these two forms. Parsing a URL would take longer than all other work on the head.
  if (target === delivery || target.startsWith(`${delivery}?`)) return false;
  const path = URL.parse(target, 'http://localhost')?.pathname ?? target;
  return path !== delivery;
}
