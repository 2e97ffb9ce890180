import { isIP } from 'node:net';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** A URL that may be resolved; its addresses are checked afterwards. */
export interface FetchTarget {
  readonly url: URL;
  /** The user allowed this host and port, so any address is accepted. */
  readonly allowed: boolean;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
}

/** Ports from 1024 on that the Fetch Standard blocks ("bad port"), since no web server listens there. */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10_080,
]);

/**
 * Top-level names that are not public: RFC 6761 (`localhost`, `test`, `invalid`), RFC 6762 (`local`),
 * RFC 7686 (`onion`), RFC 8375 (`home.arpa`), RFC 9476 (`alt`), and `internal`, reserved by ICANN.
 */
const localName = /(?:^|\.)(?:localhost|test|invalid|local|onion|home\.arpa|alt|internal)$/;

/**
 * Checks a URL as written, before its name is resolved. The WHATWG parser has already normalised octal, hex and short
 * IPv4 addresses, and unusual digits and dots.
 *
 * @param allowedHost `host` or `host:port` of the settings; without a port it allows 80 and 443.
 */
export function readTarget(
  written: string,
  allowedHost: string | null,
): Result<FetchTarget, FetchFault> {
  const url = URL.parse(written);
  if (url === null) return refused('not-a-url', cutText(written, 200));
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refused('not-http', url.protocol);
  if (url.username !== '' || url.password !== '') return refused('credentials', url.host);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isAllowed(url, allowedHost)) {
    return { ok: true, value: { url, allowed: true, hostname } };
  }
  const port = portOf(url);
  if (port !== 80 && port !== 443 && (port < 1024 || badPorts.has(port))) {
    return refused('blocked-port', url.host);
  }
  if (isIP(hostname) === 0) {
    const name = hostname.replace(/\.$/, '');
    if (!name.includes('.') || localName.test(name)) {
      return refused('blocked-address', `${hostname} (local name)`);
    }
  }
  return { ok: true, value: { url, allowed: false, hostname } };
}

function isAllowed(url: URL, allowedHost: string | null): boolean {
  if (allowedHost === null) return false;
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(allowedHost) ?? [];
  return (
    url.hostname === host && (port === undefined ? url.port === '' : portOf(url) === Number(port))
  );
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function refused(fault: FetchFault, detail: string): Result<never, FetchFault> {
  return { ok: false, fault, detail };
}
