import { headerValue } from '../../../shared/request.ts';
import type { CapturedRequest } from '../../../shared/request.ts';

/** Reserved for names that must not exist (RFC 2606). */
const unknownHost = 'unknown-host.invalid';

/** Host and port (RFC 9110, section 7.2), without characters that could end up in the path. */
const authority = /^[\w.\-:[\]]+$/;

/** Characters that a URI can't contain (RFC 3986), and the `#` that would begin a fragment. */
const notInUri = /[^\w\-.~:/?[\]@!$&'()*+,;=%]/g;

/**
 * The URL that the sender most likely used, made of the request target and the Host header. For a request through the tunnel it is
 * https unless X-Forwarded-Proto says http.
 *
 * @param publicBase the user's own public address. A request that names its host was sent there, and the proxy there removed the
 *   path of the address.
 */
export function absoluteUrl(
  { url, headers, via }: CapturedRequest,
  publicBase: string | null = null,
): string {
  const target = encodedTarget(url ?? '/');
  if (/^https?:\/\//i.test(target) && URL.canParse(target)) return target;

  const plain = via === 'local' || headerValue(headers, 'x-forwarded-proto') === 'http';
  const host = headerValue(headers, 'host') ?? '';
  const base = ownBase(publicBase, [host, headerValue(headers, 'x-forwarded-host') ?? '']);
  const origin =
    base ?? `${plain ? 'http' : 'https'}://${authority.test(host) ? host : unknownHost}`;
  const whole = origin + (target.startsWith('/') ? target : '/');
  return URL.canParse(whole) ? whole : `http://${unknownHost}/`;
}

/** The user's own address without a trailing slash, when one of the hosts is its host. */
function ownBase(publicBase: string | null, hosts: readonly string[]): string | null {
  const url = publicBase === null ? null : URL.parse(publicBase);
  if (url === null || !hosts.some((host) => host.toLowerCase() === url.host)) return null;
  return url.origin + url.pathname.replace(/\/$/, '');
}

/** A request target with what a URI can't contain in percent-encoding. */
export function encodedTarget(target: string): string {
  return target.replace(notInUri, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
